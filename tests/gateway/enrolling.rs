//! Who is let in, and who is shown out.

use chrono::TimeDelta;
use daftar::wire::{
    answer::{Answer, Stage, Verdict},
    enrolment::{Code, EnrolmentFile, EnrolmentVerdict, GatewayKeys},
    message::{Holdings, Message},
    snapshot::Base,
};

use crate::pc::{Pc, World};

#[test]
fn a_token_works_for_one_key_and_is_asked_again_at_will() {
    let world = World::new();
    let invitation = world.gateway.invite(&[world.unit]).unwrap();
    let file = &invitation.file;
    let pc = Pc::of(1, &file.terms, file.device);
    let request = pc.request(file.token);
    for _ in 0..2 {
        let answer = world.gateway.enrol(&request).unwrap();
        let enrolled = pc.enrolled(&request, &answer);
        assert_eq!(enrolled.verdict, EnrolmentVerdict::Enrolled);
        assert_eq!(enrolled.terms.as_ref(), Some(&file.terms));
    }
    let thief = Pc::of(2, &file.terms, file.device);
    let request = thief.request(file.token);
    let answer = world.gateway.enrol(&request).unwrap();
    let refused = thief.enrolled(&request, &answer);
    assert_eq!(
        (refused.verdict, refused.terms),
        (EnrolmentVerdict::OtherKey, None)
    );
    assert!(world.gateway.devices().unwrap()[0].0.alarmed_at.is_some());
}

#[test]
fn a_token_ends_after_its_days() {
    let world = World::new();
    let file = world.gateway.invite(&[world.unit]).unwrap().file;
    let pc = Pc::of(1, &file.terms, file.device);
    world
        .clock
        .advance(TimeDelta::days(14) + TimeDelta::seconds(1));
    let request = pc.request(file.token);
    let answer = world.gateway.enrol(&request).unwrap();
    assert_eq!(
        pc.enrolled(&request, &answer).verdict,
        EnrolmentVerdict::Expired
    );
}

#[test]
fn a_typed_code_is_enough() {
    let world = World::new();
    let invitation = world.gateway.invite(&[world.unit]).unwrap();
    let typed = Code::read(&invitation.code.text()).unwrap();
    let book = world.gateway.ledger().book().unwrap();
    let keys: GatewayKeys = book.read(daftar::gateway::keys::public).unwrap();
    assert_eq!(keys.current.fingerprint(), typed.fingerprint);
    // The number is not in the code: the answer tells it.
    let pc = Pc::of(1, &invitation.file.terms, 0);
    let request = pc.request(typed.token);
    let answer = world.gateway.enrol(&request).unwrap();
    let enrolled = pc.enrolled(&request, &answer);
    assert_eq!(enrolled.device, invitation.file.device);
    assert_eq!(enrolled.terms.unwrap().units, [world.unit]);
}

#[test]
fn an_enrolment_file_is_private_and_read_again() {
    let world = World::new();
    let invitation = world.gateway.invite(&[world.unit]).unwrap();
    let path = world.folder.path().join("device.json");
    daftar::gateway::enrolment::write(&invitation, &path).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let read: EnrolmentFile = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(read, invitation.file);
}

#[test]
fn who_is_cut_off_waits_aside_until_enrolled_anew() {
    let world = World::new();
    let mut pc = world.pc(1);
    let before = pc.report(&world, &world.report("202609", Base::Nothing, &[1]));
    world.send(&pc, &before);
    world.gateway.revoke(pc.number).unwrap();
    let receipt = world.send(&pc, &before);
    assert_eq!(
        (receipt.verdict, receipt.stage),
        (Verdict::Accepted, Stage::Quarantined)
    );
    let after = pc.report(&world, &world.report("202610", Base::Nothing, &[1]));
    let receipt = world.send(&pc, &after);
    assert_eq!(
        (receipt.verdict, receipt.stage),
        (Verdict::Revoked, Stage::Quarantined)
    );
    let poll = pc.control(&Message::Poll(Holdings::default()));
    let (answers, news) = world.exchange(&[&poll]);
    assert_eq!(pc.receipt(&poll, &answers[0]).verdict, Verdict::Revoked);
    assert_eq!(news, [], "who is cut off is told nothing");
    assert_eq!(world.gateway.held().unwrap().len(), 2);
    // Enrolled anew, with the same key: what was put aside goes on.
    let file = world.gateway.invite_again(pc.number).unwrap().file;
    let request = pc.request(file.token);
    let answer = world.gateway.enrol(&request).unwrap();
    assert_eq!(
        pc.enrolled(&request, &answer).verdict,
        EnrolmentVerdict::Enrolled
    );
    for packet in [&before, &after] {
        let receipt = world.send(&pc, packet);
        assert_eq!(
            (receipt.verdict, receipt.stage),
            (Verdict::Accepted, Stage::Ledger)
        );
    }
}

#[test]
fn the_next_key_comes_sealed_and_the_old_one_still_opens() {
    let world = World::new();
    let mut pc = world.pc(1);
    let old = pc.report(&world, &world.report("202609", Base::Nothing, &[1]));
    assert_eq!(world.gateway.draw_next_key().unwrap(), 2);
    let gateway = world.again();
    let mut session = gateway.session("test", None).unwrap();
    let down = session.take(&old);
    assert_eq!(pc.receipt(&old, &down).verdict, Verdict::Accepted);
    let news = session.finish();
    let Answer::NextKey(key) = pc.open(&old, news.last().unwrap()) else {
        panic!("the next key");
    };
    pc.epoch = key.epoch;
    pc.gateway = daftar::wire::keys::PublicKey(key.public);
    let new = pc.report(&world, &world.report("202610", Base::Nothing, &[1]));
    let down = session.take(&new);
    assert_eq!(pc.receipt(&new, &down).verdict, Verdict::Accepted);
    let told = session.finish();
    assert!(
        told.iter()
            .all(|down| !matches!(pc.open(&new, down), Answer::NextKey(_)))
    );
    gateway.use_next_key().unwrap();
    assert!(gateway.use_next_key().is_err(), "no next one any more");
}
