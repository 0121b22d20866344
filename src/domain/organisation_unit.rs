//! Organisation units: the facilities that report, and those above them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{id::OrganisationUnitId, names::Names};

/// A facility, or a unit above one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrganisationUnit {
    /// Its UID.
    pub id: OrganisationUnitId,
    /// Its code, as printed on the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its full name.
    pub names: Names,
    /// Its short name, for narrow columns.
    pub short_names: Names,
    /// The unit above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrganisationUnitId>,
    /// Its level in the tree; the country is 1.
    pub level: u8,
    /// The first day it worked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening_date: Option<NaiveDate>,
    /// The last day it worked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_date: Option<NaiveDate>,
    /// The telephone number to call in an emergency, where the bundle knows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
}
