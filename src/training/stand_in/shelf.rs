//! What the stand-in holds, and the file it keeps it in.

use std::{
    collections::BTreeMap,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::platform::file;

/// The longest file that is read.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Names one value. The data set is no part of it: two data sets that share an element share its value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct ValueKey {
    pub(super) unit: String,
    pub(super) period: String,
    pub(super) attribute: String,
    pub(super) element: String,
    pub(super) combo: String,
}

/// One value as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StoredValue {
    pub(super) value: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) follow_up: bool,
    /// Deleted values stay, and are not shown.
    pub(super) deleted: bool,
    pub(super) created: String,
    pub(super) updated: String,
}

/// Names one registration.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct RegistrationKey {
    pub(super) data_set: String,
    pub(super) period: String,
    pub(super) unit: String,
    pub(super) attribute: String,
}

/// A registration as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Registration {
    pub(super) completed: bool,
    pub(super) date: String,
}

/// Everything that is held.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) values: BTreeMap<ValueKey, StoredValue>,
    pub(super) registrations: BTreeMap<RegistrationKey, Registration>,
    file: Option<PathBuf>,
}

/// The layout of the file: JSON keys are texts, so the maps are lists of pairs.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    values: Vec<(ValueKey, StoredValue)>,
    registrations: Vec<(RegistrationKey, Registration)>,
}

impl Shelf {
    /// Opens the shelf of a file.
    pub(super) fn open(path: PathBuf) -> io::Result<Self> {
        let kept = match file::read_at_most(&path, LONGEST) {
            Ok(bytes) => match serde_json::from_slice::<Kept>(&bytes) {
                Ok(kept) => kept,
                Err(_) => Self::put_aside(&path)?,
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Kept::default(),
            Err(error) => return Err(error),
        };
        Ok(Self {
            values: kept.values.into_iter().collect(),
            registrations: kept.registrations.into_iter().collect(),
            file: Some(path),
        })
    }

    /// A broken file holds nothing but practice; it is kept beside, and the server begins anew.
    fn put_aside(path: &Path) -> io::Result<Kept> {
        std::fs::rename(path, path.with_extension("broken"))?;
        Ok(Kept::default())
    }

    /// Writes the file, if there is one.
    pub(super) fn save(&self) -> io::Result<()> {
        let Some(path) = &self.file else {
            return Ok(());
        };
        let pairs = |(key, value): (&ValueKey, &StoredValue)| (key.clone(), value.clone());
        let kept = Kept {
            values: self.values.iter().map(pairs).collect(),
            registrations: self
                .registrations
                .iter()
                .map(|(key, registration)| (key.clone(), registration.clone()))
                .collect(),
        };
        file::write_whole(path, &serde_json::to_vec(&kept)?)
    }
}
