//! Metadata as servers have it, and as they should not have it.

use serde_json::{Value as Json, json};

use super::*;
use crate::domain::id::CategoryOptionComboId;
use crate::domain::{finding::Severity, form::Place, language::Language, value::ValueType};

const UNIT: &str = "ICLpK4ncKKs";

fn combo() -> Json {
    json!({
        "id": "comboSexAge",
        "categories": [
            {"categoryOptions": [{"id": "oRoutine001", "name": "Routine"}, {"id": "oCatchup001", "name": "Catch-up"}]},
            {"categoryOptions": [
                {"id": "oUnder10001", "name": "<1", "translations": [{"property": "NAME", "locale": "ar", "value": "أقل من سنة"}]},
                {"id": "oOver100001", "name": "1+"},
            ]},
        ],
        // In no order at all, and one of the four is missing.
        "categoryOptionCombos": [
            {"id": "cCatchOver1", "categoryOptions": [{"id": "oOver100001"}, {"id": "oCatchup001"}]},
            {"id": "cRoutUnder1", "categoryOptions": [{"id": "oUnder10001"}, {"id": "oRoutine001"}]},
            {"id": "cCatchUnder", "categoryOptions": [{"id": "oCatchup001"}, {"id": "oUnder10001"}]},
        ],
    })
}

fn default_combo() -> Json {
    json!({
        "id": "bjDvmb4bfuf",
        "categories": [{"categoryOptions": [{"id": "xYerKDKCefk", "name": "default"}]}],
        "categoryOptionCombos": [{"id": "HllvX50cXC0", "categoryOptions": [{"id": "xYerKDKCefk"}]}],
    })
}

fn element(id: &str, value_type: &str, combo: &Json) -> Json {
    json!({"dataElement": {"id": id, "name": id, "valueType": value_type, "categoryCombo": combo}})
}

fn data_set() -> Json {
    json!({
        "id": "fUAqvijzXu1", "name": "EPI", "version": 4, "periodType": "Monthly", "expiryDays": 62.5,
        "categoryCombo": default_combo(),
        "dataSetElements": [
            element("deText00001", "LONG_TEXT", &default_combo()),
            element("deBcg000001", "INTEGER_ZERO_OR_POSITIVE", &combo()),
            element("deOpv000001", "INTEGER_ZERO_OR_POSITIVE", &combo()),
            element("deFile00001", "FILE_RESOURCE", &default_combo()),
        ],
        "sections": [
            {"id": "secRemarks1", "name": "Remarks", "sortOrder": 2,
             "dataElements": [{"id": "deText00001"}, {"id": "deFile00001"}, {"id": "deUnknown01"}]},
            {"id": "secChildre1", "name": "Children", "sortOrder": 1, "showRowTotals": true,
             "dataElements": [{"id": "deBcg000001"}, {"id": "deOpv000001"}],
             "greyedFields": [{"dataElement": {"id": "deOpv000001"}, "categoryOptionCombo": {"id": "cCatchOver1"}}]},
        ],
        "compulsoryDataElementOperands": [
            {"dataElement": {"id": "deBcg000001"}, "categoryOptionCombo": {"id": "cRoutUnder1"}},
            {"dataElement": {"id": "deText00001"}},
        ],
    })
}

fn fetch(data_sets: &[Json]) -> Fetched {
    let sets = json!({"dataSets": data_sets}).to_string();
    fetched(sets.as_bytes(), b"{\"organisationUnits\":[]}", &[]).unwrap()
}

fn form() -> Form {
    fetch(&[data_set()]).forms.remove(0)
}

#[test]
fn sections_come_in_their_order_and_columns_in_that_of_the_categories() {
    let form = form();
    let titles: Vec<&str> = form
        .sections
        .iter()
        .map(|s| s.names.base.as_str())
        .collect();
    assert_eq!(titles, ["Children", "Remarks"]);
    let table = &form.sections[0].tables[0];
    let heads: Vec<String> = table
        .columns
        .iter()
        .map(|c| {
            c.options
                .iter()
                .map(|o| o.base.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    assert_eq!(
        heads,
        ["Routine <1", "Routine 1+", "Catch-up <1", "Catch-up 1+"]
    );
    let combos: Vec<Option<&str>> = table
        .columns
        .iter()
        .map(|c| {
            c.category_option_combo
                .as_ref()
                .map(CategoryOptionComboId::as_str)
        })
        .collect();
    assert_eq!(
        combos,
        [
            Some("cRoutUnder1"),
            None,
            Some("cCatchUnder"),
            Some("cCatchOver1")
        ]
    );
    assert_eq!(
        table.columns[0].options[1].in_language(Language::Ar),
        "أقل من سنة"
    );
    assert_eq!(table.rows[1].number, "1.02");
    assert!(form.sections[0].zero_fill && !form.sections[1].zero_fill);
}

#[test]
fn missing_combos_greyed_cells_and_files_are_inert() {
    let form = form();
    let can = |row, column| {
        let place = Place {
            section: 0,
            table: 0,
            row,
            column,
        };
        form.rule_at(place).unwrap().is_enterable
    };
    assert!(can(0, 0) && !can(0, 1) && can(0, 3));
    assert!(can(1, 2) && !can(1, 3));
    let rows = &form.sections[1].tables[0].rows;
    assert_eq!(
        rows.len(),
        2,
        "an element that is not in the set makes no row"
    );
    assert_eq!(rows[1].value_type, ValueType::FileResource);
    assert!(!rows[1].cells[0].is_enterable);
    assert_eq!(form.enterable().count(), 3 + 2 + 1);
}

#[test]
fn a_compulsory_element_without_a_combo_means_all_its_cells() {
    let form = form();
    let ids: Vec<_> = form
        .compulsory
        .iter()
        .map(|cell| {
            (
                cell.data_element.as_str(),
                cell.category_option_combo.as_str(),
            )
        })
        .collect();
    assert_eq!(
        ids,
        [
            ("deBcg000001", "cRoutUnder1"),
            ("deText00001", "HllvX50cXC0")
        ]
    );
}

#[test]
fn the_combo_of_the_data_set_takes_the_place_of_the_elements_own() {
    let mut set = data_set();
    set["dataSetElements"][1]["categoryCombo"] = default_combo();
    let form = fetch(&[set]).forms.remove(0);
    let tables = &form.sections[0].tables;
    assert_eq!(tables.len(), 2, "the combo changes, so a new table begins");
    assert_eq!(tables[0].columns.len(), 1);
    assert_eq!(tables[1].columns.len(), 4);
}

#[test]
fn rows_of_one_combo_stand_together_unless_the_section_keeps_its_order() {
    let mut set = data_set();
    set["sections"][1]["dataElements"] =
        json!([{"id": "deBcg000001"}, {"id": "deText00001"}, {"id": "deOpv000001"}]);
    let rows = |form: &Form| -> Vec<usize> {
        form.sections[0]
            .tables
            .iter()
            .map(|t| t.rows.len())
            .collect()
    };
    assert_eq!(rows(&fetch(&[set.clone()]).forms[0]), [2, 1]);
    set["sections"][1]["disableDataElementAutoGroup"] = json!(true);
    assert_eq!(rows(&fetch(&[set]).forms[0]), [1, 1, 1]);
}

#[test]
fn without_sections_the_elements_stand_by_name() {
    let mut set = data_set();
    set["sections"] = json!(null);
    let form = fetch(&[set]).forms.remove(0);
    assert_eq!(form.sections.len(), 1);
    assert_eq!(form.sections[0].tables[0].rows[0].names.base, "deBcg000001");
}

#[test]
fn what_cannot_be_keyed_is_left_out_with_its_reason() {
    let mut yearly = data_set();
    yearly["periodType"] = json!("TwoYearly");
    let mut by_project = data_set();
    by_project["categoryCombo"] = combo();
    let mut empty = data_set();
    empty["dataSetElements"] = json!([]);
    let fetched = fetch(&[
        yearly,
        by_project,
        empty,
        json!({"id": 7}),
        json!({"id": "x", "version": -1}),
    ]);
    let why: Vec<_> = fetched.left_out.iter().map(|left| left.why).collect();
    assert_eq!(
        why,
        [
            WhyLeftOut::PeriodType,
            WhyLeftOut::Attribute,
            WhyLeftOut::Empty,
            WhyLeftOut::Unreadable,
            WhyLeftOut::Unreadable
        ]
    );
    assert!(fetched.forms.is_empty());
}

#[test]
fn names_are_cleaned_of_what_a_terminal_would_obey() {
    let mut set = data_set();
    set["name"] = json!("EPI\u{1b}[2J\u{202e}");
    assert_eq!(fetch(&[set]).forms[0].names.base, "EPI");
}

#[test]
fn units_come_with_the_one_above_and_only_if_they_fill_a_form() {
    let units = json!({"organisationUnits": [
        {"id": UNIT, "name": "PHC Rawanduz", "code": "F1", "level": 4,
         "path": "/THE8TzVKZYQ/s52ErrpqLc9/CFdjIneYY2t/ICLpK4ncKKs", "openingDate": "2015-01-01T00:00:00.000",
         "dataSets": [{"id": "fUAqvijzXu1"}, {"id": "AnotherSet1"}],
         "parent": {"id": "CFdjIneYY2t", "name": "Soran", "path": "/THE8TzVKZYQ/s52ErrpqLc9/CFdjIneYY2t"}},
        {"id": "LBeUklKpC60", "name": "Office", "level": 4, "path": "/x", "dataSets": []},
    ]})
    .to_string();
    let sets = json!({"dataSets": [data_set()]}).to_string();
    let fetched = fetched(sets.as_bytes(), units.as_bytes(), &[]).unwrap();
    let names: Vec<&str> = fetched
        .units
        .iter()
        .map(|u| u.names.base.as_str())
        .collect();
    assert_eq!(names, ["Soran", "PHC Rawanduz"]);
    assert_eq!(fetched.units[1].parent, Some(fetched.units[0].id));
    assert_eq!(
        fetched.units[1].opening_date.unwrap().to_string(),
        "2015-01-01"
    );
    assert_eq!(fetched.assignments.len(), 1);
}

#[test]
fn rules_become_checks_that_never_stop_a_report() {
    let rules = json!({"validationRules": [
        {"id": "goFjo1t1XqU", "name": "Penta", "instruction": "Penta 3 above Penta 1", "importance": "HIGH",
         "operator": "greater_than_or_equal_to", "periodType": "Monthly",
         "translations": [{"property": "INSTRUCTION", "locale": "ar", "value": "الخماسي ٣"}],
         "leftSide": {"expression": "#{deBcg000001}", "missingValueStrategy": "NEVER_SKIP"},
         "rightSide": {"expression": "#{deOpv000001}", "missingValueStrategy": "SKIP_IF_ANY_VALUE_MISSING"}},
        {"id": "aaaaaaaaaa1", "importance": "LOW", "operator": "equal_to", "periodType": "Monthly",
         "leftSide": {"expression": "1"}, "rightSide": {"expression": "1"}},
        {"id": "aaaaaaaaaa2", "operator": "like", "leftSide": {"expression": "1"}, "rightSide": {"expression": "1"}},
        {"id": "aaaaaaaaaa3", "operator": "equal_to", "periodType": "Yearly", "leftSide": {"expression": "1"}, "rightSide": {"expression": "1"}},
        {"id": "aaaaaaaaaa4", "operator": "equal_to", "skipFormValidation": true, "leftSide": {"expression": "1"}, "rightSide": {"expression": "1"}},
        {"id": "aaaaaaaaaa5", "operator": "equal_to", "leftSide": null},
    ]})
    .to_string();
    let sets = json!({"dataSets": [data_set()]}).to_string();
    let id = DataSetId::parse("fUAqvijzXu1").unwrap();
    let fetched = fetched(
        sets.as_bytes(),
        b"{\"organisationUnits\":[]}",
        &[(id, rules.into_bytes())],
    )
    .unwrap();
    let checks = &fetched.forms[0].checks;
    let told: Vec<_> = checks.iter().map(|c| (c.id.as_str(), c.severity)).collect();
    assert_eq!(
        told,
        [
            ("goFjo1t1XqU", Severity::Soft),
            ("aaaaaaaaaa1", Severity::Note),
            // Asked of years: the server's own.
            ("aaaaaaaaaa3", Severity::Soft),
        ]
    );
    let instruction = checks[0].instruction.as_ref().unwrap();
    assert_eq!(instruction.in_language(Language::Ar), "الخماسي ٣");
}

#[test]
fn letters_go_on_after_z() {
    let letters: Vec<String> = [0, 25, 26, 27, 51, 52]
        .into_iter()
        .map(columns::letter)
        .collect();
    assert_eq!(letters, ["A", "Z", "AA", "AB", "AZ", "BA"]);
}
