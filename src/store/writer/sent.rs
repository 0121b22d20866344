//! What was sent, held against what the report says now.
//!
//! A clerk who changes a figure and takes the change back has changed nothing: the report is again as it
//! was sent, and says so. The frozen bytes cannot be asked, since they leave out what DHIS2 has no word
//! for; so a digest of all that counts is kept beside the report when it is frozen.

use rusqlite::{OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use crate::{
    domain::{report::ReportNumber, status::Status, value::Value},
    store::{
        StoreError, Writer,
        columns::{AsJson, AsWord},
        queries::reports,
    },
};

impl Writer<'_> {
    /// Keeps that the report as it stands is what the server is given, or has given us.
    pub(super) fn note_as_sent(&self, report: ReportNumber) -> Result<(), StoreError> {
        let digest = self.digest(report)?;
        self.db
            .prepare_cached(
                "UPDATE report SET sent_content = content, sent_digest = :digest
                 WHERE number = :report",
            )?
            .execute(named_params! { ":digest": digest, ":report": report.0 })?;
        Ok(())
    }

    /// Where a report says again what was sent, gives it back the content and the status it had; tells
    /// whether it did.
    pub(super) fn return_to_sent(&self, report: ReportNumber) -> Result<bool, StoreError> {
        let sent: Option<Vec<u8>> = self
            .db
            .prepare_cached("SELECT sent_digest FROM report WHERE number = :report")?
            .query_row(named_params! { ":report": report.0 }, |row| row.get(0))?;
        let Some(sent) = sent else { return Ok(false) };
        if sent != self.digest(report)? {
            return Ok(false);
        }
        self.db
            .prepare_cached("UPDATE report SET content = sent_content WHERE number = :report")?
            .execute(named_params! { ":report": report.0 })?;
        let (now, then) = (self.status(report)?, self.status_as_sent(report)?);
        if now != then {
            self.put_status(report, now, then)?;
        }
        Ok(true)
    }

    /// The status of its newest row in the outbox, which may have come on meanwhile; without a row the one
    /// it had before the change.
    fn status_as_sent(&self, report: ReportNumber) -> Result<Status, StoreError> {
        let of_row: Option<AsWord<Status>> = self
            .db
            .prepare_cached(
                "SELECT outbox.status FROM outbox JOIN report ON report.number = outbox.report
                 WHERE outbox.report = :report AND outbox.revision = report.revision",
            )?
            .query_row(named_params! { ":report": report.0 }, |row| row.get(0))
            .optional()?;
        if let Some(AsWord(status)) = of_row {
            return Ok(status);
        }
        let before: Option<AsJson<Status>> = self
            .db
            .prepare_cached(
                "SELECT before FROM audit
                 WHERE report = :report AND what = 'status' AND after = '\"draft\"'
                 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row(named_params! { ":report": report.0 }, |row| row.get(0))
            .optional()?;
        Ok(before.map_or(Status::Draft, |before| before.0))
    }

    /// Digests what counts of a report: values, reasons, comments, marks, and whether it is a zero report.
    /// How a figure was added up does not.
    fn digest(&self, report: ReportNumber) -> Result<Vec<u8>, StoreError> {
        let is_zero_report: bool = self
            .db
            .prepare_cached("SELECT zero_report IS NOT NULL FROM report WHERE number = :report")?
            .query_row(named_params! { ":report": report.0 }, |row| row.get(0))?;
        let mut digest = Sha256::new();
        digest.update([u8::from(is_zero_report)]);
        let mut feed = |text: &str| {
            // With its length before it, so that no two lists of texts run into one.
            digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            digest.update(text);
        };
        for (cell, entry) in reports::entries(self.db, report)? {
            let comment = entry.comment.as_deref().map_or("", str::trim);
            if entry.value.is_blank() && comment.is_empty() && !entry.follow_up {
                continue;
            }
            feed(cell.data_element.as_str());
            feed(cell.category_option_combo.as_str());
            match &entry.value {
                Value::Blank => feed("blank"),
                Value::Given(text) => {
                    feed("given");
                    feed(text);
                }
                Value::NotAvailable(reason) => {
                    feed("not available");
                    feed(&format!("{reason:?}"));
                }
            }
            feed(comment);
            feed(if entry.follow_up { "marked" } else { "" });
        }
        Ok(digest.finalize().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{
            answer::Answer,
            report::{Report, ReportNumber},
            status::Status,
            trouble::Trouble,
            value::{Entry, Reason, Value},
        },
        store::testing::{Office, cell, given, key},
    };

    fn sent() -> (Office, ReportNumber) {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5")), (cell(2), given("0"))]);
        office.send(report);
        (office, report)
    }

    fn stands(office: &Office, report: ReportNumber) -> (Status, bool) {
        let seen = office.stored(report).report;
        (seen.status, seen.is_changed_since_sent)
    }

    #[test]
    fn a_change_that_is_undone_is_no_change() {
        let (office, report) = sent();
        office.save(report, 2, &[(cell(1), given("6"))]);
        assert_eq!(stands(&office, report), (Status::Draft, true));
        office.undo(report);
        assert_eq!(stands(&office, report), (Status::Queued, false));
        office.redo(report);
        assert_eq!(stands(&office, report), (Status::Draft, true));
    }

    #[test]
    fn a_figure_keyed_back_is_no_change_however_it_was_added_up() {
        let (office, report) = sent();
        assert!(!office.save(report, 2, &[(cell(1), given("6"))]).is_as_sent);
        let added = Entry {
            parts: Some("2+3".to_owned()),
            ..given("5")
        };
        assert!(office.save(report, 3, &[(cell(1), added)]).is_as_sent);
        assert_eq!(stands(&office, report), (Status::Queued, false));
    }

    #[test]
    fn a_reason_a_remark_and_a_mark_count() {
        let (office, report) = sent();
        let changes = [
            Entry::of(Value::NotAvailable(Reason::StockOut)),
            Entry {
                comment: Some("counted".to_owned()),
                ..given("5")
            },
            Entry {
                follow_up: true,
                ..given("5")
            },
            Entry::default(),
        ];
        for (step, change) in (2..).zip(changes) {
            office.save(report, step, &[(cell(1), change)]);
            assert_eq!(stands(&office, report), (Status::Draft, true), "{step}");
        }
    }

    #[test]
    fn what_arrived_meanwhile_is_what_the_report_returns_to() {
        let (office, report) = sent();
        let row = office.database.reader().unwrap().outbox(1).unwrap()[0].number;
        office.save(report, 2, &[(cell(1), given("6"))]);
        let noted = office
            .scribe
            .run(move |writer| {
                let answer = Answer::NeedsPerson(Trouble::TimedOut);
                writer.note_attempt(row, &answer, Status::InDhis2, None)
            })
            .unwrap();
        assert!(!noted.stands);
        office.undo(report);
        assert_eq!(stands(&office, report), (Status::InDhis2, false));
    }

    #[test]
    fn a_report_of_before_this_pc_returns_to_what_it_was() {
        let office = Office::new();
        let number = office
            .scribe
            .run(|writer| {
                let mut report = Report::begin(key("202610"), 1);
                report.status = Status::InDhis2;
                report.revision = 1;
                report.put(cell(1), given("5"));
                writer.seed_report(&report, writer.signature(), None)
            })
            .unwrap();
        assert_eq!(stands(&office, number), (Status::InDhis2, false));
        office.save(number, 1, &[(cell(1), given("6"))]);
        assert_eq!(stands(&office, number), (Status::Draft, true));
        office.undo(number);
        assert_eq!(stands(&office, number), (Status::InDhis2, false));
    }
}
