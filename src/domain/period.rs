//! A span of time that a report speaks of, with the server's ids.
//!
//! Only the ISO calendar: a server set to another one is refused when its forms are fetched. What a
//! data set allows is an [`EntryWindow`], the deadline is its [`due_day`].

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

mod due;
mod id;
mod kind;
mod window;

use kind::Shape;

pub use due::{WorkingWeek, due_day, latest_ended};
pub use id::NotAPeriod;
pub use kind::PeriodType;
pub use window::{DataInputPeriod, EntryWindow, Openness, openness};

/// The years of an id. Far more than any report needs, and few enough that no sum of days overflows.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
const EARLIEST: NaiveDate = NaiveDate::from_ymd_opt(1901, 1, 1).expect("a day");
const LATEST: NaiveDate = NaiveDate::from_ymd_opt(2198, 12, 31).expect("a day");

/// A period: a type and the day it begins on.
///
/// Ordered by its first day; periods of different types that begin together, by type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: NaiveDate,
    kind: PeriodType,
}

impl Period {
    /// Returns the period of a type that holds a day.
    ///
    /// A day before 1901 or after 2198 (a clock gone mad) counts as the nearest day between.
    pub fn containing(kind: PeriodType, day: NaiveDate) -> Self {
        let day = day.clamp(EARLIEST, LATEST);
        let first = match kind.shape() {
            Shape::Day => day,
            Shape::Week(start) => week_of(day, start),
            Shape::TwoWeeks => {
                let monday = week_of(day, Weekday::Mon);
                if week_number(monday) % 2 == 1 {
                    monday
                } else {
                    monday - TimeDelta::weeks(1)
                }
            }
            Shape::Months {
                length,
                first_month,
                ..
            } => {
                let into = (day.month() + 12 - first_month) % length;
                day.with_day(1)
                    .map_or(day, |first| first - Months::new(into))
            }
        };
        Self { first, kind }
    }

    /// Returns the period with this number in this year, as they stand in its id.
    ///
    /// For [`PeriodType::Daily`] the number is the day of the year.
    pub fn nth(kind: PeriodType, year: i32, number: u32) -> Option<Self> {
        if !YEARS.contains(&year) || number == 0 {
            return None;
        }
        let first = match kind.shape() {
            Shape::Day => NaiveDate::from_yo_opt(year, number)?,
            Shape::Week(start) => nth_week(year, number, start)?,
            Shape::TwoWeeks => nth_week(year, number.checked_mul(2)? - 1, Weekday::Mon)?,
            Shape::Months {
                length,
                first_month,
                year_ahead,
            } => {
                if number > 12 / length {
                    return None;
                }
                let start = NaiveDate::from_ymd_opt(year - year_ahead, first_month, 1)?;
                start.checked_add_months(Months::new(length * (number - 1)))?
            }
        };
        Some(Self { first, kind })
    }

    fn on_day(year: i32, month: u32, day: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, day)?;
        YEARS.contains(&year).then_some(Self {
            first,
            kind: PeriodType::Daily,
        })
    }

    /// Returns the type.
    pub fn period_type(self) -> PeriodType {
        self.kind
    }

    /// Returns the first day.
    pub fn first_day(self) -> NaiveDate {
        self.first
    }

    /// Returns the last day, which belongs to the period.
    pub fn last_day(self) -> NaiveDate {
        match self.kind.shape() {
            Shape::Day => self.first,
            Shape::Week(_) => self.first + TimeDelta::days(6),
            Shape::TwoWeeks => self.first + TimeDelta::days(13),
            Shape::Months { length, .. } => self.first + Months::new(length) - TimeDelta::days(1),
        }
    }

    /// Returns how many days the period has.
    pub fn days(self) -> u32 {
        let days = (self.last_day() - self.first).num_days() + 1;
        u32::try_from(days).unwrap_or_default()
    }

    /// Tells whether a day belongs to the period.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.first..=self.last_day()).contains(&day)
    }

    /// Returns the year of the id.
    ///
    /// It is the week-based year for weeks (2020W53 holds 3 January 2021) and the year of most
    /// months for the types that begin in November.
    pub fn year(self) -> i32 {
        match self.kind.shape() {
            Shape::Day => self.first.year(),
            Shape::Week(_) | Shape::TwoWeeks => middle_of_week(self.first).year(),
            Shape::Months {
                first_month,
                year_ahead,
                ..
            } => {
                let before = i32::from(self.first.month() < first_month);
                self.first.year() - before + year_ahead
            }
        }
    }

    /// Returns the number of the period in its [`year`](Self::year), from 1.
    pub fn number(self) -> u32 {
        match self.kind.shape() {
            Shape::Day => self.first.ordinal(),
            Shape::Week(_) => week_number(self.first),
            Shape::TwoWeeks => week_number(self.first) / 2 + 1,
            Shape::Months {
                length,
                first_month,
                ..
            } => (self.first.month() + 12 - first_month) % 12 / length + 1,
        }
    }

    /// Returns the number of the week, for the types of one week.
    pub fn week(self) -> Option<u32> {
        self.kind.is_week().then(|| self.number())
    }

    /// Returns the calendar month of the first day.
    pub fn month(self) -> u32 {
        self.first.month()
    }

    /// Returns the period that follows.
    ///
    /// Two-week periods overlap once in years of 53 weeks: the server ends 2020BiW27 on
    /// 10 January 2021 and begins 2021BiW1 on 4 January. All others touch.
    pub fn next(self) -> Self {
        let next = Self::containing(self.kind, self.last_day() + TimeDelta::days(1));
        next.max(self)
    }

    /// Returns the period before.
    pub fn previous(self) -> Self {
        let previous = Self::containing(self.kind, self.first - TimeDelta::days(1));
        previous.min(self)
    }

    /// Returns the period `count` places later, or earlier when negative.
    ///
    /// Stops at the first and last period that can be written.
    pub fn offset(self, count: i32) -> Self {
        let step = if count < 0 {
            Self::previous
        } else {
            Self::next
        };
        let mut here = self;
        for _ in 0..count.unsigned_abs() {
            let there = step(here);
            if there == here {
                break;
            }
            here = there;
        }
        here
    }

    /// Returns the `count` periods that end with this one, the oldest first.
    pub fn run_up(self, count: u32) -> Vec<Self> {
        let mut run = vec![self; usize::try_from(count).unwrap_or_default()];
        let mut here = self;
        for place in run.iter_mut().rev() {
            *place = here;
            here = here.previous();
        }
        run
    }
}

/// Returns the first day of the week that holds a day.
fn week_of(day: NaiveDate, start: Weekday) -> NaiveDate {
    day - TimeDelta::days(i64::from(day.weekday().days_since(start)))
}

/// The fourth day of a week lies in the year the week belongs to: week 1 holds 4 January.
fn middle_of_week(first: NaiveDate) -> NaiveDate {
    first + TimeDelta::days(3)
}

fn week_number(first: NaiveDate) -> u32 {
    middle_of_week(first).ordinal0() / 7 + 1
}

fn nth_week(year: i32, number: u32, start: Weekday) -> Option<NaiveDate> {
    let first = week_of(NaiveDate::from_ymd_opt(year, 1, 4)?, start);
    let week = first.checked_add_signed(TimeDelta::try_weeks(i64::from(number) - 1)?)?;
    (middle_of_week(week).year() == year).then_some(week)
}

/// Cuts a number of days to a whole one, as the server does since 2.43.
///
/// What is no number counts as 0; a century is enough for anybody.
fn whole_days(days: f64) -> i64 {
    const CENTURY: f64 = 36_525.0;
    if !days.is_finite() || days > CENTURY {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "cutting is meant, and the range is small"
    )]
    let whole = days.max(-CENTURY) as i64;
    whole
}

#[cfg(test)]
mod tests;
