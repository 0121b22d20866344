//! What a report would be under a newer version of its form.
//!
//! A value belongs to its cell, whatever the row is called and wherever it stands: what the newer form has a
//! cell for goes with it, if that cell would take it. The rest is named, so that a person can see it before
//! anything is done.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    form::{Cell, Form, Row, Section},
    report::{ControlTotal, Report, TotalOf},
    value::{Entry, Value, accept, accept_among},
};

/// A report brought to a newer form.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The report as it would stand.
    pub report: Report,
    /// What has no place in the newer form, in the order of the older one.
    pub left: Vec<(Cell, Entry)>,
    /// Totals of the paper that would sum other cells than those they were copied for.
    pub left_totals: Vec<ControlTotal>,
}

/// Brings a report to a newer version of its form.
pub fn carry_over(report: &Report, old: &Form, newer: &Form) -> Carried {
    let rows: BTreeMap<Cell, &Row> = newer
        .enterable()
        .filter_map(|(place, cell)| Some((cell, newer.row_at(place)?)))
        .collect();
    let before: BTreeMap<Cell, usize> = old
        .enterable()
        .enumerate()
        .map(|(at, (_, cell))| (cell, at))
        .collect();
    let mut carried = Carried {
        report: Report {
            form_version: newer.version,
            entries: BTreeMap::new(),
            control_totals: Vec::new(),
            ..report.clone()
        },
        left: Vec::new(),
        left_totals: Vec::new(),
    };
    for (cell, entry) in &report.entries {
        if rows.get(cell).is_some_and(|row| takes(newer, row, entry)) {
            carried.report.entries.insert(*cell, entry.clone());
        } else {
            carried.left.push((*cell, entry.clone()));
        }
    }
    carried
        .left
        .sort_by_key(|(cell, _)| before.get(cell).copied().unwrap_or(usize::MAX));
    for total in &report.control_totals {
        let summed = summed(old, &total.of);
        let is_same = !summed.is_empty() && summed == self::summed(newer, &total.of);
        if is_same {
            carried.report.control_totals.push(total.clone());
        } else {
            carried.left_totals.push(total.clone());
        }
    }
    carried
}

/// Tells whether a cell of this row would take what stands in the older one.
fn takes(form: &Form, row: &Row, entry: &Entry) -> bool {
    let Value::Given(text) = &entry.value else {
        return true;
    };
    let options = row.option_set.and_then(|id| form.option_sets.get(&id));
    let taken = match options {
        None => accept(row.value_type, text),
        Some(options) => {
            let codes: Vec<&str> = options.iter().map(|option| option.code.as_str()).collect();
            accept_among(row.value_type, text, &codes)
        }
    };
    taken.as_ref() == Ok(text)
}

/// Returns the cells that a total of the paper sums.
fn summed(form: &Form, of: &TotalOf) -> BTreeSet<Cell> {
    let in_section = |number: u16| move |section: &Section| section.number == number;
    form.enterable()
        .filter(|(place, _)| match of {
            TotalOf::Row(number) => form.row_at(*place).is_some_and(|row| row.number == *number),
            TotalOf::Section(number) => form.section_at(*place).is_some_and(in_section(*number)),
            TotalOf::Column(number, letter) => {
                form.section_at(*place).is_some_and(in_section(*number))
                    && form.column_at(*place).is_some_and(|c| c.letter == *letter)
            }
        })
        .map(|(_, cell)| cell)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bundle::check::tests::form,
        domain::{
            period::{Period, PeriodType},
            report::ReportKey,
            value::ValueType,
        },
    };

    fn filled(form: &Form) -> Report {
        let key = ReportKey {
            data_set: form.id,
            organisation_unit: crate::bundle::check::tests::uid('U', 2),
            period: Period::parse("202610").unwrap(),
            attribute_option_combo: form.attribute_option_combo,
        };
        let mut report = Report::begin(key, form.version);
        for (_, cell) in form.enterable() {
            report.put(cell, Entry::of(Value::Given("4".to_owned())));
        }
        report
    }

    #[test]
    fn values_follow_their_cells_wherever_these_stand() {
        let old = form(1, PeriodType::Monthly);
        let mut newer = old.clone();
        newer.version = 2;
        newer.sections[0].tables[0].rows.reverse();
        let report = filled(&old);
        let carried = carry_over(&report, &old, &newer);
        assert_eq!(carried.report.entries, report.entries);
        assert_eq!(carried.report.form_version, 2);
        assert!(carried.left.is_empty());
    }

    #[test]
    fn what_has_no_cell_or_does_not_suit_it_is_named() {
        let old = form(1, PeriodType::Monthly);
        let report = filled(&old);
        let mut newer = old.clone();
        let rows = &mut newer.sections[0].tables[0].rows;
        let gone = rows.pop().unwrap().data_element;
        let carried = carry_over(&report, &old, &newer);
        assert!(!carried.left.is_empty());
        assert!(
            carried
                .left
                .iter()
                .all(|(cell, _)| cell.data_element == gone)
        );
        let all = carried.left.len() + carried.report.entries.len();
        assert_eq!(all, report.entries.len());

        let mut newer = old.clone();
        for row in &mut newer.sections[0].tables[0].rows {
            row.value_type = ValueType::Date;
        }
        let carried = carry_over(&report, &old, &newer);
        assert!(
            carried
                .left
                .iter()
                .any(|(_, entry)| entry.value == Value::Given("4".to_owned()))
        );
    }

    #[test]
    fn a_total_of_the_paper_goes_only_with_the_cells_it_sums() {
        let old = form(1, PeriodType::Monthly);
        let mut report = filled(&old);
        let row = old.sections[0].tables[0].rows[0].number.clone();
        let total = |of| ControlTotal { of, value: 8 };
        let (of_row, of_all) = (total(TotalOf::Row(row)), total(TotalOf::Section(1)));
        report.control_totals = vec![of_row.clone(), of_all.clone()];
        let mut newer = old.clone();
        newer.sections[0].tables[0].rows.pop();
        let carried = carry_over(&report, &old, &newer);
        assert_eq!(carried.report.control_totals, [of_row]);
        assert_eq!(carried.left_totals, [of_all]);
    }
}
