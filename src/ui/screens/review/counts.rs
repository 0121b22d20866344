//! How full a report is: what was given, what is zero, what is not to be had, what is blank.

use crate::domain::{
    form::Form,
    report::Report,
    value::{Decimal, Value},
};

/// Counts over the enterable cells of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All cells that can be keyed.
    pub cells: usize,
    /// Cells with a value; zeros among them.
    pub filled: usize,
    /// Cells with a zero.
    pub zero: usize,
    /// Cells that are not available.
    pub not_available: usize,
    /// Cells that hold nothing.
    pub blank: usize,
    /// Cells with a comment.
    pub comments: usize,
    /// Cells marked for follow-up.
    pub follow_ups: usize,
}

impl Counts {
    /// Counts a report.
    pub fn of(form: &Form, report: &Report) -> Self {
        let mut counts = Self::default();
        for (_, cell) in form.enterable() {
            counts.cells += 1;
            let entry = report.entry(cell);
            match entry.map_or(&Value::Blank, |entry| &entry.value) {
                Value::Blank => counts.blank += 1,
                Value::NotAvailable(_) => counts.not_available += 1,
                given @ Value::Given(_) => {
                    counts.filled += 1;
                    counts.zero += usize::from(given.number().is_some_and(Decimal::is_zero));
                }
            }
            counts.comments += usize::from(entry.is_some_and(|entry| entry.comment.is_some()));
            counts.follow_ups += usize::from(entry.is_some_and(|entry| entry.follow_up));
        }
        counts
    }
}
