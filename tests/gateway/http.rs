//! The door for HTTP, over real sockets.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::Duration,
};

use daftar::{
    gateway::http::Door,
    wire::{
        answer::Verdict,
        enrolment::{EnrolmentVerdict, GatewayKeys},
        exchange::{Down, Items, Next, write_items},
        snapshot::Base,
    },
};

use crate::{
    lines::{Cut, cutting},
    pc::{Pc, World},
};

fn door(world: &World) -> Door {
    Door::open(Arc::clone(&world.gateway), "127.0.0.1:0".parse().unwrap()).unwrap()
}

fn request(path: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// Reads one answer: its status and its body; nothing where the line was cut.
fn answer(mut line: &TcpStream) -> Option<(u16, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut part = [0; 4_096];
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let length: usize = head
                .lines()
                .find_map(|line| line.strip_prefix("Content-Length: "))?
                .parse()
                .ok()?;
            if bytes.len() >= end + 4 + length {
                let status = head.split(' ').nth(1)?.parse().ok()?;
                return Some((status, bytes[end + 4..end + 4 + length].to_vec()));
            }
        }
        match line.read(&mut part) {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend(&part[..count]),
        }
    }
}

fn items(body: &[u8]) -> Vec<Down> {
    let mut items = Items::default();
    items.feed(body);
    let mut found = Vec::new();
    while let Next::Item(item) = items.next().unwrap() {
        found.push(Down::read(&item).unwrap());
    }
    found
}

fn post(address: SocketAddr, path: &str, body: &[u8]) -> Option<(u16, Vec<u8>)> {
    let mut line = TcpStream::connect(address).ok()?;
    line.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    line.write_all(&request(path, body)).ok()?;
    answer(&line)
}

#[test]
fn a_whole_outbox_goes_in_one_exchange_and_a_line_is_used_again() {
    let world = World::new();
    let door = door(&world);
    let mut pc = world.pc(1);
    let packets: Vec<Vec<u8>> = ["202608", "202609", "202610"]
        .map(|month| pc.report(&world, &world.report(month, Base::Nothing, &[1])))
        .into();
    let mut line = TcpStream::connect(door.address()).unwrap();
    for _ in 0..2 {
        line.write_all(&request("/x", &write_items(&packets)))
            .unwrap();
        let (status, body) = answer(&line).unwrap();
        assert_eq!(status, 200);
        for (packet, down) in packets.iter().zip(items(&body)) {
            assert_eq!(pc.receipt(packet, &down).verdict, Verdict::Accepted);
        }
    }
}

#[test]
fn an_exchange_of_one_report_is_small() {
    let world = World::new();
    let door = door(&world);
    let mut pc = world.pc(1);
    // Nothing to tell but the receipt.
    let warm_up = |pc: &mut Pc| {
        let holds = daftar::wire::message::Holdings {
            bundle: 1,
            ..Default::default()
        };
        let ack = pc.control(&daftar::wire::message::Message::Acknowledgement(holds));
        world.send(pc, &ack);
    };
    warm_up(&mut pc);
    pc.is_known = true;
    let packet = pc.report(&world, &world.report("202610", Base::Nothing, &[1, 2, 3]));
    let up = request("/x", &write_items([&packet]));
    let mut line = TcpStream::connect(door.address()).unwrap();
    line.write_all(&up).unwrap();
    let (_, body) = answer(&line).unwrap();
    let framing = up.len() - packet.len() + 38 + 3;
    println!(
        "packet {}, framing {framing}, answer {}",
        packet.len(),
        body.len()
    );
    assert!(
        framing < 110 && body.len() < 100,
        "{framing} {}",
        body.len()
    );
}

#[test]
fn a_pc_is_enrolled_over_http_by_its_code_alone() {
    let world = World::new();
    let door = door(&world);
    let invitation = world.gateway.invite(&[world.unit]).unwrap();
    let mut line = TcpStream::connect(door.address()).unwrap();
    line.write_all(b"GET /k HTTP/1.1\r\nHost: a\r\n\r\n")
        .unwrap();
    let (_, body) = answer(&line).unwrap();
    let keys: GatewayKeys = serde_json::from_slice(&body).unwrap();
    assert_eq!(keys.current.fingerprint(), invitation.code.fingerprint);
    let pc = Pc::of(1, &invitation.file.terms, 0);
    let asked = pc.request(invitation.code.token);
    let (status, body) = post(door.address(), "/e", &asked).unwrap();
    assert_eq!(status, 200);
    assert_eq!(
        pc.enrolled(&asked, &body).verdict,
        EnrolmentVerdict::Enrolled
    );
}

#[test]
fn what_is_not_understood_is_refused_and_changes_nothing() {
    let world = World::new();
    let door = door(&world);
    for (bytes, status) in [
        (request("/x", b"\xff\xff\xff\xff\xff"), 400),
        (request("/x", &[200, 1]), 400),
        (request("/e", b"no request"), 400),
        (request("/nowhere", b""), 404),
        (b"GET /x HTTP/1.1\r\n\r\n".to_vec(), 405),
        (b"POST /x HTTP/1.1\r\n\r\n".to_vec(), 411),
        (
            b"POST /x HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n".to_vec(),
            413,
        ),
        (b"\x16\x03\x01 hello TLS\r\n\r\n".to_vec(), 400),
        (vec![b'a'; 20_000], 413),
    ] {
        let mut line = TcpStream::connect(door.address()).unwrap();
        line.write_all(&bytes).unwrap();
        assert_eq!(answer(&line).map(|(status, _)| status), Some(status));
    }
    let (status, body) = post(door.address(), "/x", &write_items::<&[u8]>([])).unwrap();
    assert_eq!((status, body.as_slice()), (200, &[0][..]));
}

#[test]
fn callers_who_dawdle_do_not_keep_others_out() {
    let world = World::with(|config| config.http.most_connections = 4);
    let door = door(&world);
    let mut pc = world.pc(1);
    let slow: Vec<TcpStream> = (0..12)
        .map(|_| {
            let mut line = TcpStream::connect(door.address()).unwrap();
            line.write_all(b"POST /x HTTP/1.1\r\nConte").unwrap();
            line
        })
        .collect();
    let packet = pc.report(&world, &world.report("202610", Base::Nothing, &[1]));
    let (_, body) = post(door.address(), "/x", &write_items([&packet])).unwrap();
    assert_eq!(
        pc.receipt(&packet, &items(&body)[0]).verdict,
        Verdict::Accepted
    );
    drop(slow);
}

#[test]
fn a_line_cut_at_every_byte_brings_exactly_one_copy() {
    let world = World::with(|config| {
        config.limits.packets_an_hour = u64::MAX;
        config.limits.bytes_an_hour = u64::MAX;
    });
    let door = door(&world);
    let mut pc = world.pc(1);
    let first = pc.report(&world, &world.report("202601", Base::Nothing, &[1]));
    let (_, body) = post(door.address(), "/x", &write_items([&first])).unwrap();
    let (up, down) = (request("/x", &write_items([&first])).len(), body.len() + 40);
    let mut sent = 1_u64;
    for cut in [Cut::Fin, Cut::Reset] {
        let offsets = (1..up)
            .map(|n| (n, usize::MAX))
            .chain((1..down).map(|n| (usize::MAX, n)));
        for (upward, downward) in offsets {
            let packet = pc.report(&world, &world.report("202610", Base::Nothing, &[1]));
            sent += 1;
            let bytes = write_items([&packet]);
            let proxy = cutting(door.address(), upward, downward, cut);
            let heard = post(proxy, "/x", &bytes);
            assert!(
                heard.is_none() || downward >= body.len(),
                "{upward} {downward}"
            );
            // The line is back.
            let (_, body) = post(door.address(), "/x", &bytes).unwrap();
            let receipt = pc.receipt(&packet, &items(&body)[0]);
            assert_eq!(
                (receipt.verdict, receipt.contiguous),
                (Verdict::Accepted, sent)
            );
        }
    }
    let newest = world
        .gateway
        .ledger()
        .book()
        .unwrap()
        .read(|page| page.newest_packet())
        .unwrap();
    assert_eq!(
        u64::try_from(newest.0).unwrap(),
        sent,
        "one row for each, no copy"
    );
    println!("{sent} reports, each cut once");
}
