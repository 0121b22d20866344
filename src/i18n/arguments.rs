//! What is put into a text.

use chrono::NaiveDate;

use crate::domain::{finding::Fact, period::Period};

/// A fact for a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// A whole number, which the text may choose its words by; exact up to 2⁵³.
    Number(i64),
    /// A number, a date or a time in ASCII, shown in the reader's digits with their decimal mark; never a
    /// code or a version, whose point is none.
    Digits(&'a str),
    /// A text of others: a name, what was keyed, what a server said.
    Text(&'a str),
    /// Another text of the catalogue, by its key.
    Key(&'a str),
    /// A text that this catalogue made.
    Phrase(String),
    /// A day, in full.
    Date(NaiveDate),
    /// A period, with its full name.
    Period(Period),
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Arg<'_> {
    /// Counts what is on screen or in a list; no list is longer than an `i64`.
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a Fact> for Arg<'a> {
    fn from(fact: &'a Fact) -> Self {
        match fact {
            Fact::Number(number) => Self::Number(*number),
            Fact::Decimal(number) => Self::Digits(number),
            Fact::Text(text) => Self::Text(text),
        }
    }
}
