//! A form of three rows for the tests of this room: counts by two ages, a text, a greyed row.

use crate::{
    dhis2::{
        data_value_set::{GivenCell, Snapshot},
        server_state::{Held, LockStatus, ServerState},
    },
    domain::{
        form::{Cell, CellRule, Column, Form, Row, Section, Table, Totals},
        id::Uid,
        names::Names,
        period::{Period, PeriodType},
        report::{Report, ReportKey},
        value::ValueType,
    },
};

const ROWS: [&str; 3] = ["Y5f2BOIYasI", "us5tcAYi4h4", "ZxeGpei31sJ"];
const AGES: [&str; 2] = ["MJ0PS61NNXH", "cc22viR333g"];
const DEFAULT: &str = "HllvX50cXC0";

fn id<K>(text: &str) -> Uid<K> {
    Uid::parse(text).unwrap()
}

/// The cell of a row and a column.
pub(crate) fn cell(row: usize, column: usize) -> Cell {
    let combo = if row == 0 { AGES[column] } else { DEFAULT };
    Cell {
        data_element: id(ROWS[row]),
        category_option_combo: id(combo),
    }
}

/// The form.
pub(crate) fn form() -> Form {
    let row = |index: usize, value_type, columns: usize, is_enterable| Row {
        number: format!("1.0{}", index + 1),
        data_element: id(ROWS[index]),
        code: String::new(),
        names: Names::untranslated("row"),
        value_type,
        option_set: None,
        zero_is_significant: false,
        cells: vec![
            CellRule {
                cell: None,
                is_enterable,
                width: 2,
                repeats: None
            };
            columns
        ],
        vial_sizes: Vec::new(),
        opened_vial: None,
        given_rows: Vec::new(),
        is_immediate: false,
    };
    let column = |letter: &str, combo| Column {
        letter: letter.into(),
        options: Vec::new(),
        short_options: Vec::new(),
        category_option_combo: Some(id(combo)),
    };
    Form {
        id: id("fUAqvijzXu1"),
        version: 4,
        code: "EPI".into(),
        names: Names::untranslated("EPI Monthly"),
        short_names: Names::untranslated("EPI"),
        period_type: PeriodType::Monthly,
        open_future_periods: 0,
        expiry_days: 62.0,
        timely_days: 10.0,
        data_input_periods: Vec::new(),
        attribute_option_combo: id(DEFAULT),
        compulsory_fields_complete_only: false,
        field_combination_required: false,
        valid_complete_only: false,
        attribute: None,
        heading: None,
        is_read_only: false,
        has_approval: false,
        no_value_requires_comment: false,
        compulsory: Vec::new(),
        sections: vec![Section {
            id: id("zrNbvXBR7FW"),
            number: 1,
            names: Names::untranslated("Children"),
            before: String::new(),
            after: String::new(),
            tables: vec![
                Table {
                    columns: vec![column("A", AGES[0]), column("B", AGES[1])],
                    rows: vec![row(0, ValueType::IntegerZeroOrPositive, 2, true)],
                },
                Table {
                    columns: vec![column("A", DEFAULT)],
                    rows: vec![
                        row(1, ValueType::LongText, 1, true),
                        row(2, ValueType::IntegerZeroOrPositive, 1, false),
                    ],
                },
            ],
            totals: Totals::default(),
            zero_fill: false,
        }],
        option_sets: std::collections::BTreeMap::new(),
        checks: Vec::new(),
        zero_report: None,
        indicators: Vec::new(),
        constants: std::collections::BTreeMap::new(),
        is_sample: false,
    }
}

fn key() -> ReportKey {
    ReportKey {
        data_set: id("fUAqvijzXu1"),
        organisation_unit: id("ICLpK4ncKKs"),
        period: Period::parse("202610").unwrap(),
        attribute_option_combo: id(DEFAULT),
    }
}

/// An empty report of the form.
pub(crate) fn report(form: &Form) -> Report {
    Report::begin(key(), form.version)
}

/// A snapshot with these values.
pub(crate) fn snapshot(values: &[(Cell, &str)]) -> Snapshot {
    Snapshot {
        key: key(),
        form_version: 4,
        values: values
            .iter()
            .map(|(cell, value)| GivenCell {
                cell: *cell,
                value: (*value).into(),
                comment: None,
                follow_up: false,
            })
            .collect(),
        kept: Vec::new(),
    }
}

/// A server that holds these values.
pub(crate) fn held(values: &[(Cell, &str)]) -> ServerState {
    ServerState {
        cells: values
            .iter()
            .map(|(cell, value)| {
                let held = Held {
                    value: Some((*value).into()),
                    ..Held::default()
                };
                (*cell, held)
            })
            .collect(),
        lock: LockStatus::Open,
        is_complete: Some(false),
    }
}
