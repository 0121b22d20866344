//! The wire: bytes of a report beside other formats, and the time to write and read one.
//!
//! Limits: a packet of at most 145 bytes on average and 185 at most with a profile, 170 on average without; at most
//! 100 µs to encode and 100 µs to decode. `cargo bench --bench wire` fails where one is broken; `-- --smoke` judges
//! only what is counted, since the time of a shared machine is nobody's fault.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement speaks to the person who started it, and stops at the first surprise"
)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use daftar::wire::{
    message,
    packet::{self, Class, Packet},
};

#[path = "../tests/wire/measure.rs"]
mod measure;
#[path = "../tests/wire/synthetic.rs"]
mod synthetic;

const MEAN: f64 = 145.0;
const MAX: usize = 185;
const MEAN_WITHOUT: f64 = 170.0;
const TIME: Duration = Duration::from_micros(100);
const ROUNDS: u32 = 100;

fn main() {
    let is_smoke = std::env::args().any(|argument| argument == "--smoke");
    let table = measure::table();
    println!("{}", measure::printed(&table));
    let (mean, max) = table[0].1.unwrap();
    let (mean_without, _) = table[1].1.unwrap();
    println!("limits: mean {MEAN}, max {MAX} with profile; mean {MEAN_WITHOUT} without\n");

    let form = synthetic::form(1);
    let snapshots = measure::snapshots(&form);
    let lists = measure::lists();
    let (device, gateway) = measure::links();
    let mut slowest = Duration::ZERO;
    for (name, profile) in [("with", Some(measure::profile(&form))), ("without", None)] {
        let schema = measure::schema(&form, profile);
        let messages: Vec<Vec<u8>> = snapshots
            .iter()
            .map(|snapshot| message::write_report(snapshot, &schema, &lists).unwrap())
            .collect();
        let encode = time(&format!("encode, {name} profile"), &snapshots, |snapshot| {
            black_box(message::write_report(snapshot, &schema, &lists).unwrap());
        });
        let decode = time(&format!("decode, {name} profile"), &messages, |message| {
            black_box(message::read_report(message, &schema, &lists).unwrap());
        });
        slowest = slowest.max(encode).max(decode);
        if name == "with" {
            let seal = |message: &[u8]| {
                packet::seal(&device, Class::Report, (measure::HERE, true), 400, message).unwrap()
            };
            let packets: Vec<Vec<u8>> = messages.iter().map(|message| seal(message)).collect();
            time("seal (key derived each time)", &messages, |message| {
                black_box(seal(message));
            });
            time("open (key derived each time)", &packets, |bytes| {
                let packet = Packet::read(bytes).unwrap();
                black_box(packet.open(&gateway, measure::HERE).unwrap());
            });
        }
    }
    time("agree on a link (once for a device)", &[()], |()| {
        black_box(measure::links());
    });
    println!("limit: encode and decode {TIME:?} each");
    assert!(mean <= MEAN && max <= MAX, "packets are too large");
    assert!(
        mean_without <= MEAN_WITHOUT,
        "packets without profile are too large"
    );
    assert!(
        is_smoke || slowest <= TIME,
        "encoding or decoding is too slow: {slowest:?}"
    );
}

/// Prints and returns the median time of one item: each is timed alone, so that a busy machine disturbs few of them.
fn time<T>(name: &str, items: &[T], work: impl Fn(&T)) -> Duration {
    let rounds = if items.len() > 1 { ROUNDS } else { ROUNDS * 10 };
    let mut times: Vec<Duration> = (0..rounds)
        .flat_map(|_| items)
        .map(|item| {
            let start = Instant::now();
            work(item);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let part = |hundredths: usize| times[(times.len() - 1) * hundredths / 100];
    let (median, late) = (part(50), part(90));
    println!("{name:<55}{median:>10.1?}  (nine in ten within {late:.1?})");
    median
}
