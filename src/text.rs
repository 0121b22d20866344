//! Logical text becomes the cells of a terminal line.
//!
//! Terminals disagree about Arabic and Kurdish: some reorder a row, some join letters, most do
//! neither, and none knows where one field ends and the next begins. So everything is done here,
//! one field at a time: [`layout`] takes the text as it is typed and stored, and a base direction
//! that is always *given* (that of the field's language, never guessed from the first letter), and
//! returns the cells from left to right. Whatever draws, draws cells, and measures with [`width()`];
//! the length of a string says nothing about the columns it takes.
//!
//! * `shape` makes cells: joined letters, lam-alef, marks on their letter; `forms` is its table.
//! * `bidi` puts the cells in the order of the screen (UAX #9).
//! * `width` says how many columns a character takes, and which characters are never drawn.
//! * [`clean()`] is the only way in for text that others wrote.
//! * [`fold()`] makes spellings equal for a search; [`ascii_digit`] and [`decompose_key`] do it for keys.
//! * [`LineEditor`] edits one line in logical order.

mod bidi;
mod clean;
mod editor;
mod fold;
mod forms;
mod shape;
mod width;

#[cfg(test)]
mod cases;

use std::ops::Range;

use compact_str::CompactString;

pub use bidi::{is_right_to_left, mirrored};
pub use clean::clean;
pub use editor::LineEditor;
pub use fold::{ascii_digit, decompose_key, fold};

/// The direction a field is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Latin text, and every field of numbers, dates, codes and addresses.
    LeftToRight,
    /// Arabic and Kurdish text.
    RightToLeft,
}

/// What the terminal at hand can draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is another thing that a terminal can do or cannot, in any combination"
)]
pub struct Options {
    /// Letters are replaced by their joined presentation forms.
    ///
    /// Off for consoles whose font lacks them.
    pub forms: bool,
    /// Vowel signs and other marks are kept.
    ///
    /// Off where they are drawn in the wrong cell or take one of their own.
    pub marks: bool,
    /// A lam and the alef after it share one cell; without `forms` they never do.
    pub ligatures: bool,
    /// The letters without presentation forms are joined too, by numbers of the private-use area.
    ///
    /// Only our own font of the Linux console draws those (`packaging/console-font`).
    pub private_forms: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            forms: true,
            marks: true,
            ligatures: true,
            private_forms: false,
        }
    }
}

/// One character place of the screen; a wide one takes two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisualCell {
    /// The base character, or the form that stands for it, and its marks.
    pub symbol: CompactString,
    /// The characters of the text drawn here, as `char` indices: for carets and mouse.
    pub logical: Range<usize>,
    /// The embedding level of UAX #9; odd runs from right to left.
    pub level: u8,
    /// Columns taken: 1, or 2 for wide characters.
    pub width: u8,
}

const ELLIPSIS: &str = "…";

/// Returns the cells of a line of text, from left to right.
///
/// Bidi controls, isolates, joiners and other invisible characters do their work and are never
/// part of a cell; control characters become blanks.
pub fn layout(text: &str, base: Direction, options: Options) -> Vec<VisualCell> {
    // Most labels of an English screen, and the numbers of any: nothing to join, nothing to turn.
    if text.bytes().all(is_plain)
        && let Some(level @ (0 | 2)) = bidi::uniform_level(text, base)
    {
        return text
            .chars()
            .enumerate()
            .map(|(at, ch)| plain_cell(ch, at, level))
            .collect();
    }
    let text = shape::without_controls(text);
    bidi::reorder(shape::cells(&text, options), &text, base)
}

/// Returns the columns a line of text takes when drawn.
pub fn width(text: &str, options: Options) -> usize {
    if text.bytes().all(is_plain) {
        return text.len();
    }
    columns(&shape::cells(&shape::without_controls(text), options))
}

/// Returns the cells of a line of text, cut to at most `width` columns.
///
/// The cut is made in logical order, so what is lost is what would be read last; an ellipsis
/// stands in its place, at the left in a right-to-left field.
pub fn fit(text: &str, base: Direction, width: usize, options: Options) -> Vec<VisualCell> {
    if text.len() <= width {
        // No character takes more columns than bytes.
        return layout(text, base, options);
    }
    let cleaned = shape::without_controls(text);
    let cells = shape::cells(&cleaned, options);
    if columns(&cells) <= width {
        return bidi::reorder(cells, &cleaned, base);
    }
    if width == 0 {
        return Vec::new();
    }
    let (mut used, mut kept) = (0, 0);
    for cell in &cells {
        used += usize::from(cell.width);
        if used >= width {
            break;
        }
        if cell.width > 0 && cell.symbol != " " {
            kept = cell.logical.end;
        }
    }
    let head: String = cleaned.chars().take(kept).collect();
    // Laid out without the ellipsis: inside an unclosed isolate it would land in the middle.
    let mut line = bidi::reorder(shape::cells(&head, options), &head, base);
    let ellipsis = VisualCell {
        symbol: ELLIPSIS.into(),
        logical: kept..cleaned.chars().count(),
        level: bidi::level(base),
        width: 1,
    };
    match base {
        Direction::LeftToRight => line.push(ellipsis),
        Direction::RightToLeft => line.insert(0, ellipsis),
    }
    line
}

/// Returns the columns that finished cells take together.
pub fn columns(cells: &[VisualCell]) -> usize {
    cells.iter().map(|cell| usize::from(cell.width)).sum()
}

fn plain_cell(ch: char, at: usize, level: u8) -> VisualCell {
    VisualCell {
        symbol: CompactString::new(ch.encode_utf8(&mut [0; 4])),
        logical: at..at + 1,
        level,
        width: 1,
    }
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RTL: Direction = Direction::RightToLeft;
    const LTR: Direction = Direction::LeftToRight;

    fn shown(cells: &[VisualCell]) -> String {
        cells.iter().map(|cell| cell.symbol.as_str()).collect()
    }

    fn unshaped() -> Options {
        Options {
            forms: false,
            ..Options::default()
        }
    }

    #[test]
    fn text_that_fits_is_not_cut() {
        assert_eq!(shown(&fit("Polio", LTR, 5, Options::default())), "Polio");
        assert_eq!(
            fit("شلل", RTL, 3, Options::default()),
            layout("شلل", RTL, Options::default())
        );
    }

    #[test]
    fn the_ellipsis_stands_where_reading_ends() {
        assert_eq!(shown(&fit("Measles", LTR, 5, unshaped())), "Meas…");
        assert_eq!(shown(&fit("حصبة ألمانية", RTL, 4, unshaped())), "…بصح");
        assert_eq!(shown(&fit("سلام Erbil", RTL, 8, unshaped())), "…Er مالس");
    }

    #[test]
    fn a_cut_leaves_no_blank_before_the_ellipsis() {
        assert_eq!(shown(&fit("New born", LTR, 5, unshaped())), "New…");
    }

    #[test]
    fn a_cut_inside_an_isolate_keeps_the_ellipsis_at_the_end() {
        let text = "كود \u{2066}PENTA-3 DOSE\u{2069}";
        assert_eq!(shown(&fit(text, RTL, 10, unshaped())), "…PENTA دوك");
    }

    #[test]
    fn one_column_or_none_is_enough() {
        assert_eq!(shown(&fit("سلام", RTL, 1, unshaped())), "…");
        assert!(fit("سلام", RTL, 0, unshaped()).is_empty());
        assert!(fit("", RTL, 0, unshaped()).is_empty());
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(width("保健 2", Options::default()), 6);
        assert_eq!(shown(&fit("保健所", LTR, 4, unshaped())), "保…");
    }

    #[test]
    fn control_characters_are_drawn_as_blanks() {
        assert_eq!(shown(&layout("a\u{1b}[1mب\n", LTR, unshaped())), "a [1mب ");
    }

    proptest! {
        #[test]
        fn a_fitted_line_is_never_too_long(text in "[ -~ا-ي\u{64b}-\u{652}٠-٩\u{2066}-\u{2069}保]{0,30}", limit in 0usize..20) {
            for base in [LTR, RTL] {
                let line = fit(&text, base, limit, Options::default());
                prop_assert!(columns(&line) <= limit);
            }
        }

        #[test]
        fn the_width_is_that_of_the_layout(text in "[ -~ا-ۿ\u{200b}-\u{200f}\u{2066}-\u{2069}保]{0,30}", forms: bool, marks: bool, ligatures: bool) {
            let options = Options { forms, marks, ligatures, ..Options::default() };
            prop_assert_eq!(width(&text, options), columns(&layout(&text, RTL, options)));
        }

        #[test]
        fn the_short_way_of_plain_text_gives_the_same(text in "[ -~]{1,12}|[A-Za-z0-9 .,:()<>%/+-]{1,12}|[0-9]{1,5}") {
            for base in [LTR, RTL] {
                let long = bidi::reorder(shape::cells(&text, Options::default()), &text, base);
                prop_assert_eq!(layout(&text, base, Options::default()), long);
            }
        }

        #[test]
        fn no_letter_that_has_a_form_is_drawn_bare(text in "[\u{600}-\u{6ff}\u{200c}\u{200d} a]{0,20}", base_is_rtl: bool) {
            let base = if base_is_rtl { RTL } else { LTR };
            for cell in layout(&text, base, Options::default()) {
                for ch in cell.symbol.chars() {
                    prop_assert!(!forms::FORMS.iter().any(|(letter, _)| *letter == ch), "{ch:?}");
                }
            }
        }
    }
}
