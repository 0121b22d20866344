//! A bundle as bytes and as a file.

use std::{
    fs::File,
    io::{Read, Write},
    path::Path,
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{Bundle, FORMAT, check};
use crate::text::clean;

const MAGIC: &str = "daftar-bundle ";
const DIGEST_DIGITS: usize = 64;

/// The most bytes a bundle may have, packed or unpacked: some fifty large forms, and little enough for an old PC.
pub const LARGEST: u64 = 8 * 1024 * 1024;

/// The longest text of a bundle, which is an expression.
const LONGEST_TEXT: usize = 10_000;

/// Why a file is not taken as a bundle, or could not be written.
#[derive(Debug, Error)]
pub enum BundleError {
    /// The file cannot be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// The first line is not ours.
    #[error("no bundle: the first line is not `daftar-bundle`")]
    NotABundle,
    /// Made by a newer program.
    #[error("bundle format {found}; the newest known here is {FORMAT}")]
    Newer {
        /// Its format.
        found: u32,
    },
    /// More than [`LARGEST`].
    #[error("more than {LARGEST} bytes")]
    TooLarge,
    /// The bytes are not those that were written.
    #[error("SHA-256 differs: the file is cut off or damaged")]
    Damaged,
    /// The content cannot be understood.
    #[error("{0}")]
    Unreadable(#[from] serde_json::Error),
    /// The content contradicts itself.
    #[error("{0}")]
    Wrong(#[from] check::Problem),
}

/// Cleans every text of a bundle, whatever it is for: the file came through many hands.
///
/// Ids, codes and expressions as they should be stay as they are.
fn clean_texts(content: &mut Json) {
    match content {
        Json::String(text) => *text = clean(text, LONGEST_TEXT),
        Json::Array(items) => items.iter_mut().for_each(clean_texts),
        Json::Object(fields) => {
            *fields = std::mem::take(fields)
                .into_iter()
                .map(|(name, mut value)| {
                    clean_texts(&mut value);
                    (clean(&name, LONGEST_TEXT), value)
                })
                .collect();
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// Tells whether cleaning would change nothing, as in nearly every bundle: then the costly way over loose
/// JSON is not taken. No escape but those of quotes, no character that is not surely a letter, a digit or
/// a sign, no text that is too long.
fn is_clean(json: &[u8]) -> bool {
    let Ok(json) = str::from_utf8(json) else {
        return false;
    };
    let mut length = 0;
    let mut chars = json.chars();
    while let Some(ch) = chars.next() {
        match ch {
            '"' => length = 0,
            '\\' if !matches!(chars.next(), Some('"' | '\\' | '/')) => return false,
            ch if !is_plain(ch) => return false,
            _ => length += 1,
        }
        if length > LONGEST_TEXT {
            return false;
        }
    }
    true
}

/// Tells whether a character is surely kept by [`clean`]: Latin and Arabic letters, digits and signs.
fn is_plain(ch: char) -> bool {
    matches!(ch,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}'
        | '\u{60c}' | '\u{61b}' | '\u{61f}'..='\u{64a}' | '\u{660}'..='\u{66f}' | '\u{671}'..='\u{6d3}'
        | '\u{6d5}' | '\u{6f0}'..='\u{6f9}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203a}' | '\u{2190}'..='\u{21ff}' | '\u{2260}'..='\u{2265}')
}

impl Bundle {
    /// Reads a bundle file and checks it.
    ///
    /// # Errors
    /// [`BundleError`], for every file that is not a whole and sound bundle.
    pub fn read(path: &Path) -> Result<Self, BundleError> {
        let mut bytes = Vec::new();
        File::open(path)?
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Err(BundleError::TooLarge);
        }
        Self::from_bytes(&bytes)
    }

    /// Writes a bundle file; a half-written one never stands under the name.
    ///
    /// # Errors
    /// [`BundleError::File`] when the disk refuses, [`BundleError::Wrong`] for a bundle that nobody could read.
    pub fn write(&self, path: &Path) -> Result<(), BundleError> {
        let bytes = self.to_bytes()?;
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(".part");
        let part = path.with_file_name(name);
        let mut file = File::create(&part)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        drop(file);
        std::fs::rename(&part, path)?;
        Ok(())
    }

    /// Reads a bundle from bytes and checks it.
    ///
    /// # Errors
    /// [`BundleError`], for all bytes that are not a whole and sound bundle.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let (first, rest) = line(bytes).ok_or(BundleError::NotABundle)?;
        let format = first.strip_prefix(MAGIC).ok_or(BundleError::NotABundle)?;
        let format: u32 = format
            .trim_end()
            .parse()
            .map_err(|_| BundleError::NotABundle)?;
        if format > FORMAT {
            return Err(BundleError::Newer { found: format });
        }
        let (digest, packed) = line(rest).ok_or(BundleError::Damaged)?;
        if digest.trim_end() != hex(packed) {
            return Err(BundleError::Damaged);
        }
        let mut json = Vec::new();
        GzDecoder::new(packed)
            .take(LARGEST + 1)
            .read_to_end(&mut json)
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::InvalidInput
                | std::io::ErrorKind::InvalidData
                | std::io::ErrorKind::UnexpectedEof => BundleError::Damaged,
                _ => BundleError::File(error),
            })?;
        if json.len() as u64 > LARGEST {
            return Err(BundleError::TooLarge);
        }
        let bundle: Self = if is_clean(&json) {
            serde_json::from_slice(&json)?
        } else {
            let mut content = serde_json::from_slice(&json)?;
            clean_texts(&mut content);
            serde_json::from_value(content)?
        };
        check::check(&bundle)?;
        Ok(bundle)
    }

    /// Returns the bundle as the bytes of a file.
    ///
    /// # Errors
    /// [`BundleError::Wrong`] when the bundle contradicts itself, [`BundleError::TooLarge`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        check::check(self)?;
        let json = serde_json::to_vec(self)?;
        if json.len() as u64 > LARGEST {
            return Err(BundleError::TooLarge);
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&json)?;
        let packed = encoder.finish()?;
        let mut bytes = format!("{MAGIC}{FORMAT}\n{}\n", hex(&packed)).into_bytes();
        bytes.extend_from_slice(&packed);
        Ok(bytes)
    }
}

/// Splits off a short first line.
fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes
        .iter()
        .take(MAGIC.len() + DIGEST_DIGITS)
        .position(|byte| *byte == b'\n')?;
    let (first, rest) = bytes.split_at_checked(end)?;
    Some((str::from_utf8(first).ok()?, rest.split_first()?.1))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(DIGEST_DIGITS);
    for byte in Sha256::digest(bytes) {
        for nibble in [byte >> 4, byte & 0x0f] {
            text.extend(char::from_digit(u32::from(nibble), 16));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::check::tests::sound;

    #[test]
    fn a_bundle_comes_back_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("centre.daftar");
        let bundle = sound();
        bundle.write(&path).unwrap();
        assert_eq!(Bundle::read(&path).unwrap(), bundle);
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            1,
            "no part is left behind"
        );
    }

    #[test]
    fn no_text_of_a_bundle_steers_a_terminal() {
        const HOSTILE: &str = "Soran\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{2066}\r\n\u{7f}";
        let names = |name: &mut crate::domain::names::Names| {
            name.base = HOSTILE.to_owned();
            name.translations
                .insert("ar".to_owned(), HOSTILE.to_owned());
            name.translations
                .insert(format!("x{HOSTILE}"), String::new());
        };
        let mut bundle = sound();
        bundle.server = HOSTILE.to_owned();
        for unit in &mut bundle.units {
            unit.code = Some(HOSTILE.to_owned());
            unit.telephone = Some(HOSTILE.to_owned());
            names(&mut unit.names);
            names(&mut unit.short_names);
        }
        for form in &mut bundle.forms {
            form.code = HOSTILE.to_owned();
            names(&mut form.names);
            let table = &mut form.sections[0].tables[0];
            HOSTILE.clone_into(&mut table.columns[0].letter);
            names(&mut table.columns[0].options[0]);
            HOSTILE.clone_into(&mut table.rows[0].number);
            HOSTILE.clone_into(&mut table.rows[0].code);
            names(&mut table.rows[0].names);
        }
        let read = Bundle::from_bytes(&bundle.to_bytes().unwrap()).unwrap();
        assert_eq!(read.units[0].telephone.as_deref(), Some("Soran "));
        let shown = format!("{read:#?}");
        let steers = |ch: &char| {
            ch.is_control() && *ch != '\n'
                || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert_eq!(shown.chars().find(steers), None);
        // `Debug` would write an escape for each of them.
        assert!(!shown.contains("\\u{"), "{shown}");
        assert!(!shown.contains("\\r"), "{shown}");
    }

    #[test]
    fn what_is_taken_for_clean_is_clean() {
        for ch in (0..=0x10_ffff)
            .filter_map(char::from_u32)
            .filter(|ch| is_plain(*ch))
        {
            let text = format!("a{ch}b");
            assert_eq!(clean(&text, LONGEST_TEXT), text, "{ch:?}");
        }
        for dirty in ["\u{1b}", "\u{202e}", "a\\u001b", "a\\n", "\u{200f}"] {
            assert!(
                !is_clean(format!("{{\"a\":\"{dirty}\"}}").as_bytes()),
                "{dirty:?}"
            );
        }
        assert!(is_clean("{\"a\":\"دفتر \\\"x\\\" دەفتەر\"}".as_bytes()));
        assert!(!is_clean("x".repeat(LONGEST_TEXT + 1).as_bytes()));
    }

    #[test]
    fn every_cut_and_every_changed_byte_is_noticed() {
        let bytes = sound().to_bytes().unwrap();
        for length in (0..bytes.len()).step_by(7) {
            assert!(
                Bundle::from_bytes(&bytes[..length]).is_err(),
                "cut at {length}"
            );
        }
        for at in (0..bytes.len()).step_by(11) {
            let mut changed = bytes.clone();
            changed[at] ^= 0x04;
            assert!(Bundle::from_bytes(&changed).is_err(), "changed at {at}");
        }
    }

    #[test]
    fn another_file_and_a_newer_bundle_are_told_apart() {
        assert!(matches!(
            Bundle::from_bytes(b"PK\x03\x04"),
            Err(BundleError::NotABundle)
        ));
        assert!(matches!(
            Bundle::from_bytes(b"{}\n{}\n"),
            Err(BundleError::NotABundle)
        ));
        assert!(matches!(
            Bundle::from_bytes(b"daftar-bundle 9\nx\n"),
            Err(BundleError::Newer { found: 9 })
        ));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let zeros = vec![b' '; 1024 * 1024];
        for _ in 0..9 {
            encoder.write_all(&zeros).unwrap();
        }
        let packed = encoder.finish().unwrap();
        let mut bytes = format!("{MAGIC}1\n{}\n", hex(&packed)).into_bytes();
        bytes.extend_from_slice(&packed);
        assert!(bytes.len() < 20_000);
        assert!(matches!(
            Bundle::from_bytes(&bytes),
            Err(BundleError::TooLarge)
        ));
    }
}
