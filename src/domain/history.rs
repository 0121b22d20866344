//! A unit's own earlier reports of a form: the yardstick for outliers and the source of `*`.

use std::collections::BTreeMap;

use crate::domain::{
    form::Cell,
    period::Period,
    status::Status,
    value::{Entry, Value},
};

/// Earlier reports of one unit and form, newest first, each at most once a period.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    /// The reports; periods without one are absent.
    pub reports: Vec<PastReport>,
}

/// One earlier report.
#[derive(Debug, Clone, PartialEq)]
pub struct PastReport {
    /// Its period.
    pub period: Period,
    /// How far it came.
    pub status: Status,
    /// It was declared a zero report.
    pub is_zero_report: bool,
    /// Its cells.
    pub entries: BTreeMap<Cell, Entry>,
}

impl PastReport {
    /// Tells whether a person confirmed it, so that its numbers count.
    pub fn is_confirmed(&self) -> bool {
        !matches!(self.status, Status::Draft | Status::Returned)
    }

    /// Returns what stood in a cell.
    pub fn value(&self, cell: Cell) -> Option<&Value> {
        self.entries.get(&cell).map(|entry| &entry.value)
    }
}

impl History {
    /// Returns the report of a period.
    pub fn of(&self, period: Period) -> Option<&PastReport> {
        self.reports.iter().find(|report| report.period == period)
    }
}
