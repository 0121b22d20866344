//! Files that only their owner can read, written so that a power cut leaves the old or the new one.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::Path,
};

/// Makes an empty file that only its owner can read; one that exists is left as it is.
///
/// # Errors
/// What the operating system says.
pub fn create_private(path: &Path) -> io::Result<()> {
    match options().create_new(true).open(path) {
        Ok(file) => file.sync_all(),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// Takes every right on a file from everybody but its owner.
///
/// # Errors
/// What the operating system says; a file of somebody else is an error.
pub fn make_private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path)?.permissions().mode();
        if mode & 0o077 != 0 {
            fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        }
    }
    #[cfg(not(unix))]
    fs::metadata(path)?;
    Ok(())
}

/// Tells whether nobody but its owner can read or change a file or a folder.
///
/// Windows keeps a user's folder from other users by itself; there it is always true.
///
/// # Errors
/// What the operating system says.
pub fn is_private(path: &Path) -> io::Result<bool> {
    let facts = fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let others = facts.permissions().mode() & 0o077;
        Ok(others == 0)
    }
    #[cfg(not(unix))]
    {
        drop(facts);
        Ok(true)
    }
}

/// Writes a file whole: beside it first, synced, then put in its place, and the folder synced.
///
/// # Errors
/// What the operating system says; the file then is as it was.
pub fn write_whole(path: &Path, contents: &[u8]) -> io::Result<()> {
    let part = part_of(path);
    let written = (|| {
        let mut file = options().create(true).truncate(true).open(&part)?;
        file.write_all(contents)?;
        file.sync_all()?;
        drop(file);
        put_in_place(&part, path)
    })();
    if written.is_err() {
        remove_if_there(&part)?;
    }
    written
}

/// Writes a file that says nothing after a power cut: whole, but without waiting for the disk.
///
/// # Errors
/// What the operating system says; the file then is as it was.
pub fn write_passing(path: &Path, contents: &[u8]) -> io::Result<()> {
    let part = part_of(path);
    let written = options()
        .create(true)
        .truncate(true)
        .open(&part)
        .and_then(|mut file| file.write_all(contents))
        .and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        remove_if_there(&part)?;
    }
    written
}

/// Copies a file whole, readable by its owner only.
///
/// # Errors
/// What the operating system says.
pub fn copy_private(from: &Path, to: &Path) -> io::Result<()> {
    let part = part_of(to);
    let copied = (|| {
        let mut source = File::open(from)?;
        let mut file = options().create(true).truncate(true).open(&part)?;
        io::copy(&mut source, &mut file)?;
        file.sync_all()?;
        drop(file);
        put_in_place(&part, to)
    })();
    if copied.is_err() {
        remove_if_there(&part)?;
    }
    copied
}

/// Puts a finished file in the place of another and makes that durable.
///
/// # Errors
/// What the operating system says.
pub fn put_in_place(part: &Path, path: &Path) -> io::Result<()> {
    fs::rename(part, path)?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// Makes the names in a folder durable.
///
/// # Errors
/// What the operating system says.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Windows has no such thing and keeps renames in order by itself.
    #[cfg(unix)]
    {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    fs::metadata(folder)?;
    Ok(())
}

/// Makes what was written to a file durable.
///
/// # Errors
/// What the operating system says.
pub fn sync(path: &Path) -> io::Result<()> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)?
        .sync_all()
}

/// Removes a file; that there is none is no error.
///
/// # Errors
/// What the operating system says.
pub fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Gives a file a second name beside the first; where the file system cannot, copies it.
///
/// # Errors
/// What the operating system says.
pub fn keep_under(path: &Path, name: &Path) -> io::Result<()> {
    match fs::hard_link(path, name) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => copy_private(path, name),
        linked => linked,
    }
}

/// Reads a file of at most so many bytes.
///
/// # Errors
/// What the operating system says, or that the file is larger.
pub fn read_at_most(path: &Path, bytes: u64) -> io::Result<Vec<u8>> {
    let mut contents = Vec::new();
    File::open(path)?
        .take(bytes.saturating_add(1))
        .read_to_end(&mut contents)?;
    if u64::try_from(contents.len()).is_ok_and(|length| length > bytes) {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(contents)
}

/// Returns where a file is written before it takes its place.
pub fn part_of(path: &Path) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        write_whole(&path, b"old").unwrap();
        write_whole(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_rest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        // A folder in its place: the rename fails after everything was written.
        fs::create_dir(&path).unwrap();
        assert!(write_whole(&path, b"new").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn files_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        write_whole(&path, b"x").unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        make_private(&path).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn a_file_larger_than_allowed_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bundle");
        write_whole(&path, b"12345").unwrap();
        assert_eq!(read_at_most(&path, 5).unwrap(), b"12345");
        assert_eq!(
            read_at_most(&path, 4).unwrap_err().kind(),
            io::ErrorKind::FileTooLarge
        );
    }
}
