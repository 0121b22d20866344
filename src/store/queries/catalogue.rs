//! Forms, units, who fills what, and the settings.

use std::borrow::Borrow;

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::de::DeserializeOwned;

use crate::{
    domain::{
        form::Form,
        id::{DataSetId, OrganisationUnitId},
        organisation_unit::OrganisationUnit,
    },
    store::{
        Assignment, Reader, StoreError,
        columns::{AsJson, AsText},
    },
};

impl<C: Borrow<Connection>> Reader<C> {
    /// Returns every form in its newest version.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn forms(&self) -> Result<Vec<Form>, StoreError> {
        self.at_once(|db| {
            let mut statement = db.prepare_cached(
                "SELECT body FROM form
                 WHERE version = (SELECT max(version) FROM form AS other
                                  WHERE other.data_set = form.data_set)
                 ORDER BY data_set",
            )?;
            let forms = statement.query_map([], |row| Ok(row.get::<_, AsJson<Form>>(0)?.0))?;
            Ok(forms.collect::<Result<_, _>>()?)
        })
    }

    /// Returns a form in a version, even if the server has forgotten it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn form(&self, data_set: DataSetId, version: u32) -> Result<Option<Form>, StoreError> {
        self.at_once(|db| {
            let form = db
                .prepare_cached(
                    "SELECT body FROM form WHERE data_set = :data_set AND version = :version",
                )?
                .query_row(
                    named_params! { ":data_set": AsText(data_set), ":version": version },
                    |row| Ok(row.get::<_, AsJson<Form>>(0)?.0),
                )
                .optional()?;
            Ok(form)
        })
    }

    /// Returns a form in its newest version.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn newest_form(&self, data_set: DataSetId) -> Result<Option<Form>, StoreError> {
        self.at_once(|db| newest_form(db, data_set))
    }

    /// Returns every unit.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn units(&self) -> Result<Vec<OrganisationUnit>, StoreError> {
        self.at_once(|db| {
            let mut statement =
                db.prepare_cached("SELECT body FROM organisation_unit ORDER BY id")?;
            let units =
                statement.query_map([], |row| Ok(row.get::<_, AsJson<OrganisationUnit>>(0)?.0))?;
            Ok(units.collect::<Result<_, _>>()?)
        })
    }

    /// Returns one unit.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn unit(&self, id: OrganisationUnitId) -> Result<Option<OrganisationUnit>, StoreError> {
        self.at_once(|db| {
            let unit = db
                .prepare_cached("SELECT body FROM organisation_unit WHERE id = :id")?
                .query_row(named_params! { ":id": AsText(id) }, |row| {
                    Ok(row.get::<_, AsJson<OrganisationUnit>>(0)?.0)
                })
                .optional()?;
            Ok(unit)
        })
    }

    /// Returns which unit fills which form, in the order in which they were given.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn assignments(&self) -> Result<Vec<Assignment>, StoreError> {
        self.at_once(|db| {
            let mut statement = db.prepare_cached(
                "SELECT data_set, organisation_unit FROM assignment ORDER BY position",
            )?;
            let assignments = statement.query_map([], |row| {
                Ok(Assignment {
                    data_set: row.get::<_, AsText<_>>(0)?.0,
                    organisation_unit: row.get::<_, AsText<_>>(1)?.0,
                })
            })?;
            Ok(assignments.collect::<Result<_, _>>()?)
        })
    }
}

/// The name under which the settings of the people lie.
pub const SETTINGS: &str = "settings";

/// The name under which the report lies that is on the screen.
pub const OPEN_REPORT: &str = "open_report";

/// The name under which it lies how old the forms are.
pub const FORMS_KNOWN: &str = "forms_known";

/// Reads the settings.
pub fn settings<T: DeserializeOwned>(db: &Connection) -> Result<Option<T>, StoreError> {
    setting(db, SETTINGS)
}

/// Reads what lies under a name.
pub fn setting<T: DeserializeOwned>(db: &Connection, name: &str) -> Result<Option<T>, StoreError> {
    let body: Option<String> = db
        .prepare_cached("SELECT body FROM setting WHERE name = :name")?
        .query_row(named_params! { ":name": name }, |row| row.get(0))
        .optional()?;
    body.map(|body| serde_json::from_str(&body).map_err(|error| StoreError::inside(&error)))
        .transpose()
}

/// Reads the newest version of a form.
pub fn newest_form(db: &Connection, data_set: DataSetId) -> Result<Option<Form>, StoreError> {
    let form = db
        .prepare_cached(
            "SELECT body FROM form WHERE data_set = :data_set ORDER BY version DESC LIMIT 1",
        )?
        .query_row(named_params! { ":data_set": AsText(data_set) }, |row| {
            Ok(row.get::<_, AsJson<Form>>(0)?.0)
        })
        .optional()?;
    Ok(form)
}
