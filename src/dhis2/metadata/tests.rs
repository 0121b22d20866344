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
    yearly["id"] = json!("dsTwoYearly");
    let mut by_project = data_set();
    by_project["id"] = json!("dsByProject");
    by_project["categoryCombo"] = json!({"id": "comboGone01"});
    let mut empty = data_set();
    empty["id"] = json!("dsEmpty0001");
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
            WhyLeftOut::Unreadable,
            WhyLeftOut::PeriodType,
            WhyLeftOut::Attribute,
            WhyLeftOut::Empty,
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

/// The same data set three times: nested, as an export, and as the entry app of the web gets it.
mod shapes {
    use super::*;

    /// Takes everything nested in a data set out into lists beside it, as an export does.
    fn as_export(set: &Json) -> Json {
        let mut set = set.clone();
        let (mut elements, mut combos, mut categories) = (Vec::new(), Vec::new(), Vec::new());
        let (mut options, mut option_combos, mut sections) = (Vec::new(), Vec::new(), Vec::new());
        let mut take = |combo: &mut Json| {
            let id = combo["id"].clone();
            for category in combo["categories"].as_array().into_iter().flatten() {
                let mut category = category.clone();
                let name = format!(
                    "cat{}",
                    category["categoryOptions"][0]["id"].as_str().unwrap()
                );
                category["id"] = json!(name);
                for option in category["categoryOptions"].as_array_mut().unwrap() {
                    options.push(option.clone());
                    *option = json!({"id": option["id"]});
                }
                categories.push(category);
            }
            for one in combo["categoryOptionCombos"]
                .as_array()
                .into_iter()
                .flatten()
            {
                let mut one = one.clone();
                one["categoryCombo"] = json!({"id": id});
                option_combos.push(one);
            }
            let ids: Vec<Json> = categories
                .iter()
                .filter(|category| {
                    combo
                        .to_string()
                        .contains(category["id"].as_str().unwrap().split_at(3).1)
                })
                .map(|category| json!({"id": category["id"]}))
                .collect();
            combos.push(json!({"id": id, "categories": ids}));
            *combo = json!({"id": id});
        };
        take(&mut set["categoryCombo"]);
        for member in set["dataSetElements"].as_array_mut().unwrap() {
            take(&mut member["dataElement"]["categoryCombo"]);
            elements.push(member["dataElement"].clone());
            member["dataElement"] = json!({"id": member["dataElement"]["id"]});
        }
        for section in set["sections"].as_array().unwrap() {
            let mut section = section.clone();
            section["dataSet"] = json!({"id": set["id"]});
            sections.push(section);
        }
        set["sections"] = json!([]);
        json!({"system": {}, "dataSets": [set], "dataElements": elements, "categoryCombos": combos,
            "categories": categories, "categoryOptions": options, "categoryOptionCombos": option_combos,
            "sections": sections, "dashboards": [{"id": "x"}]})
    }

    /// Puts bare ids in the place of references.
    fn with_bare_ids(mut export: Json) -> Json {
        let bare = |list: &mut Json| {
            for item in list.as_array_mut().unwrap() {
                *item = item["id"].clone();
            }
        };
        for combo in export["categoryCombos"].as_array_mut().unwrap() {
            bare(&mut combo["categories"]);
        }
        for category in export["categories"].as_array_mut().unwrap() {
            bare(&mut category["categoryOptions"]);
        }
        for section in export["sections"].as_array_mut().unwrap() {
            bare(&mut section["dataElements"]);
        }
        export
    }

    #[test]
    fn all_three_shapes_make_the_same_form() {
        let nested = json!({"dataSets": [data_set()]});
        let export = as_export(&data_set());
        let bare = with_bare_ids(export.clone());
        let read = |json: &Json| document(json.to_string().as_bytes(), Order::Sections).unwrap();
        let forms = [read(&nested), read(&export), read(&bare)].map(|read| read.forms);
        assert_eq!(forms[0].len(), 1);
        assert_eq!(forms[0], forms[1]);
        assert_eq!(forms[1], forms[2]);
    }

    #[test]
    fn what_is_odd_is_said_and_the_rest_works() {
        let mut export = as_export(&data_set());
        export["dataSets"][0]["colour"] = json!("red");
        export["dataElements"]
            .as_array_mut()
            .unwrap()
            .push(json!({"id": 5}));
        let again = export["dataElements"][1].clone();
        export["dataElements"].as_array_mut().unwrap().push(again);
        let read = document(export.to_string().as_bytes(), Order::Sections).unwrap();
        assert_eq!(read.forms.len(), 1);
        let met: BTreeSet<Odd> = read.oddities.iter().map(|oddity| oddity.kind).collect();
        let wanted = [
            Odd::Unreadable,
            Odd::Twice,
            Odd::UnknownProperties,
            Odd::SetAside,
            // The combo lacks one of four, and a section names an element that is not in the set.
            Odd::ElementMissing,
            Odd::ComboIncomplete,
        ];
        assert_eq!(met, BTreeSet::from(wanted), "{:#?}", read.oddities);
    }

    #[test]
    fn an_element_in_two_sections_is_keyed_once() {
        let mut set = data_set();
        set["sections"][0]["dataElements"] = json!([{"id": "deBcg000001"}, {"id": "deText00001"}]);
        let read = fetch(&[set]);
        let form = &read.forms[0];
        let cells: Vec<_> = form.enterable().map(|(_, cell)| cell).collect();
        let once: BTreeSet<_> = cells.iter().collect();
        assert_eq!(cells.len(), once.len());
        assert!(
            read.oddities
                .iter()
                .any(|oddity| oddity.kind == Odd::InTwoSections)
        );
    }
}

#[test]
fn attributes_become_choices_with_their_days_and_units() {
    let mut set = data_set();
    set["openPeriodsAfterCoEndDate"] = json!(1);
    set["categoryCombo"] = json!({
        "id": "comboPartne",
        "categories": [{"id": "catPartner1", "name": "Partner", "categoryOptions": [
            {"id": "oPartnerAA1", "name": "A", "startDate": "2026-01-01T00:00:00.000", "endDate": "2026-06-30"},
            {"id": "oPartnerBB1", "name": "B", "organisationUnits": [{"id": UNIT}], "access": {"data": {"write": false}}},
        ]}],
        "categoryOptionCombos": [
            {"id": "aPartnerBB1", "categoryOptions": [{"id": "oPartnerBB1"}]},
            {"id": "aPartnerAA1", "categoryOptions": [{"id": "oPartnerAA1"}]},
        ],
    });
    let form = fetch(&[set]).forms.remove(0);
    let attribute = form.attribute.unwrap();
    assert_eq!(form.attribute_option_combo.as_str(), "aPartnerAA1");
    assert_eq!(
        (attribute.names[0].base.as_str(), attribute.grace_periods),
        ("Partner", 1)
    );
    let [a, b] = attribute.choices.as_slice() else {
        panic!("two choices")
    };
    assert_eq!(a.first_day.unwrap().to_string(), "2026-01-01");
    assert_eq!(a.last_day.unwrap().to_string(), "2026-06-30");
    assert!(a.units.is_empty() && !a.is_read_only);
    assert_eq!(b.options[0].base, "B");
    assert_eq!(b.units[0][0].as_str(), UNIT);
    assert!(b.is_read_only);
}

#[test]
fn a_section_may_change_rows_and_columns() {
    let mut set = data_set();
    set["sections"][1]["displayOptions"] = json!("{\"pivotMode\":\"pivot\"}");
    let straight = form();
    let pivoted = fetch(&[set.clone()]).forms.remove(0);
    let cells = |form: &Form| {
        form.enterable()
            .map(|(_, cell)| cell)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        cells(&straight),
        cells(&pivoted),
        "the cells are the same cells"
    );
    let table = &pivoted.sections[0].tables[0];
    let heads: Vec<&str> = table
        .columns
        .iter()
        .map(|c| c.options[0].base.as_str())
        .collect();
    assert_eq!(heads, ["deBcg000001", "deOpv000001"]);
    let rows: Vec<&str> = table
        .rows
        .iter()
        .map(|row| row.names.base.as_str())
        .collect();
    assert_eq!(
        rows,
        [
            "Routine · <1",
            "Routine · 1+",
            "Catch-up · <1",
            "Catch-up · 1+"
        ]
    );
    assert!(!table.rows[1].cells[0].is_enterable, "its combo is missing");
    // The age goes down, routine and catch-up stay across.
    for (category, member) in [("catAge00001", 1), ("catGone0001", 9)] {
        set["sections"][1]["displayOptions"] = json!(format!(
            "{{\"pivotMode\":\"move_categories\",\"pivotedCategory\":\"{category}\"}}"
        ));
        let categories = &mut set["dataSetElements"][member.min(1)]["dataElement"]["categoryCombo"]
            ["categories"];
        categories[1]["id"] = json!("catAge00001");
        let moved = fetch(&[set.clone()]).forms.remove(0);
        assert_eq!(cells(&straight), cells(&moved));
        let table = &moved.sections[0].tables[0];
        let (columns, rows) = if member == 1 { (2, 4) } else { (4, 2) };
        assert_eq!((table.columns.len(), table.rows.len()), (columns, rows));
    }
}

#[test]
fn a_custom_form_alone_gives_the_order_of_the_paper() {
    let mut set = data_set();
    let html = "<h2>Vaccines</h2><table><tr><td>OPV</td><td><input id=\"deOpv000001-cRoutUnder1-val\"></td></tr>\
        <tr><td>BCG</td><td><input id=\"deBcg000001-cRoutUnder1-val\"><input id=\"deBcg000001-cCatchUnder-val\"></td></tr></table>\
        <h2>Remarks</h2><input id=\"deText00001-HllvX50cXC0-val\"><input id=\"deUnknown01-HllvX50cXC0-val\">";
    set["dataEntryForm"] = json!({"id": "htmlForm001", "htmlCode": html});
    let with_sections = fetch(&[set.clone()]).forms.remove(0);
    assert_eq!(
        with_sections,
        form(),
        "sections come before the custom form"
    );
    let by_paper = document(
        json!({"dataSets": [set.clone()]}).to_string().as_bytes(),
        Order::Paper,
    );
    set["sections"] = json!([]);
    let read = fetch(&[set]);
    assert_eq!(by_paper.unwrap().forms, read.forms);
    let form = &read.forms[0];
    let rows: Vec<(&str, &str)> = form
        .sections
        .iter()
        .flat_map(|s| {
            s.tables
                .iter()
                .flat_map(|t| &t.rows)
                .map(|r| (s.names.base.as_str(), r.names.base.as_str()))
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("Vaccines", "deOpv000001"),
            ("Vaccines", "deBcg000001"),
            ("Remarks", "deText00001")
        ]
    );
    assert_eq!(
        form.enterable().count(),
        4,
        "what the paper does not have is grey"
    );
    let met: BTreeSet<Odd> = read.oddities.iter().map(|oddity| oddity.kind).collect();
    assert!(met.contains(&Odd::PaperOrder) && met.contains(&Odd::InNoSection));
}

#[test]
fn a_unit_above_itself_is_put_at_the_top() {
    let unit = |id: &str, parent: &str| json!({"id": id, "name": id, "parent": {"id": parent}, "dataSets": [{"id": "fUAqvijzXu1"}]});
    let units = [
        unit("uFirst00001", "uSecond0001"),
        unit("uSecond0001", "uFirst00001"),
        unit("uAlone00001", "uAlone00001"),
    ];
    let json = json!({"dataSets": [data_set()], "organisationUnits": units}).to_string();
    let read = document(json.as_bytes(), Order::Sections).unwrap();
    assert_eq!(read.units.len(), 3);
    assert!(
        read.units
            .iter()
            .filter(|unit| unit.parent.is_none())
            .count()
            >= 2
    );
    assert!(
        read.oddities
            .iter()
            .any(|oddity| oddity.kind == Odd::UnitCycle)
    );
}

#[test]
fn what_is_asked_for_beside_a_data_set_is_not_asked_for_in_it() {
    let fields = flat_data_set_fields();
    let open = fields.matches('[').count();
    assert_eq!(open, fields.matches(']').count(), "{fields}");
    for wanted in [
        "categoryCombo[id],",
        "dataSetElements[categoryCombo[id],dataElement[id]]",
        "greyedFields[",
    ] {
        assert!(fields.contains(wanted), "{fields}");
    }
    assert!(!fields.contains("categoryOptionCombos["), "{fields}");
}
