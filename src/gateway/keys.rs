//! The gateway's private keys: files that only its account can read, beside the ledger that knows the public ones.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of a page is bound to one lifetime and will not do for all"
)]

use std::{collections::BTreeMap, fs, path::Path};

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::{Absent, GatewayError};
use crate::{
    platform::{file, folders, random},
    store::{
        StoreError,
        ledger::{Book, KeyRow, KeyState, Page},
    },
    wire::{
        enrolment::{GatewayKey, GatewayKeys, from_hex, hex},
        keys::SecretKey,
    },
};

const FOLDER: &str = "keys";

/// The private keys, by number.
#[derive(Debug)]
pub struct Keys {
    secrets: BTreeMap<u8, SecretKey>,
}

impl Keys {
    /// Opens the keys of a gateway; draws the first one where there is none.
    ///
    /// # Errors
    /// [`GatewayError`]; a key file that others can read is refused.
    pub fn open(folder: &Path, book: &mut Book, now: DateTime<Utc>) -> Result<Self, GatewayError> {
        let known = book.read(|page| page.keys())?;
        let known = if known.is_empty() {
            draw(folder, book, KeyState::Current, now)?;
            book.read(|page| page.keys())?
        } else {
            known
        };
        let mut secrets = BTreeMap::new();
        for row in known {
            let secret = read(folder, row.epoch)?;
            if secret.public() != row.public {
                return Err(GatewayError::File {
                    path: path(folder, row.epoch).display().to_string(),
                    said: "not the key that the ledger knows".to_owned(),
                });
            }
            secrets.insert(row.epoch, secret);
        }
        Ok(Self { secrets })
    }

    /// Returns a private key.
    pub fn secret(&self, epoch: u8) -> Option<&SecretKey> {
        self.secrets.get(&epoch)
    }
}

/// Returns the public keys that devices shall know.
///
/// # Errors
/// [`StoreError`]; a ledger without a current key is a fault.
pub fn public(page: &Page<'_>) -> Result<GatewayKeys, StoreError> {
    let rows = page.keys()?;
    let with = |state| {
        rows.iter()
            .find(|row| row.state == state)
            .map(|row| GatewayKey {
                epoch: row.epoch,
                public: row.public.0,
            })
    };
    Ok(GatewayKeys {
        current: with(KeyState::Current).ok_or_else(|| StoreError::Rotten {
            said: "no current key".to_owned(),
        })?,
        next: with(KeyState::Next),
    })
}

/// Draws a key: its file first, then the ledger.
///
/// # Errors
/// [`GatewayError`].
pub fn draw(
    folder: &Path,
    book: &mut Book,
    state: KeyState,
    now: DateTime<Utc>,
) -> Result<u8, GatewayError> {
    let rows = book.read(|page| page.keys())?;
    let last = rows.iter().map(|row| row.epoch).max().unwrap_or_default();
    let epoch = last
        .checked_add(1)
        .ok_or(GatewayError::NotThere(Absent::KeyNumber))?;
    let secret = SecretKey::of(random::bytes()?);
    folders::create_private(&folder.join(FOLDER))?;
    let text = Zeroizing::new(hex(secret.bytes().as_slice()));
    file::write_whole(&path(folder, epoch), text.as_bytes())?;
    let row = KeyRow {
        epoch,
        public: secret.public(),
        state,
    };
    book.write(|page| page.add_key(&row, now))?;
    Ok(epoch)
}

fn read(folder: &Path, epoch: u8) -> Result<SecretKey, GatewayError> {
    let path = path(folder, epoch);
    let wrong = |said: String| GatewayError::File {
        path: path.display().to_string(),
        said,
    };
    if !file::is_private(&path).map_err(|error| wrong(error.to_string()))? {
        return Err(wrong("others can read it".to_owned()));
    }
    let text = fs::read_to_string(&path).map_err(|error| wrong(error.to_string()))?;
    let text = Zeroizing::new(text);
    from_hex(text.trim())
        .map(Zeroizing::new)
        .and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok())
        .map(SecretKey::of)
        .ok_or_else(|| wrong("not a key".to_owned()))
}

fn path(folder: &Path, epoch: u8) -> std::path::PathBuf {
    folder.join(FOLDER).join(format!("gateway-{epoch}.key"))
}
