//! Seventy-eight weeks of notifiable diseases: quiet ones, an outbreak of measles, a spoilt meal.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{
    Cover, PracticeReport, WEEKS,
    draw::Draw,
    morning,
    sheet::{Index, Sheet},
    words::Words,
};
use crate::{
    domain::{
        form::Form,
        id::DataElementId,
        period::{Period, due_day},
        report::Signature,
        value::ValueType,
    },
    training::units::Centre,
};

const MEANS: &str = include_str!("vpd_weekly.toml");

/// The first week of the measles outbreak in the main centre, and its cases week by week.
const OUTBREAK: i32 = -22;
const OUTBREAK_CASES: [i64; 6] = [2, 4, 7, 5, 3, 1];
/// A wedding meal in the main centre.
const FOOD_POISONING: i32 = -30;
/// The sub-centre's report comes two days late …
const LATE: i32 = -13;
/// … and the week after never.
const MISSING: i32 = -12;

const MEASLES: &str = "2.01";
const SPOILT_FOOD: &str = "2.15";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Means {
    seasons: BTreeMap<String, [f64; 12]>,
    rows: BTreeMap<String, RowMeans>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowMeans {
    #[serde(default)]
    season: Option<String>,
    main: Vec<f64>,
    sub: Vec<f64>,
}

/// Returns the weeks before the owed one, the oldest first.
pub fn reports(form: &Form, centre: Centre, owed: Period, words: &Words) -> Vec<PracticeReport> {
    let means: Means =
        toml::from_str(MEANS).expect("the built-in means are well formed, tests hold it");
    let index = Index::of(form);
    let past = Past {
        form,
        centre,
        means: &means,
        index: &index,
    };
    let cover = Cover {
        form,
        centre,
        words,
    };
    let mut period = owed.offset(-WEEKS);
    let mut weeks = Vec::new();
    for offset in -WEEKS..0 {
        if !(centre == Centre::Sub && offset == MISSING) {
            weeks.push(past.week(offset, period, &cover));
        }
        period = period.next();
    }
    weeks
}

/// Who remembers, and how much is usual there.
struct Past<'a> {
    form: &'a Form,
    centre: Centre,
    means: &'a Means,
    index: &'a Index,
}

impl Past<'_> {
    fn week(&self, offset: i32, period: Period, cover: &Cover<'_>) -> PracticeReport {
        let mut sheet = Sheet::blank(self.index);
        self.draw_counts(offset, period, &mut sheet);
        if self.centre == Centre::Main {
            put_events(offset, &mut sheet);
        }
        for row in self.yes_no_rows() {
            sheet.put_text(row, "A", "true".to_owned());
        }
        let is_zero_report = self.disease_rows().all(|(row, _, _)| sheet.sum(row) == 0);
        let notified: Vec<DataElementId> = self
            .disease_rows()
            .filter(|(row, _, is_immediate)| *is_immediate && sheet.sum(row) > 0)
            .map(|(_, data_element, _)| data_element)
            .collect();
        let due = due_day(&period, self.form.timely_days);
        let after = Draw::at(self.centre.key(), offset, "confirmed", "day").below(2);
        let confirmed_on = if self.centre == Centre::Sub && offset == LATE {
            due + TimeDelta::days(2)
        } else {
            period.last_day() + TimeDelta::days(1 + after)
        };
        let mut made = cover.report(period, sheet.into_entries(), confirmed_on);
        made.report.notifications = notified
            .into_iter()
            .map(|data_element| cover.notification(data_element, confirmed_on))
            .collect();
        if is_zero_report {
            made.report.zero_report = Some(Signature {
                person: made.person.clone(),
                at: morning(confirmed_on),
            });
        }
        made
    }

    fn draw_counts(&self, offset: i32, period: Period, sheet: &mut Sheet<'_>) {
        let calendar_month = usize::try_from(period.month()).unwrap_or(1) - 1;
        // As in the months: four in a thousand a month, from eighteen months ago.
        let growth = 1.0 + 0.004 * (f64::from(offset) * 7.0 / 30.44 + 18.0).max(0.0);
        for (row, means) in &self.means.rows {
            let season = means
                .season
                .as_ref()
                .and_then(|name| self.means.seasons.get(name)?.get(calendar_month))
                .copied()
                .unwrap_or(1.0);
            let of_centre = match self.centre {
                Centre::Main => &means.main,
                Centre::Sub => &means.sub,
            };
            for ((letter, _), mean) in self.index.row(row).iter().zip(of_centre) {
                let mut draw = Draw::at(self.centre.key(), offset, row, letter);
                sheet.put(row, letter, draw.count(mean * season * growth));
            }
        }
    }

    /// The rows of the sections that a zero report fills, and whether they are notified at once.
    fn disease_rows(&self) -> impl Iterator<Item = (&str, DataElementId, bool)> {
        let sections = self
            .form
            .zero_report
            .as_ref()
            .map(|rule| rule.sections.as_slice());
        self.form
            .sections
            .iter()
            .filter(move |section| sections.is_some_and(|s| s.contains(&section.number)))
            .flat_map(|section| &section.tables)
            .flat_map(|table| &table.rows)
            .map(|row| (row.number.as_str(), row.data_element, row.is_immediate))
    }

    fn yes_no_rows(&self) -> impl Iterator<Item = &str> {
        self.form
            .sections
            .iter()
            .flat_map(|section| &section.tables)
            .flat_map(|table| &table.rows)
            .filter(|row| row.value_type == ValueType::Boolean)
            .map(|row| row.number.as_str())
    }
}

fn put_events(offset: i32, sheet: &mut Sheet<'_>) {
    let week_of_outbreak = usize::try_from(offset - OUTBREAK).ok();
    if let Some(cases) = week_of_outbreak.and_then(|week| OUTBREAK_CASES.get(week)) {
        // Two thirds of them under five.
        let young = (cases * 2 + 1) / 3;
        sheet.put(MEASLES, "A", young);
        sheet.put(MEASLES, "B", cases - young);
    }
    if offset == FOOD_POISONING {
        sheet.put(SPOILT_FOOD, "A", 0);
        sheet.put(SPOILT_FOOD, "B", 11);
    }
}
