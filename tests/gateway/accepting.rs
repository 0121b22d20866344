//! What becomes of a packet.

use chrono::TimeDelta;
use daftar::{
    gateway::admin::WhyHeld,
    wire::{
        Snapshot,
        answer::{Answer, Stage, Verdict},
        exchange::{Down, Notice, WhyNot},
        keys::Incarnation,
        message::{self, Fetch, Hello, Holdings, Message, Tombstone, WhyVoid},
        packet::Class,
        snapshot::{Base, ShortDigest},
    },
};

use crate::pc::{World, on};

#[test]
fn the_same_bytes_get_the_same_verdict_and_other_bytes_are_a_fork() {
    let world = World::new();
    let mut pc = world.pc(1);
    let first = pc.report(&world, &world.report("202610", Base::Nothing, &[5, 0, 7]));
    let receipt = world.send(&pc, &first);
    assert_eq!(
        (receipt.verdict, receipt.stage),
        (Verdict::Accepted, Stage::Ledger)
    );
    assert_eq!((receipt.contiguous, receipt.holes.len()), (1, 0));
    // Ten thousand times in the long run; the ledger grows by nothing.
    replay(&world, &pc, &first, 300);
    pc.next = 1;
    let other = pc.report(&world, &world.report("202610", Base::Nothing, &[6]));
    assert_eq!(world.send(&pc, &other).verdict, Verdict::Fork);
    assert_eq!(world.send(&pc, &first).verdict, Verdict::Accepted);
    // After a restart, too.
    let again = world.again();
    let mut session = again.session("test", None).unwrap();
    let down = session.take(&first);
    assert_eq!(pc.receipt(&first, &down), receipt);
}

fn replay(world: &World, pc: &crate::pc::Pc, packet: &[u8], times: usize) {
    let receipt = world.send(pc, packet);
    let copies = std::iter::repeat_n(packet, times).collect::<Vec<_>>();
    let (answers, _) = world.exchange(&copies);
    assert_eq!(answers.len(), times);
    for answer in &answers {
        assert_eq!(pc.receipt(packet, answer), receipt);
    }
    let book = world.gateway.ledger().book().unwrap();
    assert_eq!(book.read(|page| page.newest_packet()).unwrap().0, 1);
}

#[test]
#[ignore = "a minute: ten thousand replays"]
fn ten_thousand_replays_change_nothing() {
    let world = World::new();
    let mut pc = world.pc(1);
    let packet = pc.report(&world, &world.report("202610", Base::Nothing, &[5]));
    world.send(&pc, &packet);
    replay(&world, &pc, &packet, 10_000);
}

#[test]
fn a_picture_is_read_however_it_was_passed_on() {
    let world = World::new();
    let mut pc = world.pc(1);
    let packet = pc.report(&world, &world.report("202610", Base::Unknown, &[1]));
    let text = daftar::wire::armour::base45(&packet);
    for text in [text.clone(), format!("{text}\r\n"), format!("  {text} ")] {
        world.gateway.take_picture(&text).unwrap();
    }
    assert!(world.gateway.take_picture("no picture").is_err());
}

#[test]
fn nobody_is_written_over_and_the_first_ones_figures_come_along() {
    let world = World::new();
    let (mut one, mut two) = (world.pc(1), world.pc(2));
    let head = world.report("202610", Base::Nothing, &[5, 6]);
    let sent = one.report(&world, &head);
    assert_eq!(world.send(&one, &sent).verdict, Verdict::Accepted);
    let blind = two.report(&world, &world.report("202610", Base::Nothing, &[9]));
    let receipt = world.send(&two, &blind);
    assert_eq!(
        (receipt.verdict, receipt.stage),
        (Verdict::Superseded, Stage::Ended)
    );
    let told = receipt.head.unwrap();
    let told: Snapshot = message::read_report(&told, &world.schema, &two.lists).unwrap();
    assert_eq!(told.items, head.items);
    // The clerk has seen them and chooses.
    let chosen = two.report(&world, &world.report("202610", on(&head), &[9]));
    assert_eq!(world.send(&two, &chosen).verdict, Verdict::Accepted);
    // The first PC goes on from its own.
    let late = one.report(&world, &world.report("202610", on(&head), &[5, 8]));
    assert_eq!(world.send(&one, &late).verdict, Verdict::Superseded);
    // And the same figures twice are nobody's loss.
    let same = one.report(&world, &world.report("202610", Base::Unknown, &[9]));
    assert_eq!(world.send(&one, &same).verdict, Verdict::Accepted);
}

#[test]
fn numbers_that_come_late_are_overtaken_and_holes_are_told() {
    let world = World::new();
    let mut pc = world.pc(1);
    let months = ["202607", "202608", "202609"];
    let mut packets = Vec::new();
    for month in months {
        packets.push(pc.report(&world, &world.report(month, Base::Nothing, &[1])));
        packets.push(pc.report(&world, &world.report(month, Base::Nothing, &[2])));
    }
    let receipt = world.send(&pc, &packets[3]);
    assert_eq!(
        (receipt.contiguous, receipt.holes.as_slice()),
        (0, &[(1, 3)][..])
    );
    let receipt = world.send(&pc, &packets[5]);
    assert_eq!(receipt.holes, [(1, 3), (5, 5)]);
    let missing = world.gateway.missing().unwrap();
    assert_eq!(
        (missing.len(), missing[0].holes.as_slice()),
        (1, &[(1, 3), (5, 5)][..])
    );
    assert_eq!(world.send(&pc, &packets[2]).verdict, Verdict::Overtaken);
    assert_eq!(world.send(&pc, &packets[4]).verdict, Verdict::Overtaken);
    assert_eq!(world.send(&pc, &packets[1]).verdict, Verdict::Accepted);
    let receipt = world.send(&pc, &packets[0]);
    assert_eq!(receipt.verdict, Verdict::Overtaken);
    assert_eq!((receipt.contiguous, receipt.holes.len()), (6, 0));
    assert_eq!(world.gateway.missing().unwrap(), []);
}

#[test]
fn what_builds_on_a_report_that_has_not_come_waits_for_it() {
    let world = World::new();
    let (mut one, mut two) = (world.pc(1), world.pc(2));
    let first = world.report("202610", Base::Nothing, &[5]);
    let second = world.report("202610", on(&first), &[6]);
    let third = world.report("202610", on(&second), &[7]);
    let from_one = one.report(&world, &first);
    let from_two = two.report(&world, &second);
    let from_two_again = one.report(&world, &third);
    assert_eq!(world.send(&two, &from_two).verdict, Verdict::WaitsForBase);
    assert_eq!(
        world.send(&one, &from_two_again).verdict,
        Verdict::WaitsForBase
    );
    assert_eq!(world.gateway.held().unwrap(), []);
    world.clock.advance(TimeDelta::days(7));
    let held = world.gateway.held().unwrap();
    assert_eq!(held.len(), 2);
    assert_eq!(held[0].why, WhyHeld::Base);
    // The first comes at last: the second follows it, and the third the second.
    assert_eq!(world.send(&one, &from_one).verdict, Verdict::Accepted);
    for (pc, packet) in [(&two, &from_two), (&one, &from_two_again)] {
        assert_eq!(world.send(pc, packet).verdict, Verdict::Accepted);
    }
    assert_eq!(world.gateway.held().unwrap(), []);
}

#[test]
fn a_base_that_comes_frees_what_waited() {
    let world = World::new();
    let (mut one, mut two, mut three) = (world.pc(1), world.pc(2), world.pc(3));
    let first = world.report("202610", Base::Nothing, &[5]);
    let second = world.report("202610", on(&first), &[6]);
    let third = world.report("202610", on(&second), &[7]);
    let sent = [
        one.report(&world, &first),
        two.report(&world, &second),
        three.report(&world, &third),
    ];
    assert_eq!(world.send(&three, &sent[2]).verdict, Verdict::WaitsForBase);
    assert_eq!(world.send(&two, &sent[1]).verdict, Verdict::WaitsForBase);
    assert_eq!(world.send(&one, &sent[0]).verdict, Verdict::Accepted);
    assert_eq!(world.send(&two, &sent[1]).verdict, Verdict::Accepted);
    assert_eq!(world.send(&three, &sent[2]).verdict, Verdict::Accepted);
}

#[test]
fn an_unknown_schema_is_held_until_its_bundle_comes() {
    let world = World::new();
    let mut pc = world.pc(1);
    let mut bundle = crate::pc::bundle();
    let row = &mut bundle.forms[0].sections[0].tables[0].rows[0];
    for cell in &mut row.cells {
        cell.is_enterable = false;
    }
    let form = bundle.forms[0].clone();
    let schema = daftar::gateway::admin::schema_of(&form).unwrap();
    let mut report = world.report("202610", Base::Nothing, &[]);
    let cell = form.enterable().nth(3).unwrap().1;
    let item = daftar::wire::snapshot::Item::of(daftar::wire::snapshot::State::Given("4".into()));
    report.items.insert(cell, item);
    let bytes = message::write_report(&report, &schema, &pc.lists).unwrap();
    let packet = pc.sealed(Class::Report, 1, &bytes);
    pc.next = 2;
    assert_eq!(world.send(&pc, &packet).verdict, Verdict::HeldForSchema);
    assert_eq!(world.gateway.held().unwrap()[0].why, WhyHeld::Schema);
    let added = world
        .gateway
        .add_bundle_bytes(&bundle.to_bytes().unwrap())
        .unwrap();
    assert_eq!((added.number, added.freed), (2, 1));
    assert_eq!(world.send(&pc, &packet).verdict, Verdict::Accepted);
    // Old schemas stay.
    let old = pc.report(&world, &world.report("202609", Base::Nothing, &[1]));
    assert_eq!(world.send(&pc, &old).verdict, Verdict::Accepted);
}

#[test]
fn a_device_writes_for_its_own_units_only() {
    let world = World::new();
    let mut pc = world.pc(1);
    let mut report = world.report("202610", Base::Nothing, &[1]);
    report.key.organisation_unit = world.other_unit;
    let packet = pc.report(&world, &report);
    let receipt = world.send(&pc, &packet);
    assert_eq!(
        (receipt.verdict, receipt.stage),
        (Verdict::NotItsUnit, Stage::Ended)
    );
}

#[test]
fn a_tombstone_is_a_packet_and_what_it_names_is_never_forwarded() {
    let world = World::new();
    let mut pc = world.pc(1);
    let before = world.report("202610", Base::Nothing, &[1]);
    let first = pc.report(&world, &before);
    let second = pc.report(&world, &world.report("202610", on(&before), &[2]));
    world.exchange(&[&first, &second]);
    let tomb = |voids| {
        let why = WhyVoid::TakenBack;
        Message::Tombstone(Tombstone { voids, why })
            .write()
            .unwrap()
    };
    let grave = pc.sealed(Class::Report, 3, &tomb(2));
    let receipt = world.send(&pc, &grave);
    assert_eq!(
        (receipt.verdict, receipt.stage, receipt.contiguous),
        (Verdict::Noted, Stage::Ended, 3)
    );
    assert_eq!(world.send(&pc, &second).verdict, Verdict::Overtaken);
    let first_again = world.send(&pc, &first);
    assert_eq!(
        (first_again.verdict, first_again.stage),
        (Verdict::Accepted, Stage::Ledger)
    );
    // A tombstone that comes before what it names.
    let early = pc.sealed(Class::Report, 4, &tomb(5));
    world.send(&pc, &early);
    pc.next = 5;
    let late = pc.report(&world, &world.report("202609", Base::Nothing, &[3]));
    assert_eq!(world.send(&pc, &late).verdict, Verdict::Overtaken);
}

#[test]
fn what_nobody_can_read_is_kept_and_answered() {
    let world = World::new();
    let pc = world.pc(1);
    let packet = pc.sealed(Class::Report, 1, &[0xff; 40]);
    let receipt = world.send(&pc, &packet);
    assert_eq!(
        (receipt.verdict, receipt.stage),
        (Verdict::Unreadable, Stage::Ended)
    );
    assert_eq!(receipt.contiguous, 1);
}

#[test]
fn what_cannot_be_opened_gets_a_notice() {
    let world = World::new();
    let mut pc = world.pc(1);
    let packet = pc.report(&world, &world.report("202610", Base::Nothing, &[1]));
    let notice = |bytes: &[u8]| match &world.exchange(&[bytes]).0[0] {
        Down::Notice(notice) => notice.why,
        Down::Answer(_) => panic!("an answer to {} bytes", bytes.len()),
    };
    for place in 0..packet.len() {
        let mut changed = packet.clone();
        changed[place] ^= 0x40;
        notice(&changed);
    }
    assert_eq!(notice(b""), WhyNot::NotAPacket);
    assert_eq!(notice(&[0x20; 60]), WhyNot::Newer);
    assert_eq!(notice(&vec![0x10; 300_000]), WhyNot::TooLarge);
    pc.is_known = true;
    let tag_only = pc.report(&world, &world.report("202609", Base::Nothing, &[1]));
    assert_eq!(notice(&tag_only), WhyNot::CannotOpen);
    // A hello that shows all of the incarnation mends that.
    pc.is_known = false;
    let hello = pc.control(&Message::Hello(Hello::default()));
    assert_eq!(world.send(&pc, &hello).verdict, Verdict::Noted);
    assert_eq!(world.send(&pc, &tag_only).verdict, Verdict::Accepted);
}

#[test]
fn control_packets_rise_and_fetch() {
    let world = World::new();
    let mut pc = world.pc(1);
    let report = world.report("202610", Base::Nothing, &[4, 4]);
    let sent = pc.report(&world, &report);
    world.send(&pc, &sent);
    let poll = pc.control(&Message::Poll(Holdings::default()));
    let (answers, news) = world.exchange(&[&poll]);
    assert_eq!(pc.receipt(&poll, &answers[0]).contiguous, 1);
    let Answer::Bundle(told) = pc.open(&poll, &news[0]) else {
        panic!("news of the bundle");
    };
    assert_eq!((told.number, told.bytes.len()), (1, 0));
    // Part by part, and the whole is what was told.
    let mut whole = Vec::new();
    while (whole.len() as u64) < told.length {
        let fetch = pc.control(&Message::Fetch(Fetch::Bundle {
            number: 1,
            offset: whole.len() as u64,
            most: 1_000,
        }));
        let Answer::Bundle(part) = pc.open(&fetch, &world.exchange(&[&fetch]).0[0]) else {
            panic!("a part");
        };
        assert_eq!(part.offset, whole.len() as u64);
        whole.extend(part.bytes);
    }
    assert_eq!(whole, crate::pc::bundle().to_bytes().unwrap());
    let holds = Holdings {
        bundle: 1,
        ..Holdings::default()
    };
    let holds = pc.control(&Message::Acknowledgement(holds));
    assert_eq!(world.exchange(&[&holds]).1, [], "no more news");
    let old = world.exchange(&[&poll]).0;
    let why = WhyNot::OldNumber;
    assert_eq!(old[0], Down::Notice(Notice { why, wait: 0 }));
    let fetch = pc.control(&Message::Fetch(Fetch::Head(report.key)));
    let head = world.send(&pc, &fetch).head.unwrap();
    let head = message::read_report(&head, &world.schema, &pc.lists).unwrap();
    assert_eq!(head.items, report.items);
}

#[test]
fn a_restored_ledger_says_so_and_is_filled_again() {
    let world = World::new();
    let mut pc = world.pc(1);
    let packets: Vec<Vec<u8>> = ["202608", "202609", "202610"]
        .map(|month| pc.report(&world, &world.report(month, Base::Nothing, &[1])))
        .into();
    let before = world.send(&pc, &packets[0]);
    let copy = world.folder.path().join("copy");
    std::fs::create_dir_all(&copy).unwrap();
    world
        .gateway
        .ledger()
        .book()
        .unwrap()
        .back_up(&copy.join("ledger.sqlite3"))
        .unwrap();
    world.exchange(&[&packets[1], &packets[2]]);
    std::fs::create_dir_all(copy.join("keys")).unwrap();
    for key in std::fs::read_dir(world.folder.path().join("state/keys")).unwrap() {
        let key = key.unwrap();
        std::fs::copy(key.path(), copy.join("keys").join(key.file_name())).unwrap();
    }
    let mut config = world.gateway.config().clone();
    config.folder = copy;
    let restored = daftar::gateway::Gateway::open(config, world.clock.clone()).unwrap();
    restored.begin_epoch().unwrap();
    let mut session = restored.session("test", None).unwrap();
    let down = session.take(&packets[0]);
    let after = pc.receipt(&packets[0], &down);
    assert_ne!(after.ledger_epoch, before.ledger_epoch);
    assert_eq!(after.contiguous, 1);
    for packet in &packets[1..] {
        let down = session.take(packet);
        assert_eq!(pc.receipt(packet, &down).verdict, Verdict::Accepted);
    }
}

#[test]
fn a_device_that_sends_too_much_is_asked_to_wait() {
    let world = World::with(|config| config.limits.packets_an_hour = 3);
    let mut pc = world.pc(1);
    let packets: Vec<Vec<u8>> = ["202607", "202608", "202609", "202610"]
        .map(|month| pc.report(&world, &world.report(month, Base::Nothing, &[1])))
        .into();
    let all: Vec<&[u8]> = packets.iter().map(Vec::as_slice).collect();
    let (answers, _) = world.exchange(&all);
    assert!(matches!(answers[2], Down::Answer(_)));
    let Down::Notice(notice) = &answers[3] else {
        panic!("the fourth");
    };
    assert_eq!((notice.why, notice.wait), (WhyNot::TooMuch, 3_600));
    assert!(notice.is_later());
    world.clock.advance(TimeDelta::hours(1));
    assert_eq!(world.send(&pc, &packets[3]).verdict, Verdict::Accepted);
}

#[test]
fn a_full_disk_takes_nothing() {
    let world = World::with(|config| config.limits.disk_percent = 0);
    let mut pc = world.pc(1);
    let packet = pc.report(&world, &world.report("202610", Base::Nothing, &[1]));
    let Down::Notice(notice) = &world.exchange(&[&packet]).0[0] else {
        panic!("taken");
    };
    assert_eq!(notice.why, WhyNot::DiskFull);
}

#[test]
fn a_picture_is_answered_with_ten_characters() {
    let world = World::new();
    let mut pc = world.pc(1);
    let packet = pc.report(&world, &world.report("202610", Base::Unknown, &[1]));
    let text = daftar::wire::armour::base45(&packet);
    let heard = world.gateway.take_picture(&text).unwrap();
    let daftar::gateway::files::Heard::Receipt { verdict, code } = heard else {
        panic!("{heard:?}");
    };
    assert_eq!(verdict, Verdict::Accepted);
    let binding = daftar::wire::packet::Binding::to(&packet, pc.incarnation).unwrap();
    let typed = daftar::wire::spoken::hear(&pc.link(), &binding, &code);
    assert_eq!(typed, Some(Verdict::Accepted));
}

#[test]
fn a_new_incarnation_goes_on_from_the_heads() {
    let world = World::new();
    let mut pc = world.pc(1);
    let first = world.report("202610", Base::Nothing, &[5]);
    let sent = pc.report(&world, &first);
    world.send(&pc, &sent);
    pc.incarnation = Incarnation(999);
    pc.next = 1;
    let blind = pc.report(&world, &world.report("202610", Base::Nothing, &[6]));
    assert_eq!(world.send(&pc, &blind).verdict, Verdict::Superseded);
    let seen = pc.report(&world, &world.report("202610", on(&first), &[6]));
    assert_eq!(world.send(&pc, &seen).verdict, Verdict::Accepted);
    let unknown = Base::Report(ShortDigest([9; 8]));
    let lost = pc.report(&world, &world.report("202611", unknown, &[6]));
    assert_eq!(world.send(&pc, &lost).verdict, Verdict::WaitsForBase);
}
