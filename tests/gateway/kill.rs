//! A gateway that is killed under load: whoever has a receipt finds its report in the ledger.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use daftar::wire::{exchange::write_items, snapshot::Base};

use crate::pc::World;

struct Server {
    process: Child,
    address: SocketAddr,
}

fn serve(world: &World) -> Server {
    let config = world.folder.path().join("gateway.toml");
    let state = world.gateway.config().folder.display().to_string();
    let text = format!(
        "folder = \"{state}\"\n[http]\nlisten = [\"127.0.0.1:0\"]\n\
         [limits]\ndisk_percent = 100\npackets_an_hour = 100000000\nbytes_an_hour = 100000000000\n"
    );
    fs::write(&config, text).unwrap();
    let mut process = Command::new(env!("CARGO_BIN_EXE_daftar"))
        .args(["serve", "--language", "en", "--config"])
        .arg(&config)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line
        .trim()
        .strip_prefix("Listening at ")
        .and_then(|rest| rest.strip_suffix('.'))
        .unwrap_or_else(|| panic!("{line:?}"));
    Server {
        process,
        address: address.parse().unwrap(),
    }
}

/// Posts one packet; tells whether a sealed answer came.
fn post(address: SocketAddr, packet: &[u8]) -> Option<bool> {
    let body = write_items([packet]);
    let mut line = TcpStream::connect(address).ok()?;
    line.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let head = format!(
        "POST /x HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    line.write_all(&[head.as_bytes(), &body].concat()).ok()?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).ok()?;
    let body = answer.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    // Length, then the flags of an answer; a notice begins with 0.
    Some(answer.starts_with(b"HTTP/1.1 200") && answer.get(body + 1).is_some_and(|byte| *byte != 0))
}

#[test]
fn a_receipt_means_that_the_report_is_on_the_disk() {
    kill(4);
}

#[test]
#[ignore = "an hour: a thousand kills"]
fn a_thousand_kills_lose_nothing() {
    kill(1_000);
}

fn kill(times: usize) {
    let world = World::with(|config| config.limits.packets_an_hour = u64::MAX);
    let acknowledged = Arc::new(Mutex::new(BTreeSet::new()));
    let mut pcs: Vec<_> = (1..=3).map(|seed| world.pc(seed)).collect();
    for round in 0..times {
        let server = serve(&world);
        let is_over = Arc::new(AtomicBool::new(false));
        let count = Arc::new(AtomicUsize::new(0));
        // Sealed beforehand: what is sent under a number is always the same.
        let outboxes: Vec<Vec<(u64, Vec<u8>)>> = pcs
            .iter_mut()
            .map(|pc| {
                (0..40)
                    .map(|_| {
                        let report = world.report("202610", Base::Nothing, &[1, 2]);
                        (pc.next, pc.report(&world, &report))
                    })
                    .collect()
            })
            .collect();
        let threads: Vec<_> = outboxes
            .into_iter()
            .zip(&pcs)
            .map(|(outbox, pc)| {
                let (acknowledged, is_over, count) = (
                    Arc::clone(&acknowledged),
                    Arc::clone(&is_over),
                    Arc::clone(&count),
                );
                let (device, address) = (pc.number.0, server.address);
                thread::spawn(move || {
                    for (sequence, packet) in outbox {
                        if is_over.load(Ordering::Acquire) {
                            return;
                        }
                        if post(address, &packet) == Some(true) {
                            acknowledged.lock().unwrap().insert((device, sequence));
                            count.fetch_add(1, Ordering::AcqRel);
                        }
                    }
                })
            })
            .collect();
        // Killed in the middle of work, a little later each time.
        while count.load(Ordering::Acquire) < 5 + round % 50 {
            thread::yield_now();
        }
        let mut process = server.process;
        process.kill().unwrap();
        process.wait().unwrap();
        is_over.store(true, Ordering::Release);
        for thread in threads {
            thread.join().unwrap();
        }
    }
    let book = world.again().ledger().book().unwrap();
    let acknowledged = acknowledged.lock().unwrap();
    for (device, sequence) in acknowledged.iter() {
        let pc = pcs.iter().find(|pc| pc.number.0 == *device).unwrap();
        let found = book
            .read(|page| page.packet_at(pc.number, pc.incarnation, *sequence))
            .unwrap();
        assert!(found.is_some(), "device {device}, number {sequence}");
    }
    println!(
        "{times} kills, {} receipts, all in the ledger",
        acknowledged.len()
    );
}
