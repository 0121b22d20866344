//! By what the reports of a form are split: attribute option combos.
//!
//! A national form may be kept once for each project, partner or campaign. The choice is part of the
//! report's identity, so it is made before the first cell is keyed. Each choice has its own time, its own
//! units and its own right to write (`CategoryOption.startDate`, `endDate`, `organisationUnits`, sharing).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    id::{CategoryOptionComboId, OrganisationUnitId},
    names::Names,
    period::Period,
    trouble::Lock,
};

/// What the reports of a form are split by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// The categories, such as *Project*.
    pub names: Vec<Names>,
    /// The choices, in the order of the categories and their options.
    pub choices: Vec<AttributeChoice>,
    /// Periods for which a choice stays open after its last day (`openPeriodsAfterCoEndDate`).
    #[serde(default, skip_serializing_if = "is_zero")]
    pub grace_periods: i32,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(number: &i32) -> bool {
    *number == 0
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeChoice {
    /// The attribute option combo.
    pub combo: CategoryOptionComboId,
    /// One option of each category.
    pub options: Vec<Names>,
    /// The first day it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_day: Option<NaiveDate>,
    /// The last day it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    /// The units of each option that is not offered everywhere; those below count, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Vec<OrganisationUnitId>>,
    /// The person may not write data under one of its options.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_read_only: bool,
}

impl Attribute {
    /// Returns a choice by its combo.
    pub fn choice(&self, combo: CategoryOptionComboId) -> Option<&AttributeChoice> {
        self.choices.iter().find(|choice| choice.combo == combo)
    }
}

impl AttributeChoice {
    /// Tells whether a unit is offered this choice; `line` is the unit and those above it.
    pub fn is_offered_to(&self, line: &[OrganisationUnitId]) -> bool {
        self.units
            .iter()
            .all(|units| units.iter().any(|unit| line.contains(unit)))
    }

    /// Returns why a period may not be filled in under this choice.
    ///
    /// A period must lie between its days, the grace periods counted in (`CategoryOption` of dhis2-core).
    pub fn lock(
        &self,
        line: &[OrganisationUnitId],
        period: Period,
        grace_periods: i32,
    ) -> Option<Lock> {
        if self.is_read_only {
            return Some(Lock::AttributeReadOnly);
        }
        if !self.is_offered_to(line) {
            return Some(Lock::AttributeElsewhere);
        }
        let is_before = self
            .first_day
            .is_some_and(|first| period.first_day() < first);
        let is_after = self.last_day.is_some_and(|last| {
            let newest = Period::containing(period.period_type(), last).offset(grace_periods);
            // Without grace a period that the last day cuts in two is out.
            if grace_periods > 0 {
                period > newest
            } else {
                period.last_day() > last
            }
        });
        (is_before || is_after).then_some(Lock::AttributeTime)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice() -> AttributeChoice {
        AttributeChoice {
            combo: "aPartner001".parse().unwrap(),
            options: vec![Names::untranslated("Partner")],
            first_day: Some("2026-01-01".parse().unwrap()),
            last_day: Some("2026-06-30".parse().unwrap()),
            units: vec![vec!["uDistrict01".parse().unwrap()]],
            is_read_only: false,
        }
    }

    fn at(choice: &AttributeChoice, period: &str, grace: i32) -> Option<Lock> {
        let line = [
            "uFacility01".parse().unwrap(),
            "uDistrict01".parse().unwrap(),
        ];
        choice.lock(&line, Period::parse(period).unwrap(), grace)
    }

    #[test]
    fn a_choice_has_its_time_and_its_grace() {
        let choice = choice();
        assert_eq!(at(&choice, "202512", 0), Some(Lock::AttributeTime));
        assert_eq!(at(&choice, "202601", 0), None);
        assert_eq!(at(&choice, "202606", 0), None);
        assert_eq!(at(&choice, "202607", 0), Some(Lock::AttributeTime));
        assert_eq!(at(&choice, "202607", 1), None);
        assert_eq!(at(&choice, "202608", 1), Some(Lock::AttributeTime));
        // A week that begins in its time and ends after it.
        assert_eq!(at(&choice, "2026W27", 0), Some(Lock::AttributeTime));
    }

    #[test]
    fn a_choice_is_offered_to_its_units_and_those_below() {
        let mut choice = choice();
        assert_eq!(at(&choice, "202603", 0), None);
        choice.units.push(vec!["uElsewhere1".parse().unwrap()]);
        assert_eq!(at(&choice, "202603", 0), Some(Lock::AttributeElsewhere));
        choice.is_read_only = true;
        assert_eq!(at(&choice, "202603", 0), Some(Lock::AttributeReadOnly));
    }
}
