//! The kinds of periods DHIS2 knows, and how each divides time.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// A period type of DHIS2, with the server's own names.
///
/// `TwoYearly` and `Decade` are missing on purpose: the server cannot write their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PeriodType {
    /// One day, `20240131`.
    Daily,
    /// A week from Monday, `2024W3`.
    Weekly,
    /// A week from Wednesday, `2024WedW3`.
    WeeklyWednesday,
    /// A week from Thursday, `2024ThuW3`.
    WeeklyThursday,
    /// A week from Friday, `2024FriW3`; servers before 2.43 do not know it.
    WeeklyFriday,
    /// A week from Saturday, `2024SatW3`.
    WeeklySaturday,
    /// A week from Sunday, `2024SunW3`.
    WeeklySunday,
    /// Two weeks from the Monday of an odd week, `2024BiW1`.
    BiWeekly,
    /// One month, `202401`.
    Monthly,
    /// Two months, `202401B`; the two digits count the pairs, not the months.
    BiMonthly,
    /// Three months from January, `2024Q1`.
    Quarterly,
    /// Three months from November of the year before, `2024NovQ1`.
    QuarterlyNov,
    /// Six months from January, `2024S1`.
    SixMonthly,
    /// Six months from April, `2024AprilS1`.
    SixMonthlyApril,
    /// Six months from November of the year before, `2024NovS1`.
    SixMonthlyNov,
    /// One year, `2024`.
    Yearly,
    /// Twelve months from February, `2024Feb`.
    FinancialFeb,
    /// Twelve months from April, `2024April`.
    FinancialApril,
    /// Twelve months from July, `2024July`.
    FinancialJuly,
    /// Twelve months from August, `2024Aug`.
    FinancialAug,
    /// Twelve months from September, `2024Sep`.
    FinancialSep,
    /// Twelve months from October, `2024Oct`.
    FinancialOct,
    /// Twelve months from November of the year before, `2024Nov`.
    FinancialNov,
}

impl PeriodType {
    /// All period types, from the shortest to the longest.
    pub const ALL: [Self; 23] = [
        Self::Daily,
        Self::Weekly,
        Self::WeeklyWednesday,
        Self::WeeklyThursday,
        Self::WeeklyFriday,
        Self::WeeklySaturday,
        Self::WeeklySunday,
        Self::BiWeekly,
        Self::Monthly,
        Self::BiMonthly,
        Self::Quarterly,
        Self::QuarterlyNov,
        Self::SixMonthly,
        Self::SixMonthlyApril,
        Self::SixMonthlyNov,
        Self::Yearly,
        Self::FinancialFeb,
        Self::FinancialApril,
        Self::FinancialJuly,
        Self::FinancialAug,
        Self::FinancialSep,
        Self::FinancialOct,
        Self::FinancialNov,
    ];

    /// Returns the name the server uses (`periodType` of a data set).
    pub fn name(self) -> &'static str {
        match self {
            Self::Daily => "Daily",
            Self::Weekly => "Weekly",
            Self::WeeklyWednesday => "WeeklyWednesday",
            Self::WeeklyThursday => "WeeklyThursday",
            Self::WeeklyFriday => "WeeklyFriday",
            Self::WeeklySaturday => "WeeklySaturday",
            Self::WeeklySunday => "WeeklySunday",
            Self::BiWeekly => "BiWeekly",
            Self::Monthly => "Monthly",
            Self::BiMonthly => "BiMonthly",
            Self::Quarterly => "Quarterly",
            Self::QuarterlyNov => "QuarterlyNov",
            Self::SixMonthly => "SixMonthly",
            Self::SixMonthlyApril => "SixMonthlyApril",
            Self::SixMonthlyNov => "SixMonthlyNov",
            Self::Yearly => "Yearly",
            Self::FinancialFeb => "FinancialFeb",
            Self::FinancialApril => "FinancialApril",
            Self::FinancialJuly => "FinancialJuly",
            Self::FinancialAug => "FinancialAug",
            Self::FinancialSep => "FinancialSep",
            Self::FinancialOct => "FinancialOct",
            Self::FinancialNov => "FinancialNov",
        }
    }

    /// Returns the type of a name of the server.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Tells whether a period of this type is one week, whatever day it begins on.
    pub fn is_week(self) -> bool {
        matches!(self.shape(), Shape::Week(_))
    }

    /// Returns how this type divides time.
    pub(super) fn shape(self) -> Shape {
        let months = |length, first_month| Shape::Months {
            length,
            first_month,
            year_ahead: 0,
        };
        // The November types carry the year in which most of their months lie.
        let from_november = |length| Shape::Months {
            length,
            first_month: 11,
            year_ahead: 1,
        };
        match self {
            Self::Daily => Shape::Day,
            Self::Weekly => Shape::Week(Weekday::Mon),
            Self::WeeklyWednesday => Shape::Week(Weekday::Wed),
            Self::WeeklyThursday => Shape::Week(Weekday::Thu),
            Self::WeeklyFriday => Shape::Week(Weekday::Fri),
            Self::WeeklySaturday => Shape::Week(Weekday::Sat),
            Self::WeeklySunday => Shape::Week(Weekday::Sun),
            Self::BiWeekly => Shape::TwoWeeks,
            Self::Monthly => months(1, 1),
            Self::BiMonthly => months(2, 1),
            Self::Quarterly => months(3, 1),
            Self::QuarterlyNov => from_november(3),
            Self::SixMonthly => months(6, 1),
            Self::SixMonthlyApril => months(6, 4),
            Self::SixMonthlyNov => from_november(6),
            Self::Yearly => months(12, 1),
            Self::FinancialFeb => months(12, 2),
            Self::FinancialApril => months(12, 4),
            Self::FinancialJuly => months(12, 7),
            Self::FinancialAug => months(12, 8),
            Self::FinancialSep => months(12, 9),
            Self::FinancialOct => months(12, 10),
            Self::FinancialNov => from_november(12),
        }
    }

    /// Returns what stands between the year and the number of an id.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::Daily | Self::Monthly | Self::BiMonthly | Self::Yearly => "",
            Self::Weekly => "W",
            Self::WeeklyWednesday => "WedW",
            Self::WeeklyThursday => "ThuW",
            Self::WeeklyFriday => "FriW",
            Self::WeeklySaturday => "SatW",
            Self::WeeklySunday => "SunW",
            Self::BiWeekly => "BiW",
            Self::Quarterly => "Q",
            Self::QuarterlyNov => "NovQ",
            Self::SixMonthly => "S",
            Self::SixMonthlyApril => "AprilS",
            Self::SixMonthlyNov => "NovS",
            Self::FinancialFeb => "Feb",
            Self::FinancialApril => "April",
            Self::FinancialJuly => "July",
            Self::FinancialAug => "Aug",
            Self::FinancialSep => "Sep",
            Self::FinancialOct => "Oct",
            Self::FinancialNov => "Nov",
        }
    }
}

/// How a period type divides time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Single days.
    Day,
    /// Seven days from this weekday; week 1 is the one that holds 4 January.
    Week(Weekday),
    /// The weeks 1 and 2, 3 and 4, … of the ISO year; see [`super::Period::next`] for week 53.
    TwoWeeks,
    /// A number of months, counted from a month of the year.
    Months {
        /// How many months.
        length: u32,
        /// The month in which the first period of a year begins.
        first_month: u32,
        /// What is added to the year of that month to get the year of the id.
        year_ahead: i32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_server_in_json_too() {
        for kind in PeriodType::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert_eq!(PeriodType::from_name(kind.name()), Some(kind));
        }
        assert_eq!(PeriodType::from_name("monthly"), None);
        assert_eq!(PeriodType::from_name("TwoYearly"), None);
    }
}
