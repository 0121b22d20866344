//! The desk the entry screen is tested at: an office of one report, and the practice world around it.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use chrono::{DateTime, NaiveDate};

use crate::{
    domain::{
        form::{Cell, Form},
        history::History,
        language::Language,
        period::{Period, PeriodType},
        report::{Report, ReportKey, ReportNumber, Signature},
        trouble::Trouble,
        value::Entry as CellEntry,
        world::WorldKind,
    },
    office::{
        news::{News, Numbered, OpenReport, ReportChanged},
        order::{Order, SaveCells},
        settings::Settings,
    },
    training::{
        forms, history,
        units::{self, Centre},
    },
    ui::{
        context::{Abilities, Context},
        pilot::{Pilot, Script},
        screens::entry::Entry,
    },
};

pub const NUMBER: ReportNumber = ReportNumber(7);

/// The practice world's past is the same for every test and takes a while to make.
static MONTHS: LazyLock<Arc<History>> = LazyLock::new(|| past(&forms::epi_monthly()));
static WEEKS: LazyLock<Arc<History>> =
    LazyLock::new(|| past(&forms::vpd_weekly(PeriodType::Weekly)));

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 6).unwrap()
}

fn past(form: &Form) -> Arc<History> {
    let owed = Period::containing(form.period_type, today()).previous();
    let reports = history::reports(form, Centre::Main, owed, Language::En);
    let mut past: Vec<_> = reports.iter().map(history::PracticeReport::past).collect();
    past.reverse();
    Arc::new(History { reports: past })
}

/// An office of one report: writes, takes back, and answers as the real one does.
struct Desk {
    report: Report,
    steps: Vec<(u64, BTreeMap<Cell, CellEntry>)>,
    undone: usize,
    fails: bool,
}

impl Desk {
    fn answer(&mut self, order: &Order) -> Vec<News> {
        match order {
            Order::SaveCells(save) => vec![self.save(save)],
            Order::Undo(_) => {
                let (_, before) = self
                    .steps
                    .pop()
                    .expect("the screen knew that there is a step");
                self.undone += 1;
                let at = before.keys().next().copied();
                for (cell, entry) in before {
                    self.report.put(cell, entry);
                }
                vec![self.changed(at)]
            }
            Order::SetControlTotal(_, total) => {
                self.report
                    .control_totals
                    .retain(|other| other.of != total.of);
                self.report.control_totals.push(total.clone());
                vec![self.changed(None)]
            }
            Order::DeclareZeroReport(_) => {
                let then = forms::vpd_weekly(PeriodType::Weekly)
                    .zero_report
                    .map(|rule| rule.then);
                self.report.zero_report = Some(Signature {
                    person: "Hana".to_owned(),
                    at: DateTime::from_timestamp(1_770_000_000, 0).unwrap(),
                });
                vec![self.changed(then)]
            }
            _ => Vec::new(),
        }
    }

    fn save(&mut self, save: &SaveCells) -> News {
        let (report, step) = (save.report, save.step);
        if self.fails {
            let trouble = Trouble::Disk {
                said: "full".into(),
            };
            return News::NotSaved {
                report,
                step,
                trouble: Numbered {
                    number: 12,
                    trouble,
                },
            };
        }
        if self.steps.last().is_none_or(|(last, _)| *last != step) {
            self.steps.push((step, BTreeMap::new()));
        }
        for (cell, entry) in &save.cells {
            let before = self.report.entry(*cell).cloned().unwrap_or_default();
            if let Some((_, step)) = self.steps.last_mut() {
                step.entry(*cell).or_insert(before);
            }
            self.report.put(*cell, entry.clone());
        }
        News::Saved {
            report,
            step,
            at: DateTime::from_timestamp(1_770_000_000, 0).unwrap(),
        }
    }

    fn changed(&self, at: Option<Cell>) -> News {
        News::ReportChanged(Box::new(ReportChanged {
            number: NUMBER,
            report: self.report.clone(),
            at,
            can_undo: !self.steps.is_empty(),
            can_redo: self.undone > 0,
        }))
    }
}

/// What a test begins with.
pub struct World {
    pub form: Form,
    pub settings: Settings,
    pub fails: bool,
    pub at: Option<(&'static str, &'static str)>,
}

impl World {
    pub fn epi() -> Self {
        let settings = Settings {
            language: Some(Language::En),
            ..Settings::default()
        };
        Self {
            form: forms::epi_monthly(),
            settings,
            fails: false,
            at: None,
        }
    }

    pub fn vpd() -> Self {
        Self {
            form: forms::vpd_weekly(PeriodType::Weekly),
            ..Self::epi()
        }
    }

    pub fn at(mut self, row: &'static str, letter: &'static str) -> Self {
        self.at = Some((row, letter));
        self
    }

    pub fn open(&self) -> OpenReport {
        let period = Period::containing(self.form.period_type, today()).previous();
        let units = units::all();
        let unit = units
            .iter()
            .find(|unit| unit.id == Centre::Main.id())
            .unwrap()
            .clone();
        let parent = units
            .iter()
            .find(|other| Some(other.id) == unit.parent)
            .cloned();
        let key = ReportKey {
            data_set: self.form.id,
            organisation_unit: unit.id,
            period,
            attribute_option_combo: self.form.attribute_option_combo,
        };
        OpenReport {
            number: NUMBER,
            form: Arc::new(self.form.clone()),
            unit: Arc::new(unit),
            parent: parent.map(Arc::new),
            report: Report::begin(key, self.form.version),
            history: Arc::clone(if self.form.id == forms::epi_monthly_id() {
                &MONTHS
            } else {
                &WEEKS
            }),
            cursor: self
                .at
                .and_then(|(row, letter)| self.form.cell_numbered(row, letter)),
            can_undo: false,
            can_redo: false,
            newer: None,
            lock: None,
            next_step: 1,
            saved_at: None,
            pulled_at: None,
        }
    }

    pub fn pilot(self) -> Pilot {
        let open = self.open();
        self.pilot_of(open)
    }

    pub fn pilot_of(self, open: OpenReport) -> Pilot {
        let mut desk = Desk {
            report: open.report.clone(),
            steps: Vec::new(),
            undone: 0,
            fails: self.fails,
        };
        let script: Script = Box::new(move |order| desk.answer(order));
        let context = Context::new(
            self.settings,
            today(),
            WorldKind::Practice,
            Abilities::default(),
        );
        Pilot::scripted(Box::new(Entry::new(open)), context, script)
    }
}
