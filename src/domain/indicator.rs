//! An indicator: a ratio that the server reckons from the values of a form.
//!
//! Source: DHIS2 `Indicator.java`, and `DefaultExpressionService.getIndicatorValueObject` for what it
//! comes to. How it is reckoned stands among the rules.

use serde::{Deserialize, Serialize};

use crate::domain::{
    id::{IndicatorId, SectionId},
    names::Names,
};

/// An indicator with its two expressions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its UID.
    pub id: IndicatorId,
    /// Its name on a form.
    pub names: Names,
    /// What is above the line, in the server's language.
    pub numerator: String,
    /// What is below the line, in the server's language.
    pub denominator: String,
    /// What the numerator counts, in words.
    #[serde(default)]
    pub numerator_names: Names,
    /// What the denominator counts, in words.
    #[serde(default)]
    pub denominator_names: Names,
    /// What the ratio is multiplied with: 100 for a percentage; the `factor` of its type.
    #[serde(default = "one")]
    pub factor: f64,
    /// Reckoned up to a year: × 365 / days of the period.
    #[serde(default)]
    pub is_annualized: bool,
    /// Digits after the point; nothing leaves it to the screen.
    #[serde(default)]
    pub decimals: Option<u8>,
    /// The sections that show it.
    #[serde(default)]
    pub sections: Vec<SectionId>,
    /// The data set itself lists it.
    #[serde(default)]
    pub is_of_form: bool,
}

fn one() -> f64 {
    1.0
}

impl Indicator {
    /// Tells whether a form shows it; the others are only named by these.
    pub fn is_shown(&self) -> bool {
        self.is_of_form || !self.sections.is_empty()
    }
}
