//! Which key a letter of an Arabic or Kurdish layout sits on.
//!
//! A terminal sends characters, not keys: with an Arabic layout active, the key `g` sends ل. Where no
//! text is being entered, such a letter means its key. The two layouts give the same letter for
//! different keys (ق is r in one and q in the other), so the language of the screens decides which
//! table is asked first. Source of the tables: xkeyboard-config, `ara` and `iq(ku_ara)`.
//!
//! What is arithmetic on the keypad (`+ - * / . ,`) means itself, wherever a layout has put it.

use crate::domain::language::{Keyboard, Language};

/// One key: as Latin prints it, base level, shift level.
type LayoutKey = (char, &'static str, &'static str);

/// Arabic (101). Left out at the shift level: / on l, the comma on `,` and the full stop on `.`, which mean
/// themselves.
const ARABIC: &[LayoutKey] = &[
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
    (';', "ك", ":"),
    ('\'', "ط", "\""),
    ('[', "ج", "<"),
    (']', "د", ">"),
    ('`', "ذ", "\u{651}"),
    ('z', "ئ", "~"),
    ('x', "ء", "\u{652}"),
    ('c', "ؤ", "}"),
    ('v', "ر", "{"),
    ('b', "\u{fefb}", "\u{fef5}"),
    ('n', "ى", "آ"),
    ('m', "ة", "'"),
    (',', "و", ""),
    ('.', "ز", ""),
    ('/', "ظ", "؟"),
];

/// Central Kurdish. Left out: the Latin X on shifted q and w, which nobody means as those keys.
const KURDISH: &[LayoutKey] = &[
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
    ('h', "ه", "\u{200c}"),
    ('j', "ژ", "أ"),
    ('k', "ک", "ك"),
    ('l', "ل", "ڵ"),
    (';', "؛", ":"),
    ('[', "]", "}"),
    (']', "[", "{"),
    ('`', "\u{200d}", "÷"),
    ('z', "ز", "ض"),
    ('x', "خ", "ص"),
    ('c', "ج", "چ"),
    ('v', "ڤ", "ظ"),
    ('b', "ب", "ى"),
    ('n', "ن", "ة"),
    ('m', "م", "\u{640}"),
    (',', "،", ">"),
    ('.', "", "<"),
    ('/', "", "؟"),
];

/// Tells whether a character is arithmetic, which every keypad has whatever the layout.
pub fn is_arithmetic(ch: char) -> bool {
    matches!(ch, '+' | '-' | '*' | '/' | '.' | ',' | '=')
}

/// Returns the Latin key a character sits on. Latin letters, digits and arithmetic are their own keys.
///
/// The question mark of both scripts is `?`: it asks for help, whatever its key does without Shift.
pub fn key_of(ch: char, language: Language) -> Option<char> {
    if matches!(ch, '?' | '؟') {
        return Some('?');
    }
    if ch.is_ascii_alphanumeric() || is_arithmetic(ch) {
        return Some(ch.to_ascii_lowercase());
    }
    let (first, second) = match language.keyboard() {
        Keyboard::Kurdish => (KURDISH, ARABIC),
        Keyboard::Arabic | Keyboard::Latin => (ARABIC, KURDISH),
    };
    // A letter of the base level of either layout goes before one that needs Shift.
    let at = |table: &[LayoutKey], is_shifted: bool| {
        table
            .iter()
            .find(|(_, base, shift)| (if is_shifted { shift } else { base }).starts_with(ch))
            .map(|(key, ..)| *key)
    };
    let own = at(first, false).or_else(|| at(first, true));
    if ch.is_ascii() {
        // Brackets and the like sit on letters of the Arabic layout; on a Latin one they mean nothing.
        let is_meant = language.keyboard() != Keyboard::Latin;
        return own.filter(|_| is_meant).or(Some(ch));
    }
    own.or_else(|| at(second, false))
        .or_else(|| at(second, true))
}

/// Returns the letter printed on a key for a reader of a language; the bar and the help show it.
pub fn letter_on(key: char, language: Language) -> char {
    if key == '?' && language.keyboard() != Keyboard::Latin {
        return '؟';
    }
    let table = match language.keyboard() {
        Keyboard::Latin => return key,
        Keyboard::Arabic => ARABIC,
        Keyboard::Kurdish => KURDISH,
    };
    table
        .iter()
        .find(|(other, ..)| *other == key)
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

    /// Returns every character of a language's layout, with the key it sits on.
    fn all(language: Language) -> impl Iterator<Item = (char, char)> {
        let table = match language.keyboard() {
            Keyboard::Kurdish => KURDISH,
            Keyboard::Arabic | Keyboard::Latin => ARABIC,
        };
        let both = table
            .iter()
            .flat_map(|(key, base, shift)| [(*key, *base), (*key, *shift)]);
        both.filter_map(|(key, level)| Some((level.chars().next()?, key)))
    }

    #[test]
    fn both_tables_are_whole() {
        for language in [Language::Ar, Language::Ckb] {
            let keys: Vec<char> = all(language).map(|(_, key)| key).collect();
            for key in 'a'..='z' {
                let levels = keys.iter().filter(|other| **other == key).count();
                let shiftless = (language == Language::Ar && key == 'l')
                    || (language == Language::Ckb && matches!(key, 'q' | 'w'));
                assert_eq!(levels, if shiftless { 1 } else { 2 }, "{language:?} {key}");
            }
        }
    }

    #[test]
    fn every_character_of_a_layout_means_its_key() {
        for language in [Language::Ar, Language::Ckb] {
            // Heh of the Kurdish layout is h alone and e with Shift: the first of both tells.
            let twice =
                |ch: char, key: char| { all(language) }.any(|one| one == (ch, 'h') && key != 'h');
            for (ch, key) in all(language).filter(|(ch, key)| !twice(*ch, *key)) {
                let meant = if ch == '؟' { '?' } else { key };
                assert_eq!(key_of(ch, language), Some(meant), "{language:?} {ch:?}");
            }
        }
        assert_eq!(key_of('[', Language::Ckb), Some(']'));
        assert_eq!(key_of('[', Language::Ar), Some('f'));
        assert_eq!(key_of('[', Language::En), Some('['));
    }

    #[test]
    fn arithmetic_means_itself_wherever_a_layout_has_put_it() {
        for language in Language::ALL {
            for ch in "+-*/.,=0123456789".chars() {
                assert_eq!(key_of(ch, language), Some(ch), "{language:?}");
            }
        }
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
