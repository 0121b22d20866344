//! A report: one filled form of one unit for one period.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{
    finding::FindingKey,
    form::Cell,
    id::{CategoryOptionComboId, DataElementId, DataSetId, OrganisationUnitId},
    period::Period,
    status::Status,
    value::Entry,
};

/// Names a stored report on this PC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportNumber(pub i64);

/// Names a row of the outbox; rises for ever, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutboxNumber(pub i64);

/// What makes a report this report and no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReportKey {
    /// The form.
    pub data_set: DataSetId,
    /// The facility.
    pub organisation_unit: OrganisationUnitId,
    /// The period.
    pub period: Period,
    /// The attribute option combo.
    pub attribute_option_combo: CategoryOptionComboId,
}

/// A filled form as it stands.
///
/// The cells are those of the report itself. Where a report is keyed as sheets, the sheets live
/// beside it in the store and these cells hold their sum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its identity.
    pub key: ReportKey,
    /// The version of the form it was begun with.
    pub form_version: u32,
    /// How far it has come.
    pub status: Status,
    /// Counts confirmations: 0 while never confirmed, then 1, 2, …
    pub revision: u32,
    /// It was changed after its last confirmation.
    pub is_changed_since_sent: bool,
    /// The cells that are not blank, or that carry a comment or a follow-up mark.
    #[serde(with = "as_pairs")]
    pub entries: BTreeMap<Cell, Entry>,
    /// Findings that a person has accepted, with the reason.
    pub acceptances: Vec<Acceptance>,
    /// The paper's own totals, as keyed for comparison.
    pub control_totals: Vec<ControlTotal>,
    /// Immediate notifications recorded for rows that ask for one.
    pub notifications: Vec<Notification>,
    /// Who declared that there was nothing to report, and when.
    pub zero_report: Option<Signature>,
}

impl Report {
    /// Makes an empty draft.
    pub fn begin(key: ReportKey, form_version: u32) -> Self {
        Self {
            key,
            form_version,
            status: Status::Draft,
            revision: 0,
            is_changed_since_sent: false,
            entries: BTreeMap::new(),
            acceptances: Vec::new(),
            control_totals: Vec::new(),
            notifications: Vec::new(),
            zero_report: None,
        }
    }

    /// Returns what stands in a cell; a cell never touched is blank.
    pub fn entry(&self, cell: Cell) -> Option<&Entry> {
        self.entries.get(&cell)
    }

    /// Puts an entry into a cell; an empty one leaves nothing behind.
    pub fn put(&mut self, cell: Cell, entry: Entry) {
        if entry == Entry::default() {
            self.entries.remove(&cell);
        } else {
            self.entries.insert(cell, entry);
        }
    }

    /// Tells whether a person has accepted this very finding.
    pub fn accepts(&self, finding: &FindingKey) -> bool {
        self.acceptances
            .iter()
            .any(|acceptance| acceptance.finding == *finding)
    }
}

/// A soft finding that a person has looked at and let stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Which finding, with the values it spoke of: another value asks again.
    pub finding: FindingKey,
    /// Why: the key of a canned reason, or the person's own words.
    pub reason: AcceptanceReason,
    /// Who and when.
    pub signature: Signature,
}

/// Why a finding may stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AcceptanceReason {
    /// Compared with the paper; it says so.
    Checked,
    /// The shelf was counted.
    PhysicalCount,
    /// A campaign, an outbreak or another event explains it.
    Event,
    /// The service was not offered.
    NoService,
    /// The paper is lost or unreadable.
    PaperMissing,
    /// Something else, in the person's own words.
    Other(String),
}

/// A person and a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The person's name as known on this PC.
    pub person: String,
    /// The wall clock, UTC; never used for ordering.
    pub at: DateTime<Utc>,
}

/// A total copied from the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlTotal {
    /// What is summed.
    pub of: TotalOf,
    /// What the paper says.
    pub value: i64,
}

/// What a total sums.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalOf {
    /// A row, by its printed number.
    Row(String),
    /// A column of a section, by section number and letter.
    Column(u16, String),
    /// A whole section.
    Section(u16),
}

/// An immediate notification: kept here, never sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    /// The row.
    pub data_element: DataElementId,
    /// Who told whom and when, in the clerk's words.
    pub note: String,
    /// Who recorded it.
    pub signature: Signature,
}

mod as_pairs {
    //! JSON keys are texts; a cell is two ids, so the map travels as a list of pairs.

    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Cell, Entry};

    pub fn serialize<S: Serializer>(
        map: &BTreeMap<Cell, Entry>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        map.iter().collect::<Vec<_>>().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Cell, Entry>, D::Error> {
        Ok(Vec::<(Cell, Entry)>::deserialize(deserializer)?
            .into_iter()
            .collect())
    }
}
