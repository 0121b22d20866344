//! Looks at a file before anything touches it: is it a database, ours, whole, and not newer than we are?
//!
//! Only SQLite reads it: opening and closing the file by other means would drop the locks that
//! other connections of this process hold on it (POSIX locks belong to the process, not to the handle).

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use rusqlite::{Connection, config::DbConfig};

use crate::{
    platform::file,
    store::{
        Database, StoreError,
        connection::{self, APPLICATION_ID},
        migrations,
    },
};

/// What lies at a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// No file, or one in which nothing was ever written.
    Nothing,
    /// A whole database of ours, of this version.
    Version(u32),
}

/// Examines the file at a path without changing it.
pub fn examine(path: &Path) -> Result<Found, StoreError> {
    match fs::metadata(path) {
        Ok(facts) if facts.len() == 0 => return Ok(Found::Nothing),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(StoreError::disk(&error)),
    }
    match look(path) {
        Ok(version) if version > migrations::newest() => Err(StoreError::Newer {
            found: version,
            known: migrations::newest(),
            copy: keep_copy(path, "newer")?,
        }),
        Ok(version) => Ok(Found::Version(version)),
        Err(StoreError::Damaged { said, .. }) => Err(StoreError::Damaged {
            copy: keep_copy(path, "damaged")?,
            said,
        }),
        Err(other) => Err(other),
    }
}

fn look(path: &Path) -> Result<u32, StoreError> {
    let db = connection::to_read(path)?;
    // Closing the last connection would otherwise fold the log into a file we may not touch.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let is_empty = application == 0 && version == 0 && has_no_tables(&db)?;
    if application != APPLICATION_ID && !is_empty {
        return Err(StoreError::NotOurs {
            path: path.to_owned(),
            why: format!("application {application:#x}"),
        });
    }
    if version <= migrations::newest() {
        check(&db, "quick_check")?;
    }
    Ok(version)
}

fn has_no_tables(db: &Connection) -> Result<bool, StoreError> {
    Ok(
        db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| {
            row.get(0)
        })?,
    )
}

impl Database {
    /// Looks thoroughly whether the file is whole; takes seconds on an old disk.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with what is wrong, or when it cannot be read at all.
    pub fn check(&self) -> Result<(), StoreError> {
        check(&connection::to_read(self.path())?, "integrity_check")
    }
}

/// Asks SQLite whether the file is whole: `quick_check`, or the thorough `integrity_check`.
pub fn check(db: &Connection, pragma: &str) -> Result<(), StoreError> {
    let said: String = db.pragma_query_value(None, pragma, |row| row.get(0))?;
    if said == "ok" {
        return Ok(());
    }
    Err(StoreError::Damaged {
        copy: PathBuf::new(),
        said,
    })
}

/// Copies a file and its log beside it, once for each state of the file.
pub fn keep_copy(path: &Path, why: &str) -> Result<PathBuf, StoreError> {
    let disk = |error: io::Error| StoreError::disk(&error);
    let facts = fs::metadata(path).map_err(disk)?;
    let changed = facts
        .modified()
        .ok()
        .and_then(|moment| moment.duration_since(UNIX_EPOCH).ok())
        .unwrap_or_default();
    let copy = beside(path, &format!(".{why}-{}", changed.as_secs()));
    if fs::metadata(&copy).is_ok_and(|existing| existing.len() == facts.len()) {
        return Ok(copy);
    }
    let log = beside(path, "-wal");
    if log.exists() {
        file::copy_private(&log, &beside(&copy, "-wal")).map_err(disk)?;
    }
    file::copy_private(path, &copy).map_err(disk)?;
    Ok(copy)
}

/// Returns a path whose last name has something added.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
