//! The test card: what a person on the telephone can read out.
//!
//! Every line has a number and says what should be seen, so that "line 4 runs the wrong way" is enough.
//! The samples are the same whatever the language of the words beside them.

use std::io;

use crossterm::{
    event::{self, Event},
    terminal,
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier, Style},
};

use crate::{
    domain::language::{Digits, Language},
    i18n::Catalogue,
    text::{Direction, layout},
    ui::{
        canvas::{Canvas, Manner},
        key::Key,
        terminal::{Way, recognise::Recognised, take_for_a_moment},
    },
};

/// What the person wants after the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Leave,
    /// To say which line reads correctly.
    Choose,
}

/// How many of the last keys are shown.
const KEYS: usize = 8;

/// Shows the card until Esc is pressed.
///
/// # Errors
/// When the terminal is gone.
pub fn show(recognised: &Recognised, catalogue: &Catalogue) -> io::Result<Wish> {
    let mut taken = take_for_a_moment(Way::of(recognised))?;
    let mut keys: Vec<Key> = Vec::new();
    loop {
        let (width, height) = terminal::size()?;
        let frame = frame(recognised, catalogue, &keys, (width, height));
        taken.painter.show(frame, None)?;
        match event::read()? {
            Event::Key(event) => match Key::from_event(event) {
                Some(Key::Esc | Key::Ctrl('c')) => return Ok(Wish::Leave),
                Some(Key::F(2)) => return Ok(Wish::Choose),
                Some(key) => {
                    keys.push(key);
                    keys.drain(..keys.len().saturating_sub(KEYS));
                }
                None => {}
            },
            Event::Resize(..) => taken.retake()?,
            _ => {}
        }
    }
}

/// What stands on a line beside its words.
enum Sample {
    /// Text that is read from right to left.
    Text(String),
    /// The same in the digits of three scripts.
    Digits,
    /// Signs of the screens.
    Signs,
    /// Numbers on the colours they name.
    Colours(u8),
}

fn lines(catalogue: &Catalogue) -> Vec<(String, Sample)> {
    let arabic = Catalogue::new(Language::Ar, Digits::Arabic);
    let sorani = Catalogue::new(Language::Ckb, Digits::Arabic);
    let text = |language: &Catalogue, key: &str| Sample::Text(language.text(key));
    vec![
        (
            catalogue.text("terminal-card-arabic"),
            text(&arabic, "terminal-sample"),
        ),
        (
            catalogue.text("terminal-card-kurdish"),
            text(&sorani, "terminal-sample"),
        ),
        (
            catalogue.text("terminal-card-bare"),
            text(&sorani, "terminal-sample-letters"),
        ),
        (
            catalogue.text("terminal-card-ligatures"),
            text(&arabic, "terminal-sample-letters"),
        ),
        (
            catalogue.text("terminal-card-marks"),
            text(&arabic, "terminal-sample-marks"),
        ),
        (
            catalogue.text("terminal-card-brackets"),
            text(&arabic, "terminal-sample-brackets"),
        ),
        (catalogue.text("terminal-card-digits"), Sample::Digits),
        (catalogue.text("terminal-card-signs"), Sample::Signs),
        (catalogue.text("terminal-card-colours"), Sample::Colours(0)),
        (String::new(), Sample::Colours(8)),
    ]
}

fn frame(
    recognised: &Recognised,
    catalogue: &Catalogue,
    keys: &[Key],
    (width, height): (u16, u16),
) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let direction = if catalogue.is_rtl() {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    };
    let manner = Manner {
        direction,
        options: recognised.handling.options(),
        is_ascii: false,
    };
    let mut cursor = None;
    let mut canvas = Canvas::new(&mut buffer, &mut cursor, manner);
    let columns = canvas.width();
    let plain = Style::new();
    let title = plain.add_modifier(Modifier::REVERSED);
    canvas.fill(0, 0, columns, ' ', title);
    canvas.text(
        1,
        0,
        columns.saturating_sub(2),
        &catalogue.text("terminal-card-title"),
        title,
    );
    let name = format!(
        "{}  {}",
        recognised.kind.name(),
        recognised.handling.mode.name()
    );
    canvas.code(1, 1, columns.saturating_sub(2), &name, plain);
    for (number, (words, sample)) in lines(catalogue).into_iter().enumerate() {
        let y = 3 + number;
        canvas.number(0, y, 3, &(number + 1).to_string(), plain);
        canvas.text(4, y, 34, &words, plain);
        draw(&mut canvas, y, sample, manner);
    }
    let y = 4 + lines(catalogue).len();
    canvas.text(4, y, 34, &catalogue.text("terminal-card-keys"), plain);
    let mut x = SAMPLE;
    for key in keys {
        x += 1 + canvas.code(x, y, columns.saturating_sub(x), &told(*key), plain);
    }
    canvas.text(
        1,
        y + 2,
        columns.saturating_sub(2),
        &catalogue.text("terminal-card-end"),
        plain,
    );
    buffer
}

/// Where the samples begin.
const SAMPLE: usize = 39;

fn draw(canvas: &mut Canvas<'_>, y: usize, sample: Sample, manner: Manner) {
    let plain = Style::new();
    match sample {
        Sample::Text(text) => {
            let cells = layout(&text, Direction::RightToLeft, manner.options);
            canvas.finished(SAMPLE, y, &cells, plain);
        }
        Sample::Digits => {
            let mut x = SAMPLE;
            for digits in [Digits::Latin, Digits::Arabic, Digits::Persian] {
                let row = Catalogue::new(Language::En, digits).digits("0123456789");
                x += 2 + canvas.code(x, y, 10, &row, plain);
            }
        }
        Sample::Signs => {
            canvas.code(SAMPLE, y, 40, "┌─┬─┐ │ └─┴─┘ ○ ✓ ● ▸ ▲ █ ▒ … « »", plain);
        }
        Sample::Colours(from) => {
            for colour in from..from + 8 {
                let style = Style::new().fg(seen_on(colour)).bg(ansi(colour));
                let x = SAMPLE + usize::from(colour - from) * 5;
                canvas.code(x, y, 4, &format!(" {colour:>2} "), style);
            }
        }
    }
}

/// Returns a colour by its number.
fn ansi(number: u8) -> Color {
    const ALL: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    ALL.get(usize::from(number))
        .copied()
        .unwrap_or(Color::Reset)
}

/// Returns the colour of a number that can be read on a colour.
fn seen_on(number: u8) -> Color {
    if matches!(number, 0 | 1 | 4 | 5 | 8) {
        Color::White
    } else {
        Color::Black
    }
}

/// Returns a key's name; a character's number as well, because layouts send look-alikes.
fn told(key: Key) -> String {
    match key {
        Key::Char(ch) if !ch.is_ascii_graphic() => format!("U+{:04X}", u32::from(ch)),
        key => key.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_fits_the_smallest_screen_in_every_language() {
        let recognised = Recognised::unasked();
        for language in Language::ALL {
            let catalogue = Catalogue::new(language, Digits::Latin);
            let frame = frame(
                &recognised,
                &catalogue,
                &[Key::F(3), Key::Char('ش')],
                (80, 24),
            );
            let text = crate::ui::pilot::lines(&frame).join("\n");
            assert!(text.contains("F3"), "{text}");
            assert!(text.contains("U+0634"), "{text}");
            assert!(text.contains("٠١٢٣٤٥٦٧٨٩"), "{text}");
            for line in text.lines().skip(2).filter(|line| !line.contains('┌')) {
                assert!(!line.contains('…'), "{language:?}: {line}");
            }
        }
    }
}
