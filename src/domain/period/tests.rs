//! What must hold for every period of seventy years.

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// All periods of a type that begin in 1990–2060.
fn all(kind: PeriodType) -> impl Iterator<Item = Period> {
    let first = Period::containing(kind, day(1990, 1, 1));
    std::iter::successors(Some(first), |period| Some(period.next()))
        .take_while(|period| period.first_day().year() <= 2060)
}

#[test]
fn an_id_read_back_is_the_same_period() {
    for kind in PeriodType::ALL {
        for period in all(kind) {
            assert_eq!(Period::parse(&period.id()), Ok(period));
            assert_eq!(
                Period::nth(kind, period.year(), period.number()),
                Some(period)
            );
        }
    }
}

#[test]
fn periods_touch_without_gap_or_overlap() {
    for kind in PeriodType::ALL
        .into_iter()
        .filter(|kind| *kind != PeriodType::BiWeekly)
    {
        for period in all(kind) {
            let next = period.next();
            assert_eq!(
                period.last_day().succ_opt(),
                Some(next.first_day()),
                "{period} {next}"
            );
            assert_eq!(next.previous(), period);
            assert!(period < next);
        }
    }
}

#[test]
fn two_weeks_overlap_only_after_week_53() {
    let mut overlaps = Vec::new();
    for period in all(PeriodType::BiWeekly) {
        let next = period.next();
        assert_eq!(next.previous(), period);
        assert_eq!(period.days(), 14);
        if period.last_day().succ_opt() != Some(next.first_day()) {
            assert_eq!(
                next.first_day() - period.first_day(),
                TimeDelta::days(7),
                "{period}"
            );
            assert_eq!((period.number(), next.number()), (27, 1));
            overlaps.push(period.year());
        }
    }
    assert_eq!(
        overlaps,
        [
            1992, 1998, 2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060
        ]
    );
}

#[test]
fn every_day_lies_in_the_period_that_contains_it() {
    for kind in PeriodType::ALL {
        for day in day(1990, 1, 1)
            .iter_days()
            .take_while(|day| day.year() <= 2060)
        {
            let period = Period::containing(kind, day);
            assert!(period.contains(day), "{kind:?} {day} {period}");
        }
    }
}

#[test]
fn days_of_a_period_are_those_of_the_calendar() {
    for (id, days) in [
        ("202402", 29),
        ("202302", 28),
        ("2024", 366),
        ("2026W5", 7),
        ("20260101", 1),
        ("2024Q1", 91),
    ] {
        assert_eq!(Period::parse(id).unwrap().days(), days, "{id}");
    }
}

#[test]
fn weeks_at_the_turn_of_a_year_belong_where_most_of_their_days_are() {
    for (date, id) in [
        (day(2020, 12, 31), "2020W53"),
        (day(2021, 1, 3), "2020W53"),
        (day(2021, 1, 4), "2021W1"),
        (day(2024, 12, 30), "2025W1"),
        (day(2016, 1, 4), "2016W1"),
        (day(2015, 3, 15), "2015W11"),
        (day(2016, 3, 21), "2016W12"),
        (day(2015, 11, 22), "2015W47"),
    ] {
        assert_eq!(
            Period::containing(PeriodType::Weekly, date).id(),
            id,
            "{date}"
        );
    }
    // The polio programme's week 42 of 2008 ended on a Saturday.
    let week = Period::containing(PeriodType::WeeklySunday, day(2008, 10, 18));
    assert_eq!(
        (week.id().as_str(), week.last_day()),
        ("2008SunW42", day(2008, 10, 18))
    );
}

#[test]
fn saturday_weeks_begin_the_year_around_4_january() {
    // Worked out by hand from a calendar: the Saturday on or before 4 January.
    for (year, month, first) in [
        (2018, 12, 29),
        (2020, 1, 4),
        (2021, 1, 2),
        (2022, 1, 1),
        (2022, 12, 31),
        (2023, 12, 30),
        (2025, 1, 4),
        (2026, 1, 3),
        (2027, 1, 2),
        (2028, 1, 1),
        (2028, 12, 30),
        (2029, 12, 29),
        (2031, 1, 4),
        (2032, 1, 3),
    ] {
        let first = day(year, month, first);
        let id_year = (first + TimeDelta::days(3)).year();
        let week = Period::containing(PeriodType::WeeklySaturday, day(id_year, 1, 4));
        assert_eq!(
            (week.first_day(), week.id()),
            (first, format!("{id_year}SatW1"))
        );
    }
}

#[test]
fn a_step_of_many_is_many_steps() {
    for kind in PeriodType::ALL {
        let start = Period::containing(kind, day(2026, 10, 5));
        assert_eq!(start.offset(0), start);
        assert_eq!(start.offset(2), start.next().next());
        assert_eq!(start.offset(-2), start.previous().previous());
        assert_eq!(start.offset(60).offset(-60), start);
    }
    let october = Period::parse("202610").unwrap();
    let run: Vec<String> = october.run_up(3).into_iter().map(Period::id).collect();
    assert_eq!(run, ["202608", "202609", "202610"]);
}

#[test]
fn a_mad_clock_or_a_huge_step_ends_at_the_edge_and_stays_there() {
    for kind in PeriodType::ALL {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            let period = Period::containing(kind, date);
            assert_eq!(Period::parse(&period.id()), Ok(period));
        }
        let last = Period::containing(kind, day(2026, 1, 1)).offset(i32::MAX);
        assert_eq!(last.next(), last);
        assert_eq!(Period::parse(&last.id()), Ok(last));
        let first = last.offset(i32::MIN);
        assert_eq!(first.previous(), first);
        assert_eq!(Period::parse(&first.id()), Ok(first));
    }
}

#[test]
fn periods_are_ordered_by_time() {
    let mut periods: Vec<Period> = ["202611", "202609", "2026W50", "202610"]
        .map(|id| Period::parse(id).unwrap())
        .to_vec();
    periods.sort();
    let ids: Vec<String> = periods.into_iter().map(Period::id).collect();
    assert_eq!(ids, ["202609", "202610", "202611", "2026W50"]);
}
