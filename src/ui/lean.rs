//! Writes changed cells in as few bytes as a slow line deserves.
//!
//! The pen (colours and weight) is remembered from frame to frame, colours are the plain codes of the
//! 16 that every terminal and console knows, and a short way to the next cell is a short code.

use std::io::{self, Write};

use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
    style::{Color, Modifier},
};

/// What the next character is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// A terminal written to sparingly.
#[derive(Debug)]
pub struct Lean<W: Write> {
    inner: CrosstermBackend<W>,
    /// Nothing until the first character of a cleared screen.
    pen: Option<Pen>,
}

impl<W: Write> Lean<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self {
            inner: CrosstermBackend::new(out),
            pen: None,
        }
    }

    fn choose(&mut self, pen: Pen) -> io::Result<()> {
        if self.pen == Some(pen) {
            return Ok(());
        }
        let codes = codes(self.pen, pen);
        self.pen = Some(pen);
        write!(self.inner, "\x1b[{}m", codes.join(";"))
    }
}

impl<W: Write> Write for Lean<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Where the terminal's cursor is after the last character, if that is certain.
        let mut at: Option<(u16, u16)> = None;
        for (x, y, cell) in content {
            match at {
                Some(here) if here == (x, y) => {}
                Some((from, row)) if row == y && from < x => match x - from {
                    1 => self.inner.write_all(b"\x1b[C")?,
                    count => write!(self.inner, "\x1b[{count}C")?,
                },
                _ => write!(
                    self.inner,
                    "\x1b[{};{}H",
                    y.saturating_add(1),
                    x.saturating_add(1)
                )?,
            }
            self.choose(Pen {
                fg: cell.fg,
                bg: cell.bg,
                modifier: cell.modifier,
            })?;
            self.inner.write_all(cell.symbol().as_bytes())?;
            // Behind anything but a plain character terminals disagree about the column.
            let is_plain = cell.symbol().len() == 1;
            at = is_plain.then_some((x.saturating_add(1), y));
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        write!(
            self.inner,
            "\x1b[{};{}H",
            y.saturating_add(1),
            x.saturating_add(1)
        )
    }

    fn clear(&mut self) -> io::Result<()> {
        self.pen = None;
        self.inner.write_all(b"\x1b[m")?;
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

/// Returns the codes that turn one pen into another; none at all means back to plain.
fn codes(before: Option<Pen>, after: Pen) -> Vec<String> {
    let plain = Pen {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };
    if after == plain {
        return Vec::new();
    }
    let mut codes = Vec::new();
    let mut from = before.unwrap_or(plain);
    if before.is_none() || !after.modifier.contains(from.modifier) {
        codes.push("0".to_owned());
        from = plain;
    }
    let added = after.modifier.difference(from.modifier);
    for (modifier, code) in [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
    ] {
        if added.contains(modifier) {
            codes.push(code.to_owned());
        }
    }
    if from.fg != after.fg {
        codes.push(colour(after.fg, 30));
    }
    if from.bg != after.bg {
        codes.push(colour(after.bg, 40));
    }
    codes
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

    fn written(cells: &[(u16, u16, &str, Style)]) -> String {
        let mut bytes = Vec::new();
        let mut lean = Lean::new(&mut bytes);
        let cells: Vec<(u16, u16, Cell)> = cells
            .iter()
            .map(|(x, y, symbol, style)| {
                let mut cell = Cell::default();
                cell.set_symbol(symbol).set_style(*style);
                (*x, *y, cell)
            })
            .collect();
        lean.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell)))
            .unwrap();
        String::from_utf8(bytes).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn neighbours_need_no_way_and_the_same_pen_no_code() {
        let plain = Style::new();
        let cells = [
            (3, 0, "1", plain),
            (4, 0, "2", plain),
            (9, 0, "x", plain),
            (0, 2, "y", plain),
        ];
        assert_eq!(written(&cells), "^[1;4H^[m12^[4Cx^[3;1Hy");
    }

    #[test]
    fn behind_a_joined_letter_the_place_is_told_anew() {
        let plain = Style::new();
        assert_eq!(
            written(&[(0, 0, "ﺑ", plain), (1, 0, "a", plain)]),
            "^[1;1H^[mﺑ^[1;2Ha"
        );
    }

    #[test]
    fn only_what_differs_of_a_pen_is_written() {
        let lit = Style::new().fg(Color::Black).bg(Color::Gray);
        let bold = lit.add_modifier(Modifier::BOLD);
        let active = Style::new().fg(Color::Black).bg(Color::Cyan);
        let cells = [
            (0, 0, "a", lit),
            (1, 0, "b", bold),
            (2, 0, "c", active),
            (3, 0, "d", lit),
        ];
        assert_eq!(written(&cells), "^[1;1H^[0;30;47ma^[1mb^[0;30;46mc^[47md");
    }
}
