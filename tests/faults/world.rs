//! A small world to break.

use std::path::Path;

use chrono::{DateTime, Utc};
use daftar::{
    domain::{
        form::{Cell, Form},
        id::{CategoryOptionComboId, DataElementId},
        organisation_unit::OrganisationUnit,
        period::Period,
        report::{ReportKey, ReportNumber},
        value::{Entry, Value},
        world::WorldKind,
    },
    platform::clock::Clock,
    store::{Database, Scribe},
};
use serde_json::json;

pub fn now() -> DateTime<Utc> {
    "2026-12-02T06:00:00Z".parse().unwrap()
}

pub fn open(folder: &Path) -> Database {
    Database::open(folder, WorldKind::Practice, now()).unwrap()
}

pub fn scribe(database: &Database) -> Scribe {
    Scribe::start(database, Clock::fixed(now()), "Shilan").unwrap()
}

pub fn cell(number: u64) -> Cell {
    Cell {
        data_element: DataElementId::parse(&format!("de{number:09}")).unwrap(),
        category_option_combo: CategoryOptionComboId::parse("HllvX50cXC0").unwrap(),
    }
}

pub fn given(value: u64) -> Entry {
    Entry::of(Value::Given(value.to_string()))
}

/// Begins the one report of this world.
pub fn begin(scribe: &Scribe) -> ReportNumber {
    let form: Form = serde_json::from_value(json!({
        "id": "DsEpiMonth1", "version": 1, "code": "EPI",
        "names": { "base": "EPI monthly" }, "short_names": { "base": "EPI" },
        "period_type": "Monthly", "open_future_periods": 0,
        "expiry_days": 0.0, "timely_days": 15.0,
        "attribute_option_combo": "HllvX50cXC0", "sections": []
    }))
    .unwrap();
    let unit: OrganisationUnit = serde_json::from_value(json!({
        "id": "OuCentre001", "names": { "base": "Shorsh" }, "short_names": { "base": "Shorsh" },
        "level": 4
    }))
    .unwrap();
    let key = ReportKey {
        data_set: form.id,
        organisation_unit: unit.id,
        period: Period::parse("202611").unwrap(),
        attribute_option_combo: form.attribute_option_combo,
    };
    scribe
        .run(move |writer| {
            writer.put_forms(&[form])?;
            writer.put_units(&[unit])?;
            Ok(writer.begin_report(&key, 1)?.number)
        })
        .unwrap()
}

/// What stands in each cell of the report.
pub fn values(database: &Database, report: ReportNumber) -> std::collections::BTreeMap<Cell, u64> {
    let stored = database.reader().unwrap().report_by_number(report).unwrap();
    stored
        .report
        .entries
        .into_iter()
        .map(|(cell, entry)| match entry.value {
            Value::Given(text) => (cell, text.parse().unwrap()),
            other => panic!("{other:?}"),
        })
        .collect()
}

/// Numbers that look drawn and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        // Steele, Lea and Flood: SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}
