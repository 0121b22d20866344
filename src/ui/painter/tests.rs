//! Bytes of frames, read back by a terminal emulator.

use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::ui::terminal::mode::Mode;

const PLAIN: Style = Style::new();

fn frame(rows: &[&str]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 3));
    for (y, row) in (0..).zip(rows) {
        buffer.set_string(0, y, row, PLAIN);
    }
    buffer
}

#[expect(clippy::unnecessary_wraps, reason = "a frame may have no cursor")]
fn at(x: u16, y: u16) -> Option<Position> {
    Some(Position { x, y })
}

/// Returns what showing `after` on `before` writes, escapes as `^`.
fn difference(before: (Buffer, Option<Position>), after: (Buffer, Option<Position>)) -> String {
    let mut painter = Painter::new(Vec::new(), Handling::default());
    painter.show(before.0, before.1).unwrap();
    painter.out_mut().clear();
    painter.show(after.0, after.1).unwrap();
    String::from_utf8(painter.out_mut().clone())
        .unwrap()
        .replace('\x1b', "^")
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    assert_eq!(
        difference((frame(&["12"]), at(1, 0)), (frame(&["12"]), at(1, 0))),
        ""
    );
}

#[test]
fn a_digit_costs_a_digit() {
    assert_eq!(
        difference((frame(&["1"]), at(1, 0)), (frame(&["12"]), at(2, 0))),
        "2"
    );
    let before = (frame(&["     1"]), at(5, 0));
    assert_eq!(
        difference(before, (frame(&["    12"]), at(5, 0))),
        "\x0812\x08"
    );
}

#[test]
fn a_short_way_is_a_short_code() {
    let before = || (frame(&["abcdefghij", "x"]), at(0, 0));
    assert_eq!(
        difference(before(), (frame(&["AbcDefghiJ", "x"]), at(0, 1))),
        "AbcD^[5CJ\r\n"
    );
    assert_eq!(
        difference(before(), (frame(&["abcdefghij", "x"]), at(9, 2))),
        "^[3;10H"
    );
    assert_eq!(
        difference(before(), (frame(&["abcdefghij", "x"]), None)),
        "^[?25l"
    );
}

#[test]
fn letters_of_one_column_follow_one_another_and_marks_do_not() {
    let before = || (frame(&[]), at(0, 0));
    assert_eq!(difference(before(), (frame(&["ﺏﺎﺑ"]), at(3, 0))), "ﺏﺎﺑ");
    let marked = "ﺏ\u{64e}ﺎ";
    assert_eq!(
        difference(before(), (frame(&[marked]), at(2, 0))),
        "ﺏ\u{64e}^[1;2Hﺎ"
    );
}

#[test]
fn the_mode_is_told_before_every_clear() {
    let mut painter = Painter::new(Vec::new(), Handling::default());
    painter.show(frame(&["a"]), None).unwrap();
    painter.forget();
    painter.show(frame(&["a"]), None).unwrap();
    let written = String::from_utf8(painter.out_mut().clone()).unwrap();
    let clears = written.matches("\x1b[2J").count();
    assert_eq!(
        (clears, written.matches("\x1b[8l").count()),
        (2, 2),
        "{written:?}"
    );
    assert!(written.find("\x1b[8l") < written.find("\x1b[2J"));
}

#[test]
fn a_painted_caret_takes_the_place_of_the_terminals_own() {
    let handling = Handling {
        mode: Mode::Inverse,
        ..Handling::default()
    };
    let mut painter = Painter::new(Vec::new(), handling);
    painter.show(frame(&["abc"]), at(1, 0)).unwrap();
    let written = String::from_utf8(painter.out_mut().clone())
        .unwrap()
        .replace('\x1b', "^");
    assert!(!written.contains("^[?25h"), "{written}");
    assert!(written.contains("a^[7mb^[27mc"), "{written}");
}

#[test]
fn a_cell_cannot_smuggle_a_sequence() {
    let mut hostile = frame(&[]);
    if let Some(cell) = hostile.cell_mut((0, 0)) {
        cell.set_symbol("\x1b]0;x\x07");
    }
    assert_eq!(
        difference((frame(&["x"]), at(0, 0)), (hostile, at(1, 0))),
        " ^[1;2H"
    );
}

fn any_frame() -> impl Strategy<Value = Buffer> {
    let style = prop_oneof![
        Just(PLAIN),
        Just(PLAIN.fg(Color::Black).bg(Color::Cyan)),
        Just(PLAIN.add_modifier(Modifier::BOLD)),
        Just(
            PLAIN
                .fg(Color::White)
                .bg(Color::Red)
                .add_modifier(Modifier::BOLD)
        ),
        Just(PLAIN.add_modifier(Modifier::REVERSED | Modifier::UNDERLINED)),
        Just(PLAIN.add_modifier(Modifier::DIM)),
    ];
    let cell = (
        prop_oneof![
            Just(" "),
            Just("a"),
            Just("7"),
            Just("ﺑ"),
            Just("─"),
            Just("…")
        ],
        style,
    );
    prop::collection::vec(cell, 60).prop_map(|cells| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 3));
        for (target, (symbol, style)) in buffer.content.iter_mut().zip(cells) {
            target.set_symbol(symbol).set_style(style);
        }
        buffer
    })
}

proptest! {
    #[test]
    fn a_terminal_shows_what_was_drawn(frames in prop::collection::vec((any_frame(), 0u16..20, 0u16..3), 1..4)) {
        let mut terminal = vt100::Parser::new(3, 20, 0);
        let mut painter = Painter::new(Vec::new(), Handling::default());
        for (frame, x, y) in frames {
            painter.show(frame.clone(), at(x, y)).unwrap();
            terminal.process(&std::mem::take(painter.out_mut()));
            let screen = terminal.screen();
            prop_assert_eq!(screen.cursor_position(), (y, x));
            for (place, cell) in (0u16..).zip(&frame.content) {
                let seen = screen.cell(place / 20, place % 20).unwrap();
                let symbol = if seen.has_contents() { seen.contents() } else { " " };
                prop_assert_eq!(symbol, cell.symbol());
                let modifier = cell.modifier;
                prop_assert_eq!(seen.bold(), modifier.contains(Modifier::BOLD));
                prop_assert_eq!(seen.dim(), modifier.contains(Modifier::DIM));
                prop_assert_eq!(seen.inverse(), modifier.contains(Modifier::REVERSED));
                prop_assert_eq!(seen.underline(), modifier.contains(Modifier::UNDERLINED));
                let bg = match cell.bg {
                    Color::Cyan => vt100::Color::Idx(6),
                    Color::Red => vt100::Color::Idx(1),
                    _ => vt100::Color::Default,
                };
                prop_assert_eq!(seen.bgcolor(), bg);
            }
        }
    }
}
