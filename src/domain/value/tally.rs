//! Tally arithmetic: `12+7+3`, `7*5+2`. A column of strokes is counted in the cell, not in the head.

use thiserror::Error;

use super::digits::fold_digits;

/// Why a text is no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotATally {
    /// A sign stands where a number should: at the end, or after another sign.
    #[error("a number is missing")]
    NumberMissing,
    /// Something that is neither a digit nor `+`, `-` or `*`.
    #[error("neither a digit nor a sign: {0:?}")]
    Unreadable(char),
    /// The result, or something on the way, does not fit.
    #[error("the result is too large")]
    TooLarge,
}

/// Tells whether a text is meant as a sum: it has a sign after its first character.
pub fn is_tally(text: &str) -> bool {
    text.trim()
        .chars()
        .skip(1)
        .any(|c| matches!(c, '+' | '*' | '×') || super::fold_digit(c) == '-')
}

/// Reckons a sum of whole numbers over `+`, `-` and `*`, multiplying first.
///
/// The first number may be negative. There are no parentheses: nobody keys them.
///
/// # Errors
/// [`NotATally`] when the text cannot be read to its end or the result does not fit.
pub fn tally(text: &str) -> Result<i64, NotATally> {
    let text: String = fold_digits(text)
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| if c == '×' { '*' } else { c })
        .collect();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let mut sum: i64 = 0;
    let mut product: i64 = 0;
    let mut sign = if negative { '-' } else { '+' };
    for piece in text.split_inclusive(['+', '-', '*']) {
        let (digits, next_sign) = match piece.char_indices().next_back() {
            Some((at, c @ ('+' | '-' | '*'))) => (piece.get(..at).unwrap_or_default(), Some(c)),
            _ => (piece, None),
        };
        let number = read(digits)?;
        product = match sign {
            '*' => product.checked_mul(number),
            '-' => number.checked_neg(),
            _ => Some(number),
        }
        .ok_or(NotATally::TooLarge)?;
        if next_sign != Some('*') {
            sum = sum.checked_add(product).ok_or(NotATally::TooLarge)?;
        }
        match next_sign {
            Some(next) => sign = next,
            None => return Ok(sum),
        }
    }
    // Nothing at all, or the last piece ended in a sign.
    Err(NotATally::NumberMissing)
}

fn read(digits: &str) -> Result<i64, NotATally> {
    if digits.is_empty() {
        return Err(NotATally::NumberMissing);
    }
    if let Some(stranger) = digits.chars().find(|c| !c.is_ascii_digit()) {
        return Err(NotATally::Unreadable(stranger));
    }
    digits.parse().map_err(|_| NotATally::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_reckoned_with_the_usual_precedence() {
        for (text, result) in [
            ("12+7+3", 22),
            ("7*5+2", 37),
            ("2+7*5", 37),
            ("2+3*4*5-1", 61),
            ("10-2*3", 4),
            ("10-2-3", 5),
            ("-5+8", 3),
            ("-2*3", -6),
            ("5", 5),
            ("007+1", 8),
            ("١٢+۷×۲", 26),
            (" 1 + 2 ", 3),
        ] {
            assert_eq!(tally(text), Ok(result), "{text}");
        }
    }

    #[test]
    fn an_unfinished_or_senseless_sum_is_refused() {
        for text in ["", "+", "-", "12+", "12++3", "+3", "3*-2", "12+7-", "*5"] {
            assert_eq!(tally(text), Err(NotATally::NumberMissing), "{text}");
        }
        assert_eq!(tally("(1+2)*3"), Err(NotATally::Unreadable('(')));
        assert_eq!(tally("1.5+2"), Err(NotATally::Unreadable('.')));
        assert_eq!(tally("1/2"), Err(NotATally::Unreadable('/')));
    }

    #[test]
    fn nothing_overflows() {
        assert_eq!(tally("9223372036854775807"), Ok(i64::MAX));
        for text in [
            "9223372036854775808",
            "9223372036854775807+1",
            "9999999999*9999999999",
        ] {
            assert_eq!(tally(text), Err(NotATally::TooLarge), "{text}");
        }
    }

    #[test]
    fn a_negative_number_is_not_yet_a_sum() {
        for (text, yes) in [
            ("-5", false),
            ("5", false),
            ("12+", true),
            ("5-3", true),
            ("7×5", true),
            ("", false),
        ] {
            assert_eq!(is_tally(text), yes, "{text}");
        }
    }
}
