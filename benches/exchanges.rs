//! What each exchange with the server weighs on the line, with and without gzip.
//!
//! The real client speaks to the stand-in through a relay that keeps the bytes: heads and bodies, as they
//! went. DHIS2 itself packs no answer but the one that is asked for as a packed file; a proxy before it may.
//! So both are told: what went, and what it would be with every body packed, or none.
//!
//! `cargo bench --bench exchanges` prints the table and fails where a limit beside it is broken.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a bench prints what it measured and stops where something is wrong"
)]

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    process::ExitCode,
    sync::{Arc, Mutex},
    thread,
};

use daftar::{
    dhis2::{
        client::{Client, Reach, ServerMoment},
        data_value_set::{Snapshot, freeze},
        plan::{self, Background},
    },
    domain::{
        form::Form,
        period::Period,
        report::{Report, ReportKey},
        value::{Entry, Value},
    },
    platform::clock::Clock,
    training::{forms, practice, sample_months, stand_in::StandIn, units::Centre},
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};

/// One request and its answer, as they went.
#[derive(Default, Clone)]
struct Exchange {
    asked: Vec<u8>,
    answered: Vec<u8>,
}

/// Heads and bodies of some exchanges.
#[derive(Default, Clone, Copy)]
struct Weight {
    went: usize,
    plain: usize,
    packed: usize,
}

type Kept = Arc<Mutex<Vec<Exchange>>>;

fn main() -> ExitCode {
    let clock = Clock::fixed("2026-11-23T06:00:00Z".parse().unwrap());
    let stand_in = StandIn::start(practice::stand_in(None, None, clock)).unwrap();
    let (address, kept) = relay(stand_in.address());
    let client = Client::new(Reach::Loopback(address), &stand_in.credentials()).unwrap();
    let me = client.me().unwrap();
    let form = forms::epi_monthly();
    let october = Period::parse("202610").unwrap();
    let background = Background::default;
    // A year of months, so that there is something to fetch.
    for period in october.offset(-1).run_up(12) {
        let ours = month(&form, period);
        let held = client.held(&ours.key).unwrap();
        let import = plan::import(&form, &ours, &held, background()).unwrap();
        client.import(&import.unwrap()).unwrap();
        client.complete(&ours.key, period.last_day()).unwrap();
    }
    let ours = month(&form, october);
    let key = ours.key;
    let cells = ours.values.len();
    let weigh = |work: &dyn Fn()| {
        kept.lock().unwrap().clear();
        work();
        let exchanges = kept.lock().unwrap().clone();
        (exchanges.len(), weight(&exchanges))
    };
    let nothing = client.held(&key).unwrap();
    let import = plan::import(&form, &ours, &nothing, background()).unwrap();
    let import = import.unwrap();
    let rows = [
        (
            "metadata: 2 forms, 2 units",
            24_000,
            weigh(&|| {
                client.metadata(&me).unwrap();
            }),
        ),
        (
            "forms unchanged?",
            2_000,
            weigh(&|| {
                let moment = ServerMoment::of("2026-11-23T06:00:00.000").unwrap();
                let unit = key.organisation_unit;
                let is_changed = client.is_changed_since(&moment, &[&form], &[unit]);
                assert!(!is_changed.unwrap());
            }),
        ),
        (
            "pull: 13 months of one form",
            28_000,
            weigh(&|| {
                let unit = key.organisation_unit;
                client.pull(&form, &[unit], &october.run_up(13)).unwrap();
            }),
        ),
        (
            "read before",
            1_200,
            weigh(&|| {
                client.held(&key).unwrap();
            }),
        ),
        (
            "import",
            4_000,
            weigh(&|| {
                client.import(&import).unwrap();
            }),
        ),
        (
            "complete",
            1_700,
            weigh(&|| {
                client.complete(&key, october.last_day()).unwrap();
            }),
        ),
        (
            "registered?",
            1_400,
            weigh(&|| {
                client.is_complete(&key).unwrap();
            }),
        ),
        (
            "read back",
            6_000,
            weigh(&|| {
                client.held(&key).unwrap();
            }),
        ),
    ];
    told(cells, &rows)
}

/// Prints the table; fails where a limit is broken.
fn told(cells: usize, rows: &[(&str, usize, (usize, Weight))]) -> ExitCode {
    println!("bytes on the line, heads included; a report of {cells} values");
    println!(
        "{:<30} {:>8} {:>9} {:>9} {:>9} {:>9}",
        "", "requests", "went", "no gzip", "all gzip", "limit"
    );
    let mut is_over = false;
    for (
        name,
        limit,
        (
            count,
            Weight {
                went,
                plain,
                packed,
            },
        ),
    ) in rows
    {
        let verdict = if packed > limit { "  OVER" } else { "" };
        is_over |= packed > limit;
        println!("{name:<30} {count:>8} {went:>9} {plain:>9} {packed:>9} {limit:>9}{verdict}");
    }
    if is_over {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// A month of the main centre as the practice world keys it.
fn month(form: &Form, period: Period) -> Snapshot {
    let mut report = Report::begin(
        ReportKey {
            data_set: form.id,
            organisation_unit: Centre::Main.id(),
            period,
            attribute_option_combo: form.attribute_option_combo,
        },
        form.version,
    );
    for (cell, text) in sample_months::wanted(form, Centre::Main) {
        let kind = form
            .place_of(cell)
            .and_then(|place| form.row_at(place))
            .unwrap()
            .value_type;
        report.put(cell, Entry::of(Value::keyed(kind, &text)));
    }
    freeze(form, &report).unwrap()
}

/// Listens on a port of its own and hands everything on, keeping it.
fn relay(to: SocketAddr) -> (SocketAddr, Kept) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let kept = Kept::default();
    let keeping = Arc::clone(&kept);
    thread::spawn(move || {
        for caller in listener.incoming() {
            let mut caller = caller.unwrap();
            let mut server = TcpStream::connect(to).unwrap();
            let (mut from_caller, mut to_server) =
                (caller.try_clone().unwrap(), server.try_clone().unwrap());
            let asked = Arc::new(Mutex::new(Vec::new()));
            let asking = Arc::clone(&asked);
            let hearing = thread::spawn(move || {
                let mut some = [0; 4096];
                while let Ok(count @ 1..) = from_caller.read(&mut some) {
                    asking.lock().unwrap().extend(&some[..count]);
                    if to_server.write_all(&some[..count]).is_err() {
                        return;
                    }
                }
            });
            let mut answered = Vec::new();
            server.read_to_end(&mut answered).unwrap();
            // Kept before the caller has its answer: the question was heard whole by then.
            keeping.lock().unwrap().push(Exchange {
                asked: asked.lock().unwrap().clone(),
                answered: answered.clone(),
            });
            caller.write_all(&answered).ok();
            caller.shutdown(Shutdown::Both).ok();
            hearing.join().unwrap();
        }
    });
    (address, kept)
}

fn weight(exchanges: &[Exchange]) -> Weight {
    let mut all = Weight::default();
    for half in exchanges
        .iter()
        .flat_map(|exchange| [&exchange.asked, &exchange.answered])
    {
        let end = half.windows(4).position(|four| four == b"\r\n\r\n");
        let (head, body) = half.split_at(end.map_or(half.len(), |end| end + 4));
        let plain = if body.starts_with(&[0x1f, 0x8b]) {
            let mut plain = Vec::new();
            GzDecoder::new(body).read_to_end(&mut plain).unwrap();
            plain
        } else {
            body.to_vec()
        };
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&plain).unwrap();
        let packed = encoder.finish().unwrap().len();
        all.went += half.len();
        all.plain += head.len() + plain.len();
        all.packed += head.len() + if plain.is_empty() { 0 } else { packed };
    }
    all
}
