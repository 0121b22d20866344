//! Hostile bytes: nothing panics, nothing takes long, nothing takes much memory, nothing wrong is believed.

use std::{
    collections::BTreeMap,
    process::Command,
    time::{Duration, Instant},
};

use daftar::{
    domain::{form::Cell, value::ValueType},
    wire::{
        Lists, MOST_TEXT, Schema, Snapshot,
        answer::{Answer, BundlePart, Letter, LetterCell, MOST_BYTES, MOST_CELLS_OF_LETTER},
        keys::Link,
        message::{self, Message},
        packet::{self, Binding, Class, Packet, SealedAnswer},
        schema::{MOST_CELLS, Parts, SchemaCell},
        snapshot::{Item, State},
    },
};
use peak_alloc::PeakAlloc;
use proptest::prelude::*;

use crate::{
    measure::{self, HERE},
    reports::uid,
    synthetic,
};

const LARGEST: usize = 1024 * 1024;
const MOST_TIME: Duration = Duration::from_secs(2);
const MOST_MEMORY: usize = 8 * 1024 * 1024;

/// Counts what the whole process allocates; that is why the limits are measured in a process of their own.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Gives bytes to every reader there is.
fn read_all(
    bytes: &[u8],
    (device, gateway): &(Link, Link),
    schema: &Schema,
    lists: &Lists,
) -> Option<Snapshot> {
    if let Ok(packet) = Packet::read(bytes) {
        assert!(packet.open(gateway, HERE).is_err());
    }
    if let Ok(answer) = SealedAnswer::read(bytes)
        && let Ok(binding) = Binding::to(bytes, HERE)
    {
        assert!(answer.open(device, &binding).is_err());
    }
    let message = Message::read(bytes);
    let answer = Answer::read(bytes);
    drop((message, answer));
    message::read_report(bytes, schema, lists).ok()
}

fn schemas() -> [Schema; 2] {
    let form = synthetic::form(1);
    [
        measure::schema(&form, None),
        measure::schema(&form, Some(measure::profile(&form))),
    ]
}

#[test]
fn random_bytes_harm_nobody() {
    let schemas = schemas();
    let (lists, links) = (measure::lists(), measure::links());
    proptest!(ProptestConfig::with_cases(1_000), |(bytes in prop::collection::vec(any::<u8>(), 0..400))| {
        for schema in &schemas {
            prop_assert_eq!(read_all(&bytes, &links, schema, &lists), None);
        }
    });
}

/// What stands inside the seal can only be changed by somebody who holds the key; even then the check inside
/// keeps a wrong figure from being read.
#[test]
fn a_changed_message_is_never_read_as_other_figures() {
    let form = synthetic::form(1);
    let schemas = schemas();
    let (lists, links) = (measure::lists(), measure::links());
    for (seed, schema) in (0..10).zip(schemas.iter().cycle()) {
        let snapshot = measure::snapshot(&form, &synthetic::facility(&form, seed), seed);
        let bytes = message::write_report(&snapshot, schema, &lists).unwrap();
        for place in 0..bytes.len() {
            for bit in [1, 16, 128] {
                let mut changed = bytes.clone();
                changed[place] ^= bit;
                // The last byte may hold bits that say nothing.
                let read = read_all(&changed, &links, schema, &lists);
                assert!(read.is_none_or(|read| read == snapshot), "byte {place}");
            }
        }
    }
}

/// The largest schema, and reports that fill it: with figures, and with as much text as a message takes.
fn largest() -> (Schema, Vec<Snapshot>) {
    let form = synthetic::form(1);
    let cells = u32::try_from(MOST_CELLS).unwrap();
    let cell = |n: u32| Cell {
        data_element: uid(n / 7),
        category_option_combo: uid(n % 7),
    };
    let all = (0..cells).map(|n| SchemaCell {
        cell: cell(n),
        value_type: ValueType::IntegerZeroOrPositive,
        options: None,
    });
    let parts = Parts {
        cells: all.collect(),
        ..measure::schema(&form, None).parts().clone()
    };
    let schema = Schema::try_from(parts).unwrap();
    let base = measure::snapshot(&form, &synthetic::facility(&form, 1), 1);
    let with = |items: BTreeMap<Cell, Item>| Snapshot {
        items,
        ..base.clone()
    };
    let given = |n: u32, text: String| (cell(n), Item::of(State::Given(text)));
    let figures = (0..cells).map(|n| given(n, (n * 7919 % 100_000).to_string()));
    let each = MOST_TEXT / MOST_CELLS;
    let short_texts = (0..cells).map(|n| given(n, "😀".repeat(each)));
    // The same letter again and again costs next to nothing on the wire.
    let long_texts = (0..2).map(|n| given(n, "ا".repeat(50_000)));
    let snapshots = vec![
        with(figures.collect()),
        with(short_texts.collect()),
        with(long_texts.collect()),
    ];
    (schema, snapshots)
}

/// The largest answers that can be written.
fn largest_answers() -> Vec<Vec<u8>> {
    let bytes = (0..MOST_BYTES).map(|n| (n * 31 % 251).to_le_bytes()[0]);
    let part = BundlePart {
        bytes: bytes.collect(),
        ..BundlePart::default()
    };
    let cells = (0..MOST_CELLS_OF_LETTER).map(|n| LetterCell {
        cell: Cell {
            data_element: uid(u32::try_from(n).unwrap()),
            category_option_combo: uid(0),
        },
        sent: Some("😀".repeat(60)),
        found: Some("ا".repeat(60)),
    });
    let letter = Letter {
        cells: cells.collect(),
        ..Letter::default()
    };
    let answers = [Answer::Bundle(part), Answer::Letter(letter)];
    answers.map(|answer| answer.write().unwrap()).into()
}

/// Stretches of what a coder may think most likely: cheap to send, dear to read.
fn dear_inputs(report: &[u8]) -> Vec<Vec<u8>> {
    let mut inputs: Vec<Vec<u8>> = (0..=255)
        .step_by(5)
        .map(|byte| vec![byte; LARGEST])
        .collect();
    for start in [0xf0, 0xf2, 0xf4, 0x00, 0x80, 0xb0] {
        for fill in [0x00, 0x55, 0xff] {
            let mut input = vec![fill; LARGEST];
            input[0] = start;
            inputs.push(input);
        }
    }
    for kept in [1, 8, 16, 20, 24, 40, report.len()] {
        for fill in [0x00, 0x0f, 0x77, 0xff] {
            let mut input = vec![fill; LARGEST];
            input[..kept].copy_from_slice(&report[..kept]);
            inputs.push(input);
        }
    }
    inputs
}

/// Measures one piece of work against the limits.
fn within_limits<T>(what: &str, work: impl FnOnce() -> T) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let start = Instant::now();
    let result = work();
    let taken = start.elapsed();
    let grown = MEMORY.peak_usage().saturating_sub(before);
    drop(result);
    assert!(taken < MOST_TIME, "{what}: {taken:?}");
    assert!(grown <= MOST_MEMORY, "{what}: {grown} bytes more");
    if grown > MOST_MEMORY / 4 || taken > MOST_TIME / 8 {
        println!("{what}: {} KiB more, {taken:.0?}", grown / 1024);
    }
}

/// Runs by itself in a process of its own, so that the memory is its own too.
#[test]
#[ignore = "started by the test below, in a process of its own"]
fn limits_in_a_process_of_its_own() {
    let (lists, links) = (measure::lists(), measure::links());
    let (largest, snapshots) = largest();
    for snapshot in &snapshots {
        let message = message::write_report(snapshot, &largest, &lists).unwrap();
        let what = format!("a largest report, {} bytes", message.len());
        within_limits(&what, || {
            message::read_report(&message, &largest, &lists).unwrap()
        });
        for place in [30, message.len() / 2, message.len() - 6] {
            let mut changed = message.clone();
            changed[place] ^= 4;
            within_limits(&what, || read_all(&changed, &links, &largest, &lists));
        }
    }
    let sent = packet::seal(&links.0, Class::Report, (HERE, true), 1, b"").unwrap();
    let binding = Binding::to(&sent, HERE).unwrap();
    for answer in largest_answers() {
        let sealed = packet::seal_answer(&links.1, &binding, [1; 24], &answer).unwrap();
        within_limits("a largest answer", || {
            let opened = SealedAnswer::read(&sealed)
                .unwrap()
                .open(&links.0, &binding)
                .unwrap();
            Answer::read(&opened).unwrap()
        });
    }
    let form = synthetic::form(1);
    let snapshot = measure::snapshot(&form, &synthetic::facility(&form, 1), 1);
    let schema = measure::schema(&form, None);
    let report = message::write_report(&snapshot, &schema, &lists).unwrap();
    let into_largest = message::write_report(&snapshots[0], &largest, &lists).unwrap();
    for input in dear_inputs(&report) {
        within_limits("1 MiB", || read_all(&input, &links, &schema, &lists));
    }
    for input in dear_inputs(&into_largest[..40]) {
        within_limits("1 MiB", || read_all(&input, &links, &largest, &lists));
    }
}

#[test]
fn no_input_of_a_mebibyte_takes_long_or_much() {
    let inner = "hostile::limits_in_a_process_of_its_own";
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", inner, "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}{errors}");
    assert!(text.contains("1 passed"), "{text}");
}
