//! Frames become bytes, and only where something changed.
//!
//! Nothing is written when nothing changed, not even the cursor. The pen and the place of the cursor
//! are remembered from frame to frame, and a short way is a short code. How a terminal wants its rows
//! ([`Handling`]) is seen to here: everything above draws cells as they are to be seen.

mod pen;

use std::{
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
};

use crate::ui::{painter::pen::Pen, terminal::mode::Handling};

/// Remembers what stands on a screen and writes the difference.
#[derive(Debug)]
pub struct Painter<W: Write> {
    out: W,
    handling: Handling,
    shown: Option<Shown>,
    bytes: Vec<u8>,
    unturned: u64,
}

/// What stands on the screen.
#[derive(Debug)]
struct Shown {
    /// As the screens drew it.
    frame: Buffer,
    /// As it was sent.
    sent: Buffer,
    cursor: Option<Position>,
    /// Where the terminal's own cursor is, if that is certain.
    at: Option<(u16, u16)>,
    pen: Pen,
}

impl<W: Write> Painter<W> {
    /// Makes a painter that knows nothing of the screen yet.
    pub fn new(out: W, handling: Handling) -> Self {
        Self {
            out,
            handling,
            shown: None,
            bytes: Vec::new(),
            unturned: 0,
        }
    }

    /// Returns what is written to, to write besides frames.
    pub fn out_mut(&mut self) -> &mut W {
        &mut self.out
    }

    /// Returns how many rows had to be sent as they are because no turning shows them.
    pub fn unturned(&self) -> u64 {
        self.unturned
    }

    /// Forgets what stands on the screen; the next frame is written whole, on a cleared screen.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Writes what differs between a frame and the screen.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn show(&mut self, mut frame: Buffer, cursor: Option<Position>) -> io::Result<()> {
        let mut cursor = cursor.filter(|at| frame.area.contains(*at));
        if self.handling.paints_caret()
            && let Some(at) = cursor.take()
            && let Some(cell) = frame.cell_mut(at)
        {
            // The terminal would show its own at the place the cell was turned away from.
            cell.modifier.toggle(ratatui::style::Modifier::REVERSED);
        }
        let before = self
            .shown
            .take()
            .filter(|shown| shown.frame.area == frame.area);
        if let Some(shown) = before.as_ref()
            && shown.frame == frame
            && shown.cursor == cursor
        {
            self.shown = before;
            return Ok(());
        }
        let mut shown = before.unwrap_or_else(|| self.clear(frame.area));
        let sent = self.turned(&frame, &shown);
        self.write_difference(&sent, &mut shown);
        match cursor {
            Some(at) => {
                self.go((at.x, at.y), &mut shown);
                if shown.cursor.is_none() {
                    self.bytes.extend_from_slice(b"\x1b[?25h");
                }
            }
            None if shown.cursor.is_some() => self.bytes.extend_from_slice(b"\x1b[?25l"),
            None => {}
        }
        shown.frame = frame;
        shown.sent = sent;
        shown.cursor = cursor;
        self.shown = Some(shown);
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let written = self.out.write_all(&self.bytes);
        self.bytes.clear();
        written?;
        self.out.flush()
    }

    /// Terminals that reorder keep the choice not to with each line at the moment the line is made, so
    /// it is told before every clear; later is too late (VTE).
    fn clear(&mut self, area: Rect) -> Shown {
        let blank = self.handling.cell(&Cell::EMPTY).into_owned();
        let pen = Pen::of(&blank);
        let codes = Pen::PLAIN.codes_to(pen);
        let told = self.handling.before_clear();
        self.bytes.extend_from_slice(told.as_bytes());
        self.bytes.extend_from_slice(b"\x1b[?25l\x1b[m");
        if !codes.is_empty() {
            self.bytes
                .extend_from_slice(format!("\x1b[{codes}m").as_bytes());
        }
        self.bytes.extend_from_slice(b"\x1b[2J\x1b[H");
        Shown {
            frame: Buffer::filled(area, Cell::EMPTY),
            sent: Buffer::filled(area, blank),
            cursor: None,
            at: Some((area.x, area.y)),
            pen,
        }
    }

    /// Returns the cells to send; rows that did not change are not turned again.
    fn turned(&mut self, frame: &Buffer, before: &Shown) -> Buffer {
        let width = usize::from(frame.area.width.max(1));
        let mut cells = Vec::with_capacity(frame.content.len());
        let rows = frame.content.chunks(width);
        let old = before
            .frame
            .content
            .chunks(width)
            .zip(before.sent.content.chunks(width));
        for (row, (old_row, old_sent)) in rows.zip(old) {
            if row == old_row {
                cells.extend_from_slice(old_sent);
                continue;
            }
            let (sent, is_right) = self.handling.row(row);
            cells.extend_from_slice(&sent);
            if !is_right {
                self.unturned += 1;
            }
        }
        Buffer {
            area: frame.area,
            content: cells,
        }
    }

    fn write_difference(&mut self, sent: &Buffer, shown: &mut Shown) {
        let width = usize::from(sent.area.width.max(1));
        let old = std::mem::take(&mut shown.sent.content);
        let rows = sent.content.chunks(width).zip(old.chunks(width));
        for (y, (row, old_row)) in (sent.area.y..).zip(rows) {
            for (x, (cell, old_cell)) in (sent.area.x..).zip(row.iter().zip(old_row)) {
                // The second column of a wide character has no symbol and comes with the first.
                if cell == old_cell || cell.symbol().is_empty() {
                    continue;
                }
                self.go_along(row, (x, y), shown);
                self.write_cell(cell, shown);
                if x + 1 == sent.area.right() {
                    // Terminals differ about where the cursor stands behind the last column.
                    shown.at = None;
                }
            }
        }
    }

    /// Goes to a cell, over the cells between where that is shorter than a code.
    fn go_along(&mut self, row: &[Cell], to: (u16, u16), shown: &mut Shown) {
        const CODE: usize = 4;
        if let Some((x, y)) = shown.at
            && y == to.1
            && x < to.0
            && let Some(between) = row.get(usize::from(x)..usize::from(to.0))
            && between.len() <= CODE
            && between
                .iter()
                .all(|cell| cell.symbol().len() == 1 && Pen::of(cell) == shown.pen)
        {
            for cell in between {
                self.write_cell(cell, shown);
            }
        }
        self.go(to, shown);
    }

    fn go(&mut self, to: (u16, u16), shown: &mut Shown) {
        let (x, y) = to;
        let way = match shown.at {
            Some(at) if at == to => return,
            Some((from, row)) if row == y && from < x => match x - from {
                1 => "\x1b[C".to_owned(),
                count => format!("\x1b[{count}C"),
            },
            Some((from, row)) if row == y && from - x <= 3 => "\x08".repeat(usize::from(from - x)),
            Some((_, row)) if row == y && x == 0 => "\r".to_owned(),
            Some((_, row)) if row.checked_add(1) == Some(y) && x == 0 => "\r\n".to_owned(),
            _ if x == 0 => format!("\x1b[{}H", y.saturating_add(1)),
            _ => format!("\x1b[{};{}H", y.saturating_add(1), x.saturating_add(1)),
        };
        self.bytes.extend_from_slice(way.as_bytes());
        shown.at = Some(to);
    }

    fn write_cell(&mut self, cell: &Cell, shown: &mut Shown) {
        let pen = Pen::of(cell);
        if pen != shown.pen {
            let codes = shown.pen.codes_to(pen);
            self.bytes
                .extend_from_slice(format!("\x1b[{codes}m").as_bytes());
            shown.pen = pen;
        }
        let symbol = cell.symbol();
        // Nothing but this file's own sequences may reach the terminal, whatever a cell holds.
        if symbol.chars().any(char::is_control) {
            self.bytes.push(b' ');
        } else {
            self.bytes.extend_from_slice(symbol.as_bytes());
        }
        shown.at = match shown.at {
            // Behind marks and wide characters terminals disagree about the column.
            Some((x, y)) if is_surely_one_column(symbol) => Some((x.saturating_add(1), y)),
            _ => None,
        };
    }
}

fn is_surely_one_column(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else {
        return false;
    };
    matches!(
        only,
        ' '..='~' | '\u{a1}'..='\u{24f}' | '\u{60c}'..='\u{6d5}' | '\u{6f0}'..='\u{6f9}'
            | '\u{2500}'..='\u{257f}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}'
    )
}

/// Counts what is written, so that a bench can say what a key costs.
#[derive(Debug, Default)]
pub struct Counting<W> {
    inner: W,
    written: Arc<AtomicU64>,
}

impl<W: Write> Counting<W> {
    /// Counts from nothing; returns the writer and its counter.
    pub fn new(inner: W) -> (Self, Arc<AtomicU64>) {
        let written = Arc::<AtomicU64>::default();
        (
            Self {
                inner,
                written: Arc::clone(&written),
            },
            written,
        )
    }
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.written
            .fetch_add(u64::try_from(count).unwrap_or(u64::MAX), Ordering::Relaxed);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests;
