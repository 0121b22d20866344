//! What can be written. A writer lives inside one transaction of the [`Scribe`](crate::store::Scribe);
//! what a job does stands on the disk when the job is answered, or not at all.

mod carried;
mod catalogue;
mod cells;
mod outbox;
mod pulled;
mod remarks;
mod sent;
mod server;
mod undo;

use rusqlite::{Connection, named_params};

use crate::{
    domain::{
        form::Cell,
        report::{ReportNumber, Signature},
        status::Status,
    },
    store::{
        Reader, StoreError, StoredReport,
        columns::{AsText, AsWord, Moment},
        queries::reports,
        records::AuditKind,
    },
};

/// An open transaction, with the person who acts and the moment of it.
#[derive(Debug)]
pub struct Writer<'a> {
    db: &'a Connection,
    signature: &'a Signature,
}

impl<'a> Writer<'a> {
    pub(super) fn new(db: &'a Connection, signature: &'a Signature) -> Self {
        Self { db, signature }
    }

    /// Asks within the same transaction.
    pub fn reader(&self) -> Reader<&Connection> {
        Reader::new(self.db)
    }

    /// Returns who acts, and when.
    pub fn signature(&self) -> &Signature {
        self.signature
    }

    /// Makes the disk look full to this connection.
    #[cfg(test)]
    pub(super) fn forbid_growth(&self) -> Result<(), StoreError> {
        let pages: i64 = self
            .db
            .pragma_query_value(None, "page_count", |row| row.get(0))?;
        Ok(self
            .db
            .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?)
    }

    fn stored(&self, report: ReportNumber) -> Result<StoredReport, StoreError> {
        reports::stored(self.db, report)
    }

    fn status(&self, report: ReportNumber) -> Result<Status, StoreError> {
        use rusqlite::OptionalExtension;
        self.db
            .prepare_cached("SELECT status FROM report WHERE number = :report")?
            .query_row(named_params! { ":report": report.0 }, |row| {
                Ok(row.get::<_, AsWord<Status>>(0)?.0)
            })
            .optional()?
            .ok_or(StoreError::NoSuchReport(report))
    }

    /// Takes one step from status to status, if it is allowed, and writes it down.
    fn set_status(&self, report: ReportNumber, to: Status) -> Result<(), StoreError> {
        let from = self.status(report)?;
        if from == to {
            return Ok(());
        }
        if !from.may_become(to) {
            return Err(StoreError::StepNotAllowed { from, to });
        }
        self.put_status(report, from, to)
    }

    fn put_status(&self, report: ReportNumber, from: Status, to: Status) -> Result<(), StoreError> {
        self.db
            .prepare_cached("UPDATE report SET status = :to WHERE number = :report")?
            .execute(named_params! { ":to": AsWord(to), ":report": report.0 })?;
        self.write_down(report, &Deed::of_status(from, to)?)
    }

    /// Says that what would be sent is other than before: what was sent becomes a draft again, unless the
    /// change takes back all changes since. Tells whether it does.
    fn note_change(&self, report: ReportNumber) -> Result<bool, StoreError> {
        self.db
            .prepare_cached(
                "UPDATE report SET content = content + 1, saved_at = :now WHERE number = :report",
            )?
            .execute(named_params! { ":now": Moment(self.signature.at), ":report": report.0 })?;
        if self.return_to_sent(report)? {
            return Ok(true);
        }
        self.set_status(report, Status::Draft)?;
        Ok(false)
    }

    fn write_down(&self, report: ReportNumber, deed: &Deed) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO audit (report, kind, step, asked_step, what, data_element,
                                    category_option_combo, before, after, person, at)
                 VALUES (:report, :kind, :step, :asked_step, :what, :data_element,
                         :category_option_combo, :before, :after, :person, :at)",
            )?
            .execute(named_params! {
                ":report": report.0,
                ":kind": AsWord(deed.kind),
                ":step": deed.step,
                ":asked_step": deed.asked_step,
                ":what": deed.what,
                ":data_element": deed.cell.map(|cell| AsText(cell.data_element)),
                ":category_option_combo": deed.cell.map(|cell| AsText(cell.category_option_combo)),
                ":before": deed.before,
                ":after": deed.after,
                ":person": self.signature.person,
                ":at": Moment(self.signature.at),
            })?;
        Ok(())
    }
}

/// One row of the audit.
struct Deed {
    kind: AuditKind,
    step: i64,
    asked_step: i64,
    what: &'static str,
    cell: Option<Cell>,
    before: Option<String>,
    after: Option<String>,
}

impl Deed {
    /// A deed outside the chain of undo.
    fn note(what: &'static str, before: Option<String>, after: Option<String>) -> Self {
        Self {
            kind: AuditKind::Note,
            step: 0,
            asked_step: 0,
            what,
            cell: None,
            before,
            after,
        }
    }

    fn of_status(from: Status, to: Status) -> Result<Self, StoreError> {
        use crate::store::columns::json;
        Ok(Self::note("status", Some(json(&from)?), Some(json(&to)?)))
    }
}
