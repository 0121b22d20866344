//! The language of validation rules: what no table of cases can say. The cases themselves stand in
//! `tests/data/expressions.toml`.

use proptest::prelude::*;

use crate::domain::{
    finding::Severity,
    form::Check,
    rules::{
        Checks, Comparison, Condition, MissingValues, Operator, Rule, Side,
        sample::{World, form, form_with},
    },
};

fn side(expression: &str, missing_values: MissingValues) -> Side {
    Side {
        expression: expression.to_owned(),
        missing_values,
        description: String::new(),
    }
}

fn rule(left: Side, operator: Operator, right: Side) -> Check {
    let organisation_unit_levels = Vec::new();
    let comparison = Comparison {
        left,
        operator,
        right,
        organisation_unit_levels,
        period_type: None,
    };
    Check {
        id: "rule".to_owned(),
        severity: Severity::Soft,
        rule: Rule::Comparison(comparison),
        instruction: None,
    }
}

fn faults(expression: &str) -> Vec<bool> {
    let all = MissingValues::SkipIfAll;
    let form = form_with(rule(
        side(expression, all),
        Operator::EqualTo,
        side("1", all),
    ));
    Checks::prepare(&form)
        .faults()
        .iter()
        .map(|fault| fault.is_server_only)
        .collect()
}

#[test]
fn what_is_no_expression_is_a_fault_and_nothing_worse() {
    let deep = format!("{}1{}", "(".repeat(5_000), ")".repeat(5_000));
    let signs = format!("{}1", "-".repeat(5_000));
    let chain = format!("1{}", "+1".repeat(5_000));
    let long = "1 ".repeat(30_000);
    for expression in [
        "",
        "1 +",
        ") 1",
        "(1",
        "1 2",
        "#{",
        "'open",
        "if(1,2)",
        "greatest()",
        "1..2",
        "=",
        &deep,
        &signs,
        &chain,
        &long,
    ] {
        assert_eq!(
            faults(expression),
            [false],
            "{}",
            expression.chars().take(20).collect::<String>()
        );
    }
    let fair = format!("1{}", "+1".repeat(900));
    assert_eq!(faults(&fair), [false; 0]);
}

fn condition(when: &str) -> Check {
    let condition = Condition {
        rows: vec!["1".to_owned()],
        opened_vial: Vec::new(),
        when: when.to_owned(),
        at: None,
        facts: std::collections::BTreeMap::from([("keyed".to_owned(), "{row.A}".to_owned())]),
        settings: std::collections::BTreeMap::from([("least".to_owned(), 5.0)]),
        silences: Vec::new(),
        at_most_one: false,
    };
    Check {
        id: "own".to_owned(),
        severity: Severity::Soft,
        rule: Rule::Condition(condition),
        instruction: None,
    }
}

#[test]
fn a_condition_is_asked_of_each_row_that_has_its_columns() {
    let world = World::of(form_with(condition("{row.C} > [least]")));
    assert_eq!(Checks::prepare(&world.form).faults(), []);
    // 1.03C is greyed.
    let world = world.with("1.01A=1 1.01C=6 1.02A=1 1.02C=5 1.03A=9");
    assert_eq!(world.told("own"), ["1.01"]);
}

#[test]
fn a_condition_is_silent_where_a_number_is_missing() {
    let told = |when: &str, keyed: &str| {
        let world = World::of(form_with(condition(when))).with(keyed);
        !world.told("own").is_empty()
    };
    assert!(!told("{row.A} + {row.B} < [least]", "1.01A=1"));
    assert!(!told("{row.A} + {row.B} < [least]", "1.01A=1 1.01B=-"));
    assert!(told("{row.A} + {row.B} < [least]", "1.01A=1 1.01B=1"));
    assert!(told(
        "{row.A} == 1 && firstNonNull({row.B}, 0) == 0",
        "1.01A=1"
    ));
    assert!(told("{row.A} == 1 && isNull({row.B@-1})", "1.01A=1"));
    assert!(!told("{row.A} == {row.A@-1}", "1.01A=1"));
    assert!(!told("{row@3} > 1", "1.01A=1 1.01B=1 1.01C=1"));
}

#[test]
fn the_reports_before_count_only_once_confirmed() {
    let world = World::of(form_with(condition("{row.A@3} == 12")));
    let mut world = world.with("1.01A=4").always(2);
    assert_eq!(world.told("own"), ["1.01"]);
    world.history.reports[1].status = crate::domain::status::Status::Draft;
    assert_eq!(world.told("own"), [""; 0]);
}

#[test]
fn a_condition_of_an_unknown_place_is_a_fault() {
    for when in [
        "{7.01A} > 1",
        "{1.03C} > 1",
        "{row.X} > 1",
        "[unknown] > 1",
        "{row.A@99} > 1",
        "{section 9} > 1",
    ] {
        let faults = Checks::prepare(&form_with(condition(when)))
            .faults()
            .to_vec();
        assert_eq!(faults.len(), 1, "{when}");
        assert!(!faults[0].is_server_only, "{when}");
    }
}

#[test]
fn nothing_is_asked_twice_of_one_cell() {
    let world = World::of(form()).with("1.01A=-3");
    let checks = Checks::prepare(&world.form);
    let touching = checks.touching(&world.asking(), world.cell("1.01A"));
    assert_eq!(touching.len(), 1);
    assert_eq!(checks.touching(&world.asking(), world.cell("1.02A")), []);
}

proptest! {
    #[test]
    fn no_text_stops_the_program(text in "\\PC{0,80}") {
        faults(&text);
    }

    #[test]
    fn no_likely_text_stops_the_program(text in "([-+*/%^()<>=!&|,. ]|#\\{Elemen10000\\}|if|isNull|log|[0-9]{1,3}|and|not|null){0,40}") {
        let all = MissingValues::SkipIfAll;
        let form = form_with(rule(side(&text, all), Operator::EqualTo, side("1", all)));
        World::of(form).with("1.01A=3").findings();
    }
}
