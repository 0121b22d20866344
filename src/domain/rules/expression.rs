//! The expressions of validation rules: the server's language, as far as a form can be asked offline.
//!
//! Grammar and functions are those of DHIS2's expression parser. Our own forms write places as they
//! are printed (`{1.05A}`, `{row.G}`); the server writes ids (`#{de.coc}`). Both end as [`Item`]s.
//! What a form cannot know (reporting rates, tracker data, other attribute combos, constants) is
//! [`Problem::ServerOnly`]: such a rule is left to the server.

use crate::domain::form::Cell;

mod evaluate;
mod parse;
#[cfg(test)]
mod tests;

pub(super) use evaluate::Reading;
pub(super) use parse::{RawItem, parse};

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
}

/// What stands for a number of the report.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// The sum of some cells.
    Cells {
        cells: Vec<Cell>,
        needs: Needs,
        over: Over,
    },
    /// The days of the period.
    Days,
    /// 1 in a report marked *zero report*, else 0.
    ZeroReport,
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
}

/// Why an expression cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is not an expression, or too long or too deep for one.
    Unreadable,
    /// It names something that only the server knows.
    ServerOnly,
    /// It names a place that the form does not have.
    UnknownPlace,
    /// It names a word that is not known here.
    UnknownName,
    /// It names a column, or a property, that this row does not have.
    RowLacks,
}

impl Expression {
    /// Returns the cells of this very report that the expression looks at, each once, in its order.
    pub fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        self.visit(&mut |item| {
            if let Item::Cells {
                cells: of,
                over: Over::Back(0) | Over::Last(_),
                ..
            } = item
            {
                for cell in of {
                    if !cells.contains(cell) {
                        cells.push(*cell);
                    }
                }
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

    /// Tells whether a `null` or `removeZeros` stands in it: then the server replaces no missing value.
    pub fn keeps_nulls(&self) -> bool {
        match self {
            Self::Null | Self::Call(Function::RemoveZeros, _) => true,
            Self::Number(_) | Self::Text(_) | Self::Truth(_) | Self::Item(_) => false,
            Self::Unary(_, of) => of.keeps_nulls(),
            Self::Binary(_, left, right) => left.keeps_nulls() || right.keeps_nulls(),
            Self::Call(_, arguments) => arguments.iter().any(Self::keeps_nulls),
        }
    }

    fn visit(&self, see: &mut impl FnMut(&Item)) {
        match self {
            Self::Item(item) => see(item),
            Self::Unary(_, of) => of.visit(see),
            Self::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|of| of.visit(see)),
            Self::Number(_) | Self::Text(_) | Self::Truth(_) | Self::Null => {}
        }
    }
}
