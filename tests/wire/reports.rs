//! Any report goes through the wire unchanged; a packet that was touched does not open.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use daftar::{
    domain::{
        form::Cell,
        id::Uid,
        period::{Period, PeriodType},
        report::ReportKey,
        value::{Reason, ValueType},
    },
    wire::{
        Lists, Profile, Schema, Snapshot, WireError,
        message::{self, Message},
        packet::{self, Class, Packet},
        schema::{Parts, SchemaCell},
        snapshot::{Base, Item, ShortDigest, State},
    },
};
use proptest::prelude::*;

use crate::{
    measure::{self, HERE},
    synthetic,
};

pub fn uid<K>(n: u32) -> Uid<K> {
    Uid::parse(&format!("u{n:010}")).unwrap()
}

fn any_value_type() -> impl Strategy<Value = ValueType> {
    prop_oneof![
        4 => Just(ValueType::IntegerZeroOrPositive),
        4 => prop::sample::select(ValueType::ALL.to_vec()),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ا-يپچژگەێۆڵڕ ،٠-٩]{0,40}",
        "[a-zA-Z0-9 .,]{0,40}",
        any::<String>(),
    ]
}

fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (0_u32..300).prop_map(|n| n.to_string()),
        2 => any::<i32>().prop_map(|n| n.to_string()),
        1 => any::<u64>().prop_map(|n| n.to_string()),
        2 => "-?[0-9]{1,19}(\\.[0-9]{1,16})?",
        1 => "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-[0-3][0-9]",
        1 => prop::sample::select(vec!["true", "false", "A", "B", "A,B", "007", "12+7"]).prop_map(String::from),
        1 => any_text(),
    ]
}

fn any_state() -> impl Strategy<Value = State> {
    prop_oneof![
        2 => Just(State::Blank),
        8 => any_value().prop_map(State::Given),
        1 => prop::sample::select(Reason::ALL.to_vec()).prop_map(State::NotAvailable),
        1 => Just(State::Withdrawn),
    ]
}

fn any_item() -> impl Strategy<Value = Item> {
    (
        any_state(),
        prop::option::weighted(0.1, any_text()),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(state, comment, follow_up)| Item {
            state,
            comment,
            follow_up,
        })
}

fn any_parts() -> impl Strategy<Value = (Parts, Vec<Item>)> {
    let options = prop::option::weighted(0.15, prop::collection::vec("[A-D]{1,2}", 0..4));
    let cell = (
        0_u32..12,
        0_u32..5,
        any_value_type(),
        options,
        any::<u8>(),
        any_item(),
    );
    (
        prop::collection::vec(cell, 0..70),
        prop::sample::select(PeriodType::ALL.to_vec()),
        Just(Reason::ALL.to_vec()).prop_shuffle(),
        any::<bool>(),
    )
        .prop_map(|(drawn, period_type, reasons, has_profile)| {
            let mut known = BTreeSet::new();
            let mut cells = Vec::new();
            let (mut sizes, mut items) = (Vec::new(), Vec::new());
            for (row, column, value_type, options, size, item) in drawn {
                let cell = Cell {
                    data_element: uid(row),
                    category_option_combo: uid(column),
                };
                if known.insert(cell) {
                    cells.push(SchemaCell {
                        cell,
                        value_type,
                        options,
                    });
                    sizes.push(size);
                    items.push(item);
                }
            }
            let profile = has_profile.then(|| Profile::of_bytes(sizes));
            let parts = Parts {
                data_set: uid(500),
                period_type,
                reasons,
                cells,
                profile,
            };
            (parts, items)
        })
}

fn any_report() -> impl Strategy<Value = (Schema, Lists, Snapshot)> {
    let day =
        |from, to| (from..to).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap());
    let base = prop_oneof![
        Just(Base::Nothing),
        Just(Base::Unknown),
        any::<[u8; 8]>().prop_map(|bytes| Base::Report(ShortDigest(bytes))),
    ];
    let head = (
        any::<u32>(),
        base,
        day(690_000, 790_000),
        prop::option::of(any_text()),
    );
    (any_parts(), head, day(694_300, 800_000), 0_u32..4, 0_u32..4).prop_map(
        |((parts, items), (revision, base, confirmed_on, confirmed_by), day, unit, combo)| {
            let key = ReportKey {
                data_set: parts.data_set,
                organisation_unit: uid(600 + unit),
                period: Period::containing(parts.period_type, day),
                attribute_option_combo: uid(700 + combo),
            };
            let cells = parts.cells.iter().map(|cell| cell.cell);
            let items: BTreeMap<Cell, Item> = cells
                .zip(items)
                .filter(|(_, item)| *item != Item::default())
                .collect();
            let snapshot = Snapshot {
                key,
                revision,
                base,
                confirmed_on,
                confirmed_by,
                items,
            };
            let lists = Lists {
                units: vec![uid(600), uid(601)],
                combos: vec![uid(700)],
            };
            (Schema::try_from(parts).unwrap(), lists, snapshot)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_report_comes_back_the_same((schema, lists, snapshot) in any_report()) {
        let bytes = message::write_report(&snapshot, &schema, &lists).unwrap();
        let read = message::read_report(&bytes, &schema, &lists).unwrap();
        prop_assert_eq!(&read, &snapshot);
        prop_assert_eq!(read.digest(), snapshot.digest());
        let Message::Report(head) = Message::read(&bytes).unwrap() else {
            panic!("a report is a report");
        };
        prop_assert_eq!(head.schema, schema.hash().short());
        prop_assert_eq!(head.key(&schema, &lists).unwrap(), snapshot.key);
        prop_assert_eq!(head.base, snapshot.base);
    }

    #[test]
    fn any_report_goes_through_a_sealed_packet(
        (schema, lists, snapshot) in any_report(), sequence in any::<u64>(), is_known: bool,
    ) {
        let (device, gateway) = measure::links();
        let message = message::write_report(&snapshot, &schema, &lists).unwrap();
        let bytes = packet::seal(&device, Class::Report, (HERE, is_known), sequence, &message).unwrap();
        let packet = Packet::read(&bytes).unwrap();
        prop_assert_eq!(packet.header.sequence, sequence);
        let opened = packet.open(&gateway, HERE).unwrap();
        prop_assert_eq!(message::read_report(&opened, &schema, &lists).unwrap(), snapshot);
    }
}

#[test]
fn every_changed_byte_of_two_hundred_packets_is_refused() {
    let form = synthetic::form(1);
    let schema = measure::schema(&form, Some(measure::profile(&form)));
    let (_, gateway) = measure::links();
    let mut snapshots = Vec::new();
    for seed in 0..200 {
        let facility = synthetic::facility(&form, seed);
        snapshots.push(measure::snapshot(&form, &facility, seed));
    }
    let mut tried = 0;
    for is_known in [true, false] {
        let (first, second) = snapshots.split_at(100);
        let half = if is_known { first } else { second };
        for bytes in measure::packets(half, &schema, is_known) {
            for place in 0..bytes.len() {
                let mut changed = bytes.clone();
                // Another change at every place: single bits, and whole bytes.
                changed[place] ^=
                    [1, 2, 4, 8, 16, 32, 64, 128, 255, 85][(place + bytes.len()) % 10];
                let opened = Packet::read(&changed).and_then(|packet| packet.open(&gateway, HERE));
                assert!(opened.is_err(), "byte {place} of {bytes:02x?}");
                tried += 1;
            }
            for length in (0..bytes.len()).step_by(9) {
                let opened = Packet::read(&bytes[..length]).and_then(|p| p.open(&gateway, HERE));
                assert!(opened.is_err(), "cut to {length}");
            }
        }
    }
    assert!(tried > 200 * 80, "only {tried} bytes were tried");
}

#[test]
fn a_report_that_the_schema_cannot_tell_is_refused() {
    let form = synthetic::form(1);
    let schema = measure::schema(&form, None);
    let lists = measure::lists();
    let good = measure::snapshot(&form, &synthetic::facility(&form, 1), 1);
    let write = |snapshot: &Snapshot| message::write_report(snapshot, &schema, &lists);
    let stranger = Cell {
        data_element: uid(1),
        category_option_combo: uid(2),
    };
    let mut other = good.clone();
    other
        .items
        .insert(stranger, Item::of(State::Given("1".into())));
    assert_eq!(write(&other), Err(WireError::NotInSchema(stranger)));
    let mut other = good.clone();
    other.key.data_set = uid(9);
    assert_eq!(write(&other), Err(WireError::OtherDataSet));
    let mut other = good.clone();
    other.key.period = Period::parse("2025W3").unwrap();
    assert_eq!(write(&other), Err(WireError::OtherPeriodType));
    let mut other = good;
    other.items.values_mut().next().unwrap().comment = Some("ا".repeat(50_001));
    assert_eq!(write(&other), Err(WireError::TooLarge));
}

#[test]
fn a_packet_is_held_until_its_schema_and_lists_are_known() {
    let form = synthetic::form(1);
    let schema = measure::schema(&form, None);
    let snapshot = measure::snapshot(&form, &synthetic::facility(&form, 1), 1);
    let bytes = message::write_report(&snapshot, &schema, &measure::lists()).unwrap();
    let other = measure::schema(&form, Some(measure::profile(&form)));
    let unknown = message::read_report(&bytes, &other, &measure::lists()).unwrap_err();
    assert_eq!(unknown, WireError::UnknownSchema(schema.hash().short()));
    let short = message::read_report(&bytes, &schema, &Lists::default()).unwrap_err();
    assert!(matches!(short, WireError::UnknownPlace(_)));
    assert!(unknown.may_be_held() && short.may_be_held());
    // A list with another unit in the same place must never give that unit the figures.
    let mut wrong = measure::lists();
    wrong.units[1] = uid(77);
    let wrong = message::read_report(&bytes, &schema, &wrong).unwrap_err();
    assert_eq!(wrong, WireError::OtherTable);
    assert!(!wrong.may_be_held());
}
