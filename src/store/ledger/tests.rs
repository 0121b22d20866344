//! The ledger keeps what was written, and only that.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of a page is bound to one lifetime and will not do for all"
)]

use chrono::TimeDelta;

use super::*;
use crate::wire::{
    answer::{Stage, Verdict},
    keys::{DeviceNumber, Incarnation},
};

fn now() -> DateTime<Utc> {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn new_device(page: &Page<'_>) -> Result<DeviceNumber, StoreError> {
    let units = ["ImspTQPwCqd", "DiszpKrYNg8"].map(|id| id.parse().unwrap());
    page.add_device(&NewDevice {
        token: [9; 32],
        expires_at: now() + TimeDelta::days(14),
        units: &units,
        combos: &["HllvX50cXC0".parse().unwrap()],
    })
}

fn packet(device: DeviceNumber, sequence: u64) -> NewPacket<'static> {
    NewPacket {
        device,
        incarnation: Incarnation(u64::MAX - 5),
        sequence,
        bytes: b"sealed",
        digest: [1; 32],
        message: b"message",
        epoch: 1,
        received_at: now(),
        door: "http",
    }
}

#[test]
fn what_is_accepted_stands_and_is_never_changed_or_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(folder.path(), now()).unwrap();
    let mut book = ledger.book().unwrap();
    let (device, id) = book
        .write(|page| {
            let device = new_device(page)?;
            page.add_incarnation(device, Incarnation(u64::MAX - 5), now())?;
            let id = page.add_packet(&packet(device, 1), &Outcome::default())?;
            Ok::<_, StoreError>((device, id))
        })
        .unwrap();
    drop(book);
    let again = Ledger::open(folder.path(), now()).unwrap().book().unwrap();
    let found = again
        .read(|page| page.packet_at(device, Incarnation(u64::MAX - 5), 1))
        .unwrap()
        .unwrap();
    assert_eq!((found.id, found.message.as_slice()), (id, &b"message"[..]));
    for sql in ["DELETE FROM packet", "UPDATE packet SET bytes = x'00'"] {
        assert!(again.db.execute_batch(sql).is_err(), "{sql}");
    }
    let mut book = ledger.book().unwrap();
    let twice = book.write(|page| page.add_packet(&packet(device, 1), &Outcome::default()));
    assert!(twice.is_err());
}

#[test]
fn a_transaction_that_fails_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(folder.path(), now()).unwrap();
    let mut book = ledger.book().unwrap();
    let failed: Result<(), StoreError> = book.write(|page| {
        new_device(page)?;
        Err(StoreError::Busy)
    });
    assert!(failed.is_err());
    let devices = book.read(|page| page.devices()).unwrap();
    assert_eq!(devices, []);
}

#[test]
fn lists_only_grow_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Ledger::open(folder.path(), now()).unwrap().book().unwrap();
    let listed: Vec<crate::domain::id::OrganisationUnitId> = book
        .write(|page| {
            let device = new_device(page)?;
            for id in ["DiszpKrYNg8", "g8upMTyEZGZ"] {
                page.list::<crate::domain::id::kind::OrganisationUnit>(
                    device,
                    ListKind::Unit,
                    id.parse().unwrap(),
                )?;
            }
            page.listed(device, ListKind::Unit)
        })
        .unwrap();
    let listed: Vec<&str> = listed.iter().map(|unit| unit.as_str()).collect();
    assert_eq!(listed, ["ImspTQPwCqd", "DiszpKrYNg8", "g8upMTyEZGZ"]);
}

#[test]
fn a_restored_ledger_has_another_epoch_and_a_copy_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(folder.path(), now()).unwrap();
    let mut book = ledger.book().unwrap();
    let before = book.read(|page| page.epoch()).unwrap();
    let copy = folder.path().join("copy");
    std::fs::create_dir(&copy).unwrap();
    book.back_up(&copy.join(FILE)).unwrap();
    let copied = Ledger::open(&copy, now()).unwrap().book().unwrap();
    assert_eq!(copied.read(|page| page.epoch()).unwrap(), before);
    let after = book.write(|page| page.begin_epoch(now())).unwrap();
    assert_ne!(after, before);
}

#[test]
fn a_revoked_device_waits_aside_and_goes_on_when_enrolled_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Ledger::open(folder.path(), now()).unwrap().book().unwrap();
    let (device, id) = book
        .write(|page| {
            let device = new_device(page)?;
            page.add_incarnation(device, Incarnation(u64::MAX - 5), now())?;
            let id = page.add_packet(&packet(device, 1), &Outcome::default())?;
            page.revoke(device, now())?;
            Ok::<_, StoreError>((device, id))
        })
        .unwrap();
    let stage = |book: &Book| {
        let packet = book.read(|page| page.packet(id)).unwrap().unwrap();
        assert_eq!(packet.outcome.verdict, Verdict::Accepted);
        packet.outcome.stage
    };
    assert_eq!(stage(&book), Stage::Quarantined);
    book.write(|page| page.queue_again(device)).unwrap();
    assert_eq!(stage(&book), Stage::Ledger);
}

#[test]
fn the_file_of_a_world_is_not_taken_for_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let world = crate::store::testing::open(folder.path()).unwrap();
    std::fs::copy(world.path(), folder.path().join(FILE)).unwrap();
    let opened = Ledger::open(folder.path(), now());
    assert!(
        matches!(opened, Err(StoreError::NotOurs { .. })),
        "{opened:?}"
    );
}
