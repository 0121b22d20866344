//! The only way in for text that others wrote: names from a server, letters, files, pasted text.
//!
//! What a terminal obeys must come from our own renderer. A name can hold an escape sequence that
//! rewrites the screen, a bidi control that turns a number round, or a heap of marks that covers
//! the line above.

use std::iter::Peekable;
use std::str::Chars;

use super::{shape, width};

const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';
const MARKS_PER_LETTER: usize = 2;

/// Returns the text made safe to draw and to store, of at most `limit` characters.
///
/// Escape sequences go as a whole; control characters, bidi controls and invisible characters go;
/// line ends and tabs become blanks; of the marks of a letter two stay. A joiner stays right after
/// an Arabic letter, where spelling needs it. Cleaning twice changes nothing more.
pub fn clean(untrusted: &str, limit: usize) -> String {
    let mut kept = String::with_capacity(untrusted.len().min(limit));
    let (mut count, mut marks) = (0, 0);
    let mut rest = untrusted.chars().peekable();
    // Found once, so that a thousand openings without an end are not each searched to the end.
    let mut strings_left = untrusted.chars().filter(|ch| ends_string(*ch)).count();
    while count < limit
        && let Some(ch) = rest.next()
    {
        if ends_string(ch) {
            strings_left -= 1;
        }
        let ch = match ch {
            '\u{1b}' => {
                skip_escape(&mut rest, &mut strings_left);
                continue;
            }
            '\u{9b}' => {
                skip_parameters(&mut rest);
                continue;
            }
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => {
                skip_string(&mut rest, &mut strings_left);
                continue;
            }
            '\r' if rest.peek() == Some(&'\n') => continue,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            ch if ch.is_control() => continue,
            ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER if !follows_letter(&kept) => continue,
            ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER => ch,
            ch if width::is_invisible(ch) => continue,
            // The program draws glyphs of its own from the private ranges.
            ch if is_private(ch) => char::REPLACEMENT_CHARACTER,
            ch => ch,
        };
        if width::is_mark(ch) {
            marks += 1;
            if marks > MARKS_PER_LETTER {
                continue;
            }
        } else {
            marks = 0;
        }
        kept.push(ch);
        count += 1;
    }
    kept
}

/// Tells whether a character can end a string sequence: bell, string terminator, or the start of
/// the two-character one.
fn ends_string(ch: char) -> bool {
    matches!(ch, '\u{7}' | '\u{9c}' | '\u{1b}')
}

fn skip_escape(rest: &mut Peekable<Chars<'_>>, strings_left: &mut usize) {
    match rest.next_if(|ch| matches!(ch, ' '..='~')) {
        Some('[') => skip_parameters(rest),
        Some(']' | 'P' | 'X' | '^' | '_') => skip_string(rest, strings_left),
        Some(' '..='/') => {
            while rest.next_if(|ch| matches!(ch, ' '..='/')).is_some() {}
            rest.next_if(|ch| matches!(ch, '0'..='~'));
        }
        _ => {}
    }
}

/// Skips what follows the introducer of a control sequence.
fn skip_parameters(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|ch| matches!(ch, ' '..='?')).is_some() {}
    rest.next_if(|ch| matches!(ch, '@'..='~'));
}

/// Skips a string sequence to its end.
///
/// One that never ends loses its introducer only: better a few odd letters than a name without
/// its rest, since broken encodings hold such characters by accident.
fn skip_string(rest: &mut Peekable<Chars<'_>>, strings_left: &mut usize) {
    if *strings_left == 0 {
        return;
    }
    // `ESC \` ends it, any other escape cancels it: both are left to the caller.
    while let Some(ch) = rest.next_if(|ch| *ch != '\u{1b}') {
        if ends_string(ch) {
            *strings_left -= 1;
            return;
        }
    }
}

fn follows_letter(kept: &str) -> bool {
    kept.chars()
        .rev()
        .find(|ch| !width::is_mark(*ch))
        .is_some_and(|ch| ch != ZERO_WIDTH_JOINER && shape::joining(ch).is_some())
}

fn is_private(ch: char) -> bool {
    matches!(ch, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cleaned(text: &str) -> String {
        clean(text, 1000)
    }

    #[test]
    fn ordinary_text_stays() {
        for text in [
            "Penta 3 – dose",
            "ڕووکار، ژ. ١٢",
            "مُحَمَّدٌ",
            "نه\u{200c}خۆش",
            "保健",
            "á e\u{301}",
        ] {
            assert_eq!(cleaned(text), text);
        }
    }

    #[test]
    fn escape_sequences_go_as_a_whole() {
        assert_eq!(cleaned("a\u{1b}[31;1mb\u{1b}[0m"), "ab");
        assert_eq!(cleaned("a\u{1b}]0;title\u{7}b"), "ab");
        assert_eq!(cleaned("a\u{1b}]8;;http://x\u{1b}\\b"), "ab");
        assert_eq!(cleaned("a\u{1b}Pq#0\u{9c}b"), "ab");
        assert_eq!(cleaned("a\u{9b}2Jb\u{9d}0;t\u{7}c"), "abc");
        assert_eq!(cleaned("a\u{1b}(Bb\u{1b}cd\u{1b}7e"), "abde");
        assert_eq!(cleaned("a\u{1b}]0;t\u{1b}[31mb"), "ab");
        assert_eq!(cleaned("a\u{1b}"), "a");
    }

    #[test]
    fn an_escape_before_a_letter_does_not_eat_it() {
        assert_eq!(cleaned("\u{1b}ا"), "ا");
        assert_eq!(cleaned("\u{1b}[ا"), "ا");
    }

    #[test]
    fn a_string_without_an_end_loses_its_introducer_only() {
        assert_eq!(cleaned("a\u{9d}clinic"), "aclinic");
        assert_eq!(cleaned("a\u{1b}]clinic"), "aclinic");
    }

    #[test]
    fn line_ends_and_tabs_become_blanks() {
        assert_eq!(cleaned("a\r\nb\nc\td\u{2028}e"), "a b c d e");
    }

    #[test]
    fn invisible_characters_and_bidi_controls_go() {
        assert_eq!(
            cleaned("a\u{202e}b\u{2067}c\u{200f}\u{61c}d\u{200b}\u{feff}\u{e0041}e"),
            "abcde"
        );
        assert_eq!(cleaned("a\u{200d}b\u{200c}"), "ab");
        assert_eq!(cleaned("ب\u{200c}\u{200c}\u{200d}ب"), "ب\u{200c}ب");
    }

    #[test]
    fn marks_are_not_stacked() {
        assert_eq!(
            cleaned("a\u{301}\u{302}\u{303}\u{304}b\u{301}"),
            "a\u{301}\u{302}b\u{301}"
        );
    }

    #[test]
    fn private_glyphs_are_replaced() {
        assert_eq!(cleaned("\u{e001}"), "\u{fffd}");
    }

    #[test]
    fn the_limit_counts_characters() {
        assert_eq!(clean("سلام", 2), "سل");
        assert_eq!(clean("\u{1b}[1mabc", 2), "ab");
        assert_eq!(clean("abc", 0), "");
    }

    #[test]
    fn many_openings_take_no_longer() {
        let hostile = "\u{1b}]".repeat(200_000);
        assert_eq!(cleaned(&hostile), "");
        assert_eq!(clean(&"\u{9d}".repeat(200_000), 10), "");
    }

    proptest! {
        #[test]
        fn nothing_that_steers_a_terminal_passes(
            text in "(\\PC|[\u{0}-\u{9f}]|[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}]|[ب\u{64b}-\u{655}]|\u{1b}[\\[\\]P(]){0,40}",
            limit in 0usize..50,
        ) {
            let result = clean(&text, limit);
            prop_assert!(result.chars().count() <= limit);
            let mut stacked = 0;
            for ch in result.chars() {
                prop_assert!(!width::is_control(ch), "{ch:?}");
                let joiner = matches!(ch, ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER);
                prop_assert!(joiner || !width::is_invisible(ch), "{ch:?}");
                stacked = if width::is_mark(ch) { stacked + 1 } else { 0 };
                prop_assert!(stacked <= MARKS_PER_LETTER);
            }
            prop_assert_eq!(clean(&result, limit), result);
        }
    }
}
