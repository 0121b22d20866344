//! What a server holds of one report now, as the two reading calls tell it.
//!
//! `GET dataEntry/dataValues` (2.39 and later) tells values, lock and completeness in one answer.
//! `GET dataValueSets` is the way of older servers; 2.42 repeats period and unit in each value and
//! writes nulls, 2.43 leaves out what stands in the head. Both are read here.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{
    form::Cell,
    id::{CategoryOptionComboId, DataElementId},
};

/// What the server holds of a report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServerState {
    /// The cells that hold something.
    pub cells: BTreeMap<Cell, Held>,
    /// Whether the report may be changed.
    pub lock: LockStatus,
    /// Whether it is complete; nothing where the answer does not tell.
    pub is_complete: Option<bool>,
}

/// What the server holds in one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// The value; a comment can stand without one.
    pub value: Option<String>,
    /// The comment.
    pub comment: Option<String>,
    /// Marked to be looked at again.
    pub follow_up: bool,
}

/// Whether the server lets a report be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LockStatus {
    /// It does.
    Open,
    /// The time is over, or the period stands in no window.
    Locked,
    /// The district has approved it.
    Approved,
    /// The server did not say.
    #[default]
    Unknown,
}

impl ServerState {
    /// Reads the answer of `dataEntry/dataValues`.
    ///
    /// # Errors
    /// What JSON says is wrong with it.
    pub fn of_data_entry(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let answer: DataEntry = serde_json::from_slice(bytes)?;
        Ok(Self {
            cells: by_cell(answer.data_values, None),
            lock: match answer.lock_status.as_deref() {
                Some("OPEN") => LockStatus::Open,
                Some("LOCKED") => LockStatus::Locked,
                Some("APPROVED") => LockStatus::Approved,
                _ => LockStatus::Unknown,
            },
            is_complete: answer.complete_status.map(|status| status.complete),
        })
    }

    /// Reads the answer of `dataValueSets`, of which only one attribute option combo is ours.
    ///
    /// # Errors
    /// What JSON says is wrong with it.
    pub fn of_data_value_set(
        bytes: &[u8],
        attribute: CategoryOptionComboId,
    ) -> Result<Self, serde_json::Error> {
        let answer: DataValueSet = serde_json::from_slice(bytes)?;
        Ok(Self {
            cells: by_cell(answer.data_values, Some(attribute)),
            lock: LockStatus::Unknown,
            is_complete: None,
        })
    }

    /// Returns the value of a cell; an empty text is none.
    pub fn value(&self, cell: Cell) -> Option<&str> {
        self.cells
            .get(&cell)?
            .value
            .as_deref()
            .filter(|value| !value.is_empty())
    }
}

/// Tells whether `completeDataSetRegistrations` names a registration that is complete.
///
/// # Errors
/// What JSON says is wrong with it. None at all is told as `{}`.
pub fn is_registered(
    bytes: &[u8],
    attribute: CategoryOptionComboId,
) -> Result<bool, serde_json::Error> {
    let answer: Registrations = serde_json::from_slice(bytes)?;
    Ok(answer
        .complete_data_set_registrations
        .iter()
        .any(|registration| {
            registration.completed != Some(false)
                && registration
                    .attribute_option_combo
                    .is_none_or(|combo| combo == attribute)
        }))
}

fn by_cell(
    values: Vec<ReadValue>,
    attribute: Option<CategoryOptionComboId>,
) -> BTreeMap<Cell, Held> {
    values
        .into_iter()
        .filter(|value| !value.deleted.unwrap_or_default())
        .filter(|value| {
            attribute.is_none()
                || value
                    .attribute_option_combo
                    .is_none_or(|c| Some(c) == attribute)
        })
        .filter_map(|value| {
            let cell = Cell {
                data_element: DataElementId::parse(&value.data_element).ok()?,
                category_option_combo: value.category_option_combo?,
            };
            let held = Held {
                value: value.value,
                comment: value.comment.filter(|comment| !comment.trim().is_empty()),
                follow_up: value.follow_up.or(value.followup).unwrap_or_default(),
            };
            Some((cell, held))
        })
        .collect()
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DataEntry {
    data_values: Vec<ReadValue>,
    lock_status: Option<String>,
    complete_status: Option<CompleteStatus>,
}

#[derive(Debug, Deserialize)]
struct CompleteStatus {
    #[serde(default)]
    complete: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DataValueSet {
    #[serde(default)]
    data_values: Vec<ReadValue>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReadValue {
    data_element: String,
    category_option_combo: Option<CategoryOptionComboId>,
    attribute_option_combo: Option<CategoryOptionComboId>,
    value: Option<String>,
    comment: Option<String>,
    follow_up: Option<bool>,
    #[serde(rename = "followup")]
    followup: Option<bool>,
    deleted: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Registrations {
    #[serde(default)]
    complete_data_set_registrations: Vec<Registration>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Registration {
    attribute_option_combo: Option<CategoryOptionComboId>,
    completed: Option<bool>,
}
