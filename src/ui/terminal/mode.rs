//! How a terminal is to be treated so that a row of cells is seen as it was drawn.
//!
//! Every row is drawn from left to right, joined and in order. Most terminals show it so; some reorder
//! what they are sent and can be told not to; a few cannot be told and are sent rows that their own
//! reordering turns into ours ([`inverse`]).

use std::borrow::Cow;

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

use crate::{
    text::{Options, ascii_digit},
    ui::terminal::{
        inverse::{self, Reorders},
        text_mode,
    },
};

/// What a terminal is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// The cells as they are to be seen.
    #[default]
    Direct,
    /// The same with the letters' base shapes: fonts without presentation forms.
    DirectWithoutForms,
    /// The row that the terminal's own reordering turns into the cells.
    Inverse,
}

impl Mode {
    /// All of them, in the order in which a person is asked.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Inverse, Self::DirectWithoutForms];

    /// Returns the name in options, files and on the telephone.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::DirectWithoutForms => "no-forms",
            Self::Inverse => "inverse",
        }
    }

    /// Returns the mode with a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "direct-without-forms" => Some(Self::DirectWithoutForms),
            _ => Self::ALL.into_iter().find(|mode| mode.name() == name),
        }
    }
}

/// A private way of a terminal to be told that the order of cells is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Private {
    /// It has none, or is not known.
    #[default]
    None,
    /// The profile of the running session; other terminals take it for a font.
    Konsole,
    /// Reordering and joining each have a switch.
    Mlterm,
    /// A private mode.
    Mintty,
    /// The console of Linux is told nothing, and has no second screen: what was drawn would stay.
    Console,
    /// GNU screen keeps modes for itself and hands device control strings on to the terminal around it.
    Screen,
}

/// How a terminal is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is another thing that a terminal can do or cannot, in any combination"
)]
pub struct Handling {
    /// What it is sent.
    pub mode: Mode,
    /// In which pieces it reorders, where it does.
    pub reorders: Reorders,
    /// How else it is told to keep its hands off.
    pub private: Private,
    /// It draws vowel signs on their letters.
    pub marks: bool,
    /// Its font has the digits of Arabic.
    pub arabic_digits: bool,
    /// Its font has the signs and lines of the screens.
    pub signs: bool,
    /// It is a console with our own font, and a person has said that it can be read.
    pub own_font: bool,
    /// It is a card in text mode with more than 256 glyphs: bright colours choose glyphs there.
    pub few_colours: bool,
    /// It reordered before we came, and shall again when we leave.
    pub reordered_before: bool,
}

impl Default for Handling {
    fn default() -> Self {
        Self {
            mode: Mode::Direct,
            reorders: Reorders::Row,
            private: Private::None,
            marks: true,
            arabic_digits: true,
            signs: true,
            own_font: false,
            few_colours: false,
            reordered_before: true,
        }
    }
}

impl Handling {
    /// Returns what the terminal can draw of Arabic letters.
    pub fn options(self) -> Options {
        Options {
            forms: self.mode != Mode::DirectWithoutForms,
            marks: self.marks,
            private_forms: self.own_font,
            ..Options::default()
        }
    }

    /// Returns what is told before the screen is cleared.
    pub fn before_clear(self) -> &'static str {
        match (self.mode, self.private) {
            // It is to go on reordering: that is what the rows are turned for.
            (Mode::Inverse, _) | (_, Private::Console) => "",
            (_, Private::None) => "\x1b[8l",
            (_, Private::Konsole) => "\x1b[8l\x1b]50;BidiRenderingEnabled=false\x07",
            (_, Private::Mlterm) => {
                "\x1b[8l\x1b]5379;use_bidi=false\x07\x1b]5379;use_ctl=false\x07"
            }
            (_, Private::Mintty) => "\x1b[8l\x1b[?77096h",
            (_, Private::Screen) => "\x1bP\x1b[8l\x1b\\",
        }
    }

    /// Returns what takes that back for the programs after us.
    pub fn give_back(self) -> String {
        let implicit = if self.reordered_before { "\x1b[8h" } else { "" };
        match (self.mode, self.private) {
            (Mode::Inverse, _) => String::new(),
            (_, Private::Console) => "\x1b[m\x1b[2J\x1b[H".to_owned(),
            (_, Private::None) => implicit.to_owned(),
            (_, Private::Konsole) => format!("{implicit}\x1b]50;BidiRenderingEnabled=true\x07"),
            (_, Private::Mlterm) => {
                format!("{implicit}\x1b]5379;use_bidi=true\x07\x1b]5379;use_ctl=true\x07")
            }
            (_, Private::Mintty) => format!("{implicit}\x1b[?77096l"),
            (_, Private::Screen) if self.reordered_before => "\x1bP\x1b[8h\x1b\\".to_owned(),
            (_, Private::Screen) => String::new(),
        }
    }

    /// Tells whether the caret is a cell of ours: the terminal would put its own where the cell was
    /// turned away from.
    pub fn paints_caret(self) -> bool {
        self.mode == Mode::Inverse
    }

    /// Returns the row to send for a row to be seen, and whether it will be seen so.
    pub fn row(self, cells: &[Cell]) -> (Cow<'_, [Cell]>, bool) {
        let is_as_it_is =
            self.mode != Mode::Inverse && self.marks && self.arabic_digits && !self.few_colours;
        if is_as_it_is {
            return (Cow::Borrowed(cells), true);
        }
        let cells: Vec<Cell> = cells
            .iter()
            .map(|cell| self.cell(cell).into_owned())
            .collect();
        if self.mode != Mode::Inverse {
            return (Cow::Owned(cells), true);
        }
        match inverse::row(&cells, self.reorders) {
            Some(turned) => (Cow::Owned(turned), true),
            None => (Cow::Owned(cells), false),
        }
    }

    /// Returns a cell as this terminal can draw it.
    pub(in crate::ui) fn cell(self, cell: &Cell) -> Cow<'_, Cell> {
        let mut cell = Cow::Borrowed(cell);
        let is_drawable = self.marks && self.arabic_digits;
        if !is_drawable && !cell.symbol().is_ascii() {
            let symbol: String = cell
                .symbol()
                .chars()
                .filter_map(|ch| self.drawable(ch))
                .collect();
            let symbol = if symbol.is_empty() && !cell.symbol().is_empty() {
                " "
            } else {
                &symbol
            };
            cell.to_mut().set_symbol(symbol);
        }
        if self.few_colours {
            text_mode::recolour(cell.to_mut());
        }
        if self.mode == Mode::Inverse && (cell.fg, cell.bg) != explicit(&cell) {
            let (fg, bg) = explicit(&cell);
            let cell = cell.to_mut();
            cell.fg = fg;
            cell.bg = bg;
        }
        cell
    }

    fn drawable(self, ch: char) -> Option<char> {
        match ch {
            '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' if !self.marks => None,
            _ if !self.arabic_digits => Some(ascii_digit(ch).unwrap_or(ch)),
            _ => Some(ch),
        }
    }
}

/// Hidden letters need the colour of what is behind them, so the terminal's own colours, which nobody
/// can ask for, become the usual ones of a dark terminal.
fn explicit(cell: &Cell) -> (Color, Color) {
    let or = |colour: Color, usual| {
        if colour == Color::Reset {
            usual
        } else {
            colour
        }
    };
    (or(cell.fg, Color::Gray), or(cell.bg, Color::Black))
}

/// Returns the colour that is seen behind a cell's letter.
pub(super) fn behind(cell: &Cell) -> Color {
    if cell.modifier.contains(Modifier::REVERSED) {
        cell.fg
    } else {
        cell.bg
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_modes() {
        for mode in Mode::ALL {
            assert_eq!(Mode::named(mode.name()), Some(mode));
        }
        assert_eq!(Mode::named("sideways"), None);
    }

    #[test]
    fn what_is_told_is_taken_back() {
        for private in [
            Private::None,
            Private::Konsole,
            Private::Mlterm,
            Private::Mintty,
            Private::Screen,
        ] {
            let handling = Handling {
                private,
                ..Handling::default()
            };
            let before = handling.before_clear();
            let after = handling.give_back();
            let undone = after
                .replace("\x1b[8h", "\x1b[8l")
                .replace("=true", "=false")
                .replace("77096l", "77096h");
            assert_eq!(undone, before, "{private:?}");
            let quiet = Handling {
                reordered_before: false,
                ..handling
            };
            assert!(!quiet.give_back().contains("\x1b[8h"));
            let inverse = Handling {
                mode: Mode::Inverse,
                ..handling
            };
            assert_eq!(
                (inverse.before_clear(), inverse.give_back().as_str()),
                ("", "")
            );
        }
    }

    #[test]
    fn a_console_is_sent_neither_marks_nor_digits_its_font_lacks() {
        let console = Handling {
            marks: false,
            arabic_digits: false,
            ..Handling::default()
        };
        let cells: Vec<Cell> = ["ﺏ\u{64e}", "\u{64e}", "٤", "۴", "4", "", " "]
            .into_iter()
            .map(Cell::new)
            .collect();
        let (sent, _) = console.row(&cells);
        let symbols: Vec<&str> = sent.iter().map(Cell::symbol).collect();
        assert_eq!(symbols, ["ﺏ", " ", "4", "4", "4", "", " "]);
    }
}
