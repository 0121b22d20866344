//! The log: a file that starts anew when it is full, without values and without secrets.
//!
//! Every failure that a person is told of gets a number; the number is on the screen and in the log.
//! So this is the one piece of the program that is reached without being passed along.

use std::{
    fmt::Display,
    fs::{File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use ::log::{LevelFilter, Log, Metadata, Record};

use crate::platform::{clock::Clock, file, folders};

const NAME: &str = "daftar.log";
const OLD_NAME: &str = "daftar.log.1";
const LARGEST: u64 = 512 * 1024;
/// A line is cut here: what a server says has no end.
const LONGEST_LINE: usize = 600;

/// The number of the failure before the next one.
static LAST_FAILURE: AtomicU32 = AtomicU32::new(0);

/// Begins the log in a folder. Numbers of failures go on from those in the file.
///
/// # Errors
/// When the file cannot be made, or a log was begun before.
pub fn begin(folder: &Path, clock: Clock, level: LevelFilter) -> io::Result<()> {
    let book = Book::open(folder, clock)?;
    LAST_FAILURE.store(book.last_failure(), Ordering::Relaxed);
    ::log::set_boxed_logger(Box::new(book)).map_err(io::Error::other)?;
    ::log::set_max_level(level);
    Ok(())
}

/// Gives a failure its number and writes it down. `what` names no value and no secret.
pub fn failure(what: impl Display) -> u32 {
    let number = LAST_FAILURE.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
    ::log::error!("#{number} {what}");
    number
}

/// The writer behind the `log` crate.
struct Book {
    folder: PathBuf,
    clock: Clock,
    file: Mutex<File>,
}

impl Book {
    fn open(folder: &Path, clock: Clock) -> io::Result<Self> {
        folders::create_private(folder)?;
        let file = Mutex::new(append(&folder.join(NAME))?);
        Ok(Self {
            folder: folder.to_owned(),
            clock,
            file,
        })
    }

    fn last_failure(&self) -> u32 {
        [NAME, OLD_NAME]
            .iter()
            .filter_map(|name| {
                let written = file::read_at_most(&self.folder.join(name), 2 * LARGEST).ok()?;
                String::from_utf8_lossy(&written)
                    .lines()
                    .filter_map(number_of)
                    .max()
            })
            .max()
            .unwrap_or_default()
    }

    fn write(&self, line: &str) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.seek(SeekFrom::End(0))? > LARGEST {
            std::fs::rename(self.folder.join(NAME), self.folder.join(OLD_NAME))?;
            *file = append(&self.folder.join(NAME))?;
        }
        // One call for one line: several processes write into the same file.
        file.write_all(line.as_bytes())
    }
}

impl Log for Book {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // Other crates would write down addresses and headers.
        metadata.target().starts_with("daftar")
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let said: String = record
            .args()
            .to_string()
            .chars()
            .map(|char| if char.is_control() { ' ' } else { char })
            .take(LONGEST_LINE)
            .collect();
        let at = self.clock.now().format("%Y-%m-%dT%H:%M:%SZ");
        let line = format!("{at} {} {} {said}\n", record.level(), record.target());
        // A full disk must not stop the work; there is nowhere to tell it.
        drop(self.write(&line));
    }

    fn flush(&self) {}
}

/// Reads the number of a failure from its line: `… ERROR target #12 …`.
fn number_of(line: &str) -> Option<u32> {
    let mut words = line.split(' ').skip(1);
    if words.next()? != "ERROR" {
        return None;
    }
    words.nth(1)?.strip_prefix('#')?.parse().ok()
}

fn append(path: &Path) -> io::Result<File> {
    file::create_private(path)?;
    OpenOptions::new().append(true).open(path)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn book(folder: &Path) -> Book {
        Book::open(
            folder,
            Clock::fixed("2026-11-23T06:00:00Z".parse().unwrap()),
        )
        .unwrap()
    }

    fn say(book: &Book, target: &str, said: &str) {
        book.log(
            &Record::builder()
                .level(::log::Level::Error)
                .target(target)
                .args(format_args!("{said}"))
                .build(),
        );
    }

    #[test]
    fn a_line_has_no_control_characters_and_an_end() {
        let folder = tempfile::tempdir().unwrap();
        let book = book(folder.path());
        say(
            &book,
            "daftar::store",
            &format!("a\u{1b}[31m\nb{}", "x".repeat(5_000)),
        );
        let written = fs::read_to_string(folder.path().join(NAME)).unwrap();
        assert_eq!(written.lines().count(), 1);
        assert!(written.starts_with("2026-11-23T06:00:00Z ERROR daftar::store a [31m b"));
        assert!(written.len() < 700);
    }

    #[test]
    fn other_crates_are_not_written_down() {
        let folder = tempfile::tempdir().unwrap();
        let book = book(folder.path());
        say(&book, "reqwest::connect", "https://user:secret@server");
        assert_eq!(fs::read_to_string(folder.path().join(NAME)).unwrap(), "");
    }

    #[test]
    fn numbers_of_failures_go_on_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        say(
            &book(folder.path()),
            "daftar::office",
            "#41 the disk refused",
        );
        say(
            &book(folder.path()),
            "daftar::office",
            "no number, but #99 in the words",
        );
        assert_eq!(book(folder.path()).last_failure(), 41);
    }

    #[test]
    fn a_full_log_starts_anew_and_keeps_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let book = book(folder.path());
        for _ in 0..2_000 {
            say(&book, "daftar::store", &"x".repeat(590));
        }
        let length = |name: &str| fs::metadata(folder.path().join(name)).unwrap().len();
        assert!(length(NAME) <= LARGEST + 1_000 && length(OLD_NAME) <= LARGEST + 1_000);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
