//! What a way to the national server must be able to do.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    dhis2::{answer::Failure, plan::Import, server_state::ServerState},
    domain::{report::ReportKey, trouble::Trouble},
};

/// Carries one report at a time. Blocks; used on a thread of its own.
pub trait Carrier: Send + Sync {
    /// Asks what the server holds of a report, and whether it may be changed.
    ///
    /// # Errors
    /// [`Failure`].
    fn held(&self, key: &ReportKey) -> Result<ServerState, Failure>;

    /// Sends values.
    ///
    /// # Errors
    /// [`Failure`].
    fn import(&self, import: &Import) -> Result<(), Failure>;

    /// Registers a report as complete on a day.
    ///
    /// # Errors
    /// [`Failure`].
    fn complete(&self, key: &ReportKey, on: NaiveDate) -> Result<(), Failure>;

    /// Takes the registration of a report back that was withdrawn.
    ///
    /// # Errors
    /// [`Failure`].
    fn reopen(&self, key: &ReportKey) -> Result<(), Failure>;

    /// Asks whether a report is registered as complete.
    ///
    /// # Errors
    /// [`Failure`].
    fn is_complete(&self, key: &ReportKey) -> Result<bool, Failure>;

    /// Returns what the server's clock said in its last answer, where it tells.
    fn date(&self) -> Option<DateTime<Utc>> {
        None
    }

    /// Returns the status and the body of the last answer, as they came.
    fn said(&self) -> Option<(u16, String)> {
        None
    }
}

/// Makes a carrier when there is something to carry.
pub trait MakeCarrier: Send {
    /// Makes it.
    ///
    /// # Errors
    /// Why there is none: no credentials, an address that is not allowed.
    fn make(&self) -> Result<Box<dyn Carrier>, Trouble>;
}

impl<F> MakeCarrier for F
where
    F: Fn() -> Result<Box<dyn Carrier>, Trouble> + Send,
{
    fn make(&self) -> Result<Box<dyn Carrier>, Trouble> {
        self()
    }
}
