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
    /// Tells whether a folder has the database of a world, sound or not.
    pub fn exists_in(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

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

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs, path::Path};

    use rusqlite::Connection;

    use super::*;
    use crate::store::testing::{Office, cell, given, now, open, shown};

    /// Every file of a folder with its bytes; lock files and shared memory say nothing.
    fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .map(|path| {
                (
                    path.file_name().unwrap().to_string_lossy().into_owned(),
                    path,
                )
            })
            .filter(|(name, _)| name.contains(FILE) && !name.ends_with("-shm"))
            .map(|(name, path)| (name, fs::read(path).unwrap()))
            .collect()
    }

    fn closed() -> tempfile::TempDir {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        let Office {
            folder,
            database,
            scribe,
            ..
        } = office;
        drop((scribe, database));
        folder
    }

    #[test]
    fn a_world_is_made_once_and_knows_who_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let first = open(folder.path())
            .unwrap()
            .reader()
            .unwrap()
            .world()
            .unwrap();
        let second = open(folder.path())
            .unwrap()
            .reader()
            .unwrap()
            .world()
            .unwrap();
        assert_eq!(first, second);
        assert_eq!((first.kind, first.created_at), (WorldKind::Practice, now()));
        assert_eq!(first.restored, None);
        let other = tempfile::tempdir().unwrap();
        let other = open(other.path())
            .unwrap()
            .reader()
            .unwrap()
            .world()
            .unwrap();
        assert_ne!(first.incarnation, other.incarnation);
    }

    #[test]
    fn the_practice_world_is_never_taken_for_the_real_one() {
        let folder = closed();
        let before = contents(folder.path());
        let opened = Database::open(folder.path(), WorldKind::National, now());
        assert!(
            matches!(opened, Err(StoreError::NotOurs { .. })),
            "{opened:?}"
        );
        assert_eq!(contents(folder.path()), before);
    }

    #[test]
    fn a_newer_database_is_untouched_and_copied_once() {
        let folder = closed();
        let path = folder.path().join(FILE);
        Connection::open(&path)
            .unwrap()
            .pragma_update(None, "user_version", 99)
            .unwrap();
        let before = contents(folder.path());
        let mut copies = Vec::new();
        for _ in 0..2 {
            let Err(StoreError::Newer {
                found: 99,
                known,
                copy,
            }) = open(folder.path())
            else {
                panic!("a newer database was opened");
            };
            assert_eq!(known, migrations::newest());
            copies.push(copy);
        }
        assert_eq!(copies[0], copies[1]);
        let mut after = contents(folder.path());
        let copy = after.remove(
            &copies[0]
                .file_name()
                .unwrap()
                .to_string_lossy()
                .into_owned(),
        );
        assert_eq!(copy.as_ref(), before.get(FILE));
        after.retain(|name, bytes| !(name.ends_with("-wal") && bytes.is_empty()));
        assert_eq!(after, before);
    }

    #[test]
    fn a_damaged_database_is_untouched_and_copied() {
        for damage in [Damage::Header, Damage::Middle, Damage::CutShort] {
            let folder = closed();
            let path = folder.path().join(FILE);
            damage.to(&path);
            let before = contents(folder.path());
            let opened = open(folder.path());
            let Err(StoreError::Damaged { copy, .. }) = opened else {
                panic!("{damage:?}: {opened:?}");
            };
            assert_eq!(fs::read(&path).unwrap(), before[FILE], "{damage:?}");
            assert_eq!(fs::read(copy).unwrap(), before[FILE], "{damage:?}");
        }
    }

    #[derive(Debug, Clone, Copy)]
    enum Damage {
        Header,
        Middle,
        CutShort,
    }

    impl Damage {
        fn to(self, path: &Path) {
            let mut bytes = fs::read(path).unwrap();
            match self {
                Self::Header => bytes[..100].fill(0x55),
                Self::Middle => {
                    let length = bytes.len();
                    bytes[8_192..length.min(60_000)].fill(0xA5);
                }
                Self::CutShort => bytes.truncate(bytes.len() / 2),
            }
            fs::write(path, bytes).unwrap();
        }
    }

    #[test]
    fn another_programs_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        Connection::open(&path)
            .unwrap()
            .execute_batch("CREATE TABLE theirs (x)")
            .unwrap();
        let before = fs::read(&path).unwrap();
        let opened = open(folder.path());
        assert!(
            matches!(opened, Err(StoreError::NotOurs { .. })),
            "{opened:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_file_in_which_nothing_was_written_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), b"").unwrap();
        assert!(open(folder.path()).is_ok());
    }

    #[test]
    fn a_process_that_ends_without_closing_loses_nothing() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        // What a killed process leaves: the file and its log, and a shared memory nobody tidied up.
        let left = tempfile::tempdir().unwrap();
        for suffix in ["", "-wal", "-shm"] {
            let name = format!("{FILE}{suffix}");
            fs::copy(office.folder.path().join(&name), left.path().join(&name)).unwrap();
        }
        let seen = open(left.path())
            .unwrap()
            .reader()
            .unwrap()
            .report_by_number(report)
            .unwrap();
        assert_eq!(shown(&seen.report, cell(1)), "5");
        assert!(seen.can_undo);
    }

    #[cfg(unix)]
    #[test]
    fn every_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let office = Office::new();
        office.begin("202611");
        let mut seen = 0;
        for file in fs::read_dir(office.folder.path()).unwrap() {
            let file = file.unwrap();
            let mode = file.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{:?}", file.file_name());
            seen += 1;
        }
        assert!(seen >= 4, "the file, its log, its shared memory and a lock");
        let mode = fs::metadata(office.folder.path())
            .unwrap()
            .permissions()
            .mode()
            & 0o777;
        assert_eq!(mode, 0o700);
    }

    #[test]
    fn acknowledged_rows_are_flushed() {
        let office = Office::new();
        let db = office.database.connect().unwrap();
        let asked = |pragma: &str| -> String {
            db.query_row(&format!("PRAGMA {pragma}"), [], |row| {
                row.get::<_, rusqlite::types::Value>(0)
                    .map(|value| format!("{value:?}"))
            })
            .unwrap()
        };
        assert_eq!(asked("journal_mode"), "Text(\"wal\")");
        assert_eq!(asked("synchronous"), "Integer(2)", "FULL");
        assert_eq!(asked("foreign_keys"), "Integer(1)");
        assert_eq!(asked("trusted_schema"), "Integer(0)");
    }
}
