//! Indicators as the Web API, an export and the metadata of data entry have them.

use serde_json::json;

use super::*;
use crate::domain::{form::Check, language::Language};

const SET: &str = "fUAqvijzXu1";
const SECTION: &str = "secChildre1";

fn form() -> Form {
    let own = json!({
        "id": "bjDvmb4bfuf", "categories": [{"id": "catDefault1", "categoryOptions": [{"id": "xYerKDKCefk"}]}],
        "categoryOptionCombos": [{"id": "HllvX50cXC0", "categoryOptions": [{"id": "xYerKDKCefk"}]}],
    });
    let sets = json!({"dataSets": [{
        "id": SET, "name": "EPI", "periodType": "Monthly", "categoryCombo": own,
        "dataSetElements": [{"dataElement": {
            "id": "deBcg000001", "name": "BCG", "valueType": "INTEGER", "categoryCombo": own,
        }}],
        "sections": [{"id": SECTION, "name": "Children", "sortOrder": 1, "dataElements": [{"id": "deBcg000001"}]}],
    }]});
    let units = b"{\"organisationUnits\":[]}";
    let mut fetched = super::super::fetched(sets.to_string().as_bytes(), units, &[]).unwrap();
    fetched.forms.remove(0)
}

fn indicator(id: &str, numerator: &str) -> Json {
    json!({
        "id": id, "name": id, "numerator": numerator, "denominator": "1", "annualized": false,
        "indicatorType": {"id": "typePercent"}, "decimals": 1,
        "translations": [{"property": "NAME", "locale": "ar", "value": "مؤشر"}],
    })
}

fn ids_of(form: &Form) -> Vec<&str> {
    form.indicators
        .iter()
        .map(|indicator| indicator.id.as_str())
        .collect()
}

#[test]
fn an_export_lists_them_beside_the_data_sets() {
    let document = json!({
        "dataSets": [{"id": SET, "indicators": [{"id": "inOfTheForm"}]}],
        "sections": [{"id": SECTION, "dataSet": {"id": SET}, "indicators": [{"id": "inOfSection"}]}],
        "indicators": [
            indicator("inOfTheForm", "N{inNamed0001} + 1"),
            indicator("inOfSection", "#{deBcg000001} * C{constTen001}"),
            indicator("inNamed0001", "#{deBcg000001}"),
            indicator("inUnnamed01", "#{deBcg000001}"),
            json!({"id": 7}),
        ],
        "indicatorTypes": [{"id": "typePercent", "factor": 100}],
        "constants": [{"id": "constTen001", "value": 10.0}, {"id": "constUnused", "value": 1.0}],
    });
    let mut forms = [form()];
    add_reckoned(&mut forms, &[document]);
    let [form] = forms;
    assert_eq!(ids_of(&form), ["inOfSection", "inOfTheForm", "inNamed0001"]);
    let shown: Vec<bool> = form.indicators.iter().map(Indicator::is_shown).collect();
    assert_eq!(shown, [true, true, false]);
    assert_eq!(form.indicators[0].factor.to_string(), "100");
    assert_eq!(form.indicators[0].sections[0].as_str(), SECTION);
    assert_eq!(form.indicators[0].names.in_language(Language::Ar), "مؤشر");
    assert_eq!(
        form.constants.values().copied().collect::<Vec<f64>>(),
        [10.0]
    );
    assert!(missing_indicators(&form).is_empty());
}

#[test]
fn the_web_api_nests_them_and_data_entry_gives_ids_alone_and_explodes_them() {
    let nested = json!({"dataSets": [{
        "id": SET,
        "indicators": [{"id": "inOfTheForm", "name": "x", "numerator": "N{inNamed0001}", "denominator": "1",
                        "indicatorType": {"factor": 1000}}],
    }]});
    let mut forms = [form()];
    add_reckoned(&mut forms, &[nested]);
    assert_eq!(forms[0].indicators[0].factor.to_string(), "1000");
    let missing: Vec<_> = missing_indicators(&forms[0]).into_iter().collect();
    assert_eq!(missing[0].as_str(), "inNamed0001");

    let of_data_entry = json!({
        "dataSets": [{"id": SET, "sections": [{"id": SECTION, "indicators": ["inOfSection"]}]}],
        "indicators": [{
            "id": "inOfSection", "name": "x", "numerator": "OUG{groupOfMany}", "denominator": "1",
            "explodedNumerator": "12", "indicatorType": {"factor": 1},
        }],
    });
    add_reckoned(&mut forms, &[of_data_entry]);
    assert_eq!(forms[0].indicators[0].numerator, "12");
}

#[test]
fn what_rules_name_comes_along() {
    let mut forms = [form()];
    let rule = json!({"validationRules": [{
        "id": "goFjo1t1XqU", "operator": "equal_to",
        "leftSide": {"expression": "N{inNamed0001}"}, "rightSide": {"expression": "C{constTen001}"},
    }]});
    let checks: Vec<Check> =
        super::super::rules::checks(rule.to_string().as_bytes(), forms[0].period_type).unwrap();
    forms[0].checks = checks;
    let document = json!({
        "indicators": [indicator("inNamed0001", "#{deBcg000001}")],
        "constants": [{"id": "constTen001", "value": 10.0}],
    });
    add_reckoned(&mut forms, &[document]);
    assert_eq!(ids_of(&forms[0]), ["inNamed0001"]);
    assert!(!forms[0].indicators[0].is_shown());
    assert_eq!(forms[0].constants.len(), 1);
}
