//! What can go wrong with the file of a world, as facts.

use std::path::PathBuf;

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::domain::{
    report::{OutboxNumber, ReportNumber},
    status::Status,
    trouble::Trouble,
};

/// Why the store could not do something.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum StoreError {
    /// The SQLite linked in is one that can corrupt a write-ahead log.
    #[error("SQLite {found} is older than {needed}")]
    SqliteTooOld {
        /// Its version number.
        found: i32,
        /// The oldest that is safe.
        needed: i32,
    },
    /// A newer Daftar wrote the file. It was not touched.
    #[error("the database has version {found}, this program knows {known}; a copy lies at {}", copy.display())]
    Newer {
        /// Its version.
        found: u32,
        /// The newest this program knows.
        known: u32,
        /// Where the copy lies.
        copy: PathBuf,
    },
    /// The file cannot be read as a database. It was not touched.
    #[error("the database is damaged: {said}; a copy lies at {}", copy.display())]
    Damaged {
        /// Where the copy lies; empty where none could be made.
        copy: PathBuf,
        /// What SQLite said.
        said: String,
    },
    /// Something in the file is not what was written there. Nothing is sent of it.
    #[error("not what was written: {said}")]
    Rotten {
        /// What is not.
        said: String,
    },
    /// The file is not what it should be: another program's, another world's, another person's.
    #[error("{} is not ours: {why}", path.display())]
    NotOurs {
        /// Its path.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The folder lies on a file system that several machines share; a write-ahead log breaks there.
    #[error("{} lies on a network file system ({kind})", folder.display())]
    NetworkFolder {
        /// The folder.
        folder: PathBuf,
        /// Which file system it is.
        kind: &'static str,
    },
    /// Another Daftar is at work in this world.
    #[error("another Daftar is at work in this world")]
    InUse,
    /// The disk refused: full, read-only, broken. What was acknowledged before still stands.
    #[error("the disk refused: {said}")]
    Disk {
        /// What SQLite or the operating system said.
        said: String,
    },
    /// Another process is writing for longer than we wait.
    #[error("another process is writing")]
    Busy,
    /// There is no such report.
    #[error("no report {}", .0.0)]
    NoSuchReport(ReportNumber),
    /// There is no such row of the outbox.
    #[error("no outbox row {}", .0.0)]
    NoSuchOutboxRow(OutboxNumber),
    /// The step from one status to the next is not allowed.
    #[error("a report that is {from:?} does not become {to:?}")]
    StepNotAllowed {
        /// How the report stands.
        from: Status,
        /// What it should become.
        to: Status,
    },
    /// The one who asked found a reason against it while the transaction was open; nothing was written.
    #[error("refused: {0:?}")]
    Refused(Trouble),
    /// The scribe has ended.
    #[error("the writing thread has ended")]
    Stopped,
    /// A fault of ours.
    #[error("{said}")]
    Inside {
        /// What failed.
        said: String,
    },
}

impl StoreError {
    /// Tells whether the same request may succeed later without a person.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy)
    }

    /// Tells whether the connection that met this can no longer be trusted.
    pub(super) fn spoils_connection(&self) -> bool {
        matches!(self, Self::Disk { .. } | Self::Damaged { .. })
    }

    pub(super) fn inside(said: &(impl ToString + ?Sized)) -> Self {
        Self::Inside {
            said: said.to_string(),
        }
    }

    pub(super) fn disk(error: &std::io::Error) -> Self {
        Self::Disk {
            said: error.to_string(),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let said = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(
                ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::FileLockingProtocolFailed,
            ) => Self::Disk { said },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged {
                copy: PathBuf::new(),
                said,
            },
            _ if matches!(error, rusqlite::Error::FromSqlConversionFailure(..)) => {
                Self::Rotten { said }
            }
            _ => Self::Inside { said },
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        let said = error.to_string();
        match error {
            StoreError::Newer { found, known, copy } => Self::DatabaseNewer {
                found,
                known,
                copy: copy.display().to_string(),
            },
            StoreError::Damaged { copy, said } => Self::DatabaseDamaged {
                copy: copy.display().to_string(),
                said,
            },
            StoreError::Rotten { said } => Self::DatabaseDamaged {
                copy: String::new(),
                said,
            },
            StoreError::NotOurs { path, why } => Self::NotOurs {
                path: path.display().to_string(),
                why,
            },
            StoreError::NetworkFolder { folder, kind } => Self::NotOurs {
                path: folder.display().to_string(),
                why: kind.to_owned(),
            },
            StoreError::InUse => Self::ScreenTaken,
            StoreError::Disk { said } => Self::Disk { said },
            StoreError::Busy => Self::Disk { said },
            StoreError::Refused(trouble) => trouble,
            StoreError::SqliteTooOld { .. }
            | StoreError::NoSuchReport(_)
            | StoreError::NoSuchOutboxRow(_)
            | StoreError::StepNotAllowed { .. }
            | StoreError::Stopped
            | StoreError::Inside { .. } => Self::Inside { said },
        }
    }
}
