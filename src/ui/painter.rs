//! Frames become bytes, and only where something changed.
//!
//! Nothing is written when nothing changed, not even the cursor. `CSI 8 l` and `CSI ? 77096 h` go out
//! before every clear of the screen: terminals that reorder text themselves keep that choice with each
//! line at the moment the line is made, so that later is too late (VTE).

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use ratatui::{
    backend::Backend,
    buffer::Buffer,
    layout::{Position, Size},
};

/// Tells a terminal that the order of cells is ours.
pub const HANDS_OFF: &str = "\x1b[8l\x1b[?77096h";

/// Takes that back for the programs after us.
pub const HANDS_ON: &str = "\x1b[8h\x1b[?77096l";

/// Remembers what stands on a screen and writes the difference.
#[derive(Debug)]
pub struct Painter<B: Backend> {
    backend: B,
    shown: Option<(Buffer, Option<Position>)>,
}

impl<B: Backend> Painter<B> {
    /// Makes a painter that knows nothing of the screen yet.
    pub fn new(backend: B) -> Self {
        Self {
            backend,
            shown: None,
        }
    }

    /// Returns the backend.
    pub fn backend(&self) -> &B {
        &self.backend
    }

    /// Returns the backend, to write to it besides frames.
    pub fn backend_mut(&mut self) -> &mut B {
        &mut self.backend
    }

    /// Returns the size of the screen.
    ///
    /// # Errors
    /// When the terminal does not tell.
    pub fn size(&self) -> Result<Size, B::Error> {
        self.backend.size()
    }

    /// Forgets what stands on the screen; the next frame is written whole, on a cleared screen.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Writes what differs between a frame and the screen.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn show(&mut self, frame: Buffer, cursor: Option<Position>) -> Result<(), B::Error> {
        let cursor = cursor.filter(|at| frame.area.contains(*at));
        let before = match self.shown.take() {
            Some((shown, old)) if shown.area == frame.area => {
                if shown == frame && old == cursor {
                    self.shown = Some((shown, old));
                    return Ok(());
                }
                self.backend.draw(shown.diff(&frame).into_iter())?;
                old
            }
            _ => {
                self.backend.hide_cursor()?;
                self.backend.clear()?;
                let empty = Buffer::empty(frame.area);
                self.backend.draw(empty.diff(&frame).into_iter())?;
                None
            }
        };
        match cursor {
            Some(at) => {
                self.backend.set_cursor_position(at)?;
                if before.is_none() {
                    self.backend.show_cursor()?;
                }
            }
            None if before.is_some() => self.backend.hide_cursor()?,
            None => {}
        }
        self.backend.flush()?;
        self.shown = Some((frame, cursor));
        Ok(())
    }
}

/// Counts what is written, so that a bench can say what a key costs.
#[derive(Debug, Default)]
pub struct Counting<W> {
    inner: W,
    written: Arc<AtomicU64>,
}

impl<W: io::Write> Counting<W> {
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

impl<W: io::Write> io::Write for Counting<W> {
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
mod tests {
    use ratatui::layout::Rect;

    use super::*;
    use crate::ui::lean::Lean;

    fn frame(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 2));
        buffer.set_string(0, 0, text, ratatui::style::Style::new());
        buffer
    }

    #[test]
    fn nothing_is_written_when_nothing_changed_and_little_when_one_cell_did() {
        let (sink, written) = Counting::new(io::sink());
        let mut painter = Painter::new(Lean::new(sink));
        let at = Some(Position { x: 1, y: 0 });
        painter.show(frame("12"), at).unwrap();
        assert!(written.swap(0, Ordering::Relaxed) > 0);
        painter.show(frame("12"), at).unwrap();
        assert_eq!(written.swap(0, Ordering::Relaxed), 0);
        painter.show(frame("13"), at).unwrap();
        let bytes = written.swap(0, Ordering::Relaxed);
        assert!((1..=60).contains(&bytes), "{bytes}");
    }
}
