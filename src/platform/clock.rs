//! The time, as a value that can be fixed.
//!
//! The clock of an old PC is often wrong. So it dates things and reckons due days, but never orders,
//! numbers or expires anything; a clock before the day of this program is told to the person.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};

/// The day of this release in code; a build may name its own day in `DAFTAR_BUILD_DATE`.
const RELEASED: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");

/// Three hours east: Iraq, the whole year round.
const HOME_OFFSET_SECONDS: i32 = 3 * 3600;

/// Tells the time.
#[derive(Debug, Clone)]
pub struct Clock {
    source: Source,
    offset: FixedOffset,
}

#[derive(Debug, Clone)]
enum Source {
    System,
    /// The system's clock, moved: it runs, from another day.
    Moved(TimeDelta),
    Fixed(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// Returns the clock of the operating system.
    pub fn system() -> Self {
        Self::of(Source::System)
    }

    /// Returns a clock that stands still until [`advance`](Self::advance) moves it.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self::of(Source::Fixed(Arc::new(Mutex::new(at))))
    }

    /// Returns a clock that runs from noon of a day (UTC), for practice on any day.
    pub fn running_from(day: NaiveDate) -> Self {
        let noon = day.and_hms_opt(12, 0, 0).map(|noon| noon.and_utc());
        let moved = noon.map_or(TimeDelta::zero(), |noon| noon - system_now());
        Self::of(Source::Moved(moved))
    }

    fn of(source: Source) -> Self {
        let offset = FixedOffset::east_opt(HOME_OFFSET_SECONDS).expect("within a day");
        Self { source, offset }
    }

    /// Sets the offset in which days are reckoned.
    pub fn with_offset(self, offset: FixedOffset) -> Self {
        Self { offset, ..self }
    }

    /// Returns the moment.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.source {
            Source::System => system_now(),
            Source::Moved(by) => system_now() + *by,
            Source::Fixed(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Returns the day at the configured offset.
    pub fn today(&self) -> NaiveDate {
        self.now().with_timezone(&self.offset).date_naive()
    }

    /// Returns the offset in which days are reckoned.
    pub fn offset(&self) -> FixedOffset {
        self.offset
    }

    /// Tells whether the clock stands before the day this program was built: then it is wrong.
    ///
    /// A clock that was moved for practice is where it was put.
    pub fn is_before_build(&self) -> bool {
        !matches!(self.source, Source::Moved(_)) && self.today() < build_date()
    }

    /// Moves a fixed clock; others are not moved.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Fixed(at) = &self.source {
            *at.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}

/// Returns the day this program was built, or released where the build does not say.
pub fn build_date() -> NaiveDate {
    option_env!("DAFTAR_BUILD_DATE")
        .and_then(|day| day.parse().ok())
        .unwrap_or(RELEASED)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the system's clock"
)]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_is_reckoned_three_hours_east() {
        assert_eq!(
            Clock::fixed(at("2026-12-01T20:59:59Z")).today().to_string(),
            "2026-12-01"
        );
        assert_eq!(
            Clock::fixed(at("2026-12-01T21:00:00Z")).today().to_string(),
            "2026-12-02"
        );
        let utc = FixedOffset::east_opt(0).unwrap();
        let clock = Clock::fixed(at("2026-12-01T21:00:00Z")).with_offset(utc);
        assert_eq!(clock.today().to_string(), "2026-12-01");
    }

    #[test]
    fn a_clock_before_the_build_is_wrong() {
        assert!(Clock::fixed(at("2009-01-01T00:00:00Z")).is_before_build());
        assert!(!Clock::fixed(at("2031-01-01T00:00:00Z")).is_before_build());
    }

    #[test]
    fn clones_of_a_fixed_clock_move_together() {
        let clock = Clock::fixed(at("2026-12-01T00:00:00Z"));
        let other = clock.clone();
        clock.advance(TimeDelta::days(2));
        assert_eq!(other.now(), at("2026-12-03T00:00:00Z"));
    }
}
