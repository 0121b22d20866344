//! What a character is drawn with, and the shortest code from one pen to the next.
//!
//! Colours are the plain codes of the 16 that every terminal and console knows.

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

/// What the next character is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What a code turns on, what turns it on, and what turns it off.
const MODIFIERS: [(Modifier, &str, &str); 4] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::REVERSED, "7", "27"),
];

impl Pen {
    /// The terminal's own colours and nothing else.
    pub(super) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// Returns the pen of a cell.
    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Returns the codes that turn this pen into another, parted by semicolons; empty for plain.
    pub(super) fn codes_to(self, after: Self) -> String {
        if after == Self::PLAIN {
            return String::new();
        }
        let step = self.step_to(after);
        let anew = format!("0;{}", Self::PLAIN.step_to(after));
        if step.len() <= anew.len() { step } else { anew }
    }

    fn step_to(self, after: Self) -> String {
        let mut codes: Vec<String> = Vec::new();
        let gone = self.modifier.difference(after.modifier);
        let mut from = self.modifier.difference(gone);
        for (modifier, _, off) in MODIFIERS {
            if gone.contains(modifier) && !codes.iter().any(|code| code == off) {
                codes.push(off.to_owned());
                if off == "22" {
                    // One code ends both weights.
                    from.remove(Modifier::BOLD | Modifier::DIM);
                }
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if after.modifier.difference(from).contains(modifier) {
                codes.push(on.to_owned());
            }
        }
        if self.fg != after.fg {
            codes.push(colour(after.fg, 30));
        }
        if self.bg != after.bg {
            codes.push(colour(after.bg, 40));
        }
        codes.join(";")
    }
}

/// Returns the code of a colour; `base` is 30 for letters, 40 for what is behind them.
fn colour(colour: Color, base: u8) -> String {
    let code = match colour {
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
        // The theme has the 16 colours only.
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => base + 9,
    };
    code.to_string()
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn pen(style: Style) -> Pen {
        let mut cell = Cell::default();
        cell.set_style(style);
        Pen::of(&cell)
    }

    #[test]
    fn only_what_differs_is_told() {
        let lit = Style::new().fg(Color::Black).bg(Color::Gray);
        let bold = lit.add_modifier(Modifier::BOLD);
        let active = Style::new().fg(Color::Black).bg(Color::Cyan);
        assert_eq!(Pen::PLAIN.codes_to(pen(lit)), "30;47");
        assert_eq!(pen(lit).codes_to(pen(bold)), "1");
        assert_eq!(pen(bold).codes_to(pen(active)), "22;46");
        assert_eq!(pen(active).codes_to(pen(lit)), "47");
        assert_eq!(pen(active).codes_to(Pen::PLAIN), "");
    }

    #[test]
    fn a_weight_that_shares_its_end_with_another_is_told_again() {
        let both = pen(Style::new().add_modifier(Modifier::BOLD | Modifier::DIM));
        let dim = pen(Style::new().add_modifier(Modifier::DIM));
        assert_eq!(both.codes_to(dim), "0;2");
        let lines = Modifier::UNDERLINED | Modifier::REVERSED;
        let from = pen(Style::new()
            .fg(Color::Red)
            .bg(Color::Black)
            .add_modifier(lines));
        let to = pen(Style::new().fg(Color::Red).bg(Color::Black));
        assert_eq!(from.codes_to(to), "24;27");
    }
}
