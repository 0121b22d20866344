//! What the checks see: the numbers of this report and of the confirmed ones before it.

use std::collections::BTreeSet;

use crate::domain::{
    form::Cell,
    history::PastReport,
    period::Period,
    report::Report,
    rules::Asking,
    value::{Entry, Value},
};

/// How many periods back anything is looked up: two years of months with a month to spare, half a
/// year of weeks.
const HORIZON: u32 = 27;

/// The numbers around a report.
pub(super) struct Sight<'a> {
    pub report: &'a Report,
    pub period: Period,
    pub days: u32,
    pub level: u8,
    /// A cell that a rule of the server looks at holds a value. Before that the server asks none of
    /// them: it goes through the attribute option combos that have data
    /// (`DataValidationRunner.getExpressionValueMap`).
    pub is_begun: bool,
    /// How many periods lie between this one and the same one a year ago.
    pub periods_in_year: Option<u32>,
    past: Vec<Option<&'a PastReport>>,
}

impl<'a> Sight<'a> {
    /// Looks at a report; `ruled` are the cells that the server's rules look at.
    pub fn of(asking: &Asking<'a>, ruled: &BTreeSet<Cell>) -> Self {
        let this = asking.report.key.period;
        let (mut period, mut periods_in_year) = (this, None);
        let past = (1..=HORIZON)
            .map(|back| {
                period = period.previous();
                let is_a_year = (this.first_day() - period.first_day()).num_days() >= 364;
                periods_in_year = periods_in_year.or(is_a_year.then_some(back));
                asking
                    .history
                    .of(period)
                    .filter(|report| report.is_confirmed())
            })
            .collect();
        Self {
            report: asking.report,
            period: this,
            is_begun: has_value(asking.report, ruled),
            days: asking.report.key.period.days(),
            level: asking.organisation_unit.level,
            periods_in_year,
            past,
        }
    }

    /// Returns how many periods the year of this one has.
    pub fn periods_of_year(&self) -> u32 {
        let (kind, year) = (self.period.period_type(), self.period.year());
        let is_of_year = |number: &u32| {
            let there = Period::nth(kind, year, *number);
            there.is_some_and(|there| (there.year(), there.number()) == (year, *number))
        };
        (1..=366).rev().find(is_of_year).unwrap_or(1)
    }

    /// Returns the confirmed report so many periods before this one, counted from 1.
    pub fn past(&self, back: u32) -> Option<&'a PastReport> {
        let index = usize::try_from(back).ok()?.checked_sub(1)?;
        *self.past.get(index)?
    }

    pub fn entry(&self, cell: Cell) -> Option<&'a Entry> {
        self.report.entry(cell)
    }

    /// Returns the value of a cell; 0 periods back is this report.
    pub fn value(&self, cell: Cell, back: u32) -> Option<&'a Value> {
        match back {
            0 => self.report.entry(cell).map(|entry| &entry.value),
            _ => self.past(back)?.value(cell),
        }
    }

    /// Returns the number in a cell. Blank, *not available* and what is no number are nothing.
    pub fn number(&self, cell: Cell, back: u32) -> Option<f64> {
        self.value(cell, back).and_then(number)
    }

    /// Returns a sum, or nothing if one of the numbers is missing.
    pub fn sum(&self, cells: &[Cell], back: u32) -> Option<f64> {
        if cells.is_empty() {
            return None;
        }
        cells.iter().map(|cell| self.number(*cell, back)).sum()
    }

    /// Returns a sum over this and the periods before, or nothing if one number is missing.
    pub fn sum_over(&self, cells: &[Cell], periods: u32) -> Option<f64> {
        (0..periods).map(|back| self.sum(cells, back)).sum()
    }

    /// Returns the numbers of confirmed periods before this one, newest first.
    pub fn earlier(&self, cells: &[Cell], periods: u32) -> Vec<f64> {
        (1..=periods)
            .filter_map(|back| self.sum(cells, back))
            .collect()
    }

    /// Tells whether a cell holds neither a value nor the word that there is none.
    pub fn is_blank(&self, cell: Cell) -> bool {
        self.value(cell, 0).is_none_or(Value::is_blank)
    }

    /// Tells whether a cell says that there is no figure.
    pub fn is_not_available(&self, cell: Cell) -> bool {
        self.value(cell, 0)
            .is_some_and(|value| value.reason().is_some())
    }
}

fn has_value(report: &Report, among: &BTreeSet<Cell>) -> bool {
    let mut entries = report.entries.iter();
    entries.any(|(cell, entry)| entry.value.given().is_some() && among.contains(cell))
}

/// Reads a value as a number; yes is 1, no is 0.
pub(super) fn number(value: &Value) -> Option<f64> {
    match value.given()? {
        "true" => Some(1.0),
        "false" => Some(0.0),
        text if text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) =>
        {
            text.parse().ok()
        }
        _ => None,
    }
}
