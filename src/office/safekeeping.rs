//! The world as a file beside the world: a backup, and back again.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::{
    domain::{trouble::Trouble, world::WorldKind},
    office::Office,
    store::{Database, StoreError},
};

pub use crate::store::{BackedUp, RestoredWorld};

impl Office {
    /// Copies the world to a file, waiting for what is being written.
    ///
    /// # Errors
    /// When the disk refuses, or the copy is not what it should be.
    pub fn back_up(&self, file: &Path) -> Result<BackedUp, Trouble> {
        self.shared.scribe.flush()?;
        Ok(self.shared.database.backup(file)?)
    }
}

/// Takes a world from a backup; what was there is kept beside it.
///
/// # Errors
/// When the file is not whole or not ours, or someone is at work in the world; nothing has changed then.
pub fn restore(
    folder: &Path,
    kind: WorldKind,
    file: &Path,
    now: DateTime<Utc>,
) -> Result<RestoredWorld, Trouble> {
    Database::restore(folder, kind, file, now).map_err(|error| match error {
        // What is damaged is the file that was given, not what lies here.
        StoreError::Damaged { said, .. } => Trouble::NotOurs {
            path: file.display().to_string(),
            why: said,
        },
        other => other.into(),
    })
}
