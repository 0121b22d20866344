//! The numbers of the named checks, as they stand in a form.
//!
//! Each is one check which an expression cannot say well. What it does stands in the file named
//! beside it under `rules/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Numbers outside what is possible.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The first span that names a cell holds.
    pub spans: Vec<Span>,
}

/// The numbers that are possible in some cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The cells; nothing means every cell that holds a number.
    #[serde(default)]
    pub cells: Vec<String>,
    /// The least.
    pub from: f64,
    /// The greatest.
    pub to: f64,
    /// Digits behind the decimal mark.
    #[serde(default)]
    pub decimals: u8,
}

/// Blank cells in a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blanks {
    /// Also where the section holds nothing at all.
    #[serde(default)]
    pub empty_sections_too: bool,
}

/// Doses of closed vials that are no multiple of what a vial holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeVials {
    /// The stock cells, such as `7A`.
    pub cells: Vec<String>,
}

/// Σ(later) − Σ(earlier) ≥ max(least, percent of Σ(earlier), sigmas × √(Σ(earlier) + Σ(later))).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaterExceedsEarlier {
    /// Rows in the order in which the doses are given.
    pub chains: Vec<Vec<String>>,
    /// How many periods are summed, this one included.
    pub periods: u32,
    /// See above.
    pub least: f64,
    /// See above.
    pub percent: f64,
    /// See above.
    pub sigmas: f64,
}

/// |a − b| > max(least, percent of the larger); of several pairs the largest difference is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairsDiffer {
    /// The rows of one visit.
    pub pairs: Vec<[String; 2]>,
    /// The columns that are summed.
    pub columns: Vec<String>,
    /// Cells that must be zero, else the difference has its reason.
    pub unless: Vec<String>,
    /// See above.
    pub least: f64,
    /// See above.
    pub percent: f64,
}

/// More events in a row than doses over some periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventsExceedDoses {
    /// Which doses belong to which events.
    pub groups: Vec<EventGroup>,
    /// How many periods of doses are summed, this one included.
    pub periods: u32,
}

/// Events and the doses they may follow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventGroup {
    /// The row of the events.
    pub row: String,
    /// The rows of the doses.
    pub doses: Vec<String>,
}

/// Σ(given) − Σ(supply) > max(least, percent of Σ(given)).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutpacesSupply {
    /// What is used for which vaccines.
    pub groups: Vec<SupplyGroup>,
    /// How many periods are summed, this one included.
    pub periods: u32,
    /// See above.
    pub least: f64,
    /// See above.
    pub percent: f64,
}

/// Stock rows and the cell that counts what was used to give their doses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyGroup {
    /// The stock rows whose doses are given with it.
    pub stocks: Vec<String>,
    /// The cell, such as `8.02C`.
    pub supply: String,
}

/// Vaccine opened but not given, and vaccine lost unopened, from January on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wastage {
    /// The stock rows.
    pub rows: Vec<String>,
    /// The letter of the opened doses.
    pub opened: String,
    /// The letters of what was lost unopened.
    pub lost: Vec<String>,
    /// The open-vial limit of single rows, in percent.
    #[serde(default)]
    pub limits: BTreeMap<String, f64>,
    /// The open-vial limit of other rows with many doses in a vial.
    pub many_doses: f64,
    /// The open-vial limit of rows with one dose in a vial.
    pub one_dose: f64,
    /// The closed-vial limit.
    pub closed_vials: f64,
    /// Silent below so many periods.
    pub least_periods: u32,
    /// Silent below so many opened vials.
    pub least_vials: f64,
}

/// Cases to be notified at once without a record of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unnotified {
    /// The rows.
    pub rows: Vec<String>,
    /// The columns of which one must be above zero.
    pub columns: Vec<String>,
}

/// Each cell of a row as in the periods before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAsBefore {
    /// The rows.
    pub rows: Vec<String>,
    /// How many periods before are the same.
    pub periods: u32,
    /// The columns whose sum counts; nothing means all.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Silent in rows with fewer cells.
    pub least_cells: usize,
    /// Silent in rows with fewer cells above zero.
    pub least_above_zero: usize,
    /// Silent in rows with a smaller sum.
    pub least_sum: f64,
}

/// 0.6745 × (√x − median √) ÷ MAD √ beyond the limit, and |x − median| ≥ the least difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FarFromOwn {
    /// The cells; nothing means every cell that holds a number.
    #[serde(default)]
    pub cells: Vec<String>,
    /// The rows whose totals are looked at too; told only if none of their cells is.
    #[serde(default)]
    pub totals: Vec<String>,
    /// How many periods before are the yardstick.
    pub periods: u32,
    /// Silent with fewer confirmed ones among them.
    pub least_periods: usize,
    /// See above.
    pub limit: f64,
    /// See above.
    pub least_difference: f64,
    /// MAD √ counts at least so much: chance alone gives it.
    pub least_spread: f64,
    /// Periods about one and two years ago widen what is usual, never narrow it.
    pub season: bool,
}

/// x ÷ median about 10 or 100.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraDigit {
    /// The cells; nothing means every cell that holds a number.
    #[serde(default)]
    pub cells: Vec<String>,
    /// The rows of which these columns are summed and looked at too.
    #[serde(default)]
    pub totals: Vec<String>,
    /// The columns of such a sum; nothing means all.
    #[serde(default)]
    pub total_columns: Vec<String>,
    /// How many periods before are the yardstick.
    pub periods: u32,
    /// Silent with fewer confirmed ones among them.
    pub least_periods: usize,
    /// Silent below this median.
    pub least_median: f64,
    /// Silent below this number.
    #[serde(default)]
    pub least_value: f64,
    /// The quotients, from and to.
    pub between: Vec<[f64; 2]>,
    /// Checks that say nothing of a row of which this one speaks.
    #[serde(default)]
    pub silences: Vec<String>,
}

/// A report marked *zero report* with a number above zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZeroReportHoldsCases {
    /// The cells, such as `1`.
    pub cells: Vec<String>,
}

/// Zero reports one after the other, this one included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZeroReportsRunning {
    /// How many.
    pub periods: u32,
}

/// More deaths than cases of this and some periods before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeathsExceedCases {
    /// The rows.
    pub rows: Vec<String>,
    /// The columns of deaths and of cases of one age.
    pub columns: Vec<[String; 2]>,
    /// How many periods before are counted in; a missing one counts as zero, but one must be there.
    pub periods: u32,
}

/// A sum ≥ least and ≥ times × the mean of the periods before, all of them confirmed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharpRise {
    /// The rows.
    pub rows: Vec<String>,
    /// The columns that are summed.
    pub columns: Vec<String>,
    /// See above.
    pub least: f64,
    /// See above.
    pub times: f64,
    /// How many periods before.
    pub periods: u32,
}

/// Any case at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// The rows.
    pub rows: Vec<String>,
    /// The columns.
    pub columns: Vec<String>,
}
