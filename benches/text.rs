//! Laying out the text of a whole screen of Arabic and Kurdish, and drawing a whole screen of the program.
//!
//! Limit: 200 µs for the layout of 24 full rows. `cargo bench --bench text` fails where it is broken; `-- --smoke`
//! measures a few rounds and judges nothing, since the time of a shared machine is not the program's.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench prints what it measured and stops where something is wrong"
)]

#[path = "../tests/support/desk.rs"]
mod desk;

use std::{hint::black_box, process::ExitCode, time::Instant};

use daftar::{
    domain::language::Language,
    text::{Direction, Options, columns, fit},
    ui::{pilot::Pilot, screens::entry::Entry},
};
use desk::{Desk, pilot};

/// Microseconds for the layout of a full screen of 80×24.
const LAYOUT: f64 = 200.0;
/// Microseconds for drawing the entry screen, texts of the catalogue and all; printed as a warning light.
const FRAME: f64 = 2_000.0;

/// Names of rows, one on each row of the form, as the entry screen has them.
const NAMES: [&str; 2] = [
    "لقاح شلل الأطفال الفموي (OPV1)",
    "ئیفلیجیی منداڵان بە دەم (OPV1)",
];

/// What stands beside a name: the row's number and its figures, over the rest of the 80 columns.
const FIGURES: [&str; 9] = ["١.٠٥", "٣١", "٠", "١٢٠", "٢٢", "٤", "٠", "١٤", "١٣٤"];

/// Rows of sentences that fill the width, as notices and explanations do; they are wrapped, never cut.
const SENTENCES: [&str; 2] = [
    "يجب أن يساوي A الرصيد الختامي للصف نفسه في آخر تقرير مؤكد (DHIS2) والمفتاح *.",
    "هەموو ئەوەی تۆمار کراوە لەم کۆمپیوتەرەدا پارێزراوە؛ ئەوەی دەنێردرێت (DHIS2).",
];

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let rounds = if smoke { 20 } else { 2_000 };
    let layout = measured(rounds, || {
        let mut drawn = 0;
        for row in 0..24 {
            if row % 4 == 0 {
                drawn += laid_out(SENTENCES[row / 4 % 2], 80);
            } else {
                drawn += laid_out(NAMES[row % 2], 30);
                drawn += FIGURES.iter().map(|text| laid_out(text, 6)).sum::<usize>();
            }
        }
        drawn
    });
    let mut over = told("layout of a full screen of 80×24", layout, LAYOUT, smoke);
    for language in Language::ALL {
        let entry = entry(language);
        let frame = measured(rounds.min(500), || entry.frame().content().len());
        let name = format!("drawing the entry screen, {}", language.code());
        over |= told(&name, frame, FRAME, smoke);
    }
    if over {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn laid_out(text: &str, width: usize) -> usize {
    let line = fit(
        black_box(text),
        Direction::RightToLeft,
        width,
        Options::default(),
    );
    columns(&line)
}

fn entry(language: Language) -> Pilot {
    let desk = Desk::open(language);
    let open = {
        let mut held = desk.borrow_mut();
        let owed = held.month("202610");
        held.fill_as_in(owed, "202511");
        held.open_report(owed)
    };
    pilot(&desk, Box::new(Entry::new(open)))
}

/// Returns the median time of a round in microseconds.
fn measured(rounds: usize, mut round: impl FnMut() -> usize) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let began = Instant::now();
            black_box(round());
            began.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Prints a figure beside its limit; tells whether it is broken.
fn told(name: &str, value: f64, limit: f64, smoke: bool) -> bool {
    let is_over = value > limit;
    let verdict = match (is_over, smoke) {
        (false, _) => "",
        (true, true) => "  over (not judged here: timed on a shared machine)",
        (true, false) => "  OVER THE LIMIT",
    };
    println!("{name:<52} {value:>10.1} µs    limit {limit:>8.1}{verdict}");
    is_over && !smoke
}
