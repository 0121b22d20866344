//! Drawing in coordinates that begin where reading begins.
//!
//! `x` counts columns from the reading edge: the left in English, the right in Arabic and Kurdish. So
//! one screen is written once and stands mirrored where it should. Text goes through [`crate::text`]
//! cell by cell; the terminal is never asked to reorder anything. What is a number, a code, a date in
//! digits or an address is drawn with [`Canvas::number`] or [`Canvas::code`] and stays left to right.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::text::{self, Direction, Options, VisualCell};

/// How a canvas draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Where reading begins.
    pub direction: Direction,
    /// What the terminal can draw of Arabic letters.
    pub options: Options,
    /// Lines, bars and shades are drawn with ASCII.
    pub is_ascii: bool,
}

/// A part of the screen, seen from its reading edge.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    cursor: &'a mut Option<Position>,
    area: Rect,
    manner: Manner,
}

impl<'a> Canvas<'a> {
    /// Makes a canvas of the whole buffer; the cursor is put where a screen asks for it.
    pub fn new(buffer: &'a mut Buffer, cursor: &'a mut Option<Position>, manner: Manner) -> Self {
        let area = buffer.area;
        Self {
            buffer,
            cursor,
            area,
            manner,
        }
    }

    /// Returns the columns.
    pub fn width(&self) -> usize {
        usize::from(self.area.width)
    }

    /// Returns the rows.
    pub fn height(&self) -> usize {
        usize::from(self.area.height)
    }

    /// Returns how it draws.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// Tells whether reading begins at the right.
    pub fn is_rtl(&self) -> bool {
        self.manner.direction == Direction::RightToLeft
    }

    /// Returns a part of this canvas, cut to what there is.
    pub fn sub(&mut self, x: usize, y: usize, width: usize, height: usize) -> Canvas<'_> {
        let width = width.min(self.width().saturating_sub(x));
        let height = height.min(self.height().saturating_sub(y));
        let area = Rect {
            x: self.left(x, width),
            y: self.area.y.saturating_add(cut(y)),
            width: cut(width),
            height: cut(height),
        };
        Canvas {
            buffer: self.buffer,
            cursor: self.cursor,
            area,
            manner: self.manner,
        }
    }

    /// Returns the columns a text takes.
    pub fn width_of(&self, text: &str) -> usize {
        text::width(text, self.manner.options)
    }

    /// Draws a text from its reading start, cut with an ellipsis; returns the columns it took.
    pub fn text(&mut self, x: usize, y: usize, width: usize, text: &str, style: Style) -> usize {
        let cells = self.fitted(x, width, text, self.manner.direction);
        let columns = text::columns(&cells);
        self.cells(self.left(x, columns), y, &cells, style);
        columns
    }

    /// Draws a text that ends at the reading end of `width` columns; returns the columns it took.
    pub fn text_end(
        &mut self,
        x: usize,
        y: usize,
        width: usize,
        text: &str,
        style: Style,
    ) -> usize {
        let cells = self.fitted(x, width, text, self.manner.direction);
        let columns = text::columns(&cells);
        let x = x + width.saturating_sub(columns);
        self.cells(self.left(x, columns), y, &cells, style);
        columns
    }

    /// Draws a text in the middle of `width` columns.
    pub fn text_middle(&mut self, x: usize, y: usize, width: usize, text: &str, style: Style) {
        let cells = self.fitted(x, width, text, self.manner.direction);
        let columns = text::columns(&cells);
        let x = x + width.saturating_sub(columns) / 2;
        self.cells(self.left(x, columns), y, &cells, style);
    }

    /// Draws what reads left to right in every language (a code, an address, a date in digits) from
    /// the reading start; returns the columns it took.
    pub fn code(&mut self, x: usize, y: usize, width: usize, text: &str, style: Style) -> usize {
        let cells = self.fitted(x, width, text, Direction::LeftToRight);
        let columns = text::columns(&cells);
        self.cells(self.left(x, columns), y, &cells, style);
        columns
    }

    /// Draws a number at the right edge of `width` columns in both directions, so that ones stand
    /// under ones. One that is too long loses its beginning, which is the part already read.
    pub fn number(&mut self, x: usize, y: usize, width: usize, text: &str, style: Style) {
        let mut cells = text::layout(text, Direction::LeftToRight, self.manner.options);
        let width = width.min(self.width().saturating_sub(x));
        if text::columns(&cells) > width {
            while text::columns(&cells) >= width && !cells.is_empty() {
                cells.remove(0);
            }
            let mut shortened = text::layout("…", Direction::LeftToRight, self.manner.options);
            shortened.append(&mut cells);
            cells = shortened;
        }
        let columns = cut(text::columns(&cells));
        let left = self
            .left(x, width)
            .saturating_add(cut(width))
            .saturating_sub(columns);
        self.cells(left, y, &cells, style);
    }

    /// Draws finished cells (as from a line editor, exactly `width` columns) at a place.
    pub fn finished(&mut self, x: usize, y: usize, cells: &[VisualCell], style: Style) {
        let columns = text::columns(cells);
        self.cells(self.left(x, columns), y, cells, style);
    }

    /// Fills a part with one symbol.
    pub fn fill(&mut self, x: usize, y: usize, width: usize, symbol: char, style: Style) {
        for at in x..(x + width).min(self.width()) {
            self.put(self.left(at, 1), y, symbol.encode_utf8(&mut [0; 4]), style);
        }
    }

    /// Blanks a part.
    pub fn clear(&mut self, x: usize, y: usize, width: usize, height: usize, style: Style) {
        for row in y..(y + height).min(self.height()) {
            let Some(line) = self.row(row) else { continue };
            for at in x..(x + width).min(self.width()) {
                let left = self.left(at, 1);
                if let Some(cell) = self.buffer.cell_mut((left, line)) {
                    // A style only adds: colours of what was drawn there before would shine through.
                    cell.reset();
                }
            }
            self.fill(x, row, width, ' ', style);
        }
    }

    /// Puts a style over what is drawn.
    pub fn tint(&mut self, x: usize, y: usize, width: usize, style: Style) {
        let Some(row) = self.row(y) else { return };
        for at in x..(x + width).min(self.width()) {
            let left = self.left(at, 1);
            if let Some(cell) = self.buffer.cell_mut((left, row)) {
                cell.set_style(style);
            }
        }
    }

    /// Draws a line along a row.
    pub fn rule(&mut self, x: usize, y: usize, width: usize, style: Style) {
        self.fill(
            x,
            y,
            width,
            if self.manner.is_ascii { '-' } else { '─' },
            style,
        );
    }

    /// Draws a frame around a part; its inside is left as it is.
    pub fn frame(&mut self, x: usize, y: usize, width: usize, height: usize, style: Style) {
        if width < 2 || height < 2 {
            return;
        }
        let ascii = self.manner.is_ascii;
        let [line, side] = if ascii { ['-', '|'] } else { ['─', '│'] };
        let corners = if ascii {
            ['+'; 4]
        } else {
            ['┌', '┐', '└', '┘']
        };
        let [left_top, right_top, left_bottom, right_bottom] = corners;
        let (top, bottom) = (y, y + height - 1);
        self.fill(x, top, width, line, style);
        self.fill(x, bottom, width, line, style);
        for row in top + 1..bottom {
            self.fill(x, row, 1, side, style);
            self.fill(x + width - 1, row, 1, side, style);
        }
        let (start, end) = if self.is_rtl() {
            (x + width - 1, x)
        } else {
            (x, x + width - 1)
        };
        self.fill(start, top, 1, left_top, style);
        self.fill(end, top, 1, right_top, style);
        self.fill(start, bottom, 1, left_bottom, style);
        self.fill(end, bottom, 1, right_bottom, style);
    }

    /// Puts the terminal's own cursor on a column.
    pub fn cursor(&mut self, x: usize, y: usize) {
        let x = x.min(self.width().saturating_sub(1));
        if let Some(row) = self.row(y) {
            *self.cursor = Some(Position {
                x: self.left(x, 1),
                y: row,
            });
        }
    }

    /// Puts the terminal's own cursor on the rightmost of `width` columns, where a number is typed.
    pub fn cursor_on_number(&mut self, x: usize, y: usize, width: usize) {
        let at = if self.is_rtl() {
            x
        } else {
            x + width.saturating_sub(1)
        };
        self.cursor(at, y);
    }

    /// Puts the terminal's own cursor on a column counted from the left of `width` columns.
    pub fn cursor_in_field(&mut self, x: usize, y: usize, width: usize, from_left: usize) {
        let at = if self.is_rtl() {
            x + width.saturating_sub(1).saturating_sub(from_left)
        } else {
            x + from_left
        };
        self.cursor(at, y);
    }

    fn fitted(&self, x: usize, width: usize, text: &str, direction: Direction) -> Vec<VisualCell> {
        let width = width.min(self.width().saturating_sub(x));
        text::fit(text, direction, width, self.manner.options)
    }

    /// Returns the screen's column of the leftmost of `width` columns at `x`.
    fn left(&self, x: usize, width: usize) -> u16 {
        if self.is_rtl() {
            self.area.right().saturating_sub(cut(x + width))
        } else {
            self.area.x.saturating_add(cut(x))
        }
    }

    fn row(&self, y: usize) -> Option<u16> {
        (y < self.height()).then(|| self.area.y.saturating_add(cut(y)))
    }

    fn cells(&mut self, mut left: u16, y: usize, cells: &[VisualCell], style: Style) {
        for cell in cells {
            self.put(left, y, &cell.symbol, style);
            if cell.width == 2 {
                self.put(left.saturating_add(1), y, "", style);
            }
            left = left.saturating_add(u16::from(cell.width));
        }
    }

    fn put(&mut self, left: u16, y: usize, symbol: &str, style: Style) {
        let Some(row) = self.row(y) else { return };
        if left < self.area.left() || left >= self.area.right() {
            return;
        }
        if let Some(cell) = self.buffer.cell_mut((left, row)) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}

fn cut(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(
        direction: Direction,
        draw: impl FnOnce(&mut Canvas),
    ) -> (Vec<String>, Option<Position>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
        let mut cursor = None;
        let options = Options {
            forms: false,
            ..Options::default()
        };
        let manner = Manner {
            direction,
            options,
            is_ascii: false,
        };
        draw(&mut Canvas::new(&mut buffer, &mut cursor, manner));
        let rows = buffer.content().chunks(10);
        (
            rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect())
                .collect(),
            cursor,
        )
    }

    #[test]
    fn a_text_begins_at_the_reading_edge() {
        let style = Style::new();
        let (rows, _) = drawn(Direction::LeftToRight, |c| {
            c.text(1, 0, 5, "BCG", style);
        });
        assert_eq!(rows[0], " BCG      ");
        let (rows, _) = drawn(Direction::RightToLeft, |c| {
            c.text(1, 0, 5, "سل 1", style);
        });
        assert_eq!(rows[0], "     1 لس ");
    }

    #[test]
    fn ones_stand_under_ones_in_both_directions() {
        let style = Style::new();
        for (direction, left) in [(Direction::LeftToRight, 2), (Direction::RightToLeft, 4)] {
            let (rows, cursor) = drawn(direction, |c| {
                c.number(2, 0, 4, "7", style);
                c.number(2, 1, 4, "120", style);
                c.cursor_on_number(2, 0, 4);
            });
            assert_eq!(rows[0].trim_end().len(), left + 4, "{rows:?}");
            assert_eq!(rows[1].trim_end().len(), left + 4, "{rows:?}");
            assert_eq!(cursor.map(|at| usize::from(at.x)), Some(left + 3));
        }
    }

    #[test]
    fn a_long_number_loses_its_beginning() {
        let (rows, _) = drawn(Direction::LeftToRight, |c| {
            c.number(0, 0, 4, "12+7+3", Style::new());
        });
        assert_eq!(rows[0], "…7+3      ");
    }

    #[test]
    fn a_part_is_mirrored_inside_the_whole_and_nothing_leaves_it() {
        let style = Style::new();
        let (rows, _) = drawn(Direction::RightToLeft, |c| {
            let mut part = c.sub(2, 0, 3, 1);
            part.fill(0, 0, 9, 'x', style);
            part.fill(0, 1, 9, 'y', style);
            part.code(0, 0, 2, "ab", style);
        });
        assert_eq!(rows, ["     xab  ", "          "]);
    }

    #[test]
    fn a_frame_keeps_its_corners_when_mirrored() {
        for direction in [Direction::LeftToRight, Direction::RightToLeft] {
            let (rows, _) = drawn(direction, |c| c.frame(0, 0, 10, 2, Style::new()));
            assert_eq!(rows, ["┌────────┐", "└────────┘"]);
        }
    }
}
