//! What a frame costs on the line to the terminal, beside the stock writer of ratatui.
//!
//! Limits: nothing for an unchanged frame, and at most 30 bytes for a typed digit (the middle one of a
//! hundred cells). `cargo bench --bench writer` fails where one is broken.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench prints what it measured and stops where something is wrong"
)]

#[path = "../tests/support/desk.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod desk;

use std::{
    io,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use daftar::{
    domain::language::Language,
    ui::{
        painter::{Counting, Painter},
        pilot::Pilot,
        screens::entry::Entry,
        terminal::{
            inverse::Reorders,
            mode::{Handling, Mode},
        },
    },
};
use desk::{Desk, pilot};
use ratatui::{
    Terminal, TerminalOptions, Viewport,
    backend::CrosstermBackend,
    buffer::Buffer,
    layout::{Position, Rect},
};

const DIGIT: u64 = 30;
const CELLS: usize = 100;
const SIZE: (u16, u16) = (80, 24);

/// Something that writes frames.
trait Writer {
    fn show(&mut self, frame: Buffer, cursor: Option<Position>);
}

struct Ours(Painter<Counting<io::Sink>>);

impl Writer for Ours {
    fn show(&mut self, frame: Buffer, cursor: Option<Position>) {
        self.0.show(frame, cursor).unwrap();
    }
}

struct Stock(Terminal<CrosstermBackend<Counting<io::Sink>>>);

impl Writer for Stock {
    fn show(&mut self, frame: Buffer, cursor: Option<Position>) {
        let draw = |target: &mut ratatui::Frame<'_>| {
            target.buffer_mut().clone_from(&frame);
            if let Some(at) = cursor {
                target.set_cursor_position(at);
            }
        };
        self.0.draw(draw).unwrap();
    }
}

fn ours(handling: Handling) -> (Box<dyn Writer>, Arc<AtomicU64>) {
    let (sink, written) = Counting::new(io::sink());
    (Box::new(Ours(Painter::new(sink, handling))), written)
}

fn stock() -> (Box<dyn Writer>, Arc<AtomicU64>) {
    let (sink, written) = Counting::new(io::sink());
    let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.0, SIZE.1));
    let terminal =
        Terminal::with_options(CrosstermBackend::new(sink), TerminalOptions { viewport });
    (Box::new(Stock(terminal.unwrap())), written)
}

/// What a month of keying costs.
struct Costs {
    first: u64,
    unchanged: u64,
    digits: Vec<u64>,
    moves: Vec<u64>,
    /// The time of one frame, turned and written.
    frame: Duration,
}

fn measure(language: Language, (mut writer, written): (Box<dyn Writer>, Arc<AtomicU64>)) -> Costs {
    let mut pilot = entry(language);
    let mut took = Vec::new();
    let mut show = |pilot: &Pilot| {
        let (frame, cursor) = pilot.app().frame();
        let began = Instant::now();
        writer.show(frame, cursor);
        took.push(began.elapsed());
        written.swap(0, Ordering::Relaxed)
    };
    let first = show(&pilot);
    let unchanged = show(&pilot);
    let (mut digits, mut moves) = (Vec::new(), Vec::new());
    for cell in 0..CELLS {
        for digit in (cell * 7 + 3).to_string().chars() {
            pilot.press(&digit.to_string());
            digits.push(show(&pilot));
        }
        pilot.press("Enter");
        moves.push(show(&pilot));
    }
    digits.sort_unstable();
    moves.sort_unstable();
    took.sort_unstable();
    Costs {
        first,
        unchanged,
        digits,
        moves,
        frame: took[took.len() / 2],
    }
}

fn entry(language: Language) -> Pilot {
    let desk = Desk::open(language);
    let mut held = desk.borrow_mut();
    let owed = held.month("202610");
    let open = held.open_report(owed);
    drop(held);
    pilot(&desk, Box::new(Entry::new(open))).sized(SIZE.0, SIZE.1)
}

fn at(costs: &[u64], share: usize) -> u64 {
    costs[(costs.len() - 1) * share / 100]
}

fn main() -> ExitCode {
    let row = Handling {
        mode: Mode::Inverse,
        ..Handling::default()
    };
    let run = Handling {
        reorders: Reorders::Run,
        ..row
    };
    println!(
        "bytes                          first  unchanged  digit: middle  99th  Enter: middle  99th  a frame"
    );
    let mut is_over = false;
    for language in Language::ALL {
        let writers = [
            ("stock ratatui", stock()),
            ("daftar, direct", ours(Handling::default())),
            ("daftar, inverse (PuTTY)", ours(row)),
            ("daftar, inverse (QTerminal)", ours(run)),
        ];
        for (name, writer) in writers {
            let costs = measure(language, writer);
            println!(
                "{:<3} {name:<27}{:>5}{:>11}{:>15}{:>6}{:>15}{:>6}  {:?}",
                language.code(),
                costs.first,
                costs.unchanged,
                at(&costs.digits, 50),
                at(&costs.digits, 99),
                at(&costs.moves, 50),
                at(&costs.moves, 99),
                costs.frame,
            );
            let is_ours = name != "stock ratatui";
            is_over |= is_ours && costs.unchanged > 0;
            is_over |= name == "daftar, direct" && at(&costs.digits, 50) > DIGIT;
        }
    }
    println!("limits: 0 for an unchanged frame, {DIGIT} for the middle digit, direct");
    if is_over {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
