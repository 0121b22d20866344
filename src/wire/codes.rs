//! The numbers that stand on the wire for the names of the program.
//!
//! Written out one by one: an enum that is sorted anew must not change a released format. Numbers are only ever
//! added at the end.

use crate::domain::{
    period::PeriodType,
    value::{Reason, ValueType},
};

/// Period types by their number on the wire.
pub(super) const PERIOD_TYPES: [PeriodType; 23] = [
    PeriodType::Monthly,
    PeriodType::Weekly,
    PeriodType::Daily,
    PeriodType::Quarterly,
    PeriodType::Yearly,
    PeriodType::WeeklyWednesday,
    PeriodType::WeeklyThursday,
    PeriodType::WeeklyFriday,
    PeriodType::WeeklySaturday,
    PeriodType::WeeklySunday,
    PeriodType::BiWeekly,
    PeriodType::BiMonthly,
    PeriodType::QuarterlyNov,
    PeriodType::SixMonthly,
    PeriodType::SixMonthlyApril,
    PeriodType::SixMonthlyNov,
    PeriodType::FinancialFeb,
    PeriodType::FinancialApril,
    PeriodType::FinancialJuly,
    PeriodType::FinancialAug,
    PeriodType::FinancialSep,
    PeriodType::FinancialOct,
    PeriodType::FinancialNov,
];

/// Value types by their number on the wire.
pub(super) const VALUE_TYPES: [ValueType; 28] = [
    ValueType::IntegerZeroOrPositive,
    ValueType::Integer,
    ValueType::IntegerPositive,
    ValueType::IntegerNegative,
    ValueType::Number,
    ValueType::Percentage,
    ValueType::UnitInterval,
    ValueType::Boolean,
    ValueType::TrueOnly,
    ValueType::Date,
    ValueType::Age,
    ValueType::Datetime,
    ValueType::Time,
    ValueType::Text,
    ValueType::LongText,
    ValueType::Letter,
    ValueType::MultiText,
    ValueType::PhoneNumber,
    ValueType::Email,
    ValueType::Url,
    ValueType::Username,
    ValueType::Coordinate,
    ValueType::OrganisationUnit,
    ValueType::FileResource,
    ValueType::Image,
    ValueType::Reference,
    ValueType::Geojson,
    ValueType::Unknown,
];

/// Reasons by their number on the wire; a schema names those in use, in its own order.
pub(super) const REASONS: [Reason; 4] = [
    Reason::StockOut,
    Reason::NoService,
    Reason::RegisterLost,
    Reason::Other,
];

/// Returns the number of a name; every name stands in its list, as the tests hold.
pub(super) fn number_of<T: PartialEq>(list: &[T], name: &T) -> u8 {
    list.iter()
        .position(|other| other == name)
        .and_then(|index| u8::try_from(index).ok())
        .unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_one_number() {
        for kind in PeriodType::ALL {
            assert_ne!(number_of(&PERIOD_TYPES, &kind), u8::MAX, "{kind:?}");
        }
        assert_eq!(PERIOD_TYPES.len(), PeriodType::ALL.len());
        for kind in ValueType::ALL {
            assert_ne!(number_of(&VALUE_TYPES, &kind), u8::MAX, "{kind:?}");
        }
        assert_eq!(VALUE_TYPES.len(), ValueType::ALL.len() + 1);
        for reason in Reason::ALL {
            assert_ne!(number_of(&REASONS, &reason), u8::MAX, "{reason:?}");
        }
    }
}
