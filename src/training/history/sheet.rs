//! A report under construction, addressed as it is printed: row number and column letter.

use std::collections::BTreeMap;

use crate::domain::{
    form::{Cell, Form},
    value::{Entry, Reason, Value},
};

/// The enterable cells of a form by what is printed on the paper.
#[derive(Debug)]
pub struct Index {
    rows: BTreeMap<String, Vec<(String, Cell)>>,
}

impl Index {
    /// Reads the form once.
    pub fn of(form: &Form) -> Self {
        let mut rows: BTreeMap<String, Vec<(String, Cell)>> = BTreeMap::new();
        for (place, cell) in form.enterable() {
            if let Some((row, column)) = form.row_at(place).zip(form.column_at(place)) {
                rows.entry(row.number.clone())
                    .or_default()
                    .push((column.letter.clone(), cell));
            }
        }
        Self { rows }
    }

    /// Returns the enterable cells of a row with their letters.
    pub fn row(&self, row: &str) -> &[(String, Cell)] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }

    fn cell(&self, row: &str, letter: &str) -> Option<Cell> {
        self.row(row)
            .iter()
            .find_map(|(other, cell)| (other == letter).then_some(*cell))
    }
}

/// The cells of one report.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    index: &'a Index,
    entries: BTreeMap<Cell, Entry>,
}

impl<'a> Sheet<'a> {
    /// Begins with blanks.
    pub fn blank(index: &'a Index) -> Self {
        Self {
            index,
            entries: BTreeMap::new(),
        }
    }

    /// Returns the cells.
    pub fn into_entries(self) -> BTreeMap<Cell, Entry> {
        self.entries
    }

    /// Returns the enterable cells of a row with their letters.
    pub fn row(&self, row: &str) -> &'a [(String, Cell)] {
        self.index.row(row)
    }

    /// Returns the cell printed there.
    pub fn cell(&self, row: &str, letter: &str) -> Option<Cell> {
        self.index.cell(row, letter)
    }

    /// Returns the count in a cell, 0 where there is none.
    pub fn count(&self, row: &str, letter: &str) -> i64 {
        self.cell(row, letter)
            .and_then(|cell| self.entries.get(&cell)?.value.number()?.whole())
            .unwrap_or_default()
    }

    /// Returns the sum of a row.
    pub fn sum(&self, row: &str) -> i64 {
        self.index
            .row(row)
            .iter()
            .map(|(letter, _)| self.count(row, letter))
            .sum()
    }

    /// Writes a count.
    pub fn put(&mut self, row: &str, letter: &str, count: i64) {
        self.put_text(row, letter, count.to_string());
    }

    /// Writes a number with one decimal, given in tenths.
    pub fn put_tenths(&mut self, row: &str, letter: &str, tenths: i64) {
        let sign = if tenths < 0 { "-" } else { "" };
        let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
        let text = if tenth == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{tenth}")
        };
        self.put_text(row, letter, text);
    }

    /// Writes a text as it is stored.
    pub fn put_text(&mut self, row: &str, letter: &str, text: String) {
        if let Some(cell) = self.cell(row, letter) {
            self.entries.entry(cell).or_default().value = Value::Given(text);
        }
    }

    /// Says of a whole row that there is no figure.
    pub fn not_available(&mut self, row: &str, reason: Reason) {
        for (_, cell) in self.index.row(row) {
            self.entries.entry(*cell).or_default().value = Value::NotAvailable(reason);
        }
    }

    /// Leaves a row as if it had never been keyed.
    pub fn forget(&mut self, row: &str) {
        for (_, cell) in self.index.row(row) {
            self.entries.remove(cell);
        }
    }

    /// Writes a remark.
    pub fn remark(&mut self, row: &str, letter: &str, text: &str) {
        if let Some(cell) = self.cell(row, letter) {
            self.entries.entry(cell).or_default().comment = Some(text.to_owned());
        }
    }

    /// Marks a cell as taken over from the period before.
    pub fn mark_repeated(&mut self, row: &str, letter: &str) {
        if let Some(entry) = self
            .cell(row, letter)
            .and_then(|cell| self.entries.get_mut(&cell))
        {
            entry.repeated = true;
        }
    }
}
