//! From the ledger to DHIS2, with the stand-in in its place.

use std::sync::Arc;

use chrono::TimeDelta;
use daftar::{
    dhis2::client::Client,
    domain::{id::CategoryOptionComboId, mood::Mood, trouble::Trouble},
    gateway::{
        Gateway,
        admin::WhyHeld,
        forwarder::{Forwarder, MakeClient, Pass, pass},
    },
    training::{
        practice,
        stand_in::{Request, StandIn},
    },
    wire::{
        answer::{Answer, LetterKind, Stage, Verdict},
        message::{self, Holdings, Message},
        snapshot::Base,
    },
};

use crate::pc::{Pc, World, on};

struct Server {
    stand_in: StandIn,
}

impl Server {
    fn start(world: &World) -> Self {
        let setup = practice::stand_in(None, None, world.clock.clone());
        Self {
            stand_in: StandIn::start(setup).unwrap(),
        }
    }

    fn make(&self) -> MakeClient {
        let (reach, credentials) = (self.stand_in.reach(), self.stand_in.credentials());
        Box::new(move || Client::new(reach.clone(), &credentials))
    }

    fn pass(&self, gateway: &Gateway) -> Pass {
        pass(gateway, &self.make()).unwrap()
    }

    /// What DHIS2 holds in the first cells of a report.
    fn values(&self, world: &World, period: &str, count: usize) -> Vec<Option<String>> {
        let client = (self.make())().unwrap();
        let state = client.held(&world.key(period)).unwrap();
        (0..count)
            .map(|place| state.value(world.cell(place)).map(str::to_owned))
            .collect()
    }

    /// Somebody keys a figure in DHIS2 itself.
    fn edit(&self, world: &World, period: &str, place: usize, value: &str) {
        let (key, cell) = (world.key(period), world.cell(place));
        let combo: CategoryOptionComboId = key.attribute_option_combo;
        let body = serde_json::json!({
            "dataSet": key.data_set, "period": key.period.id(), "orgUnit": key.organisation_unit,
            "attributeOptionCombo": combo,
            "dataValues": [{"dataElement": cell.data_element, "categoryOptionCombo": cell.category_option_combo,
                "attributeOptionCombo": combo, "value": value}],
        });
        let request = Request::new("POST", "/api/dataValueSets", body.to_string().as_bytes());
        let response = self.stand_in.answer(&request);
        assert_eq!(response.status, 200, "{}", response.body);
    }
}

fn accepted(world: &World, pc: &mut Pc, period: &str, base: Base, numbers: &[u32]) -> Vec<u8> {
    let packet = pc.report(world, &world.report(period, base, numbers));
    assert_eq!(world.send(pc, &packet).verdict, Verdict::Accepted);
    packet
}

#[test]
fn a_report_stands_in_dhis2_and_its_device_is_told() {
    let world = World::new();
    let server = Server::start(&world);
    let mut pc = world.pc(1);
    let packet = accepted(&world, &mut pc, "202610", Base::Nothing, &[5, 0, 7]);
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(server.pass(&world.gateway), Pass::Idle);
    assert_eq!(server.values(&world, "202610", 3)[0].as_deref(), Some("5"));
    // Unasked, with the next exchange whatever it is about.
    let poll = pc.control(&Message::Poll(Holdings::default()));
    let (_, news) = world.exchange(&[&poll]);
    let told = pc.receipt(&packet, &news[0]);
    assert_eq!(
        (told.verdict, told.stage),
        (Verdict::Accepted, Stage::InDhis2)
    );
    // And to whoever sends the same bytes.
    assert_eq!(world.send(&pc, &packet).stage, Stage::InDhis2);
    // A correction writes over our own figures without asking anybody.
    let before = world.report("202610", Base::Nothing, &[5, 0, 7]);
    accepted(&world, &mut pc, "202610", on(&before), &[6, 0]);
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    let values = server.values(&world, "202610", 3);
    assert_eq!(
        (values[0].as_deref(), values[2].as_deref()),
        (Some("6"), None)
    );
}

#[test]
fn dhis2_may_be_away_for_days() {
    let world = World::new();
    let server = Server::start(&world);
    let mut pc = world.pc(1);
    let packet = accepted(&world, &mut pc, "202610", Base::Nothing, &[5]);
    for mood in [Mood::Offline, Mood::LoginPage, Mood::LoginRefused] {
        server.stand_in.set_mood(mood);
        for _ in 0..5 {
            assert!(
                matches!(server.pass(&world.gateway), Pass::Pause(_)),
                "{mood:?}"
            );
            world.clock.advance(TimeDelta::hours(6));
        }
        assert_eq!(world.send(&pc, &packet).stage, Stage::Ledger);
    }
    server.stand_in.set_mood(Mood::Well);
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(world.send(&pc, &packet).stage, Stage::InDhis2);
}

#[test]
fn an_answer_that_is_cut_off_is_asked_for_again() {
    let world = World::new();
    let server = Server::start(&world);
    let mut pc = world.pc(1);
    let packet = accepted(&world, &mut pc, "202610", Base::Nothing, &[5]);
    server.stand_in.set_mood(Mood::CutOff);
    assert!(matches!(server.pass(&world.gateway), Pass::Pause(_)));
    server.stand_in.set_mood(Mood::Well);
    // As after a crash: another process, the same ledger.
    assert_eq!(server.pass(&world.again()), Pass::Done);
    assert_eq!(world.send(&pc, &packet).stage, Stage::InDhis2);
}

#[test]
fn figures_of_others_become_what_stands_and_the_clerk_chooses() {
    let world = World::new();
    let server = Server::start(&world);
    let mut pc = world.pc(1);
    server.edit(&world, "202610", 0, "9");
    let packet = accepted(&world, &mut pc, "202610", Base::Nothing, &[5, 6]);
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(server.values(&world, "202610", 2), [Some("9".into()), None]);
    let held = world.gateway.held().unwrap();
    assert_eq!((held.len(), held[0].why), (1, WhyHeld::OtherFigures));
    let poll = pc.control(&Message::Poll(Holdings::default()));
    let (_, news) = world.exchange(&[&poll]);
    assert_eq!(pc.receipt(&packet, &news[0]).stage, Stage::HeldForPerson);
    let Answer::Letter(letter) = pc.open(&poll, &news[1]) else {
        panic!("a letter");
    };
    assert_eq!((letter.number, letter.kind), (1, LetterKind::OtherFigures));
    assert_eq!(letter.about, Some(world.key("202610")));
    let cells: Vec<_> = letter
        .cells
        .iter()
        .map(|c| (c.sent.as_deref(), c.found.as_deref()))
        .collect();
    assert_eq!(cells, [(Some("5"), Some("9"))]);
    // It repeats until it is acknowledged.
    let again = pc.control(&Message::Poll(Holdings::default()));
    let (_, news) = world.exchange(&[&again]);
    assert!(
        news.iter()
            .any(|down| matches!(pc.open(&again, down), Answer::Letter(_)))
    );
    let holds = Holdings {
        letters: 1,
        ..Holdings::default()
    };
    let read = pc.control(&Message::Acknowledgement(holds));
    let (_, news) = world.exchange(&[&read]);
    assert!(
        news.iter()
            .all(|down| !matches!(pc.open(&read, down), Answer::Letter(_)))
    );
    // Keyed on without having seen it: superseded, with what was found.
    let before = world.report("202610", Base::Nothing, &[5, 6]);
    let blind = pc.report(&world, &world.report("202610", on(&before), &[5, 7]));
    let receipt = world.send(&pc, &blind);
    assert_eq!(receipt.verdict, Verdict::Superseded);
    let found = message::read_report(&receipt.head.unwrap(), &world.schema, &pc.lists).unwrap();
    // Seen and decided: ours.
    accepted(&world, &mut pc, "202610", on(&found), &[5, 7]);
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(
        server.values(&world, "202610", 2),
        [Some("5".into()), Some("7".into())]
    );
    assert_eq!(world.gateway.held().unwrap(), []);
}

#[test]
fn the_national_team_can_let_a_held_report_go_on() {
    let world = World::new();
    let server = Server::start(&world);
    let mut pc = world.pc(1);
    server.edit(&world, "202610", 0, "9");
    let packet = accepted(&world, &mut pc, "202610", Base::Nothing, &[5]);
    server.pass(&world.gateway);
    let held = world.gateway.held().unwrap();
    world.gateway.release(held[0].packet).unwrap();
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(world.send(&pc, &packet).stage, Stage::InDhis2);
    assert_eq!(server.values(&world, "202610", 1), [Some("5".into())]);
}

#[test]
fn a_report_that_fails_three_times_waits_aside_and_the_next_one_goes() {
    let world = World::new();
    let server = Server::start(&world);
    let mut pc = world.pc(1);
    let bad = accepted(&world, &mut pc, "202609", Base::Nothing, &[5]);
    server.stand_in.set_mood(Mood::Conflict);
    for _ in 0..3 {
        assert_eq!(server.pass(&world.gateway), Pass::Done);
        assert_eq!(server.pass(&world.gateway), Pass::Idle, "not at once again");
        world.clock.advance(TimeDelta::minutes(11));
    }
    assert_eq!(world.send(&pc, &bad).stage, Stage::Quarantined);
    assert_eq!(world.gateway.held().unwrap()[0].why, WhyHeld::Failed);
    server.stand_in.set_mood(Mood::Well);
    let good = accepted(&world, &mut pc, "202610", Base::Nothing, &[5]);
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(world.send(&pc, &good).stage, Stage::InDhis2);
    let held = world.gateway.held().unwrap();
    world.gateway.release(held[0].packet).unwrap();
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(world.send(&pc, &bad).stage, Stage::InDhis2);
}

#[test]
fn only_the_newest_of_a_report_is_forwarded() {
    let world = World::new();
    let server = Server::start(&world);
    let mut pc = world.pc(1);
    let first = world.report("202610", Base::Nothing, &[5]);
    let old = accepted(&world, &mut pc, "202610", Base::Nothing, &[5]);
    let new = accepted(&world, &mut pc, "202610", on(&first), &[6]);
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(server.pass(&world.gateway), Pass::Idle);
    assert_eq!(world.send(&pc, &old).stage, Stage::Ended);
    assert_eq!(world.send(&pc, &new).stage, Stage::InDhis2);
}

#[test]
fn the_thread_forwards_by_itself_and_there_is_only_one() {
    let world = World::new();
    let server = Server::start(&world);
    let mut pc = world.pc(1);
    let packet = accepted(&world, &mut pc, "202610", Base::Nothing, &[5]);
    let forwarder = Forwarder::start(Arc::clone(&world.gateway), server.make()).unwrap();
    assert!(forwarder.is_some());
    let second = Forwarder::start(Arc::clone(&world.gateway), server.make()).unwrap();
    assert!(second.is_none());
    while world.send(&pc, &packet).stage != Stage::InDhis2 {
        std::thread::yield_now();
    }
}

#[test]
fn a_locked_period_is_never_written_to() {
    let world = World::new();
    let mut pc = world.pc(1);
    let mut setup = practice::stand_in(None, None, world.clock.clone());
    for form in &mut setup.forms {
        form.expiry_days = 5.0;
    }
    let server = Server {
        stand_in: StandIn::start(setup).unwrap(),
    };
    let packet = accepted(&world, &mut pc, "202605", Base::Nothing, &[5]);
    assert_eq!(server.pass(&world.gateway), Pass::Done);
    assert_eq!(world.send(&pc, &packet).stage, Stage::WaitsForException);
    assert_eq!(server.values(&world, "202605", 1), [None]);
    assert_eq!(world.gateway.held().unwrap()[0].why, WhyHeld::Locked);
    assert_eq!(
        server.pass(&world.gateway),
        Pass::Idle,
        "looked at again after some hours"
    );
    world.clock.advance(TimeDelta::hours(7));
    assert_eq!(server.pass(&world.gateway), Pass::Done);
}

#[test]
fn a_client_that_cannot_be_made_is_a_pause() {
    let world = World::new();
    let mut pc = world.pc(1);
    accepted(&world, &mut pc, "202610", Base::Nothing, &[5]);
    let make: MakeClient = Box::new(|| Err(Trouble::LoginRefused));
    assert_eq!(
        pass(&world.gateway, &make).unwrap(),
        Pass::Pause(Trouble::LoginRefused)
    );
}
