//! The past held against the checks: it must read like honest work, so that what a person keys on top of
//! it is judged as it would be in a real centre.
//!
//! Whoever changes a mean, a check or a setting and sees one of these fail changes the seed word of the
//! draws, never the sample months: their keys are counted.

use super::*;
use crate::{
    domain::{
        finding::{Finding, Severity},
        history::History,
        period::PeriodType,
        rules::{Asking, Checks},
        value::Value,
    },
    training::sample_months,
};

/// Seasons make another history of each month that can be owed.
fn every_owed_month() -> impl Iterator<Item = Period> {
    (1..=12).map(|month| Period::parse(&format!("2026{month:02}")).unwrap())
}

/// One form with its checks, and one centre.
struct Judge {
    form: Form,
    checks: Checks,
    centre: Centre,
}

impl Judge {
    fn new(form: Form, centre: Centre) -> Self {
        let checks = Checks::prepare(&form);
        assert_eq!(checks.faults(), []);
        Self {
            form,
            checks,
            centre,
        }
    }

    /// Returns what the checks say of a report after those before it; notes left out.
    fn findings(&self, history: &History, report: &Report) -> Vec<Finding> {
        let unit = self.centre.unit();
        let asking = Asking {
            form: &self.form,
            report,
            history,
            organisation_unit: &unit,
        };
        let mut findings = self.checks.all(&asking);
        findings.retain(|finding| finding.severity != Severity::Note);
        findings
    }
}

/// Visits every report with what came before it, and returns all of it.
fn walk(past: &[PracticeReport], mut visit: impl FnMut(&History, &PracticeReport)) -> History {
    let mut history = History::default();
    for made in past {
        visit(&history, made);
        history.reports.insert(0, made.past());
    }
    history
}

/// The months as they are before the clerks accept what the checks say: that is asked anew here.
fn unanswered(form: &Form, centre: Centre, owed: Period) -> Vec<PracticeReport> {
    months::reports(form, centre, owed, &Words::of(Language::En))
}

fn given(text: &str) -> Entry {
    Entry {
        value: Value::Given(text.to_owned()),
        ..Entry::default()
    }
}

fn told(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| format!("{} {}", finding.check, finding.place))
        .collect()
}

/// What the story of a month explains.
fn is_named(centre: Centre, offset: i32, finding: &Finding) -> bool {
    let check = finding.check.as_str();
    let about_pcv = ["1.13", "1.14", "1.15", "7.06", "8.02"].contains(&finding.place.as_str());
    match offset {
        -15 => centre == Centre::Main && check == "E201" && finding.place == "7.11",
        -9 | -8 => about_pcv,
        // A drive is far from ordinary everywhere.
        -7 => true,
        -4 => centre == Centre::Main && check == "E222",
        _ => false,
    }
}

fn months_read_like_honest_work(centre: Centre) {
    let judge = Judge::new(forms::epi_monthly(), centre);
    for owed in every_owed_month() {
        let past = unanswered(&judge.form, centre, owed);
        let mut offset = -MONTHS;
        walk(&past, |history, made| {
            let mut findings = judge.findings(history, &made.report);
            let told_before = told(&findings);
            assert!(
                findings.iter().all(|f| f.severity != Severity::Hard),
                "{owed} {offset} {told_before:?}"
            );
            findings.retain(|finding| !is_named(centre, offset, finding));
            let most = if offset == -1 { 0 } else { 3 };
            assert!(
                findings.len() <= most,
                "{owed} {offset} {:?}",
                told(&findings)
            );
            offset += 1;
        });
    }
}

#[test]
fn months_of_the_main_centre_read_like_honest_work() {
    months_read_like_honest_work(Centre::Main);
}

#[test]
fn months_of_the_sub_centre_read_like_honest_work() {
    months_read_like_honest_work(Centre::Sub);
}

#[test]
fn the_named_events_are_told() {
    let judge = Judge::new(forms::epi_monthly(), Centre::Main);
    let past = reports(
        &judge.form,
        Centre::Main,
        Period::parse("202610").unwrap(),
        Language::En,
    );
    let mut offset = -MONTHS;
    walk(&past, |history, made| {
        let findings = judge.findings(history, &made.report);
        assert!(findings.iter().all(|f| made.report.accepts(&f.key())));
        let findings = told(&findings);
        let has = |text: &str| findings.iter().any(|finding| finding == text);
        match offset {
            -15 => {
                assert!(has("E201 7.11"));
                assert!(made.report.acceptances.iter().any(|accepted| {
                    accepted.finding.check == "E201"
                        && accepted.reason == AcceptanceReason::PhysicalCount
                }));
            }
            -4 => assert!(findings.iter().any(|finding| finding.starts_with("E222"))),
            -3 => {
                let returned = made.returned.as_ref().unwrap();
                let first = Report {
                    entries: returned.entries.clone(),
                    ..made.report.clone()
                };
                let findings = judge.findings(history, &first);
                for check in ["E205", "E212", "E224"] {
                    assert!(
                        findings.iter().any(|finding| finding.check == check),
                        "{check}"
                    );
                }
                assert_eq!(returned.acceptances.len(), findings.len());
                assert!(
                    returned
                        .acceptances
                        .iter()
                        .all(|a| a.reason == AcceptanceReason::Checked)
                );
            }
            _ => {}
        }
        offset += 1;
    });
}

#[test]
fn the_sample_months_are_clean_on_top_of_the_past() {
    for centre in Centre::ALL {
        let judge = Judge::new(forms::epi_monthly(), centre);
        // In the main centre the temperature was read on thirty days.
        let days = if centre == Centre::Main { 30 } else { 0 };
        for owed in every_owed_month().filter(|owed| owed.days() >= days) {
            let past = unanswered(&judge.form, centre, owed);
            let history = walk(&past, |_, _| {});
            let key = ReportKey {
                period: owed,
                ..past[0].report.key
            };
            let mut wanted = Report::begin(key, judge.form.version);
            for (cell, text) in sample_months::wanted(&judge.form, centre) {
                wanted.put(cell, given(&text));
            }
            assert_eq!(
                told(&judge.findings(&history, &wanted)),
                Vec::<String>::new(),
                "{owed}"
            );

            // The same month with a digit doubled is not clean: the checks do look.
            let penta3 = judge.form.cell_numbered("1.10", "A").unwrap();
            wanted.put(penta3, given("262"));
            assert!(!judge.findings(&history, &wanted).is_empty());
        }
    }
}

#[test]
fn weeks_read_like_honest_work() {
    for centre in Centre::ALL {
        for (week, owed) in [
            (PeriodType::Weekly, "2026-11-10"),
            (PeriodType::WeeklySunday, "2026-05-10"),
            (PeriodType::WeeklySaturday, "2026-08-10"),
        ] {
            let judge = Judge::new(forms::vpd_weekly(week), centre);
            let owed = Period::containing(week, owed.parse().unwrap());
            let past = reports(&judge.form, centre, owed, Language::En);
            walk(&past, |history, made| {
                let findings = judge.findings(history, &made.report);
                let period = made.report.key.period;
                assert!(
                    findings.iter().all(|f| f.severity != Severity::Hard),
                    "{period} {:?}",
                    told(&findings)
                );
                assert!(findings.len() <= 1, "{period} {:?}", told(&findings));
                assert!(findings.iter().all(|f| made.report.accepts(&f.key())));
            });
        }
    }
}
