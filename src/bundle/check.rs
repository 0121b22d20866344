//! What must be true of a bundle before its forms and units are taken into a world.

use std::collections::BTreeSet;

use thiserror::Error;

use super::Bundle;
use crate::domain::{
    form::{Form, Table},
    id::{CategoryOptionComboId, DataElementId, DataSetId, OrganisationUnitId},
};

/// A contradiction in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// Nothing to report.
    #[error("no form, no unit or no assignment")]
    Empty,
    /// The same form twice.
    #[error("form {0} twice")]
    FormTwice(DataSetId),
    /// The same unit twice.
    #[error("unit {0} twice")]
    UnitTwice(OrganisationUnitId),
    /// Assigned, but not in the bundle.
    #[error("assignment names form {0}, which is not there")]
    FormMissing(DataSetId),
    /// Assigned, but not in the bundle.
    #[error("assignment names unit {0}, which is not there")]
    UnitMissing(OrganisationUnitId),
    /// Nothing can be keyed into the form.
    #[error("form {0} has no cell that can be keyed")]
    NoCells(DataSetId),
    /// A row with more or fewer cells than its table has columns.
    #[error("form {form}, row {row}: {found} cells for {wanted} columns")]
    RowLength {
        /// The form.
        form: DataSetId,
        /// The printed number.
        row: String,
        /// The cells of the row.
        found: usize,
        /// The columns of the table.
        wanted: usize,
    },
    /// The same cell can be keyed at two places.
    #[error("form {form}: cell {data_element}.{category_option_combo} twice")]
    CellTwice {
        /// The form.
        form: DataSetId,
        /// The row.
        data_element: DataElementId,
        /// The column.
        category_option_combo: CategoryOptionComboId,
    },
    /// A row names an option set that the form does not bring.
    #[error("form {form}, row {row}: its option set is not there")]
    OptionsMissing {
        /// The form.
        form: DataSetId,
        /// The printed number.
        row: String,
    },
}

/// Finds the first contradiction.
///
/// # Errors
/// [`Problem`], the first one met.
pub fn check(bundle: &Bundle) -> Result<(), Problem> {
    if bundle.forms.is_empty() || bundle.units.is_empty() || bundle.assignments.is_empty() {
        return Err(Problem::Empty);
    }
    let mut forms = BTreeSet::new();
    for form in &bundle.forms {
        if !forms.insert(form.id) {
            return Err(Problem::FormTwice(form.id));
        }
        check_form(form)?;
    }
    let mut units = BTreeSet::new();
    for unit in &bundle.units {
        if !units.insert(unit.id) {
            return Err(Problem::UnitTwice(unit.id));
        }
    }
    for assignment in &bundle.assignments {
        if !forms.contains(&assignment.data_set) {
            return Err(Problem::FormMissing(assignment.data_set));
        }
        if !units.contains(&assignment.organisation_unit) {
            return Err(Problem::UnitMissing(assignment.organisation_unit));
        }
    }
    Ok(())
}

/// Finds the first contradiction of one form.
///
/// # Errors
/// [`Problem`], the first one met.
pub fn check_form(form: &Form) -> Result<(), Problem> {
    for table in form.sections.iter().flat_map(|section| &section.tables) {
        check_table(form, table)?;
    }
    let mut cells = BTreeSet::new();
    for (_, cell) in form.enterable() {
        if !cells.insert(cell) {
            return Err(Problem::CellTwice {
                form: form.id,
                data_element: cell.data_element,
                category_option_combo: cell.category_option_combo,
            });
        }
    }
    if cells.is_empty() {
        Err(Problem::NoCells(form.id))
    } else {
        Ok(())
    }
}

fn check_table(form: &Form, table: &Table) -> Result<(), Problem> {
    for row in &table.rows {
        if row.cells.len() != table.columns.len() {
            return Err(Problem::RowLength {
                form: form.id,
                row: row.number.clone(),
                found: row.cells.len(),
                wanted: table.columns.len(),
            });
        }
        if row
            .option_set
            .is_some_and(|set| !form.option_sets.contains_key(&set))
        {
            return Err(Problem::OptionsMissing {
                form: form.id,
                row: row.number.clone(),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    //! A small sound bundle, and what makes it unsound.

    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::{
        bundle::{Assignment, FORMAT},
        domain::{
            form::{CellRule, Column, Row, Section, Totals},
            id::{OptionSetId, SectionId, Uid},
            names::Names,
            organisation_unit::OrganisationUnit,
            period::{PeriodType, WorkingWeek},
            value::ValueType,
        },
    };

    /// An id for tests: `M` and 4 becomes `M0000000004`.
    pub(crate) fn uid<K>(letter: char, number: u32) -> Uid<K> {
        Uid::parse(&format!("{letter}{number:010}")).unwrap()
    }

    /// A form of one section with two rows of two columns, 15 days for months and 3 for weeks.
    pub(crate) fn form(number: u32, period_type: PeriodType) -> Form {
        let cell = || CellRule {
            cell: None,
            is_enterable: true,
            width: 2,
            repeats: None,
        };
        let row = |n: u32| Row {
            number: format!("1.0{n}"),
            data_element: uid('E', number * 100 + n),
            code: format!("ROW{n}"),
            names: Names::untranslated(format!("Row {n}")),
            value_type: ValueType::IntegerZeroOrPositive,
            option_set: None,
            zero_is_significant: true,
            cells: vec![cell(), cell()],
            vial_sizes: Vec::new(),
            opened_vial: None,
            given_rows: Vec::new(),
            is_immediate: false,
        };
        let column = |n: u32, letter: &str| Column {
            letter: letter.to_owned(),
            options: vec![Names::untranslated(letter)],
            short_options: Vec::new(),
            category_option_combo: Some(uid('C', n)),
        };
        Form {
            id: uid('F', number),
            version: 1,
            code: format!("FORM{number}"),
            names: Names::untranslated(format!("Form {number}")),
            short_names: Names::untranslated(format!("F{number}")),
            period_type,
            open_future_periods: 0,
            expiry_days: 0.0,
            timely_days: if period_type.is_week() { 3.0 } else { 15.0 },
            data_input_periods: Vec::new(),
            attribute_option_combo: uid('A', 1),
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
                id: SectionId::parse("S0000000001").unwrap(),
                number: 1,
                names: Names::untranslated("Section"),
                before: String::new(),
                after: String::new(),
                tables: vec![Table {
                    columns: vec![column(1, "A"), column(2, "B")],
                    rows: vec![row(1), row(2)],
                }],
                totals: Totals::default(),
                zero_fill: true,
            }],
            option_sets: std::collections::BTreeMap::new(),
            checks: Vec::new(),
            zero_report: None,
            indicators: Vec::new(),
            constants: std::collections::BTreeMap::new(),
            is_sample: false,
        }
    }

    /// A facility that has worked since 2015, below unit 1.
    pub(crate) fn unit(number: u32) -> OrganisationUnit {
        OrganisationUnit {
            id: uid('U', number),
            code: Some(format!("U-{number}")),
            names: Names::untranslated(format!("Centre {number}")),
            short_names: Names::untranslated(format!("C{number}")),
            parent: (number > 1).then(|| uid('U', 1)),
            level: if number > 1 { 4 } else { 3 },
            opening_date: NaiveDate::from_ymd_opt(2015, 1, 1),
            closed_date: None,
            telephone: None,
        }
    }

    /// Two forms, a centre and the district above it.
    pub(crate) fn sound() -> Bundle {
        Bundle {
            format: FORMAT,
            made_at: DateTime::UNIX_EPOCH,
            server: "https://dhis2.example".to_owned(),
            forms: vec![form(1, PeriodType::Monthly), form(2, PeriodType::Weekly)],
            units: vec![unit(1), unit(2)],
            assignments: [1, 2]
                .map(|n| Assignment {
                    data_set: uid('F', n),
                    organisation_unit: uid('U', 2),
                })
                .to_vec(),
            working_week: WorkingWeek::default(),
        }
    }

    #[test]
    fn a_sound_bundle_passes() {
        assert_eq!(check(&sound()), Ok(()));
        assert_eq!(sound().reporting_units().count(), 1);
    }

    #[test]
    fn every_contradiction_is_named() {
        type Spoil = fn(&mut Bundle);
        let cases: [(Spoil, Problem); 8] = [
            (|b| b.assignments.clear(), Problem::Empty),
            (
                |b| b.forms[1].id = uid('F', 1),
                Problem::FormTwice(uid('F', 1)),
            ),
            (
                |b| b.units[1].id = uid('U', 1),
                Problem::UnitTwice(uid('U', 1)),
            ),
            (
                |b| b.assignments[0].data_set = uid('F', 9),
                Problem::FormMissing(uid('F', 9)),
            ),
            (
                |b| b.assignments[0].organisation_unit = uid('U', 9),
                Problem::UnitMissing(uid('U', 9)),
            ),
            (
                |b| b.forms[0].sections.clear(),
                Problem::NoCells(uid('F', 1)),
            ),
            (
                |b| drop(b.forms[0].sections[0].tables[0].rows[0].cells.pop()),
                Problem::RowLength {
                    form: uid('F', 1),
                    row: "1.01".into(),
                    found: 1,
                    wanted: 2,
                },
            ),
            (
                |b| {
                    b.forms[0].sections[0].tables[0].rows[0].option_set =
                        Some(OptionSetId::parse("O0000000001").unwrap());
                },
                Problem::OptionsMissing {
                    form: uid('F', 1),
                    row: "1.01".into(),
                },
            ),
        ];
        for (spoil, problem) in cases {
            let mut bundle = sound();
            spoil(&mut bundle);
            assert_eq!(check(&bundle), Err(problem));
        }
        let mut bundle = sound();
        bundle.forms[0].sections[0].tables[0].rows[1].data_element = uid('E', 101);
        assert!(matches!(check(&bundle), Err(Problem::CellTwice { .. })));
    }
}
