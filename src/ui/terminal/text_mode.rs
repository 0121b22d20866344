//! Colours of the Linux console on a VGA card in text mode, with a font of 512 glyphs.
//!
//! The bit of a bright colour then chooses the half of the font: what is drawn dim is not drawn at all
//! (black on black), and every glyph above 255 is bright, black ones too. So only the eight plain colours
//! are used, the letters above 255 are never black, and bold and dim say nothing.

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

/// Gives a cell colours in which its glyph can be read.
pub(super) fn recolour(cell: &mut Cell) {
    let (fg, bg) = (
        plain(cell.fg, Color::Gray),
        plain_behind(cell.bg, Color::Black),
    );
    let (fg, bg) = if cell.modifier.contains(Modifier::REVERSED) {
        (bg, fg)
    } else {
        (fg, bg)
    };
    cell.modifier
        .remove(Modifier::REVERSED | Modifier::BOLD | Modifier::DIM);
    let (fg, bg) = match (fg, bg) {
        // White letters on grey could not be read, and black ones there are none of above 255.
        (Color::Black, Color::Gray) => (Color::Gray, Color::Blue),
        (Color::Black, bg) if cell.symbol().chars().any(is_above_255) => (Color::Gray, bg),
        both => both,
    };
    cell.fg = fg;
    cell.bg = bg;
}

/// Tells which half of our own font has a character (`packaging/console-font/build.py`).
fn is_above_255(ch: char) -> bool {
    matches!(ch, '\u{621}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}' | '\u{6d5}')
        || matches!(ch, '\u{e100}'..='\u{e106}' | '\u{fb50}'..='\u{fefc}')
        || matches!(ch, '\u{c0}'..='\u{ff}') && !matches!(ch, '×' | '÷')
}

fn plain(colour: Color, usual: Color) -> Color {
    match colour {
        Color::Reset => usual,
        Color::DarkGray | Color::White => Color::Gray,
        Color::LightRed => Color::Red,
        Color::LightGreen => Color::Green,
        Color::LightYellow => Color::Yellow,
        Color::LightBlue => Color::Blue,
        Color::LightMagenta => Color::Magenta,
        Color::LightCyan => Color::Cyan,
        colour => colour,
    }
}

fn plain_behind(colour: Color, usual: Color) -> Color {
    match colour {
        Color::DarkGray => Color::Blue,
        colour => plain(colour, usual),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;
    use crate::ui::terminal::console::{Font, OWN};

    fn seen(symbol: &'static str, style: Style) -> (Color, Color, Modifier) {
        let mut cell = Cell::new(symbol);
        cell.set_style(style);
        recolour(&mut cell);
        (cell.fg, cell.bg, cell.modifier)
    }

    #[test]
    fn nothing_is_drawn_in_a_colour_that_cannot_be_seen() {
        let none = Modifier::empty();
        let dim = Style::new().add_modifier(Modifier::DIM);
        assert_eq!(seen("░", dim), (Color::Gray, Color::Black, none));
        let lit = Style::new().fg(Color::Black).bg(Color::Yellow);
        assert_eq!(seen("7", lit), (Color::Black, Color::Yellow, none));
        assert_eq!(seen("ﺏ", lit), (Color::Gray, Color::Yellow, none));
        let reversed = Style::new().add_modifier(Modifier::REVERSED);
        for symbol in ["7", "ﺏ"] {
            assert_eq!(seen(symbol, reversed), (Color::Gray, Color::Blue, none));
        }
    }

    #[test]
    fn the_halves_are_those_of_the_font() {
        let own = Font::read(OWN).unwrap();
        for ch in '\u{20}'..='\u{feff}' {
            if let Some(place) = own.place(ch) {
                assert_eq!(
                    is_above_255(ch),
                    place > 255,
                    "{ch} U+{:04X}",
                    u32::from(ch)
                );
            }
        }
    }
}
