//! Expression + report → a value, counting what is missing as the server does.

use super::{Binary, Expression, Function, Item, Needs, Over, Unary};
use crate::domain::rules::{condition::MissingValues, sight::Sight};

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::domain::rules) enum Datum {
    Number(f64),
    Text(String),
    Truth(bool),
    Null,
}

/// One evaluation: what it looks at, and how many items it met.
pub(in crate::domain::rules) struct Reading<'s, 'a> {
    sight: &'s Sight<'a>,
    items: u32,
    with_value: u32,
    /// A missing value stays missing instead of counting as zero.
    keeps_nulls: bool,
}

impl<'s, 'a> Reading<'s, 'a> {
    fn new(sight: &'s Sight<'a>) -> Self {
        Self {
            sight,
            items: 0,
            with_value: 0,
            keeps_nulls: false,
        }
    }

    /// Evaluates an expression of our own forms: nothing as soon as a needed value is missing.
    pub fn strict(sight: &'s Sight<'a>, expression: &Expression) -> Datum {
        let mut reading = Self::new(sight);
        let datum = reading.evaluate(expression);
        if reading.with_value < reading.items {
            Datum::Null
        } else {
            datum.finite()
        }
    }

    /// Evaluates one side of a server's rule; nothing means that the side has no value.
    pub fn side(sight: &'s Sight<'a>, expression: &Expression, missing: MissingValues) -> Datum {
        let mut reading = Self::new(sight);
        reading.keeps_nulls = expression.keeps_nulls();
        let datum = reading.evaluate(expression);
        let is_skipped = match missing {
            MissingValues::SkipIfAny => reading.with_value < reading.items,
            MissingValues::SkipIfAll => reading.items != 0 && reading.with_value == 0,
            MissingValues::NeverSkip => false,
        };
        match datum {
            _ if is_skipped => Datum::Null,
            // The server's sides are numbers; an expression without a result is zero.
            Datum::Null => Datum::Number(0.0),
            datum => datum.finite(),
        }
    }

    fn evaluate(&mut self, expression: &Expression) -> Datum {
        match expression {
            Expression::Number(number) => Datum::Number(*number),
            Expression::Text(text) => Datum::Text(text.clone()),
            Expression::Truth(truth) => Datum::Truth(*truth),
            Expression::Null => Datum::Null,
            Expression::Item(item) => self.item(item),
            Expression::Unary(operator, of) => unary(*operator, &self.evaluate(of)),
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right),
            Expression::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn item(&mut self, item: &Item) -> Datum {
        let datum = match item {
            Item::Days => return Datum::Number(f64::from(self.sight.days)),
            Item::ZeroReport => {
                return Datum::Number(f64::from(u8::from(self.sight.report.zero_report.is_some())));
            }
            Item::Cells { cells, needs, over } => match (over, needs, cells.as_slice()) {
                (Over::Last(periods), ..) => self.sight.sum_over(cells, *periods).into(),
                // A single cell may hold a text.
                (Over::Back(back), _, [cell]) => match self.sight.value(*cell, *back) {
                    None => Datum::Null,
                    Some(value) => match self.sight.number(*cell, *back) {
                        Some(number) => Datum::Number(number),
                        None => value
                            .given()
                            .map_or(Datum::Null, |t| Datum::Text(t.to_owned())),
                    },
                },
                (Over::Back(back), Needs::All, _) => self.sight.sum(cells, *back).into(),
                (Over::Back(back), Needs::Any, _) => {
                    let found = cells
                        .iter()
                        .filter_map(|cell| self.sight.number(*cell, *back));
                    found.reduce(|sum, next| sum + next).into()
                }
            },
        };
        if self.keeps_nulls {
            return datum;
        }
        self.items += 1;
        if datum == Datum::Null {
            return Datum::Number(0.0);
        }
        self.with_value += 1;
        datum
    }

    fn allowing_nulls(&mut self, expression: &Expression) -> Datum {
        let before = std::mem::replace(&mut self.keeps_nulls, true);
        let datum = self.evaluate(expression);
        self.keeps_nulls = before;
        datum
    }

    fn binary(&mut self, operator: Binary, left: &Expression, right: &Expression) -> Datum {
        let left = self.evaluate(left);
        // The right side of *and* and *or* is not looked at when the left one decides.
        match (operator, left.truth()) {
            (Binary::And | Binary::Or, None) => return Datum::Null,
            (Binary::And, Some(false)) => return Datum::Truth(false),
            (Binary::Or, Some(true)) => return Datum::Truth(true),
            _ => {}
        }
        let right = self.evaluate(right);
        match operator {
            Binary::And | Binary::Or => right.truth().map_or(Datum::Null, Datum::Truth),
            _ => combine(operator, &left, &right),
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expression]) -> Datum {
        let (first, second) = (arguments.first(), arguments.get(1));
        let Some(first) = first else {
            return Datum::Null;
        };
        match function {
            Function::If => match self.evaluate(first).truth() {
                None => Datum::Null,
                Some(true) => second.map_or(Datum::Null, |then| self.evaluate(then)),
                Some(false) => arguments
                    .get(2)
                    .map_or(Datum::Null, |other| self.evaluate(other)),
            },
            Function::IsNull => Datum::Truth(self.allowing_nulls(first) == Datum::Null),
            Function::IsNotNull => Datum::Truth(self.allowing_nulls(first) != Datum::Null),
            Function::FirstNonNull => arguments
                .iter()
                .map(|argument| self.allowing_nulls(argument))
                .find(|datum| *datum != Datum::Null)
                .unwrap_or(Datum::Null),
            Function::Greatest => self.numbers(arguments).into_iter().reduce(f64::max).into(),
            Function::Least => self.numbers(arguments).into_iter().reduce(f64::min).into(),
            Function::Log => {
                let value = self.evaluate(first).number();
                let base = second.map(|base| self.evaluate(base).number());
                match (value, base) {
                    (Some(value), None) => Datum::Number(value.ln()),
                    (Some(value), Some(Some(base))) => Datum::Number(value.ln() / base.ln()),
                    _ => Datum::Null,
                }
            }
            Function::Log10 => self.evaluate(first).number().map(f64::log10).into(),
            Function::RemoveZeros => match self.evaluate(first) {
                Datum::Number(0.0) => Datum::Null,
                datum => datum,
            },
            Function::Contains | Function::ContainsItems => {
                let Some(whole) = self.evaluate(first).text() else {
                    return Datum::Null;
                };
                Datum::Truth(arguments.iter().skip(1).all(|part| {
                    self.evaluate(part)
                        .text()
                        .is_some_and(|part| match function {
                            Function::Contains => whole.contains(&part),
                            _ => whole.split(',').any(|item| item == part),
                        })
                }))
            }
        }
    }

    fn numbers(&mut self, arguments: &[Expression]) -> Vec<f64> {
        arguments
            .iter()
            .filter_map(|argument| self.evaluate(argument).number())
            .collect()
    }
}

impl From<Option<f64>> for Datum {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Null, Self::Number)
    }
}

impl Datum {
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Truth(truth) => Some(f64::from(u8::from(*truth))),
            Self::Text(_) | Self::Null => None,
        }
    }

    pub fn truth(&self) -> Option<bool> {
        match self {
            Self::Truth(truth) => Some(*truth),
            Self::Number(number) => Some(*number != 0.0),
            Self::Text(_) | Self::Null => None,
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Truth(truth) => Some(truth.to_string()),
            Self::Null => None,
        }
    }

    /// Infinity and NaN are no values.
    fn finite(self) -> Self {
        match self {
            Self::Number(number) if !number.is_finite() => Self::Null,
            datum => datum,
        }
    }
}

fn unary(operator: Unary, of: &Datum) -> Datum {
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
fn combine(operator: Binary, left: &Datum, right: &Datum) -> Datum {
    if let (Datum::Text(left), Datum::Text(right)) = (left, right) {
        return match operator {
            Binary::Equal => Datum::Truth(left == right),
            Binary::NotEqual => Datum::Truth(left != right),
            Binary::Less => Datum::Truth(left < right),
            Binary::Greater => Datum::Truth(left > right),
            Binary::LessOrEqual => Datum::Truth(left <= right),
            Binary::GreaterOrEqual => Datum::Truth(left >= right),
            _ => Datum::Null,
        };
    }
    let (Some(left), Some(right)) = (left.number(), right.number()) else {
        return Datum::Null;
    };
    match operator {
        Binary::Power => Datum::Number(left.powf(right)),
        Binary::Times => Datum::Number(left * right),
        Binary::Divide => Datum::Number(left / right),
        Binary::Remainder => Datum::Number(left % right),
        Binary::Plus => Datum::Number(left + right),
        Binary::Minus => Datum::Number(left - right),
        Binary::Less => Datum::Truth(left < right),
        Binary::Greater => Datum::Truth(left > right),
        Binary::LessOrEqual => Datum::Truth(left <= right),
        Binary::GreaterOrEqual => Datum::Truth(left >= right),
        Binary::Equal => Datum::Truth(left == right),
        Binary::NotEqual => Datum::Truth(left != right),
        Binary::And | Binary::Or => Datum::Null,
    }
}
