//! A world for tests: a folder that goes away, a clock that stands, an ear that remembers.

use std::{
    path::Path,
    sync::{
        Arc,
        mpsc::{self, Receiver},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use tempfile::TempDir;

use crate::{
    bundle::check::tests::{form, uid, unit},
    domain::{
        form::Cell,
        id::DataSetId,
        period::{Period, PeriodType},
        report::{ReportKey, ReportNumber},
        value::{Entry, Value},
    },
    office::{
        Hears, Office, OfficeConfig, Role,
        access::WorldAccess,
        news::{News, OpenReport},
        order::{Order, SaveCells},
        seed::{Assignment, WorldSeed},
    },
    platform::clock::Clock,
};

/// Nothing on a machine of today takes longer, so this is only ever waited for by a failing test.
pub const LONG: Duration = Duration::from_secs(20);

/// Monday 23 November 2026, 9 o'clock in Iraq.
pub fn morning() -> DateTime<Utc> {
    "2026-11-23T06:00:00Z".parse().unwrap()
}

/// An open world with the ear on it.
pub struct World {
    pub office: Office,
    pub news: Receiver<News>,
    pub clock: Clock,
    pub home: Arc<TempDir>,
}

/// Two forms filled by one centre.
pub fn seed() -> WorldSeed {
    WorldSeed {
        forms: vec![form(1, PeriodType::Monthly), form(2, PeriodType::Weekly)],
        units: vec![unit(1), unit(2)],
        assignments: [1, 2]
            .map(|n| Assignment {
                data_set: uid('F', n),
                organisation_unit: uid('U', 2),
            })
            .to_vec(),
        reports: Vec::new(),
    }
}

pub fn config(folder: &Path, access: WorldAccess, clock: &Clock) -> (OfficeConfig, Receiver<News>) {
    let (tell, news) = mpsc::channel();
    let tell = std::sync::Mutex::new(tell);
    // A test may have stopped listening.
    let hears: Hears = Arc::new(move |said| drop(tell.lock().unwrap().send(said)));
    let config = OfficeConfig {
        folder: folder.to_owned(),
        access,
        clock: clock.clone(),
        role: Role::Screen,
        hears,
    };
    (config, news)
}

impl World {
    /// A practice world without a stand-in, with [`seed`] in it.
    pub fn practice() -> Self {
        let home = Arc::new(tempfile::tempdir().unwrap());
        let world = Self::at(home, WorldAccess::Practice { stand_in: None });
        world.office.begin_with(seed()).unwrap();
        world
    }

    /// A national world that knows nothing yet.
    pub fn national() -> Self {
        Self::at(
            Arc::new(tempfile::tempdir().unwrap()),
            WorldAccess::National,
        )
    }

    /// The world of a folder, made if there is none.
    pub fn at(home: Arc<TempDir>, access: WorldAccess) -> Self {
        let clock = Clock::fixed(morning());
        let (config, news) = config(home.path(), access, &clock);
        Self {
            office: Office::open(config).unwrap(),
            news,
            clock,
            home,
        }
    }

    /// The same world after the program has ended and begun again.
    pub fn restarted(self) -> Self {
        let Self { office, home, .. } = self;
        let access = office.seat.access().clone();
        drop(office);
        Self::at(home, access)
    }

    /// Gives an order and waits for the news that answers it.
    pub fn ask<T>(&self, order: Order, answer: impl Fn(News) -> Option<T>) -> T {
        self.office.carry_out(order);
        self.hear(answer)
    }

    /// Waits for news.
    pub fn hear<T>(&self, answer: impl Fn(News) -> Option<T>) -> T {
        loop {
            let news = self.news.recv_timeout(LONG).expect("news in time");
            if let Some(found) = answer(news) {
                return found;
            }
        }
    }

    pub fn open(&self, key: ReportKey) -> OpenReport {
        self.ask(Order::OpenReport(key), |news| match news {
            News::ReportOpened(open) => Some(*open),
            News::Trouble(trouble) => panic!("{trouble:?}"),
            _ => None,
        })
    }

    /// Saves cells and waits until they stand on the disk.
    pub fn save(&self, report: ReportNumber, step: u64, cells: Vec<(Cell, Entry)>) {
        let save = SaveCells {
            report,
            step,
            cells,
            is_settled: true,
        };
        self.ask(Order::SaveCells(save), |news| match news {
            News::Saved { step: saved, .. } if saved == step => Some(()),
            News::NotSaved { trouble, .. } => panic!("{trouble:?}"),
            _ => None,
        });
    }

    /// Opens October of the monthly form and keys all four cells of it.
    pub fn keyed_october(&self) -> OpenReport {
        let open = self.open(october());
        let cells = open
            .form
            .enterable()
            .map(|(_, cell)| (cell, given("4")))
            .collect();
        self.save(open.number, open.next_step, cells);
        open
    }
}

/// The newest ended month.
pub fn october() -> ReportKey {
    key(uid('F', 1), "202610")
}

pub fn key(data_set: DataSetId, period: &str) -> ReportKey {
    ReportKey {
        data_set,
        organisation_unit: uid('U', 2),
        period: Period::parse(period).unwrap(),
        attribute_option_combo: uid('A', 1),
    }
}

pub fn given(text: &str) -> Entry {
    Entry::of(Value::Given(text.to_owned()))
}
