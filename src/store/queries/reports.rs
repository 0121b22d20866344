//! Reports: one whole, all in short, and those of before.

use std::{borrow::Borrow, collections::BTreeMap};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{
    domain::{
        finding::FindingKey,
        form::Cell,
        history::{History, PastReport},
        report::{
            Acceptance, AcceptanceReason, ControlTotal, Notification, Report, ReportKey,
            ReportNumber, Signature, TotalOf,
        },
        status::Status,
        value::Entry,
    },
    store::{
        AuditRow, PulledMark, Reader, ReportSummary, StoreError, StoredReport,
        columns::{self, AsJson, AsText, AsWord, Moment, unsigned},
        queries::steps,
        records::AuditKind,
    },
};

impl<C: Borrow<Connection>> Reader<C> {
    /// Returns the report of a key, if it was begun.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn report(&self, key: &ReportKey) -> Result<Option<StoredReport>, StoreError> {
        self.at_once(|db| match number_of(db, key)? {
            Some(number) => stored(db, number).map(Some),
            None => Ok(None),
        })
    }

    /// Returns a report by its number.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn report_by_number(&self, number: ReportNumber) -> Result<StoredReport, StoreError> {
        self.at_once(|db| stored(db, number))
    }

    /// Returns every report whose period begins on or after a day, in short: what the board needs.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn statuses(&self, since: NaiveDate) -> Result<Vec<ReportSummary>, StoreError> {
        self.at_once(|db| {
            let mut statement = db.prepare_cached(
                "SELECT number, data_set, organisation_unit, period, attribute_option_combo,
                        status, revision, saved_at,
                        sent_content IS NOT NULL AND sent_content <> content AS is_changed,
                        pulled_at IS NOT NULL AND revision = 0 AND sent_content = content AS is_pulled
                 FROM report WHERE first_day >= :since ORDER BY number",
            )?;
            let reports = statement
                .query_map(named_params! { ":since": columns::day(since) }, |row| {
                    Ok(ReportSummary {
                        number: ReportNumber(row.get("number")?),
                        key: columns::report_key(row)?,
                        status: row.get::<_, AsWord<Status>>("status")?.0,
                        revision: row.get("revision")?,
                        is_changed_since_sent: row.get("is_changed")?,
                        is_pulled: row.get("is_pulled")?,
                        saved_at: row.get::<_, Option<Moment>>("saved_at")?.map(|at| at.0),
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(reports)
        })
    }

    /// Returns the reports of the same unit and form before a report's period, newest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn history(&self, of: &ReportKey, at_most: usize) -> Result<History, StoreError> {
        self.at_once(|db| history(db, of, at_most))
    }

    /// Returns everything that was done to a cell, oldest first.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn cell_audit(
        &self,
        report: ReportNumber,
        cell: Cell,
    ) -> Result<Vec<AuditRow>, StoreError> {
        self.at_once(|db| {
            let mut statement = db.prepare_cached(
                "SELECT seq, kind, before, after, person, at FROM audit
                 WHERE report = :report AND what = 'cell' AND sheet = 0
                   AND data_element = :data_element
                   AND category_option_combo = :category_option_combo
                 ORDER BY seq",
            )?;
            let rows = statement
                .query_map(
                    named_params! {
                        ":report": report.0,
                        ":data_element": AsText(cell.data_element),
                        ":category_option_combo": AsText(cell.category_option_combo),
                    },
                    |row| {
                        Ok(AuditRow {
                            seq: row.get("seq")?,
                            kind: row.get::<_, AsWord<AuditKind>>("kind")?.0,
                            before: row.get::<_, AsJson<Entry>>("before")?.0,
                            after: row.get::<_, AsJson<Entry>>("after")?.0,
                            signature: signature(row)?,
                        })
                    },
                )?
                .collect::<Result<_, _>>()?;
            Ok(rows)
        })
    }

    /// Returns how many reports were begun.
    ///
    /// # Errors
    /// When they cannot be counted.
    pub fn count_of_reports(&self) -> Result<u64, StoreError> {
        self.at_once(|db| {
            let count = db.query_row("SELECT count(*) FROM report", [], |row| row.get(0))?;
            Ok(unsigned(count))
        })
    }

    /// Returns the number of the newest audit row: what a backup must reach.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn newest_audit(&self) -> Result<i64, StoreError> {
        self.at_once(|db| {
            Ok(
                db.query_row("SELECT coalesce(max(seq), 0) FROM audit", [], |row| {
                    row.get(0)
                })?,
            )
        })
    }
}

/// Finds the number of a report.
pub fn number_of(db: &Connection, key: &ReportKey) -> Result<Option<ReportNumber>, StoreError> {
    let number = db
        .prepare_cached(
            "SELECT number FROM report
             WHERE data_set = :data_set AND organisation_unit = :organisation_unit
               AND period = :period AND attribute_option_combo = :attribute_option_combo",
        )?
        .query_row(
            named_params! {
                ":data_set": AsText(key.data_set),
                ":organisation_unit": AsText(key.organisation_unit),
                ":period": AsText(key.period),
                ":attribute_option_combo": AsText(key.attribute_option_combo),
            },
            |row| row.get(0).map(ReportNumber),
        )
        .optional()?;
    Ok(number)
}

/// Reads a report whole.
pub fn stored(db: &Connection, number: ReportNumber) -> Result<StoredReport, StoreError> {
    let mut stored = head(db, number)?;
    stored.report.entries = entries(db, number)?;
    stored.report.acceptances = acceptances(db, number)?;
    stored.report.control_totals = control_totals(db, number)?;
    stored.report.notifications = notifications(db, number)?;
    let chain = steps::chain(db, number)?;
    stored.can_undo = !chain.done.is_empty();
    stored.can_redo = !chain.undone.is_empty();
    stored.next_step = steps::next_asked_step(db, number)?;
    Ok(stored)
}

fn head(db: &Connection, number: ReportNumber) -> Result<StoredReport, StoreError> {
    db.prepare_cached(
        "SELECT data_set, organisation_unit, period, attribute_option_combo, form_version, status,
                revision, content, sent_content, cursor_data_element,
                cursor_category_option_combo, zero_report, saved_at, pulled_at, completed_on,
                is_approved
         FROM report WHERE number = :number",
    )?
    .query_row(named_params! { ":number": number.0 }, |row| {
        let content: i64 = row.get("content")?;
        let sent: Option<i64> = row.get("sent_content")?;
        let mut report = Report::begin(columns::report_key(row)?, row.get("form_version")?);
        report.status = row.get::<_, AsWord<Status>>("status")?.0;
        report.revision = row.get("revision")?;
        report.is_changed_since_sent = sent.is_some_and(|sent| sent != content);
        report.zero_report = row
            .get::<_, Option<AsJson<Signature>>>("zero_report")?
            .map(|zero| zero.0);
        Ok(StoredReport {
            number,
            report,
            cursor: cursor(row)?,
            can_undo: false,
            can_redo: false,
            next_step: 1,
            saved_at: row.get::<_, Option<Moment>>("saved_at")?.map(|at| at.0),
            content: unsigned(content),
            pulled: pulled_mark(row)?,
            is_approved: row.get("is_approved")?,
        })
    })
    .optional()?
    .ok_or(StoreError::NoSuchReport(number))
}

fn pulled_mark(row: &Row<'_>) -> rusqlite::Result<Option<PulledMark>> {
    let Some(at) = row.get::<_, Option<Moment>>("pulled_at")? else {
        return Ok(None);
    };
    Ok(Some(PulledMark {
        at: at.0,
        completed_on: row
            .get::<_, Option<AsText<_>>>("completed_on")?
            .map(|day| day.0),
    }))
}

fn cursor(row: &Row<'_>) -> rusqlite::Result<Option<Cell>> {
    let data_element: Option<AsText<_>> = row.get("cursor_data_element")?;
    let combo: Option<AsText<_>> = row.get("cursor_category_option_combo")?;
    Ok(data_element.zip(combo).map(|(data_element, combo)| Cell {
        data_element: data_element.0,
        category_option_combo: combo.0,
    }))
}

fn signature(row: &Row<'_>) -> rusqlite::Result<Signature> {
    Ok(Signature {
        person: row.get("person")?,
        at: row.get::<_, Moment>("at")?.0,
    })
}

/// Reads the cells of a report.
pub fn entries(db: &Connection, number: ReportNumber) -> Result<BTreeMap<Cell, Entry>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT data_element, category_option_combo, state, value, reason, comment, follow_up,
                parts, repeated
         FROM data_value WHERE report = :report AND sheet = 0",
    )?;
    let entries = statement
        .query_map(named_params! { ":report": number.0 }, |row| {
            Ok((columns::cell(row)?, columns::entry(row)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(entries)
}

/// Reads what was last written into each cell, as the audit has it.
pub fn last_written(
    db: &Connection,
    number: ReportNumber,
) -> Result<BTreeMap<Cell, Entry>, StoreError> {
    // With max(), SQLite takes the other columns from the row that holds it.
    let mut statement = db.prepare_cached(
        "SELECT data_element, category_option_combo, after, max(seq) FROM audit
         WHERE report = :report AND what = 'cell' AND sheet = 0
         GROUP BY data_element, category_option_combo",
    )?;
    let written = statement
        .query_map(named_params! { ":report": number.0 }, |row| {
            Ok((columns::cell(row)?, row.get::<_, AsJson<Entry>>("after")?.0))
        })?
        .collect::<Result<_, _>>()?;
    Ok(written)
}

fn acceptances(db: &Connection, number: ReportNumber) -> Result<Vec<Acceptance>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT finding, reason, person, at FROM acceptance WHERE report = :report ORDER BY rowid",
    )?;
    let acceptances = statement
        .query_map(named_params! { ":report": number.0 }, |row| {
            Ok(Acceptance {
                finding: row.get::<_, AsJson<FindingKey>>("finding")?.0,
                reason: row.get::<_, AsJson<AcceptanceReason>>("reason")?.0,
                signature: signature(row)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(acceptances)
}

fn control_totals(db: &Connection, number: ReportNumber) -> Result<Vec<ControlTotal>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT total_of, value FROM control_total WHERE report = :report ORDER BY rowid",
    )?;
    let totals = statement
        .query_map(named_params! { ":report": number.0 }, |row| {
            Ok(ControlTotal {
                of: row.get::<_, AsJson<TotalOf>>("total_of")?.0,
                value: row.get("value")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(totals)
}

fn notifications(db: &Connection, number: ReportNumber) -> Result<Vec<Notification>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT data_element, note, person, at FROM notification
         WHERE report = :report ORDER BY number",
    )?;
    let notifications = statement
        .query_map(named_params! { ":report": number.0 }, |row| {
            Ok(Notification {
                data_element: row.get::<_, AsText<_>>("data_element")?.0,
                note: row.get("note")?,
                signature: signature(row)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(notifications)
}

fn history(db: &Connection, of: &ReportKey, at_most: usize) -> Result<History, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT number, period, status, zero_report IS NOT NULL AS is_zero_report FROM report
         WHERE organisation_unit = :organisation_unit AND data_set = :data_set
           AND attribute_option_combo = :attribute_option_combo AND first_day < :before
         ORDER BY first_day DESC LIMIT :at_most",
    )?;
    let mut rows = statement.query(named_params! {
        ":organisation_unit": AsText(of.organisation_unit),
        ":data_set": AsText(of.data_set),
        ":attribute_option_combo": AsText(of.attribute_option_combo),
        ":before": columns::day(of.period.first_day()),
        ":at_most": i64::try_from(at_most).unwrap_or(i64::MAX),
    })?;
    let mut reports = Vec::new();
    while let Some(row) = rows.next()? {
        reports.push(PastReport {
            period: row.get::<_, AsText<_>>("period")?.0,
            status: row.get::<_, AsWord<Status>>("status")?.0,
            is_zero_report: row.get("is_zero_report")?,
            entries: entries(db, ReportNumber(row.get("number")?))?,
        });
    }
    Ok(History { reports })
}
