//! Advisory locks of the operating system: who has the screen of a world, who sends for it.
//!
//! A lock ends with its process, however that ends. The file says nothing: a number in a file
//! outlives the process it names and one day names another.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
};

/// A lock that is held; dropping it gives it back.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of the screen, unless another process has it.
    ///
    /// # Errors
    /// When the lock file cannot be made.
    pub fn screen(folder: &Path) -> io::Result<Option<Self>> {
        Self::take(folder, "screen")
    }

    /// Takes the lock of the courier, unless another process has it.
    ///
    /// # Errors
    /// When the lock file cannot be made.
    pub fn courier(folder: &Path) -> io::Result<Option<Self>> {
        Self::take(folder, "courier")
    }

    /// Takes a lock of any name, unless another process has it.
    ///
    /// # Errors
    /// When the lock file cannot be made.
    pub fn take(folder: &Path, name: &str) -> io::Result<Option<Self>> {
        let file = open(folder, name)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Waits for a lock that is only ever held for a moment.
    ///
    /// # Errors
    /// When the lock file cannot be made.
    pub fn wait(folder: &Path, name: &str) -> io::Result<Self> {
        let file = open(folder, name)?;
        file.lock()?;
        Ok(Self { _file: file })
    }
}

fn open(folder: &Path, name: &str) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(folder.join(format!("{name}.lock")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let held = Lock::screen(folder.path()).unwrap();
        assert!(held.is_some());
        assert!(Lock::screen(folder.path()).unwrap().is_none());
        assert!(Lock::courier(folder.path()).unwrap().is_some());
        drop(held);
        assert!(Lock::screen(folder.path()).unwrap().is_some());
    }
}
