use super::*;
use crate::domain::{
    period::{PeriodType, due_day},
    value::{Decimal, Reason, Value},
};

const R240: &str = include_str!("../../../tests/data/r240.csv");
const SMALL: &str = include_str!("../../../tests/data/small.csv");

fn owed() -> Period {
    Period::parse("202610").unwrap()
}

fn months(centre: Centre) -> Vec<PracticeReport> {
    reports(&forms::epi_monthly(), centre, owed(), Language::En)
}

fn weeks(centre: Centre) -> Vec<PracticeReport> {
    let form = forms::vpd_weekly(PeriodType::WeeklySunday);
    reports(
        &form,
        centre,
        Period::containing(PeriodType::WeeklySunday, day("2026-11-10")),
        Language::Ckb,
    )
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn entry(form: &Form, entries: &BTreeMap<Cell, Entry>, printed: &str) -> Entry {
    let (row, letter) = printed.split_at(printed.len() - 1);
    entries
        .get(&form.cell_numbered(row, letter).unwrap())
        .cloned()
        .unwrap_or_default()
}

fn count(form: &Form, report: &PracticeReport, printed: &str) -> i64 {
    let value = entry(form, &report.report.entries, printed).value;
    value
        .number()
        .and_then(Decimal::whole)
        .unwrap_or_else(|| panic!("{printed}: {value:?}"))
}

fn back(reports: &[PracticeReport], offset: usize) -> &PracticeReport {
    &reports[reports.len() - offset]
}

#[test]
fn the_past_is_whole_and_always_the_same() {
    let form = forms::epi_monthly();
    for centre in Centre::ALL {
        let months = months(centre);
        assert_eq!(months, super::reports(&form, centre, owed(), Language::En));
        assert_eq!(months.len(), 18);
        assert_eq!(months[0].report.key.period.to_string(), "202504");
        assert_eq!(months[17].report.key.period, owed().previous());
        for month in &months {
            let blank = 240 - month.report.entries.len();
            let forgotten =
                centre == Centre::Main && month.report.key.period.to_string() == "202606";
            assert_eq!(blank, if forgotten { 2 } else { 0 });
            assert!(
                month
                    .report
                    .entries
                    .keys()
                    .all(|cell| form.place_of(*cell).is_some())
            );
            assert_eq!(month.report.status, Status::InDhis2);
            assert_eq!(month.report.key.organisation_unit, centre.id());
            assert!(month.keyed_at < month.confirmed_at);
        }
    }
}

#[test]
fn the_last_month_closes_with_what_the_sample_month_opens_with() {
    let form = forms::epi_monthly();
    for (centre, sample) in [(Centre::Main, R240), (Centre::Sub, SMALL)] {
        let months = months(centre);
        let last = back(&months, 1);
        for line in sample.lines().skip(1) {
            let [row, letter, wanted] = line.split(',').collect::<Vec<_>>()[..] else {
                panic!("three columns");
            };
            let (place, _) = form.row_numbered(row).unwrap();
            let from = match (form.sections[place.section].number, letter) {
                (7, "A") => "G",
                (8, "A") => "D",
                (5, "A") => "A",
                _ if ["9.01", "9.02"].contains(&row) => "A",
                _ => continue,
            };
            assert_eq!(
                count(&form, last, &format!("{row}{from}")).to_string(),
                wanted,
                "{row}"
            );
        }
    }
}

#[test]
fn every_book_closes_but_the_one_that_was_miscounted() {
    let form = forms::epi_monthly();
    for centre in Centre::ALL {
        let months = months(centre);
        for (index, month) in months.iter().enumerate() {
            for row in (1..=11).map(|row| format!("7.{row:02}")) {
                let cell = |letter: &str| count(&form, month, &format!("{row}{letter}"));
                let book = cell("A") + cell("B") - cell("C") - cell("D") - cell("E") - cell("F");
                let is_miscounted = centre == Centre::Main && index == 3 && row == "7.11";
                assert_eq!(
                    book - cell("G"),
                    if is_miscounted { 10 } else { 0 },
                    "{index} {row}"
                );
                assert!(cell("G") >= 0);
                if let Some(next) = months.get(index + 1)
                    && !(row == "7.06" && index == 9)
                {
                    assert_eq!(
                        count(&form, next, &format!("{row}A")),
                        cell("G"),
                        "{index} {row}"
                    );
                }
            }
            for row in (1..=4).map(|row| format!("8.{row:02}")) {
                let cell = |letter: &str| count(&form, month, &format!("{row}{letter}"));
                assert_eq!(
                    cell("A") + cell("B") - cell("C"),
                    cell("D"),
                    "{index} {row}"
                );
            }
        }
    }
}

#[test]
fn what_went_wrong_can_be_seen() {
    let form = forms::epi_monthly();
    let main = months(Centre::Main);
    let sub = months(Centre::Sub);

    let failed = back(&main, 11);
    assert_eq!(count(&form, failed, "9.02A"), 1);
    assert_eq!(count(&form, failed, "7.03D"), 40);
    assert_eq!(
        entry(&form, &failed.report.entries, "9.06A").value,
        Value::Given("-1".to_owned())
    );
    assert!(
        entry(&form, &failed.report.entries, "9.02A")
            .comment
            .unwrap()
            .contains("refrigerator")
    );

    for (months, days_out) in [(&main, 12), (&sub, 9)] {
        assert_eq!(count(&form, back(months, 9), "7.06H"), days_out);
        assert_eq!(count(&form, back(months, 9), "7.06G"), 0);
        let out = back(months, 8);
        assert_eq!(
            count(&form, out, "7.06H"),
            i64::from(out.report.key.period.days())
        );
        let pcv = entry(&form, &out.report.entries, "1.14A").value;
        assert_eq!(pcv, Value::NotAvailable(Reason::StockOut));
        assert!(count(&form, back(months, 7), "7.06B") > 0, "PCV is back");
    }
    let catch_up: i64 = (1..=19)
        .map(|row| format!("1.{row:02}"))
        .map(|row| {
            ["D", "E", "F"]
                .iter()
                .map(|letter| {
                    let text = entry(
                        &form,
                        &back(&main, 7).report.entries,
                        &format!("{row}{letter}"),
                    );
                    text.value
                        .number()
                        .and_then(Decimal::whole)
                        .unwrap_or_default()
                })
                .sum::<i64>()
        })
        .sum();
    assert!(catch_up > 100, "{catch_up}");

    let late = back(&main, 5);
    let due = due_day(&late.report.key.period, form.timely_days);
    assert_eq!(late.confirmed_on(), due + TimeDelta::days(9));
    assert_eq!(late.late_reason.as_deref(), Some("No electricity"));
    assert!(
        main.iter()
            .chain(&sub)
            .filter(|month| month.late_reason.is_some())
            .count()
            == 1
    );

    let asked = back(&main, 3);
    assert_eq!(asked.report.revision, 2);
    assert_eq!(count(&form, asked, "1.10A"), 26);
    let first = asked.returned.as_ref().unwrap();
    assert_eq!(
        entry(&form, &first.entries, "1.10A").value,
        Value::Given("62".to_owned())
    );
    assert!(first.confirmed_at < asked.keyed_at);

    let partial = back(&sub, 2);
    let fridges = entry(&form, &partial.report.entries, "9.01A").value;
    assert_eq!(fridges, Value::NotAvailable(Reason::RegisterLost));
}

#[test]
fn weeks_run_up_to_the_owed_one_whatever_day_they_begin_on() {
    for kind in PeriodType::ALL.into_iter().filter(|kind| kind.is_week()) {
        let form = forms::vpd_weekly(kind);
        let owed = Period::containing(kind, day("2026-11-10"));
        let weeks = super::reports(&form, Centre::Main, owed, Language::Ar);
        assert_eq!(weeks.len(), 78);
        assert_eq!(weeks[77].report.key.period.next(), owed);
        assert!(weeks.iter().all(|week| week.report.entries.len() == 117));
        for week in &weeks {
            assert!(week.confirmed_on() <= due_day(&week.report.key.period, form.timely_days));
        }
    }
}

#[test]
fn an_outbreak_is_notified_and_quiet_weeks_are_said_to_be_quiet() {
    let form = forms::vpd_weekly(PeriodType::WeeklySunday);
    let main = weeks(Centre::Main);
    let cases: Vec<i64> = (17..=22)
        .rev()
        .map(|offset| {
            let week = back(&main, offset);
            let measles = form.row_numbered("2.01").unwrap().1.data_element;
            assert!(
                week.report
                    .notifications
                    .iter()
                    .any(|told| told.data_element == measles)
            );
            count(&form, week, "2.01A") + count(&form, week, "2.01B")
        })
        .collect();
    assert_eq!(cases, [2, 4, 7, 5, 3, 1]);
    assert_eq!(count(&form, back(&main, 30), "2.15B"), 11);

    let sub = weeks(Centre::Sub);
    assert_eq!(sub.len(), 77);
    let missing = back(&main, 12).report.key.period;
    assert!(sub.iter().all(|week| week.report.key.period != missing));
    let late: Vec<_> = sub
        .iter()
        .filter(|week| week.confirmed_on() > due_day(&week.report.key.period, form.timely_days))
        .map(|week| week.report.key.period)
        .collect();
    assert_eq!(late, [missing.previous()]);
    let quiet = sub
        .iter()
        .filter(|week| week.report.zero_report.is_some())
        .count();
    assert!((15..=38).contains(&quiet), "{quiet}");
    for week in main.iter().chain(&sub) {
        let sum: i64 = form
            .enterable()
            .filter(|(place, _)| form.sections[place.section].number <= 3)
            .filter_map(|(_, cell)| week.report.entry(cell)?.value.number()?.whole())
            .sum();
        assert_eq!(week.report.zero_report.is_some(), sum == 0);
    }
}

#[test]
fn remarks_are_in_the_language_of_the_person() {
    let texts: Vec<Words> = Language::ALL.into_iter().map(Words::of).collect();
    for pair in [(0, 1), (1, 2), (0, 2)] {
        assert_ne!(texts[pair.0].letter, texts[pair.1].letter);
        assert_ne!(texts[pair.0].clerk_one, texts[pair.1].clerk_one);
    }
}
