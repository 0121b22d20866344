//! What a frame costs on the line to the terminal, beside the stock writer of ratatui.
//!
//! Limits: nothing for an unchanged frame; at most 30 bytes for a character or digit that is typed where
//! nothing else changes (a remark); at most 60 for a digit of a cell (the middle one of a hundred cells),
//! which changes the mark of saving and the value beside the cell's name as well; and at most an eighth more
//! for a whole screen in joined letters than in base letters, compressed or not. `cargo bench --bench writer` fails where one is broken; `-- --smoke` keys ten cells
//! only. Bytes are counted, so they are judged on every machine; the time of a frame is only told.

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
    io::{self, Write as _},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use daftar::{
    domain::language::Language,
    text::Options,
    ui::{
        context::Abilities,
        painter::{Counting, Painter},
        pilot::Pilot,
        screens::entry::Entry,
        terminal::{
            inverse::Reorders,
            mode::{Handling, Mode},
        },
    },
};
use desk::{Desk, pilot_on};
use flate2::{Compression, write::ZlibEncoder};
use ratatui::{
    Terminal, TerminalOptions, Viewport,
    backend::CrosstermBackend,
    buffer::Buffer,
    layout::{Position, Rect},
};

const CHARACTER: u64 = 30;
const DIGIT: u64 = 60;
const REMARK: &str = "24 جرعة أُتلفت (VVM 3) يوم 12";
/// By what share of the bytes in base letters a screen in joined letters may be longer: one in so many.
const FORMS: u64 = 8;
const CELLS: usize = 100;
const FEW_CELLS: usize = 10;
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
    characters: Vec<u64>,
    /// The time of one frame, turned and written.
    frame: Duration,
}

fn measure(
    language: Language,
    cells: usize,
    (mut writer, written): (Box<dyn Writer>, Arc<AtomicU64>),
) -> Costs {
    let mut pilot = entry(language, true);
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
    for cell in 0..cells {
        for digit in (cell * 7 + 3).to_string().chars() {
            pilot.press(&digit.to_string());
            digits.push(show(&pilot));
        }
        pilot.press("Enter");
        moves.push(show(&pilot));
    }
    pilot.press("F4");
    show(&pilot);
    let mut characters = Vec::new();
    for character in REMARK.chars() {
        pilot.type_text(&character.to_string());
        characters.push(show(&pilot));
    }
    for costs in [&mut digits, &mut moves, &mut characters] {
        costs.sort_unstable();
    }
    took.sort_unstable();
    Costs {
        first,
        unchanged,
        digits,
        moves,
        characters,
        frame: took[took.len() / 2],
    }
}

fn entry(language: Language, forms: bool) -> Pilot {
    let abilities = Abilities {
        text: Options {
            forms,
            ..Options::default()
        },
        ..Abilities::default()
    };
    let desk = Desk::open(language);
    let mut held = desk.borrow_mut();
    let owed = held.month("202610");
    let open = held.open_report(owed);
    drop(held);
    pilot_on(&desk, Box::new(Entry::new(open)), abilities).sized(SIZE.0, SIZE.1)
}

/// Returns the bytes of a whole entry screen: as they are, and as a line that compresses (`ssh -C`)
/// carries them.
fn whole(language: Language, forms: bool) -> (u64, u64) {
    let mut painter = Painter::new(Vec::new(), Handling::default());
    let (frame, cursor) = entry(language, forms).app().frame();
    painter.show(frame, cursor).unwrap();
    let bytes = painter.out_mut();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    let count = |bytes: &[u8]| u64::try_from(bytes.len()).unwrap();
    (count(bytes), count(&packed.finish().unwrap()))
}

/// Prints what joined letters cost; tells whether it is too much.
fn forms_are_dear() -> bool {
    println!("\na whole entry screen      base letters  joined   compressed: base letters  joined");
    let mut is_over = false;
    for language in [Language::Ar, Language::Ckb] {
        let (base, base_packed) = whole(language, false);
        let (joined, joined_packed) = whole(language, true);
        println!(
            "{:<22}{base:>16}{joined:>8}{base_packed:>27}{joined_packed:>8}",
            language.code()
        );
        is_over |= joined > base + base / FORMS;
        is_over |= joined_packed > base_packed + base_packed / FORMS;
    }
    println!("limit: one byte more in {FORMS}");
    is_over
}

fn at(costs: &[u64], share: usize) -> u64 {
    costs[(costs.len() - 1) * share / 100]
}

fn main() -> ExitCode {
    let is_smoke = std::env::args().any(|argument| argument == "--smoke");
    let cells = if is_smoke { FEW_CELLS } else { CELLS };
    let row = Handling {
        mode: Mode::Inverse,
        ..Handling::default()
    };
    let run = Handling {
        reorders: Reorders::Run,
        ..row
    };
    println!(
        "bytes                          first  unchanged  remark: middle  99th  digit: middle  99th  Enter: middle  99th  a frame"
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
            let costs = measure(language, cells, writer);
            println!(
                "{:<3} {name:<27}{:>5}{:>11}{:>16}{:>6}{:>15}{:>6}{:>15}{:>6}  {:?}",
                language.code(),
                costs.first,
                costs.unchanged,
                at(&costs.characters, 50),
                at(&costs.characters, 99),
                at(&costs.digits, 50),
                at(&costs.digits, 99),
                at(&costs.moves, 50),
                at(&costs.moves, 99),
                costs.frame,
            );
            let is_ours = name != "stock ratatui";
            is_over |= is_ours && costs.unchanged > 0;
            let is_direct = name == "daftar, direct";
            is_over |= is_direct && at(&costs.characters, 50) > CHARACTER;
            is_over |= is_direct && at(&costs.digits, 50) > DIGIT;
        }
    }
    println!(
        "limits: 0 for an unchanged frame; direct, the middle one: {CHARACTER} for a character of a remark, {DIGIT} for a digit of a cell"
    );
    is_over |= forms_are_dear();
    if is_over {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
