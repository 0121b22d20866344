//! Cells in logical order become cells in the order of the screen (UAX #9).

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::{Direction, VisualCell, forms};

/// Returns the embedding level of a base direction.
pub(super) fn level(base: Direction) -> u8 {
    match base {
        Direction::LeftToRight => 0,
        Direction::RightToLeft => 1,
    }
}

/// Returns the cells of a text without control characters from left to right, with their levels.
pub(super) fn reorder(mut cells: Vec<VisualCell>, text: &str, base: Direction) -> Vec<VisualCell> {
    let uniform = uniform_level(text, base);
    let levels = if uniform.is_some() {
        Vec::new()
    } else {
        levels(text, base)
    };
    for cell in &mut cells {
        let of_character = || levels.get(cell.logical.start).map(Level::number);
        let level = uniform.or_else(of_character).unwrap_or(level(base));
        cell.level = level;
        if level % 2 == 1 {
            mirror(cell);
        }
    }
    // Rule L2: from the deepest level down, every run that is at least as deep is turned round.
    let odd = cells.iter().map(|cell| cell.level | 1).min().unwrap_or(1);
    let deepest = cells.iter().map(|cell| cell.level).max().unwrap_or(0);
    for level in (odd..=deepest).rev() {
        for run in cells.chunk_by_mut(|a, b| (a.level >= level) == (b.level >= level)) {
            if run.first().is_some_and(|cell| cell.level >= level) {
                run.reverse();
            }
        }
    }
    cells.retain(|cell| cell.width > 0);
    cells
}

/// Returns the level of a text whose characters certainly all share one.
///
/// Nearly every label is such a text, and the whole of UAX #9 takes longer than all else together.
pub(super) fn uniform_level(text: &str, base: Direction) -> Option<u8> {
    if base == Direction::LeftToRight {
        return text
            .bytes()
            .all(|byte| matches!(byte, b' '..=b'~'))
            .then_some(0);
    }
    let bytes = text.as_bytes();
    let (first, last) = (bytes.first()?, bytes.last()?);
    // Digits follow the letter before them, and so does what stands between two of either.
    let latin = first.is_ascii_alphabetic()
        && last.is_ascii_alphanumeric()
        && bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let is_digit = |ch| matches!(ch, '0'..='9' | '٠'..='٩' | '۰'..='۹');
    if latin || text.chars().all(is_digit) {
        return Some(2);
    }
    text.chars().all(goes_with_right_to_left).then_some(1)
}

/// Tells whether a character is an Arabic letter or a mark, or takes the direction of those.
fn goes_with_right_to_left(ch: char) -> bool {
    matches!(
        ch,
        ' '..='/' | ':'..='@' | '['..='`' | '{'..='~' | '«' | '»' | '–' | '…'
            | '،' | '؛' | '؟' | '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d5}'
    )
}

/// Tells whether what follows a first-strong isolate makes it right-to-left (UAX #9, P2 and P3): its first
/// strong letter decides, those of isolates inside left out.
pub fn is_right_to_left(inside: &str) -> bool {
    let mut depth = 0_usize;
    for ch in inside.chars() {
        match bidi_class(ch) {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => depth += 1,
            BidiClass::PDI | BidiClass::L if depth == 0 => return false,
            BidiClass::PDI => depth -= 1,
            BidiClass::R | BidiClass::AL if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

/// Returns a level for each character.
fn levels(text: &str, base: Direction) -> Vec<Level> {
    let base = match base {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    };
    let info = BidiInfo::new(text, Some(base));
    // One paragraph: characters that end one were taken out before.
    let Some(paragraph) = info.paragraphs.first() else {
        return Vec::new();
    };
    info.reordered_levels_per_char(paragraph, paragraph.range.clone())
}

/// Turns a bracket that is read from right to left.
fn mirror(cell: &mut VisualCell) {
    let mut characters = cell.symbol.chars();
    let Some(base) = characters.next() else {
        return;
    };
    let turned = mirrored(base);
    if turned != base {
        cell.symbol = std::iter::once(turned).chain(characters).collect();
    }
}

/// Returns the bracket that faces the other way, or the character itself.
pub fn mirrored(ch: char) -> char {
    if ch == ' ' || ('\u{bc}'..'\u{f00}').contains(&ch) {
        // Letters, most of all: nothing in the table, so no search.
        return ch;
    }
    let row = forms::MIRRORS.binary_search_by_key(&ch, |(letter, _)| *letter);
    row.ok()
        .and_then(|row| forms::MIRRORS.get(row))
        .map_or(ch, |(_, turned)| *turned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Options, cases, layout, width};

    #[test]
    fn levels_are_those_of_the_reference() {
        for case in cases::all() {
            let levels: Vec<u8> = levels(&case.text, case.base)
                .iter()
                .map(Level::number)
                .collect();
            assert_eq!(levels, case.levels, "{}", case.id);
        }
    }

    #[test]
    fn right_to_left_characters_are_all_at_the_first_level() {
        let all: String = (' '..='\u{2fff}')
            .filter(|ch| goes_with_right_to_left(*ch))
            .collect();
        let backwards: String = all.chars().rev().collect();
        for text in [all, backwards] {
            let levels = levels(&text, Direction::RightToLeft);
            assert!(levels.iter().all(|level| level.number() == 1));
        }
    }

    #[test]
    fn neighbouring_isolates_are_not_one_run() {
        let cells = layout(
            "\u{2067}ا\u{2069}\u{2067}ب\u{2069}",
            Direction::LeftToRight,
            Options::default(),
        );
        let starts: Vec<usize> = cells.iter().map(|cell| cell.logical.start).collect();
        assert_eq!(starts, [1, 4]);
    }

    proptest! {
        #[test]
        fn one_level_is_only_promised_where_it_holds(
            text in "[a-c0-2 ,.:()%+-]{1,8}|[0-9]{1,4}|[٠-٩]{1,4}|[0-2٠-٢۰-۲]{1,4}|[ا-ث\u{64b}-\u{65f}٠-٣ ,.:()«»/%+-]{1,12}|[ -~ا-ۿ\u{200c}-\u{200f}]{1,4}",
        ) {
            for base in [Direction::LeftToRight, Direction::RightToLeft] {
                if let Some(uniform) = uniform_level(&text, base) {
                    for level in levels(&text, base) {
                        prop_assert_eq!(level.number(), uniform);
                    }
                }
            }
        }

        #[test]
        fn order_is_that_of_unicode_bidi(
            text in "[a-c0-2ا-د٠-٣ ,.:()«»/%+\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}-]{0,24}",
            base_is_rtl: bool,
        ) {
            let base = if base_is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let info = BidiInfo::new(&text, Some(if base_is_rtl { Level::rtl() } else { Level::ltr() }));
            // Not `reorder_line`: it leaves a line alone whose only odd levels come from rule L1.
            let expected: String = info
                .paragraphs
                .iter()
                .flat_map(|line| {
                    let (levels, runs) = info.visual_runs(line, line.range.clone());
                    runs.into_iter().map(move |run| (levels[run.start], run))
                })
                .flat_map(|(level, run)| {
                    let mut characters: Vec<char> = text.get(run).unwrap().chars().collect();
                    if level.is_rtl() {
                        characters.reverse();
                    }
                    characters
                })
                .filter(|ch| !width::is_invisible(*ch))
                .collect();
            let options = Options { forms: false, ..Options::default() };
            let characters: Vec<char> = text.chars().collect();
            let ours: String =
                layout(&text, base, options).iter().map(|cell| characters[cell.logical.start]).collect();
            prop_assert_eq!(ours, expected);
        }
    }
}
