//! Bundles: the forms and units of a facility in one file, carried by hand where there is no link.
//!
//! A bundle is two lines of text and then gzip JSON:
//!
//! ```text
//! daftar-bundle 1
//! <SHA-256 of all that follows, 64 hexadecimal digits>
//! <gzip>
//! ```
//!
//! The digest finds a stick that was pulled too early; it is no signature. What a bundle says is checked
//! before it is believed ([`check`]), as the file came through many hands.

mod build;
pub mod check;
mod counsel;
mod file;
mod wording;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        form::Form,
        id::{DataSetId, OrganisationUnitId},
        organisation_unit::OrganisationUnit,
        period::WorkingWeek,
    },
    wire::{
        Schema,
        schema::{self, Collision, NotASchema},
    },
};

pub use crate::dhis2::metadata::{
    LARGEST as LARGEST_METADATA, LeftOut, NotMetadata, Odd, Oddity, Order, WhyLeftOut,
};
pub use build::{Built, CannotBuild, Wanted, build, from_metadata};
pub use counsel::{Counsel, Remark, counsel};
pub use file::{BundleError, LARGEST};

/// The version of the format that this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// The forms and units of one or more facilities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// The version of the format.
    pub format: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The address of the server it was made from; empty where there is none.
    #[serde(default)]
    pub server: String,
    /// The forms.
    pub forms: Vec<Form>,
    /// The units, those above the reporting ones too.
    pub units: Vec<OrganisationUnit>,
    /// Which form is reported by which unit.
    pub assignments: Vec<Assignment>,
    /// The days at the desk and the holidays.
    #[serde(default)]
    pub working_week: WorkingWeek,
}

/// A form is reported by a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Assignment {
    /// The form.
    pub data_set: DataSetId,
    /// The unit.
    pub organisation_unit: OrganisationUnitId,
}

/// Why a bundle gives no schemas.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSchemas {
    /// A form makes no schema.
    #[error("{form}: {why}")]
    Form {
        /// The form.
        form: DataSetId,
        /// Why.
        why: NotASchema,
    },
    /// Packets could not tell two of them apart.
    #[error(transparent)]
    Collision(#[from] Collision),
}

impl Bundle {
    /// Returns the schema of each form, in the order of the forms: what packets are written with.
    ///
    /// # Errors
    /// [`NoSchemas`].
    pub fn schemas(&self) -> Result<Vec<Schema>, NoSchemas> {
        let schemas = self
            .forms
            .iter()
            .map(|form| {
                Schema::of(form, None).map_err(|why| NoSchemas::Form { form: form.id, why })
            })
            .collect::<Result<Vec<_>, _>>()?;
        schema::collide(&schemas)?;
        Ok(schemas)
    }

    /// Returns the units that report something.
    pub fn reporting_units(&self) -> impl Iterator<Item = &OrganisationUnit> {
        self.units.iter().filter(|unit| {
            self.assignments
                .iter()
                .any(|a| a.organisation_unit == unit.id)
        })
    }
}
