//! An exact decimal number, for totals that are held against a paper.
//!
//! Binary floating point would show 0.1 + 0.2 as another number than the clerk's pencil. Nine decimals
//! are more than any form asks for; more are cut off. Rules of the server are reckoned in `f64`
//! because the server does so, see [`Decimal::to_f64`].

use std::{
    fmt,
    iter::Sum,
    ops::{Add, Neg, Sub},
};

const SCALE: i128 = 1_000_000_000;
const PLACES: usize = 9;
/// The longest whole part: sums of billions of such numbers still fit.
const WHOLE_DIGITS: usize = 19;

/// A number with up to nine decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal {
    billionths: i128,
}

impl Decimal {
    /// Nothing at all.
    pub const ZERO: Self = Self { billionths: 0 };

    /// Reads a number in ASCII: an optional minus, digits, and decimals after a point.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(decimals) || whole.len() > WHOLE_DIGITS {
            return None;
        }
        let decimals: String = decimals
            .chars()
            .chain("0".repeat(PLACES).chars())
            .take(PLACES)
            .collect();
        let billionths = whole.parse::<i128>().ok()? * SCALE + decimals.parse::<i128>().ok()?;
        Some(Self {
            billionths: if negative { -billionths } else { billionths },
        })
    }

    /// Tells whether this is zero.
    pub fn is_zero(self) -> bool {
        self.billionths == 0
    }

    /// Tells whether this is below zero.
    pub fn is_negative(self) -> bool {
        self.billionths < 0
    }

    /// Returns the number if it is whole.
    pub fn whole(self) -> Option<i64> {
        if self.billionths % SCALE != 0 {
            return None;
        }
        i64::try_from(self.billionths / SCALE).ok()
    }

    /// Returns the distance from zero.
    pub fn abs(self) -> Self {
        Self {
            billionths: self.billionths.abs(),
        }
    }

    /// Returns the nearest binary number, for statistics and for rules of the server.
    #[expect(
        clippy::cast_precision_loss,
        reason = "the nearest binary number is asked for"
    )]
    pub fn to_f64(self) -> f64 {
        self.billionths as f64 / SCALE as f64
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self {
            billionths: i128::from(whole) * SCALE,
        }
    }
}

impl Add for Decimal {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            billionths: self.billionths.saturating_add(other.billionths),
        }
    }
}

impl Sub for Decimal {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            billionths: self.billionths.saturating_sub(other.billionths),
        }
    }
}

impl Neg for Decimal {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            billionths: self.billionths.saturating_neg(),
        }
    }
}

impl Sum for Decimal {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Decimal {
    /// Writes ASCII digits without needless zeros: `12`, `-0.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.billionths.unsigned_abs();
        let scale = SCALE.unsigned_abs();
        let minus = if self.is_negative() { "-" } else { "" };
        let decimals = format!("{:09}", size % scale);
        let text = match decimals.trim_end_matches('0') {
            "" => format!("{minus}{}", size / scale),
            decimals => format!("{minus}{}.{decimals}", size / scale),
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn sums_are_those_of_the_pencil() {
        let sum: Decimal = ["0.1", "0.2", "-40.05"].into_iter().map(decimal).sum();
        assert_eq!(sum.to_string(), "-39.75");
        assert_eq!((decimal("0.1") + decimal("0.2")).to_string(), "0.3");
        assert_eq!(decimal("7") - decimal("7.0"), Decimal::ZERO);
        assert!(decimal("-0.5") < decimal("0"));
    }

    #[test]
    fn a_number_read_back_is_the_same() {
        for text in [
            "0",
            "12",
            "-3",
            "0.5",
            "-0.000000001",
            "2147483647",
            "9999999999999999999",
        ] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("1.50").to_string(), "1.5");
        assert_eq!(decimal("-0").to_string(), "0");
        assert_eq!(decimal("3.14159265358979").to_string(), "3.141592653");
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1e3",
            "+1",
            "1,5",
            "١",
            "99999999999999999999",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn whole_numbers_and_binary_numbers() {
        assert_eq!(decimal("12.0").whole(), Some(12));
        assert_eq!(decimal("12.5").whole(), None);
        assert_eq!(Decimal::from(-7).whole(), Some(-7));
        assert!((decimal("37.1").to_f64() - 37.1).abs() < f64::EPSILON);
        assert_eq!(format!("{:>5}", Decimal::from(42)), "   42");
    }
}
