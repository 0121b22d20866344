//! Questions to the database. The methods stand in `queries/`, by what they ask about.

use std::borrow::Borrow;

use rusqlite::Connection;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    domain::report::ReportKey,
    store::{
        FormsKnown, StoreError, connection,
        database::{self, World},
        queries,
    },
};

/// A connection that can only read; or, inside a job of the scribe, its open transaction.
///
/// Each answer shows one state of the database, however many tables it comes from.
#[derive(Debug)]
pub struct Reader<C: Borrow<Connection> = Connection> {
    db: C,
}

impl<C: Borrow<Connection>> Reader<C> {
    pub(super) fn new(db: C) -> Self {
        Self { db }
    }

    pub(super) fn at_once<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        connection::at_once(self.db.borrow(), work)
    }

    /// Returns who this database is.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn world(&self) -> Result<World, StoreError> {
        self.at_once(database::world)
    }

    /// Returns the settings, if any were kept.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn settings<T: DeserializeOwned + Serialize>(&self) -> Result<Option<T>, StoreError> {
        self.at_once(queries::catalogue::settings)
    }

    /// Returns how old the forms are; nothing where they never came from a server.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn forms_known(&self) -> Result<Option<FormsKnown>, StoreError> {
        self.at_once(|db| queries::catalogue::setting(db, queries::catalogue::FORMS_KNOWN))
    }

    /// Returns the report that was on the screen when it was last seen, if one was.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open_report(&self) -> Result<Option<ReportKey>, StoreError> {
        self.at_once(|db| {
            let name = queries::catalogue::OPEN_REPORT;
            Ok(queries::catalogue::setting::<Option<ReportKey>>(db, name)?.flatten())
        })
    }
}
