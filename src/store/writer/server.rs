//! What was learned of the server.

use std::collections::BTreeMap;

use rusqlite::named_params;

use crate::{
    domain::{form::Cell, report::ReportNumber},
    store::{
        Contact, ServerValue, StoreError, Writer,
        columns::{AsText, Moment},
    },
};

impl Writer<'_> {
    /// Replaces what the server was last seen to hold for a report.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn note_server_values(
        &self,
        report: ReportNumber,
        values: &BTreeMap<Cell, ServerValue>,
    ) -> Result<(), StoreError> {
        self.status(report)?;
        self.db
            .prepare_cached("UPDATE report SET server_seen_at = :now WHERE number = :report")?
            .execute(named_params! { ":now": Moment(self.signature().at), ":report": report.0 })?;
        self.db
            .prepare_cached("DELETE FROM server_value WHERE report = :report")?
            .execute(named_params! { ":report": report.0 })?;
        let mut statement = self.db.prepare_cached(
            "INSERT INTO server_value (report, data_element, category_option_combo, value, comment,
                                       follow_up)
             VALUES (:report, :data_element, :category_option_combo, :value, :comment, :follow_up)",
        )?;
        for (cell, value) in values {
            statement.execute(named_params! {
                ":report": report.0,
                ":data_element": AsText(cell.data_element),
                ":category_option_combo": AsText(cell.category_option_combo),
                ":value": value.value,
                ":comment": value.comment,
                ":follow_up": value.follow_up,
            })?;
        }
        Ok(())
    }

    /// Keeps the last contact with the server. What it does not know stays as it was known.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn note_contact(&self, contact: &Contact) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO server_contact (id, tried_at, reached_at, version, clock_ahead, trouble)
                 VALUES (1, :tried_at, :reached_at, :version, :clock_ahead, :trouble)
                 ON CONFLICT (id) DO UPDATE SET
                     tried_at = excluded.tried_at,
                     reached_at = coalesce(excluded.reached_at, reached_at),
                     version = coalesce(excluded.version, version),
                     clock_ahead = coalesce(excluded.clock_ahead, clock_ahead),
                     trouble = excluded.trouble",
            )?
            .execute(named_params! {
                ":tried_at": Moment(contact.tried_at),
                ":reached_at": contact.reached_at.map(Moment),
                ":version": contact.version,
                ":clock_ahead": contact.clock_ahead,
                ":trouble": contact.trouble,
            })?;
        Ok(())
    }
}
