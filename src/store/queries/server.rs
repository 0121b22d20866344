//! What is known of the server: what it holds for a report, and when it was last reached.

use std::{borrow::Borrow, collections::BTreeMap};

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{
    domain::report::ReportNumber,
    store::{
        Contact, Reader, ServerSnapshot, ServerValue, StoreError,
        columns::{self, Moment},
    },
};

impl<C: Borrow<Connection>> Reader<C> {
    /// Returns what the server was last seen to hold for a report; nothing if it was never asked.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn server_values(
        &self,
        report: ReportNumber,
    ) -> Result<Option<ServerSnapshot>, StoreError> {
        self.at_once(|db| snapshot(db, report))
    }

    /// Returns the last contact with the server, if there ever was one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn last_contact(&self) -> Result<Option<Contact>, StoreError> {
        self.at_once(|db| {
            let contact = db
                .prepare_cached(
                    "SELECT tried_at, reached_at, version, clock_ahead, trouble FROM server_contact",
                )?
                .query_row([], |row| {
                    Ok(Contact {
                        tried_at: row.get::<_, Moment>("tried_at")?.0,
                        reached_at: row.get::<_, Option<Moment>>("reached_at")?.map(|at| at.0),
                        version: row.get("version")?,
                        clock_ahead: row.get("clock_ahead")?,
                        trouble: row.get("trouble")?,
                    })
                })
                .optional()?;
            Ok(contact)
        })
    }
}

/// Reads what the server was last seen to hold.
pub fn snapshot(
    db: &Connection,
    report: ReportNumber,
) -> Result<Option<ServerSnapshot>, StoreError> {
    let seen_at: Option<Moment> = db
        .prepare_cached("SELECT server_seen_at FROM report WHERE number = :report")?
        .query_row(named_params! { ":report": report.0 }, |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NoSuchReport(report))?;
    let Some(seen_at) = seen_at else {
        return Ok(None);
    };
    let mut statement = db.prepare_cached(
        "SELECT data_element, category_option_combo, value, comment, follow_up
         FROM server_value WHERE report = :report",
    )?;
    let values: BTreeMap<_, _> = statement
        .query_map(named_params! { ":report": report.0 }, |row| {
            let value = ServerValue {
                value: row.get("value")?,
                comment: row.get("comment")?,
                follow_up: row.get("follow_up")?,
            };
            Ok((columns::cell(row)?, value))
        })?
        .collect::<Result<_, _>>()?;
    Ok(Some(ServerSnapshot {
        seen_at: seen_at.0,
        values,
    }))
}
