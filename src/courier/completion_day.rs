//! Which day a report is registered as complete with.
//!
//! DHIS2 reckons *on time* by this day, so it is the day on which the clerk first said that the report is
//! whole, however long the line was down since, and a correction months later does not make a timely
//! report late. But the clock of an old PC is often wrong, and the day must not lie in the server's future
//! nor before the period: what cannot be is bounded by what the server says the time is.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};

use crate::domain::period::Period;

/// Clocks that differ by less say the same.
const SAME: TimeDelta = TimeDelta::minutes(10);

/// When a report was first said to be complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstCompletion {
    /// When the clerk first confirmed it, by the clock of this PC.
    pub confirmed_at: DateTime<Utc>,
    /// The day the server had it registered with before this PC knew it.
    pub registered_on: Option<NaiveDate>,
}

/// What the time is, here and there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocks {
    /// By the clock of this PC.
    pub now: DateTime<Utc>,
    /// By how much the server's clock is ahead, where it told.
    pub server_ahead: Option<TimeDelta>,
    /// Where days begin.
    pub offset: FixedOffset,
}

/// Returns the day a report of a period is registered with.
pub fn completion_day(first: FirstCompletion, period: Period, clocks: Clocks) -> NaiveDate {
    if let Some(day) = first.registered_on {
        return day;
    }
    let day = |moment: DateTime<Utc>| moment.with_timezone(&clocks.offset).date_naive();
    let ahead = clocks.server_ahead.unwrap_or_default();
    let today = day(clocks.now + ahead);
    let as_dated = day(first.confirmed_at);
    let candidates = if ahead.abs() > SAME {
        // The clock is wrong now; most likely it was as wrong then.
        [day(first.confirmed_at + ahead), as_dated]
    } else {
        [as_dated, as_dated]
    };
    candidates
        .into_iter()
        .find(|day| (period.first_day()..=today).contains(day))
        .unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn told(confirmed: &str, now: &str, server: Option<&str>) -> String {
        let now = moment(now);
        let first = FirstCompletion {
            confirmed_at: moment(confirmed),
            registered_on: None,
        };
        let clocks = Clocks {
            now,
            server_ahead: server.map(|server| moment(server) - now),
            offset: FixedOffset::east_opt(3 * 3600).unwrap(),
        };
        completion_day(first, Period::parse("202610").unwrap(), clocks).to_string()
    }

    #[test]
    fn it_is_the_day_of_the_clerk_and_not_of_the_line() {
        let late = "2026-11-23T09:00:00Z";
        assert_eq!(told("2026-11-04T09:00:00Z", late, Some(late)), "2026-11-04");
        assert_eq!(told("2026-11-04T09:00:00Z", late, None), "2026-11-04");
        // Eleven at night in UTC is the next morning in Iraq.
        assert_eq!(told("2026-11-04T23:00:00Z", late, None), "2026-11-05");
    }

    #[test]
    fn a_clock_that_is_wrong_is_bounded_by_the_servers() {
        let server = Some("2026-11-23T09:00:00Z");
        for (confirmed, now, day) in [
            // A year ahead, then and now.
            ("2027-11-04T09:00:00Z", "2027-11-23T09:00:00Z", "2026-11-04"),
            // A dead battery, then and now.
            ("2015-01-01T00:10:00Z", "2015-01-03T00:10:00Z", "2026-11-21"),
            // A dead battery then, put right since: nobody knows the day.
            ("2015-01-01T00:10:00Z", "2026-11-23T09:00:00Z", "2026-11-23"),
            // Right then, dead now.
            ("2026-11-04T09:00:00Z", "2015-01-03T00:10:00Z", "2026-11-04"),
            // A few minutes are nothing.
            ("2026-11-23T09:04:00Z", "2026-11-23T09:05:00Z", "2026-11-23"),
        ] {
            assert_eq!(told(confirmed, now, server), day, "{confirmed} {now}");
        }
    }

    #[test]
    fn what_the_server_had_before_is_kept() {
        let now = moment("2026-11-23T09:00:00Z");
        let first = FirstCompletion {
            confirmed_at: now,
            registered_on: NaiveDate::from_ymd_opt(2026, 11, 3),
        };
        let clocks = Clocks {
            now,
            server_ahead: None,
            offset: FixedOffset::east_opt(0).unwrap(),
        };
        let day = completion_day(first, Period::parse("202610").unwrap(), clocks);
        assert_eq!(Some(day), first.registered_on);
    }
}
