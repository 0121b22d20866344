//! The language of rules and indicators, case by case: `tests/data/expressions.toml`.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test stops where something is wrong"
)]

use std::collections::BTreeMap;

use daftar::{
    dhis2::metadata::fetched,
    domain::{
        form::{Cell, Form},
        history::{History, PastReport},
        id::DataSetId,
        indicator::Indicator,
        names::Names,
        organisation_unit::OrganisationUnit,
        period::Period,
        report::{Report, ReportKey},
        rules::{Asking, Checks, Indicators, Reckoned},
        status::Status,
        value::{Entry, Reason, Value},
    },
};
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[derive(Deserialize)]
struct Table {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    says: String,
    #[serde(default)]
    values: Vec<ValueCase>,
    #[serde(default)]
    rules: Vec<RuleCase>,
    #[serde(default)]
    indicators: Vec<IndicatorCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueCase {
    of: String,
    #[serde(default)]
    keyed: String,
    #[serde(default = "all")]
    missing: String,
    is: toml::Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleCase {
    left: String,
    #[serde(default = "all")]
    l: String,
    op: String,
    right: String,
    #[serde(default = "all")]
    r: String,
    #[serde(default)]
    levels: Vec<u8>,
    keyed: String,
    violated: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorCase {
    above: String,
    below: String,
    #[serde(default = "one")]
    factor: f64,
    #[serde(default)]
    annualized: bool,
    #[serde(default)]
    keyed: String,
    #[serde(default)]
    past: Vec<String>,
    is: toml::Value,
}

fn all() -> String {
    "all".to_owned()
}

fn one() -> f64 {
    1.0
}

/// Makes an id of a short name.
fn id(short: &str) -> String {
    format!("{short:x<11}")
}

/// Makes ids of the short names in an expression: within braces, and what `orgUnit.…` is asked of.
fn with_ids(expression: &str) -> String {
    let mut text = String::new();
    let mut is_inside = false;
    let mut is_name = false;
    let mut word = String::new();
    for c in expression.chars().chain(['\0']) {
        if is_inside && (c.is_ascii_alphanumeric() || c == '_') {
            word.push(c);
            continue;
        }
        let is_short = word.starts_with(|c: char| c.is_ascii_lowercase());
        let is_id = is_short && !["deGroup", "co"].contains(&word.as_str());
        text.push_str(&if is_id { id(&word) } else { word.clone() });
        word.clear();
        match c {
            '{' => is_inside = true,
            '(' if is_name => is_inside = true,
            '}' | ')' => (is_inside, is_name) = (false, false),
            '\0' => break,
            _ => {}
        }
        text.push(c);
        is_name |= text.ends_with("orgUnit.");
    }
    text
}

fn strategy(short: &str) -> &'static str {
    match short {
        "all" => "SKIP_IF_ALL_VALUES_MISSING",
        "any" => "SKIP_IF_ANY_VALUE_MISSING",
        "never" => "NEVER_SKIP",
        other => panic!("no strategy: {other}"),
    }
}

fn combo(name: &str, options: &[String]) -> Json {
    let told: Vec<Json> = options
        .iter()
        .map(|of| json!({"id": id(&format!("o{of}")), "name": of}))
        .collect();
    let combos: Vec<Json> = options
        .iter()
        .map(|of| json!({"id": id(of), "categoryOptions": [{"id": id(&format!("o{of}"))}]}))
        .collect();
    json!({
        "id": id(name), "categories": [{"id": id(&format!("y{name}")), "categoryOptions": told}],
        "categoryOptionCombos": combos,
    })
}

/// The form that the table speaks of, with some rules.
fn form(rules: &[Json]) -> Form {
    let own = combo("comboown", &["own".to_owned()]);
    let sexes = combo("combosex", &["m", "f", "u"].map(str::to_owned));
    let ages: Vec<String> = (1..=12).map(|age| format!("c{age}")).collect();
    let ages = combo("comboage", &ages);
    let whole = "INTEGER_ZERO_OR_POSITIVE";
    let elements = [
        ("doses", whole, &sexes),
        ("visits", whole, &sexes),
        ("ages", whole, &ages),
        ("births", whole, &own),
        ("begun", whole, &own),
        ("rate", "NUMBER", &own),
        ("agreed", "BOOLEAN", &own),
        ("word", "TEXT", &own),
        ("codes", "TEXT", &own),
        ("day", "DATE", &own),
    ];
    let members: Vec<Json> = elements
        .iter()
        .map(|(name, kind, combo)| {
            json!({"dataElement": {"id": id(name), "name": name, "valueType": kind, "categoryCombo": combo}})
        })
        .collect();
    let listed: Vec<Json> = elements
        .iter()
        .map(|(name, ..)| json!({"id": id(name)}))
        .collect();
    let data_set = json!({
        "id": id("dataset"), "name": "Cases", "periodType": "Monthly", "categoryCombo": own,
        "dataSetElements": members,
        "sections": [{
            "id": id("section"), "name": "All", "sortOrder": 1, "dataElements": listed,
            "greyedFields": [{"dataElement": {"id": id("visits")}, "categoryOptionCombo": {"id": id("u")}}],
        }],
    });
    let sets = json!({"dataSets": [data_set]}).to_string();
    let rules = json!({"validationRules": rules}).to_string();
    let set = DataSetId::parse(&id("dataset")).unwrap();
    let units = b"{\"organisationUnits\":[]}";
    let mut fetched = fetched(sets.as_bytes(), units, &[(set, rules.into_bytes())]).unwrap();
    let mut form = fetched.forms.remove(0);
    form.constants.insert(id("ten").parse().unwrap(), 10.0);
    form
}

fn rule(
    name: &str,
    left: (&str, &str),
    operator: &str,
    right: (&str, &str),
    levels: &[u8],
) -> Json {
    let side = |(expression, missing): (&str, &str)| json!({"expression": with_ids(expression), "missingValueStrategy": strategy(missing)});
    json!({
        "id": id(name), "name": name, "operator": operator, "periodType": "Monthly",
        "organisationUnitLevels": levels, "leftSide": side(left), "rightSide": side(right),
    })
}

struct World {
    form: Form,
    report: Report,
    history: History,
    unit: OrganisationUnit,
}

fn entries(form: &Form, keyed: &str) -> BTreeMap<Cell, Entry> {
    let entry = |edit: &str| {
        let (place, text) = edit.split_once('=').unwrap();
        let (element, combo) = place.split_once('.').unwrap_or((place, "own"));
        let cell = Cell {
            data_element: id(element).parse().unwrap(),
            category_option_combo: id(combo).parse().unwrap(),
        };
        assert!(form.place_of(cell).is_some(), "no cell {edit}");
        let value = match text {
            "" => Value::Blank,
            "-" => Value::NotAvailable(Reason::StockOut),
            text => Value::Given(text.to_owned()),
        };
        (cell, Entry::of(value))
    };
    keyed.split_whitespace().map(entry).collect()
}

impl World {
    fn of(form: Form, keyed: &str, past: &[String]) -> Self {
        let name = Names::untranslated("unit");
        let unit = OrganisationUnit {
            id: id("unit").parse().unwrap(),
            code: None,
            names: name.clone(),
            short_names: name,
            parent: None,
            level: 4,
            opening_date: None,
            closed_date: None,
            telephone: None,
        };
        let period = Period::parse("202506").unwrap();
        let key = ReportKey {
            data_set: form.id,
            organisation_unit: unit.id,
            period,
            attribute_option_combo: form.attribute_option_combo,
        };
        let mut report = Report::begin(key, 1);
        for (cell, entry) in entries(&form, &format!("begun=1 {keyed}")) {
            report.put(cell, entry);
        }
        let past = past.iter().zip(1..).map(|(keyed, back)| PastReport {
            period: period.offset(-back),
            status: Status::InDhis2,
            is_zero_report: false,
            entries: entries(&form, keyed),
        });
        let history = History {
            reports: past.collect(),
        };
        Self {
            form,
            report,
            history,
            unit,
        }
    }

    fn asking(&self) -> Asking<'_> {
        Asking {
            form: &self.form,
            report: &self.report,
            history: &self.history,
            organisation_unit: &self.unit,
        }
    }
}

/// A rule that names the cell which begins the report.
fn anchor() -> Json {
    rule(
        "anchor",
        ("#{begun}", "all"),
        "greater_than",
        ("0", "all"),
        &[],
    )
}

/// Tells what differs.
fn value_case(case: &ValueCase) -> Result<(), String> {
    let side = (case.of.as_str(), case.missing.as_str());
    let number = match &case.is {
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        _ => "0".to_owned(),
    };
    let has_value = rule("hasvalue", side, "compulsory_pair", ("1", "all"), &[]);
    let equals = rule("equals", side, "equal_to", (&number, "all"), &[]);
    let differs = rule("differs", side, "not_equal_to", (&number, "all"), &[]);
    let world = World::of(
        form(&[has_value, equals, differs, anchor()]),
        &case.keyed,
        &[],
    );
    let checks = Checks::prepare(&world.form);
    let faults: Vec<bool> = checks
        .faults()
        .iter()
        .map(|fault| fault.is_server_only)
        .collect();
    let found = checks.all(&world.asking());
    let told = |name: &str| found.iter().any(|finding| finding.check == id(name));
    let is = match faults.as_slice() {
        [] if told("hasvalue") => "none",
        [] if told("differs") && !told("equals") => "the number",
        [] => "another number",
        [true, ..] => "server",
        [false, ..] => "unreadable",
    };
    let expected = match &case.is {
        toml::Value::String(expected) => expected.as_str(),
        _ => "the number",
    };
    if is == expected {
        Ok(())
    } else {
        Err(format!("{} is {is}, not {:?}: {found:?}", case.of, case.is))
    }
}

fn rule_case(case: &RuleCase) -> Result<(), String> {
    let asked = rule(
        "asked",
        (&case.left, &case.l),
        &case.op,
        (&case.right, &case.r),
        &case.levels,
    );
    let world = World::of(form(&[asked, anchor()]), &case.keyed, &[]);
    let checks = Checks::prepare(&world.form);
    assert_eq!(checks.faults(), []);
    let is_violated = checks
        .all(&world.asking())
        .iter()
        .any(|finding| finding.check == id("asked"));
    if is_violated == case.violated {
        Ok(())
    } else {
        let (left, op, right) = (&case.left, &case.op, &case.right);
        Err(format!(
            "{left} {op} {right} with {:?}: violated {is_violated}",
            case.keyed
        ))
    }
}

fn indicator(name: &str, above: &str, below: &str, factor: f64) -> Indicator {
    Indicator {
        id: id(name).parse().unwrap(),
        names: Names::untranslated(name),
        numerator: with_ids(above),
        denominator: with_ids(below),
        numerator_names: Names::default(),
        denominator_names: Names::default(),
        factor,
        is_annualized: false,
        decimals: None,
        sections: Vec::new(),
        is_of_form: false,
    }
}

fn indicator_case(case: &IndicatorCase) -> Result<(), String> {
    let mut form = form(&[]);
    let asked = Indicator {
        is_annualized: case.annualized,
        is_of_form: true,
        ..indicator("asked", &case.above, &case.below, case.factor)
    };
    form.indicators = vec![
        asked,
        indicator("percent", "#{births}", "#{doses}", 100.0),
        indicator("loop", "N{loopb}", "1", 1.0),
        indicator("loopb", "N{loop}", "1", 1.0),
    ];
    let world = World::of(form, &case.keyed, &case.past);
    let reckoned = Indicators::prepare(&world.form).all(&world.asking());
    let [(_, reckoned)] = reckoned.as_slice() else {
        return Err(format!("{reckoned:?}"));
    };
    let fits = match (&case.is, reckoned) {
        (toml::Value::Integer(is), Reckoned::Value(value)) => {
            *value == f64::from(i32::try_from(*is).unwrap())
        }
        (toml::Value::Float(is), Reckoned::Value(value)) => (value - is).abs() < 1e-9,
        (toml::Value::String(is), Reckoned::Missing) => is == "none",
        (toml::Value::String(is), Reckoned::ServerOnly) => is == "server",
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(format!(
            "{} / {} is {reckoned:?}, not {:?}",
            case.above, case.below, case.is
        ))
    }
}

#[test]
fn expressions_rules_and_indicators_come_to_what_the_server_makes_of_them() {
    let table: Table = toml::from_str(include_str!("data/expressions.toml")).unwrap();
    let (mut cases, mut wrong) = (0, Vec::new());
    for group in &table.group {
        let values = group.values.iter().map(value_case);
        let rules = group.rules.iter().map(rule_case);
        let indicators = group.indicators.iter().map(indicator_case);
        for result in values.chain(rules).chain(indicators) {
            cases += 1;
            wrong.extend(result.err().map(|why| format!("{}: {why}", group.says)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {cases} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(cases >= 150, "only {cases} cases");
}
