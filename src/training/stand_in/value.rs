//! The accept rules of the server for one value, written from its source and not from ours, so that
//! the two can be held against each other.

use chrono::NaiveDate;

use super::{Generation, world::World};
use crate::domain::{form::Row, value::ValueType};

/// The longest text.
const LONGEST_TEXT: usize = 50_000;

/// Why a value is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// The type, with the server's word for it.
    Type(&'static str),
    /// Not one of the options.
    Option,
}

/// Returns the value as it is stored.
pub(super) fn accept(world: &World, row: &Row, value: &str) -> Result<String, Why> {
    if let Some(problem) = problem(world.generation, row.value_type, value) {
        return Err(Why::Type(problem));
    }
    if let Some(set) = row.option_set {
        let options = world
            .forms
            .iter()
            .find_map(|form| form.option_sets.get(&set));
        let is_option = options.is_none_or(|options| {
            let is_one = |code: &str| options.iter().any(|option| option.code == code);
            match row.value_type {
                ValueType::MultiText => value.split(',').all(is_one),
                _ => is_one(value),
            }
        });
        if !is_option {
            return Err(Why::Option);
        }
    }
    Ok(match row.value_type {
        ValueType::Boolean | ValueType::TrueOnly => truth(value).map_or_else(
            || value.to_owned(),
            |truth| if truth { "true" } else { "false" }.to_owned(),
        ),
        _ => value.to_owned(),
    })
}

fn problem(generation: Generation, value_type: ValueType, value: &str) -> Option<&'static str> {
    use ValueType as T;
    if value.chars().count() > LONGEST_TEXT {
        return Some("value_length_greater_than_max_length");
    }
    let (holds, word) = match value_type {
        T::Number => (is_number(value), "value_not_numeric"),
        T::Integer => (integer(value).is_some(), "value_not_integer"),
        T::IntegerPositive => (
            integer(value).is_some_and(|number| number > 0),
            "value_not_positive_integer",
        ),
        T::IntegerNegative => (
            integer(value).is_some_and(|number| number < 0),
            "value_not_negative_integer",
        ),
        T::IntegerZeroOrPositive => (
            integer(value).is_some_and(|number| number >= 0),
            "value_not_zero_or_positive_integer",
        ),
        T::Percentage => (between(value, 100.0), "value_not_percentage"),
        T::UnitInterval => (between(value, 1.0), "value_not_unit_interval"),
        T::Boolean => (
            truth(value).is_some_and(|_| generation == Generation::New || !is_a_word(value)),
            "value_not_bool",
        ),
        T::TrueOnly => (truth(value) == Some(true), "value_not_true_only"),
        T::Date | T::Age => (is_date(value), "value_not_valid_date"),
        T::Datetime => (
            value.contains('T') && is_date(value),
            "value_not_valid_datetime",
        ),
        T::Letter => (
            value.chars().count() == 1 && value.chars().all(char::is_alphabetic),
            "value_not_single_letter",
        ),
        _ => (true, ""),
    };
    (!holds).then_some(word)
}

/// No leading zero, no plus, ASCII digits, 32 bits.
fn integer(value: &str) -> Option<i32> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let is_plain = digits == "0" || !digits.starts_with('0');
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_plain && all_digits && value != "-0")
        .then(|| value.parse().ok())
        .flatten()
}

fn is_number(value: &str) -> bool {
    let unsigned = value.strip_prefix('-').unwrap_or(value);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    value.len() < 250
        && digits(whole)
        && digits(decimals)
        && (whole == "0" || !whole.starts_with('0'))
}

fn between(value: &str, most: f64) -> bool {
    is_number(value)
        && value
            .parse::<f64>()
            .is_ok_and(|number| (0.0..=most).contains(&number))
}

fn truth(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "t" | "1" | "yes" | "y" => Some(true),
        "false" | "f" | "0" | "no" | "n" => Some(false),
        _ => None,
    }
}

/// What 2.42 does not take for a truth value.
fn is_a_word(value: &str) -> bool {
    matches!(
        value.to_ascii_lowercase().as_str(),
        "yes" | "no" | "y" | "n"
    )
}

fn is_date(value: &str) -> bool {
    value.get(..10).is_some_and(|day| {
        NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok()
            && matches!(value.as_bytes().get(10), None | Some(b'T'))
    })
}
