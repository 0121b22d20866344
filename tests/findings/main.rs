//! The checks of the two sample forms: for each, a report in which it speaks and one in which it is silent.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test tells what is wrong by stopping"
)]
#![expect(clippy::too_many_lines, reason = "tables of examples")]

use daftar::{
    domain::{
        finding::{Fact, Severity},
        form::Form,
        language::{Digits, Language},
        period::PeriodType,
        rules::Checks,
    },
    i18n::{Catalogue, explain},
    training::forms,
};

use crate::world::{World, balanced, month, small_month, week};

mod monthly;
mod own_months;
mod weekly;
mod world;

#[test]
fn every_check_of_the_sample_forms_can_be_asked() {
    for form in [
        forms::epi_monthly(),
        forms::vpd_weekly(PeriodType::WeeklySunday),
    ] {
        assert_eq!(Checks::prepare(&form).faults(), []);
    }
}

#[test]
fn a_form_with_its_checks_survives_being_stored() {
    for form in [forms::epi_monthly(), forms::vpd_weekly(PeriodType::Weekly)] {
        let text = serde_json::to_string(&form).unwrap();
        assert_eq!(serde_json::from_str::<Form>(&text).unwrap(), form);
    }
}

#[test]
fn nothing_is_said_of_the_sample_months() {
    for quiet in [month(), small_month()] {
        let serious = |world: &World| -> Vec<String> {
            let findings = world.findings().into_iter();
            let serious = findings.filter(|f| f.severity != Severity::Note);
            serious
                .map(|f| format!("{} {} {:?}", f.check, f.place, f.facts))
                .collect()
        };
        assert_eq!(serious(&quiet), [""; 0]);
        // Openings follow on closings, and no month is quite like the next.
        let world = quiet.closed_as_opened(1, "").closed_as_opened(2, "");
        let told = serious(&world);
        assert!(told.iter().all(|told| told.starts_with("E223")), "{told:?}");
    }
}

#[test]
fn nothing_is_said_of_a_quiet_week() {
    assert_eq!(week().summary(), [""; 0]);
    assert_eq!(week().always(30).summary(), [""; 0]);
}

#[test]
fn opened_polio_vials_may_be_given_from_all_month() {
    let world = month()
        .with(&balanced("7.03", [0, 0, 0, 0, 0, 0, 0, 30]))
        .with("1.04A=8 1.05A=0 1.05B=0 1.05C=0 1.06A=0 1.06B=0 1.06D=0 1.07A=0 1.07B=0 1.07C=0 1.07D=0")
        .with("2.04B=0 2.04C=0 2.04E=0 2.04F=0 2.06C=0");
    assert_eq!(world.told("E210"), [""; 0]);
    assert_eq!(world.clone().with("1.04A=21").told("E210"), ["7.03"]);
}

#[test]
fn vials_for_doses_are_told_once() {
    let world = month().with("7.03C=9");
    for silent in ["E204", "E205", "E207"] {
        assert_eq!(world.told(silent), [""; 0], "{silent}");
    }
    assert_eq!(world.fact("E206", "doses"), Fact::Number(180));
}

#[test]
fn blank_cells_are_counted() {
    assert_eq!(
        month().with("6.01A= 6.02A= 6.02B=").fact("E222", "blank"),
        Fact::Number(3)
    );
}

#[test]
fn only_the_largest_difference_of_one_visit_is_told() {
    let world = month().with("1.05A=20 1.06A=10");
    assert_eq!(world.told("E212"), ["1.06"]);
}

#[test]
fn a_stock_row_tells_hard_things_first_and_vials_before_balances() {
    let world = month().with("7.03C=9 7.03H=31");
    let of_row: Vec<String> = world
        .findings()
        .into_iter()
        .filter(|finding| finding.place == "7.03")
        .map(|finding| finding.check)
        .collect();
    assert_eq!(of_row[..3], ["E102", "E206", "E201"]);
}

#[test]
fn every_check_has_its_words_and_its_help() {
    let english = Catalogue::new(Language::En, Digits::Latin);
    let mut ids: Vec<String> = Vec::new();
    for form in [forms::epi_monthly(), forms::vpd_weekly(PeriodType::Weekly)] {
        ids.extend(form.checks.into_iter().map(|check| check.id));
    }
    for id in ids {
        let key = format!("finding-{}", id.to_lowercase());
        for part in ["", "-title", "-help"] {
            assert!(english.has(&format!("{key}{part}")), "{key}{part}");
        }
    }
}

#[test]
fn a_finding_is_told_with_its_numbers_in_the_digits_of_the_reader() {
    let world = month().with("7.03G=230");
    let findings = world.findings();
    let finding = findings
        .iter()
        .find(|finding| finding.check == "E201")
        .unwrap();
    let told = |language, digits| {
        let catalogue = Catalogue::new(language, digits);
        let told = explain::finding(&catalogue, &world.form, finding);
        let plain = |text: String| text.replace(['\u{2068}', '\u{2069}', '\u{200f}'], "");
        (plain(told.place_label), plain(told.sentence))
    };
    let (place, sentence) = told(Language::En, Digits::Latin);
    assert_eq!(place, "7.03 OPV");
    assert_eq!(
        sentence,
        "Counted closing 230, by the book 240: difference 10. Was it counted?"
    );
    let (place, sentence) = told(Language::Ar, Digits::Arabic);
    assert_eq!(place, "٧.٠٣ الشلل الفموي (OPV)");
    assert!(
        sentence.contains("٢٣٠") && sentence.contains("٢٤٠"),
        "{sentence}"
    );
}

#[test]
fn findings_stand_in_form_order() {
    let world = month().with("9.07A=82 1.01A=-3 7.03H=31 6.01A=");
    let places: Vec<String> = world.findings().into_iter().map(|f| f.place).collect();
    let hard_first = ["1.01", "6", "7.03", "9.07"];
    let mut at = 0;
    for place in &places {
        if at < hard_first.len() && place == hard_first[at] {
            at += 1;
        }
    }
    assert_eq!(at, hard_first.len(), "{places:?}");
}

#[test]
fn another_value_asks_again() {
    let key = |world: World| {
        let findings = world.findings();
        findings.iter().find(|f| f.check == "E201").unwrap().key()
    };
    let ten_short = month().with("7.03G=230");
    assert_eq!(key(ten_short.clone()), key(ten_short.clone()));
    assert_ne!(key(ten_short.clone()), key(month().with("7.03G=220")));
    // The same difference in other numbers is another finding.
    assert_ne!(key(ten_short), key(month().with("7.03A=250 7.03G=240")));
}
