//! Characters become cells, still in logical order: joined letters, lam-alef, marks.
//!
//! Written here because the shapers one can have take ێ, ڵ, ڕ and ە for letters that do not join,
//! and so break the words around them. These letters have no presentation forms; they are drawn
//! as they are, but their neighbours reach out to them. (U+06D5 borrows the shapes of heh.)

use std::borrow::Cow;

use compact_str::CompactString;

use super::{Options, VisualCell, forms, plain_cell, width};

/// How a character joins the letters beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joining {
    /// To the letter before it only, as alef.
    Right,
    /// To both sides, as beh.
    Dual,
    /// To both sides without a shape that changes: tatweel, zero-width joiner.
    Causing,
}

const LAM: char = '\u{644}';

/// The joined shapes of the letters that have none in Unicode, as our own console font numbers them:
/// letter to isolated, final, initial, medial.
const PRIVATE_FORMS: [(char, [char; 4]); 3] = [
    ('ڕ', ['ڕ', '\u{e106}', 'ڕ', '\u{e106}']),
    ('ڵ', ['ڵ', '\u{e103}', '\u{e104}', '\u{e105}']),
    ('ێ', ['ێ', '\u{e100}', '\u{e101}', '\u{e102}']),
];

/// Returns the text with a blank for every control character, of the same number of characters.
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    if text.chars().any(width::is_control) {
        let blank = |ch| if width::is_control(ch) { ' ' } else { ch };
        return text.chars().map(blank).collect();
    }
    Cow::Borrowed(text)
}

/// Returns how a character joins its neighbours, if it does.
pub(super) fn joining(ch: char) -> Option<Joining> {
    if !(('\u{600}'..='\u{8ff}').contains(&ch) || ch == '\u{200d}') {
        return None;
    }
    let after = forms::JOINING.partition_point(|(_, last, _)| *last < ch);
    let (first, _, joining) = forms::JOINING.get(after)?;
    (*first <= ch).then_some(*joining)
}

/// Tells whether letters join as if this character were not there.
fn is_transparent(ch: char) -> bool {
    // The two joiners and the isolates are meant to be felt; other invisible characters are not.
    width::is_mark(ch)
        || width::is_invisible(ch)
            && !matches!(
                ch,
                '\u{200c}' | '\u{200d}' | '\u{180e}' | '\u{2066}'..='\u{2069}'
            )
}

fn joins_next(ch: char) -> bool {
    matches!(joining(ch), Some(Joining::Dual | Joining::Causing))
}

/// Returns the cells of a text without control characters, in logical order and at level 0.
///
/// Invisible characters have empty cells here: they part what stands on both sides of them while
/// the cells are put in order, and are dropped then.
pub(super) fn cells(text: &str, options: Options) -> Vec<VisualCell> {
    let mut cells: Vec<VisualCell> = Vec::with_capacity(text.len());
    // Where the last cell that is seen stands: marks go there, however many invisible ones follow it.
    let mut seen: Option<usize> = None;
    let mut rest = text.chars().enumerate();
    // Whether the last letter reaches out to the next one.
    let mut joined = false;
    while let Some((at, ch)) = rest.next() {
        if width::is_mark(ch) {
            add_mark(&mut cells, &mut seen, (at, ch), options);
            continue;
        }
        if let Some((form, alef_at)) = ligature(rest.clone(), ch, joined, options) {
            seen = Some(cells.len());
            cells.push(plain_cell(form, at, 0));
            // Takes the alef as well.
            for mark in rest.by_ref().take_while(|(at, _)| *at < alef_at) {
                add_mark(&mut cells, &mut seen, mark, options);
            }
            if let Some(cell) = cells.last_mut() {
                cell.logical.end = alef_at + 1;
            }
            joined = false;
            continue;
        }
        if width::is_invisible(ch) {
            cells.push(invisible_cell(at));
        } else {
            let form = if options.forms {
                let reaches = joins_next(ch) && next_joins(rest.clone());
                shape(ch, (joined, reaches), options)
            } else {
                ch
            };
            let cell = VisualCell {
                width: width::of(ch),
                ..plain_cell(form, at, 0)
            };
            if cell.width > 0 {
                seen = Some(cells.len());
            }
            cells.push(cell);
        }
        if !is_transparent(ch) {
            joined = joins_next(ch);
        }
    }
    cells
}

/// Puts a mark on the last cell, or on a blank where the text starts with it.
fn add_mark(
    cells: &mut Vec<VisualCell>,
    seen: &mut Option<usize>,
    (at, mark): (usize, char),
    options: Options,
) {
    if let Some(cell) = seen.and_then(|seen| cells.get_mut(seen)) {
        cell.logical.end = at + 1;
        if options.marks {
            cell.symbol.push(mark);
        }
    } else if options.marks {
        let mut cell = plain_cell(' ', at, 0);
        cell.symbol.push(mark);
        *seen = Some(cells.len());
        cells.push(cell);
    }
}

fn invisible_cell(at: usize) -> VisualCell {
    VisualCell {
        symbol: CompactString::const_new(""),
        logical: at..at + 1,
        level: 0,
        width: 0,
    }
}

/// Returns the form of a lam with the alef after it, and where that alef stands.
///
/// Only marks may lie between the two: whoever typed a joiner there wanted two letters.
fn ligature(
    rest: impl Iterator<Item = (usize, char)>,
    ch: char,
    joined: bool,
    options: Options,
) -> Option<(char, usize)> {
    if ch != LAM || !options.forms || !options.ligatures {
        return None;
    }
    let (at, alef) = { rest }.find(|(_, next)| !width::is_mark(*next))?;
    let (_, [isolated, last]) = forms::LAM_ALEF.iter().find(|(letter, _)| *letter == alef)?;
    Some((if joined { *last } else { *isolated }, at))
}

/// Tells whether what follows joins the letter before it.
fn next_joins(rest: impl Iterator<Item = (usize, char)>) -> bool {
    { rest }
        .find(|(_, ch)| !is_transparent(*ch))
        .is_some_and(|(_, ch)| joining(ch).is_some())
}

/// Returns the form of a letter whose neighbours reach out to it or are reached.
fn shape(ch: char, joins: (bool, bool), options: Options) -> char {
    if !('\u{600}'..='\u{6ff}').contains(&ch) {
        return ch;
    }
    let row = forms::FORMS
        .binary_search_by_key(&ch, |(letter, _)| *letter)
        .ok()
        .and_then(|row| forms::FORMS.get(row));
    let private =
        || { PRIVATE_FORMS.iter() }.find(|(letter, _)| options.private_forms && *letter == ch);
    let Some((_, [isolated, last, first, middle])) = row.or_else(private) else {
        return ch;
    };
    match joins {
        (false, false) => *isolated,
        (true, false) => *last,
        (false, true) => *first,
        (true, true) => *middle,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, options: Options) -> Vec<String> {
        let drawn = |cell: VisualCell| (cell.width > 0).then(|| cell.symbol.to_string());
        cells(text, options).into_iter().filter_map(drawn).collect()
    }

    #[test]
    fn marks_of_lam_and_alef_share_the_ligature() {
        assert_eq!(
            shown("لَآ\u{64b}", Options::default()),
            ["\u{fef5}\u{64e}\u{64b}"]
        );
        let bare = Options {
            marks: false,
            ..Options::default()
        };
        assert_eq!(shown("لَآ\u{64b}", bare), ["\u{fef5}"]);
        assert_eq!(
            cells("لَآ\u{64b}", bare)
                .first()
                .map(|cell| cell.logical.clone()),
            Some(0..4)
        );
    }

    #[test]
    fn a_joiner_keeps_lam_and_alef_apart() {
        assert_eq!(
            shown("ل\u{200c}ا", Options::default()),
            ["\u{fedd}", "\u{fe8d}"]
        );
        assert_eq!(
            shown("ل\u{200d}ا", Options::default()),
            ["\u{fedf}", "\u{fe8e}"]
        );
    }

    #[test]
    fn a_mark_without_a_letter_stands_on_a_blank() {
        assert_eq!(shown("\u{64e}", Options::default()), [" \u{64e}"]);
        assert!(
            shown(
                "\u{64e}",
                Options {
                    marks: false,
                    ..Options::default()
                }
            )
            .is_empty()
        );
    }

    #[test]
    fn letters_without_forms_are_joined_where_our_own_font_draws_them() {
        let own = Options {
            private_forms: true,
            ..Options::default()
        };
        let word = "گوڵێکی ڕێ شێر بڕ پڵ";
        let seen: String = shown(word, own).concat();
        let letters = |text: &str| {
            text.chars()
                .filter(|ch| ('\u{e100}'..='\u{e106}').contains(ch))
                .count()
        };
        assert_eq!(
            shown("گوڵێکی", own),
            [
                "\u{fb94}", "\u{feee}", "\u{e104}", "\u{e102}", "\u{fb91}", "\u{fbfd}"
            ]
        );
        assert_eq!(letters(&seen), 5, "{seen}");
        assert_eq!(letters(&shown(word, Options::default()).concat()), 0);
        assert_eq!(shown("ڕ ڵ ێ", own), ["ڕ", " ", "ڵ", " ", "ێ"]);
    }

    #[test]
    fn letters_with_few_shapes_use_the_nearest() {
        assert_eq!(
            shown("بںب", Options::default()),
            ["\u{fe91}", "\u{fb9f}", "\u{fe90}"]
        );
    }

    #[test]
    fn tables_are_sorted_for_the_search() {
        assert!(forms::FORMS.is_sorted_by_key(|(letter, _)| *letter));
        assert!(forms::JOINING.is_sorted_by_key(|(first, _, _)| *first));
        assert!(forms::MIRRORS.is_sorted_by_key(|(letter, _)| *letter));
        assert!(forms::DECOMPOSITIONS.is_sorted_by_key(|(letter, _)| *letter));
    }
}
