//! The chain of undo, read from the audit rows.
//!
//! Saves push a step; an undo takes the newest one back, a redo does it again; a save after an undo
//! forgets what could have been done again. All of it is in the audit, so a restart changes nothing.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{
    domain::report::ReportNumber,
    store::{
        StoreError,
        columns::{AsWord, unsigned},
        records::AuditKind,
    },
};

/// The steps of a report that can be taken back or done again, oldest first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Done: the last one is taken back next.
    pub done: Vec<i64>,
    /// Taken back: the last one is done again next.
    pub undone: Vec<i64>,
}

impl Chain {
    fn hear(&mut self, kind: AuditKind, step: i64) {
        match kind {
            AuditKind::Save if self.done.last() == Some(&step) => {}
            AuditKind::Save => {
                self.done.push(step);
                self.undone.clear();
            }
            AuditKind::Undo => {
                if self.done.last() == Some(&step) {
                    self.done.pop();
                    self.undone.push(step);
                }
            }
            AuditKind::Redo => {
                if self.undone.last() == Some(&step) {
                    self.undone.pop();
                    self.done.push(step);
                }
            }
            AuditKind::Note => {}
        }
    }
}

/// Reads the chain of a report.
pub fn chain(db: &Connection, report: ReportNumber) -> Result<Chain, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT kind, step FROM audit WHERE report = :report AND kind <> 'note' ORDER BY seq",
    )?;
    let mut rows = statement.query(named_params! { ":report": report.0 })?;
    let mut chain = Chain::default();
    while let Some(row) = rows.next()? {
        chain.hear(row.get::<_, AsWord<AuditKind>>(0)?.0, row.get(1)?);
    }
    Ok(chain)
}

/// Returns the first step number that a session of the screen may use.
pub fn next_asked_step(db: &Connection, report: ReportNumber) -> Result<u64, StoreError> {
    let last: i64 = db
        .prepare_cached("SELECT coalesce(max(asked_step), 0) FROM audit WHERE report = :report")?
        .query_row(named_params! { ":report": report.0 }, |row| row.get(0))?;
    Ok(unsigned(last) + 1)
}

/// Returns the step a save belongs to: the newest one where that is being continued, else a new one.
pub fn step_of_save(db: &Connection, report: ReportNumber, asked: i64) -> Result<i64, StoreError> {
    let last: Option<(AuditKind, i64, i64)> = db
        .prepare_cached(
            "SELECT kind, step, asked_step FROM audit
             WHERE report = :report AND kind <> 'note' ORDER BY seq DESC LIMIT 1",
        )?
        .query_row(named_params! { ":report": report.0 }, |row| {
            Ok((
                row.get::<_, AsWord<AuditKind>>(0)?.0,
                row.get(1)?,
                row.get(2)?,
            ))
        })
        .optional()?;
    match last {
        Some((AuditKind::Save, step, asked_then)) if asked_then == asked && asked > 0 => Ok(step),
        Some(_) => new_step(db, report),
        None => Ok(1),
    }
}

/// Returns a step no row of the report has.
pub fn new_step(db: &Connection, report: ReportNumber) -> Result<i64, StoreError> {
    let last: i64 = db
        .prepare_cached("SELECT coalesce(max(step), 0) FROM audit WHERE report = :report")?
        .query_row(named_params! { ":report": report.0 }, |row| row.get(0))?;
    Ok(last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_after_an_undo_forgets_what_could_be_done_again() {
        use AuditKind::{Redo, Save, Undo};
        let mut chain = Chain::default();
        for (kind, step) in [
            (Save, 1),
            (Save, 2),
            (Save, 2),
            (Undo, 2),
            (Redo, 2),
            (Undo, 2),
        ] {
            chain.hear(kind, step);
        }
        assert_eq!(
            chain,
            Chain {
                done: vec![1],
                undone: vec![2]
            }
        );
        chain.hear(Save, 3);
        assert_eq!(
            chain,
            Chain {
                done: vec![1, 3],
                undone: vec![]
            }
        );
    }
}
