//! Period ids: from text and back.
//!
//! The server dispatches on the length of an id; here the year is read first and the rest names the
//! type. Both accept the same ids, and both accept the zero in `2024W03` that they never write.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

use super::{Period, PeriodType};

/// The text is not the id of a period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a period: {0:?}")]
pub struct NotAPeriod(pub String);

impl Period {
    /// Reads the id of a period of any type, in the server's ISO calendar.
    ///
    /// # Errors
    /// [`NotAPeriod`] when the text is no id, or names a week or day that does not exist.
    pub fn parse(id: &str) -> Result<Self, NotAPeriod> {
        read(id).ok_or_else(|| NotAPeriod(id.chars().take(40).collect()))
    }

    /// Returns the id as the server writes it.
    pub fn id(self) -> String {
        self.to_string()
    }
}

fn read(id: &str) -> Option<Period> {
    let (year, rest) = id.split_at_checked(4)?;
    let year = i32::try_from(digits(year)?).ok()?;
    if rest.is_empty() {
        return Period::nth(PeriodType::Yearly, year, 1);
    }
    if let Some(parts) = rest.strip_prefix('-') {
        return read_with_hyphens(year, parts);
    }
    if let Some(pair) = rest.strip_suffix('B') {
        return Period::nth(PeriodType::BiMonthly, year, two_digits(pair)?);
    }
    if let Some(number) = digits(rest) {
        return match rest.len() {
            2 => Period::nth(PeriodType::Monthly, year, number),
            4 => Period::on_day(year, number / 100, number % 100),
            _ => None,
        };
    }
    let letters = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = rest.strip_prefix(letters)?;
    let kind = PeriodType::ALL
        .into_iter()
        .find(|kind| !letters.is_empty() && kind.mark() == letters)?;
    match (takes_number(kind), number.len()) {
        (Some(longest), length) if (1..=longest).contains(&length) => {
            Period::nth(kind, year, digits(number)?)
        }
        (None, 0) => Period::nth(kind, year, 1),
        _ => None,
    }
}

/// Reads what follows the first hyphen of `2024-01` or `2024-01-31`.
fn read_with_hyphens(year: i32, rest: &str) -> Option<Period> {
    match rest.split_once('-') {
        None => Period::nth(PeriodType::Monthly, year, two_digits(rest)?),
        Some((month, day)) => Period::on_day(year, two_digits(month)?, two_digits(day)?),
    }
}

/// Returns how many digits may follow the letters of an id; nothing when none may.
fn takes_number(kind: PeriodType) -> Option<usize> {
    match kind {
        PeriodType::Quarterly
        | PeriodType::QuarterlyNov
        | PeriodType::SixMonthly
        | PeriodType::SixMonthlyApril
        | PeriodType::SixMonthlyNov => Some(1),
        _ if kind.is_week() || kind == PeriodType::BiWeekly => Some(2),
        _ => None,
    }
}

fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2).then(|| digits(text)).flatten()
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, year, number) = (self.period_type(), self.year(), self.number());
        match kind {
            PeriodType::Daily => write!(f, "{}", self.first_day().format("%Y%m%d")),
            PeriodType::Monthly => write!(f, "{year:04}{number:02}"),
            PeriodType::BiMonthly => write!(f, "{year:04}{number:02}B"),
            _ if takes_number(kind).is_some() => write!(f, "{year:04}{}{number}", kind.mark()),
            _ => write!(f, "{year:04}{}", kind.mark()),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(id: &str) -> Result<Self, NotAPeriod> {
        Self::parse(id)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Self::parse(&id).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of vectors")]
    fn every_form_the_server_accepts_is_read() {
        use PeriodType as T;
        for (id, kind, first, last, canonical) in [
            ("20240131", T::Daily, "2024-01-31", "2024-01-31", "20240131"),
            (
                "2024-01-31",
                T::Daily,
                "2024-01-31",
                "2024-01-31",
                "20240131",
            ),
            ("2024W3", T::Weekly, "2024-01-15", "2024-01-21", "2024W3"),
            ("2024W03", T::Weekly, "2024-01-15", "2024-01-21", "2024W3"),
            ("2024W12", T::Weekly, "2024-03-18", "2024-03-24", "2024W12"),
            (
                "2024WedW5",
                T::WeeklyWednesday,
                "2024-01-31",
                "2024-02-06",
                "2024WedW5",
            ),
            (
                "2024ThuW5",
                T::WeeklyThursday,
                "2024-02-01",
                "2024-02-07",
                "2024ThuW5",
            ),
            (
                "2024FriW5",
                T::WeeklyFriday,
                "2024-01-26",
                "2024-02-01",
                "2024FriW5",
            ),
            (
                "2024SatW5",
                T::WeeklySaturday,
                "2024-01-27",
                "2024-02-02",
                "2024SatW5",
            ),
            (
                "2024SunW05",
                T::WeeklySunday,
                "2024-01-28",
                "2024-02-03",
                "2024SunW5",
            ),
            (
                "2024BiW1",
                T::BiWeekly,
                "2024-01-01",
                "2024-01-14",
                "2024BiW1",
            ),
            (
                "2024BiW26",
                T::BiWeekly,
                "2024-12-16",
                "2024-12-29",
                "2024BiW26",
            ),
            ("202401", T::Monthly, "2024-01-01", "2024-01-31", "202401"),
            ("2024-02", T::Monthly, "2024-02-01", "2024-02-29", "202402"),
            (
                "202401B",
                T::BiMonthly,
                "2024-01-01",
                "2024-02-29",
                "202401B",
            ),
            (
                "202402B",
                T::BiMonthly,
                "2024-03-01",
                "2024-04-30",
                "202402B",
            ),
            ("2024Q1", T::Quarterly, "2024-01-01", "2024-03-31", "2024Q1"),
            (
                "2024NovQ1",
                T::QuarterlyNov,
                "2023-11-01",
                "2024-01-31",
                "2024NovQ1",
            ),
            (
                "2024NovQ4",
                T::QuarterlyNov,
                "2024-08-01",
                "2024-10-31",
                "2024NovQ4",
            ),
            (
                "2024S2",
                T::SixMonthly,
                "2024-07-01",
                "2024-12-31",
                "2024S2",
            ),
            (
                "2024AprilS1",
                T::SixMonthlyApril,
                "2024-04-01",
                "2024-09-30",
                "2024AprilS1",
            ),
            (
                "2024AprilS2",
                T::SixMonthlyApril,
                "2024-10-01",
                "2025-03-31",
                "2024AprilS2",
            ),
            (
                "2024NovS1",
                T::SixMonthlyNov,
                "2023-11-01",
                "2024-04-30",
                "2024NovS1",
            ),
            (
                "2024NovS2",
                T::SixMonthlyNov,
                "2024-05-01",
                "2024-10-31",
                "2024NovS2",
            ),
            ("2024", T::Yearly, "2024-01-01", "2024-12-31", "2024"),
            (
                "2024Feb",
                T::FinancialFeb,
                "2024-02-01",
                "2025-01-31",
                "2024Feb",
            ),
            (
                "2024April",
                T::FinancialApril,
                "2024-04-01",
                "2025-03-31",
                "2024April",
            ),
            (
                "2024July",
                T::FinancialJuly,
                "2024-07-01",
                "2025-06-30",
                "2024July",
            ),
            (
                "2024Aug",
                T::FinancialAug,
                "2024-08-01",
                "2025-07-31",
                "2024Aug",
            ),
            (
                "2024Sep",
                T::FinancialSep,
                "2024-09-01",
                "2025-08-31",
                "2024Sep",
            ),
            (
                "2024Oct",
                T::FinancialOct,
                "2024-10-01",
                "2025-09-30",
                "2024Oct",
            ),
            (
                "2024Nov",
                T::FinancialNov,
                "2023-11-01",
                "2024-10-31",
                "2024Nov",
            ),
        ] {
            let period = Period::parse(id).unwrap();
            assert_eq!(period.period_type(), kind, "{id}");
            assert_eq!(period.first_day().to_string(), first, "{id}");
            assert_eq!(period.last_day().to_string(), last, "{id}");
            assert_eq!(period.id(), canonical);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for id in [
            "",
            "2",
            "202",
            "20269",
            "20XX99",
            "202613",
            "202600",
            "2024-1",
            "2024-13",
            "2024-02-30",
            "20240230",
            "2024W",
            "2024W0",
            "2024W54",
            "2024W53",
            "2024W003",
            "2024w3",
            "W3",
            "2024B",
            "20241B",
            "202407B",
            "202400B",
            "2024Q0",
            "2024Q5",
            "2024Q01",
            "2024S3",
            "2024NovQ5",
            "2024AprilS3",
            "2024BiW0",
            "2024BiW27",
            "2024FebS1",
            "2024January",
            "2024Nov1",
            "2024 ",
            " 2024",
            "+024",
            "2024W+3",
            "2024W٣",
            "٢٠٢٤",
            "20240131 ",
            "2024-01-31T00:00",
            "0024",
            "9999W1",
        ] {
            assert!(Period::parse(id).is_err(), "{id:?}");
        }
    }

    #[test]
    fn json_holds_the_id() {
        let period = Period::parse("2026W05").unwrap();
        assert_eq!(serde_json::to_string(&period).unwrap(), "\"2026W5\"");
        assert_eq!(
            serde_json::from_str::<Period>("\"2026W5\"").unwrap(),
            period
        );
        assert!(serde_json::from_str::<Period>("\"2026W60\"").is_err());
    }
}
