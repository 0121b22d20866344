//! When a report is owed, and when to remind.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

use super::{Period, PeriodType, whole_days};

/// How many days off in a row are looked through for a working day; longer holidays do not exist.
const LONGEST_HOLIDAY: usize = 31;

/// The days on which nobody is at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkingWeek {
    /// The weekdays off.
    pub weekend: Vec<Weekday>,
    /// Further days off; they come with the facility's forms.
    pub holidays: Vec<NaiveDate>,
}

impl Default for WorkingWeek {
    /// Sunday to Thursday, without holidays.
    fn default() -> Self {
        Self {
            weekend: vec![Weekday::Fri, Weekday::Sat],
            holidays: Vec::new(),
        }
    }
}

impl WorkingWeek {
    /// Tells whether somebody is at the desk on this day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        !self.weekend.contains(&day.weekday()) && !self.holidays.contains(&day)
    }

    /// Returns the day to remind of something due: that day, or the last working day before it.
    ///
    /// A day off moves the reminder earlier and never the deadline later: the server counts all days.
    pub fn reminder_day(&self, due: NaiveDate) -> NaiveDate {
        due.iter_days()
            .rev()
            .take(LONGEST_HOLIDAY)
            .find(|day| self.is_working(*day))
            .unwrap_or(due)
    }
}

/// Returns the last day on which a report of this period is on time.
pub fn due_day(period: &Period, timely_days: f64) -> NaiveDate {
    period.last_day() + TimeDelta::days(whole_days(timely_days))
}

/// Returns the newest period that is completely over.
pub fn latest_ended(period_type: PeriodType, today: NaiveDate) -> Period {
    Period::containing(period_type, today).previous()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_report_is_due_after_the_timely_days() {
        let october = Period::parse("202610").unwrap();
        assert_eq!(due_day(&october, 15.0), day("2026-11-15"));
        assert_eq!(due_day(&october, 15.9), day("2026-11-15"));
        assert_eq!(
            due_day(&Period::parse("2026W5").unwrap(), 3.0),
            day("2026-02-04")
        );
    }

    #[test]
    fn a_day_off_moves_the_reminder_earlier() {
        let mut week = WorkingWeek::default();
        assert_eq!(
            week.reminder_day(day("2026-11-15")),
            day("2026-11-15"),
            "a Sunday"
        );
        assert_eq!(
            week.reminder_day(day("2026-08-14")),
            day("2026-08-13"),
            "a Friday"
        );
        assert_eq!(
            week.reminder_day(day("2026-08-15")),
            day("2026-08-13"),
            "a Saturday"
        );
        week.holidays = vec![day("2026-08-13"), day("2026-08-12")];
        assert_eq!(week.reminder_day(day("2026-08-15")), day("2026-08-11"));
    }

    #[test]
    fn a_week_without_working_days_reminds_on_the_day_itself() {
        let mut weekend = Vec::new();
        let mut weekday = Weekday::Mon;
        for _ in 0..7 {
            weekend.push(weekday);
            weekday = weekday.succ();
        }
        let week = WorkingWeek {
            weekend,
            holidays: Vec::new(),
        };
        assert_eq!(week.reminder_day(day("2026-08-15")), day("2026-08-15"));
    }

    #[test]
    fn the_latest_ended_period_is_over_and_the_next_is_not() {
        for kind in PeriodType::ALL {
            for today in [
                "2026-11-01",
                "2026-10-31",
                "2021-01-04",
                "2021-01-10",
                "2020-02-29",
            ] {
                let today = day(today);
                let period = latest_ended(kind, today);
                assert!(
                    period.last_day() < today || kind == PeriodType::BiWeekly,
                    "{kind:?} {today}"
                );
                assert!(period.next().last_day() >= today, "{kind:?} {today}");
            }
        }
        assert_eq!(
            latest_ended(PeriodType::Monthly, day("2026-11-01")).id(),
            "202610"
        );
    }
}
