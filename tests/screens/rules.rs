//! Rules of a server on the screens: heard while keying, told in the reader's language, and those that
//! only the server can check said once in the review.

use std::sync::Arc;

use daftar::{
    domain::{
        finding::Severity,
        form::Check,
        language::Language,
        names::Names,
        rules::{Comparison, MissingValues, Operator, Rule, Side},
    },
    office::news::OpenReport,
    ui::screens::{entry::Entry, review::Review},
};

use crate::desk::{Desk, pilot};

fn check(id: &str, left: &str, right: &str, says: Names) -> Check {
    let side = |expression: &str| Side {
        expression: expression.to_owned(),
        missing_values: MissingValues::SkipIfAll,
        description: String::new(),
    };
    Check {
        id: id.to_owned(),
        severity: Severity::Soft,
        rule: Rule::Comparison(Comparison {
            left: side(left),
            operator: Operator::LessThanOrEqualTo,
            right: side(right),
            organisation_unit_levels: Vec::new(),
            period_type: None,
        }),
        instruction: Some(says),
    }
}

/// Opens October with two rules: the first cell is at most ten; the rest is the server's.
fn with_rules(desk: &mut Desk) -> OpenReport {
    let owed = desk.month("202610");
    let mut open = desk.open_report(owed);
    let mut form = (*open.form).clone();
    let (_, first) = form.enterable().next().unwrap();
    let mut says = Names::untranslated("The first dose is at most ten");
    says.translations
        .insert("ar".to_owned(), "الجرعة الأولى عشر على الأكثر".to_owned());
    let cell = format!(
        "#{{{}.{}}}",
        first.data_element, first.category_option_combo
    );
    form.checks.push(check("ruleOfTen01", &cell, "10", says));
    let left = Names::untranslated("Left to the server");
    form.checks
        .push(check("ruleOfUnits", &cell, "OUG{groupOfMany}", left));
    open.form = Arc::new(form);
    open
}

#[test]
fn a_violated_rule_speaks_its_instruction_while_keying() {
    for (language, says) in [
        (Language::En, "The first dose is at most ten"),
        (Language::Ar, "الجرعة الأولى عشر على الأكثر"),
    ] {
        let desk = Desk::open(language);
        let open = with_rules(&mut desk.borrow_mut());
        let mut pilot = pilot(&desk, Box::new(Entry::new(open)));
        pilot.press("1").press("2").press("Enter").press("Up");
        assert!(pilot.sees(says), "{}", pilot.frame_text());
        pilot.press("9").press("Enter").press("Up");
        assert!(!pilot.sees(says), "{}", pilot.frame_text());
    }
}

#[test]
fn the_review_says_once_how_many_rules_only_the_server_can_check() {
    for (language, says) in [
        (Language::En, "One rule can only be checked by the server"),
        (Language::Ar, "قاعدة واحدة لا يفحصها إلا الخادم"),
        (Language::Ckb, "تەنها سێرڤەر دەتوانێت بیپشکنێت"),
    ] {
        let desk = Desk::open(language);
        let open = with_rules(&mut desk.borrow_mut());
        let mut pilot = pilot(&desk, Box::new(Review::new(open)));
        assert!(pilot.sees(says), "{}", pilot.frame_text());
        pilot.press("Down");
        assert!(!pilot.sees(says), "{}", pilot.frame_text());
    }
}
