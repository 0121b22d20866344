//! The direct way: JSON to the stock Web API, without a gateway.

use crate::{
    courier::carrier::{Carrier, MakeCarrier},
    dhis2::{
        answer::Failure,
        client::{Client, Credentials, Reach},
        plan::Import,
        server_state::ServerState,
    },
    domain::{report::ReportKey, trouble::Trouble},
};

/// What is needed to reach the server; the client is made when something is to be sent.
#[derive(Debug, Clone)]
pub struct Direct {
    /// What may be spoken to.
    pub reach: Reach,
    /// How we say who we are.
    pub credentials: Credentials,
}

impl MakeCarrier for Direct {
    fn make(&self) -> Result<Box<dyn Carrier>, Trouble> {
        Ok(Box::new(Client::new(
            self.reach.clone(),
            &self.credentials,
        )?))
    }
}

impl Carrier for Client {
    fn held(&self, key: &ReportKey) -> Result<ServerState, Failure> {
        Self::held(self, key)
    }

    fn import(&self, import: &Import) -> Result<(), Failure> {
        Self::import(self, import)
    }

    fn complete(&self, key: &ReportKey) -> Result<(), Failure> {
        Self::complete(self, key)
    }

    fn is_complete(&self, key: &ReportKey) -> Result<bool, Failure> {
        Self::is_complete(self, key)
    }
}
