//! What every form is asked, a server's too.

use crate::domain::{
    finding::{Fact, Finding, Severity},
    form::{Form, FormOption},
    names::Names,
    report::{ControlTotal, TotalOf},
    rules::{
        Rule,
        sample::{World, form},
    },
    value::{Entry, Value, ValueType},
};

const FULL: &str = "1.01A=10 1.01B=20 1.01C=30 1.02A=1 1.02B=2 1.02C=3 1.03A=7 1.03B=8 2.01A=5";

fn full() -> World {
    World::of(form()).with(FULL)
}

fn keys(world: &World) -> Vec<String> {
    let told = |finding: &Finding| format!("{} {}", finding.check, finding.place);
    world.findings().iter().map(told).collect()
}

#[test]
fn nothing_is_said_of_a_full_form() {
    assert_eq!(keys(&full()), [""; 0]);
    assert_eq!(keys(&full().always(12)), ["same-as-before 1.01"; 0]);
}

#[test]
fn a_value_must_be_of_its_kind() {
    for wrong in ["-3", "1.5", "x", "007", "99999999999"] {
        let world = full().with(&format!("1.02B={wrong}"));
        assert_eq!(keys(&world), ["value 1.02"], "{wrong}");
        assert_eq!(world.findings()[0].severity, Severity::Hard);
        assert_eq!(world.findings()[0].cells, [world.cell("1.02B")]);
    }
}

#[test]
fn a_choice_must_be_one_of_the_options() {
    let mut form = form();
    let set = "OptSet00000".parse().unwrap();
    let option = |code: &str| FormOption {
        code: code.to_owned(),
        names: Names::untranslated(code),
    };
    form.option_sets
        .insert(set, vec![option("GOOD"), option("BAD")]);
    let row = &mut form.sections[1].tables[0].rows[0];
    row.value_type = ValueType::Text;
    row.option_set = Some(set);
    let told = |value: &str| {
        World::of(form.clone())
            .with(FULL)
            .with(&format!("2.01A={value}"))
            .told("value")
    };
    assert_eq!(told("GOOD"), [""; 0]);
    assert_eq!(told("UGLY"), ["2.01"]);
}

#[test]
fn compulsory_cells_hold_something_or_a_word_why_not() {
    let mut form = form();
    let cell = World::of(form.clone()).cell("1.02B");
    form.compulsory.push(cell);
    let world = |edit: &str| keys(&World::of(form.clone()).with(FULL).with(edit));
    assert_eq!(world("1.02B=0"), [""; 0]);
    assert_eq!(world("1.02B="), ["compulsory 1.02", "section-blanks 1"]);
    assert_eq!(world("1.02B=-"), ["compulsory-not-available 1.02"]);
}

#[test]
fn a_compulsory_cell_holds_back_only_where_the_data_set_says_so() {
    let mut form = form();
    let cell = World::of(form.clone()).cell("1.02B");
    form.compulsory.push(cell);
    let severity = |form: &Form| {
        let checks = super::checks(form);
        let check = checks.iter().find(|check| check.rule == Rule::Compulsory);
        check.unwrap().severity
    };
    assert_eq!(severity(&form), Severity::Soft);
    form.compulsory_fields_complete_only = true;
    assert_eq!(severity(&form), Severity::Hard);
}

#[test]
fn blanks_are_counted_by_section() {
    let world = full().with("1.01A= 1.03B= 2.01A=");
    assert_eq!(keys(&world), ["section-blanks 1", "section-empty 2"]);
    assert_eq!(
        world.findings()[0].facts[..2],
        [("blank", Fact::Number(2)), ("cells", Fact::Number(8))]
    );
}

#[test]
fn a_row_is_whole_or_blank_where_the_form_says_so() {
    let form = Form {
        field_combination_required: true,
        ..form()
    };
    let told = |edit: &str| {
        World::of(form.clone())
            .with(FULL)
            .with(edit)
            .told("row-half-filled")
    };
    assert_eq!(told(""), [""; 0]);
    assert_eq!(told("1.02B="), ["1.02"]);
    assert_eq!(told("1.02B=-"), [""; 0]);
    assert_eq!(told("1.02A= 1.02B= 1.02C="), [""; 0]);
}

#[test]
fn a_blank_needs_a_comment_where_the_form_says_so() {
    let form = Form {
        no_value_requires_comment: true,
        ..form()
    };
    let mut world = World::of(form).with(FULL).with("1.02B=");
    assert_eq!(world.told("blank-without-comment"), ["1"]);
    let cell = world.cell("1.02B");
    let comment = Some("page torn".to_owned());
    world.report.put(
        cell,
        Entry {
            comment,
            ..Entry::of(Value::Blank)
        },
    );
    assert_eq!(world.told("blank-without-comment"), [""; 0]);
}

#[test]
fn a_servers_form_is_held_against_its_own_past() {
    assert_eq!(
        keys(&full().always(12).with("1.01C=300")),
        ["extra-digit 1.01"]
    );
    assert_eq!(
        keys(&full().always(12).with("1.01C=70")),
        ["far-from-own 1.01"]
    );
    let mut same = full().with("1.01A=11 1.01B=12");
    assert_eq!(keys(&same), [""; 0]);
    same.form.sections[0].tables[0].rows[0].cells.truncate(3);
    assert_eq!(keys(&same.always(2)), [""; 0], "three cells are too few");
}

#[test]
fn a_report_that_cannot_be_told_from_chance_is_left_alone() {
    assert_eq!(keys(&full().always(12).with("1.01A=19")), [""; 0]);
    assert_eq!(keys(&full().always(7).with("1.01C=300")), [""; 0]);
}

fn total(of: TotalOf, value: i64) -> ControlTotal {
    ControlTotal { of, value }
}

fn row(number: &str, value: i64) -> ControlTotal {
    total(TotalOf::Row(number.to_owned()), value)
}

fn column(letter: &str, value: i64) -> ControlTotal {
    total(TotalOf::Column(1, letter.to_owned()), value)
}

/// Returns place, verdict and suspected cell of every control total that is told.
fn verdicts(edit: &str, totals: &[ControlTotal]) -> Vec<String> {
    let mut world = full().with(edit);
    world.report.control_totals = totals.to_vec();
    let fact = |finding: &Finding, name: &str| match finding.facts.iter().find(|f| f.0 == name) {
        Some((_, Fact::Text(text))) => text.clone(),
        other => panic!("{other:?}"),
    };
    let found = world
        .findings()
        .into_iter()
        .filter(|finding| finding.check == "control-total");
    found
        .map(|f| {
            format!("{} {} {}", f.place, fact(&f, "verdict"), fact(&f, "cell"))
                .trim()
                .to_owned()
        })
        .collect()
}

#[test]
fn totals_that_agree_say_nothing() {
    let section = total(TotalOf::Section(1), 81);
    assert_eq!(
        verdicts("", &[row("1.01", 60), column("A", 18), section]),
        [""; 0]
    );
}

#[test]
fn a_row_and_a_column_point_at_the_cell_where_they_cross() {
    // 1.01B is 20 on the paper and 25 in the cell.
    let totals = [
        row("1.01", 60),
        column("B", 30),
        row("1.02", 6),
        total(TotalOf::Section(1), 81),
    ];
    assert_eq!(verdicts("1.01B=25", &totals), ["1.01 cell 1.01B"]);
}

#[test]
fn cells_that_other_totals_confirm_leave_the_paper_wrong() {
    let columns = [column("A", 18), column("B", 30), column("C", 33)];
    let totals: Vec<ControlTotal> = columns.into_iter().chain([row("1.01", 61)]).collect();
    assert_eq!(verdicts("", &totals), ["1.01 paper"]);
    let rows = [
        row("1.01", 60),
        row("1.02", 6),
        row("1.03", 15),
        total(TotalOf::Section(1), 91),
    ];
    assert_eq!(verdicts("", &rows), ["1 paper"]);
}

#[test]
fn exchanged_digits_are_suspected_where_only_one_cell_fits() {
    // 13 on the paper, 31 in the cell; with 21 for 12, the 10 beside it could be a 1 as well.
    assert_eq!(
        verdicts("1.01B=31", &[row("1.01", 53)]),
        ["1.01 exchanged 1.01B"]
    );
    assert_eq!(verdicts("1.01B=21", &[row("1.01", 52)]), ["1.01 unknown"]);
}

#[test]
fn a_blank_cell_explains_a_missing_sum_first() {
    assert_eq!(verdicts("1.01B=", &[row("1.01", 60)]), ["1.01 blank"]);
}
