//! How a connection is opened: the switches that make an acknowledged row durable and a file ours.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::store::StoreError;

/// The name of a world's file.
pub const FILE: &str = "daftar.sqlite3";

/// `Daft`, in the header of every file of ours.
pub const APPLICATION_ID: i32 = 0x4461_6674;

/// 3.7.0 to 3.51.2 can corrupt a write-ahead log that several connections use.
/// Source: <https://www.sqlite.org/wal.html#walresetbug>.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long a writer waits for another process.
const WAIT: Duration = if cfg!(test) {
    Duration::from_millis(300)
} else {
    Duration::from_secs(10)
};

/// Refuses an SQLite that can corrupt the file.
pub fn require_safe_sqlite(found: i32) -> Result<(), StoreError> {
    if found < OLDEST_SQLITE {
        return Err(StoreError::SqliteTooOld {
            found,
            needed: OLDEST_SQLITE,
        });
    }
    Ok(())
}

/// Opens for reading and writing; the file must exist.
pub fn to_write(path: &Path) -> Result<Connection, StoreError> {
    let db = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // A page of a table that lies about its cells is found when read, not when it has done harm.
    db.pragma_update(None, "cell_size_check", true)?;
    db.query_row("PRAGMA journal_mode = WAL", [], |row| {
        row.get::<_, String>(0)
    })?;
    // NORMAL would lose acknowledged rows on a power cut.
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "journal_size_limit", 8 * 1024 * 1024)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(db)
}

/// Opens for reading alone.
pub fn to_read(path: &Path) -> Result<Connection, StoreError> {
    open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(WAIT)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// Carries out work that sees one state of the database throughout.
pub fn at_once<T>(
    db: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    if !db.is_autocommit() {
        return work(db);
    }
    db.execute_batch("BEGIN")?;
    let done = work(db);
    // Nothing was written: the end of the transaction can only say what `done` says already.
    if let Err(error) = db.execute_batch("ROLLBACK") {
        log::debug!("a read did not end: {error}");
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sqlite_that_can_corrupt_the_log_is_refused() {
        assert!(require_safe_sqlite(rusqlite::version_number()).is_ok());
        assert!(require_safe_sqlite(3_051_003).is_ok());
        assert_eq!(
            require_safe_sqlite(3_051_002),
            Err(StoreError::SqliteTooOld {
                found: 3_051_002,
                needed: 3_051_003
            })
        );
    }
}
