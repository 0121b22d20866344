//! The expressions of validation rules and indicators: the server's language, as far as a form can be
//! asked offline.
//!
//! Grammar and functions are those of DHIS2 (`Expression.g4` of dhis2-core, `ExpressionGrammar.kt` of
//! expression-parser). Our own forms write places as they are printed (`{1.05A}`, `{row.G}`); the server
//! writes ids (`#{de.coc}`). Both end as [`Item`]s. Everything is read; what a form cannot know
//! (reporting rates, tracker data, other attribute combos, groups of units) becomes
//! [`Item::ServerOnly`], and an expression with one of those is left to the server.

use std::{collections::BTreeSet, sync::Arc};

use crate::domain::form::Cell;

mod arithmetic;
mod evaluate;
mod parse;
#[cfg(test)]
mod tests;
mod tokens;

pub(super) use evaluate::{NotKept, Reading};
pub(super) use parse::{parse, read};
pub(super) use tokens::RawItem;

/// An expression, read and resolved.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    Number(f64),
    Text(String),
    Truth(bool),
    Null,
    Item(Item),
    Unary(Unary, Box<Expression>),
    Binary(Binary, Box<Expression>, Box<Expression>),
    Call(Function, Vec<Expression>),
    /// Its items are those of so many periods later; earlier when negative.
    Shifted(i32, Box<Expression>),
    /// Its items are summed from the first period of the year on.
    YearToDate(Box<Expression>),
}

/// What stands for a number of the report.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// The sum of some cells.
    Cells {
        cells: Vec<Cell>,
        needs: Needs,
        over: Over,
        /// What takes the place of a missing value.
        blank: Blank,
    },
    /// The days of the period.
    Days,
    /// The number of the period in its year.
    PeriodInYear,
    /// How many periods the year has.
    PeriodsOfYear,
    /// 1 in a report marked *zero report*, else 0.
    ZeroReport,
    /// Another indicator's value.
    Ratio(Arc<Ratio>),
    /// Only the server knows it.
    ServerOnly,
}

/// What is reckoned for an indicator.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ratio {
    pub numerator: Expression,
    pub denominator: Expression,
    pub factor: f64,
    pub is_annualized: bool,
    /// How many items are met in reckoning it: indicators name indicators.
    pub items: u64,
}

/// When a sum has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// Every cell must have one.
    All,
    /// One cell must have one.
    Any,
}

/// Of which periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// The report itself, or the one so many periods before.
    Back(u32),
    /// The sum over so many periods, this one included.
    Last(u32),
}

/// What takes the place of a missing value; it depends on the type of the data element
/// (`ValidationUtils.getNullReplacementValue` of dhis2-core).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    /// Zero, for numbers; yes/no elements count as numbers.
    Zero,
    /// A text of no letters.
    Empty,
    /// Nothing can: a missing date makes the whole side a side without a value.
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unary {
    Plus,
    Minus,
    Not,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binary {
    Power,
    Times,
    Divide,
    Remainder,
    Plus,
    Minus,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    If,
    IsNull,
    IsNotNull,
    FirstNonNull,
    Greatest,
    Least,
    Log,
    Log10,
    RemoveZeros,
    Contains,
    ContainsItems,
    NormDistCum,
    NormDistDen,
}

/// Why an expression cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is not an expression, or too long or too deep for one; reading stopped at this byte.
    Unreadable(usize),
    /// It names something that only the server knows.
    ServerOnly,
    /// It names a place that the form does not have.
    UnknownPlace,
    /// It names a word that is not known here.
    UnknownName,
    /// It names a column, or a property, that this row does not have.
    RowLacks,
}

impl From<Item> for Expression {
    fn from(item: Item) -> Self {
        Self::Item(item)
    }
}

impl Expression {
    /// Returns the cells of this very report that the expression looks at, each once, in its order.
    pub fn cells(&self) -> Vec<Cell> {
        let mut seen = BTreeSet::new();
        let mut cells = Vec::new();
        self.visit(&mut |item| {
            if let Item::Cells {
                cells: of,
                over: Over::Back(0) | Over::Last(_),
                ..
            } = item
            {
                cells.extend(of.iter().filter(|cell| seen.insert(**cell)));
            }
        });
        cells
    }

    /// Returns the cells of this very report that stand alone or in sums of a few.
    pub fn cells_in_small_sums(&self, most: usize) -> Vec<Cell> {
        let mut cells = Vec::new();
        self.visit(&mut |item| {
            if let Item::Cells {
                cells: of,
                over: Over::Back(0) | Over::Last(_),
                ..
            } = item
                && of.len() <= most
            {
                cells.extend(of);
            }
        });
        cells
    }

    /// Returns how many items are met in evaluating it, those of named indicators too.
    pub fn items(&self) -> u64 {
        let mut items = 0_u64;
        self.visit_own(&mut |item| {
            items = items.saturating_add(match item {
                Item::Ratio(ratio) => ratio.items,
                _ => 1,
            });
        });
        items
    }

    /// Tells whether it can be reckoned here.
    pub fn is_answerable(&self) -> bool {
        let mut is_answerable = true;
        self.visit_own(&mut |item| is_answerable &= *item != Item::ServerOnly);
        is_answerable
    }

    /// Visits all items, those of named indicators too.
    fn visit(&self, see: &mut dyn FnMut(&Item)) {
        self.visit_own(&mut |item| match item {
            Item::Ratio(ratio) => {
                ratio.numerator.visit(see);
                ratio.denominator.visit(see);
            }
            item => see(item),
        });
    }

    fn visit_own(&self, see: &mut dyn FnMut(&Item)) {
        match self {
            Self::Item(item) => see(item),
            Self::Unary(_, of) | Self::Shifted(_, of) | Self::YearToDate(of) => of.visit_own(see),
            Self::Binary(_, left, right) => {
                left.visit_own(see);
                right.visit_own(see);
            }
            Self::Call(_, arguments) => {
                for argument in arguments {
                    argument.visit_own(see);
                }
            }
            Self::Number(_) | Self::Text(_) | Self::Truth(_) | Self::Null => {}
        }
    }
}
