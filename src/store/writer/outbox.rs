//! Confirming, freezing, numbering, queueing, and what came of it.

use chrono::{DateTime, Utc};
use rusqlite::named_params;
use sha2::{Digest, Sha256};

use crate::{
    domain::{
        answer::Answer,
        report::{OutboxNumber, ReportNumber},
        status::Status,
        trouble::Trouble,
    },
    store::{
        AttemptNoted, Frozen, OutboxRecord, Queued, StoreError, Writer,
        columns::{AsJson, AsWord, Moment, signed},
        queries::{outbox, server},
    },
};

impl Writer<'_> {
    /// Confirms a report, freezes what it says and queues it, or does nothing at all.
    ///
    /// `payload` makes the bytes that are sent from what is frozen; they are kept for ever and never
    /// made again. It may still refuse, for instance because of hard findings.
    ///
    /// # Errors
    /// When the report cannot be confirmed as it stands, or `payload` refuses.
    pub fn confirm_and_queue(
        &self,
        report: ReportNumber,
        payload: impl FnOnce(&Frozen<'_>) -> Result<Vec<u8>, Trouble>,
    ) -> Result<Queued, StoreError> {
        if self.status(report)? != Status::Confirmed {
            self.set_status(report, Status::Confirmed)?;
        }
        self.db
            .prepare_cached(
                "UPDATE report SET revision = revision + 1, sent_content = content
                 WHERE number = :report",
            )?
            .execute(named_params! { ":report": report.0 })?;
        self.set_status(report, Status::Queued)?;
        let stored = self.stored(report)?;
        let number = self.next_outbox_number()?;
        let known = server::snapshot(self.db, report)?;
        let payload = payload(&Frozen {
            report: &stored.report,
            number: report,
            outbox: number,
            server: known.as_ref(),
            signature: self.signature(),
        })
        .map_err(StoreError::Refused)?;
        self.db
            .prepare_cached(
                "INSERT INTO outbox (number, report, revision, content, payload, sha256, status,
                                     queued_at, next_attempt)
                 VALUES (:number, :report, :revision, :content, :payload, :sha256, 'queued',
                         :now, :now)",
            )?
            .execute(named_params! {
                ":number": number.0,
                ":report": report.0,
                ":revision": stored.report.revision,
                ":content": signed(stored.content),
                ":payload": payload,
                ":sha256": Sha256::digest(&payload).as_slice(),
                ":now": Moment(self.signature().at),
            })?;
        let replaced = self.replace_unsent(report, number)?;
        Ok(Queued {
            outbox: number,
            stored,
            replaced,
        })
    }

    /// Returns the number the next row will have: one above every number there ever was.
    fn next_outbox_number(&self) -> Result<OutboxNumber, StoreError> {
        let last: i64 = self
            .db
            .prepare_cached(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0)",
            )?
            .query_row([], |row| row.get(0))?;
        Ok(OutboxNumber(last + 1))
    }

    /// Leaves a tombstone on older rows of a report that have not arrived: they are not tried any more.
    fn replace_unsent(
        &self,
        report: ReportNumber,
        by: OutboxNumber,
    ) -> Result<Vec<OutboxNumber>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "UPDATE outbox SET replaced_by = :by, next_attempt = NULL
             WHERE report = :report AND number < :by AND replaced_by IS NULL
               AND status IN ('queued', 'returned')
             RETURNING number",
        )?;
        let replaced = statement
            .query_map(named_params! { ":by": by.0, ":report": report.0 }, |row| {
                row.get(0).map(OutboxNumber)
            })?
            .collect::<Result<_, _>>()?;
        Ok(replaced)
    }

    /// Writes down what an attempt ended with.
    ///
    /// The row takes the status. The report takes it only while it still says what the row says: an
    /// answer to an older content says nothing of a newer one.
    ///
    /// # Errors
    /// When there is no such row.
    pub fn note_attempt(
        &self,
        number: OutboxNumber,
        answer: &Answer,
        status: Status,
        next_attempt: Option<DateTime<Utc>>,
    ) -> Result<AttemptNoted, StoreError> {
        let row = outbox::row(self.db, number)?;
        let next_attempt = next_attempt.filter(|_| row.replaced_by.is_none());
        // An attempt that failed for want of a line takes no tick away.
        let status = if status == Status::Queued {
            row.status
        } else {
            status
        };
        self.db
            .prepare_cached(
                "INSERT INTO attempt (outbox, at, status, answer)
                 VALUES (:outbox, :at, :status, :answer)",
            )?
            .execute(named_params! {
                ":outbox": number.0,
                ":at": Moment(self.signature().at),
                ":status": AsWord(status),
                ":answer": AsJson(answer),
            })?;
        self.db
            .prepare_cached(
                "UPDATE outbox SET status = :status, attempts = attempts + 1,
                                   next_attempt = :next_attempt, last_answer = :answer
                 WHERE number = :number",
            )?
            .execute(named_params! {
                ":status": AsWord(status),
                ":next_attempt": next_attempt.map(Moment),
                ":answer": AsJson(answer),
                ":number": number.0,
            })?;
        let stands = self.says_the_same(&row)?;
        if stands && self.status(row.report)?.may_become(status) {
            self.set_status(row.report, status)?;
        }
        Ok(AttemptNoted {
            report: row.report,
            report_status: self.status(row.report)?,
            stands,
        })
    }

    /// Lets one row, or every row that has not arrived in DHIS2, be tried now; returns how many.
    ///
    /// What was returned is queued again as it is, while the report still says the same.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn try_now(&self, number: Option<OutboxNumber>) -> Result<usize, StoreError> {
        let mut statement = self.db.prepare_cached(
            "UPDATE outbox
             SET next_attempt = :now,
                 status = CASE status WHEN 'returned' THEN 'queued' ELSE status END
             WHERE replaced_by IS NULL AND status <> 'in_dhis2'
               AND (:number IS NULL OR number = :number)
             RETURNING number",
        )?;
        let rows: Vec<OutboxNumber> = statement
            .query_map(
                named_params! {
                    ":now": Moment(self.signature().at),
                    ":number": number.map(|number| number.0),
                },
                |row| row.get(0).map(OutboxNumber),
            )?
            .collect::<Result<_, _>>()?;
        for number in &rows {
            let row = outbox::row(self.db, *number)?;
            if self.status(row.report)? == Status::Returned && self.says_the_same(&row)? {
                self.set_status(row.report, Status::Queued)?;
            }
        }
        Ok(rows.len())
    }

    /// Tells whether a report still says what a row of it says.
    fn says_the_same(&self, row: &OutboxRecord) -> Result<bool, StoreError> {
        let same = self
            .db
            .prepare_cached(
                "SELECT revision = :revision AND content = :content AND status <> 'draft'
                 FROM report WHERE number = :report",
            )?
            .query_row(
                named_params! {
                    ":revision": row.revision,
                    ":content": signed(row.content),
                    ":report": row.report.0,
                },
                |row| row.get(0),
            )?;
        Ok(same)
    }
}
