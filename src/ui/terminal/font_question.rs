//! Offers our own font on a console that has no Arabic letters, and asks whether it can be read.
//!
//! Only a person can say so: the kernel takes a font that a card or a patched driver then draws wrongly.

use std::io;

use crossterm::{
    event::{self, Event},
    terminal,
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
};

use crate::{
    domain::language::{Digits, Language},
    i18n::Catalogue,
    text::{Direction, ascii_digit, layout},
    ui::{
        canvas::{Canvas, Manner},
        key::Key,
        terminal::{Way, mode::Handling, take_for_a_moment},
    },
};

/// Offers the font, in English: nothing else can be read on such a console.
///
/// # Errors
/// When the terminal is gone.
pub fn offer(handling: Handling) -> io::Result<bool> {
    let english = Catalogue::new(Language::En, Digits::Latin);
    let keys = ["font-offer", "font-offer-yes", "font-offer-no"];
    asked(handling, |size| frame(&english, handling, size, keys, &[]))
}

/// Asks whether it can be read; what is not a yes is a no.
///
/// # Errors
/// When the terminal is gone.
pub fn ask(catalogue: &Catalogue, handling: Handling) -> io::Result<bool> {
    let handling = Handling {
        arabic_digits: true,
        own_font: true,
        ..handling
    };
    asked(handling, |size| {
        frame(catalogue, handling, size, QUESTION, &SAMPLES)
    })
}

const QUESTION: [&str; 3] = ["font-question", "font-question-yes", "font-question-no"];

const SAMPLES: [(Language, &str); 4] = [
    (Language::Ar, "terminal-sample"),
    (Language::Ar, "terminal-sample-letters"),
    (Language::Ckb, "terminal-sample"),
    (Language::Ckb, "terminal-sample-letters"),
];

fn asked(handling: Handling, frame: impl Fn((u16, u16)) -> Buffer) -> io::Result<bool> {
    let mut taken = take_for_a_moment(Way::alone(handling))?;
    loop {
        taken.painter.show(frame(terminal::size()?), None)?;
        match event::read()? {
            Event::Key(event) => {
                if let Some(is_yes) = Key::from_event(event).and_then(is_yes) {
                    return Ok(is_yes);
                }
            }
            Event::Resize(..) => taken.retake()?,
            _ => {}
        }
    }
}

fn is_yes(key: Key) -> Option<bool> {
    match key {
        Key::Char(ch) if ascii_digit(ch) == Some('1') => Some(true),
        Key::Char(ch) if ascii_digit(ch) == Some('2') => Some(false),
        Key::Esc | Key::Ctrl('c') | Key::F(10) => Some(false),
        _ => None,
    }
}

fn frame(
    catalogue: &Catalogue,
    handling: Handling,
    (width, height): (u16, u16),
    [question, yes, no]: [&str; 3],
    samples: &[(Language, &str)],
) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let direction = if catalogue.is_rtl() {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    };
    let options = handling.options();
    let manner = Manner {
        direction,
        options,
        is_ascii: false,
    };
    let mut cursor = None;
    let mut canvas = Canvas::new(&mut buffer, &mut cursor, manner);
    let room = canvas.width().saturating_sub(2);
    let plain = Style::new();
    let title = plain.add_modifier(Modifier::REVERSED);
    canvas.text(1, 1, room, &catalogue.text(question), title);
    let mut y = 3;
    for (language, key) in samples {
        let line = Catalogue::new(*language, Digits::Arabic).text(key);
        canvas.finished(3, y, &layout(&line, Direction::RightToLeft, options), plain);
        y += 1;
    }
    if !samples.is_empty() {
        let signs = "٠١٢٣٤٥٦٧٨٩  ۰۱۲۳۴۵۶۷۸۹  ┌─┬─┐ ✓ ○ ● ▲ █ ▒ …";
        canvas.code(3, y, room, signs, plain);
        y += 2;
    }
    canvas.text(1, y, room, &catalogue.text(yes), plain);
    canvas.text(1, y + 1, room, &catalogue.text(no), plain);
    buffer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::terminal::console::{Font, OWN};
    use ratatui::buffer::Cell;

    #[test]
    fn any_digit_answers_and_no_other_key_is_a_yes() {
        assert_eq!(is_yes(Key::Char('١')), Some(true));
        assert_eq!(is_yes(Key::Char('2')), Some(false));
        assert_eq!(is_yes(Key::Esc), Some(false));
        assert_eq!(is_yes(Key::Enter), None);
    }

    #[test]
    fn the_question_is_whole_and_drawn_by_the_font_it_asks_about() {
        let own = Font::read(OWN).unwrap();
        let handling = Handling {
            marks: false,
            own_font: true,
            ..Handling::default()
        };
        for language in Language::ALL {
            let catalogue = Catalogue::new(language, Digits::Latin);
            let frame = frame(&catalogue, handling, (80, 24), QUESTION, &SAMPLES);
            let text: String = frame.content.iter().map(Cell::symbol).collect();
            assert_eq!(text.matches('…').count(), 1, "{language:?}: {text}");
            assert!(
                text.contains('\u{e104}') && text.contains('\u{e102}'),
                "{text}"
            );
            assert!(own.draws_all(text.chars()), "{language:?}: {text}");
        }
    }
}
