//! What a cell holds: nothing, a value, or the word that there is none to be had.
//!
//! Three states, never folded into one another here. A zero is a value. What was keyed and cannot be
//! a value stays as keyed ([`Value::Given`]): the finger or the paper is wrong, and the clerk must see
//! which; [`accept()`] tells why, and the checks keep it from being sent.

use serde::{Deserialize, Serialize};

mod accept;
mod decimal;
mod digits;
mod kind;
mod tally;

pub use accept::{WhyNot, accept, accept_among};
pub use decimal::Decimal;
pub use digits::{fold_digit, fold_digits};
pub use kind::ValueType;
pub use tally::{NotATally, is_tally, tally};

/// The state of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Nothing was keyed.
    #[default]
    Blank,
    /// What was keyed: canonical where [`accept()`] took it, else exactly as keyed.
    Given(String),
    /// The figure is not to be had.
    NotAvailable(Reason),
}

/// Why a figure is not to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// There was no vaccine, drug or material.
    StockOut,
    /// The facility did not give this service in the period.
    NoService,
    /// The register that holds the figure cannot be found.
    RegisterLost,
    /// Anything else; the comment says what.
    Other,
}

impl Reason {
    /// All reasons, in the order they are offered.
    pub const ALL: [Self; 4] = [
        Self::StockOut,
        Self::NoService,
        Self::RegisterLost,
        Self::Other,
    ];
}

impl Value {
    /// Makes a value of what was keyed: canonical if it can be one, else as keyed; blank if nothing.
    pub fn keyed(value_type: ValueType, text: &str) -> Self {
        if text.trim().is_empty() {
            return Self::Blank;
        }
        Self::Given(accept(value_type, text).unwrap_or_else(|_| text.to_owned()))
    }

    /// Makes the value zero.
    pub fn zero() -> Self {
        Self::Given("0".to_owned())
    }

    /// Tells whether nothing was keyed.
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// Returns the text of a given value.
    pub fn given(&self) -> Option<&str> {
        match self {
            Self::Given(text) => Some(text),
            Self::Blank | Self::NotAvailable(_) => None,
        }
    }

    /// Returns why there is no figure.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::NotAvailable(reason) => Some(*reason),
            Self::Blank | Self::Given(_) => None,
        }
    }

    /// Returns the number of a given value; nothing for texts and for what cannot be a number.
    pub fn number(&self) -> Option<Decimal> {
        let text = self.given()?;
        accept(ValueType::Number, text)
            .ok()
            .and_then(|canonical| Decimal::parse(&canonical))
    }
}

/// All that is kept of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// What it holds.
    pub value: Value,
    /// A remark of the clerk; it travels with the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Marked to be looked at again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub follow_up: bool,
    /// The tally as keyed, `12+7+3`, so that it can be held against the paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<String>,
    /// Taken from the period before by the repeat key.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub repeated: bool,
}

impl Entry {
    /// Makes an entry of a value alone.
    pub fn of(value: Value) -> Self {
        Self {
            value,
            ..Self::default()
        }
    }

    /// Tells whether nothing at all is kept of the cell.
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_not_blank_and_neither_is_not_available() {
        assert_ne!(Value::zero(), Value::Blank);
        assert_eq!(Value::zero().number(), Some(Decimal::ZERO));
        assert_eq!(Value::Blank.number(), None);
        let lost = Value::NotAvailable(Reason::RegisterLost);
        assert_eq!((lost.number(), lost.is_blank()), (None, false));
    }

    #[test]
    fn what_can_be_a_value_becomes_canonical_and_the_rest_stays_as_keyed() {
        let keyed = |text| Value::keyed(ValueType::IntegerZeroOrPositive, text);
        assert_eq!(keyed("  "), Value::Blank);
        assert_eq!(keyed("١٢"), Value::Given("12".into()));
        assert_eq!(keyed("007"), Value::Given("007".into()));
        assert_eq!(keyed("007").number(), None);
        assert_eq!(keyed("-3"), Value::Given("-3".into()));
    }

    #[test]
    fn an_entry_goes_through_json_unchanged() {
        let full = Entry {
            value: Value::Given("22".into()),
            comment: Some("ژمارەی ڕاست".into()),
            follow_up: true,
            parts: Some("12+7+3".into()),
            repeated: true,
        };
        for (entry, json) in [
            (Entry::default(), r#"{"value":"blank"}"#),
            (
                Entry::of(Value::NotAvailable(Reason::StockOut)),
                r#"{"value":{"not_available":"stock_out"}}"#,
            ),
            (Entry::of(Value::zero()), r#"{"value":{"given":"0"}}"#),
        ] {
            assert_eq!(serde_json::to_string(&entry).unwrap(), json);
            assert_eq!(serde_json::from_str::<Entry>(json).unwrap(), entry);
        }
        let json = serde_json::to_string(&full).unwrap();
        assert_eq!(serde_json::from_str::<Entry>(&json).unwrap(), full);
        assert!(serde_json::from_str::<Entry>("{}").unwrap().is_untouched());
        assert!(
            !Entry {
                follow_up: true,
                ..Entry::default()
            }
            .is_untouched()
        );
    }
}
