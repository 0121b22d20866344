//! Asks a person which of three lines reads correctly, where the terminal does not say who it is.
//!
//! Each line is sent in another mode, and says in the language of the screens that it is to be chosen if
//! it can be read. The number stands in plain digits at both edges, because nothing is known yet about
//! what this terminal does with a row.

use std::io;

use crossterm::{
    event::{self, Event},
    terminal,
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    domain::language::{Digits, Language},
    i18n::{Arg, Catalogue},
    text::{self, Direction, ascii_digit},
    ui::{
        key::Key,
        terminal::{
            Way,
            mode::{Handling, Mode},
            recognise::Recognised,
            take_for_a_moment,
        },
    },
};

/// Asks; nothing when the person would rather not say.
///
/// # Errors
/// When the terminal is gone.
pub fn ask(catalogue: &Catalogue, recognised: &Recognised) -> io::Result<Option<Mode>> {
    // The lines are turned here, each in its own way; the painter only writes them.
    let mut plain = recognised.clone();
    plain.handling.mode = Mode::Direct;
    let mut taken = take_for_a_moment(Way::of(&plain))?;
    loop {
        let (width, height) = terminal::size()?;
        let frame = frame(catalogue, recognised.handling, width, height);
        taken.painter.show(frame, None)?;
        match event::read()? {
            Event::Key(key) => match Key::from_event(key) {
                Some(Key::Char(ch)) => {
                    if let Some(mode) = chosen(ch) {
                        return Ok(Some(mode));
                    }
                }
                Some(Key::Esc | Key::Enter | Key::Ctrl('c') | Key::F(10)) => return Ok(None),
                _ => {}
            },
            Event::Resize(..) => taken.retake()?,
            _ => {}
        }
    }
}

/// Returns the mode whose number was pressed, in any digits.
fn chosen(ch: char) -> Option<Mode> {
    let number = ascii_digit(ch)?.to_digit(10)?;
    Mode::ALL
        .get(usize::try_from(number).ok()?.checked_sub(1)?)
        .copied()
}

/// Draws the question: a heading in English, and three lines in the language of the screens.
fn frame(catalogue: &Catalogue, handling: Handling, width: u16, height: u16) -> Buffer {
    let mut frame = Buffer::empty(Rect::new(0, 0, width, height));
    // The one sentence that can be read on a terminal that may show no other language right.
    let english = Catalogue::new(Language::En, Digits::Latin);
    let heading = english.text("terminal-question-heading");
    frame.set_stringn(
        1,
        1,
        heading,
        usize::from(width.saturating_sub(2)),
        Style::new(),
    );
    for (number, mode) in (1_u16..).zip(Mode::ALL) {
        let row = Handling { mode, ..handling };
        let line = catalogue.format(
            "terminal-question-line",
            &[("number", Arg::Number(i64::from(number)))],
        );
        put(&mut frame, 2 + number * 2, number, &line, row);
    }
    frame
}

fn put(frame: &mut Buffer, y: u16, number: u16, line: &str, handling: Handling) {
    let width = frame.area.width;
    if y >= frame.area.height {
        return;
    }
    let mut row = Buffer::empty(Rect::new(0, 0, width, 1));
    let number = number.to_string();
    row.set_string(1, 0, &number, Style::new());
    row.set_string(width.saturating_sub(3), 0, &number, Style::new());
    let cells = text::fit(
        line,
        Direction::RightToLeft,
        usize::from(width.saturating_sub(12)),
        handling.options(),
    );
    let mut x = width.saturating_sub(6);
    for cell in cells.iter().rev() {
        x = x.saturating_sub(u16::from(cell.width));
        if let Some(target) = row.cell_mut((x, 0)) {
            target.set_symbol(&cell.symbol);
        }
    }
    let (sent, _) = handling.row(&row.content);
    for (x, cell) in (0_u16..).zip(sent.iter()) {
        if let Some(target) = frame.cell_mut((x, y)) {
            *target = cell.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_digit_chooses() {
        assert_eq!(chosen('1'), Some(Mode::Direct));
        assert_eq!(chosen('٢'), Some(Mode::Inverse));
        assert_eq!(chosen('۳'), Some(Mode::DirectWithoutForms));
        assert_eq!(chosen('4'), None);
        assert_eq!(chosen('0'), None);
        assert_eq!(chosen('x'), None);
    }

    #[test]
    fn the_three_lines_differ_and_fit() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language, Digits::Latin);
            let frame = frame(&catalogue, Handling::default(), 80, 24);
            let lines = crate::ui::pilot::lines(&frame);
            let [direct, inverse, bare] = [4, 6, 8].map(|y: usize| lines[y].clone());
            assert!(!direct.contains('…'), "{language:?}: {direct}");
            if language.is_rtl() {
                assert_ne!(direct, inverse);
                assert_ne!(direct, bare);
            }
        }
    }
}
