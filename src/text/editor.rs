//! One line of text under the hands of a person.
//!
//! The text is kept, and the caret moves, in logical order: the order of typing. The arrows follow
//! the field, not the letters under the caret: in a right-to-left field the left arrow always goes
//! on, also inside a Latin word. One rule that never surprises is worth more than a caret that
//! jumps about by sight.

use unicode_segmentation::UnicodeSegmentation;

use super::{Direction, Options, VisualCell, clean, columns, decompose_key, layout, plain_cell};

/// An editable line: its text, its direction, its caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineEditor {
    text: String,
    /// The number of graphemes before the caret.
    caret: usize,
    direction: Direction,
    /// The most characters the line takes.
    limit: usize,
}

impl LineEditor {
    /// Makes an empty line that takes at most `limit` characters.
    ///
    /// Fields of numbers, dates, codes and addresses are left-to-right in every language.
    pub fn new(direction: Direction, limit: usize) -> Self {
        Self {
            text: String::new(),
            caret: 0,
            direction,
            limit,
        }
    }

    /// Returns the line in logical order.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Tells whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns the number of graphemes before the caret.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Returns the direction of the field.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Replaces the text, cleaned, and puts the caret at its end.
    pub fn set_text(&mut self, text: &str) {
        self.text.clear();
        self.caret = 0;
        self.insert(text);
    }

    /// Writes what was typed or pasted before the caret.
    ///
    /// Presentation forms become letters, and nothing gets in that [`clean()`] keeps out.
    pub fn insert(&mut self, typed: &str) {
        let (before, after) = self.text.split_at(self.caret_byte());
        let room = self.limit.saturating_sub(after.chars().count());
        // Cleaned with what stands before: a joiner or a third mark depends on it.
        let before = clean(&format!("{before}{}", decompose_key(typed)), room);
        let caret_byte = before.len();
        self.text = before + after;
        self.put_caret(caret_byte);
    }

    /// Takes away the character before the caret: one mark, or the letter.
    pub fn backspace(&mut self) {
        let byte = self.caret_byte();
        let (before, after) = self.text.split_at(byte);
        let Some((kept, _)) = before.char_indices().next_back() else {
            return;
        };
        self.text = format!("{}{after}", before.split_at(kept).0);
        self.put_caret(kept);
    }

    /// Takes away the letter after the caret with all its marks.
    pub fn delete(&mut self) {
        let byte = self.caret_byte();
        let (before, after) = self.text.split_at(byte);
        let mut graphemes = after.graphemes(true);
        graphemes.next();
        self.text = format!("{before}{}", graphemes.as_str());
        self.put_caret(byte);
    }

    /// Moves the caret as the left arrow does: on in a right-to-left field, back in others.
    pub fn left(&mut self) {
        match self.direction {
            Direction::LeftToRight => self.back(),
            Direction::RightToLeft => self.forward(),
        }
    }

    /// Moves the caret as the right arrow does: on in a left-to-right field, back in others.
    pub fn right(&mut self) {
        match self.direction {
            Direction::LeftToRight => self.forward(),
            Direction::RightToLeft => self.back(),
        }
    }

    /// Moves the caret before the first letter.
    pub fn home(&mut self) {
        self.caret = 0;
    }

    /// Moves the caret behind the last letter.
    pub fn end(&mut self) {
        self.caret = self.text.graphemes(true).count();
    }

    /// Returns exactly `width` columns of cells, from left to right, and the column of the caret.
    ///
    /// The caret stands on the letter it is before, or on the free column where reading ends. Text
    /// starts at the left, or at the right in a right-to-left field; a longer text is scrolled by
    /// half the width, so that letters on both sides of the caret stay in sight.
    pub fn view(&self, width: usize, options: Options) -> (Vec<VisualCell>, usize) {
        let mut line = layout(&self.text, self.direction, options);
        // Counted in columns from where reading starts, both directions are the same.
        if self.direction == Direction::RightToLeft {
            line.reverse();
        }
        let caret = self.caret_place(&line);
        let hidden = hidden_columns(caret, columns(&line) + 1, width);
        let mut window = self.window(line, hidden, width);
        let caret = caret - hidden;
        match self.direction {
            Direction::LeftToRight => (window, caret),
            Direction::RightToLeft => {
                window.reverse();
                (window, width.saturating_sub(caret + 1))
            }
        }
    }

    /// Returns the columns between the start of reading and the caret.
    fn caret_place(&self, line: &[VisualCell]) -> usize {
        let next: usize = self
            .text
            .graphemes(true)
            .take(self.caret)
            .map(|it| it.chars().count())
            .sum();
        // An invisible character has no cell: the caret stands on the first one after it.
        let Some(under) = line
            .iter()
            .filter(|cell| cell.logical.end > next)
            .min_by_key(|cell| cell.logical.start)
        else {
            return columns(line);
        };
        line.iter()
            .take_while(|cell| *cell != under)
            .map(|cell| usize::from(cell.width))
            .sum()
    }

    /// Returns the cells in sight, filled up with blanks; half a wide cell is a blank.
    fn window(&self, line: Vec<VisualCell>, hidden: usize, width: usize) -> Vec<VisualCell> {
        let end = self.text.chars().count();
        let blank = VisualCell {
            logical: end..end,
            ..plain_cell(' ', end, 0)
        };
        let mut window = Vec::with_capacity(width);
        let mut place = 0;
        for cell in line {
            let from = place;
            place += usize::from(cell.width);
            let in_sight = place.min(hidden + width).saturating_sub(from.max(hidden));
            if in_sight == usize::from(cell.width) {
                window.push(cell);
            } else {
                window.extend(std::iter::repeat_n(blank.clone(), in_sight));
            }
        }
        let missing = width.saturating_sub(columns(&window));
        window.extend(std::iter::repeat_n(blank, missing));
        window
    }

    fn forward(&mut self) {
        self.caret = (self.caret + 1).min(self.text.graphemes(true).count());
    }

    fn back(&mut self) {
        self.caret = self.caret.saturating_sub(1);
    }

    fn caret_byte(&self) -> usize {
        self.text
            .grapheme_indices(true)
            .nth(self.caret)
            .map_or(self.text.len(), |(byte, _)| byte)
    }

    /// Puts the caret at a byte, or behind the grapheme that byte became part of.
    fn put_caret(&mut self, byte: usize) {
        self.caret = self
            .text
            .grapheme_indices(true)
            .take_while(|(start, _)| *start < byte)
            .count();
    }
}

/// Returns how many of `total` columns are scrolled away so that the one of the caret is in sight.
///
/// Derived from the caret alone, so that drawing remembers nothing.
fn hidden_columns(caret: usize, total: usize, width: usize) -> usize {
    let Some(beyond) = caret
        .checked_sub(width.saturating_sub(1))
        .filter(|beyond| *beyond > 0)
    else {
        return 0;
    };
    if width < 2 {
        return caret;
    }
    let step = width / 2;
    (beyond.div_ceil(step) * step).min(total - width)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RTL: Direction = Direction::RightToLeft;
    const LTR: Direction = Direction::LeftToRight;

    fn line(direction: Direction, text: &str) -> LineEditor {
        let mut line = LineEditor::new(direction, 100);
        line.insert(text);
        line
    }

    /// The view without forms, blanks as dots, and the caret's column.
    fn seen(line: &LineEditor, width: usize) -> (String, usize) {
        let (cells, caret) = line.view(
            width,
            Options {
                forms: false,
                ..Options::default()
            },
        );
        assert_eq!(columns(&cells), width);
        let shown: String = cells.iter().map(|cell| cell.symbol.as_str()).collect();
        (shown.replace(' ', "."), caret)
    }

    #[test]
    fn typing_goes_in_before_the_caret() {
        let mut line = line(LTR, "Penta");
        line.insert("-3");
        line.home();
        line.insert("1 ");
        assert_eq!((line.text(), line.caret()), ("1 Penta-3", 2));
    }

    #[test]
    fn arrows_follow_the_field() {
        let mut line = line(RTL, "سلام");
        line.right();
        assert_eq!(line.caret(), 3);
        line.left();
        line.left();
        assert_eq!(line.caret(), 4);
        let mut line = self::line(LTR, "abc");
        line.left();
        assert_eq!(line.caret(), 2);
        line.right();
        line.right();
        assert_eq!(line.caret(), 3);
    }

    #[test]
    fn arrows_follow_the_field_inside_latin_and_digits() {
        let mut line = line(RTL, "ب OPV 12");
        line.home();
        let mut columns = vec![seen(&line, 9).1];
        for _ in 0..8 {
            line.left();
            columns.push(seen(&line, 9).1);
        }
        assert_eq!(seen(&line, 9).0, ".OPV.12.ب");
        assert_eq!(columns, [8, 7, 1, 2, 3, 4, 5, 6, 0]);
    }

    #[test]
    fn an_empty_field_has_its_caret_where_reading_starts() {
        assert_eq!(seen(&line(RTL, ""), 4), ("....".into(), 3));
        assert_eq!(seen(&line(LTR, ""), 4), ("....".into(), 0));
    }

    #[test]
    fn a_number_field_is_ordinary_in_every_language() {
        let mut line = line(LTR, "٤٥");
        assert_eq!(seen(&line, 4), ("٤٥..".into(), 2));
        line.left();
        assert_eq!(seen(&line, 4).1, 1);
    }

    #[test]
    fn backspace_takes_a_mark_then_its_letter() {
        let mut line = line(RTL, "بَّ");
        assert_eq!(line.caret(), 1);
        line.backspace();
        assert_eq!((line.text(), line.caret()), ("بَ", 1));
        line.backspace();
        line.backspace();
        assert_eq!((line.text(), line.caret()), ("", 0));
        line.backspace();
        assert!(line.is_empty());
    }

    #[test]
    fn delete_takes_a_letter_with_its_marks() {
        let mut line = line(RTL, "بَّت");
        line.home();
        line.delete();
        assert_eq!((line.text(), line.caret()), ("ت", 0));
        line.end();
        line.delete();
        assert_eq!(line.text(), "ت");
    }

    #[test]
    fn lam_alef_is_two_letters_under_the_caret_and_one_cell_on_the_screen() {
        let mut line = line(RTL, "\u{fefb}");
        assert_eq!((line.text(), line.caret()), ("لا", 2));
        let (cells, caret) = line.view(3, Options::default());
        assert_eq!(cells[2].symbol, "\u{fefb}");
        assert_eq!(caret, 1);
        line.right();
        assert_eq!(line.view(3, Options::default()).1, 2);
        line.backspace();
        assert_eq!((line.text(), line.caret()), ("ا", 0));
    }

    #[test]
    fn a_joiner_is_kept_and_has_no_column() {
        let mut line = line(RTL, "نه");
        line.insert("\u{200c}");
        line.insert("خ");
        assert_eq!(line.text(), "نه\u{200c}خ");
        assert_eq!(seen(&line, 4), (".خهن".into(), 0));
        line.right();
        assert_eq!(seen(&line, 4).1, 1);
        line.right();
        assert_eq!(seen(&line, 4).1, 2);
    }

    #[test]
    fn pasted_lines_and_sequences_are_cleaned() {
        let line = line(LTR, "a\r\nb\u{1b}[2Jc\u{202e}");
        assert_eq!(line.text(), "a bc");
    }

    #[test]
    fn a_full_line_takes_no_more() {
        let mut line = LineEditor::new(LTR, 4);
        line.insert("abc");
        line.home();
        line.insert("xyz");
        assert_eq!((line.text(), line.caret()), ("xabc", 1));
        line.insert("y");
        assert_eq!((line.text(), line.caret()), ("xabc", 1));
    }

    #[test]
    fn a_new_text_is_cleaned_and_cut() {
        let mut line = LineEditor::new(RTL, 3);
        line.set_text("سلام\u{7}");
        assert_eq!((line.text(), line.caret()), ("سلا", 3));
    }

    #[test]
    fn a_long_line_scrolls_with_the_caret() {
        let mut line = line(LTR, "abcdefghij");
        assert_eq!(seen(&line, 6), ("fghij.".into(), 5));
        line.home();
        assert_eq!(seen(&line, 6), ("abcdef".into(), 0));
        for _ in 0..6 {
            line.right();
        }
        assert_eq!(seen(&line, 6), ("defghi".into(), 3));
    }

    #[test]
    fn a_long_right_to_left_line_scrolls_from_the_right() {
        let mut line = line(RTL, "ابتثجحخدذر");
        assert_eq!(seen(&line, 6), (".رذدخح".into(), 0));
        line.home();
        assert_eq!(seen(&line, 6), ("حجثتبا".into(), 5));
    }

    #[test]
    fn half_a_wide_character_is_a_blank() {
        let line = line(LTR, "保健所");
        assert_eq!(seen(&line, 4), (".所.".into(), 3));
    }

    proptest! {
        #[test]
        fn the_caret_is_always_in_sight(
            text in "[a-c1-3 اىلبد\u{64b}\u{651}\u{200c}保]{0,20}",
            moves in 0usize..25,
            width in 1usize..12,
            rtl: bool,
        ) {
            let mut line = line(if rtl { RTL } else { LTR }, &text);
            for _ in 0..moves {
                if rtl { line.right() } else { line.left() }
            }
            let (cells, caret) = line.view(width, Options::default());
            prop_assert!(caret < width);
            prop_assert_eq!(columns(&cells), width);
        }

        #[test]
        fn any_keys_leave_a_clean_line(keys in proptest::collection::vec((0u8..8, "[a ب\u{64b}\u{651}\u{652}\u{200c}\u{200d}\u{fefb}\u{202e}\u{1b}]{1,3}"), 0..30)) {
            let mut line = LineEditor::new(RTL, 12);
            for (key, typed) in keys {
                match key {
                    0 => line.backspace(),
                    1 => line.delete(),
                    2 => line.left(),
                    3 => line.right(),
                    4 => line.home(),
                    5 => line.end(),
                    _ => line.insert(&typed),
                }
                prop_assert!(line.text().chars().count() <= 12);
                prop_assert!(line.caret() <= line.text().graphemes(true).count());
                let unclean = line.text().contains(['\u{1b}', '\u{202e}', '\u{fefb}']);
                prop_assert!(!unclean);
            }
        }
    }
}
