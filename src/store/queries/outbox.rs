//! What is on its way: the outbox as a list, what is due, and the frozen bytes.

use std::borrow::Borrow;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};

use crate::{
    domain::{
        answer::{Answer, Base, Call, Choice, Difference, DifferenceOf, Said, Whose},
        report::{OutboxNumber, ReportNumber},
        status::Status,
    },
    store::{
        AttemptRecord, OutboxRecord, Reader, StoreError, Unsent,
        columns::{self, AsJson, AsWord, Moment, unsigned},
    },
};

/// No wait is longer than this. A row that is due later was dated by a clock that has since gone back.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);

/// No newer row of the same report exists: an older one would put old figures over corrected ones.
pub const NEWEST: &str = "NOT EXISTS (SELECT 1 FROM outbox AS newer
    WHERE newer.report = outbox.report AND newer.number > outbox.number)";

const COLUMNS: &str = "
    outbox.number AS number, outbox.report AS report, data_set, organisation_unit, period,
    attribute_option_combo, form_version, outbox.revision AS revision, outbox.content AS content,
    outbox.status AS status, queued_at, attempts, next_attempt, last_answer, replaced_by
    FROM outbox JOIN report ON report.number = outbox.report";

impl<C: Borrow<Connection>> Reader<C> {
    /// Returns the rows of the outbox, newest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn outbox(&self, at_most: usize) -> Result<Vec<OutboxRecord>, StoreError> {
        self.at_once(|db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT {COLUMNS} ORDER BY outbox.number DESC LIMIT :at_most"
            ))?;
            let at_most = i64::try_from(at_most).unwrap_or(i64::MAX);
            let rows = statement
                .query_map(named_params! { ":at_most": at_most }, record)?
                .collect::<Result<_, _>>()?;
            Ok(rows)
        })
    }

    /// Returns one row of the outbox.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn outbox_row(&self, number: OutboxNumber) -> Result<OutboxRecord, StoreError> {
        self.at_once(|db| row(db, number))
    }

    /// Returns the rows that shall be tried now, oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn due(&self, now: DateTime<Utc>) -> Result<Vec<OutboxRecord>, StoreError> {
        self.at_once(|db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT {COLUMNS}
                 WHERE replaced_by IS NULL AND next_attempt IS NOT NULL AND {NEWEST}
                   AND (next_attempt <= :now OR next_attempt > :beyond)
                 ORDER BY outbox.number"
            ))?;
            let rows = statement
                .query_map(
                    named_params! { ":now": Moment(now), ":beyond": Moment(now + LONGEST_WAIT) },
                    record,
                )?
                .collect::<Result<_, _>>()?;
            Ok(rows)
        })
    }

    /// Returns when the next row is due, if any waits for its time.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.at_once(|db| {
            let next: Option<Moment> = db
                .prepare_cached(&format!(
                    "SELECT min(next_attempt) FROM outbox
                     WHERE replaced_by IS NULL AND next_attempt IS NOT NULL AND {NEWEST}"
                ))?
                .query_row([], |row| row.get(0))?;
            Ok(next.map(|moment| moment.0))
        })
    }

    /// Returns the bytes that were frozen; what rotted on the disk is an error, never sent.
    ///
    /// # Errors
    /// When there is no such row, or the bytes are not those that were frozen.
    pub fn payload(&self, number: OutboxNumber) -> Result<Vec<u8>, StoreError> {
        self.at_once(|db| {
            let (payload, digest): (Vec<u8>, Vec<u8>) = db
                .prepare_cached("SELECT payload, sha256 FROM outbox WHERE number = :number")?
                .query_row(named_params! { ":number": number.0 }, |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?
                .ok_or(StoreError::NoSuchOutboxRow(number))?;
            if Sha256::digest(&payload).as_slice() != digest.as_slice() {
                return Err(StoreError::Rotten {
                    said: format!("the bytes of outbox row {}", number.0),
                });
            }
            Ok(payload)
        })
    }

    /// Returns how much has not arrived, and since when.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn unsent(&self) -> Result<Unsent, StoreError> {
        self.at_once(|db| {
            let unsent = db
                .prepare_cached(
                    "SELECT count(*), min(queued_at) FROM outbox
                     WHERE replaced_by IS NULL AND status IN ('queued', 'returned')
                       AND number = (SELECT max(number) FROM outbox AS newest
                                     WHERE newest.report = outbox.report)",
                )?
                .query_row([], |row| {
                    let count: i64 = row.get(0)?;
                    Ok(Unsent {
                        count: usize::try_from(count).unwrap_or_default(),
                        oldest: row.get::<_, Option<Moment>>(1)?.map(|at| at.0),
                    })
                })?;
            Ok(unsent)
        })
    }

    /// Returns what came of every attempt of a row, oldest first, with what the server said.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn attempts(&self, number: OutboxNumber) -> Result<Vec<AttemptRecord>, StoreError> {
        self.at_once(|db| {
            let mut statement = db.prepare_cached(
                "SELECT number, at, answer FROM attempt WHERE outbox = :outbox ORDER BY number",
            )?;
            let mut rows = statement.query(named_params! { ":outbox": number.0 })?;
            let mut attempts = Vec::new();
            while let Some(row) = rows.next()? {
                attempts.push(AttemptRecord {
                    at: row.get::<_, Moment>("at")?.0,
                    answer: row.get::<_, AsJson<Answer>>("answer")?.0,
                    said: said(db, row.get("number")?)?,
                });
            }
            Ok(attempts)
        })
    }

    /// Returns when a report was first confirmed and queued, if it ever was.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn first_queued(&self, report: ReportNumber) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.at_once(|db| {
            let first: Option<Moment> = db
                .prepare_cached(
                    "SELECT queued_at FROM outbox WHERE report = :report ORDER BY number LIMIT 1",
                )?
                .query_row(named_params! { ":report": report.0 }, |row| row.get(0))
                .optional()?;
            Ok(first.map(|moment| moment.0))
        })
    }

    /// Returns what was decided where the server disagreed on rows of a report, oldest first; only on rows
    /// newer than one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn choices(
        &self,
        report: ReportNumber,
        newer_than: Option<OutboxNumber>,
    ) -> Result<Vec<Choice>, StoreError> {
        self.at_once(|db| {
            let mut statement = db.prepare_cached(
                "SELECT data_element, category_option_combo, what, mine, theirs, base, chosen
                 FROM choice JOIN outbox ON outbox.number = choice.outbox
                 WHERE outbox.report = :report AND choice.outbox > :newer_than
                 ORDER BY choice.number",
            )?;
            let newer_than = newer_than.map_or(0, |number| number.0);
            let choices = statement
                .query_map(
                    named_params! { ":report": report.0, ":newer_than": newer_than },
                    |row| {
                        let what: String = row.get("what")?;
                        Ok(Choice {
                            difference: Difference {
                                cell: columns::cell(row)?,
                                of: if what == "comment" {
                                    DifferenceOf::Comment
                                } else {
                                    DifferenceOf::Value
                                },
                                here: row.get("mine")?,
                                there: row.get("theirs")?,
                                base: row.get::<_, AsJson<Base>>("base")?.0,
                            },
                            whose: row.get::<_, AsWord<Whose>>("chosen")?.0,
                        })
                    },
                )?
                .collect::<Result<_, _>>()?;
            Ok(choices)
        })
    }
}

fn said(db: &Connection, attempt: i64) -> Result<Vec<Said>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT call, status, said FROM exchange WHERE attempt = :attempt ORDER BY number",
    )?;
    let said = statement
        .query_map(named_params! { ":attempt": attempt }, |row| {
            Ok(Said {
                call: row.get::<_, AsWord<Call>>("call")?.0,
                status: row.get("status")?,
                body: row.get("said")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(said)
}

/// Reads one row.
pub fn row(db: &Connection, number: OutboxNumber) -> Result<OutboxRecord, StoreError> {
    db.prepare_cached(&format!("SELECT {COLUMNS} WHERE outbox.number = :number"))?
        .query_row(named_params! { ":number": number.0 }, record)
        .optional()?
        .ok_or(StoreError::NoSuchOutboxRow(number))
}

fn record(row: &Row<'_>) -> rusqlite::Result<OutboxRecord> {
    Ok(OutboxRecord {
        number: OutboxNumber(row.get("number")?),
        report: ReportNumber(row.get("report")?),
        key: columns::report_key(row)?,
        form_version: row.get("form_version")?,
        revision: row.get("revision")?,
        content: unsigned(row.get("content")?),
        status: row.get::<_, AsWord<Status>>("status")?.0,
        queued_at: row.get::<_, Moment>("queued_at")?.0,
        attempts: row.get("attempts")?,
        next_attempt: row.get::<_, Option<Moment>>("next_attempt")?.map(|at| at.0),
        last_answer: row
            .get::<_, Option<AsJson<Answer>>>("last_answer")?
            .map(|answer| answer.0),
        replaced_by: row.get::<_, Option<i64>>("replaced_by")?.map(OutboxNumber),
    })
}
