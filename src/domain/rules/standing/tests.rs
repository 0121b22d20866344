//! What is kept up to date is what asking everything anew tells.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::domain::{
    finding::Severity,
    form::{Check, Form},
    rules::{
        Checks, Comparison, MissingValues, Operator, Rule, Side,
        sample::{World, form},
    },
};

/// A server's form: four rules, every general check, half-filled rows and blanks without a comment.
fn server_form() -> Form {
    let side = |expression: &str, missing_values| Side {
        expression: expression.to_owned(),
        missing_values,
        description: String::new(),
    };
    let check = |id: &str, left, operator, right| Check {
        id: id.to_owned(),
        severity: Severity::Soft,
        rule: Rule::Comparison(Comparison {
            left: side(left, MissingValues::NeverSkip),
            operator,
            right: side(right, MissingValues::SkipIfAny),
            organisation_unit_levels: Vec::new(),
            period_type: None,
        }),
        instruction: None,
    };
    let mut form = form();
    form.field_combination_required = true;
    form.no_value_requires_comment = true;
    form.checks = vec![
        check(
            "less",
            "#{Elemen10000}",
            Operator::LessThan,
            "#{Elemen20000}",
        ),
        check(
            "pair",
            "#{Elemen10000.ComboA00000}",
            Operator::CompulsoryPair,
            "#{Elemen40000}",
        ),
        check("nought", "#{Elemen30000}", Operator::GreaterThan, "0"),
        check(
            "before",
            "#{Elemen40000}.periodOffset(-1)",
            Operator::EqualTo,
            "3",
        ),
    ];
    form
}

const PLACES: [&str; 9] = [
    "1.01A", "1.01B", "1.01C", "1.02A", "1.02B", "1.02C", "1.03A", "1.03B", "2.01A",
];

proptest! {
    #[test]
    fn it_is_what_asking_everything_anew_tells(
        edits in prop::collection::vec((0..PLACES.len(), "(|-|0|[1-9]|[1-9][0-9]|x)"), 1..25),
        past in 0..12_i32,
    ) {
        let mut world = World::of(server_form()).with("1.01A=4 2.01A=3").always(past);
        let checks = Checks::prepare(&world.form);
        let mut standing = checks.stand(&world.asking());
        for (place, text) in edits {
            let cell = world.cell(PLACES[place]);
            world = world.with(&format!("{}={text}", PLACES[place]));
            checks.renew(&world.asking(), &mut standing, &BTreeSet::from([cell]));
            prop_assert_eq!(standing.findings(), checks.all(&world.asking()));
        }
    }
}

#[test]
fn a_rule_that_needs_an_unknown_month_is_left_to_the_server() {
    let world = World::of(server_form()).with("2.01A=3");
    let checks = Checks::prepare(&world.form);
    assert_eq!(checks.left_to_server(&world.asking()), ["before"]);
    let world = world.always(1);
    assert_eq!(checks.left_to_server(&world.asking()), [""; 0]);
    let mut form = server_form();
    if let Rule::Comparison(rule) = &mut form.checks[0].rule {
        rule.left.expression = "OUG{Group000000}".to_owned();
        rule.organisation_unit_levels = vec![4];
    }
    let world = World::of(form).always(1);
    let checks = Checks::prepare(&world.form);
    assert_eq!(checks.left_to_server(&world.asking()), ["less"]);
}

#[test]
fn a_form_that_must_be_valid_to_be_complete_makes_its_rules_hard() {
    let mut form = server_form();
    form.valid_complete_only = true;
    let world = World::of(form).with("1.01A=9 1.02A=1");
    let checks = Checks::prepare(&world.form);
    let less = checks
        .all(&world.asking())
        .into_iter()
        .find(|finding| finding.check == "less");
    assert_eq!(less.unwrap().severity, Severity::Hard);
}
