//! The numbers of a finding, by the names that texts know.

use crate::domain::finding::Fact;

/// Every name that the expressions of a form may give a fact. The texts in `locales/` use no other.
const NAMES: &[&str] = &[
    "alarms",
    "available",
    "book",
    "cases",
    "counted",
    "days",
    "deaths",
    "difference",
    "doses",
    "first",
    "given",
    "held",
    "highest",
    "keyed",
    "later",
    "left",
    "limit",
    "lowest",
    "more",
    "opened",
    "planned",
    "present",
    "previous",
    "right",
    "second",
    "seen",
    "sessions",
    "vial",
    "vials",
    "working",
];

/// Returns the name as the texts know it.
pub(super) fn known(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|known| **known == name).copied()
}

/// Makes a fact of a number: whole where it is whole, else with at most two decimals.
pub(super) fn number(value: f64) -> Fact {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded.fract() == 0.0 && rounded.abs() < 9.0e15 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole and small enough, as just tested"
        )]
        return Fact::Number(rounded as i64);
    }
    Fact::Decimal(format!("{rounded}"))
}

/// Makes a fact of a count.
pub(super) fn count(value: usize) -> Fact {
    Fact::Number(i64::try_from(value).unwrap_or(i64::MAX))
}
