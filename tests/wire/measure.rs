//! What the sizes of a report are measured with: the form, its profile, packets, and the formats beside them.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

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
        Lists, Profile, Schema, Seen, Snapshot,
        keys::{DeviceNumber, Incarnation, Link, SecretKey},
        message,
        packet::{self, Class},
        schema::{Parts, SchemaCell},
        snapshot::{Base, Item, State},
    },
};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use super::synthetic::{self, CELLS, COMBOS, ELEMENTS, Facility, Form, MONTHS};

/// Facilities whose reports are measured; no profile and no table has seen them.
pub const UNSEEN: std::ops::Range<u64> = 0..60;
/// Facilities the profile is made of.
const KNOWN: std::ops::Range<u64> = 1_000..1_150;

pub struct Sizes(pub Vec<usize>);

impl Sizes {
    pub fn mean(&self) -> f64 {
        self.0.iter().sum::<usize>() as f64 / self.0.len() as f64
    }

    pub fn max(&self) -> usize {
        self.0.iter().copied().max().unwrap_or_default()
    }
}

pub fn cell(form: &Form, index: usize) -> Cell {
    Cell {
        data_element: Uid::parse(&form.elements[index / COMBOS]).unwrap(),
        category_option_combo: Uid::parse(&form.combos[index % COMBOS]).unwrap(),
    }
}

/// The profile of the whole country: the mean of every cell over known facilities and months.
pub fn profile(form: &Form) -> Profile {
    let mut seen = [Seen::default(); CELLS];
    for seed in KNOWN {
        for month in synthetic::facility(form, seed).months {
            for (seen, count) in seen.iter_mut().zip(month) {
                seen.sum += u64::from(count.unwrap_or_default());
                seen.count += u64::from(count.is_some());
            }
        }
    }
    Profile::of(seen)
}

pub fn schema(form: &Form, profile: Option<Profile>) -> Schema {
    let cells = (0..CELLS).map(|index| SchemaCell {
        cell: cell(form, index),
        value_type: ValueType::IntegerZeroOrPositive,
        options: None,
    });
    Schema::try_from(Parts {
        data_set: Uid::parse(&form.data_set).unwrap(),
        period_type: PeriodType::Monthly,
        reasons: Reason::ALL.into(),
        cells: cells.collect(),
        profile,
    })
    .unwrap()
}

pub fn lists() -> Lists {
    Lists {
        units: vec![
            Uid::parse("Facility001").unwrap(),
            Uid::parse("SubCentre01").unwrap(),
        ],
        combos: vec![Uid::parse("HllvX50cXC0").unwrap()],
    }
}

/// The last month of a facility, confirmed for the first time, some days after the month.
pub fn snapshot(form: &Form, facility: &Facility, seed: u64) -> Snapshot {
    let cells = facility.months[MONTHS - 1].iter().enumerate();
    let items: BTreeMap<Cell, Item> = cells
        .filter_map(|(index, count)| {
            let state = State::Given((*count)?.to_string());
            Some((cell(form, index), Item::of(state)))
        })
        .collect();
    Snapshot {
        key: ReportKey {
            data_set: Uid::parse(&form.data_set).unwrap(),
            organisation_unit: lists().units[(seed % 2) as usize],
            period: Period::parse("202510").unwrap(),
            attribute_option_combo: lists().combos[0],
        },
        revision: 1,
        base: Base::Nothing,
        confirmed_on: NaiveDate::from_ymd_opt(2025, 11, 1 + (seed % 15) as u32).unwrap(),
        confirmed_by: None,
        items,
    }
}

pub fn snapshots(form: &Form) -> Vec<Snapshot> {
    UNSEEN
        .map(|seed| snapshot(form, &synthetic::facility(form, seed), seed))
        .collect()
}

pub const HERE: Incarnation = Incarnation(0x0123_4567_89ab_cdef);

pub fn links() -> (Link, Link) {
    let (device, gateway) = (SecretKey::of([3; 32]), SecretKey::of([4; 32]));
    let number = DeviceNumber(1_742);
    (
        Link::of_device(&device, gateway.public(), number, 1).unwrap(),
        Link::of_gateway(&gateway, device.public(), number, 1).unwrap(),
    )
}

/// Sealed packets of a device well into its second year: device 1742, numbers from 400 on.
pub fn packets(snapshots: &[Snapshot], schema: &Schema, is_known: bool) -> Vec<Vec<u8>> {
    let (link, _) = links();
    snapshots
        .iter()
        .zip(400..)
        .map(|(snapshot, number)| {
            let message = message::write_report(snapshot, schema, &lists()).unwrap();
            packet::seal(&link, Class::Report, (HERE, is_known), number, &message).unwrap()
        })
        .collect()
}

pub fn sizes(packets: &[Vec<u8>]) -> Sizes {
    Sizes(packets.iter().map(Vec::len).collect())
}

/// The same report as DHIS2 takes it: a data value set in JSON.
pub fn json(snapshot: &Snapshot) -> String {
    let values: Vec<String> = snapshot
        .items
        .iter()
        .filter_map(|(cell, item)| match &item.state {
            State::Given(value) => Some(format!(
                r#"{{"dataElement":"{}","categoryOptionCombo":"{}","value":"{value}"}}"#,
                cell.data_element, cell.category_option_combo
            )),
            _ => None,
        })
        .collect();
    format!(
        r#"{{"dataSet":"{}","completeDate":"{}","period":"{}","orgUnit":"{}","dataValues":[{}]}}"#,
        snapshot.key.data_set,
        snapshot.confirmed_on,
        snapshot.key.period,
        snapshot.key.organisation_unit,
        values.join(",")
    )
}

pub fn gzip(text: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

/// The size of DHIS2's SMS format (dhis2/sms-compression, aggregate data set, version 2), by its writers.
///
/// At its kindest: the device's lists hold this form only, so that the hashes are as narrow as they can be.
pub fn dhis2_sms(snapshot: &Snapshot) -> usize {
    let elements: BTreeSet<_> = snapshot
        .items
        .keys()
        .map(|cell| cell.data_element)
        .collect();
    let combos: BTreeSet<_> = snapshot
        .items
        .keys()
        .map(|cell| cell.category_option_combo)
        .collect();
    let element = hash_width(elements.iter().map(Uid::as_str), ELEMENTS);
    let combo = hash_width(combos.iter().map(Uid::as_str), COMBOS + 1);
    let identifier = |width: usize| 1 + 6 + width;
    // Type, version, last synchronisation, submission; user, unit, data set, complete, attribute combo.
    let head = 4 + 4 + 32 + 8 + identifier(1) * 3 + 1 + identifier(combo);
    let period = 8 * (snapshot.key.period.id().len() + 1);
    // Has values, uses hashes, the widths of both hashes, the width of whole numbers.
    let widths = 1 + 1 + 6 + 6 + 4;
    let largest = snapshot
        .items
        .values()
        .filter_map(|item| match &item.state {
            State::Given(value) => value.parse::<u32>().ok(),
            _ => None,
        });
    let number = (u32::BITS - largest.max().unwrap_or_default().leading_zeros()) as usize;
    // Type, sign, variable or fixed, the number, one more to come.
    let value = element + 3 + 1 + 1 + number + 1;
    let values = combos.len() * (combo + 1) + snapshot.items.len() * value;
    1 + (head + period + widths + values).div_ceil(8)
}

/// The narrowest hash without a collision, as the format looks for it; it begins with the bits of the list's size.
fn hash_width<'a>(uids: impl Iterator<Item = &'a str>, listed: usize) -> usize {
    let hashes: Vec<u32> = uids
        .map(|uid| {
            let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(uid).into();
            u32::from_be_bytes([a, b, c, d])
        })
        .collect();
    let first = (usize::BITS - listed.leading_zeros()) as usize;
    (first..32)
        .find(|width| {
            let short: BTreeSet<u32> = hashes.iter().map(|hash| hash >> (32 - width)).collect();
            short.len() == hashes.len()
        })
        .unwrap_or(32)
}

/// One line of the table: what, mean and largest bytes.
pub type Line = (&'static str, Option<(f64, usize)>);

/// Measures all formats on the same sixty reports.
pub fn table() -> Vec<Line> {
    let form = synthetic::form(1);
    let snapshots = snapshots(&form);
    let line = |name, sizes: &Sizes| (name, Some((sizes.mean(), sizes.max())));
    let of = |size: fn(&Snapshot) -> usize| Sizes(snapshots.iter().map(size).collect());
    let with = schema(&form, Some(profile(&form)));
    let without = schema(&form, None);
    let ours = |schema, known| sizes(&packets(&snapshots, schema, known));
    let other_form = synthetic::form(2);
    let other = schema(&other_form, Some(profile(&other_form)));
    let other = sizes(&packets(&self::snapshots(&other_form), &other, true));
    let bound = Sizes(
        UNSEEN
            .map(|seed| synthetic::entropy_bound(&synthetic::facility(&form, seed), MONTHS - 1))
            .map(|bits| (bits / 8.0).ceil() as usize)
            .collect(),
    );
    vec![
        line("sealed packet, with profile", &ours(&with, true)),
        line("sealed packet, without profile", &ours(&without, true)),
        line(
            "the same before the first receipt, with profile",
            &ours(&with, false),
        ),
        line("sealed packet of another form, with its profile", &other),
        line("DHIS2 JSON", &of(|s| json(s).len())),
        line("DHIS2 JSON, gzip -9", &of(|s| gzip(&json(s)))),
        (
            "DHIS2 JSON, zstd (not measured: no such library here)",
            None,
        ),
        line("DHIS2 SMS format, binary, at its kindest", &of(dhis2_sms)),
        line(
            "DHIS2 SMS format, base64",
            &of(|s| dhis2_sms(s).div_ceil(3) * 4),
        ),
        line("entropy bound of the cells alone, true means known", &bound),
    ]
}

pub fn printed(table: &[Line]) -> String {
    let head = "bytes of a 240-cell report (60 unseen facilities)";
    let mut lines = vec![format!("{head:<55}{:>8}{:>7}", "mean", "max")];
    for (name, sizes) in table {
        let (mean, max) = sizes.map_or(("-".into(), "-".into()), |(mean, max)| {
            (format!("{mean:.1}"), max.to_string())
        });
        lines.push(format!("{name:<55}{mean:>8}{max:>7}"));
    }
    lines.join("\n")
}
