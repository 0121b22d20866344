//! Cells in logical order become cells in the order of the screen (UAX #9).

use unicode_bidi::{BidiInfo, Level};

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
    let levels = levels(text, base);
    for cell in &mut cells {
        let level = levels
            .get(cell.logical.start)
            .map_or(level(base), Level::number);
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
    cells
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
    let Ok(row) = forms::MIRRORS.binary_search_by_key(&base, |(letter, _)| *letter) else {
        return;
    };
    if let Some((_, mirrored)) = forms::MIRRORS.get(row) {
        cell.symbol = std::iter::once(*mirrored).chain(characters).collect();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Options, cases, layout};

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

    proptest! {
        #[test]
        fn order_is_that_of_unicode_bidi(
            text in "[a-c0-2ا-د٠-٣ ,.:()«»/%+-]{0,24}",
            base_is_rtl: bool,
        ) {
            let base = if base_is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let info = BidiInfo::new(&text, Some(if base_is_rtl { Level::rtl() } else { Level::ltr() }));
            let expected = info
                .paragraphs
                .first()
                .map(|line| info.reorder_line(line, line.range.clone()).into_owned())
                .unwrap_or_default();
            let options = Options { forms: false, ..Options::default() };
            let characters: Vec<char> = text.chars().collect();
            let ours: String =
                layout(&text, base, options).iter().map(|cell| characters[cell.logical.start]).collect();
            prop_assert_eq!(ours, expected);
        }
    }
}
