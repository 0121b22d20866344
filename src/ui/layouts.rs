//! Which key a letter of an Arabic or Kurdish layout sits on.
//!
//! A terminal sends characters, not keys: with an Arabic layout active, the key `g` sends ل. Where no
//! text is being entered, such a letter means its key. The two layouts give the same letter for
//! different keys (ق is r in one and q in the other), so the language of the screens decides which
//! table is asked first. Source of the tables: xkeyboard-config, `ara` and `iq(ku_ara)`.

use crate::domain::language::{Keyboard, Language};

/// Arabic (101): key, base level, shift level.
const ARABIC: &[(char, &str, &str)] = &[
    ('q', "ض", "\u{64e}"),
    ('w', "ص", "\u{64b}"),
    ('e', "ث", "\u{64f}"),
    ('r', "ق", "\u{64c}"),
    ('t', "ف", "\u{fef9}"),
    ('y', "غ", "إ"),
    ('u', "ع", "`"),
    ('i', "ه", "÷"),
    ('o', "خ", "×"),
    ('p', "ح", "؛"),
    ('a', "ش", "\u{650}"),
    ('s', "س", "\u{64d}"),
    ('d', "ي", "]"),
    ('f', "ب", "["),
    ('g', "ل", "\u{fef7}"),
    ('h', "ا", "أ"),
    ('j', "ت", "\u{640}"),
    ('k', "ن", "،"),
    ('l', "م", ""),
    (';', "ك", ""),
    ('\'', "ط", ""),
    ('z', "ئ", "~"),
    ('x', "ء", "\u{652}"),
    ('c', "ؤ", "}"),
    ('v', "ر", "{"),
    ('b', "\u{fefb}", "\u{fef5}"),
    ('n', "ى", "آ"),
    ('m', "ة", ""),
    (',', "و", ""),
    ('.', "ز", ""),
    ('/', "ظ", "؟"),
];

/// Central Kurdish.
const KURDISH: &[(char, &str, &str)] = &[
    ('q', "ق", ""),
    ('w', "و", ""),
    ('e', "ە", "ه"),
    ('r', "ر", "ڕ"),
    ('t', "ت", "ط"),
    ('y', "ی", "ێ"),
    ('u', "ئ", "ء"),
    ('i', "ح", "ع"),
    ('o', "ۆ", "ؤ"),
    ('p', "پ", "ث"),
    ('a', "ا", "آ"),
    ('s', "س", "ش"),
    ('d', "د", "ذ"),
    ('f', "ف", "إ"),
    ('g', "گ", "غ"),
    ('h', "ه", ""),
    ('j', "ژ", "أ"),
    ('k', "ک", "ك"),
    ('l', "ل", "ڵ"),
    (';', "؛", ""),
    ('z', "ز", "ض"),
    ('x', "خ", "ص"),
    ('c', "ج", "چ"),
    ('v', "ڤ", "ظ"),
    ('b', "ب", "ى"),
    ('n', "ن", "ة"),
    ('m', "م", ""),
    (',', "،", ""),
    ('/', "", "؟"),
];

/// Returns the Latin key a character sits on; ASCII is its own, in small letters.
pub fn key_of(ch: char, language: Language) -> Option<char> {
    if ch.is_ascii() {
        return Some(ch.to_ascii_lowercase());
    }
    let (first, second) = match language.keyboard() {
        Keyboard::Kurdish => (KURDISH, ARABIC),
        Keyboard::Arabic | Keyboard::Latin => (ARABIC, KURDISH),
    };
    // A letter of the base level of either layout goes before one that needs Shift.
    let at = |table: &[(char, &str, &str)], is_shifted: bool| {
        table
            .iter()
            .find(|(_, base, shift)| (if is_shifted { shift } else { base }).starts_with(ch))
            .map(|(key, ..)| *key)
    };
    at(first, false)
        .or_else(|| at(first, true))
        .or_else(|| at(second, false))
        .or_else(|| at(second, true))
}

/// Returns the letter printed on a key for a reader of a language; the bar and the help show it.
pub fn letter_on(key: char, language: Language) -> char {
    let table = match language.keyboard() {
        Keyboard::Latin => return key,
        Keyboard::Arabic => ARABIC,
        Keyboard::Kurdish => KURDISH,
    };
    table
        .iter()
        .find(|(other, base, _)| *other == key && !base.is_empty())
        .and_then(|(_, base, _)| base.chars().next())
        .unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_decides_between_the_layouts() {
        assert_eq!(key_of('ق', Language::Ar), Some('r'));
        assert_eq!(key_of('ق', Language::Ckb), Some('q'));
        assert_eq!(key_of('ه', Language::Ar), Some('i'));
        assert_eq!(key_of('ه', Language::Ckb), Some('h'));
    }

    #[test]
    fn a_letter_of_the_other_layout_is_still_understood() {
        assert_eq!(key_of('گ', Language::Ar), Some('g'));
        assert_eq!(key_of('ض', Language::Ckb), Some('z'));
        assert_eq!(key_of('\u{fefb}', Language::Ar), Some('b'));
        assert_eq!(key_of('Я', Language::Ar), None);
    }

    #[test]
    fn what_is_printed_on_a_key_means_that_key() {
        for language in Language::ALL {
            for key in 'a'..='z' {
                assert_eq!(
                    key_of(letter_on(key, language), language),
                    Some(key),
                    "{language:?} {key}"
                );
            }
        }
    }
}
