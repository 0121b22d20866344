//! Fonts of the Linux console: the one of our own, and what the one that is loaded can draw.
//!
//! A console has 512 glyphs at most and neither joins nor reorders. Few of the usual fonts have the
//! joined forms of Arabic letters, none has those of ێ, ڵ and ڕ; `packaging/console-font` builds one that
//! has all that the screens draw. Formats: PSF 1 and 2 as in `psf.h` of the package kbd.

use std::collections::BTreeMap;

/// Our own font, as `packaging/console-font/build.py` writes it.
pub static OWN: &[u8] = include_bytes!("../../../packaging/console-font/daftar.psf");

/// Signs and lines that stand for something on the screens.
const SIGNS: &str = "✓○●▲▒█▁▇─│┌┐└┘…«»·";

/// A font of the console.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Font {
    /// Bytes of a glyph, and all glyphs behind each other.
    glyphs: (usize, Vec<u8>),
    table: BTreeMap<char, usize>,
}

impl Font {
    /// Reads a PC screen font; nothing when it is not one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x36, 0x04, mode, height, rest @ ..] => Self::first(*mode, *height, rest),
            [0x72, 0xb5, 0x4a, 0x86, ..] => Self::second(bytes),
            _ => None,
        }
    }

    fn first(mode: u8, height: u8, rest: &[u8]) -> Option<Self> {
        let count = if mode & 1 == 0 { 256 } else { 512 };
        let size = usize::from(height);
        let (glyphs, table) = rest.split_at_checked(count * size)?;
        let mut characters = BTreeMap::new();
        let mut glyph = 0;
        let mut in_sequence = false;
        for pair in table.chunks_exact(2) {
            let unit = u16::from_le_bytes(pair.try_into().ok()?);
            match unit {
                0xffff => (glyph, in_sequence) = (glyph + 1, false),
                0xfffe => in_sequence = true,
                unit if !in_sequence => {
                    if let Some(ch) = char::from_u32(u32::from(unit)) {
                        characters.insert(ch, glyph);
                    }
                }
                _ => {}
            }
        }
        Some(Self {
            glyphs: (size, glyphs.to_vec()),
            table: characters,
        })
    }

    fn second(bytes: &[u8]) -> Option<Self> {
        let number = |at: usize| -> Option<usize> {
            let field = bytes.get(at..at + 4)?.try_into().ok()?;
            usize::try_from(u32::from_le_bytes(field)).ok()
        };
        let (header, flags, count, size) = (number(8)?, number(12)?, number(16)?, number(20)?);
        let (glyphs, table) = bytes
            .get(header..)?
            .split_at_checked(count.checked_mul(size)?)?;
        let mut characters = BTreeMap::new();
        if flags & 1 == 1 {
            for (glyph, line) in table.split(|byte| *byte == 0xff).enumerate() {
                // What stands behind this byte is a sequence of several characters.
                let single = line.split(|byte| *byte == 0xfe).next().unwrap_or_default();
                for ch in std::str::from_utf8(single).ok()?.chars() {
                    characters.insert(ch, glyph);
                }
            }
        }
        Some(Self {
            glyphs: (size, glyphs.to_vec()),
            table: characters,
        })
    }

    /// Tells whether this is the font of our own, glyph by glyph.
    pub fn is_own(&self) -> bool {
        Self::read(OWN).is_some_and(|own| own.glyphs == self.glyphs)
    }

    /// Tells whether it has a glyph for a character.
    pub fn draws(&self, ch: char) -> bool {
        self.table.contains_key(&ch)
    }

    /// Tells whether it has more glyphs than a card in text mode can draw in all its colours.
    pub fn is_large(&self) -> bool {
        let (size, glyphs) = &self.glyphs;
        glyphs.len() > 256 * size
    }

    /// Returns the place of a character's glyph.
    #[cfg(test)]
    pub(super) fn place(&self, ch: char) -> Option<usize> {
        self.table.get(&ch).copied()
    }

    /// Tells whether it has a glyph for each of these.
    pub fn draws_all(&self, chars: impl IntoIterator<Item = char>) -> bool {
        chars.into_iter().all(|ch| self.draws(ch))
    }

    /// Tells whether it has the signs and lines of the screens.
    pub fn draws_signs(&self) -> bool {
        self.draws_all(SIGNS.chars())
    }

    /// Tells whether it has the joined forms of the Arabic letters.
    pub fn draws_forms(&self) -> bool {
        self.draws_all('\u{fe8d}'..='\u{fef4}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same glyphs as another program writes them back: PSF 1, little-endian numbers.
    fn as_saved(font: &Font) -> Vec<u8> {
        let mut saved = vec![0x36, 0x04, 3, 16];
        saved.extend(&font.glyphs.1);
        for glyph in 0..512 {
            for (ch, _) in font.table.iter().filter(|(_, at)| **at == glyph) {
                let unit = u16::try_from(u32::from(*ch)).unwrap();
                saved.extend(unit.to_le_bytes());
            }
            saved.extend([0xfe, 0xff, 0x41, 0, 0xff, 0xff]);
        }
        saved
    }

    #[test]
    fn our_own_font_draws_letters_digits_and_signs() {
        let own = Font::read(OWN).unwrap();
        assert_eq!(own.glyphs.1.len(), 512 * 16);
        assert!(own.is_own() && own.draws_signs() && own.draws_forms());
        assert!(own.draws_all("٠٩۰۴۹،؛؟٪ \u{e100}\u{e106}".chars()));
        assert!(
            !own.draws('\u{64e}'),
            "a mark takes a cell of its own there"
        );
    }

    #[test]
    fn it_is_known_again_when_it_is_read_back() {
        let own = Font::read(OWN).unwrap();
        let again = Font::read(&as_saved(&own)).unwrap();
        assert_eq!(again, own);
        let mut other = own.clone();
        other.glyphs.1[1_000] ^= 1;
        assert!(!other.is_own());
    }

    #[test]
    fn what_is_no_font_is_none() {
        for cut in [0, 3, 31, 32, 5_000] {
            assert_eq!(Font::read(&OWN[..cut]), None, "{cut}");
        }
        assert_eq!(Font::read(b"\x36\x04\x01\x10short"), None);
        let huge = [0x72, 0xb5, 0x4a, 0x86].into_iter().chain([0xff; 28]);
        assert_eq!(Font::read(&huge.collect::<Vec<u8>>()), None);
    }
}
