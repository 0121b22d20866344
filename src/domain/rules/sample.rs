//! A small form for the tests of this room, and what is keyed into it.

use crate::domain::{
    form::{Cell, CellRule, Check, Column, Form, Row, Section, Table, Totals},
    history::{History, PastReport},
    names::Names,
    organisation_unit::OrganisationUnit,
    period::{Period, PeriodType},
    report::{Report, ReportKey},
    status::Status,
    value::{Entry, Reason, Value, ValueType},
};

use super::{Asking, Checks};
use crate::domain::finding::Finding;

/// Two sections: 1.01–1.03 with columns A B C (1.03C greyed), 2.01 alone.
pub fn form() -> Form {
    let row = |number: &str, id: &str, greyed: &[usize], width: usize| Row {
        number: number.to_owned(),
        data_element: id.parse().unwrap(),
        code: String::new(),
        names: Names::untranslated(number),
        value_type: ValueType::IntegerZeroOrPositive,
        option_set: None,
        zero_is_significant: true,
        cells: (0..width)
            .map(|column| CellRule {
                cell: None,
                is_enterable: !greyed.contains(&column),
                width: 2,
                repeats: None,
            })
            .collect(),
        vial_sizes: Vec::new(),
        opened_vial: None,
        given_rows: Vec::new(),
        is_immediate: false,
    };
    let column = |letter: &str, id: &str| Column {
        letter: letter.to_owned(),
        options: Vec::new(),
        short_options: Vec::new(),
        category_option_combo: Some(id.parse().unwrap()),
    };
    let section = |number: u16, table: Table| Section {
        id: format!("Sect000000{number}").parse().unwrap(),
        number,
        names: Names::untranslated(number.to_string()),
        before: String::new(),
        after: String::new(),
        tables: vec![table],
        totals: Totals::default(),
        zero_fill: true,
    };
    let three = Table {
        columns: vec![
            column("A", "ComboA00000"),
            column("B", "ComboB00000"),
            column("C", "ComboC00000"),
        ],
        rows: vec![
            row("1.01", "Elemen10000", &[], 3),
            row("1.02", "Elemen20000", &[], 3),
            row("1.03", "Elemen30000", &[2], 3),
        ],
    };
    let one = Table {
        columns: vec![column("A", "Default0000")],
        rows: vec![row("2.01", "Elemen40000", &[], 1)],
    };
    Form {
        id: "DataSet0000".parse().unwrap(),
        version: 1,
        code: String::new(),
        names: Names::untranslated("form"),
        short_names: Names::untranslated("form"),
        period_type: PeriodType::Monthly,
        open_future_periods: 0,
        expiry_days: 0.0,
        timely_days: 15.0,
        data_input_periods: Vec::new(),
        attribute_option_combo: "Default0000".parse().unwrap(),
        compulsory_fields_complete_only: false,
        field_combination_required: false,
        valid_complete_only: false,
        attribute: None,
        heading: None,
        is_read_only: false,
        has_approval: false,
        no_value_requires_comment: false,
        compulsory: Vec::new(),
        sections: vec![section(1, three), section(2, one)],
        option_sets: std::collections::BTreeMap::new(),
        checks: Vec::new(),
        zero_report: None,
        indicators: Vec::new(),
        constants: std::collections::BTreeMap::new(),
        is_sample: false,
    }
}

/// A form with one check.
pub fn form_with(check: Check) -> Form {
    Form {
        checks: vec![check],
        ..form()
    }
}

/// A report with its past.
pub struct World {
    pub form: Form,
    pub report: Report,
    pub history: History,
    pub unit: OrganisationUnit,
}

impl World {
    pub fn of(form: Form) -> Self {
        let unit = OrganisationUnit {
            id: "Facility000".parse().unwrap(),
            code: None,
            names: Names::untranslated("facility"),
            short_names: Names::untranslated("facility"),
            parent: None,
            level: 4,
            opening_date: None,
            closed_date: None,
            telephone: None,
        };
        let key = ReportKey {
            data_set: form.id,
            organisation_unit: unit.id,
            period: Period::parse("202506").unwrap(),
            attribute_option_combo: form.attribute_option_combo,
        };
        Self {
            report: Report::begin(key, 1),
            history: History::default(),
            unit,
            form,
        }
    }

    pub fn cell(&self, place: &str) -> Cell {
        let (row, letter) = place.split_at(4);
        self.form.cell_numbered(row, letter).unwrap()
    }

    /// Keys `1.01A=5 1.01B=- 1.02A=`: a value, *not available*, blank.
    pub fn with(mut self, edits: &str) -> Self {
        for edit in edits.split_whitespace() {
            let (place, text) = edit.split_once('=').unwrap();
            let value = match text {
                "" => Value::Blank,
                "-" => Value::NotAvailable(Reason::StockOut),
                text => Value::Given(text.to_owned()),
            };
            self.report.put(self.cell(place), Entry::of(value));
        }
        self
    }

    /// Adds confirmed reports like this one before it.
    pub fn always(mut self, periods: i32) -> Self {
        for back in 1..=periods {
            self.history.reports.push(PastReport {
                period: self.report.key.period.offset(-back),
                status: Status::InDhis2,
                is_zero_report: false,
                entries: self.report.entries.clone(),
            });
        }
        self
    }

    pub fn asking(&self) -> Asking<'_> {
        Asking {
            form: &self.form,
            report: &self.report,
            history: &self.history,
            organisation_unit: &self.unit,
        }
    }

    pub fn findings(&self) -> Vec<Finding> {
        Checks::prepare(&self.form).all(&self.asking())
    }

    /// Returns the places of which a check speaks.
    pub fn told(&self, check: &str) -> Vec<String> {
        let found = self
            .findings()
            .into_iter()
            .filter(|finding| finding.check == check);
        found.map(|finding| finding.place).collect()
    }
}
