//! A small form and a report that uses everything, for the tests of this room.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Schema, Snapshot,
    keys::{DeviceNumber, Link, SecretKey},
    schema::{Parts, SchemaCell},
    snapshot::{Base, Item, State},
};
use crate::domain::{
    form::Cell,
    id::Uid,
    period::{Period, PeriodType},
    report::ReportKey,
    value::{Reason, ValueType},
};

pub(super) fn uid<K>(n: usize) -> Uid<K> {
    Uid::parse(&format!("a{n:010}")).unwrap()
}

pub(super) fn cell(row: usize, column: usize) -> Cell {
    Cell {
        data_element: uid(row),
        category_option_combo: uid(column),
    }
}

pub(super) fn schema() -> Schema {
    let cells = (0..8).flat_map(|row| {
        (0..3).map(move |column| SchemaCell {
            cell: cell(row, column),
            value_type: match row {
                5 => ValueType::Number,
                6 => ValueType::Date,
                7 => ValueType::Text,
                _ => ValueType::IntegerZeroOrPositive,
            },
            options: None,
        })
    });
    Schema::try_from(Parts {
        data_set: uid(1),
        period_type: PeriodType::Monthly,
        reasons: Reason::ALL.into(),
        cells: cells.collect(),
        profile: None,
    })
    .unwrap()
}

pub(super) fn snapshot() -> Snapshot {
    let given = |text: &str| Item::of(State::Given(text.into()));
    let remarked = Item {
        state: State::NotAvailable(Reason::StockOut),
        comment: Some("نفاد اللقاح".into()),
        follow_up: true,
    };
    let items = [
        (cell(0, 0), given("12")),
        (cell(0, 1), given("0")),
        (cell(1, 0), remarked),
        (cell(1, 2), Item::of(State::Withdrawn)),
        (cell(2, 1), given("12+7")),
        (cell(5, 0), given("-4.5")),
        (cell(6, 0), given("2025-10-31")),
        (cell(7, 2), given("ناوی بنکە")),
    ];
    Snapshot {
        key: ReportKey {
            data_set: uid(1),
            organisation_unit: uid(2),
            period: Period::parse("202510").unwrap(),
            attribute_option_combo: uid(3),
        },
        revision: 1,
        base: Base::Nothing,
        confirmed_on: NaiveDate::from_ymd_opt(2025, 11, 3).unwrap(),
        confirmed_by: None,
        items: BTreeMap::from(items),
    }
}

fn secrets() -> (SecretKey, SecretKey) {
    (SecretKey::of([1; 32]), SecretKey::of([2; 32]))
}

pub(super) fn link_of_device() -> Link {
    let (device, gateway) = secrets();
    Link::of_device(&device, gateway.public(), DeviceNumber(300), 1).unwrap()
}

pub(super) fn link_of_gateway() -> Link {
    let (device, gateway) = secrets();
    Link::of_gateway(&gateway, device.public(), DeviceNumber(300), 1).unwrap()
}
