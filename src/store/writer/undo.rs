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
