//! Reports told in the words of the paper, and lines of examples held against them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use chrono::DateTime;
use daftar::{
    domain::{
        finding::{Fact, Finding, Severity},
        form::{Cell, Form},
        history::{History, PastReport},
        language::{Digits, Language},
        names::Names,
        organisation_unit::OrganisationUnit,
        period::{Period, PeriodType},
        report::{Notification, Report, ReportKey, Signature},
        rules::{Asking, check_all},
        status::Status,
        value::{Entry, Reason, Value},
    },
    i18n::{Catalogue, explain},
    text::{Options, width},
    training::forms,
};

/// A report with what lies before it, told in the words of the paper.
#[derive(Clone)]
pub struct World {
    pub form: Form,
    pub report: Report,
    pub history: History,
}

impl World {
    pub fn new(form: Form, period: &str) -> Self {
        let key = ReportKey {
            data_set: form.id,
            organisation_unit: unit().id,
            period: Period::parse(period).unwrap(),
            attribute_option_combo: form.attribute_option_combo,
        };
        let report = Report::begin(key, form.version);
        Self {
            form,
            report,
            history: History::default(),
        }
    }

    /// Puts values into cells: `7.03A=60 7.03B=- 7.03C=`; `-` is not available, nothing is blank.
    pub fn with(mut self, edits: &str) -> Self {
        edit(&self.form, &mut self.report.entries, edits);
        self
    }

    /// Adds a confirmed report so many periods back: this one as it stands, with edits.
    pub fn before(self, back: i32, edits: &str) -> Self {
        self.before_as(back, Status::InDhis2, edits)
    }

    pub fn before_as(mut self, back: i32, status: Status, edits: &str) -> Self {
        let mut entries = self.report.entries.clone();
        edit(&self.form, &mut entries, edits);
        self.history
            .reports
            .retain(|past| past.period != self.report.key.period.offset(-back));
        self.history.reports.push(PastReport {
            period: self.report.key.period.offset(-back),
            status,
            is_zero_report: self.report.zero_report.is_some(),
            entries,
        });
        self
    }

    /// Adds confirmed reports like this one, 1 to so many periods back.
    pub fn always(self, periods: i32) -> Self {
        (1..=periods).fold(self, |world, back| world.before(back, ""))
    }

    /// Adds a confirmed report like this one whose closings are the openings of this one, with edits.
    pub fn closed_as_opened(self, back: i32, edits: &str) -> Self {
        let closings = (1..=11).map(|row| (format!("7.{row:02}"), "G"));
        let closings = closings.chain((1..=4).map(|row| (format!("8.{row:02}"), "D")));
        let closed: Vec<String> = closings
            .map(|(row, letter)| {
                let opening = self.form.cell_numbered(&row, "A").unwrap();
                let value = self.report.entries[&opening].value.given().unwrap();
                format!("{row}{letter}={value}")
            })
            .collect();
        self.before(back, &closed.join(" ")).and_before(back, edits)
    }

    pub fn and_before(mut self, back: i32, edits: &str) -> Self {
        let period = self.report.key.period.offset(-back);
        let past = self
            .history
            .reports
            .iter_mut()
            .find(|past| past.period == period)
            .unwrap();
        edit(&self.form, &mut past.entries, edits);
        self
    }

    pub fn notified(mut self, row: &str) -> Self {
        let data_element = self.form.row_numbered(row).unwrap().1.data_element;
        let note = "10:20".to_owned();
        let signature = signature();
        self.report.notifications.push(Notification {
            data_element,
            note,
            signature,
        });
        self
    }

    pub fn declared_zero(mut self) -> Self {
        self.report.zero_report = Some(signature());
        self
    }

    pub fn findings(&self) -> Vec<Finding> {
        let unit = unit();
        check_all(&Asking {
            form: &self.form,
            report: &self.report,
            history: &self.history,
            organisation_unit: &unit,
        })
    }

    pub fn told(&self, check: &str) -> Vec<String> {
        let found = self.findings().into_iter().filter(|f| f.check == check);
        found.map(|finding| finding.place).collect()
    }

    pub fn fact(&self, check: &str, name: &str) -> Fact {
        let findings = self.findings();
        let finding = findings.iter().find(|f| f.check == check).unwrap();
        let fact = finding.facts.iter().find(|(own, _)| *own == name);
        fact.unwrap_or_else(|| panic!("{finding:?}")).1.clone()
    }

    pub fn summary(&self) -> Vec<String> {
        let told = |f: &Finding| format!("{} {} {:?} {:?}", f.check, f.place, f.severity, f.facts);
        self.findings().iter().map(told).collect()
    }
}

pub fn edit(form: &Form, entries: &mut BTreeMap<Cell, Entry>, edits: &str) {
    for edit in edits.split_whitespace() {
        let (place, value) = edit.split_once('=').unwrap();
        let (row, letter) = place.split_at(place.len() - 1);
        let cell = form.cell_numbered(row, letter);
        let cell = cell.filter(|cell| form.place_of(*cell).is_some());
        let cell = cell.unwrap_or_else(|| panic!("no cell {place}"));
        let value = match value {
            "" => Value::Blank,
            "-" => Value::NotAvailable(Reason::RegisterLost),
            text => Value::Given(text.to_owned()),
        };
        entries.insert(cell, Entry::of(value));
    }
}

pub fn unit() -> OrganisationUnit {
    OrganisationUnit {
        id: "q2qquuLiwbJ".parse().unwrap(),
        code: None,
        names: Names::untranslated("Star Garden"),
        short_names: Names::untranslated("Star"),
        parent: None,
        level: 3,
        opening_date: None,
        closed_date: None,
        telephone: None,
    }
}

pub fn signature() -> Signature {
    Signature {
        person: "Clerk One".to_owned(),
        at: DateTime::UNIX_EPOCH,
    }
}

/// A quiet month of thirty days: nothing is said of it.
pub fn month() -> World {
    static MONTH: OnceLock<World> = OnceLock::new();
    MONTH
        .get_or_init(|| of_file(include_str!("../data/r240.csv")))
        .clone()
}

/// A quiet month of a sub-centre.
pub fn small_month() -> World {
    of_file(include_str!("../data/small.csv"))
}

pub fn of_file(lines: &str) -> World {
    let edits: Vec<String> = lines
        .lines()
        .skip(1)
        .map(|line| {
            let (cell, value) = line.rsplit_once(',').unwrap();
            format!("{}={value}", cell.replace(',', ""))
        })
        .collect();
    World::new(forms::epi_monthly(), "202506").with(&edits.join(" "))
}

/// A quiet week: all zero but for the usual diseases, many consultations, registers checked.
pub fn week() -> World {
    let form = forms::vpd_weekly(PeriodType::Weekly);
    let cells: Vec<String> = form
        .enterable()
        .map(|(place, _)| {
            let row = form.row_at(place).unwrap();
            format!("{}{}", row.number, form.column_at(place).unwrap().letter)
        })
        .collect();
    let zeros: Vec<String> = cells.iter().map(|cell| format!("{cell}=0")).collect();
    World::new(form, "2025W20")
        .with(&zeros.join(" "))
        .with("4.01A=190 4.01B=420 4.02A=true")
}

pub fn balanced(row: &str, numbers: [u32; 8]) -> String {
    let letters = ["A", "B", "C", "D", "E", "F", "G", "H"];
    let edits: Vec<String> = letters
        .iter()
        .zip(numbers)
        .map(|(letter, number)| format!("{row}{letter}={number}"))
        .collect();
    edits.join(" ")
}

/// One line of the table: a check, where it speaks, a report in which it does, and silent ones.
pub struct Line {
    pub check: &'static str,
    pub place: &'static str,
    pub severity: Severity,
    pub arises: Vec<World>,
    pub does_not: Vec<World>,
}

/// Returns what is wrong with the words of a finding.
fn badly_told(catalogues: &[Catalogue], form: &Form, found: &Finding) -> Vec<String> {
    let mut wrong = Vec::new();
    for catalogue in catalogues {
        let told = explain::finding(catalogue, form, found);
        let help = explain::finding_help(catalogue, &found.check);
        if width(&told.title, Options::default()) > 36 {
            wrong.push(format!("too long for a list: {}", told.title));
        }
        for text in [told.title, told.sentence, told.place_label, help] {
            if text.trim().is_empty() || text.contains('{') || text.starts_with("finding-") {
                wrong.push(format!(
                    "{} {:?}: {text}",
                    found.check,
                    catalogue.language()
                ));
            }
        }
    }
    wrong
}

/// Holds every line, and that every check of the form has one.
pub fn holds(lines: &[Line], form: &Form) {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let catalogues = Language::ALL.map(|language| Catalogue::new(language, Digits::Latin));
    for line in lines {
        seen.insert(line.check);
        for (index, world) in line.arises.iter().enumerate() {
            let found: Vec<Finding> = world
                .findings()
                .into_iter()
                .filter(|f| f.check == line.check)
                .collect();
            wrong.extend(
                found
                    .iter()
                    .flat_map(|found| badly_told(&catalogues, form, found)),
            );
            let places: Vec<&str> = found.iter().map(|f| f.place.as_str()).collect();
            if places != [line.place] || found[0].severity != line.severity {
                let all = world.summary();
                wrong.push(format!(
                    "{} {index} should speak of {}: {all:#?}",
                    line.check, line.place
                ));
            }
        }
        for (index, world) in line.does_not.iter().enumerate() {
            let told = world.told(line.check);
            if !told.is_empty() {
                let all = world.summary();
                wrong.push(format!("{} {index} should be silent: {all:#?}", line.check));
            }
        }
    }
    let missing: Vec<&str> = form
        .checks
        .iter()
        .map(|check| check.id.as_str())
        .filter(|id| !seen.contains(id))
        .collect();
    assert!(missing.is_empty(), "no example for {missing:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

pub fn hard(
    check: &'static str,
    place: &'static str,
    arises: Vec<World>,
    does_not: Vec<World>,
) -> Line {
    Line {
        check,
        place,
        severity: Severity::Hard,
        arises,
        does_not,
    }
}

pub fn soft(
    check: &'static str,
    place: &'static str,
    arises: Vec<World>,
    does_not: Vec<World>,
) -> Line {
    Line {
        check,
        place,
        severity: Severity::Soft,
        arises,
        does_not,
    }
}

pub fn note(
    check: &'static str,
    place: &'static str,
    arises: Vec<World>,
    does_not: Vec<World>,
) -> Line {
    Line {
        check,
        place,
        severity: Severity::Note,
        arises,
        does_not,
    }
}
