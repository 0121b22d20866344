//! A small world for the tests of this room.

use std::{
    path::Path,
    sync::mpsc::{self, Receiver},
};

use chrono::{DateTime, Utc};
use serde_json::json;
use tempfile::TempDir;

use crate::{
    domain::{
        form::{Cell, Form},
        id::{CategoryOptionComboId, DataElementId},
        organisation_unit::OrganisationUnit,
        period::Period,
        report::{Report, ReportKey, ReportNumber},
        value::{Entry, Value},
        world::WorldKind,
    },
    platform::clock::Clock,
    store::{Assignment, CellsToSave, Database, SavedCells, Scribe, StoreError, StoredReport},
};

/// A database in a folder of its own, with a form, a unit and an open scribe.
pub struct Office {
    pub folder: TempDir,
    pub database: Database,
    pub scribe: Scribe,
    pub clock: Clock,
}

impl Office {
    pub fn new() -> Self {
        Self::at(tempfile::tempdir().unwrap())
    }

    fn at(folder: TempDir) -> Self {
        let clock = Clock::fixed(now());
        let database = open(folder.path()).unwrap();
        let scribe = Scribe::start(&database, clock.clone(), "Shilan").unwrap();
        scribe
            .run(|writer| {
                writer.put_forms(&[form(1)])?;
                writer.put_units(&[unit()])?;
                writer.put_assignments(&[Assignment {
                    data_set: key("202611").data_set,
                    organisation_unit: unit().id,
                }])
            })
            .unwrap();
        Self {
            folder,
            database,
            scribe,
            clock,
        }
    }

    /// Ends the scribe and starts everything anew on the same file.
    pub fn restart(self) -> Self {
        let Self {
            folder,
            database,
            scribe,
            clock: _,
        } = self;
        drop((scribe, database));
        Self::at(folder)
    }

    pub fn begin(&self, period: &str) -> ReportNumber {
        let key = key(period);
        self.scribe
            .run(move |writer| Ok(writer.begin_report(&key, 1)?.number))
            .unwrap()
    }

    pub fn save(&self, report: ReportNumber, step: u64, cells: &[(Cell, Entry)]) -> SavedCells {
        self.try_save(report, step, cells).unwrap()
    }

    pub fn try_save(
        &self,
        report: ReportNumber,
        step: u64,
        cells: &[(Cell, Entry)],
    ) -> Result<SavedCells, StoreError> {
        self.hand_over(report, step, cells, true).recv().unwrap()
    }

    pub fn hand_over(
        &self,
        report: ReportNumber,
        step: u64,
        cells: &[(Cell, Entry)],
        is_settled: bool,
    ) -> Receiver<Result<SavedCells, StoreError>> {
        let (tell, hear) = mpsc::channel();
        let save = CellsToSave {
            report,
            step,
            cells: cells.to_vec(),
            is_settled,
        };
        self.scribe
            .save_cells(save, move |saved| drop(tell.send(saved)));
        hear
    }

    pub fn stored(&self, report: ReportNumber) -> StoredReport {
        self.database
            .reader()
            .unwrap()
            .report_by_number(report)
            .unwrap()
    }

    pub fn undo(&self, report: ReportNumber) -> Option<Cell> {
        let back = self.scribe.run(move |writer| writer.undo(report)).unwrap();
        back.and_then(|back| back.at)
    }

    pub fn redo(&self, report: ReportNumber) -> Option<Cell> {
        let back = self.scribe.run(move |writer| writer.redo(report)).unwrap();
        back.and_then(|back| back.at)
    }

    /// Confirms and queues; the payload is what stands in the first cell.
    pub fn send(&self, report: ReportNumber) -> crate::store::Queued {
        self.scribe
            .run(move |writer| {
                writer.confirm_and_queue(report, |frozen| {
                    Ok(shown(frozen.report, cell(1)).into_bytes())
                })
            })
            .unwrap()
    }
}

pub fn open(folder: &Path) -> Result<Database, StoreError> {
    Database::open(folder, WorldKind::Practice, now())
}

pub fn now() -> DateTime<Utc> {
    "2026-12-02T06:00:00Z".parse().unwrap()
}

pub fn cell(number: u16) -> Cell {
    Cell {
        data_element: DataElementId::parse(&format!("de{number:09}")).unwrap(),
        category_option_combo: CategoryOptionComboId::parse("HllvX50cXC0").unwrap(),
    }
}

pub fn given(text: &str) -> Entry {
    Entry::of(Value::Given(text.to_owned()))
}

pub fn key(period: &str) -> ReportKey {
    ReportKey {
        data_set: "DsEpiMonth1".parse().unwrap(),
        organisation_unit: unit().id,
        period: Period::parse(period).unwrap(),
        attribute_option_combo: "HllvX50cXC0".parse().unwrap(),
    }
}

pub fn form(version: u32) -> Form {
    serde_json::from_value(json!({
        "id": "DsEpiMonth1", "version": version, "code": "EPI",
        "names": { "base": "EPI monthly" }, "short_names": { "base": "EPI" },
        "period_type": "Monthly", "open_future_periods": 0,
        "expiry_days": 0.0, "timely_days": 15.0,
        "attribute_option_combo": "HllvX50cXC0", "sections": []
    }))
    .unwrap()
}

pub fn unit() -> OrganisationUnit {
    serde_json::from_value(json!({
        "id": "OuCentre001", "names": { "base": "Shorsh" }, "short_names": { "base": "Shorsh" },
        "level": 4
    }))
    .unwrap()
}

/// What stands in a cell; `-` where nothing does.
pub fn shown(report: &Report, cell: Cell) -> String {
    match report.entry(cell).map(|entry| &entry.value) {
        Some(Value::Given(text)) => text.clone(),
        Some(Value::NotAvailable(reason)) => format!("{reason:?}"),
        Some(Value::Blank) | None => "-".to_owned(),
    }
}
