//! Checks become findings: what the form says must hold, held against a report. No sentences here.
//!
//! A [`Rule`] is data of the form. What an expression can say is an expression ([`Condition`] in our
//! forms, [`Comparison`] for a server's validation rules); the rest are named checks whose numbers
//! stand in the form. Beyond the form's own checks, every form is held against the general ones
//! (value type, compulsory cells, blanks, control totals, …) unless its own checks say the same.
//!
//! [`Checks::prepare`] reads a form once; what it returns can be kept as long as the form is open.

use serde::{Deserialize, Serialize};

use crate::domain::{
    finding::Finding,
    form::{Cell, Form},
    history::History,
    organisation_unit::OrganisationUnit,
    report::Report,
};

mod blanks;
mod checks;
mod compile;
mod condition;
mod control;
mod doses;
mod expression;
mod facts;
mod general;
mod indicators;
mod layout;
mod named;
mod own_past;
#[cfg(test)]
mod sample;
mod server;
mod sight;
mod standing;
mod supply;
mod surveillance;
mod values;

pub use checks::{Checks, Fault};
pub use condition::{Comparison, Condition, MissingValues, Operator, Side};
pub use indicators::{Indicators, Reckoned};
pub use standing::Standing;

pub use named::{
    Alert, Blanks, DeathsExceedCases, EventGroup, EventsExceedDoses, ExtraDigit, FarFromOwn,
    LaterExceedsEarlier, OutpacesSupply, PairsDiffer, Range, SameAsBefore, SharpRise, Span,
    SupplyGroup, Unnotified, Wastage, WholeVials, ZeroReportHoldsCases, ZeroReportsRunning,
};

/// When a finding arises.
///
/// Places are written as printed: `7` is a section, `1.05` a row, `1.05-1.07` rows, `7C` a column of a
/// section, `1.05A` a cell; `immediate` are the rows whose cases are notified at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// A validation rule of a server: two sides and what must hold between them.
    Comparison(Comparison),
    /// An expression that is true when something is wrong, for the whole form or for each of some rows.
    Condition(Condition),
    /// A number outside the span that is possible in its cell.
    Range(Range),
    /// A compulsory cell is blank.
    Compulsory,
    /// A compulsory cell is *not available*.
    CompulsoryNotAvailable,
    /// A section holds nothing at all.
    EmptySection,
    /// A section has blank cells.
    Blanks(Blanks),
    /// A number of doses that is no whole number of closed vials.
    WholeVials(WholeVials),
    /// More later than earlier doses, beyond chance.
    LaterExceedsEarlier(LaterExceedsEarlier),
    /// Two rows that belong to one visit differ.
    PairsDiffer(PairsDiffer),
    /// More adverse events than doses.
    EventsExceedDoses(EventsExceedDoses),
    /// More injections than syringes.
    OutpacesSupply(OutpacesSupply),
    /// Too much of the opened, or of the stored, vaccine was lost.
    Wastage(Wastage),
    /// A case that is notified at once, and no notification recorded.
    Unnotified(Unnotified),
    /// A row repeats the same numbers.
    SameAsBefore(SameAsBefore),
    /// A number far from the unit's own earlier ones.
    FarFromOwn(FarFromOwn),
    /// A number about ten or a hundred times the usual one.
    ExtraDigit(ExtraDigit),
    /// A zero report that holds a case.
    ZeroReportHoldsCases(ZeroReportHoldsCases),
    /// Many zero reports one after the other.
    ZeroReportsRunning(ZeroReportsRunning),
    /// More deaths than cases over some weeks.
    DeathsExceedCases(DeathsExceedCases),
    /// A sudden rise over the weeks before.
    SharpRise(SharpRise),
    /// A case that is an alert by itself.
    Alert(Alert),
}

/// What is asked of the checks: a report, and what is known around it.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The form of the report.
    pub form: &'a Form,
    /// The report.
    pub report: &'a Report,
    /// The unit's own earlier reports of this form.
    pub history: &'a History,
    /// The unit; some rules of a server hold for some levels only.
    pub organisation_unit: &'a OrganisationUnit,
}

/// Tells whether a text is an expression of the server's language, whatever it names.
///
/// # Errors
/// The byte at which reading stopped.
pub fn read_expression(text: &str) -> Result<(), usize> {
    let read = expression::read(text, &server::written);
    read.map(drop).map_err(|problem| match problem {
        expression::Problem::Unreadable(at) => at,
        _ => 0,
    })
}

/// Returns every finding of a report in form order, the hard ones first where several share a place.
pub fn check_all(asking: &Asking) -> Vec<Finding> {
    Checks::prepare(asking.form).all(asking)
}

/// Returns the findings that a change of one cell can bring about; see [`Checks::touching`].
///
/// Reads the whole form each time: a screen keeps its [`Checks`] instead.
pub fn check_cell(asking: &Asking, cell: Cell) -> Vec<Finding> {
    Checks::prepare(asking.form).touching(asking, cell)
}
