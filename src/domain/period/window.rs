//! When a period may be filled in.
//!
//! The rules are the server's (`DataSet` and `DataInputPeriod` of dhis2-core), so that nothing is keyed
//! which it would refuse. Authorities and lock exceptions are not known here: who has them asks elsewhere.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Period, whole_days};

/// A period that may be filled in between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataInputPeriod {
    /// The period it speaks of.
    pub period: Period,
    /// The first day of entry; none means any day before the closing.
    #[serde(default)]
    pub opening: Option<NaiveDate>,
    /// The last day of entry, itself included; none means for ever.
    #[serde(default)]
    pub closing: Option<NaiveDate>,
}

impl DataInputPeriod {
    fn holds(&self, day: NaiveDate) -> bool {
        self.opening.is_none_or(|opening| opening <= day)
            && self.closing.is_none_or(|closing| day <= closing)
    }
}

/// What a data set says about when its periods may be filled in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryWindow {
    /// How many periods beyond the last ended one are open; 0 closes even the running period.
    pub open_future_periods: i32,
    /// Days after the end of a period during which it stays open; 0 means for ever, and a
    /// negative number switches the check for future periods off, too.
    pub expiry_days: f64,
    /// Where not empty, replaces both other rules: a period that is not listed is closed.
    pub data_input_periods: Vec<DataInputPeriod>,
}

/// Whether a period may be filled in on a day, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// Values may be entered.
    Open,
    /// It is too early.
    NotYet {
        /// The first day of entry, where it is known.
        opens: Option<NaiveDate>,
    },
    /// It is too late.
    Expired {
        /// The first day on which the server refused.
        since: NaiveDate,
    },
    /// The data set lists the periods that may be filled in, and this one is not among them.
    OutsideWindow,
}

impl Openness {
    /// Tells whether values may be entered.
    pub fn is_open(self) -> bool {
        self == Self::Open
    }
}

/// Decides whether a period may be filled in on a day.
pub fn openness(period: &Period, window: &EntryWindow, today: NaiveDate) -> Openness {
    if !window.data_input_periods.is_empty() {
        return listed(*period, &window.data_input_periods, today);
    }
    // Since 2.43 a negative number of expiry days skips the whole check of time.
    if window.expiry_days < 0.0 {
        return Openness::Open;
    }
    let opens = period
        .offset(1_i32.saturating_sub(window.open_future_periods))
        .first_day();
    if today < opens {
        return Openness::NotYet { opens: Some(opens) };
    }
    match expires(*period, window.expiry_days) {
        Some(since) if since <= today => Openness::Expired { since },
        _ => Openness::Open,
    }
}

/// Returns the first day on which a period is locked; nothing when it never is.
fn expires(period: Period, expiry_days: f64) -> Option<NaiveDate> {
    let days = whole_days(expiry_days);
    // The server locks when "now" is later than midnight of the day after the last open one.
    (days > 0).then(|| period.last_day() + TimeDelta::days(days + 1))
}

fn listed(period: Period, list: &[DataInputPeriod], today: NaiveDate) -> Openness {
    let mine = || list.iter().filter(|entry| entry.period == period);
    if mine().next().is_none() {
        return Openness::OutsideWindow;
    }
    if mine().any(|entry| entry.holds(today)) {
        return Openness::Open;
    }
    if let Some(opens) = mine()
        .filter_map(|entry| entry.opening)
        .filter(|day| today < *day)
        .min()
    {
        return Openness::NotYet { opens: Some(opens) };
    }
    match mine()
        .filter_map(|entry| entry.closing)
        .max()
        .and_then(|day| day.succ_opt())
    {
        Some(since) => Openness::Expired { since },
        None => Openness::OutsideWindow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(id: &str, window: &EntryWindow, today: &str) -> Openness {
        openness(&Period::parse(id).unwrap(), window, day(today))
    }

    #[test]
    fn without_future_periods_even_the_running_one_is_closed() {
        let window = EntryWindow::default();
        let opens = Some(day("2026-11-01"));
        assert_eq!(
            at("202610", &window, "2026-10-31"),
            Openness::NotYet { opens }
        );
        assert_eq!(at("202610", &window, "2026-11-01"), Openness::Open);
        assert_eq!(at("199001", &window, "2026-11-01"), Openness::Open);
    }

    #[test]
    fn one_future_period_opens_the_running_one_and_not_the_next() {
        let window = EntryWindow {
            open_future_periods: 1,
            ..EntryWindow::default()
        };
        assert_eq!(at("2026W5", &window, "2026-01-26"), Openness::Open);
        assert_eq!(
            at("2026W6", &window, "2026-01-26"),
            Openness::NotYet {
                opens: Some(day("2026-02-02"))
            }
        );
        let far = EntryWindow {
            open_future_periods: i32::MAX,
            ..EntryWindow::default()
        };
        assert_eq!(at("209912", &far, "2026-01-26"), Openness::Open);
    }

    #[test]
    fn expiry_counts_whole_days_after_the_last() {
        for days in [10.0, 10.9] {
            let window = EntryWindow {
                expiry_days: days,
                ..EntryWindow::default()
            };
            assert_eq!(at("202610", &window, "2026-11-10"), Openness::Open);
            assert_eq!(
                at("202610", &window, "2026-11-11"),
                Openness::Expired {
                    since: day("2026-11-11")
                }
            );
        }
    }

    #[test]
    fn negative_expiry_opens_everything() {
        let window = EntryWindow {
            expiry_days: -1.0,
            ..EntryWindow::default()
        };
        assert_eq!(at("203001", &window, "2026-11-10"), Openness::Open);
        assert_eq!(at("199001", &window, "2026-11-10"), Openness::Open);
    }

    #[test]
    fn expiry_days_that_are_no_number_never_lock() {
        for days in [f64::NAN, f64::INFINITY, 1e300] {
            let window = EntryWindow {
                expiry_days: days,
                ..EntryWindow::default()
            };
            assert_eq!(
                at("202610", &window, "2099-01-01"),
                Openness::Open,
                "{days}"
            );
        }
    }

    #[test]
    fn listed_periods_replace_both_other_rules() {
        let entry = |opening: Option<&str>, closing: Option<&str>| DataInputPeriod {
            period: Period::parse("202610").unwrap(),
            opening: opening.map(day),
            closing: closing.map(day),
        };
        let window = EntryWindow {
            open_future_periods: 0,
            expiry_days: 1.0,
            data_input_periods: vec![
                entry(Some("2026-10-20"), Some("2026-11-05")),
                entry(Some("2027-01-01"), Some("2027-01-02")),
            ],
        };
        assert_eq!(at("202609", &window, "2026-10-20"), Openness::OutsideWindow);
        assert_eq!(
            at("202610", &window, "2026-10-19"),
            Openness::NotYet {
                opens: Some(day("2026-10-20"))
            }
        );
        for open in ["2026-10-20", "2026-11-05", "2027-01-01", "2027-01-02"] {
            assert_eq!(at("202610", &window, open), Openness::Open, "{open}");
        }
        assert_eq!(
            at("202610", &window, "2026-11-06"),
            Openness::NotYet {
                opens: Some(day("2027-01-01"))
            }
        );
        assert_eq!(
            at("202610", &window, "2027-01-03"),
            Openness::Expired {
                since: day("2027-01-03")
            }
        );
        let unbounded = EntryWindow {
            data_input_periods: vec![entry(None, None)],
            ..EntryWindow::default()
        };
        assert_eq!(at("202610", &unbounded, "1999-01-01"), Openness::Open);
    }
}
