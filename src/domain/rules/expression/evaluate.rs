//! Expression + report → a value, counting what is missing as the server does.
//!
//! The bookkeeping is that of `ExpressionState.handleNulls` in dhis2-core: an item without a value counts
//! as found and is replaced, except inside *isNull*, *isNotNull* and *firstNonNull*, and from the moment a
//! `null` was met or *removeZeros* removed one.

use super::{
    Binary, Blank, Expression, Function, Item, Needs, Over, Ratio,
    arithmetic::{binary, decimal, logical, normal_density, normal_share, unary},
};
use crate::domain::{
    form::Cell,
    rules::{condition::MissingValues, sight::Sight},
};

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::domain::rules) enum Datum {
    Number(f64),
    Text(String),
    Truth(bool),
    Null,
}

/// A period is needed that this PC does not keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain::rules) struct NotKept;

/// Which periods items are looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Window {
    /// So many periods later; earlier when negative.
    shift: i32,
    /// Summed from the first period of the year on.
    to_date: bool,
}

/// One evaluation: what it looks at, and how many items it met.
pub(in crate::domain::rules) struct Reading<'s, 'a> {
    sight: &'s Sight<'a>,
    items: u32,
    with_value: u32,
    /// A missing value stays missing instead of being replaced.
    keeps_nulls: bool,
    /// A date was missing: nothing can take its place.
    lacks_date: bool,
    window: Window,
    /// A period was asked for that is not kept here.
    is_unknown: bool,
}

impl<'s, 'a> Reading<'s, 'a> {
    fn new(sight: &'s Sight<'a>) -> Self {
        Self {
            sight,
            items: 0,
            with_value: 0,
            keeps_nulls: false,
            lacks_date: false,
            window: Window::default(),
            is_unknown: false,
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

    /// Evaluates one side of a server's rule, or a part of an indicator, as
    /// `DefaultExpressionService.getExpressionValue` does.
    ///
    /// Nothing means that the side has no value.
    pub fn side(
        sight: &'s Sight<'a>,
        expression: &Expression,
        missing: MissingValues,
    ) -> Result<Option<f64>, NotKept> {
        let mut reading = Self::new(sight);
        let datum = reading.evaluate(expression);
        if reading.is_unknown {
            return Err(NotKept);
        }
        let is_skipped = match missing {
            MissingValues::SkipIfAny => reading.with_value < reading.items,
            MissingValues::SkipIfAll => reading.items != 0 && reading.with_value == 0,
            MissingValues::NeverSkip => false,
        };
        if is_skipped || reading.lacks_date {
            return Ok(None);
        }
        Ok(match datum {
            Datum::Null if !reading.keeps_nulls => Some(0.0),
            datum => datum.finite().number(),
        })
    }

    /// Reckons an indicator: (numerator ÷ denominator) × factor, up to a year if it is annualized.
    ///
    /// Source: `DefaultExpressionService.getIndicatorValueObject`; both parts skip if all is missing.
    pub fn ratio(sight: &'s Sight<'a>, ratio: &Ratio) -> Result<Option<f64>, NotKept> {
        let part = |of| Self::side(sight, of, MissingValues::SkipIfAll);
        let (numerator, denominator) = (part(&ratio.numerator)?, part(&ratio.denominator)?);
        let (Some(numerator), Some(denominator)) = (numerator, denominator) else {
            return Ok(None);
        };
        if denominator == 0.0 {
            return Ok(None);
        }
        let year = if ratio.is_annualized {
            365.0 / f64::from(sight.days)
        } else {
            1.0
        };
        Ok(Datum::Number(numerator * ratio.factor * year / denominator)
            .finite()
            .number())
    }

    fn evaluate(&mut self, expression: &Expression) -> Datum {
        match expression {
            Expression::Number(number) => Datum::Number(*number),
            Expression::Text(text) => Datum::Text(text.clone()),
            Expression::Truth(truth) => Datum::Truth(*truth),
            Expression::Null => {
                self.keeps_nulls = true;
                Datum::Null
            }
            Expression::Item(item) => self.item(item),
            Expression::Unary(operator, of) => unary(*operator, &self.evaluate(of)),
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right),
            Expression::Call(function, arguments) => self.call(*function, arguments),
            Expression::Shifted(by, of) => {
                let before = self.window;
                self.window.shift = before.shift.saturating_add(*by);
                let datum = self.evaluate(of);
                self.window = before;
                datum
            }
            Expression::YearToDate(of) => {
                let before = self.window;
                self.window.to_date = true;
                let datum = self.evaluate(of);
                self.window = before;
                datum
            }
        }
    }

    fn item(&mut self, item: &Item) -> Datum {
        let count = |number: u32| Datum::Number(f64::from(number));
        let (datum, blank) = match item {
            Item::Days => return count(self.sight.days),
            Item::PeriodInYear => return count(self.sight.period.number()),
            Item::PeriodsOfYear => return count(self.sight.periods_of_year()),
            Item::ZeroReport => {
                return count(u32::from(self.sight.report.zero_report.is_some()));
            }
            Item::ServerOnly => {
                self.is_unknown = true;
                return Datum::Null;
            }
            Item::Ratio(ratio) => (self.named_indicator(ratio), Blank::Zero),
            Item::Cells {
                cells,
                needs: Needs::All,
                over,
                ..
            } => {
                let sum = match over {
                    Over::Last(periods) => self.sight.sum_over(cells, *periods),
                    Over::Back(back) => self.sight.sum(cells, *back),
                };
                (sum.into(), Blank::Zero)
            }
            Item::Cells { cells, blank, .. } => (self.cells(cells, *blank), *blank),
        };
        self.replaced(datum, blank)
    }

    /// Counts an item and puts in its place what the server puts there.
    fn replaced(&mut self, datum: Datum, blank: Blank) -> Datum {
        if self.keeps_nulls {
            return datum;
        }
        self.items += 1;
        if datum != Datum::Null {
            self.with_value += 1;
            return datum;
        }
        match blank {
            Blank::Zero => Datum::Number(0.0),
            Blank::Empty => Datum::Text(String::new()),
            Blank::Nothing => {
                self.lacks_date = true;
                Datum::Null
            }
        }
    }

    fn named_indicator(&mut self, ratio: &Ratio) -> Datum {
        // Another period's indicator would need that period's days and history.
        if self.window != Window::default() {
            self.is_unknown = true;
            return Datum::Null;
        }
        let Ok(value) = Self::ratio(self.sight, ratio) else {
            self.is_unknown = true;
            return Datum::Null;
        };
        value.into()
    }

    /// Returns what stands in some cells of the period asked for: the sum of what is there.
    fn cells(&mut self, cells: &[Cell], blank: Blank) -> Datum {
        let Ok(back) = u32::try_from(-i64::from(self.window.shift)) else {
            self.is_unknown = true;
            return Datum::Null;
        };
        let first = if self.window.to_date {
            self.sight
                .period
                .offset(self.window.shift)
                .number()
                .saturating_sub(1)
        } else {
            0
        };
        let mut sum = Datum::Null;
        for back in back..=back.saturating_add(first) {
            if back > 0 && self.sight.past(back).is_none() {
                self.is_unknown = true;
                return Datum::Null;
            }
            for cell in cells {
                let datum = match blank {
                    Blank::Zero => self.sight.number(*cell, back).into(),
                    Blank::Empty | Blank::Nothing => {
                        let value = self
                            .sight
                            .value(*cell, back)
                            .and_then(|value| value.given());
                        value.map_or(Datum::Null, |text| Datum::Text(text.to_owned()))
                    }
                };
                sum = match (sum, datum) {
                    (Datum::Number(sum), Datum::Number(next)) => Datum::Number(decimal(sum + next)),
                    (Datum::Null, datum) => datum,
                    (sum, _) => sum,
                };
            }
        }
        sum
    }

    fn allowing_nulls(&mut self, expression: &Expression) -> Datum {
        let before = std::mem::replace(&mut self.keeps_nulls, true);
        let datum = self.evaluate(expression);
        self.keeps_nulls = before;
        datum
    }

    fn binary(&mut self, operator: Binary, left: &Expression, right: &Expression) -> Datum {
        let left = self.evaluate(left);
        if !matches!(operator, Binary::And | Binary::Or) {
            let right = self.evaluate(right);
            return binary(operator, &left, &right);
        }
        // The right side of *and* and *or* is not looked at when the left one decides.
        let left = left.truth();
        if left == Some(operator == Binary::Or) {
            return logical(operator, left, None);
        }
        let right = self.evaluate(right).truth();
        logical(operator, left, right)
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
                    (Some(value), Some(Some(base))) => {
                        Datum::Number(decimal(value.ln() / base.ln()))
                    }
                    _ => Datum::Null,
                }
            }
            Function::Log10 => self.evaluate(first).number().map(f64::log10).into(),
            Function::RemoveZeros => match self.evaluate(first) {
                Datum::Number(0.0) => {
                    self.keeps_nulls = true;
                    Datum::Null
                }
                datum => datum,
            },
            Function::Contains | Function::ContainsItems => self.contains(function, arguments),
            Function::NormDistCum | Function::NormDistDen => {
                let numbers = self.numbers(arguments);
                let of = |index: usize, default| numbers.get(index).copied().unwrap_or(default);
                let (x, mean, deviation) = (of(0, 0.0), of(1, 0.0), of(2, 1.0));
                Datum::Number(match function {
                    _ if numbers.len() < arguments.len() || deviation <= 0.0 => f64::NAN,
                    Function::NormDistCum => normal_share(x, mean, deviation),
                    _ => normal_density(x, mean, deviation),
                })
            }
        }
    }

    fn contains(&mut self, function: Function, arguments: &[Expression]) -> Datum {
        let mut texts = Vec::new();
        for argument in arguments {
            let Some(text) = self.evaluate(argument).text() else {
                return Datum::Null;
            };
            texts.push(text);
        }
        let Some((whole, parts)) = texts.split_first() else {
            return Datum::Null;
        };
        Datum::Truth(parts.iter().all(|part| match function {
            Function::Contains => whole.contains(part),
            _ => whole.split(',').any(|item| item == part),
        }))
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
    /// Reads it as a number; a text that is one counts, too.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Truth(truth) => Some(f64::from(u8::from(*truth))),
            Self::Text(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
            Self::Null => None,
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
