//! What the server takes as a value, and what not.
//!
//! The rules are those of `ValidationUtils` and `ValueType` in dhis2-core, checked against answers of
//! servers 2.42 and 2.43: no leading zeros, no plus, no exponent, whole numbers of 32 bits. What is
//! folded here first (digits of other scripts, blanks around, yes and no) the server would refuse or
//! take differently from version to version.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{digits::fold_digits, kind::ValueType};
use crate::domain::id::OrganisationUnitId;

/// The longest number the server takes, in characters.
const NUMBER_LENGTH: usize = 249;
/// The longest text the server takes, in characters.
const TEXT_LENGTH: usize = 50_000;

/// Why the server would refuse a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// There is nothing.
    #[error("empty")]
    Empty,
    /// It is no number in plain digits.
    #[error("not a number")]
    NotANumber,
    /// It begins with a needless zero, as 007.
    #[error("leading zero")]
    LeadingZero,
    /// It has decimals where whole numbers are counted.
    #[error("not a whole number")]
    NotWhole,
    /// It is beyond 2147483647, or longer than the server takes.
    #[error("too large")]
    TooLarge,
    /// It is below zero.
    #[error("negative")]
    Negative,
    /// It must be above zero.
    #[error("not positive")]
    NotPositive,
    /// It must be below zero.
    #[error("not negative")]
    NotNegative,
    /// It must lie in a range.
    #[error("not between {low} and {high}")]
    OutOfRange {
        /// The lowest value.
        low: i32,
        /// The highest value.
        high: i32,
    },
    /// It is neither yes nor no.
    #[error("neither yes nor no")]
    NotYesNo,
    /// It can only be yes, or be left blank.
    #[error("not yes")]
    NotYes,
    /// It is longer than the server takes.
    #[error("longer than {limit} characters")]
    TooLong {
        /// The greatest number of characters.
        limit: usize,
    },
    /// It is not one single letter.
    #[error("not a letter")]
    NotALetter,
    /// It is no date of the calendar, written year-month-day.
    #[error("not a date")]
    NotADate,
    /// It is no date with a time.
    #[error("not a date with a time")]
    NotADateTime,
    /// It is no time of day.
    #[error("not a time")]
    NotATime,
    /// It is no telephone number.
    #[error("not a telephone number")]
    NotAPhoneNumber,
    /// It is no e-mail address.
    #[error("not an e-mail address")]
    NotAnEmail,
    /// It is no web address.
    #[error("not a web address")]
    NotAUrl,
    /// It is no user name.
    #[error("not a user name")]
    NotAUsername,
    /// It is no pair of longitude and latitude.
    #[error("not a coordinate")]
    NotACoordinate,
    /// It is no identifier of the server.
    #[error("not an identifier")]
    NotAnId,
    /// It is none of the answers offered.
    #[error("not an option")]
    NotAnOption,
    /// Values of this type cannot be keyed here.
    #[error("cannot be keyed here")]
    NotKeyedHere,
}

/// Returns the value as it is kept and sent, in ASCII digits.
///
/// # Errors
/// [`WhyNot`] when the server would refuse it.
pub fn accept(value_type: ValueType, text: &str) -> Result<String, WhyNot> {
    use ValueType as T;
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(WhyNot::Empty);
    }
    let folded = fold_digits(trimmed);
    match value_type {
        T::Number => number(&folded).map(|_| folded),
        T::Percentage => ranged(folded, 0, 100),
        T::UnitInterval => ranged(folded, 0, 1),
        T::Integer | T::IntegerPositive | T::IntegerNegative | T::IntegerZeroOrPositive => {
            let whole = integer(&folded)?;
            match value_type {
                T::IntegerPositive if whole <= 0 => Err(WhyNot::NotPositive),
                T::IntegerNegative if whole >= 0 => Err(WhyNot::NotNegative),
                T::IntegerZeroOrPositive if whole < 0 => Err(WhyNot::Negative),
                _ => Ok(folded),
            }
        }
        T::Boolean => yes_or_no(&folded)
            .map(|yes| yes.to_string())
            .ok_or(WhyNot::NotYesNo),
        T::TrueOnly => match yes_or_no(&folded) {
            Some(true) => Ok("true".to_owned()),
            _ => Err(WhyNot::NotYes),
        },
        T::Text | T::LongText | T::MultiText | T::Reference => short_enough(trimmed, TEXT_LENGTH),
        T::Letter => letter(trimmed),
        T::Date | T::Age => date(folded),
        T::Datetime => date_time(folded),
        T::Time => time(folded),
        T::PhoneNumber => phone_number(folded),
        T::Email => email(trimmed),
        T::Url => url(trimmed),
        T::Username => username(trimmed),
        T::Coordinate => coordinate(&folded),
        T::OrganisationUnit => match OrganisationUnitId::parse(trimmed) {
            Ok(id) => Ok(id.to_string()),
            Err(_) => Err(WhyNot::NotAnId),
        },
        T::FileResource | T::Image | T::Geojson | T::Unknown => Err(WhyNot::NotKeyedHere),
    }
}

/// Returns the value of a cell with an option set: the code, or several codes joined by commas.
///
/// # Errors
/// [`WhyNot::NotAnOption`] when a code is none of the set, else what [`accept()`] says.
pub fn accept_among<S: AsRef<str>>(
    value_type: ValueType,
    text: &str,
    codes: &[S],
) -> Result<String, WhyNot> {
    let canonical = accept(value_type, text)?;
    let known = |code: &str| codes.iter().any(|known| known.as_ref() == code);
    let all_known = match value_type {
        ValueType::MultiText => canonical.split(',').all(known),
        _ => known(&canonical),
    };
    if all_known {
        Ok(canonical)
    } else {
        Err(WhyNot::NotAnOption)
    }
}

/// Checks `^(-?0|-?[1-9]\d*)(\.\d+)?$` and tells what is wrong with it.
fn number(text: &str) -> Result<f64, WhyNot> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    if !is_digits(whole) || !is_digits(decimals) {
        return Err(WhyNot::NotANumber);
    }
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(WhyNot::LeadingZero);
    }
    if text.len() > NUMBER_LENGTH {
        return Err(WhyNot::TooLarge);
    }
    text.parse().map_err(|_| WhyNot::NotANumber)
}

fn ranged(text: String, low: i32, high: i32) -> Result<String, WhyNot> {
    let value = number(&text)?;
    if (f64::from(low)..=f64::from(high)).contains(&value) {
        Ok(text)
    } else {
        Err(WhyNot::OutOfRange { low, high })
    }
}

/// Checks `^(0|-?[1-9]\d*)$` within 32 bits.
fn integer(text: &str) -> Result<i32, WhyNot> {
    number(text)?;
    if text.contains('.') {
        return Err(WhyNot::NotWhole);
    }
    if text == "-0" {
        return Err(WhyNot::LeadingZero);
    }
    text.parse().map_err(|_| WhyNot::TooLarge)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "t" | "yes" | "y" | "1" => Some(true),
        "false" | "f" | "no" | "n" | "0" => Some(false),
        _ => None,
    }
}

fn short_enough(text: &str, limit: usize) -> Result<String, WhyNot> {
    // The server counts UTF-16 units.
    if text.encode_utf16().count() > limit {
        return Err(WhyNot::TooLong { limit });
    }
    Ok(text.to_owned())
}

fn letter(text: &str) -> Result<String, WhyNot> {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) if only.is_alphabetic() => Ok(text.to_owned()),
        _ => Err(WhyNot::NotALetter),
    }
}

fn date(text: String) -> Result<String, WhyNot> {
    // chrono would take 2026-1-5; the server wants both digits.
    match NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
        Ok(date) if date.to_string() == text => Ok(text),
        _ => Err(WhyNot::NotADate),
    }
}

fn date_time(text: String) -> Result<String, WhyNot> {
    let local = text.strip_suffix('Z').unwrap_or(&text);
    let readable = [
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M:%S%.3f",
    ]
    .iter()
    .any(|format| NaiveDateTime::parse_from_str(local, format).is_ok());
    let well_spaced = local.len() >= 16 && local.get(10..11) == Some("T");
    if readable && well_spaced {
        Ok(text)
    } else {
        Err(WhyNot::NotADateTime)
    }
}

/// Checks `^([0-9]|0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]$`.
fn time(text: String) -> Result<String, WhyNot> {
    let Some((hour, minute)) = text.split_once(':') else {
        return Err(WhyNot::NotATime);
    };
    let below = |part: &str, length: &[usize], limit: u32| {
        length.contains(&part.len())
            && is_digits(part)
            && part.parse::<u32>().is_ok_and(|number| number < limit)
    };
    if below(hour, &[1, 2], 24) && below(minute, &[2], 60) {
        Ok(text)
    } else {
        Err(WhyNot::NotATime)
    }
}

/// Checks `^[0-9+()#.\s/ext-]{6,50}$`.
fn phone_number(text: String) -> Result<String, WhyNot> {
    let plain = |c: char| c.is_ascii_digit() || c.is_ascii_whitespace() || "+()#./ext-".contains(c);
    if (6..=50).contains(&text.chars().count()) && text.chars().all(plain) {
        Ok(text)
    } else {
        Err(WhyNot::NotAPhoneNumber)
    }
}

fn email(text: &str) -> Result<String, WhyNot> {
    let fits = text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && !domain.contains('@')
            && domain.split('.').count() > 1
            && domain.split('.').all(|part| !part.is_empty())
    });
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    if fits && plain {
        Ok(text.to_owned())
    } else {
        Err(WhyNot::NotAnEmail)
    }
}

fn url(text: &str) -> Result<String, WhyNot> {
    let host = ["http://", "https://", "ftp://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    let fits = host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric()));
    if fits && !text.contains(char::is_whitespace) {
        Ok(text.to_owned())
    } else {
        Err(WhyNot::NotAUrl)
    }
}

fn username(text: &str) -> Result<String, WhyNot> {
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    if plain && text.chars().count() <= 255 {
        Ok(text.to_owned())
    } else {
        Err(WhyNot::NotAUsername)
    }
}

/// Checks `[longitude,latitude]` and writes it without blanks.
fn coordinate(text: &str) -> Result<String, WhyNot> {
    let read = || {
        let inside = text.strip_prefix('[')?.strip_suffix(']')?;
        let (longitude, latitude) = inside.split_once(',')?;
        let (longitude, latitude) = (longitude.trim(), latitude.trim());
        let fits = number(longitude).ok()?.abs() <= 180.0 && number(latitude).ok()?.abs() <= 90.0;
        fits.then(|| format!("[{longitude},{latitude}]"))
    };
    read().ok_or(WhyNot::NotACoordinate)
}

#[cfg(test)]
mod tests {
    use super::{ValueType as T, WhyNot as W, *};

    fn takes(kind: T, texts: &[&str]) {
        for text in texts {
            assert_eq!(accept(kind, text).as_deref(), Ok(*text), "{kind:?}");
        }
    }

    fn refuses(kind: T, why: W, texts: &[&str]) {
        for text in texts {
            assert_eq!(accept(kind, text), Err(why), "{kind:?} {text}");
        }
    }

    #[test]
    fn numbers() {
        takes(
            T::Number,
            &[
                "0",
                "-0",
                "7",
                "-7",
                "0.5",
                "-0.5",
                "10.00",
                "123456789012.5",
            ],
        );
        refuses(T::Number, W::LeadingZero, &["007", "00", "-07", "01.5"]);
        refuses(
            T::Number,
            W::NotANumber,
            &[
                "+1", ".5", "5.", "1e3", "1,5", "abc", "-", "1 2", "--1", "NaN", "inf",
            ],
        );
        refuses(T::Number, W::TooLarge, &[&"9".repeat(250)]);
        takes(T::Number, &[&"9".repeat(249)]);
        assert_eq!(accept(T::Number, " ۳٫۵ ").as_deref(), Ok("3.5"));
        assert_eq!(accept(T::Number, "−٤٠").as_deref(), Ok("-40"));
    }

    #[test]
    fn whole_numbers() {
        takes(T::Integer, &["0", "7", "-7", "2147483647", "-2147483648"]);
        refuses(T::Integer, W::LeadingZero, &["007", "-0"]);
        refuses(T::Integer, W::NotWhole, &["1.5", "1.0"]);
        refuses(
            T::Integer,
            W::TooLarge,
            &["2147483648", "-2147483649", "99999999999999999999"],
        );
        takes(T::IntegerPositive, &["1", "2147483647"]);
        refuses(T::IntegerPositive, W::NotPositive, &["0", "-1"]);
        takes(T::IntegerNegative, &["-1", "-2147483648"]);
        refuses(T::IntegerNegative, W::NotNegative, &["0", "1"]);
        takes(T::IntegerZeroOrPositive, &["0", "1", "240"]);
        refuses(T::IntegerZeroOrPositive, W::Negative, &["-1"]);
        refuses(T::IntegerZeroOrPositive, W::NotWhole, &["1.5"]);
        refuses(T::IntegerZeroOrPositive, W::NotANumber, &["abc", "12+7"]);
        refuses(T::IntegerZeroOrPositive, W::LeadingZero, &["007"]);
        refuses(T::IntegerZeroOrPositive, W::TooLarge, &["2147483648"]);
        // The server refuses these as they stand; folded they are plain numbers.
        assert_eq!(accept(T::IntegerZeroOrPositive, "١٢").as_deref(), Ok("12"));
        assert_eq!(accept(T::IntegerZeroOrPositive, " 9 ").as_deref(), Ok("9"));
    }

    #[test]
    fn ranges() {
        takes(T::Percentage, &["0", "100", "99.9"]);
        refuses(
            T::Percentage,
            W::OutOfRange { low: 0, high: 100 },
            &["101", "-1", "100.1"],
        );
        takes(T::UnitInterval, &["0", "1", "0.25"]);
        refuses(
            T::UnitInterval,
            W::OutOfRange { low: 0, high: 1 },
            &["1.01", "-0.1"],
        );
        refuses(T::Percentage, W::NotANumber, &["50%"]);
    }

    #[test]
    fn yes_and_no() {
        for yes in ["true", "TRUE", "t", "T", "yes", "Y", "1", "١"] {
            assert_eq!(accept(T::Boolean, yes).as_deref(), Ok("true"));
            assert_eq!(accept(T::TrueOnly, yes).as_deref(), Ok("true"));
        }
        for no in ["false", "F", "no", "n", "0", "٠"] {
            assert_eq!(accept(T::Boolean, no).as_deref(), Ok("false"));
            assert_eq!(accept(T::TrueOnly, no), Err(W::NotYes));
        }
        refuses(T::Boolean, W::NotYesNo, &["2", "maybe"]);
    }

    #[test]
    fn texts_and_letters() {
        takes(T::Text, &["a", "ناوی بنکە", "007", "١٢"]);
        takes(T::LongText, &[&"ژ".repeat(50_000)]);
        refuses(
            T::Text,
            W::TooLong { limit: 50_000 },
            &[&"a".repeat(50_001)],
        );
        takes(T::Letter, &["a", "ب"]);
        refuses(T::Letter, W::NotALetter, &["ab", "1", "-"]);
        for kind in T::ALL {
            assert_eq!(accept(kind, " "), Err(W::Empty), "{kind:?}");
        }
    }

    #[test]
    fn dates_and_times() {
        takes(T::Date, &["2025-12-31", "2024-02-29"]);
        refuses(
            T::Date,
            W::NotADate,
            &[
                "31/12/2025",
                "2025-02-29",
                "2025-1-5",
                "2025-12-31T00:00",
                "20251231",
            ],
        );
        assert_eq!(accept(T::Age, "٢٠٢٥-١٢-٣١").as_deref(), Ok("2025-12-31"));
        takes(
            T::Datetime,
            &[
                "2025-12-31T23:59",
                "2025-12-31T23:59:01",
                "2025-12-31T23:59:01.123",
                "2025-12-31T23:59Z",
            ],
        );
        refuses(
            T::Datetime,
            W::NotADateTime,
            &[
                "2025-12-31",
                "2025-12-31 23:59",
                "2025-12-31T24:01",
                "2025-1-1T1:1",
            ],
        );
        takes(T::Time, &["0:00", "9:05", "09:05", "23:59"]);
        refuses(
            T::Time,
            W::NotATime,
            &["24:00", "9:5", "9:60", "0905", "009:05", "9:05:01", ":05"],
        );
    }

    #[test]
    fn addresses_and_places() {
        takes(
            T::PhoneNumber,
            &["0750 123 4567", "+964-750", "123456 ext 7"],
        );
        refuses(
            T::PhoneNumber,
            W::NotAPhoneNumber,
            &["12345", "phone 123", &"1".repeat(51)],
        );
        takes(T::Email, &["clerk@moh.gov.iq"]);
        refuses(
            T::Email,
            W::NotAnEmail,
            &["clerk", "@moh.iq", "a@b", "a b@c.d", "a@b@c.d", "a@.iq"],
        );
        takes(T::Url, &["https://moh.gov.iq/a?b=c", "http://x.iq"]);
        refuses(
            T::Url,
            W::NotAUrl,
            &["moh.gov.iq", "https://", "https:// x.iq", "javascript:x"],
        );
        takes(T::Username, &["clerk.17"]);
        refuses(T::Username, W::NotAUsername, &["two words"]);
        takes(T::Coordinate, &["[44.3661,33.3152]", "[-1,-2.5]"]);
        assert_eq!(
            accept(T::Coordinate, "[44.4, 33.3]").as_deref(),
            Ok("[44.4,33.3]")
        );
        refuses(
            T::Coordinate,
            W::NotACoordinate,
            &["44.4,33.3", "[181,0]", "[0,91]", "[44.4]", "[a,b]"],
        );
        takes(T::OrganisationUnit, &["ICLpK4ncKKs"]);
        refuses(
            T::OrganisationUnit,
            W::NotAnId,
            &["ICLpK4ncKK", "4CLpK4ncKKs"],
        );
        takes(T::Reference, &["anything"]);
    }

    #[test]
    fn files_and_unknown_types_cannot_be_keyed() {
        for kind in [T::FileResource, T::Image, T::Geojson, T::Unknown] {
            refuses(kind, W::NotKeyedHere, &["bg4FDZ1i1hL"]);
            assert!(!kind.is_keyed());
        }
    }

    #[test]
    fn options_are_codes() {
        let codes = ["POWER", "NO_STAFF"];
        assert_eq!(
            accept_among(T::Text, " POWER ", &codes).as_deref(),
            Ok("POWER")
        );
        assert_eq!(accept_among(T::Text, "NOPE", &codes), Err(W::NotAnOption));
        assert_eq!(accept_among(T::Text, "power", &codes), Err(W::NotAnOption));
        assert_eq!(
            accept_among(T::MultiText, "POWER,NO_STAFF", &codes).as_deref(),
            Ok("POWER,NO_STAFF")
        );
        assert_eq!(
            accept_among(T::MultiText, "POWER,NOPE", &codes),
            Err(W::NotAnOption)
        );
        assert_eq!(
            accept_among(T::MultiText, "POWER,", &codes),
            Err(W::NotAnOption)
        );
        assert_eq!(
            accept_among(T::Integer, "3", &["1", "2"]),
            Err(W::NotAnOption)
        );
        assert_eq!(
            accept_among(T::Integer, "x", &["1", "2"]),
            Err(W::NotANumber)
        );
    }
}
