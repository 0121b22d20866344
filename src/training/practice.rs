//! The practice world as it is on its first day: two centres, two forms, and their past.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{
    forms, history,
    stand_in::{Generation, Setup},
    units,
    units::Centre,
};
use crate::{
    domain::{
        form::Form,
        language::Language,
        period::{PeriodType, latest_ended},
    },
    office::seed::{Assignment, SeedReport, WorldSeed},
    platform::clock::Clock,
};

/// What differs between one practice world and another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PracticeChoice {
    /// The day it begins; the newest ended month and week are owed, all before are there.
    pub today: NaiveDate,
    /// The language of remarks and of the clerks' names.
    pub language: Language,
    /// The week of the weekly form.
    pub week: PeriodType,
}

impl PracticeChoice {
    /// Makes the usual choice: ISO weeks, until a country says otherwise.
    pub fn on(today: NaiveDate, language: Language) -> Self {
        Self {
            today,
            language,
            week: PeriodType::Weekly,
        }
    }
}

/// Returns what the practice world begins with.
pub fn seed(choice: PracticeChoice) -> WorldSeed {
    let forms = forms(choice.week);
    let lines: Vec<(Centre, &Form)> = Centre::ALL
        .into_iter()
        .flat_map(|centre| forms.iter().map(move |form| (centre, form)))
        .collect();
    let assignments = lines
        .iter()
        .map(|(centre, form)| Assignment {
            data_set: form.id,
            organisation_unit: centre.id(),
        })
        .collect();
    let reports = lines
        .iter()
        .flat_map(|(centre, form)| {
            let owed = latest_ended(form.period_type, choice.today);
            history::reports(form, *centre, owed, choice.language)
        })
        .map(|past| SeedReport {
            report: past.report,
            person: past.person,
            keyed_at: past.keyed_at,
            confirmed_at: Some(past.confirmed_at),
        })
        .collect();
    WorldSeed {
        assignments,
        reports,
        units: units::all(),
        forms,
    }
}

/// Returns what a practice world of a server's own forms begins with: both centres fill all of them, and
/// nothing has been reported yet.
pub fn seed_of(forms: Vec<Form>) -> WorldSeed {
    let assignments = Centre::ALL
        .into_iter()
        .flat_map(|centre| forms.iter().map(move |form| (centre, form.id)))
        .map(|(centre, data_set)| Assignment {
            data_set,
            organisation_unit: centre.id(),
        })
        .collect();
    WorldSeed {
        assignments,
        reports: Vec::new(),
        units: units::all(),
        forms,
    }
}

/// Returns what the stand-in of a practice world is started with: the samples, or a server's own forms;
/// `file` keeps what it holds.
pub fn stand_in(own: Option<Vec<Form>>, file: Option<PathBuf>, clock: Clock) -> Setup {
    let forms = own.unwrap_or_else(|| forms(PeriodType::Weekly));
    let assignments = Centre::ALL
        .into_iter()
        .flat_map(|centre| forms.iter().map(move |form| (form.id, centre.id())))
        .collect();
    Setup {
        generation: Generation::default(),
        units: units::all(),
        assignments,
        mine: Centre::ALL.map(Centre::id).to_vec(),
        forms,
        file,
        clock,
    }
}

fn forms(week: PeriodType) -> Vec<Form> {
    vec![forms::epi_monthly(), forms::vpd_weekly(week)]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::report::ReportKey;

    #[test]
    fn the_practice_world_owes_one_month_and_one_week_of_each_centre() {
        let today: NaiveDate = "2026-11-23".parse().unwrap();
        let seed = seed(PracticeChoice::on(today, Language::Ar));
        assert_eq!(seed.assignments.len(), 4);
        assert_eq!(seed.reports.len(), 18 + 18 + 78 + 77);
        let keys: BTreeSet<ReportKey> = seed.reports.iter().map(|past| past.report.key).collect();
        assert_eq!(keys.len(), seed.reports.len());
        for assignment in &seed.assignments {
            let form = seed
                .forms
                .iter()
                .find(|form| form.id == assignment.data_set)
                .unwrap();
            assert!(
                seed.units
                    .iter()
                    .any(|unit| unit.id == assignment.organisation_unit)
            );
            let newest = seed
                .reports
                .iter()
                .map(|past| past.report.key)
                .filter(|key| key.data_set == form.id)
                .filter(|key| key.organisation_unit == assignment.organisation_unit)
                .map(|key| key.period)
                .max();
            assert_eq!(
                newest.unwrap().next(),
                latest_ended(form.period_type, today)
            );
        }
        assert!(
            seed.reports
                .iter()
                .all(|past| past.confirmed_at.unwrap().date_naive() < today)
        );
    }
}
