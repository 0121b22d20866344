//! Rules that an expression can say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::{form::OpenedVial, period::PeriodType};

/// An expression that is true when something is wrong.
///
/// It is silent when a cell it needs is blank or *not available*; `isNull`, `isNotNull` and
/// `firstNonNull` do not need what stands in them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The rows it is asked for, one finding each; nothing means once for the form.
    /// A row that lacks a column of the expression is passed over.
    #[serde(default)]
    pub rows: Vec<String>,
    /// Only rows whose opened vials are treated so; nothing means all.
    #[serde(default)]
    pub opened_vial: Vec<OpenedVial>,
    /// True when the finding arises.
    pub when: String,
    /// The cell the cursor goes to, written as in the expression without braces: `row.G`, `9.05A`.
    #[serde(default)]
    pub at: Option<String>,
    /// The numbers of the sentence: name and expression.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// Numbers that may be set otherwise; `[name]` in the expressions.
    #[serde(default)]
    pub settings: BTreeMap<String, f64>,
    /// Checks that say nothing of a row of which this one speaks.
    #[serde(default)]
    pub silences: Vec<String>,
    /// Tell only the first row that it arises for.
    #[serde(default)]
    pub at_most_one: bool,
}

/// A validation rule as DHIS2 has it: the finding arises when the operator does **not** hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The left side.
    pub left: Side,
    /// What must hold.
    pub operator: Operator,
    /// The right side.
    pub right: Side,
    /// The levels of units it holds for; nothing means all.
    #[serde(default)]
    pub organisation_unit_levels: Vec<u8>,
    /// The periods it is asked of, where they are not those of the form; the server asks it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_type: Option<PeriodType>,
}

/// One side of a validation rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The expression, in the server's syntax.
    pub expression: String,
    /// What happens when values are missing.
    #[serde(default)]
    pub missing_values: MissingValues,
    /// What the server calls this side.
    #[serde(default)]
    pub description: String,
}

/// What becomes of a side with missing values; the server's `missingValueStrategy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingValues {
    /// The side has no value if one is missing.
    SkipIfAny,
    /// The side has no value if all are missing.
    #[default]
    SkipIfAll,
    /// Missing values count as zero.
    NeverSkip,
}

/// What must hold between two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// `==`
    EqualTo,
    /// `!=`
    NotEqualTo,
    /// `>`
    GreaterThan,
    /// `>=`
    GreaterThanOrEqualTo,
    /// `<`
    LessThan,
    /// `<=`
    LessThanOrEqualTo,
    /// Both sides have a value, or neither.
    CompulsoryPair,
    /// At most one side has a value.
    ExclusivePair,
}

impl Operator {
    /// Returns the sign that stands between two sides in a sentence.
    pub fn sign(self) -> &'static str {
        match self {
            Self::EqualTo => "=",
            Self::NotEqualTo => "≠",
            Self::GreaterThan => ">",
            Self::GreaterThanOrEqualTo => "≥",
            Self::LessThan => "<",
            Self::LessThanOrEqualTo => "≤",
            Self::CompulsoryPair => "⇔",
            Self::ExclusivePair => "⊻",
        }
    }
}
