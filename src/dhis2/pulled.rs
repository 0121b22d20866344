//! What a server holds of many reports at once: values, registrations and approvals of the last periods.
//!
//! A facility that starts anew asks for its own figures of a year, in one request a form, so that history,
//! outlier checks and the board are right from the first day. 2.42 repeats period and unit in each
//! value; 2.43 leaves out what stands in the head.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    dhis2::server_state::Held,
    domain::{
        form::Cell,
        id::{CategoryOptionComboId, DataElementId, OrganisationUnitId},
        period::Period,
    },
};

/// What a server holds of one form, by unit and period.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pulled {
    /// The reports of which it holds anything.
    pub reports: BTreeMap<(OrganisationUnitId, Period), PulledState>,
    attribute: Option<CategoryOptionComboId>,
}

/// What it holds of one report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PulledState {
    /// The cells that hold something.
    pub cells: BTreeMap<Cell, Held>,
    /// The day it is registered as complete with, if it is.
    pub completed_on: Option<NaiveDate>,
    /// It is registered as complete.
    pub is_complete: bool,
    /// It is approved.
    pub is_approved: bool,
}

impl Pulled {
    /// Begins with nothing; only values of one attribute option combo are ours.
    pub fn of(attribute: CategoryOptionComboId) -> Self {
        Self {
            reports: BTreeMap::new(),
            attribute: Some(attribute),
        }
    }

    /// Takes in an answer of `dataValueSets`.
    ///
    /// # Errors
    /// What JSON says is wrong with it.
    pub fn take_values(&mut self, json: &[u8]) -> Result<(), serde_json::Error> {
        let answer: Told = serde_json::from_slice(json)?;
        let (head_period, head_unit) = (answer.period, answer.org_unit);
        for value in answer.data_values {
            let period = value.period.or_else(|| head_period.clone());
            let unit = value.org_unit.or_else(|| head_unit.clone());
            let (Some(period), Some(unit)) = (period, unit) else {
                continue;
            };
            let is_ours = self.is_ours(value.attribute_option_combo);
            let cell = DataElementId::parse(&value.data_element)
                .ok()
                .zip(value.category_option_combo);
            let (Some((data_element, category_option_combo)), true, false) =
                (cell, is_ours, value.deleted.unwrap_or_default())
            else {
                continue;
            };
            let held = Held {
                value: value.value.filter(|value| !value.is_empty()),
                comment: value.comment.filter(|comment| !comment.trim().is_empty()),
                follow_up: value.follow_up.or(value.followup).unwrap_or_default(),
            };
            if let Some(state) = self.state(&unit, &period) {
                let cell = Cell {
                    data_element,
                    category_option_combo,
                };
                state.cells.insert(cell, held);
            }
        }
        Ok(())
    }

    /// Takes in an answer of `completeDataSetRegistrations`.
    ///
    /// # Errors
    /// What JSON says is wrong with it.
    pub fn take_registrations(&mut self, json: &[u8]) -> Result<(), serde_json::Error> {
        let answer: Registrations = serde_json::from_slice(json)?;
        for one in answer.complete_data_set_registrations {
            if one.completed == Some(false) || !self.is_ours(one.attribute_option_combo) {
                continue;
            }
            let day = one.date.as_deref().and_then(|date| date.get(..10));
            let day = day.and_then(|day| day.parse().ok());
            if let Some(state) = self.state(&one.organisation_unit, &one.period) {
                state.is_complete = true;
                state.completed_on = day;
            }
        }
        Ok(())
    }

    /// Takes in an answer of `dataApprovals/approvals`.
    ///
    /// # Errors
    /// What JSON says is wrong with it.
    pub fn take_approvals(&mut self, json: &[u8]) -> Result<(), serde_json::Error> {
        let answer: Vec<Approval> = serde_json::from_slice(json)?;
        for one in answer {
            let is_approved =
                one.state.starts_with("APPROVED") || one.state.starts_with("ACCEPTED");
            if !is_approved || !self.is_ours(one.aoc) {
                continue;
            }
            if let Some(state) = self.state(&one.ou, &one.pe) {
                state.is_approved = true;
            }
        }
        Ok(())
    }

    fn is_ours(&self, attribute: Option<CategoryOptionComboId>) -> bool {
        attribute.is_none() || attribute == self.attribute
    }

    fn state(&mut self, unit: &str, period: &str) -> Option<&mut PulledState> {
        let unit = OrganisationUnitId::parse(unit).ok()?;
        let period = Period::parse(period).ok()?;
        Some(self.reports.entry((unit, period)).or_default())
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    period: Option<String>,
    org_unit: Option<String>,
    #[serde(default)]
    data_values: Vec<OneValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OneValue {
    data_element: String,
    period: Option<String>,
    org_unit: Option<String>,
    category_option_combo: Option<CategoryOptionComboId>,
    attribute_option_combo: Option<CategoryOptionComboId>,
    value: Option<String>,
    comment: Option<String>,
    follow_up: Option<bool>,
    #[serde(rename = "followup")]
    followup: Option<bool>,
    deleted: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Registrations {
    #[serde(default)]
    complete_data_set_registrations: Vec<OneRegistration>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OneRegistration {
    period: String,
    organisation_unit: String,
    attribute_option_combo: Option<CategoryOptionComboId>,
    date: Option<String>,
    completed: Option<bool>,
}

#[derive(Deserialize)]
struct Approval {
    pe: String,
    ou: String,
    aoc: Option<CategoryOptionComboId>,
    #[serde(default)]
    state: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dhis2::fixture::{cell, form};

    const UNIT: &str = "ICLpK4ncKKs";

    fn of(pulled: &Pulled, period: &str) -> PulledState {
        let key = (
            OrganisationUnitId::parse(UNIT).unwrap(),
            Period::parse(period).unwrap(),
        );
        pulled.reports.get(&key).cloned().unwrap_or_default()
    }

    fn value(period: &str, value: &str) -> String {
        let cell = cell(0, 0);
        format!(
            r#"{{"dataElement":"{}","categoryOptionCombo":"{}","attributeOptionCombo":"HllvX50cXC0",
                "period":"{period}","orgUnit":"{UNIT}","value":"{value}"}}"#,
            cell.data_element, cell.category_option_combo
        )
    }

    #[test]
    fn each_value_goes_to_its_own_period_whichever_way_it_is_told() {
        let mut pulled = Pulled::of(form().attribute_option_combo);
        let old = format!(
            r#"{{"dataValues":[{},{}]}}"#,
            value("202609", "5"),
            value("202610", "6")
        );
        pulled.take_values(old.as_bytes()).unwrap();
        assert_eq!(
            of(&pulled, "202609").cells[&cell(0, 0)].value.as_deref(),
            Some("5")
        );
        assert_eq!(
            of(&pulled, "202610").cells[&cell(0, 0)].value.as_deref(),
            Some("6")
        );
        let mut pulled = Pulled::of(form().attribute_option_combo);
        let new = format!(
            r#"{{"period":"202610","orgUnit":"{UNIT}","dataValues":[{{"dataElement":"{}",
                "categoryOptionCombo":"{}","value":"7"}}]}}"#,
            cell(0, 0).data_element,
            cell(0, 0).category_option_combo
        );
        pulled.take_values(new.as_bytes()).unwrap();
        assert_eq!(
            of(&pulled, "202610").cells[&cell(0, 0)].value.as_deref(),
            Some("7")
        );
    }

    #[test]
    fn others_deleted_and_unreadable_values_are_left_out() {
        let mut pulled = Pulled::of(form().attribute_option_combo);
        let theirs = value("202610", "5").replace("HllvX50cXC0", "aaaaaaaaaaa");
        let gone = value("202609", "5").replace("\"value\"", "\"deleted\":true,\"value\"");
        let when = value("someday", "5");
        let all = format!(r#"{{"dataValues":[{theirs},{gone},{when}]}}"#);
        pulled.take_values(all.as_bytes()).unwrap();
        assert_eq!(pulled.reports, BTreeMap::new());
        assert!(pulled.take_values(b"{").is_err());
    }

    #[test]
    fn registrations_and_approvals_stand_beside_the_values() {
        let mut pulled = Pulled::of(form().attribute_option_combo);
        pulled.take_registrations(b"{}").unwrap();
        let json = format!(
            r#"{{"completeDataSetRegistrations":[
                {{"period":"202609","organisationUnit":"{UNIT}","date":"2026-10-04","completed":true}},
                {{"period":"202610","organisationUnit":"{UNIT}","date":"2026-11-04","completed":false}}]}}"#
        );
        pulled.take_registrations(json.as_bytes()).unwrap();
        let told = of(&pulled, "202609");
        assert!(told.is_complete);
        assert_eq!(told.completed_on, NaiveDate::from_ymd_opt(2026, 10, 4));
        assert!(!of(&pulled, "202610").is_complete);
        let json = format!(
            r#"[{{"wf":"w","pe":"202609","ou":"{UNIT}","aoc":"HllvX50cXC0","state":"APPROVED_HERE"}},
                {{"wf":"w","pe":"202610","ou":"{UNIT}","state":"UNAPPROVED_READY"}}]"#
        );
        pulled.take_approvals(json.as_bytes()).unwrap();
        assert!(of(&pulled, "202609").is_approved);
        assert!(!of(&pulled, "202610").is_approved);
    }
}
