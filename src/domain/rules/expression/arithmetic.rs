//! What operators and functions make of values.

use super::{Binary, Unary, evaluate::Datum};

/// Takes the noise of binary fractions away, so that 0.1 + 0.2 is 0.3 as in the server's decimals of
/// sixteen digits (`BinaryOperator.kt`): what is a number of fifteen digits but for the last bits is that
/// number. Counts stay what they are, and so do thirds.
pub(super) fn decimal(number: f64) -> f64 {
    if number.fract() == 0.0 || !number.is_finite() {
        return number;
    }
    let short: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let is_noise = (short - number).abs() <= 2.0 * f64::EPSILON * number.abs();
    if is_noise { short } else { number }
}

pub(super) fn unary(operator: Unary, of: &Datum) -> Datum {
    match operator {
        Unary::Plus => of.number().into(),
        Unary::Minus => of.number().map(|number| -number).into(),
        Unary::Not => of.truth().map_or(Datum::Null, |truth| Datum::Truth(!truth)),
    }
}

#[expect(
    clippy::float_cmp,
    reason = "the server compares doubles so, and counts are exact"
)]
pub(super) fn binary(operator: Binary, left: &Datum, right: &Datum) -> Datum {
    if let (Datum::Text(left), Datum::Text(right)) = (left, right) {
        match operator {
            Binary::Equal => return Datum::Truth(left == right),
            Binary::NotEqual => return Datum::Truth(left != right),
            Binary::Less => return Datum::Truth(left < right),
            Binary::Greater => return Datum::Truth(left > right),
            Binary::LessOrEqual => return Datum::Truth(left <= right),
            Binary::GreaterOrEqual => return Datum::Truth(left >= right),
            _ => {}
        }
    }
    let (Some(left), Some(right)) = (left.number(), right.number()) else {
        return Datum::Null;
    };
    let number = |number: f64| Datum::Number(decimal(number));
    match operator {
        Binary::Power => number(left.powf(right)),
        Binary::Times => number(left * right),
        Binary::Divide => number(left / right),
        Binary::Remainder => number(left % right),
        Binary::Plus => number(left + right),
        Binary::Minus => number(left - right),
        Binary::Less => Datum::Truth(left < right),
        Binary::Greater => Datum::Truth(left > right),
        Binary::LessOrEqual => Datum::Truth(left <= right),
        Binary::GreaterOrEqual => Datum::Truth(left >= right),
        Binary::Equal => Datum::Truth(left == right),
        Binary::NotEqual => Datum::Truth(left != right),
        // Decided by the reader, who need not look at both sides.
        Binary::And | Binary::Or => Datum::Null,
    }
}

/// *And* and *or* of three truths, as in SQL: the truth tables of `OperatorLogicalAnd` and
/// `OperatorLogicalOr`.
pub(super) fn logical(operator: Binary, left: Option<bool>, right: Option<bool>) -> Datum {
    let decisive = operator == Binary::Or;
    match (left, right) {
        (Some(truth), _) | (_, Some(truth)) if truth == decisive => Datum::Truth(decisive),
        (Some(_), Some(_)) => Datum::Truth(!decisive),
        _ => Datum::Null,
    }
}

/// The density of the normal distribution.
pub(super) fn normal_density(x: f64, mean: f64, deviation: f64) -> f64 {
    let z = (x - mean) / deviation;
    (-z * z / 2.0).exp() / (deviation * std::f64::consts::TAU.sqrt())
}

/// The share of the normal distribution below x: a series that ends by itself once terms no longer count.
pub(super) fn normal_share(x: f64, mean: f64, deviation: f64) -> f64 {
    let z = (x - mean) / deviation;
    if z.abs() > 8.0 {
        return f64::from(u8::from(z > 0.0));
    }
    let (mut sum, mut term, mut odd) = (z, z, 1.0);
    while term.abs() > 1e-17 {
        odd += 2.0;
        term *= z * z / odd;
        sum += term;
    }
    0.5 + sum * normal_density(z, 0.0, 1.0)
}
