//! Sums shown while keying, renewed with every cell at the cost of that cell alone.
//!
//! Blank cells are skipped, greyed ones do not exist, and a sum whose cells include one that is *not
//! available* says so: it is no total of what happened. Which sums are shown is the form's word
//! ([`form::Totals`](crate::domain::form::Totals)); all of them are kept.

use std::{collections::BTreeMap, ops::Range};

use crate::domain::{
    form::{Cell, Form, Place, Section, Table},
    names::Names,
    report::TotalOf,
    value::{Decimal, Entry, Value},
};

/// A sum of cells, and what it could not add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The numbers added up.
    pub total: Decimal,
    /// How many cells hold a number.
    pub numbers: usize,
    /// How many cells are *not available*: with one of them the sum is less than what happened.
    pub not_available: usize,
    /// How many cells hold something that is no number.
    pub unreadable: usize,
    /// How many cells belong to the sum.
    pub cells: usize,
}

/// Every sum of one report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sums {
    sections: Vec<SectionSums>,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct SectionSums {
    whole: Sum,
    tables: Vec<TableSums>,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct TableSums {
    /// The group of each column.
    group_of: Vec<usize>,
    rows: Vec<RowSums>,
    columns: Vec<Sum>,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct RowSums {
    whole: Sum,
    groups: Vec<Sum>,
}

/// Neighbouring columns with the same option of the outermost category: routine, catch-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The option.
    pub names: &'a Names,
    /// The columns.
    pub columns: Range<usize>,
}

/// Returns the groups of a table; none where a group would be a single column anyway.
pub fn groups(table: &Table) -> Vec<Group<'_>> {
    if table.columns.iter().any(|column| column.options.len() < 2) {
        return Vec::new();
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        let Some(names) = column.options.first() else {
            continue;
        };
        match groups.last_mut() {
            Some(group) if group.names == names => group.columns.end = index + 1,
            _ => groups.push(Group {
                names,
                columns: index..index + 1,
            }),
        }
    }
    groups
}

impl Sum {
    /// Tells whether there is anything to show: a sum of blanks is blank, not zero.
    pub fn is_blank(&self) -> bool {
        self.numbers == 0 && self.not_available == 0 && self.unreadable == 0
    }

    /// Tells whether every cell holds a number.
    pub fn is_whole(&self) -> bool {
        self.numbers == self.cells
    }

    fn add(&mut self, value: &Value) {
        match Kind::of(value) {
            Kind::Blank => {}
            Kind::Number(number) => {
                self.total = self.total + number;
                self.numbers += 1;
            }
            Kind::NotAvailable => self.not_available += 1,
            Kind::Unreadable => self.unreadable += 1,
        }
    }
}

/// What a value means for a sum.
enum Kind {
    Blank,
    Number(Decimal),
    NotAvailable,
    Unreadable,
}

impl Kind {
    fn of(value: &Value) -> Self {
        match value {
            Value::Blank => Self::Blank,
            Value::NotAvailable(_) => Self::NotAvailable,
            Value::Given(_) => value.number().map_or(Self::Unreadable, Self::Number),
        }
    }
}

impl Sums {
    /// Adds up a report from nothing.
    pub fn of(form: &Form, entries: &BTreeMap<Cell, Entry>) -> Self {
        let mut sums = Self {
            sections: form.sections.iter().map(SectionSums::blank).collect(),
        };
        for (place, cell) in form.enterable() {
            if !is_summed(form, place) {
                continue;
            }
            let value = entries
                .get(&cell)
                .map_or(&Value::Blank, |entry| &entry.value);
            sums.visit(place, |sum| {
                sum.cells += 1;
                sum.add(value);
            });
        }
        sums
    }

    /// Returns the sum of the row of a place.
    pub fn row(&self, place: Place) -> Option<&Sum> {
        Some(&self.table(place)?.rows.get(place.row)?.whole)
    }

    /// Returns the sums of the groups of the row of a place, in the order of [`groups`].
    pub fn row_groups(&self, place: Place) -> &[Sum] {
        self.table(place)
            .and_then(|table| table.rows.get(place.row))
            .map_or(&[], |row| row.groups.as_slice())
    }

    /// Returns the sum of the column of a place.
    pub fn column(&self, place: Place) -> Option<&Sum> {
        self.table(place)?.columns.get(place.column)
    }

    /// Returns the sum of a section, by its index.
    pub fn section(&self, section: usize) -> Option<&Sum> {
        self.sections.get(section).map(|section| &section.whole)
    }

    /// Returns what the paper's total is held against.
    pub fn against(&self, form: &Form, of: &TotalOf) -> Option<&Sum> {
        match of {
            TotalOf::Row(number) => self.row(form.row_numbered(number)?.0),
            TotalOf::Section(number) => self.section(
                form.sections
                    .iter()
                    .position(|section| section.number == *number)?,
            ),
            TotalOf::Column(number, letter) => {
                let place = form.places().find(|place| {
                    form.section_at(*place)
                        .is_some_and(|section| section.number == *number)
                        && form
                            .column_at(*place)
                            .is_some_and(|column| column.letter == *letter)
                })?;
                self.column(place)
            }
        }
    }

    fn table(&self, place: Place) -> Option<&TableSums> {
        self.sections.get(place.section)?.tables.get(place.table)
    }

    /// Shows every sum that a cell belongs to.
    fn visit(&mut self, place: Place, mut change: impl FnMut(&mut Sum)) {
        let Some(section) = self.sections.get_mut(place.section) else {
            return;
        };
        change(&mut section.whole);
        let Some(table) = section.tables.get_mut(place.table) else {
            return;
        };
        if let Some(column) = table.columns.get_mut(place.column) {
            change(column);
        }
        let Some(row) = table.rows.get_mut(place.row) else {
            return;
        };
        change(&mut row.whole);
        let group = table
            .group_of
            .get(place.column)
            .and_then(|group| row.groups.get_mut(*group));
        if let Some(group) = group {
            change(group);
        }
    }
}

impl SectionSums {
    fn blank(section: &Section) -> Self {
        Self {
            whole: Sum::default(),
            tables: section.tables.iter().map(TableSums::blank).collect(),
        }
    }
}

impl TableSums {
    fn blank(table: &Table) -> Self {
        let groups = groups(table);
        let group_of = groups
            .iter()
            .enumerate()
            .flat_map(|(index, group)| group.columns.clone().map(move |_| index))
            .collect();
        let row = RowSums {
            whole: Sum::default(),
            groups: vec![Sum::default(); groups.len()],
        };
        Self {
            group_of,
            rows: vec![row; table.rows.len()],
            columns: vec![Sum::default(); table.columns.len()],
        }
    }
}

/// Tells whether a cell takes part in sums: it can be keyed and holds a number.
fn is_summed(form: &Form, place: Place) -> bool {
    form.rule_at(place).is_some_and(|rule| rule.is_enterable)
        && form
            .row_at(place)
            .is_some_and(|row| row.value_type.is_number())
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::domain::{
        form::{CellRule, Column, Row, Totals},
        id::Uid,
        period::PeriodType,
        value::{Reason, ValueType},
    };

    fn id<K>(letter: char, number: usize) -> Uid<K> {
        Uid::parse(&format!("{letter}{number:010}")).unwrap()
    }

    /// Two ways × two ages, three rows of which the second lacks its last cell, and a yes/no row.
    fn form() -> Form {
        let option = |text: &str| Names::untranslated(text);
        let columns: Vec<Column> = [
            ("A", "in", "x"),
            ("B", "in", "y"),
            ("C", "out", "x"),
            ("D", "out", "y"),
        ]
        .into_iter()
        .enumerate()
        .map(|(index, (letter, way, age))| Column {
            letter: letter.to_owned(),
            options: vec![option(way), option(age)],
            short_options: Vec::new(),
            category_option_combo: Some(id('c', index)),
        })
        .collect();
        let row = |number: usize, greyed: Option<usize>, value_type| Row {
            number: format!("1.{number:02}"),
            data_element: id('d', number),
            code: String::new(),
            names: option("row"),
            value_type,
            option_set: None,
            zero_is_significant: true,
            cells: (0..4)
                .map(|column| CellRule {
                    cell: None,
                    is_enterable: greyed != Some(column),
                    width: 2,
                    repeats: None,
                })
                .collect(),
            vial_sizes: Vec::new(),
            opened_vial: None,
            given_rows: Vec::new(),
            is_immediate: false,
        };
        let count = ValueType::IntegerZeroOrPositive;
        Form {
            id: id('f', 1),
            version: 1,
            code: String::new(),
            names: option("form"),
            short_names: option("form"),
            period_type: PeriodType::Monthly,
            open_future_periods: 0,
            expiry_days: 0.0,
            timely_days: 0.0,
            data_input_periods: Vec::new(),
            attribute_option_combo: id('c', 99),
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
                id: id('s', 1),
                number: 1,
                names: option("section"),
                before: String::new(),
                after: String::new(),
                tables: vec![Table {
                    columns,
                    rows: vec![
                        row(1, None, count),
                        row(2, Some(3), count),
                        row(3, None, ValueType::Number),
                        row(4, None, ValueType::Boolean),
                    ],
                }],
                totals: Totals::default(),
                zero_fill: true,
            }],
            option_sets: BTreeMap::new(),
            checks: Vec::new(),
            zero_report: None,
            indicators: Vec::new(),
            constants: BTreeMap::new(),
            is_sample: false,
        }
    }

    fn given(text: &str) -> Entry {
        Entry {
            value: Value::Given(text.to_owned()),
            ..Entry::default()
        }
    }

    fn place(row: usize, column: usize) -> Place {
        Place {
            section: 0,
            table: 0,
            row,
            column,
        }
    }

    fn keyed(form: &Form, cells: &[(&str, &str, &str)]) -> BTreeMap<Cell, Entry> {
        cells
            .iter()
            .map(|(row, letter, text)| (form.cell_numbered(row, letter).unwrap(), given(text)))
            .collect()
    }

    #[test]
    fn rows_groups_columns_and_section_are_added_up() {
        let form = form();
        let entries = keyed(
            &form,
            &[
                ("1.01", "A", "20"),
                ("1.01", "B", "3"),
                ("1.01", "C", "1"),
                ("1.02", "A", "10"),
                ("1.03", "D", "0.5"),
            ],
        );
        let sums = Sums::of(&form, &entries);
        let row = sums.row(place(0, 0)).unwrap();
        assert_eq!(
            (row.total.whole(), row.numbers, row.cells),
            (Some(24), 3, 4)
        );
        let groups: Vec<_> = sums
            .row_groups(place(0, 0))
            .iter()
            .map(|sum| sum.total.whole())
            .collect();
        assert_eq!(groups, [Some(23), Some(1)]);
        assert_eq!(sums.column(place(0, 0)).unwrap().total.whole(), Some(30));
        assert_eq!(sums.section(0).unwrap().total.to_string(), "34.5");
        assert_eq!(
            sums.against(&form, &TotalOf::Row("1.02".to_owned()))
                .unwrap()
                .total
                .whole(),
            Some(10)
        );
        assert_eq!(
            sums.against(&form, &TotalOf::Column(1, "B".to_owned()))
                .unwrap()
                .total
                .whole(),
            Some(3)
        );
        assert_eq!(sums.against(&form, &TotalOf::Section(1)), sums.section(0));
        assert_eq!(sums.against(&form, &TotalOf::Section(2)), None);
    }

    #[test]
    fn a_sum_of_blanks_is_blank_and_greyed_cells_do_not_exist() {
        let form = form();
        let sums = Sums::of(&form, &BTreeMap::new());
        assert!(sums.section(0).unwrap().is_blank());
        assert_eq!(sums.row(place(1, 0)).unwrap().cells, 3);
        let greyed = keyed(&form, &[("1.02", "D", "7")]);
        assert!(Sums::of(&form, &greyed).section(0).unwrap().is_blank());
    }

    #[test]
    fn zero_is_a_number_and_not_available_is_told() {
        let form = form();
        let mut entries = keyed(&form, &[("1.01", "A", "0")]);
        assert!(
            !Sums::of(&form, &entries)
                .row(place(0, 0))
                .unwrap()
                .is_blank()
        );
        let stock_out = Entry::of(Value::NotAvailable(Reason::StockOut));
        entries.insert(form.cell_at(place(0, 1)).unwrap(), stock_out);
        let sums = Sums::of(&form, &entries);
        let row = sums.row(place(0, 0)).unwrap();
        assert_eq!((row.numbers, row.not_available), (1, 1));
        assert!(!row.is_whole());
    }

    #[test]
    fn what_is_no_number_is_counted_apart_and_yes_is_not_added() {
        let form = form();
        let sums = Sums::of(
            &form,
            &keyed(&form, &[("1.01", "A", "2x"), ("1.04", "A", "true")]),
        );
        assert_eq!(sums.section(0).unwrap().unreadable, 1);
        assert_eq!(sums.row(place(3, 0)).unwrap().cells, 0);
    }
}
