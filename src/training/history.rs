//! The past of the practice world: 18 months and 78 weeks of two made-up centres, with their troubles.
//!
//! Deterministic: the same on every PC, counted back from the period that is owed. What happened when
//! (a refrigerator failed, a vaccine ran out, the district asked) is told in `months` and `weeks`, each
//! beside what it does to the numbers.

mod acceptances;
mod draw;
mod months;
mod sheet;
mod stock;
mod weeks;
mod words;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{forms, units::Centre};
use crate::domain::{
    form::{Cell, Form},
    history::PastReport,
    id::DataElementId,
    language::Language,
    period::{Period, WorkingWeek},
    report::{Acceptance, AcceptanceReason, Notification, Report, ReportKey, Signature},
    status::Status,
    value::Entry,
};

use words::Words;

/// How many months the practice world remembers.
pub const MONTHS: i32 = 18;
/// How many weeks the practice world remembers.
pub const WEEKS: i32 = 78;

/// A report of the practice world's past.
#[derive(Debug, Clone, PartialEq)]
pub struct PracticeReport {
    /// The report as it stands in DHIS2.
    pub report: Report,
    /// Who keyed and confirmed it.
    pub person: String,
    /// When its last cell was keyed.
    pub keyed_at: DateTime<Utc>,
    /// When it was confirmed as it stands now.
    pub confirmed_at: DateTime<Utc>,
    /// What was told where it came late.
    pub late_reason: Option<String>,
    /// The confirmation before, where the district sent the report back.
    pub returned: Option<Returned>,
}

/// A confirmation that the district sent back.
#[derive(Debug, Clone, PartialEq)]
pub struct Returned {
    /// The cells as they were sent first.
    pub entries: BTreeMap<Cell, Entry>,
    /// What was accepted then.
    pub acceptances: Vec<Acceptance>,
    /// When it was confirmed first.
    pub confirmed_at: DateTime<Utc>,
    /// What the district asked.
    pub letter: String,
    /// What the facility answered.
    pub answer: String,
}

impl PracticeReport {
    /// Returns the report as later ones see it.
    pub fn past(&self) -> PastReport {
        PastReport {
            period: self.report.key.period,
            status: self.report.status,
            is_zero_report: self.report.zero_report.is_some(),
            entries: self.report.entries.clone(),
        }
    }

    /// Returns the day of its confirmation.
    pub fn confirmed_on(&self) -> NaiveDate {
        self.confirmed_at.date_naive()
    }
}

/// Returns the reports of a centre before the owed period, the oldest first.
///
/// A form that is none of the samples has no past. Remarks and names are written in one language, as a
/// person of that centre would have.
pub fn reports(
    form: &Form,
    centre: Centre,
    owed: Period,
    language: Language,
) -> Vec<PracticeReport> {
    let words = Words::of(language);
    let (mut reports, reason): (_, fn(usize, &str) -> AcceptanceReason) =
        if form.id == forms::epi_monthly_id() {
            (months::reports(form, centre, owed, &words), months::reason)
        } else if form.id == forms::vpd_weekly_id() {
            (weeks::reports(form, centre, owed, &words), |_, _| {
                AcceptanceReason::Checked
            })
        } else {
            return Vec::new();
        };
    acceptances::accept_all(form, &centre.unit(), &mut reports, reason);
    reports
}

/// What is written on the cover of a report.
#[derive(Debug, Clone, Copy)]
struct Cover<'a> {
    form: &'a Form,
    centre: Centre,
    words: &'a Words,
}

impl Cover<'_> {
    /// Makes a report that was keyed and confirmed on one day and stands in DHIS2.
    fn report(
        &self,
        period: Period,
        entries: BTreeMap<Cell, Entry>,
        confirmed_on: NaiveDate,
    ) -> PracticeReport {
        let key = ReportKey {
            data_set: self.form.id,
            organisation_unit: self.centre.id(),
            period,
            attribute_option_combo: self.form.attribute_option_combo,
        };
        PracticeReport {
            report: Report {
                status: Status::InDhis2,
                revision: 1,
                entries,
                ..Report::begin(key, self.form.version)
            },
            person: self.person().to_owned(),
            keyed_at: morning(confirmed_on),
            confirmed_at: morning(confirmed_on) + TimeDelta::minutes(20),
            late_reason: None,
            returned: None,
        }
    }

    fn person(&self) -> &str {
        match self.centre {
            Centre::Main => &self.words.clerk_one,
            Centre::Sub => &self.words.clerk_two,
        }
    }

    fn notification(&self, data_element: DataElementId, day: NaiveDate) -> Notification {
        Notification {
            data_element,
            note: self.words.notified.clone(),
            signature: Signature {
                person: self.person().to_owned(),
                at: morning(day),
            },
        }
    }
}

/// Nine o'clock in Baghdad.
fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(6, 0, 0)
        .expect("six o'clock exists every day")
        .and_utc()
}

/// Returns this day or the next one on which somebody is at the desk.
fn at_the_desk(day: NaiveDate) -> NaiveDate {
    let week = WorkingWeek::default();
    day.iter_days()
        .take(7)
        .find(|day| week.is_working(*day))
        .unwrap_or(day)
}

#[cfg(test)]
mod judged;
#[cfg(test)]
mod tests;
