//! One SQLite file per world: what was keyed, what was done, and what is on its way.
//!
//! * [`Database`] names the file: it opens, checks, migrates, backs up and restores it.
//! * [`Reader`] is a connection that can only read; the screen and the courier have one each.
//! * [`Scribe`] is the only writer of a process: a thread that carries out jobs in order and answers
//!   when they stand on the disk. A job gets a [`Writer`].
//!
//! [`ledger`] is the file of a gateway: another schema, the same care.
//!
//! What is acknowledged is durable (`synchronous=FULL`): a write-ahead log synced less often loses
//! acknowledged work on a power cut. Nothing that was queued can be deleted; triggers see to it.

mod backup;
mod columns;
mod connection;
mod database;
mod error;
mod examine;
pub mod ledger;
mod migrations;
mod queries;
mod reader;
mod records;
mod scribe;
mod writer;

pub use backup::{BackedUp, RestoredWorld};
pub use database::{Database, Restoration, World};
pub use error::StoreError;
pub use reader::Reader;
pub use records::{
    Assignment, AttemptNoted, AttemptRecord, AuditKind, AuditRow, CellsToSave, Contact, FormsKnown,
    Frozen, OutboxRecord, PulledMark, PulledReport, Queued, ReportSummary, SavedCells,
    ServerSnapshot, ServerValue, SteppedBack, StoredReport, Unsent,
};
pub use scribe::Scribe;
pub use writer::Writer;

/// Returns the version of the SQLite that is built in.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

#[cfg(test)]
mod testing;
