//! What goes into the store and comes out of it, where the domain has no word for it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{
    answer::{Answer, Said},
    form::Cell,
    id::{DataSetId, OrganisationUnitId},
    report::{OutboxNumber, Report, ReportKey, ReportNumber, Signature},
    status::Status,
    value::Entry,
};

/// What is known of the age of the forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormsKnown {
    /// When they were fetched, by the server's own clock and in its own writing.
    pub mark: String,
    /// When the server last said that they are as they stand here.
    pub checked_at: DateTime<Utc>,
    /// Since when each is here as it is.
    pub since: BTreeMap<DataSetId, DateTime<Utc>>,
}

/// A report with what the store knows of it beside its contents.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredReport {
    /// Its number on this PC.
    pub number: ReportNumber,
    /// How it stands.
    pub report: Report,
    /// Where the cursor stood.
    pub cursor: Option<Cell>,
    /// There is a step to take back.
    pub can_undo: bool,
    /// There is a step to do again.
    pub can_redo: bool,
    /// The first step number a session may use.
    pub next_step: u64,
    /// When a cell was last written.
    pub saved_at: Option<DateTime<Utc>>,
    /// Rises with every change of what would be sent.
    pub content: u64,
    /// Where it was fetched from the server instead of being begun here.
    pub pulled: Option<PulledMark>,
    /// The server has told that it is approved.
    pub is_approved: bool,
}

/// That a report was fetched from the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PulledMark {
    /// When.
    pub at: DateTime<Utc>,
    /// The day on which the server had it registered as complete, if it had.
    pub completed_on: Option<NaiveDate>,
}

/// A report as the server told it.
#[derive(Debug, Clone, PartialEq)]
pub struct PulledReport {
    /// Its cells as they are kept here; its status says whether it was complete.
    pub report: Report,
    /// All the server holds of it: the base of what is compared before anything is sent.
    pub values: BTreeMap<Cell, ServerValue>,
    /// The day on which it was registered as complete.
    pub completed_on: Option<NaiveDate>,
    /// It is approved.
    pub is_approved: bool,
}

/// One attempt and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptRecord {
    /// When.
    pub at: DateTime<Utc>,
    /// What it ended with.
    pub answer: Answer,
    /// What the server said, in order.
    pub said: Vec<Said>,
}

/// Cells to be written in one step.
#[derive(Debug, Clone, PartialEq)]
pub struct CellsToSave {
    /// The report.
    pub report: ReportNumber,
    /// Saves of the same step, one after the other, are taken back together.
    pub step: u64,
    /// The cells as they shall stand, in the order keyed.
    pub cells: Vec<(Cell, Entry)>,
    /// False while the cell is still being typed: may wait a moment for a later one of the same step.
    pub is_settled: bool,
}

/// What a save did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedCells {
    /// The report.
    pub report: ReportNumber,
    /// The step as it was asked for.
    pub step: u64,
    /// The wall clock.
    pub at: DateTime<Utc>,
    /// How many cells were other than before.
    pub changed: usize,
    /// The report says again exactly what was sent, so that it is no draft any more.
    pub is_as_sent: bool,
}

/// What an undo or a redo did.
#[derive(Debug, Clone, PartialEq)]
pub struct SteppedBack {
    /// The report as it stands now.
    pub stored: StoredReport,
    /// The first cell of the step: the cursor goes there.
    pub at: Option<Cell>,
}

/// A form that a unit fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Assignment {
    /// The form.
    pub data_set: DataSetId,
    /// The unit.
    pub organisation_unit: OrganisationUnitId,
}

/// One report on the board.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReportSummary {
    /// Its number on this PC.
    pub number: ReportNumber,
    /// Its identity.
    pub key: ReportKey,
    /// How far it came.
    pub status: Status,
    /// Counts confirmations.
    pub revision: u32,
    /// It was changed after it was queued.
    pub is_changed_since_sent: bool,
    /// It was fetched from the server, and nothing was changed since.
    pub is_pulled: bool,
    /// When a cell was last written.
    pub saved_at: Option<DateTime<Utc>>,
}

/// What is frozen when a report is confirmed; the payload is made of this.
#[derive(Debug)]
pub struct Frozen<'a> {
    /// The report as confirmed, with its new revision.
    pub report: &'a Report,
    /// The report's number on this PC.
    pub number: ReportNumber,
    /// The number its row in the outbox will have.
    pub outbox: OutboxNumber,
    /// What the server was last seen to hold, if it was ever asked.
    pub server: Option<&'a ServerSnapshot>,
    /// Who confirms, and when.
    pub signature: &'a Signature,
}

/// A report that was put into the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Queued {
    /// Its row.
    pub outbox: OutboxNumber,
    /// The report as it stands now.
    pub stored: StoredReport,
    /// The rows that had not arrived and are not tried any more.
    pub replaced: Vec<OutboxNumber>,
}

/// A row of the outbox, without its payload.
#[derive(Debug, Clone, PartialEq)]
pub struct OutboxRecord {
    /// Its number.
    pub number: OutboxNumber,
    /// The report.
    pub report: ReportNumber,
    /// Its identity.
    pub key: ReportKey,
    /// The version of the form it was filled with.
    pub form_version: u32,
    /// Which confirmation of the report this is.
    pub revision: u32,
    /// The report's content when it was frozen.
    pub content: u64,
    /// How far it came.
    pub status: Status,
    /// When it was queued.
    pub queued_at: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried again; nothing means never by itself.
    pub next_attempt: Option<DateTime<Utc>>,
    /// What the last attempt ended with.
    pub last_answer: Option<Answer>,
    /// The row that took its place before it had arrived.
    pub replaced_by: Option<OutboxNumber>,
}

/// What waits in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unsent {
    /// How many rows have not arrived.
    pub count: usize,
    /// Since when the oldest waits.
    pub oldest: Option<DateTime<Utc>>,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptNoted {
    /// The report the row belongs to.
    pub report: ReportNumber,
    /// How the report stands now.
    pub report_status: Status,
    /// The answer speaks of the report as it stands; else it was changed since.
    pub stands: bool,
}

/// One value as the server holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServerValue {
    /// The value; nothing where only a comment stands.
    pub value: Option<String>,
    /// The comment.
    pub comment: Option<String>,
    /// The follow-up mark.
    pub follow_up: bool,
}

/// What the server was last seen to hold for a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerSnapshot {
    /// When it was asked.
    pub seen_at: DateTime<Utc>,
    /// Its values.
    pub values: BTreeMap<Cell, ServerValue>,
}

/// The last contact with the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// When it was last tried.
    pub tried_at: DateTime<Utc>,
    /// When it last answered.
    pub reached_at: Option<DateTime<Utc>>,
    /// Its version as told then.
    pub version: Option<String>,
    /// Seconds by which its clock was ahead of ours.
    pub clock_ahead: Option<i64>,
    /// What went wrong at the last try, as the log says it; nothing when it answered.
    pub trouble: Option<String>,
}

/// What kind of deed an audit row tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditKind {
    /// A step was made.
    Save,
    /// A step was taken back.
    Undo,
    /// A step was done again.
    Redo,
    /// A deed outside the chain of undo.
    Note,
}

/// One row of a cell's history.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditRow {
    /// Its place in the order of everything done in this world.
    pub seq: i64,
    /// What was done.
    pub kind: AuditKind,
    /// What stood there before.
    pub before: Entry,
    /// What stood there afterwards.
    pub after: Entry,
    /// Who and when.
    pub signature: Signature,
}
