//! A copy that counts, and the way back from it.
//!
//! A copy of the main file alone drops what is still in the log and yet looks whole. So a backup is
//! made by SQLite itself, opened again, checked through and through, and held against what the live
//! file had reached; only then does it take its name. A restored world draws a new incarnation and
//! remembers that it was restored, and nothing of its outbox leaves before a person has looked.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use crate::{
    domain::world::WorldKind,
    platform::{file, folders, lock::Lock, random},
    store::{
        Database, Reader, StoreError,
        columns::{Moment, Word},
        connection::{self, APPLICATION_ID, FILE},
        database::{self, World},
        examine::{self, beside},
        migrations,
    },
};

/// A backup that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// How many bytes it has.
    pub bytes: u64,
    /// How many reports it holds.
    pub reports: u64,
    /// The newest thing done that it holds.
    pub newest_audit: i64,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredWorld {
    /// Who the database is now.
    pub world: World,
    /// Where the database that was there before lies now, if there was one.
    pub before: Option<PathBuf>,
    /// How many rows the outbox of that one held that had not arrived; nothing if it could not be read.
    pub unsent_before: Option<usize>,
}

impl Database {
    /// Writes a backup to a file, replacing it only when the new one is known to be good.
    ///
    /// # Errors
    /// When the disk refuses, or what was written is not what it should be.
    pub fn backup(&self, to: &Path) -> Result<BackedUp, StoreError> {
        let disk = |error: std::io::Error| StoreError::disk(&error);
        let part = file::part_of(to);
        file::remove_if_there(&part).map_err(disk)?;
        let written = self.write_backup(&part).and_then(|backed_up| {
            file::put_in_place(&part, to).map_err(disk)?;
            Ok(backed_up)
        });
        if written.is_err() {
            file::remove_if_there(&part).map_err(disk)?;
        }
        written
    }

    fn write_backup(&self, part: &Path) -> Result<BackedUp, StoreError> {
        let disk = |error: std::io::Error| StoreError::disk(&error);
        let live = self.reader()?;
        let reached = live.newest_audit()?;
        let who = live.world()?;
        drop(live);
        file::create_private(part).map_err(disk)?;
        copy_by_sqlite(&connection::to_read(self.path())?, part)?;
        file::sync(part).map_err(disk)?;
        let copy = checked(part, self.kind())?;
        let (newest_audit, copied) = (copy.newest_audit()?, copy.world()?);
        if newest_audit < reached || copied != who {
            return Err(StoreError::inside(&format!(
                "the backup reaches {newest_audit}, the database had reached {reached}"
            )));
        }
        let bytes = std::fs::metadata(part).map_err(disk)?.len();
        Ok(BackedUp {
            bytes,
            reports: copy.count_of_reports()?,
            newest_audit,
        })
    }

    /// Puts a backup in the place of a world's database and keeps what was there.
    ///
    /// Nobody else may be at work in this world. The file of the backup is only read.
    ///
    /// # Errors
    /// When the backup is not whole, not ours, of another world or of a newer Daftar; then nothing
    /// has changed.
    pub fn restore(
        folder: &Path,
        kind: WorldKind,
        from: &Path,
        now: DateTime<Utc>,
    ) -> Result<RestoredWorld, StoreError> {
        let disk = |error: std::io::Error| StoreError::disk(&error);
        connection::require_safe_sqlite(rusqlite::version_number())?;
        folders::create_private(folder).map_err(disk)?;
        let screen = Lock::screen(folder)
            .map_err(disk)?
            .ok_or(StoreError::InUse)?;
        let courier = Lock::courier(folder)
            .map_err(disk)?
            .ok_or(StoreError::InUse)?;
        let opening = Lock::wait(folder, "opening").map_err(disk)?;

        let path = folder.join(FILE);
        let part = file::part_of(&path);
        remove_database(&part)?;
        let prepared = prepare_restored(from, &part, kind, now);
        let (world, (before, unsent_before)) =
            match prepared.and_then(|world| Ok((world, set_aside(&path, now)?))) {
                Ok(done) => done,
                Err(error) => {
                    remove_database(&part)?;
                    return Err(error);
                }
            };
        file::put_in_place(&part, &path).map_err(disk)?;
        drop((opening, courier, screen));
        Ok(RestoredWorld {
            world,
            before,
            unsent_before,
        })
    }
}

/// Makes the database that will take the place: checked, migrated, with a new incarnation.
fn prepare_restored(
    from: &Path,
    part: &Path,
    kind: WorldKind,
    now: DateTime<Utc>,
) -> Result<World, StoreError> {
    let disk = |error: std::io::Error| StoreError::disk(&error);
    checked(from, kind)?;
    file::create_private(part).map_err(disk)?;
    copy_by_sqlite(&connection::to_read(from)?, part)?;
    let mut db = connection::to_write(part)?;
    database::prepare(&mut db, kind, now)?;
    let incarnation = random::number().map_err(disk)?;
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    db.execute(
        "UPDATE meta SET incarnation = :incarnation, restored_at = :now, restored_from = :name",
        named_params! {
            ":incarnation": incarnation.cast_signed(),
            ":now": Moment(now),
            ":name": name,
        },
    )?;
    // What this file calls unsent may have been sent and corrected since: a person decides.
    db.execute("UPDATE outbox SET next_attempt = NULL", [])?;
    examine::check(&db, "integrity_check")?;
    let world = database::world(&db)?;
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    db.close().map_err(|(_, error)| error)?;
    file::sync(part).map_err(disk)?;
    Ok(world)
}

/// Gives the database that is there a second name, so that it outlives its replacement.
fn set_aside(
    path: &Path,
    now: DateTime<Utc>,
) -> Result<(Option<PathBuf>, Option<usize>), StoreError> {
    let disk = |error: std::io::Error| StoreError::disk(&error);
    if !path.exists() {
        return Ok((None, None));
    }
    // Where it can still be read, its log is folded in first. Where not, the log is kept with it.
    let unsent = fold_in(path).ok();
    let stamp = now.format("%Y%m%d-%H%M%S");
    let kept = beside(path, &format!(".before-restore-{stamp}"));
    let (log, shared) = (beside(path, "-wal"), beside(path, "-shm"));
    if log.exists() {
        file::keep_under(&log, &beside(&kept, "-wal")).map_err(disk)?;
    }
    file::keep_under(path, &kept).map_err(disk)?;
    if let Some(folder) = path.parent() {
        file::sync_folder(folder).map_err(disk)?;
    }
    // A log that stayed here would be read into the restored file.
    file::remove_if_there(&log).map_err(disk)?;
    file::remove_if_there(&shared).map_err(disk)?;
    Ok((Some(kept), unsent))
}

fn fold_in(path: &Path) -> Result<usize, StoreError> {
    if examine::examine(path)? == examine::Found::Nothing {
        return Ok(0);
    }
    let unsent = Reader::new(connection::to_read(path)?).unsent()?.count;
    let db = connection::to_write(path)?;
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    db.close().map_err(|(_, error)| error)?;
    Ok(unsent)
}

fn copy_by_sqlite(db: &Connection, to: &Path) -> Result<(), StoreError> {
    let to = to.to_str().ok_or_else(|| StoreError::NotOurs {
        path: to.to_owned(),
        why: "the path is not UTF-8".to_owned(),
    })?;
    db.execute("VACUUM INTO :to", named_params! { ":to": to })?;
    Ok(())
}

/// Opens a backup and reads all of it.
fn checked(path: &Path, kind: WorldKind) -> Result<Reader, StoreError> {
    if !path.is_file() {
        return Err(StoreError::NotOurs {
            path: path.to_owned(),
            why: "no such file".to_owned(),
        });
    }
    let not_ours = |why: String| StoreError::NotOurs {
        path: path.to_owned(),
        why,
    };
    let db = connection::to_read(path)?;
    let read = |pragma: &str| -> Result<i64, StoreError> {
        Ok(db.pragma_query_value(None, pragma, |row| row.get(0))?)
    };
    if read("application_id")? != i64::from(APPLICATION_ID) {
        return Err(not_ours("another program's file".to_owned()));
    }
    let version = u32::try_from(read("user_version")?).unwrap_or(u32::MAX);
    if version > migrations::newest() {
        return Err(StoreError::Newer {
            found: version,
            known: migrations::newest(),
            copy: path.to_owned(),
        });
    }
    examine::check(&db, "integrity_check")?;
    let found = database::world(&db)?;
    if found.kind != kind {
        return Err(not_ours(format!("{} world", found.kind.word())));
    }
    Ok(Reader::new(db))
}

fn remove_database(path: &Path) -> Result<(), StoreError> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        file::remove_if_there(&beside(path, suffix)).map_err(|error| StoreError::disk(&error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        domain::{answer::Answer, report::OutboxNumber, status::Status},
        platform::clock::Clock,
        store::{
            Scribe,
            testing::{Office, cell, given, now, open, shown},
        },
    };

    const KIND: WorldKind = WorldKind::Practice;

    /// A world with one sent report, its backup, and a correction made after that.
    fn backed_up() -> (Office, PathBuf) {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        office.send(report);
        let file = office.folder.path().join("kept.daftar");
        let backed_up = office.database.backup(&file).unwrap();
        assert_eq!(backed_up.reports, 1);
        assert_eq!(
            backed_up.newest_audit,
            office.database.reader().unwrap().newest_audit().unwrap()
        );
        office.save(report, 2, &[(cell(1), given("6"))]);
        (office, file)
    }

    #[test]
    fn a_backup_holds_what_was_acknowledged_and_is_one_file() {
        let (office, file) = backed_up();
        let seen = checked(&file, KIND).unwrap();
        let number = seen.statuses("2026-01-01".parse().unwrap()).unwrap()[0].number;
        assert_eq!(
            shown(&seen.report_by_number(number).unwrap().report, cell(1)),
            "5"
        );
        assert!(!file::part_of(&file).exists());
        drop(office);
    }

    #[test]
    fn a_backup_takes_the_place_of_an_older_one() {
        let (office, file) = backed_up();
        let newest = office.database.reader().unwrap().newest_audit().unwrap();
        assert_eq!(office.database.backup(&file).unwrap().newest_audit, newest);
    }

    #[test]
    fn a_backup_that_cannot_be_written_leaves_the_old_one() {
        let (office, file) = backed_up();
        let before = fs::read(&file).unwrap();
        // A folder where the part would be written.
        fs::create_dir(file::part_of(&file)).unwrap();
        assert!(office.database.backup(&file).is_err());
        assert_eq!(fs::read(&file).unwrap(), before);
    }

    #[test]
    fn a_restored_world_knows_it_and_sends_nothing_by_itself() {
        let (office, file) = backed_up();
        let before = office.database.reader().unwrap().world().unwrap();
        let Office {
            folder,
            database,
            scribe,
            ..
        } = office;
        drop((scribe, database));
        let restored = Database::restore(folder.path(), KIND, &file, now()).unwrap();
        assert_eq!(restored.world.device, before.device);
        assert_ne!(restored.world.incarnation, before.incarnation);
        let remembered = restored.world.restored.unwrap();
        assert_eq!(
            (remembered.at, remembered.from.as_str()),
            (now(), "kept.daftar")
        );
        assert_eq!(restored.unsent_before, Some(1));

        let reader = open(folder.path()).unwrap().reader().unwrap();
        let number = reader.statuses("2026-01-01".parse().unwrap()).unwrap()[0].number;
        assert_eq!(
            shown(&reader.report_by_number(number).unwrap().report, cell(1)),
            "5"
        );
        assert!(
            reader
                .due(now() + chrono::TimeDelta::days(1))
                .unwrap()
                .is_empty()
        );
        assert_eq!(
            reader.unsent().unwrap().count,
            1,
            "it is still told as unsent"
        );
        drop(reader);
        assert_eq!(tried(folder.path(), None), 0, "all rows name none");
        assert_eq!(tried(folder.path(), Some(OutboxNumber(1))), 1);

        let kept = checked(&restored.before.unwrap(), KIND).unwrap();
        assert_eq!(
            shown(&kept.report_by_number(number).unwrap().report, cell(1)),
            "6"
        );
    }

    /// Lets rows of a world be tried now and returns how many are.
    fn tried(folder: &Path, number: Option<OutboxNumber>) -> usize {
        let clock = Clock::fixed(now());
        let scribe = Scribe::start(&open(folder).unwrap(), clock, "Narin").unwrap();
        scribe.run(move |writer| writer.try_now(number)).unwrap()
    }

    #[test]
    fn what_was_returned_before_a_restore_waits_to_be_named_too() {
        let (office, _) = backed_up();
        let noted = office.scribe.run(|writer| {
            let refused = Answer::Refused(Vec::new());
            writer.note_attempt(OutboxNumber(1), &refused, Status::Returned, None)
        });
        noted.unwrap();
        let file = office.folder.path().join("returned.daftar");
        office.database.backup(&file).unwrap();
        let folder = tempfile::tempdir().unwrap();
        Database::restore(folder.path(), KIND, &file, now()).unwrap();
        assert_eq!(tried(folder.path(), None), 0);
        assert_eq!(tried(folder.path(), Some(OutboxNumber(1))), 1);
        // In the world that was never restored, all rows at once will do.
        assert_eq!(office.scribe.run(|writer| writer.try_now(None)).unwrap(), 1);
    }

    #[test]
    fn a_backup_is_restored_where_there_is_nothing() {
        let (_office, file) = backed_up();
        let folder = tempfile::tempdir().unwrap();
        let restored = Database::restore(folder.path(), KIND, &file, now()).unwrap();
        assert_eq!((restored.before, restored.unsent_before), (None, None));
        assert!(open(folder.path()).is_ok());
    }

    #[test]
    fn a_backup_replaces_a_damaged_database_which_is_kept() {
        let (office, file) = backed_up();
        let Office {
            folder,
            database,
            scribe,
            ..
        } = office;
        drop((scribe, database));
        let path = folder.path().join(FILE);
        let mut bytes = fs::read(&path).unwrap();
        bytes[..100].fill(0x55);
        fs::write(&path, &bytes).unwrap();
        let restored = Database::restore(folder.path(), KIND, &file, now()).unwrap();
        assert_eq!(restored.unsent_before, None);
        assert_eq!(fs::read(restored.before.unwrap()).unwrap(), bytes);
        assert!(open(folder.path()).is_ok());
    }

    #[test]
    fn a_damaged_foreign_or_newer_backup_changes_nothing() {
        let (office, file) = backed_up();
        let folder = &office.folder;
        let damaged = folder.path().join("damaged");
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 4_096].fill(0xA5);
        fs::write(&damaged, bytes).unwrap();
        let newer = folder.path().join("newer");
        fs::copy(&file, &newer).unwrap();
        Connection::open(&newer)
            .unwrap()
            .pragma_update(None, "user_version", 99)
            .unwrap();
        let text = folder.path().join("text");
        fs::write(&text, "this is a letter, not a backup ".repeat(99)).unwrap();
        let absent = folder.path().join("absent");

        let target = tempfile::tempdir().unwrap();
        let world = open(target.path())
            .unwrap()
            .reader()
            .unwrap()
            .world()
            .unwrap();
        for bad in [&damaged, &newer, &text, &absent] {
            let done = Database::restore(target.path(), KIND, bad, now());
            assert!(done.is_err(), "{}", bad.display());
        }
        let wrong_world = Database::restore(target.path(), WorldKind::National, &file, now());
        assert!(
            matches!(wrong_world, Err(StoreError::NotOurs { .. })),
            "{wrong_world:?}"
        );
        assert_eq!(
            open(target.path())
                .unwrap()
                .reader()
                .unwrap()
                .world()
                .unwrap(),
            world
        );
        let left: Vec<_> = fs::read_dir(target.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.contains("part") || name.contains("before"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn nothing_is_restored_under_somebody_at_work() {
        let (office, file) = backed_up();
        let screen = Lock::screen(office.folder.path()).unwrap().unwrap();
        let done = Database::restore(office.folder.path(), KIND, &file, now());
        assert_eq!(done, Err(StoreError::InUse));
        drop(screen);
    }
}
