//! Taking a step back, and doing it again. Both are deeds of their own in the audit.

use rusqlite::named_params;

use crate::{
    domain::{
        form::Cell,
        report::{ReportNumber, Signature},
        value::Entry,
    },
    store::{
        SteppedBack, StoreError, Writer,
        columns::{self, AsJson, AsWord, json},
        queries::steps,
        records::AuditKind,
        writer::Deed,
    },
};

/// Who had declared a zero report, if anyone.
struct Declared(Option<Signature>);

/// How the things of a step stood at one end of it.
#[derive(Default)]
struct End {
    cells: Vec<(Cell, Entry)>,
    zero_report: Option<Declared>,
}

impl Writer<'_> {
    /// Takes the newest step back; nothing if there is none.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn undo(&self, report: ReportNumber) -> Result<Option<SteppedBack>, StoreError> {
        self.status(report)?;
        let Some(step) = steps::chain(self.db, report)?.done.pop() else {
            return Ok(None);
        };
        let end = self.before_step(report, step)?;
        self.go_to(report, &end, AuditKind::Undo, step).map(Some)
    }

    /// Does the step again that was taken back last; nothing if there is none.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn redo(&self, report: ReportNumber) -> Result<Option<SteppedBack>, StoreError> {
        self.status(report)?;
        let Some(step) = steps::chain(self.db, report)?.undone.pop() else {
            return Ok(None);
        };
        let end = self.after_step(report, step)?;
        self.go_to(report, &end, AuditKind::Redo, step).map(Some)
    }

    /// Reads how everything stood before a step: a step may have written a cell more than once.
    fn before_step(&self, report: ReportNumber, step: i64) -> Result<End, StoreError> {
        self.end_of(report, step, AuditKind::Save, "ASC")
    }

    /// Reads how everything stood after a step: just what its newest undo took away.
    fn after_step(&self, report: ReportNumber, step: i64) -> Result<End, StoreError> {
        self.end_of(report, step, AuditKind::Undo, "DESC")
    }

    /// Reads `before` of each thing from the first row in this order.
    fn end_of(
        &self,
        report: ReportNumber,
        step: i64,
        kind: AuditKind,
        order: &'static str,
    ) -> Result<End, StoreError> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT what, data_element, category_option_combo, before FROM audit
             WHERE report = :report AND step = :step AND kind = :kind ORDER BY seq {order}"
        ))?;
        let mut rows = statement
            .query(named_params! { ":report": report.0, ":step": step, ":kind": AsWord(kind) })?;
        let mut end = End::default();
        while let Some(row) = rows.next()? {
            let what: String = row.get("what")?;
            if what == "zero_report" {
                let before: Option<AsJson<Signature>> = row.get("before")?;
                end.zero_report
                    .get_or_insert(Declared(before.map(|before| before.0)));
                continue;
            }
            let cell = columns::cell(row)?;
            if !end.cells.iter().any(|(other, _)| *other == cell) {
                end.cells
                    .push((cell, row.get::<_, AsJson<Entry>>("before")?.0));
            }
        }
        // The cursor goes to the first cell keyed, whichever way the rows were read.
        if order == "DESC" {
            end.cells.reverse();
        }
        Ok(end)
    }

    fn go_to(
        &self,
        report: ReportNumber,
        end: &End,
        kind: AuditKind,
        step: i64,
    ) -> Result<SteppedBack, StoreError> {
        for (cell, after) in &end.cells {
            let before = self.entry(report, *cell)?;
            // Written down even where nothing changes: the row is what says that the step is undone.
            self.change_cell(report, *cell, (&before, after), (kind, step, 0))?;
        }
        if let Some(Declared(after)) = &end.zero_report {
            let before = self.put_zero_report(report, after.as_ref())?;
            self.write_down(
                report,
                &Deed {
                    kind,
                    step,
                    asked_step: 0,
                    what: "zero_report",
                    cell: None,
                    before: before.as_ref().map(json).transpose()?,
                    after: after.as_ref().map(json).transpose()?,
                },
            )?;
        }
        self.note_change(report)?;
        let at = end.cells.first().map(|(cell, _)| *cell);
        Ok(SteppedBack {
            stored: self.stored(report)?,
            at,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{
            status::Status,
            value::{Entry, Reason, Value},
        },
        store::testing::{Office, cell, given, shown},
    };

    #[test]
    fn undo_and_redo_outlive_a_restart() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        office.save(report, 2, &[(cell(2), given("6")), (cell(3), given("0"))]);
        let office = office.restart();
        assert_eq!(office.undo(report), Some(cell(2)));
        let seen = office.stored(report);
        assert_eq!(
            (shown(&seen.report, cell(2)), shown(&seen.report, cell(3))),
            ("-".into(), "-".into())
        );
        assert!(seen.can_undo && seen.can_redo);
        let office = office.restart();
        assert_eq!(office.redo(report), Some(cell(2)));
        assert_eq!(shown(&office.stored(report).report, cell(3)), "0");
        assert_eq!(office.undo(report), Some(cell(2)));
        assert_eq!(office.undo(report), Some(cell(1)));
        assert_eq!(office.undo(report), None);
        assert!(office.stored(report).report.entries.is_empty());
    }

    #[test]
    fn a_visit_to_a_cell_is_one_step_however_often_it_was_written() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("4"))]);
        office.save(report, 2, &[(cell(1), given("5"))]);
        office.save(report, 2, &[(cell(1), given("58"))]);
        office.undo(report);
        assert_eq!(shown(&office.stored(report).report, cell(1)), "4");
        office.redo(report);
        assert_eq!(shown(&office.stored(report).report, cell(1)), "58");
    }

    #[test]
    fn a_step_that_ended_where_it_began_can_be_passed() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("4"))]);
        office.save(report, 2, &[(cell(1), given("5"))]);
        office.save(report, 2, &[(cell(1), given("4"))]);
        office.undo(report);
        office.undo(report);
        assert!(!office.stored(report).can_undo);
        assert_eq!(shown(&office.stored(report).report, cell(1)), "-");
    }

    #[test]
    fn a_new_save_after_an_undo_leaves_nothing_to_redo() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("1"))]);
        office.undo(report);
        // The screen counts on from where it was, whatever was undone.
        office.save(report, 1, &[(cell(2), given("2"))]);
        assert_eq!(office.redo(report), None);
        office.undo(report);
        assert!(office.stored(report).report.entries.is_empty());
        assert!(!office.stored(report).can_undo);
    }

    #[test]
    fn every_part_of_an_entry_comes_back() {
        let office = Office::new();
        let report = office.begin("202611");
        let whole = Entry {
            value: Value::NotAvailable(Reason::StockOut),
            comment: Some("نفد اللقاح".to_owned()),
            follow_up: true,
            parts: Some("12+7+3".to_owned()),
            repeated: true,
        };
        office.save(report, 1, &[(cell(1), whole.clone())]);
        office.save(report, 2, &[(cell(1), Entry::default())]);
        office.undo(report);
        assert_eq!(office.stored(report).report.entry(cell(1)), Some(&whole));
    }

    #[test]
    fn a_zero_report_is_one_step() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("3"))]);
        let zeros = [(cell(2), given("0")), (cell(3), given("true"))];
        let seen = office
            .scribe
            .run(move |writer| writer.declare_zero_report(report, &zeros))
            .unwrap();
        assert_eq!(seen.report.zero_report.unwrap().person, "Shilan");
        assert_eq!(office.undo(report), Some(cell(2)));
        let seen = office.stored(report);
        assert_eq!(seen.report.zero_report, None);
        assert_eq!(seen.report.entries.len(), 1);
        office.redo(report);
        assert!(office.stored(report).report.zero_report.is_some());
        office
            .scribe
            .run(move |writer| writer.withdraw_zero_report(report))
            .unwrap();
        assert!(office.stored(report).report.zero_report.is_none());
    }

    #[test]
    fn undo_makes_a_sent_report_a_draft_again() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        office.send(report);
        office.undo(report);
        let seen = office.stored(report).report;
        assert_eq!(
            (seen.status, seen.is_changed_since_sent),
            (Status::Draft, true)
        );
    }
}
