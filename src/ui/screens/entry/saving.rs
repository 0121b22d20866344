//! Which cells stand on the disk, and which only on the screen.
//!
//! The mark turns to *saved* when the office says so and not before. A report that comes back from the
//! office never takes away what was keyed since: what is not answered yet is put on top of it again.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        form::Cell,
        report::{Report, ReportNumber},
        value::Entry,
    },
    office::{news::Numbered, order::SaveCells},
};

/// What the mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing was keyed yet.
    Nothing,
    /// All is on the disk since then.
    Saved(DateTime<Utc>),
    /// Something is on its way to the disk.
    Saving,
    /// Something could not be written.
    NotSaved,
}

/// Which cells wait for an answer.
#[derive(Debug, Clone, Default)]
pub struct Saving {
    next_step: u64,
    waiting: BTreeMap<u64, Waiting>,
    saved_at: Option<DateTime<Utc>>,
    trouble: Option<Numbered>,
}

#[derive(Debug, Clone, Default)]
struct Waiting {
    cells: BTreeMap<Cell, Entry>,
    /// How many orders of the step have no answer yet: each of them gets one.
    unanswered: usize,
    has_failed: bool,
}

impl Saving {
    /// Begins with the first step that is free and the moment of the newest write.
    pub fn new(next_step: u64, saved_at: Option<DateTime<Utc>>) -> Self {
        Self {
            next_step,
            saved_at,
            ..Self::default()
        }
    }

    /// Takes a new step of undo.
    pub fn step(&mut self) -> u64 {
        let step = self.next_step;
        self.next_step += 1;
        step
    }

    /// Makes the order that writes cells, and waits for its answer.
    pub fn order(
        &mut self,
        report: ReportNumber,
        step: u64,
        cells: Vec<(Cell, Entry)>,
        is_settled: bool,
    ) -> SaveCells {
        for (_, other) in self.waiting.iter_mut().filter(|(other, _)| **other != step) {
            // What a cell was before must never be tried again over what it is now.
            for (cell, _) in &cells {
                other.cells.remove(cell);
            }
            other.has_failed &= !other.cells.is_empty();
        }
        self.waiting
            .retain(|_, other| other.unanswered > 0 || other.has_failed);
        let waiting = self.waiting.entry(step).or_default();
        waiting.cells.extend(cells.iter().cloned());
        waiting.unanswered += 1;
        if cells.len() == waiting.cells.len() {
            waiting.has_failed = false;
        }
        SaveCells {
            report,
            step,
            cells,
            is_settled,
        }
    }

    /// Makes the orders that try again what could not be written.
    pub fn again(&mut self, report: ReportNumber) -> Vec<SaveCells> {
        let mut orders = Vec::new();
        for (step, waiting) in &mut self.waiting {
            if std::mem::take(&mut waiting.has_failed) {
                let cells = waiting
                    .cells
                    .iter()
                    .map(|(cell, entry)| (*cell, entry.clone()))
                    .collect();
                waiting.unanswered += 1;
                orders.push(SaveCells {
                    report,
                    step: *step,
                    cells,
                    is_settled: true,
                });
            }
        }
        orders
    }

    /// Hears that a step is on the disk.
    pub fn saved(&mut self, step: u64, at: DateTime<Utc>) {
        if let Some(waiting) = self.waiting.get_mut(&step) {
            if waiting.unanswered == 0 {
                // Another screen has tried the whole step again.
                waiting.has_failed = false;
            }
            waiting.unanswered = waiting.unanswered.saturating_sub(1);
            if waiting.unanswered == 0 && !waiting.has_failed {
                self.waiting.remove(&step);
            }
        }
        self.saved_at = Some(at);
        if !self.waiting.values().any(|waiting| waiting.has_failed) {
            self.trouble = None;
        }
    }

    /// Hears that a step could not be written.
    pub fn not_saved(&mut self, step: u64, trouble: Numbered) {
        if let Some(waiting) = self.waiting.get_mut(&step) {
            waiting.unanswered = waiting.unanswered.saturating_sub(1);
            waiting.has_failed = !waiting.cells.is_empty();
            if waiting.unanswered == 0 && !waiting.has_failed {
                // All its cells have newer entries under way.
                self.waiting.remove(&step);
                return;
            }
        }
        self.trouble = Some(trouble);
    }

    /// Returns the cells that are not on the disk yet, or could not be written.
    pub fn unwritten(&self) -> impl Iterator<Item = Cell> {
        self.waiting
            .values()
            .flat_map(|waiting| waiting.cells.keys().copied())
    }

    /// Puts what is not answered yet on top of a report that came back.
    pub fn put_on(&self, report: &mut Report) {
        for (cell, entry) in self.waiting.values().flat_map(|waiting| &waiting.cells) {
            report.put(*cell, entry.clone());
        }
    }

    /// Tells whether a cell could not be written.
    pub fn has_failed(&self, cell: Cell) -> bool {
        self.waiting
            .values()
            .filter(|waiting| waiting.has_failed)
            .any(|waiting| waiting.cells.contains_key(&cell))
    }

    /// Returns why something could not be written.
    pub fn trouble(&self) -> Option<&Numbered> {
        self.trouble.as_ref()
    }

    /// Returns what the mark says.
    pub fn mark(&self) -> Mark {
        if self.trouble.is_some() {
            return Mark::NotSaved;
        }
        match self.saved_at {
            _ if !self.waiting.is_empty() => Mark::Saving,
            Some(at) => Mark::Saved(at),
            None => Mark::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{id::Uid, trouble::Trouble, value::Value};

    fn cell() -> Cell {
        Cell {
            data_element: Uid::parse("abcdefghij1").unwrap(),
            category_option_combo: Uid::parse("abcdefghij2").unwrap(),
        }
    }

    #[test]
    fn the_mark_turns_only_when_the_office_says_so() {
        let number = ReportNumber(1);
        let mut saving = Saving::new(7, None);
        assert_eq!(saving.mark(), Mark::Nothing);
        let step = saving.step();
        assert_eq!(step, 7);
        saving.order(
            number,
            step,
            vec![(cell(), Entry::of(Value::zero()))],
            false,
        );
        assert_eq!(saving.mark(), Mark::Saving);
        let at = DateTime::UNIX_EPOCH;
        saving.saved(step, at);
        assert_eq!(saving.mark(), Mark::Saved(at));
    }

    #[test]
    fn every_change_of_a_cell_must_be_answered() {
        let number = ReportNumber(1);
        let mut saving = Saving::new(1, None);
        let step = saving.step();
        for is_settled in [false, false, true] {
            saving.order(
                number,
                step,
                vec![(cell(), Entry::of(Value::zero()))],
                is_settled,
            );
        }
        saving.saved(step, DateTime::UNIX_EPOCH);
        saving.saved(step, DateTime::UNIX_EPOCH);
        assert_eq!(saving.mark(), Mark::Saving);
        saving.saved(step, DateTime::UNIX_EPOCH);
        assert_eq!(saving.mark(), Mark::Saved(DateTime::UNIX_EPOCH));
    }

    #[test]
    fn what_failed_is_tried_again_with_its_own_step() {
        let number = ReportNumber(1);
        let mut saving = Saving::new(1, None);
        let step = saving.step();
        let order = saving.order(number, step, vec![(cell(), Entry::of(Value::zero()))], true);
        let trouble = Trouble::Disk {
            said: "full".into(),
        };
        saving.not_saved(step, Numbered { number: 3, trouble });
        assert_eq!(saving.mark(), Mark::NotSaved);
        assert!(saving.has_failed(cell()));
        assert_eq!(saving.again(number), [order]);
        assert!(saving.again(number).is_empty());
        saving.saved(step, DateTime::UNIX_EPOCH);
        assert_eq!(saving.mark(), Mark::Saved(DateTime::UNIX_EPOCH));
    }

    fn full() -> Numbered {
        let trouble = Trouble::Disk {
            said: "full".into(),
        };
        Numbered { number: 3, trouble }
    }

    #[test]
    fn an_older_entry_is_never_tried_again_over_a_newer_one() {
        let number = ReportNumber(1);
        let newer = Entry::of(Value::Given("7".into()));
        let mut saving = Saving::new(5, None);
        let (five, six) = (saving.step(), saving.step());
        saving.order(number, five, vec![(cell(), Entry::of(Value::zero()))], true);
        saving.not_saved(five, full());
        saving.order(number, six, vec![(cell(), newer.clone())], true);
        let mut report = report();
        saving.put_on(&mut report);
        assert_eq!(report.entry(cell()), Some(&newer));
        saving.saved(six, DateTime::UNIX_EPOCH);
        assert!(saving.again(number).is_empty());
        assert_eq!(saving.mark(), Mark::Saved(DateTime::UNIX_EPOCH));
    }

    #[test]
    fn an_entry_that_fails_when_a_newer_one_is_under_way_is_let_go() {
        let number = ReportNumber(1);
        let mut saving = Saving::new(5, None);
        let (five, six) = (saving.step(), saving.step());
        for step in [five, six] {
            saving.order(number, step, vec![(cell(), Entry::of(Value::zero()))], true);
        }
        saving.not_saved(five, full());
        assert_eq!(saving.mark(), Mark::Saving);
        saving.saved(six, DateTime::UNIX_EPOCH);
        assert!(saving.again(number).is_empty());
        assert_eq!(saving.mark(), Mark::Saved(DateTime::UNIX_EPOCH));
    }

    fn report() -> Report {
        use crate::domain::{id::Uid, period::Period, report::ReportKey};
        let key = ReportKey {
            data_set: Uid::parse("abcdefghij3").unwrap(),
            organisation_unit: Uid::parse("abcdefghij4").unwrap(),
            period: Period::parse("202610").unwrap(),
            attribute_option_combo: Uid::parse("abcdefghij5").unwrap(),
        };
        Report::begin(key, 1)
    }
}
