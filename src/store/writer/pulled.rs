//! Reports as the server told them to a facility that starts anew.
//!
//! What was begun here is never touched: a figure of this PC is worth more than a copy of one it may have
//! sent itself. What the server held is kept beside the report as the base of the next comparison, so that
//! a correction is known from a figure that others changed.

use rusqlite::named_params;

use crate::{
    domain::report::{ReportKey, ReportNumber},
    store::{
        PulledReport, StoreError, Writer,
        columns::{AsText, Moment},
        queries::reports,
    },
};

impl Writer<'_> {
    /// Puts a report in as the server told it; nothing where one was begun here.
    ///
    /// # Errors
    /// When the form in its version or the unit is not known.
    pub fn put_pulled(&self, pulled: &PulledReport) -> Result<Option<ReportNumber>, StoreError> {
        if reports::number_of(self.db, &pulled.report.key)?.is_some() {
            return Ok(None);
        }
        let number = self.put_whole(&pulled.report)?;
        self.note_as_sent(number)?;
        self.db
            .prepare_cached(
                "UPDATE report SET pulled_at = :now, completed_on = :completed_on,
                                   is_approved = :is_approved
                 WHERE number = :report",
            )?
            .execute(named_params! {
                ":now": Moment(self.signature().at),
                ":completed_on": pulled.completed_on.map(AsText),
                ":is_approved": pulled.is_approved,
                ":report": number.0,
            })?;
        self.note_server_values(number, &pulled.values)?;
        Ok(Some(number))
    }

    /// Keeps whether the server says that a report is approved, where the report is known here.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn note_approval(&self, key: &ReportKey, is_approved: bool) -> Result<(), StoreError> {
        let Some(number) = reports::number_of(self.db, key)? else {
            return Ok(());
        };
        self.db
            .prepare_cached("UPDATE report SET is_approved = :is WHERE number = :report")?
            .execute(named_params! { ":is": is_approved, ":report": number.0 })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::{
        domain::{report::Report, status::Status},
        store::{
            PulledReport, ServerValue,
            testing::{Office, cell, given, key, now, shown},
        },
    };

    fn pulled(period: &str, status: Status, value: &str) -> PulledReport {
        let mut report = Report::begin(key(period), 1);
        report.status = status;
        report.put(cell(1), given(value));
        let held = ServerValue {
            value: Some(value.to_owned()),
            ..ServerValue::default()
        };
        PulledReport {
            report,
            values: BTreeMap::from([(cell(1), held)]),
            completed_on: (status == Status::InDhis2).then(|| "2026-11-05".parse().unwrap()),
            is_approved: false,
        }
    }

    #[test]
    fn what_was_begun_here_is_never_touched() {
        let office = Office::new();
        let mine = office.begin("202610");
        office.save(mine, 1, &[(cell(1), given("5"))]);
        let told = office
            .scribe
            .run(|writer| {
                let known = writer.put_pulled(&pulled("202610", Status::InDhis2, "9"))?;
                let new = writer.put_pulled(&pulled("202609", Status::InDhis2, "7"))?;
                let again = writer.put_pulled(&pulled("202609", Status::InDhis2, "8"))?;
                Ok((known, new.is_some(), again))
            })
            .unwrap();
        assert_eq!(told, (None, true, None));
        assert_eq!(shown(&office.stored(mine).report, cell(1)), "5");
        assert_eq!(office.stored(mine).pulled, None);
    }

    #[test]
    fn what_was_pulled_says_so_until_it_is_changed() {
        let office = Office::new();
        let number = office
            .scribe
            .run(|writer| writer.put_pulled(&pulled("202609", Status::InDhis2, "7")))
            .unwrap()
            .unwrap();
        let is_pulled = || {
            let first = "2026-01-01".parse().unwrap();
            office.database.reader().unwrap().statuses(first).unwrap()[0].is_pulled
        };
        let stored = office.stored(number);
        assert_eq!(stored.pulled.unwrap().at, now());
        assert_eq!(stored.report.status, Status::InDhis2);
        assert!(!stored.report.is_changed_since_sent && is_pulled());
        let seen = office.database.reader().unwrap().server_values(number);
        assert_eq!(seen.unwrap().unwrap().values.len(), 1);
        office.save(number, 1, &[(cell(1), given("8"))]);
        assert!(office.stored(number).report.is_changed_since_sent && !is_pulled());
        office.undo(number);
        assert_eq!(office.stored(number).report.status, Status::InDhis2);
        assert!(is_pulled());
        // It can be corrected and sent.
        office.save(number, 2, &[(cell(1), given("9"))]);
        office.send(number);
        assert_eq!(office.stored(number).report.revision, 1);
    }
}
