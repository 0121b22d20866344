//! What must be fast or small, each with its limit beside it.
//!
//! `cargo bench --bench limits` measures the released program in a pseudo-terminal. `-- --smoke` measures a
//! few rounds and fails only on what is counted (bytes, keys, sizes), since the time of a shared machine is
//! not the program's; without it everything over its limit fails.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a bench prints what it measured and stops where something is wrong"
)]

#[path = "../tests/support/terminal.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod terminal;
#[path = "../tests/whole/world.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod world;

use std::{
    fs,
    process::ExitCode,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use daftar::{
    domain::{language::Language, world::WorldKind},
    office::{
        Hears, Office, OfficeConfig, Role, access::WorldAccess, news::News, settings::Settings,
    },
    platform::clock::Clock,
    training::{
        key_script,
        practice::{self, PracticeChoice},
        sample_months,
        units::Centre,
    },
    ui::{
        context::{Abilities, Context},
        pilot::Pilot,
        screens::home::Home,
    },
};
use world::World;

/// How a figure is judged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The same on every machine.
    Counted,
    /// Depends on the machine and on what else it does.
    Timed,
}

struct Figure {
    name: &'static str,
    kind: Kind,
    value: f64,
    limit: f64,
    unit: &'static str,
}

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let rounds = if smoke { 3 } else { 20 };
    let world = World::furnished(Language::En);
    let mut figures = Vec::new();
    figures.push(program_size());
    figures.extend(start(&world, rounds));
    figures.extend(keying(&world, if smoke { 40 } else { 1_000 }));
    figures.extend(key_counts());
    let mut over = false;
    for figure in &figures {
        let is_over = figure.value > figure.limit;
        let verdict = match (is_over, figure.kind) {
            (false, _) => "",
            (true, Kind::Timed) if smoke => "  over (not judged here: timed on a shared machine)",
            (true, _) => "  OVER THE LIMIT",
        };
        over |= is_over && !(smoke && figure.kind == Kind::Timed);
        let Figure {
            name,
            value,
            limit,
            unit,
            ..
        } = figure;
        println!("{name:<52} {value:>10.1} {unit:<5} limit {limit:>8.1}{verdict}");
    }
    if over {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn program_size() -> Figure {
    let bytes = fs::metadata(env!("CARGO_BIN_EXE_daftar")).unwrap().len();
    Figure {
        name: "size of the program",
        kind: Kind::Counted,
        value: bytes as f64 / 1_048_576.0,
        limit: 15.0,
        unit: "MiB",
    }
}

/// From the start of the process to its first whole frame, and what it then holds in memory.
fn start(world: &World, rounds: usize) -> Vec<Figure> {
    let mut times = Vec::new();
    let mut resident = 0.0_f64;
    for _ in 0..rounds {
        let began = Instant::now();
        let terminal = world.open();
        terminal.see("Owed first");
        times.push(began.elapsed());
        let last = terminal.settle(Duration::from_millis(300));
        assert!(last.is_some(), "the program drew something");
        resident = resident.max(resident_mebibytes(terminal.pid()));
        terminal.kill();
    }
    vec![
        timed("start to first frame, median", &times, 0.5, 30.0),
        Figure {
            name: "resident memory, board shown",
            kind: Kind::Counted,
            value: resident,
            limit: 15.0,
            unit: "MiB",
        },
    ]
}

/// Keys in the grid: time to the frame, bytes of the frame, bytes when idle.
fn keying(world: &World, keys: usize) -> Vec<Figure> {
    let mut terminal = world.open();
    terminal.see("Owed first");
    terminal.press("<Enter>");
    terminal.see("BCG");
    terminal.settle(Duration::from_millis(400));
    let mut times = Vec::new();
    let mut of_the_frame = Vec::new();
    let mut with_the_mark = Vec::new();
    for index in 0..keys {
        // A digit, and every third time the next cell: both are what a clerk does all day.
        let is_digit = index % 3 != 2;
        let before = terminal.bytes();
        let began = Instant::now();
        terminal.press(if is_digit { "7" } else { "<Enter>" });
        let first = terminal.next_bytes(before);
        times.push(first.duration_since(began));
        if is_digit {
            of_the_frame.push((terminal.bytes() - before) as f64);
        }
        // The frame that tells *saved* follows when the disk has answered; it is counted too.
        terminal.settle(Duration::from_millis(if keys > 100 { 12 } else { 120 }));
        if is_digit {
            with_the_mark.push((terminal.bytes() - before) as f64);
        }
    }
    terminal.settle(Duration::from_millis(800));
    let before = terminal.bytes();
    terminal.settle(Duration::from_secs(2));
    let idle = terminal.bytes() - before;
    let resident = resident_mebibytes(terminal.pid());
    terminal.kill();
    vec![
        timed("key to frame, median", &times, 0.5, 4.0),
        timed("key to frame, 99th hundredth", &times, 0.99, 16.0),
        Figure {
            name: "bytes to the terminal for a digit, median",
            kind: Kind::Counted,
            value: median(of_the_frame),
            limit: 120.0,
            unit: "B",
        },
        Figure {
            name: "the same until the mark says saved, median",
            kind: Kind::Counted,
            value: median(with_the_mark),
            limit: 160.0,
            unit: "B",
        },
        Figure {
            name: "bytes to the terminal when idle, 2 s",
            kind: Kind::Counted,
            value: idle as f64,
            limit: 0.0,
            unit: "B",
        },
        Figure {
            name: "resident memory, report open",
            kind: Kind::Counted,
            value: resident,
            limit: 15.0,
            unit: "MiB",
        },
    ]
}

/// Every key from the first board to *queued*, pressed on the real screens over a real office.
fn key_counts() -> Vec<Figure> {
    [
        ("keys for r240, start to queued", Centre::Main, false, 400.0),
        ("keys for r240 with auto-advance", Centre::Main, true, 356.0),
        ("keys for the small month", Centre::Sub, false, 205.0),
    ]
    .map(|(name, centre, auto_advance, limit)| Figure {
        name,
        kind: Kind::Counted,
        value: count(centre, auto_advance) as f64,
        limit,
        unit: "keys",
    })
    .into()
}

fn count(centre: Centre, auto_advance: bool) -> usize {
    let folder = tempfile::TempDir::new().unwrap();
    let clock = Clock::running_from(world::TODAY.parse().unwrap());
    let mut seed = practice::seed(PracticeChoice::on(clock.today(), Language::En));
    // The PC of this centre alone: its month is the one that is owed first.
    seed.assignments
        .retain(|assignment| assignment.organisation_unit == centre.id());
    seed.reports
        .retain(|past| past.report.key.organisation_unit == centre.id());
    let (tell, news) = mpsc::channel();
    let hears: Hears = Arc::new(move |said| drop(tell.send(said)));
    let office = Office::open(OfficeConfig {
        folder: folder.path().to_owned(),
        access: WorldAccess::Practice { stand_in: None },
        clock: clock.clone(),
        role: Role::Screen,
        hears,
    })
    .unwrap();
    office.begin_with(seed).unwrap();
    let settings = Settings {
        language: Some(Language::En),
        auto_advance,
        ..Settings::default()
    };
    let context = Context::new(
        settings,
        clock.today(),
        WorldKind::Practice,
        Abilities::default(),
    );
    let orders = move |order| office.carry_out(order);
    let mut pilot = Pilot::over(Box::new(Home::new()), context, orders, news);
    let patience = Duration::from_mins(1);
    assert!(pilot.wait_for(patience, |news| matches!(news, News::Board(_))));
    pilot.press("Enter");
    let mut opened = None;
    assert!(pilot.wait_for(patience, |news| {
        if let News::ReportOpened(report) = news {
            opened = Some(report.clone());
        }
        opened.is_some()
    }));
    let report = opened.unwrap();
    let wanted = sample_months::wanted(&report.form, centre);
    let previous = report.history.of(report.report.key.period.previous());
    let script = key_script::keys(&report.form, &wanted, previous, auto_advance);
    for key in &script {
        pilot.press(&match key {
            key_script::Key::Char(ch) => ch.to_string(),
            key_script::Key::Enter => "Enter".to_owned(),
            key_script::Key::F(number) => format!("F{number}"),
        });
    }
    // Enter in the last cell leads to the review; F9 there confirms.
    pilot.see("The checks found nothing");
    pilot.press("F9");
    assert!(
        pilot.wait_for(patience, |news| matches!(news, News::Queued(..))),
        "it was queued"
    );
    script.len() + 2
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn timed(name: &'static str, times: &[Duration], part: f64, limit: f64) -> Figure {
    let mut milliseconds: Vec<f64> = times
        .iter()
        .map(|time| time.as_secs_f64() * 1_000.0)
        .collect();
    milliseconds.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index in range"
    )]
    let index = ((milliseconds.len() - 1) as f64 * part).round() as usize;
    Figure {
        name,
        kind: Kind::Timed,
        value: milliseconds[index],
        limit,
        unit: "ms",
    }
}

fn resident_mebibytes(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let kibibytes: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kibibytes / 1_024.0
}
