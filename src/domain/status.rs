//! How far a report has come, and which steps are allowed.

use serde::{Deserialize, Serialize};

/// The stored state of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being keyed.
    Draft,
    /// Confirmed by a person, not yet in the outbox.
    Confirmed,
    /// In the outbox; one tick.
    Queued,
    /// The national server has it; two ticks.
    Received,
    /// Every cell stands in DHIS2 as keyed; three ticks.
    InDhis2,
    /// The server or the district wants a person to look again.
    Returned,
}

impl Status {
    /// Tells whether a step is allowed.
    ///
    /// A sent report may become a draft again (a correction), and a returned one may be sent again as it is
    /// (the district has reopened the period); everything else only goes forward.
    pub fn may_become(self, next: Self) -> bool {
        use Status::{Confirmed, Draft, InDhis2, Queued, Received, Returned};
        matches!(
            (self, next),
            (Draft, Confirmed)
                | (Confirmed, Queued | Draft)
                | (Queued, Received | InDhis2 | Returned | Draft)
                | (Received, InDhis2 | Returned | Draft)
                | (InDhis2, Returned | Draft)
                | (Returned, Confirmed | Queued | Draft)
        )
    }

    /// Returns how many ticks are shown.
    pub fn ticks(self) -> u8 {
        match self {
            Self::Draft | Self::Confirmed | Self::Returned => 0,
            Self::Queued => 1,
            Self::Received => 2,
            Self::InDhis2 => 3,
        }
    }
}

/// What the board shows for a unit, a form and a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardState {
    /// The unit did not report then, or the period is not open yet.
    NotExpected,
    /// Owed, not begun, not late.
    Missing,
    /// Owed and late; begun or not.
    Overdue,
    /// A report exists in this state.
    Has(Status),
}
