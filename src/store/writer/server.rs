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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::store::{
        Contact, ServerValue,
        testing::{Office, cell, now},
    };

    #[test]
    fn a_new_look_at_the_server_takes_the_place_of_the_old_one() {
        let office = Office::new();
        let report = office.begin("202611");
        assert_eq!(
            office
                .database
                .reader()
                .unwrap()
                .server_values(report)
                .unwrap(),
            None
        );
        let value = |text: &str| ServerValue {
            value: Some(text.to_owned()),
            comment: Some("seen".to_owned()),
            follow_up: true,
        };
        let first = BTreeMap::from([(cell(1), value("5")), (cell(2), value("6"))]);
        let second = BTreeMap::from([(cell(2), value("7"))]);
        for values in [first, second.clone()] {
            office
                .scribe
                .run(move |writer| writer.note_server_values(report, &values))
                .unwrap();
        }
        let seen = office
            .database
            .reader()
            .unwrap()
            .server_values(report)
            .unwrap()
            .unwrap();
        assert_eq!((seen.values, seen.seen_at), (second, now()));
    }

    #[test]
    fn a_failed_contact_forgets_nothing_of_the_last_good_one() {
        let office = Office::new();
        let good = Contact {
            tried_at: now(),
            reached_at: Some(now()),
            version: Some("2.42.5".to_owned()),
            clock_ahead: Some(3),
            trouble: None,
        };
        let failed = Contact {
            tried_at: now() + chrono::TimeDelta::hours(1),
            reached_at: None,
            version: None,
            clock_ahead: None,
            trouble: Some("timed out".to_owned()),
        };
        let (first, second) = (good.clone(), failed.clone());
        office
            .scribe
            .run(move |writer| {
                writer.note_contact(&first)?;
                writer.note_contact(&second)
            })
            .unwrap();
        let kept = office
            .database
            .reader()
            .unwrap()
            .last_contact()
            .unwrap()
            .unwrap();
        assert_eq!(kept.tried_at, failed.tried_at);
        assert_eq!(
            (kept.reached_at, kept.version),
            (good.reached_at, good.version)
        );
        assert_eq!(kept.trouble, failed.trouble);
    }
}
