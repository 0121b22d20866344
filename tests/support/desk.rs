//! An office in memory for tests of screens: the practice world on a fixed day, every order answered
//! at once, nothing written anywhere.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    path::PathBuf,
    rc::Rc,
    sync::{Arc, Mutex},
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use daftar::{
    domain::{
        answer::Answer,
        form::Form,
        history::{History, PastReport},
        language::Language,
        organisation_unit::OrganisationUnit,
        period::{Period, WorkingWeek},
        report::{Acceptance, OutboxNumber, Report, ReportKey, ReportNumber, Signature},
        status::Status,
        trouble::Trouble,
        world::WorldKind,
    },
    i18n::Catalogue,
    office::{
        board::{BoardFacts, Standing, board},
        news::{News, Numbered, OpenReport, OutboxRow, ReportChanged},
        order::Order,
        seed::WorldSeed,
        settings::Settings,
    },
    training::practice::{PracticeChoice, seed},
    ui::{
        context::{Abilities, Context},
        pilot::Pilot,
        screen::Screen,
    },
};

/// A Tuesday; the month of October and the week before are owed.
pub fn today() -> NaiveDate {
    "2026-11-10".parse().unwrap()
}

/// A quarter past nine in the morning of that day, in Iraq.
pub fn now() -> DateTime<Utc> {
    "2026-11-10T06:15:00Z".parse().unwrap()
}

/// Made once for each language: drawing years of practice takes longer than any test.
fn practice(language: Language) -> WorldSeed {
    static SEEDS: Mutex<Vec<(Language, WorldSeed)>> = Mutex::new(Vec::new());
    let mut seeds = SEEDS.lock().unwrap();
    if let Some((_, known)) = seeds.iter().find(|(of, _)| *of == language) {
        return known.clone();
    }
    let made = seed(PracticeChoice::on(today(), language));
    seeds.push((language, made.clone()));
    made
}

/// What the office knows.
pub struct Desk {
    pub settings: Settings,
    pub facts: BoardFacts,
    pub reports: BTreeMap<ReportKey, Report>,
    pub numbers: Vec<ReportKey>,
    pub outbox: Vec<OutboxRow>,
    /// What getting to know a server ends with.
    pub connects: Result<(usize, usize), Trouble>,
    /// Makes the texts of the screens, where they are not those of the language.
    pub texts: Option<fn(Language) -> Catalogue>,
}

/// The office as a test holds it.
pub type Shared = Rc<RefCell<Desk>>;

impl Desk {
    /// Opens the practice world in a language.
    pub fn open(language: Language) -> Shared {
        let seed = practice(language);
        let standings = seed.reports.iter().map(|past| {
            let standing = Standing {
                status: past.report.status,
                revision: past.report.revision,
                is_changed_since_sent: false,
                is_pulled: false,
                is_empty: false,
                touched_at: Some(past.keyed_at),
            };
            (past.report.key, standing)
        });
        let assignments = seed.assignments.iter();
        let facts = BoardFacts {
            forms_known: None,
            world: WorldKind::Practice,
            today: today(),
            clock_is_wrong: false,
            working_week: WorkingWeek::default(),
            units: seed.units.iter().cloned().map(Arc::new).collect(),
            forms: seed.forms.iter().cloned().map(Arc::new).collect(),
            assignments: assignments
                .map(|one| (one.data_set, one.organisation_unit))
                .collect(),
            standings: standings.collect(),
            unsent: 0,
            oldest_unsent: None,
        };
        let settings = Settings {
            language: Some(language),
            digits: language.usual_digits(),
            person: "Hana".to_owned(),
            ..Settings::default()
        };
        let reports = seed.reports.into_iter();
        let reports = reports.map(|past| (past.report.key, past.report));
        let said = "no route to host".to_owned();
        Rc::new(RefCell::new(Self {
            settings,
            facts,
            reports: reports.collect(),
            numbers: Vec::new(),
            outbox: Vec::new(),
            connects: Err(Trouble::Offline { said }),
            texts: None,
        }))
    }

    pub fn form(&self, key: ReportKey) -> Arc<Form> {
        let forms = &self.facts.forms;
        Arc::clone(forms.iter().find(|form| form.id == key.data_set).unwrap())
    }

    pub fn unit(&self, key: ReportKey) -> Arc<OrganisationUnit> {
        let mut units = self.facts.units.iter();
        Arc::clone(units.find(|unit| unit.id == key.organisation_unit).unwrap())
    }

    /// Returns the report of a month of the main centre.
    pub fn month(&self, period: &str) -> ReportKey {
        let line = board(&self.facts).lines.into_iter().next().unwrap();
        Self::other(line.periods[0].key, period)
    }

    /// Returns the report of the same form and facility for another period.
    pub fn other(key: ReportKey, period: &str) -> ReportKey {
        let period = Period::parse(period).unwrap();
        ReportKey { period, ..key }
    }

    /// Fills a report with what its facility keyed in another period.
    pub fn fill_as_in(&mut self, key: ReportKey, period: &str) {
        let entries = self.reports[&Self::other(key, period)].entries.clone();
        let mut report = Report::begin(key, self.form(key).version);
        report.entries = entries;
        self.reports.insert(key, report);
        self.touch(key);
    }

    /// Puts a report into the outbox, tried or not.
    pub fn queue(
        &mut self,
        key: ReportKey,
        status: Status,
        answer: Option<Answer>,
        days: i64,
    ) -> OutboxRow {
        let report = self.reports.get_mut(&key).unwrap();
        report.status = status;
        report.revision += 1;
        let attempts = u32::from(answer.is_some());
        let waits = matches!(status, Status::Queued | Status::Received);
        let row = OutboxRow {
            number: OutboxNumber(i64::try_from(self.outbox.len()).unwrap() + 1),
            report: self.number(key),
            key,
            unit: self.unit(key),
            form: self.form(key),
            revision: 1,
            status,
            queued_at: now() - TimeDelta::days(days),
            attempts,
            next_attempt: (waits && attempts > 0).then(|| now() + TimeDelta::minutes(4)),
            is_under_way: false,
            last_answer: answer,
            replaced_by: None,
        };
        self.outbox.insert(0, row.clone());
        self.touch(key);
        let waits = |row: &&OutboxRow| row.status == Status::Queued;
        let waiting: Vec<_> = self.outbox.iter().filter(waits).collect();
        self.facts.unsent = waiting.len();
        self.facts.oldest_unsent = waiting.iter().map(|row| row.queued_at).min();
        row
    }

    fn number(&mut self, key: ReportKey) -> ReportNumber {
        let known = self.numbers.iter().position(|other| *other == key);
        let at = known.unwrap_or_else(|| {
            self.numbers.push(key);
            self.numbers.len() - 1
        });
        ReportNumber(i64::try_from(at).unwrap())
    }

    fn key(&self, number: ReportNumber) -> ReportKey {
        self.numbers[usize::try_from(number.0).unwrap()]
    }

    fn touch(&mut self, key: ReportKey) {
        let report = &self.reports[&key];
        let standing = Standing {
            status: report.status,
            revision: report.revision,
            is_changed_since_sent: report.is_changed_since_sent,
            is_pulled: false,
            is_empty: report.entries.is_empty(),
            touched_at: Some(now()),
        };
        self.facts.standings.insert(key, standing);
    }

    /// Opens a report as the real office does.
    pub fn open_report(&mut self, key: ReportKey) -> OpenReport {
        let form = self.form(key);
        let begun = || Report::begin(key, form.version);
        let report = self.reports.entry(key).or_insert_with(begun).clone();
        let unit = self.unit(key);
        let mut units = self.facts.units.iter();
        let parent = units.find(|other| Some(other.id) == unit.parent).cloned();
        let mut past: Vec<PastReport> = self
            .reports
            .values()
            .filter(|other| other.key.data_set == key.data_set)
            .filter(|other| other.key.organisation_unit == key.organisation_unit)
            .filter(|other| other.key.period < key.period)
            .map(|other| PastReport {
                period: other.key.period,
                status: other.status,
                is_zero_report: other.zero_report.is_some(),
                entries: other.entries.clone(),
            })
            .collect();
        past.sort_by_key(|report| std::cmp::Reverse(report.period));
        OpenReport {
            number: self.number(key),
            form,
            unit,
            parent,
            report,
            history: Arc::new(History { reports: past }),
            cursor: None,
            can_undo: false,
            can_redo: false,
            newer: None,
            lock: None,
            next_step: 1,
            saved_at: None,
            pulled_at: None,
        }
    }

    fn changed(&self, number: ReportNumber) -> Vec<News> {
        vec![News::ReportChanged(Box::new(ReportChanged {
            number,
            report: self.reports[&self.key(number)].clone(),
            at: None,
            can_undo: false,
            can_redo: false,
        }))]
    }

    fn report_mut(&mut self, number: ReportNumber) -> &mut Report {
        let key = self.key(number);
        self.reports.get_mut(&key).unwrap()
    }

    fn answer(&mut self, order: &Order) -> Vec<News> {
        match order {
            Order::ShowBoard => vec![News::Board(Box::new(board(&self.facts)))],
            Order::OpenReport(key) => vec![News::ReportOpened(Box::new(self.open_report(*key)))],
            Order::ShowOutbox => vec![News::Outbox(self.outbox.clone())],
            Order::ChangeSettings(settings) => {
                self.settings = (**settings).clone();
                vec![News::SettingsChanged(settings.clone())]
            }
            Order::SaveCells(save) => {
                let report = self.report_mut(save.report);
                for (cell, entry) in &save.cells {
                    report.put(*cell, entry.clone());
                }
                self.touch(self.key(save.report));
                let (report, step, at) = (save.report, save.step, now());
                vec![News::Saved { report, step, at }]
            }
            Order::AcceptFinding(number, finding, reason) => {
                let person = self.settings.person.clone();
                let acceptance = Acceptance {
                    finding: finding.clone(),
                    reason: reason.clone(),
                    signature: Signature { person, at: now() },
                };
                self.report_mut(*number).acceptances.push(acceptance);
                self.changed(*number)
            }
            Order::WithdrawAcceptance(number, finding) => {
                let acceptances = &mut self.report_mut(*number).acceptances;
                acceptances.retain(|acceptance| acceptance.finding != *finding);
                self.changed(*number)
            }
            Order::ConfirmAndSend(number) => {
                let row = self.queue(self.key(*number), Status::Queued, None, 0);
                let queued = News::Queued(*number, row.number);
                vec![queued, News::OutboxChanged(Box::new(row))]
            }
            Order::ExportOutboxRow(_, path) => vec![News::Exported(path.clone())],
            Order::Connect(_) => vec![match self.connects.clone() {
                Ok((forms, units)) => News::Connected { forms, units },
                Err(trouble) => News::Trouble(Numbered {
                    number: 17,
                    trouble,
                }),
            }],
            Order::Leave => vec![News::Left],
            _ => Vec::new(),
        }
    }
}

/// Drives a screen over the desk.
pub fn pilot(desk: &Shared, start: Box<dyn Screen>) -> Pilot {
    pilot_on(desk, start, Abilities::default())
}

/// Drives a screen over the desk on a terminal that can do so much.
pub fn pilot_on(desk: &Shared, start: Box<dyn Screen>, abilities: Abilities) -> Pilot {
    let settings = desk.borrow().settings.clone();
    let language = settings.language.unwrap_or(Language::En);
    let mut context = Context::new(settings, today(), WorldKind::Practice, abilities);
    if let Some(texts) = desk.borrow().texts {
        context.catalogue = texts(language);
    }
    context.about.sqlite.push_str("3.51.3");
    context.about.data_folder = PathBuf::from("/home/clerk/.local/share/daftar/practice");
    context.about.export_folder = PathBuf::from("/home/clerk/Documents");
    let desk = Rc::clone(desk);
    let script = move |order: &Order| desk.borrow_mut().answer(order);
    Pilot::scripted(start, context, Box::new(script))
}
