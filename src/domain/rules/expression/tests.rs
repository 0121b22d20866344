//! The language of validation rules, as the server evaluates it.

use proptest::prelude::*;

use crate::domain::{
    finding::Severity,
    form::Check,
    rules::{
        Checks, Comparison, Condition, MissingValues, Operator, Rule, Side,
        sample::{World, form, form_with},
    },
};

const A: &str = "#{Elemen10000.ComboA00000}";
const B: &str = "#{Elemen10000.ComboB00000}";

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
    };
    Check {
        id: "rule".to_owned(),
        severity: Severity::Soft,
        rule: Rule::Comparison(comparison),
        instruction: None,
    }
}

fn is_violated(check: Check, keyed: &str) -> bool {
    let form = form_with(check);
    assert_eq!(Checks::prepare(&form).faults(), []);
    !World::of(form).with(keyed).told("rule").is_empty()
}

/// Tells whether an expression comes to a number, with 1.01 A, B and C = 6, 4 and blank.
fn comes_to(expression: &str, number: f64) -> bool {
    let missing = MissingValues::SkipIfAll;
    let right = side(&number.to_string(), missing);
    let equal = rule(side(expression, missing), Operator::EqualTo, right.clone());
    let differs = rule(side(expression, missing), Operator::NotEqualTo, right);
    let keyed = "1.01A=6 1.01B=4";
    // Without a value, neither is violated.
    !is_violated(equal, keyed) && is_violated(differs, keyed)
}

#[test]
fn operators_bind_as_on_the_server() {
    for (expression, number) in [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("10 - 4 - 3", 3.0),
        ("2 ^ 3 ^ 2", 512.0),
        ("-2 ^ 2", -4.0),
        ("2 * -3", -6.0),
        ("7 % 4", 3.0),
        ("12 / 4 / 3", 1.0),
        ("if(1 < 2 && 2 < 3, 5, 6)", 5.0),
        ("if(1 > 2 or not (2 > 3), 5, 6)", 5.0),
        ("if(1 == 1 and 2 != 3, 5, 6)", 5.0),
        ("if(!true || false, 5, 6)", 6.0),
        (".5 + 0.5", 1.0),
    ] {
        assert!(comes_to(expression, number), "{expression} = {number}");
    }
}

#[test]
fn functions_do_what_the_servers_do() {
    for (expression, number) in [
        (format!("{A} + {B}"), 10.0),
        ("#{Elemen10000}".to_owned(), 10.0),
        ("#{Elemen10000.*}".to_owned(), 10.0),
        (format!("greatest({A}, {B}, 3)"), 6.0),
        (format!("least({A}, {B}, 3)"), 3.0),
        ("log10(100)".to_owned(), 2.0),
        ("log(8, 2)".to_owned(), 3.0),
        ("[days]".to_owned(), 30.0),
        (
            "if(isNull(#{Elemen10000.ComboC00000}), 1, 2)".to_owned(),
            1.0,
        ),
        (format!("if(isNotNull({A}), 1, 2)"), 1.0),
        (
            "firstNonNull(#{Elemen10000.ComboC00000}, 8)".to_owned(),
            8.0,
        ),
        ("firstNonNull(removeZeros(0), 8)".to_owned(), 8.0),
        (format!("{A} + removeZeros({B})"), 10.0),
        ("if(contains('abcd', 'b', 'cd'), 1, 2)".to_owned(), 1.0),
        ("if(containsItems('ab,cd', 'b'), 1, 2)".to_owned(), 2.0),
        ("if('it\\'s' == \"it's\", 1, 2)".to_owned(), 1.0),
        // A missing value counts as zero, in greatest and least too.
        (
            "greatest(0 - 5, #{Elemen10000.ComboC00000} + 0 * #{Elemen10000})".to_owned(),
            0.0,
        ),
    ] {
        assert!(comes_to(&expression, number), "{expression} = {number}");
    }
}

#[test]
fn missing_values_follow_the_strategy_of_their_side() {
    use MissingValues::{NeverSkip, SkipIfAll, SkipIfAny};
    let sum = format!("{A} + {B}");
    let at_least = |left| {
        rule(
            side(&sum, left),
            Operator::GreaterThanOrEqualTo,
            side("5", SkipIfAll),
        )
    };
    // One of two is missing: skipped, or counted as zero.
    assert!(!is_violated(at_least(SkipIfAny), "1.01A=3"));
    assert!(is_violated(at_least(SkipIfAll), "1.01A=3"));
    assert!(is_violated(at_least(NeverSkip), "1.01A=3"));
    // All are missing.
    assert!(!is_violated(at_least(SkipIfAny), ""));
    assert!(!is_violated(at_least(SkipIfAll), ""));
    assert!(is_violated(at_least(NeverSkip), ""));
    // Not available is missing too.
    assert!(!is_violated(at_least(SkipIfAny), "1.01A=3 1.01B=-"));
}

#[test]
fn bcg_is_held_against_births_though_one_is_blank() {
    let never = MissingValues::NeverSkip;
    let births = rule(
        side(A, never),
        Operator::GreaterThanOrEqualTo,
        side(B, never),
    );
    assert!(is_violated(births.clone(), "1.01B=3"));
    assert!(!is_violated(births.clone(), "1.01A=3"));
    assert!(!is_violated(births, ""));
}

#[test]
fn pairs_ask_for_values_not_for_numbers() {
    let all = MissingValues::SkipIfAll;
    let pair = |operator| rule(side(A, all), operator, side(B, all));
    let compulsory = || pair(Operator::CompulsoryPair);
    let exclusive = || pair(Operator::ExclusivePair);
    assert!(is_violated(compulsory(), "1.01A=0"));
    assert!(is_violated(compulsory(), "1.01B=7"));
    assert!(!is_violated(compulsory(), "1.01A=0 1.01B=7"));
    assert!(!is_violated(compulsory(), ""));
    assert!(is_violated(exclusive(), "1.01A=0 1.01B=7"));
    assert!(!is_violated(exclusive(), "1.01A=0"));
    assert!(!is_violated(exclusive(), ""));
}

#[test]
fn a_division_by_zero_is_no_value() {
    let all = MissingValues::SkipIfAll;
    let ratio = |text: &str| rule(side(text, all), Operator::LessThan, side("1", all));
    assert!(!is_violated(
        ratio(&format!("{A} / {B}")),
        "1.01A=6 1.01B=0"
    ));
    assert!(!is_violated(
        ratio(&format!("{A} / {B}")),
        "1.01A=0 1.01B=0"
    ));
    assert!(is_violated(ratio(&format!("{A} / {B}")), "1.01A=6 1.01B=2"));
}

#[test]
fn a_greyed_cell_is_a_missing_value() {
    let of = |missing| {
        let greyed = "#{Elemen30000.ComboA00000} + #{Elemen30000.ComboC00000}";
        rule(
            side(greyed, missing),
            Operator::EqualTo,
            side("5", MissingValues::SkipIfAll),
        )
    };
    assert!(!is_violated(of(MissingValues::SkipIfAny), "1.03A=3"));
    assert!(is_violated(of(MissingValues::SkipIfAll), "1.03A=3"));
}

#[test]
fn an_element_half_filled_is_the_sum_of_what_is_there() {
    let any = MissingValues::SkipIfAny;
    let whole = rule(
        side("#{Elemen10000}", any),
        Operator::EqualTo,
        side("6", any),
    );
    assert!(!is_violated(whole.clone(), "1.01A=6"));
    assert!(is_violated(whole.clone(), "1.01A=6 1.01B=1"));
    assert!(!is_violated(whole, ""));
}

#[test]
fn a_rule_for_other_levels_is_not_asked() {
    let all = MissingValues::SkipIfAll;
    let mut check = rule(side(A, all), Operator::EqualTo, side("5", all));
    let Rule::Comparison(comparison) = &mut check.rule else {
        panic!("a comparison")
    };
    comparison.organisation_unit_levels = vec![1, 2];
    assert!(!is_violated(check.clone(), "1.01A=6"));
    let Rule::Comparison(comparison) = &mut check.rule else {
        panic!("a comparison")
    };
    comparison.organisation_unit_levels = vec![4];
    assert!(is_violated(check, "1.01A=6"));
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
fn what_only_the_server_knows_is_left_to_it() {
    for expression in [
        "C{Const000000}",
        "OUG{Group000000} + 1",
        "R{DataSet0000.REPORTING_RATE}",
        "I{Indica00000}",
        "D{Program0000.Elemen10000}",
        "#{Another0000}",
        "#{Elemen10000.ComboA00000.Another0000}",
        "#{deGroup:Group000000}",
        "#{Elemen10000}.periodOffset(-1)",
        "orgUnit.group(Group000000)",
        "normDistCum(1)",
        "[periodInYear]",
        "sum(#{Elemen10000})",
    ] {
        assert_eq!(faults(expression), [true], "{expression}");
    }
    // The report's own attribute option combo is no other.
    assert_eq!(faults("#{Elemen10000.ComboA00000.Default0000}"), [false; 0]);
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
