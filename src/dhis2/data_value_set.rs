//! The frozen payload of a report: a DHIS2 data value set that says what was keyed, and no more.
//!
//! It is written once, when the report is queued, and never encoded again. It is the *snapshot*, not
//! the request: what must be deleted, and which comments of others must travel along so that they
//! are not erased, hangs on what the server holds when the request is made ([`crate::dhis2::plan`]).
//! Both are reckoned from the snapshots of a report and one look at the server, so that a request can
//! be made anew after any failure.
//!
//! The bytes are a data value set as DHIS2 itself imports it. What DHIS2 has no word for, that a
//! figure is not to be had, and why, stands beside it under the key `daftar`, which a server ignores.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::{
    form::{Cell, Form},
    id::{CategoryOptionComboId, DataElementId, DataSetId, OrganisationUnitId},
    period::Period,
    report::{Report, ReportKey},
    value::{Reason, Value},
};

/// The version of the frozen bytes.
const LAYOUT: u32 = 1;

/// A report as it was when it was queued.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// Its identity.
    pub key: ReportKey,
    /// The version of the form it was filled with.
    pub form_version: u32,
    /// The cells that hold a value, in form order.
    pub values: Vec<GivenCell>,
    /// The cells without a value of which something is kept here all the same.
    pub kept: Vec<KeptCell>,
}

/// A cell with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenCell {
    /// Which cell.
    pub cell: Cell,
    /// The value, in ASCII digits.
    pub value: String,
    /// The comment.
    pub comment: Option<String>,
    /// Marked to be looked at again.
    pub follow_up: bool,
}

/// A cell without a value, with a reason or a comment: never sent, since DHIS2 would take a comment
/// alone as the order to erase the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCell {
    /// Which cell.
    pub cell: Cell,
    /// Why there is no figure; nothing where the cell is blank.
    pub reason: Option<Reason>,
    /// The comment.
    pub comment: Option<String>,
    /// Marked to be looked at again.
    pub follow_up: bool,
}

/// The report is not one of this form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CannotFreeze {
    /// The report is of another form.
    #[error("the report belongs to data set {0}")]
    OtherForm(DataSetId),
    /// The period is of another type than the form's; 2.42 would store it all the same.
    #[error("period {0} is not of the form's type")]
    OtherPeriodType(String),
}

/// The bytes are not a frozen report of ours.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a frozen report: {0}")]
pub struct NotASnapshot(pub String);

/// Freezes a report.
///
/// Only cells that the form lets a person key are taken, in form order: the server stores values of
/// greyed cells and of combos of other elements without a word.
///
/// # Errors
/// [`CannotFreeze`] when the report does not belong to the form.
pub fn freeze(form: &Form, report: &Report) -> Result<Snapshot, CannotFreeze> {
    let key = report.key;
    if key.data_set != form.id {
        return Err(CannotFreeze::OtherForm(key.data_set));
    }
    if key.period.period_type() != form.period_type {
        return Err(CannotFreeze::OtherPeriodType(key.period.id()));
    }
    let mut snapshot = Snapshot {
        key,
        form_version: report.form_version,
        values: Vec::new(),
        kept: Vec::new(),
    };
    for (_, cell) in form.enterable() {
        let Some(entry) = report.entry(cell) else {
            continue;
        };
        let comment = entry
            .comment
            .as_deref()
            .map(str::trim)
            .filter(|comment| !comment.is_empty())
            .map(str::to_owned);
        if let Value::Given(value) = &entry.value {
            snapshot.values.push(GivenCell {
                cell,
                value: value.clone(),
                comment,
                follow_up: entry.follow_up,
            });
        } else if entry.value.reason().is_some() || comment.is_some() || entry.follow_up {
            snapshot.kept.push(KeptCell {
                cell,
                reason: entry.value.reason(),
                comment,
                follow_up: entry.follow_up,
            });
        }
    }
    Ok(snapshot)
}

impl Snapshot {
    /// Returns the bytes that are kept for ever.
    pub fn to_bytes(&self) -> Vec<u8> {
        let key = &self.key;
        let wire = Wire {
            head: Head::of(key),
            data_values: self
                .values
                .iter()
                .map(|given| WireValue::given(key, given))
                .collect(),
            daftar: Beside {
                snapshot: LAYOUT,
                form_version: self.form_version,
                kept: self.kept.iter().map(WireKept::of).collect(),
            },
        };
        serde_json::to_vec(&wire).expect("texts and switches can always be written as JSON")
    }

    /// Reads the bytes again.
    ///
    /// # Errors
    /// [`NotASnapshot`] when they are not what [`Self::to_bytes`] wrote.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotASnapshot> {
        let wire: Wire =
            serde_json::from_slice(bytes).map_err(|error| NotASnapshot(error.to_string()))?;
        if wire.daftar.snapshot != LAYOUT {
            return Err(NotASnapshot(format!("layout {}", wire.daftar.snapshot)));
        }
        let period = Period::parse(&wire.head.period)
            .map_err(|error| NotASnapshot(format!("period {}", error.0)))?;
        Ok(Self {
            key: ReportKey {
                data_set: wire.head.data_set,
                organisation_unit: wire.head.org_unit,
                period,
                attribute_option_combo: wire.head.attribute_option_combo,
            },
            form_version: wire.daftar.form_version,
            values: wire
                .data_values
                .into_iter()
                .filter_map(WireValue::into_given)
                .collect(),
            kept: wire
                .daftar
                .kept
                .into_iter()
                .map(WireKept::into_kept)
                .collect(),
        })
    }

    /// Tells whether the report was taken back: no value, and no word why there is none.
    ///
    /// Such a report is not complete; registered, it would count as one that was made.
    pub fn is_withdrawn(&self) -> bool {
        self.values.is_empty() && self.kept.iter().all(|kept| kept.reason.is_none())
    }

    /// Returns the cells that hold a value, by cell.
    pub fn by_cell(&self) -> BTreeMap<Cell, &GivenCell> {
        self.values
            .iter()
            .map(|given| (given.cell, given))
            .collect()
    }
}

/// The head of a data value set. `dataSet` is always there: without it 2.43 refuses elements that
/// stand in several data sets.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Head {
    data_set: DataSetId,
    period: String,
    org_unit: OrganisationUnitId,
    attribute_option_combo: CategoryOptionComboId,
}

impl Head {
    pub(super) fn of(key: &ReportKey) -> Self {
        Self {
            data_set: key.data_set,
            period: key.period.id(),
            org_unit: key.organisation_unit,
            attribute_option_combo: key.attribute_option_combo,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    #[serde(flatten)]
    head: Head,
    data_values: Vec<WireValue>,
    daftar: Beside,
}

/// One value as the import wants it. A missing combo would silently mean the default one, a JSON
/// number is an error 500 in 2.43: so both combos are always there and the value is a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireValue {
    data_element: DataElementId,
    category_option_combo: CategoryOptionComboId,
    attribute_option_combo: CategoryOptionComboId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    /// The word of 2.43.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    follow_up: bool,
    /// The word of 2.42 and before; each ignores the other's.
    #[serde(
        default,
        rename = "followup",
        skip_serializing_if = "std::ops::Not::not"
    )]
    followup: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
}

impl WireValue {
    pub(super) fn given(key: &ReportKey, given: &GivenCell) -> Self {
        Self {
            value: Some(given.value.clone()),
            comment: given.comment.clone(),
            follow_up: given.follow_up,
            followup: given.follow_up,
            ..Self::of(key, given.cell)
        }
    }

    pub(super) fn deleted(key: &ReportKey, cell: Cell) -> Self {
        Self {
            deleted: true,
            ..Self::of(key, cell)
        }
    }

    fn of(key: &ReportKey, cell: Cell) -> Self {
        Self {
            data_element: cell.data_element,
            category_option_combo: cell.category_option_combo,
            attribute_option_combo: key.attribute_option_combo,
            value: None,
            comment: None,
            follow_up: false,
            followup: false,
            deleted: false,
        }
    }

    fn into_given(self) -> Option<GivenCell> {
        Some(GivenCell {
            cell: Cell {
                data_element: self.data_element,
                category_option_combo: self.category_option_combo,
            },
            value: self.value?,
            comment: self.comment,
            follow_up: self.follow_up,
        })
    }
}

/// What travels beside the values without being sent.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Beside {
    snapshot: u32,
    form_version: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kept: Vec<WireKept>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireKept {
    data_element: DataElementId,
    category_option_combo: CategoryOptionComboId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    not_available: Option<Reason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    follow_up: bool,
}

impl WireKept {
    fn of(kept: &KeptCell) -> Self {
        Self {
            data_element: kept.cell.data_element,
            category_option_combo: kept.cell.category_option_combo,
            not_available: kept.reason,
            comment: kept.comment.clone(),
            follow_up: kept.follow_up,
        }
    }

    fn into_kept(self) -> KeptCell {
        KeptCell {
            cell: Cell {
                data_element: self.data_element,
                category_option_combo: self.category_option_combo,
            },
            reason: self.not_available,
            comment: self.comment,
            follow_up: self.follow_up,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::{
        dhis2::fixture::{cell, form, report},
        domain::value::Entry,
    };

    #[test]
    fn every_value_is_a_text_with_both_combos_in_form_order() {
        let form = form();
        let mut report = report(&form);
        // Keyed from the end to the beginning.
        report.put(cell(1, 0), Entry::of(Value::Given("4".into())));
        report.put(cell(0, 1), Entry::of(Value::zero()));
        report.put(cell(0, 0), Entry::of(Value::Given("12".into())));
        let json: Json =
            serde_json::from_slice(&freeze(&form, &report).unwrap().to_bytes()).unwrap();
        let sent = json["dataValues"].as_array().unwrap();
        let values: Vec<&str> = sent.iter().map(|v| v["value"].as_str().unwrap()).collect();
        assert_eq!(values, ["12", "0", "4"]);
        for value in sent {
            assert_eq!(value["attributeOptionCombo"], "HllvX50cXC0");
            assert!(value["categoryOptionCombo"].is_string());
            assert!(value.get("comment").is_none() && value.get("followUp").is_none());
        }
        assert_eq!(json["dataSet"], "fUAqvijzXu1");
        assert_eq!(json["period"], "202610");
    }

    #[test]
    fn a_comment_and_a_mark_go_with_their_value_and_never_alone() {
        let form = form();
        let mut report = report(&form);
        let remark = |value| Entry {
            comment: Some(" counted twice ".into()),
            follow_up: true,
            ..Entry::of(value)
        };
        report.put(cell(0, 0), remark(Value::Given("7".into())));
        report.put(cell(0, 1), remark(Value::Blank));
        report.put(cell(1, 0), remark(Value::NotAvailable(Reason::StockOut)));
        let snapshot = freeze(&form, &report).unwrap();
        let json: Json = serde_json::from_slice(&snapshot.to_bytes()).unwrap();
        assert_eq!(json["dataValues"].as_array().unwrap().len(), 1);
        assert_eq!(json["dataValues"][0]["comment"], "counted twice");
        assert_eq!(json["dataValues"][0]["followUp"], true);
        assert_eq!(json["dataValues"][0]["followup"], true);
        assert_eq!(
            json["daftar"]["kept"][1],
            json!({
                "dataElement": cell(1, 0).data_element, "categoryOptionCombo": "HllvX50cXC0",
                "notAvailable": "stock_out", "comment": "counted twice", "followUp": true,
            })
        );
        assert_eq!(Snapshot::parse(&snapshot.to_bytes()), Ok(snapshot));
    }

    #[test]
    fn greyed_cells_and_other_period_types_never_go() {
        let form = form();
        let mut report = report(&form);
        report.put(cell(2, 0), Entry::of(Value::Given("3".into())));
        assert!(freeze(&form, &report).unwrap().values.is_empty());
        report.key.period = Period::parse("2026W5").unwrap();
        assert_eq!(
            freeze(&form, &report),
            Err(CannotFreeze::OtherPeriodType("2026W5".into()))
        );
    }

    #[test]
    fn other_bytes_are_not_a_snapshot() {
        for bytes in [&b""[..], b"[]", b"{\"dataSet\":\"fUAqvijzXu1\"}"] {
            assert!(Snapshot::parse(bytes).is_err());
        }
    }
}
