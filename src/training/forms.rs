//! The two built-in sample forms: what a national form can look like, until it replaces them.
//!
//! Antigens, ages, vial sizes, diseases and deadlines stand in the files beside this one. A person
//! who wants to see another form writes another file; nothing here knows a vaccine.

mod file;
mod uid;

pub use file::{FormFault, ThreeNames};
pub use uid::uid;

use crate::domain::{
    form::Form,
    id::{CategoryOptionComboId, DataSetId},
    period::PeriodType,
};

/// The monthly immunization report.
const EPI_MONTHLY: &str = include_str!("forms/epi_monthly.toml");
const EPI_MONTHLY_CHECKS: &str = include_str!("forms/epi_monthly.checks.toml");

/// The weekly report of notifiable diseases.
const VPD_WEEKLY: &str = include_str!("forms/vpd_weekly.toml");
const VPD_WEEKLY_CHECKS: &str = include_str!("forms/vpd_weekly.checks.toml");

/// The `default` category option combo as every DHIS2 has it.
const DEFAULT_COMBO: &str = "HllvX50cXC0";

/// Returns the monthly immunization report with its checks.
pub fn epi_monthly() -> Form {
    read(EPI_MONTHLY, EPI_MONTHLY_CHECKS).expect("the built-in form is well formed, tests hold it")
}

/// Returns the weekly report of notifiable diseases, for weeks that begin on any day.
///
/// Which day a week begins on is the country's choice; the form is the same.
pub fn vpd_weekly(period_type: PeriodType) -> Form {
    let mut form = read(VPD_WEEKLY, VPD_WEEKLY_CHECKS)
        .expect("the built-in form is well formed, tests hold it");
    form.period_type = period_type;
    form
}

/// Reads a form and its checks from text in the format of the built-in ones.
///
/// # Errors
/// [`FormFault`] tells which line or which reference is wrong.
pub fn read(form: &str, checks: &str) -> Result<Form, FormFault> {
    file::read(form, checks)
}

/// Returns the id of the monthly immunization report.
pub fn epi_monthly_id() -> DataSetId {
    uid("dataSet", "epi_monthly")
}

/// Returns the id of the weekly report of notifiable diseases.
pub fn vpd_weekly_id() -> DataSetId {
    uid("dataSet", "vpd_weekly")
}

/// Returns the combo of columns that are not split.
pub fn default_combo() -> CategoryOptionComboId {
    CategoryOptionComboId::parse(DEFAULT_COMBO).expect("eleven letters and digits")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::{
        form::{Cell, OpenedVial, Repeats},
        language::Language,
        names::Names,
        value::ValueType,
    };

    const SAMPLE_MONTHS: [&str; 2] = [
        include_str!("../../tests/data/r240.csv"),
        include_str!("../../tests/data/small.csv"),
    ];

    fn counted(
        form: &Form,
        mut which: impl FnMut(&Form, crate::domain::form::Place) -> bool,
    ) -> usize {
        form.enterable()
            .filter(|(place, _)| which(form, *place))
            .count()
    }

    fn numbered(form: &Form, text: &str) -> Cell {
        let (row, letter) = text.split_at(text.len() - 1);
        form.cell_numbered(row, letter)
            .unwrap_or_else(|| panic!("no cell {text}"))
    }

    #[test]
    fn the_monthly_form_has_240_cells_in_61_rows_and_9_sections() {
        let form = epi_monthly();
        let cells: Vec<usize> = (0..9)
            .map(|section| counted(&form, |_, place| place.section == section))
            .collect();
        assert_eq!(cells, [82, 20, 10, 3, 6, 8, 88, 16, 7]);
        assert_eq!(
            form.sections
                .iter()
                .flat_map(|s| &s.tables)
                .map(|t| t.rows.len())
                .sum::<usize>(),
            61
        );
        assert_eq!(form.places().count() - 240, 39, "greyed");
        assert_eq!(
            form.enterable()
                .map(|(_, cell)| cell)
                .collect::<BTreeSet<_>>()
                .len(),
            240
        );
    }

    #[test]
    fn the_weekly_form_has_117_cells_of_which_114_count_cases_and_deaths() {
        let form = vpd_weekly(PeriodType::Weekly);
        let cells: Vec<usize> = (0..4)
            .map(|section| counted(&form, |_, place| place.section == section))
            .collect();
        assert_eq!(cells, [4, 58, 52, 3]);
        assert_eq!(
            form.sections
                .iter()
                .flat_map(|s| &s.tables)
                .map(|t| t.rows.len())
                .sum::<usize>(),
            32
        );
        assert_eq!(
            form.zero_report.as_ref().unwrap().then,
            numbered(&form, "4.01A")
        );
        assert_eq!(
            form.sections
                .iter()
                .flat_map(|s| &s.tables)
                .flat_map(|t| &t.rows)
                .filter(|r| r.is_immediate)
                .count(),
            16
        );
    }

    #[test]
    fn any_week_will_do() {
        for week in PeriodType::ALL.into_iter().filter(|kind| kind.is_week()) {
            let form = vpd_weekly(week);
            assert_eq!(form.period_type, week);
            assert_eq!(form.sections, vpd_weekly(PeriodType::Weekly).sections);
        }
    }

    #[test]
    fn uids_are_those_of_the_golden_vectors() {
        let form = epi_monthly();
        assert_eq!(form.id.as_str(), "D51onAAzSgE");
        assert_eq!(form.id, epi_monthly_id());
        let opv1 = numbered(&form, "1.05A");
        assert_eq!(opv1.data_element.as_str(), "bg4FDZ1i1hL");
        assert_eq!(opv1.category_option_combo.as_str(), "svc1NGhXV8E");
        assert_eq!(
            numbered(&form, "9.01A").category_option_combo,
            default_combo()
        );
        assert_eq!(vpd_weekly(PeriodType::Weekly).id, vpd_weekly_id());
    }

    #[test]
    fn keypad_rules_are_those_of_the_form() {
        let form = epi_monthly();
        assert_eq!(
            counted(&form, |f, place| f.section_at(place).unwrap().zero_fill),
            129
        );
        assert_eq!(
            counted(&form, |f, place| f
                .rule_at(place)
                .unwrap()
                .repeats
                .is_some()),
            20
        );
        assert_eq!(
            counted(&form, |f, place| f.rule_at(place).unwrap().width == 3),
            3 * 4 + 4
        );
        let (place, opv) = form.row_numbered("703").unwrap();
        assert_eq!(
            form.rule_at(place).unwrap().repeats,
            Some(Repeats::Column("G".to_owned()))
        );
        assert_eq!(opv.vial_sizes, [20]);
        assert_eq!(opv.opened_vial, Some(OpenedVial::Kept));
        let (place, _) = form.row_numbered("9.02").unwrap();
        assert_eq!(
            form.rule_at(place).unwrap().repeats,
            Some(Repeats::SameCell)
        );
        for given in form.sections[6].tables[0]
            .rows
            .iter()
            .flat_map(|row| &row.given_rows)
        {
            assert!(form.row_numbered(given).is_some(), "{given}");
        }
    }

    #[test]
    fn letters_mean_the_same_age_in_every_section() {
        let form = epi_monthly();
        let (first, _) = form.row_numbered("1.05").unwrap();
        let (second, _) = form.row_numbered("2.01").unwrap();
        let first = &form.table_at(first).unwrap().columns;
        let second = &form.table_at(second).unwrap().columns;
        assert_eq!(
            second.iter().map(|c| c.letter.as_str()).collect::<String>(),
            "BCEF"
        );
        for column in second {
            let same = first
                .iter()
                .find(|other| other.letter == column.letter)
                .unwrap();
            assert_eq!(column.options, same.options);
        }
    }

    #[test]
    fn greyed_cells_cannot_be_keyed_but_have_their_place() {
        let form = epi_monthly();
        let greyed = numbered(&form, "1.01B");
        assert!(form.place_of(greyed).is_none());
        assert!(form.place_of(numbered(&form, "1.01A")).is_some());
        let weekly = vpd_weekly(PeriodType::Weekly);
        for text in ["2.05B", "2.05D", "3.09C", "3.09D", "3.11C", "3.11D"] {
            assert!(weekly.place_of(numbered(&weekly, text)).is_none(), "{text}");
        }
    }

    #[test]
    fn every_name_stands_in_three_languages() {
        fn whole(names: &Names) {
            for language in Language::ALL {
                assert!(!names.in_language(language).trim().is_empty(), "{names:?}");
            }
            assert_eq!(
                names.translations.keys().collect::<Vec<_>>(),
                ["ar_IQ", "ckb"],
                "{names:?}"
            );
        }
        for form in [epi_monthly(), vpd_weekly(PeriodType::Weekly)] {
            assert!(form.is_sample);
            whole(&form.names);
            whole(&form.short_names);
            for section in &form.sections {
                whole(&section.names);
                for table in &section.tables {
                    table
                        .columns
                        .iter()
                        .flat_map(|column| &column.options)
                        .for_each(whole);
                    table.rows.iter().for_each(|row| whole(&row.names));
                    assert!(
                        table
                            .rows
                            .iter()
                            .all(|row| row.cells.len() == table.columns.len())
                    );
                    assert!(table.rows.iter().all(|row| row.zero_is_significant));
                }
            }
        }
    }

    #[test]
    fn only_temperatures_and_the_yes_no_cell_are_not_counts() {
        let form = epi_monthly();
        let others: Vec<&str> = form
            .sections
            .iter()
            .flat_map(|s| &s.tables)
            .flat_map(|t| &t.rows)
            .filter(|row| row.value_type != ValueType::IntegerZeroOrPositive)
            .map(|row| row.number.as_str())
            .collect();
        assert_eq!(others, ["9.06", "9.07"]);
        let weekly = vpd_weekly(PeriodType::Weekly);
        assert_eq!(
            weekly.row_numbered("4.02").unwrap().1.value_type,
            ValueType::Boolean
        );
    }

    #[test]
    fn the_sample_months_are_in_form_order() {
        let form = epi_monthly();
        let printed: Vec<String> = form
            .enterable()
            .map(|(place, _)| {
                let row = form.row_at(place).unwrap();
                format!("{},{}", row.number, form.column_at(place).unwrap().letter)
            })
            .collect();
        for month in SAMPLE_MONTHS {
            let cells: Vec<&str> = month
                .lines()
                .skip(1)
                .map(|l| l.rsplit_once(',').unwrap().0)
                .collect();
            assert_eq!(cells, printed);
        }
    }

    #[test]
    fn a_wrong_reference_is_told() {
        let broken = EPI_MONTHLY.replace("\"7.07G\"]", "\"7.77G\"]");
        assert_eq!(
            read(&broken, ""),
            Err(FormFault::NoSuchCell("7.77G".to_owned()))
        );
        let broken = EPI_MONTHLY.replace("combo = \"woman\"", "combo = \"man\"");
        assert_eq!(
            read(&broken, ""),
            Err(FormFault::NoSuchCombo("man".to_owned()))
        );
        assert!(matches!(read("key = 1", ""), Err(FormFault::Unreadable(_))));
    }
}
