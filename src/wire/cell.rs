//! The value of one cell: by its type in few bits, or as text where it is odd.

use chrono::{Days, NaiveDate};

use super::{
    Malformed,
    expectation::Expectation,
    learn::Chance,
    range::{CERTAIN, Stream},
    schema::SchemaCell,
    text::TextModel,
};
use crate::domain::value::ValueType;

/// The most digits before and after the point that are coded as digits.
const WHOLE_DIGITS: usize = 18;
const DECIMALS: usize = 15;
/// Days between a date and the period that are coded as days.
const FARTHEST: u64 = 200_000;

/// A value in the form that its type is coded in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    Number(Number<'a>),
    YesNo(bool),
    Choice(usize),
    Days(i64),
    Text(&'a str),
}

/// A number as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Number<'a> {
    negative: bool,
    whole: u64,
    decimals: &'a str,
}

/// What a cell's values are coded as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number { negative: bool, decimals: bool },
    YesNo,
    Choice(u32),
    Days,
    Text,
}

fn kind_of(cell: &SchemaCell) -> Kind {
    use ValueType as T;
    let options = cell.options.as_ref().map_or(0, Vec::len);
    let number = |decimals| Kind::Number {
        negative: cell.value_type.may_be_negative(),
        decimals,
    };
    match cell.value_type {
        T::MultiText => Kind::Text,
        _ if options > 0 => Kind::Choice(u32::try_from(options).unwrap_or(u32::MAX)),
        T::IntegerZeroOrPositive | T::Integer | T::IntegerPositive | T::IntegerNegative => {
            number(false)
        }
        T::Number | T::Percentage | T::UnitInterval => number(true),
        T::Boolean | T::TrueOnly => Kind::YesNo,
        T::Date | T::Age => Kind::Days,
        _ => Kind::Text,
    }
}

impl<'a> Plain<'a> {
    /// Reads a value as its type has it; nothing where it is odd and must travel as text.
    pub(super) fn of(cell: &SchemaCell, period: NaiveDate, value: &'a str) -> Option<Self> {
        match kind_of(cell) {
            Kind::Number { negative, decimals } => {
                let number = Number::of(value)?;
                let fits =
                    (negative || !number.negative) && (decimals || number.decimals.is_empty());
                fits.then_some(Self::Number(number))
            }
            Kind::YesNo => match value {
                "true" => Some(Self::YesNo(true)),
                "false" => Some(Self::YesNo(false)),
                _ => None,
            },
            Kind::Choice(_) => {
                let options = cell.options.as_deref().unwrap_or_default();
                options
                    .iter()
                    .position(|option| option == value)
                    .map(Self::Choice)
            }
            Kind::Days => {
                let date = NaiveDate::parse_from_str(value, "%Y-%m-%d").ok()?;
                let days = (date - period).num_days();
                (date.to_string() == value && days.unsigned_abs() <= FARTHEST)
                    .then_some(Self::Days(days))
            }
            Kind::Text => Some(Self::Text(value)),
        }
    }
}

impl<'a> Number<'a> {
    /// Reads a number that is written in the only way it will be written again.
    fn of(text: &'a str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = match unsigned.split_once('.') {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (unsigned, None),
        };
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let canonical = digits(whole)
            && whole.len() <= WHOLE_DIGITS
            && (whole == "0" || !whole.starts_with('0'))
            && decimals.is_none_or(|part| digits(part) && part.len() <= DECIMALS);
        canonical.then(|| Self {
            negative,
            whole: whole.parse().unwrap_or_default(),
            decimals: decimals.unwrap_or_default(),
        })
    }

    fn text(&self) -> String {
        if !self.negative && self.decimals.is_empty() {
            return self.whole.to_string();
        }
        let minus = if self.negative { "-" } else { "" };
        if self.decimals.is_empty() {
            format!("{minus}{}", self.whole)
        } else {
            format!("{minus}{}.{}", self.whole, self.decimals)
        }
    }
}

/// What is learnt about values while coding a report.
#[derive(Debug)]
pub(super) struct ValueModel {
    negative: Chance,
    has_decimals: Chance,
    yes: Chance,
    same_choice: Chance,
    last_choice: usize,
}

impl ValueModel {
    pub(super) fn new() -> Self {
        Self {
            negative: Chance::of(16),
            has_decimals: Chance::of(32),
            yes: Chance::of(32),
            same_choice: Chance::of(24),
            last_choice: 0,
        }
    }

    /// Codes a value that is not odd; what a writer gets back is of no meaning.
    pub(super) fn code<S: Stream>(
        &mut self,
        stream: &mut S,
        (cell, column, period): (&SchemaCell, usize, NaiveDate),
        (expectation, texts): (&mut Expectation, &mut TextModel),
        plain: Option<Plain>,
    ) -> Result<String, Malformed> {
        match kind_of(cell) {
            Kind::Number { negative, decimals } => {
                let number = match plain {
                    Some(Plain::Number(number)) => number,
                    _ => Number::default(),
                };
                let negative = negative && self.negative.code(stream, number.negative)?;
                let whole = expectation.number(stream, column, number.whole)?;
                let coded = if decimals
                    && self
                        .has_decimals
                        .code(stream, !number.decimals.is_empty())?
                {
                    digits(stream, number.decimals)?
                } else {
                    String::new()
                };
                let number = Number {
                    negative,
                    whole,
                    decimals: &coded,
                };
                Ok(if S::READS {
                    number.text()
                } else {
                    String::new()
                })
            }
            Kind::YesNo => {
                let yes = self.yes.code(stream, plain == Some(Plain::YesNo(true)))?;
                Ok(yes.to_string())
            }
            Kind::Choice(options) => {
                let choice = match plain {
                    Some(Plain::Choice(choice)) => choice,
                    _ => 0,
                };
                self.choice(stream, cell, options, choice)
            }
            Kind::Days => {
                let days = match plain {
                    Some(Plain::Days(days)) => days,
                    _ => 0,
                };
                date(stream, period, 5, days).map(|date| date.to_string())
            }
            Kind::Text => {
                let text = match plain {
                    Some(Plain::Text(text)) => text,
                    _ => "",
                };
                texts.code(stream, text)
            }
        }
    }

    fn choice<S: Stream>(
        &mut self,
        stream: &mut S,
        cell: &SchemaCell,
        options: u32,
        choice: usize,
    ) -> Result<String, Malformed> {
        let is_same = self.same_choice.code(stream, choice == self.last_choice)?;
        if !is_same {
            let choice = stream.below(options, u32::try_from(choice).map_err(|_| Malformed)?)?;
            self.last_choice = usize::try_from(choice).map_err(|_| Malformed)?;
        }
        cell.options
            .as_deref()
            .and_then(|options| options.get(self.last_choice).cloned())
            .ok_or(Malformed)
    }
}

/// Codes one to fifteen digits after the point.
fn digits<S: Stream>(stream: &mut S, digits: &str) -> Result<String, Malformed> {
    let count = u64::try_from(digits.len().saturating_sub(1)).unwrap_or_default();
    let count = stream.golomb(0, count)?;
    if count >= DECIMALS as u64 {
        return Err(Malformed);
    }
    let mut given = digits.bytes();
    (0..=count)
        .map(|_| {
            let digit = given
                .next()
                .map_or(0, |byte| u32::from(byte.saturating_sub(b'0')));
            char::from_digit(stream.below(10, digit)?, 10).ok_or(Malformed)
        })
        .collect()
}

/// Codes a day by its distance from another, which is mostly not before it.
pub(super) fn date<S: Stream>(
    stream: &mut S,
    from: NaiveDate,
    order: u32,
    days: i64,
) -> Result<NaiveDate, Malformed> {
    let before = stream.bit(CERTAIN / 8, days < 0)?;
    let distance = Days::new(stream.golomb(order, days.unsigned_abs())?);
    if before {
        from.checked_sub_days(distance).ok_or(Malformed)
    } else {
        from.checked_add_days(distance).ok_or(Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{
        range::{Decoder, Encoder},
        samples,
    };

    fn code<S: Stream>(
        stream: &mut S,
        cell: &SchemaCell,
        period: NaiveDate,
        plain: Option<Plain>,
    ) -> String {
        let mut expectation = Expectation::new(None, 1);
        expectation.go(0, 0, true);
        let models = (&mut expectation, &mut TextModel::new());
        ValueModel::new()
            .code(stream, (cell, 0, period), models, plain)
            .unwrap()
    }

    /// What comes back, or nothing where the value is odd.
    fn through(value_type: ValueType, options: Option<&[&str]>, value: &str) -> Option<String> {
        let mut cell = samples::schema().parts().cells[0].clone();
        cell.value_type = value_type;
        cell.options = options.map(|options| options.iter().map(|&option| option.into()).collect());
        let period = NaiveDate::from_ymd_opt(2025, 10, 1).unwrap();
        let plain = Plain::of(&cell, period, value)?;
        let mut encoder = Encoder::new();
        code(&mut encoder, &cell, period, Some(plain));
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        let read = code(&mut decoder, &cell, period, None);
        decoder.finish().unwrap();
        Some(read)
    }

    #[test]
    fn values_of_every_kind_come_back_as_written() {
        use ValueType as T;
        for (value_type, values) in [
            (
                T::IntegerZeroOrPositive,
                &["0", "7", "240", "2147483647"][..],
            ),
            (T::Integer, &["-2147483648", "-1", "0", "5"]),
            (
                T::Number,
                &[
                    "0",
                    "-0",
                    "36.6",
                    "-0.50",
                    "10.00",
                    "123456789012345678.000000000000001",
                ],
            ),
            (T::Percentage, &["99.9", "100"]),
            (T::Boolean, &["true", "false"]),
            (T::TrueOnly, &["true"]),
            (
                T::Date,
                &["2025-10-01", "2025-09-30", "1925-01-31", "2031-02-28"],
            ),
            (T::Datetime, &["2025-10-01T12:30"]),
            (T::Text, &["", "ناوی بنکە", "007"]),
            (T::Coordinate, &["[44.4,33.3]"]),
            (T::Unknown, &["?"]),
        ] {
            for value in values {
                assert_eq!(
                    through(value_type, None, value).as_deref(),
                    Some(*value),
                    "{value_type:?}"
                );
            }
        }
        for value in ["YES", "NO"] {
            assert_eq!(
                through(T::Text, Some(&["NO", "YES"]), value).as_deref(),
                Some(value)
            );
        }
        assert_eq!(
            through(T::MultiText, Some(&["A", "B"]), "A,B").as_deref(),
            Some("A,B")
        );
    }

    #[test]
    fn what_would_come_back_otherwise_is_odd() {
        use ValueType as T;
        for (value_type, values) in [
            (
                T::IntegerZeroOrPositive,
                &[
                    "",
                    "007",
                    "-3",
                    "1.5",
                    "abc",
                    "٣",
                    "+1",
                    "9999999999999999999",
                ][..],
            ),
            (T::Integer, &["--1", "1."]),
            (T::Number, &[".5", "5.", "1e3", "0.1234567890123456", "00"]),
            (T::Boolean, &["1", "True"]),
            (
                T::Date,
                &["2025-1-5", "2025-02-30", "yesterday", "9999-01-01"],
            ),
        ] {
            for value in values {
                assert_eq!(
                    through(value_type, None, value),
                    None,
                    "{value_type:?} {value}"
                );
            }
        }
        assert_eq!(through(T::Text, Some(&["NO", "YES"]), "MAYBE"), None);
    }
}
