//! The direct way: JSON to the stock Web API, without a gateway.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    courier::carrier::Carrier,
    dhis2::{answer::Failure, client::Client, plan::Import, server_state::ServerState},
    domain::report::ReportKey,
};

impl Carrier for Client {
    fn held(&self, key: &ReportKey) -> Result<ServerState, Failure> {
        Self::held(self, key)
    }

    fn import(&self, import: &Import) -> Result<(), Failure> {
        Self::import(self, import)
    }

    fn complete(&self, key: &ReportKey, on: NaiveDate) -> Result<(), Failure> {
        Self::complete(self, key, on)
    }

    fn reopen(&self, key: &ReportKey) -> Result<(), Failure> {
        Self::reopen(self, key)
    }

    fn is_complete(&self, key: &ReportKey) -> Result<bool, Failure> {
        Self::is_complete(self, key)
    }

    fn date(&self) -> Option<DateTime<Utc>> {
        Self::date(self)
    }

    fn said(&self) -> Option<(u16, String)> {
        Self::said(self)
    }
}
