//! What a new world begins with.
//!
//! The practice world begins with made-up facilities and their past; a national one with nothing, until
//! it is connected or a bundle is taken in. A seed is used once: a world that exists is never seeded again.

use chrono::{DateTime, Utc};

pub use crate::bundle::Assignment;
use crate::domain::{form::Form, organisation_unit::OrganisationUnit, report::Report};

/// The first content of a world.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WorldSeed {
    /// The forms.
    pub forms: Vec<Form>,
    /// The units, those above the reporting ones too.
    pub units: Vec<OrganisationUnit>,
    /// Which form is reported by which unit, in the order of the board.
    pub assignments: Vec<Assignment>,
    /// Reports of the past, in any order.
    pub reports: Vec<SeedReport>,
}

/// A report of the past.
#[derive(Debug, Clone, PartialEq)]
pub struct SeedReport {
    /// The report as it stands: status, revision, acceptances and all.
    pub report: Report,
    /// Who keyed it.
    pub person: String,
    /// When its last cell was keyed.
    pub keyed_at: DateTime<Utc>,
    /// When it was confirmed; nothing for a draft.
    pub confirmed_at: Option<DateTime<Utc>>,
}
