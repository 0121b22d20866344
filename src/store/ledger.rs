//! The ledger of a gateway: what it has accepted, in one SQLite file of its own.
//!
//! * [`Ledger`] names the file: it is made, or brought to the newest version, when it is opened.
//! * [`Book`] is a connection; every thread and every process has its own.
//! * [`Page`] is one transaction of it. A packet is accepted when the transaction that wrote it has ended well:
//!   `synchronous=FULL`, so that this holds over a power cut.
//!
//! What the rows mean is decided in the gateway; here they are only kept. This file names `wire` for its words alone:
//! a verdict is written as the wire names it.

mod devices;
mod issues;
mod packets;
mod records;
mod reports;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior, named_params};
use rusqlite_migration::{M, Migrations};

use crate::{
    platform::{
        file,
        folders::{self, network_file_system},
        lock::Lock,
        random,
    },
    store::{StoreError, columns::Moment, connection},
};

pub use records::{
    BundleRow, Device, Head, IncarnationRow, KeyRow, KeyState, LetterRow, ListKind, NewDevice,
    NewPacket, Outcome, Packet, PacketId, ReportId, ReportRow, SchemaRow, Window,
};

/// The name of the file.
pub const FILE: &str = "ledger.sqlite3";
/// `Dafl`, in the header of every ledger.
const APPLICATION_ID: i32 = 0x4461_666c;

/// The versions of the ledger; one is never changed once released.
const STEPS: &[M<'static>] = &[
    // The whole of the first release.
    M::up(include_str!("migrations/ledger_0001.sql")),
];

/// The file of a ledger. Cheap to clone; books come from it.
#[derive(Debug, Clone)]
pub struct Ledger {
    path: PathBuf,
}

/// A connection to a ledger.
#[derive(Debug)]
pub struct Book {
    db: Connection,
}

/// One transaction of a ledger.
#[derive(Debug)]
pub struct Page<'a> {
    db: &'a Connection,
}

impl Ledger {
    /// Opens the ledger of a folder, making it if there is none.
    ///
    /// # Errors
    /// Any reason why the file may not or cannot be used.
    pub fn open(folder: &Path, now: DateTime<Utc>) -> Result<Self, StoreError> {
        connection::require_safe_sqlite(rusqlite::version_number())?;
        let disk = |error: std::io::Error| StoreError::disk(&error);
        folders::create_private(folder).map_err(disk)?;
        if let Some(kind) = network_file_system(folder).map_err(disk)? {
            return Err(StoreError::NetworkFolder {
                folder: folder.to_owned(),
                kind,
            });
        }
        let ledger = Self {
            path: folder.join(FILE),
        };
        let opening = Lock::wait(folder, "opening").map_err(disk)?;
        if !ledger.path.exists() {
            file::create_private(&ledger.path).map_err(disk)?;
            file::sync_folder(folder).map_err(disk)?;
        }
        file::make_private(&ledger.path).map_err(disk)?;
        let mut db = connection::to_write(&ledger.path)?;
        ledger.prepare(&mut db, now)?;
        drop(db);
        drop(opening);
        Ok(ledger)
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a connection.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn book(&self) -> Result<Book, StoreError> {
        Ok(Book {
            db: connection::to_write(&self.path)?,
        })
    }

    fn prepare(&self, db: &mut Connection, now: DateTime<Utc>) -> Result<(), StoreError> {
        let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let newest = u32::try_from(STEPS.len()).unwrap_or(u32::MAX);
        if application != APPLICATION_ID && (application, version) != (0, 0) {
            return Err(StoreError::NotOurs {
                path: self.path.clone(),
                why: format!("application {application:#x}"),
            });
        }
        if version > newest {
            // Not copied: a ledger may be large, and nothing was touched.
            return Err(StoreError::Newer {
                found: version,
                known: newest,
                copy: self.path.clone(),
            });
        }
        if version < newest {
            Migrations::from_slice(STEPS)
                .to_latest(db)
                .map_err(|error| match error {
                    rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
                    other => StoreError::inside(&other),
                })?;
        }
        db.execute(
            "INSERT INTO ledger (id, epoch, created_at) VALUES (1, :epoch, :now)
             ON CONFLICT (id) DO NOTHING",
            named_params! { ":epoch": drawn()?.cast_signed(), ":now": Moment(now) },
        )?;
        Ok(())
    }
}

impl Book {
    /// Carries out work in one transaction that is alone in writing; nothing of it stands where it fails.
    ///
    /// When this returns well, everything that was written is durable.
    ///
    /// # Errors
    /// Those of the work, [`StoreError::Busy`], or what the disk says.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Page<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction =
            Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate).map_err(stored)?;
        let done = work(&Page { db: &transaction })?;
        transaction.commit().map_err(stored)?;
        Ok(done)
    }

    /// Carries out work that only reads, and sees one state throughout.
    ///
    /// # Errors
    /// Those of the work, or what the disk says.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Page<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction =
            Transaction::new_unchecked(&self.db, TransactionBehavior::Deferred).map_err(stored)?;
        work(&Page { db: &transaction })
    }

    /// Writes a copy of the ledger, and makes sure that it can be read.
    ///
    /// # Errors
    /// What the disk says; [`StoreError::Damaged`] for a copy that is not whole.
    pub fn back_up(&self, file: &Path) -> Result<(), StoreError> {
        let disk = |error: std::io::Error| StoreError::disk(&error);
        let part = file::part_of(file);
        file::remove_if_there(&part).map_err(disk)?;
        self.db
            .execute("VACUUM INTO ?1", [part.to_string_lossy().into_owned()])?;
        file::make_private(&part).map_err(disk)?;
        let said: String =
            connection::to_read(&part)?
                .pragma_query_value(None, "integrity_check", |row| row.get(0))?;
        if said != "ok" {
            return Err(StoreError::Damaged { copy: part, said });
        }
        file::sync(&part).map_err(disk)?;
        file::put_in_place(&part, file).map_err(disk)
    }
}

impl Page<'_> {
    /// Returns the ledger's epoch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn epoch(&self) -> Result<u64, StoreError> {
        let epoch: i64 = self
            .db
            .query_row("SELECT epoch FROM ledger", [], |row| row.get(0))?;
        Ok(epoch.cast_unsigned())
    }

    /// Draws another epoch: this ledger was restored and has forgotten something.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn begin_epoch(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let epoch = drawn()?;
        self.db.execute(
            "UPDATE ledger SET epoch = :epoch, restored_at = :now",
            named_params! { ":epoch": epoch.cast_signed(), ":now": Moment(now) },
        )?;
        Ok(epoch)
    }
}

fn drawn() -> Result<u64, StoreError> {
    random::number().map_err(|error| StoreError::disk(&error))
}

fn stored<E: From<StoreError>>(error: rusqlite::Error) -> E {
    E::from(StoreError::from(error))
}

#[cfg(test)]
mod tests;
