//! The file of a world: found or made, examined, brought to the newest version.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use crate::{
    domain::world::WorldKind,
    platform::{
        file,
        folders::{self, network_file_system},
        lock::Lock,
        random,
    },
    store::{
        Reader, StoreError,
        columns::{AsWord, Moment, Word},
        connection::{self, FILE},
        examine::{self, Found},
        migrations,
    },
};

/// A world's database: names the file. Cheap to clone; connections come from it.
#[derive(Debug, Clone)]
pub struct Database {
    folder: PathBuf,
    path: PathBuf,
    kind: WorldKind,
}

/// Who a database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    /// Which kind of world it holds.
    pub kind: WorldKind,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Names this PC's world; stays over a restore.
    pub device: u64,
    /// Drawn anew at creation and at every restore.
    pub incarnation: u64,
    /// When and from what it was restored, if it was.
    pub restored: Option<Restoration>,
}

/// A restore, as the restored world remembers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restoration {
    /// When.
    pub at: DateTime<Utc>,
    /// From which file.
    pub from: String,
}

impl Database {
    /// Opens the database of a world, making it if there is none.
    ///
    /// A newer or damaged file is left as it is, to the byte; a copy is kept beside it.
    ///
    /// # Errors
    /// Any reason why the file may not or cannot be used.
    pub fn open(folder: &Path, kind: WorldKind, now: DateTime<Utc>) -> Result<Self, StoreError> {
        connection::require_safe_sqlite(rusqlite::version_number())?;
        let disk = |error: std::io::Error| StoreError::disk(&error);
        folders::create_private(folder).map_err(disk)?;
        if let Some(kind) = network_file_system(folder).map_err(disk)? {
            return Err(StoreError::NetworkFolder {
                folder: folder.to_owned(),
                kind,
            });
        }
        let database = Self {
            folder: folder.to_owned(),
            path: folder.join(FILE),
            kind,
        };
        // Two processes that start together must not both make or migrate the file.
        let opening = Lock::wait(folder, "opening").map_err(disk)?;
        if examine::examine(&database.path)? == Found::Nothing {
            file::create_private(&database.path).map_err(disk)?;
            file::sync_folder(folder).map_err(disk)?;
        }
        file::make_private(&database.path).map_err(disk)?;
        let mut db = connection::to_write(&database.path)?;
        prepare(&mut db, kind, now)?;
        let found = world(&db)?;
        if found.kind != kind {
            return Err(StoreError::NotOurs {
                path: database.path.clone(),
                why: format!("{} world", found.kind.word()),
            });
        }
        drop(db);
        drop(opening);
        Ok(database)
    }

    /// Returns the folder of the world.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns which kind of world it holds.
    pub fn kind(&self) -> WorldKind {
        self.kind
    }

    /// Opens a connection that can only read.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        Ok(Reader::new(connection::to_read(&self.path)?))
    }

    pub(super) fn connect(&self) -> Result<Connection, StoreError> {
        connection::to_write(&self.path)
    }
}

/// Brings the schema to the newest version and sees that the file knows who it is.
pub(super) fn prepare(
    db: &mut Connection,
    kind: WorldKind,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < migrations::newest() {
        migrations::migrate(db)?;
        // The header itself shall tell the version, not only the log.
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    let draw = || random::number().map_err(|error| StoreError::disk(&error));
    db.execute(
        "INSERT INTO meta (id, kind, created_at, device, incarnation)
         VALUES (1, :kind, :now, :device, :incarnation)
         ON CONFLICT (id) DO NOTHING",
        named_params! {
            ":kind": AsWord(kind),
            ":now": Moment(now),
            ":device": draw()?.cast_signed(),
            ":incarnation": draw()?.cast_signed(),
        },
    )?;
    Ok(())
}

/// Reads who a database is.
pub(super) fn world(db: &Connection) -> Result<World, StoreError> {
    let world = db.query_row(
        "SELECT kind, created_at, device, incarnation, restored_at, restored_from FROM meta",
        [],
        |row| {
            let at: Option<Moment> = row.get("restored_at")?;
            let from: Option<String> = row.get("restored_from")?;
            Ok(World {
                kind: row.get::<_, AsWord<WorldKind>>("kind")?.0,
                created_at: row.get::<_, Moment>("created_at")?.0,
                device: row.get::<_, i64>("device")?.cast_unsigned(),
                incarnation: row.get::<_, i64>("incarnation")?.cast_unsigned(),
                restored: at
                    .zip(from)
                    .map(|(at, from)| Restoration { at: at.0, from }),
            })
        },
    )?;
    Ok(world)
}

impl Word for WorldKind {
    const WORDS: &'static [(&'static str, Self)] =
        &[("practice", Self::Practice), ("national", Self::National)];
}
