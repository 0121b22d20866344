//! Where things lie: one folder for each world, readable by its owner alone.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use directories::{ProjectDirs, UserDirs};

use crate::platform::random;

/// The folder in which Daftar keeps everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    folder: PathBuf,
}

impl Home {
    /// Takes the folder a person chose (`--home`), else the one the platform has for programs' data.
    ///
    /// Nothing where the platform knows no home for this user.
    pub fn find(chosen: Option<PathBuf>) -> Option<Self> {
        let folder = match chosen {
            Some(folder) => folder,
            None => ProjectDirs::from("", "", "daftar")?
                .data_local_dir()
                .to_owned(),
        };
        Some(Self { folder })
    }

    /// Returns the folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the folder of the practice world.
    pub fn practice(&self) -> PathBuf {
        self.folder.join("practice")
    }

    /// Returns the folder of a practice world of a server's own forms, one for each set of forms.
    pub fn practice_of(&self, forms: &str) -> PathBuf {
        self.folder.join(format!("practice-{forms}"))
    }

    /// Returns the folder of the national world.
    pub fn national(&self) -> PathBuf {
        self.folder.join("national")
    }
}

/// Returns where a person looks for files: the documents, else the person's own folder.
pub fn documents() -> Option<PathBuf> {
    let user = UserDirs::new()?;
    let folder = user.document_dir().unwrap_or_else(|| user.home_dir());
    Some(folder.to_owned())
}

/// Makes a folder, and those above it, so that only its owner can look into it.
///
/// # Errors
/// What the operating system says.
pub fn create_private(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let mode = fs::metadata(folder)?.permissions().mode();
        if mode & 0o077 != 0 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        }
    }
    #[cfg(not(unix))]
    fs::create_dir_all(folder)?;
    Ok(())
}

/// A folder that is taken away with all that is in it when it is dropped.
#[derive(Debug)]
pub struct TemporaryFolder {
    path: PathBuf,
}

impl TemporaryFolder {
    /// Makes one with a name of its own among the system's temporary files, for its owner alone.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn create(prefix: &str) -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("{prefix}-{:016x}", random::number()?));
        create_private(&path)?;
        Ok(Self { path })
    }

    /// Returns where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // What cannot be taken away lies among temporary files, where the system clears up.
        drop(fs::remove_dir_all(&self.path));
    }
}

/// File systems that several machines share: SQLite's shared memory does not reach across machines.
#[cfg(target_os = "linux")]
const NETWORK: &[(u64, &str)] = &[
    (0x6969, "nfs"),
    (0x517B, "smb"),
    (0xFF53_4D42, "cifs"),
    (0xFE53_4D42, "smb2"),
    (0x5346_414F, "afs"),
    (0x6B41_4653, "afs"),
    (0x7375_7245, "coda"),
    (0x564C, "ncp"),
    (0x4750_4653, "gpfs"),
    (0x0BD0_0BD0, "lustre"),
    (0x00C3_6400, "ceph"),
    (0x0116_1970, "gfs2"),
    (0x7461_636F, "ocfs2"),
    (0x0102_1997, "9p"),
];

/// Returns how many bytes an ordinary user may still write where a folder lies.
///
/// # Errors
/// What the operating system says.
#[cfg(unix)]
pub fn free_bytes(folder: &Path) -> io::Result<Option<u64>> {
    let facts = rustix::fs::statvfs(folder)?;
    Ok(Some(facts.f_bavail.saturating_mul(facts.f_frsize)))
}

/// Returns how much of the disk is in use where a folder lies, in percent, as an ordinary user sees it.
///
/// # Errors
/// What the operating system says.
#[cfg(unix)]
pub fn used_percent(folder: &Path) -> io::Result<u8> {
    let facts = rustix::fs::statvfs(folder)?;
    let used = facts.f_blocks.saturating_sub(facts.f_bfree);
    let usable = used.saturating_add(facts.f_bavail);
    let percent = used.saturating_mul(100).checked_div(usable);
    Ok(percent.and_then(|p| u8::try_from(p).ok()).unwrap_or(100))
}

/// Returns how much of the disk is in use; not told on this platform.
///
/// # Errors
/// When there is no such folder.
#[cfg(not(unix))]
pub fn used_percent(folder: &Path) -> io::Result<u8> {
    fs::metadata(folder)?;
    Ok(0)
}

/// Returns how many bytes are free; not told on this platform.
///
/// # Errors
/// When there is no such folder.
#[cfg(not(unix))]
pub fn free_bytes(folder: &Path) -> io::Result<Option<u64>> {
    fs::metadata(folder)?;
    Ok(None)
}

/// Returns the kind of network file system a folder lies on, if it lies on one.
///
/// # Errors
/// What the operating system says.
#[cfg(target_os = "linux")]
pub fn network_file_system(folder: &Path) -> io::Result<Option<&'static str>> {
    let facts = rustix::fs::statfs(folder)?;
    // The field's type differs between processors; the numbers are of 32 bits.
    #[expect(
        clippy::cast_sign_loss,
        reason = "a bit pattern, not a quantity; its type differs between processors"
    )]
    let magic = (facts.f_type as u64) & 0xFFFF_FFFF;
    Ok(kind_of(magic))
}

/// Returns the kind of network file system a folder lies on; not told on this platform.
///
/// # Errors
/// None here.
#[cfg(not(target_os = "linux"))]
pub fn network_file_system(folder: &Path) -> io::Result<Option<&'static str>> {
    fs::metadata(folder)?;
    Ok(None)
}

#[cfg(target_os = "linux")]
fn kind_of(magic: u64) -> Option<&'static str> {
    NETWORK
        .iter()
        .find_map(|(known, name)| (*known == magic).then_some(*name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worlds_share_no_folder() {
        let home = Home::find(Some(PathBuf::from("/h"))).unwrap();
        assert_eq!(home.practice(), Path::new("/h/practice"));
        assert_eq!(home.national(), Path::new("/h/national"));
    }

    #[cfg(unix)]
    #[test]
    fn folders_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("home/practice");
        create_private(&folder).unwrap();
        for made in [folder.as_path(), folder.parent().unwrap()] {
            assert_eq!(
                fs::metadata(made).unwrap().permissions().mode() & 0o777,
                0o700
            );
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        create_private(&folder).unwrap();
        assert_eq!(
            fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn shared_file_systems_are_known_by_their_number() {
        assert_eq!(kind_of(0x6969), Some("nfs"));
        assert_eq!(kind_of(0xFE53_4D42), Some("smb2"));
        assert_eq!(kind_of(0xEF53), None, "ext4");
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(network_file_system(folder.path()).unwrap(), None);
    }
}
