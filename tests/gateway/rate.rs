//! What a gateway can do in a second; printed, not judged.

use std::time::Instant;

use daftar::{
    dhis2::client::Client,
    gateway::forwarder::{MakeClient, Pass, pass},
    training::{practice, stand_in::StandIn},
    wire::{answer::Verdict, exchange::Down, snapshot::Base},
};

use crate::pc::World;

const MONTHS: [&str; 10] = [
    "202601", "202602", "202603", "202604", "202605", "202606", "202607", "202608", "202609",
    "202610",
];

#[test]
#[ignore = "a measure: reports a second, durably accepted, and reports forwarded to the stand-in"]
fn reports_a_second() {
    let world = World::with(|config| config.limits.packets_an_hour = u64::MAX);
    let numbers: Vec<u32> = (0..100).collect();
    let mut packets = Vec::new();
    let mut pcs: Vec<_> = (1..=50).map(|seed| world.pc(seed)).collect();
    for pc in &mut pcs {
        for month in MONTHS {
            let report = world.report(month, Base::Nothing, &numbers);
            packets.push(pc.report(&world, &report));
        }
    }
    let began = Instant::now();
    let mut session = world.gateway.session("test", None).unwrap();
    for packet in &packets {
        assert!(matches!(session.take(packet), Down::Answer(_)));
    }
    let took = began.elapsed();
    println!(
        "accepted: {} reports of {} bytes in {took:?}, {:.0} a second",
        packets.len(),
        packets[0].len(),
        f64::from(u32::try_from(packets.len()).unwrap()) / took.as_secs_f64()
    );
    let receipt = world.send(&pcs[0], &packets[0]);
    assert_eq!(receipt.verdict, Verdict::Accepted);
    let server = StandIn::start(practice::stand_in(None, None, world.clock.clone())).unwrap();
    let (reach, credentials) = (server.reach(), server.credentials());
    let make: MakeClient = Box::new(move || Client::new(reach.clone(), &credentials));
    let began = Instant::now();
    let mut forwarded = 0_u32;
    while pass(&world.gateway, &make).unwrap() == Pass::Done {
        forwarded += 1;
    }
    let took = began.elapsed();
    println!(
        "forwarded: {forwarded} reports in {took:?}, {:.1} a second",
        f64::from(forwarded) / took.as_secs_f64()
    );
}
