//! The value types of DHIS2.

use serde::{Deserialize, Serialize};

/// What kind of value a data element holds, with the server's own names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "the names are those of the server and say it")]
pub enum ValueType {
    Number,
    Integer,
    IntegerPositive,
    IntegerNegative,
    IntegerZeroOrPositive,
    Percentage,
    UnitInterval,
    Boolean,
    TrueOnly,
    Text,
    LongText,
    Letter,
    MultiText,
    Date,
    Age,
    Datetime,
    Time,
    PhoneNumber,
    Email,
    Url,
    Username,
    Coordinate,
    OrganisationUnit,
    FileResource,
    Image,
    Reference,
    Geojson,
    /// A type of a newer server, which this program cannot check.
    #[serde(other)]
    Unknown,
}

impl ValueType {
    /// All types that are known.
    pub const ALL: [Self; 27] = [
        Self::Number,
        Self::Integer,
        Self::IntegerPositive,
        Self::IntegerNegative,
        Self::IntegerZeroOrPositive,
        Self::Percentage,
        Self::UnitInterval,
        Self::Boolean,
        Self::TrueOnly,
        Self::Text,
        Self::LongText,
        Self::Letter,
        Self::MultiText,
        Self::Date,
        Self::Age,
        Self::Datetime,
        Self::Time,
        Self::PhoneNumber,
        Self::Email,
        Self::Url,
        Self::Username,
        Self::Coordinate,
        Self::OrganisationUnit,
        Self::FileResource,
        Self::Image,
        Self::Reference,
        Self::Geojson,
    ];

    /// Tells whether values are whole numbers.
    pub fn is_whole(self) -> bool {
        matches!(
            self,
            Self::Integer
                | Self::IntegerPositive
                | Self::IntegerNegative
                | Self::IntegerZeroOrPositive
        )
    }

    /// Tells whether values may have decimals.
    pub fn is_decimal(self) -> bool {
        matches!(self, Self::Number | Self::Percentage | Self::UnitInterval)
    }

    /// Tells whether values are numbers and can be added up.
    pub fn is_number(self) -> bool {
        self.is_whole() || self.is_decimal()
    }

    /// Tells whether a value may begin with a minus.
    pub fn may_be_negative(self) -> bool {
        matches!(self, Self::Number | Self::Integer | Self::IntegerNegative)
    }

    /// Tells whether a value can be keyed at all; the others need a file, a map or a newer program.
    pub fn is_keyed(self) -> bool {
        !matches!(
            self,
            Self::FileResource | Self::Image | Self::Geojson | Self::Unknown
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_server() {
        for (kind, name) in [
            (ValueType::IntegerZeroOrPositive, "INTEGER_ZERO_OR_POSITIVE"),
            (ValueType::TrueOnly, "TRUE_ONLY"),
            (ValueType::Datetime, "DATETIME"),
            (ValueType::Url, "URL"),
            (ValueType::Geojson, "GEOJSON"),
            (ValueType::OrganisationUnit, "ORGANISATION_UNIT"),
        ] {
            assert_eq!(serde_json::to_value(kind).unwrap(), name);
        }
        for kind in ValueType::ALL {
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(serde_json::from_str::<ValueType>(&json).unwrap(), kind);
        }
    }

    #[test]
    fn a_type_of_a_newer_server_does_not_break_the_form() {
        let kind: ValueType = serde_json::from_str("\"HOLOGRAM\"").unwrap();
        assert_eq!(kind, ValueType::Unknown);
        assert!(!kind.is_keyed());
    }
}
