//! Between Rust values and columns.
//!
//! What cannot be read back is damage, not a default: a wrong figure must never be sent.

use std::{error::Error, fmt::Display, str::FromStr};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::{
    Row, ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, Type, ValueRef},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    domain::{
        answer::{Call, Whose},
        form::Cell,
        report::ReportKey,
        status::Status,
        value::{Entry, Reason, Value},
    },
    store::{StoreError, records::AuditKind},
};

/// A value that is written as its text: ids and periods.
pub struct AsText<T>(pub T);

impl<T: FromStr> FromSql for AsText<T>
where
    T::Err: Error + Send + Sync + 'static,
{
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map(Self)
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl<T: Display> ToSql for AsText<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

/// A moment, as `2026-11-23T06:07:29.123Z`: sorts as text.
pub struct Moment(pub DateTime<Utc>);

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        DateTime::parse_from_rfc3339(value.as_str()?)
            .map(|moment| Self(moment.with_timezone(&Utc)))
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(
            self.0.to_rfc3339_opts(SecondsFormat::Millis, true),
        ))
    }
}

/// A value that is written as JSON.
pub struct AsJson<T>(pub T);

impl<T: DeserializeOwned> FromSql for AsJson<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl<T: Serialize> ToSql for AsJson<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(ToSqlOutput::from)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}

/// A number that never falls below zero, kept in SQLite's signed column.
pub fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The other way of [`signed`].
pub fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// The first day of a period as it sorts.
pub fn day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// An enum that is written as a word of a fixed list.
pub trait Word: Copy + PartialEq + 'static {
    /// Every word and what it means.
    const WORDS: &'static [(&'static str, Self)];

    /// Returns the word.
    fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find_map(|(word, value)| (*value == self).then_some(*word))
            .expect("every variant has a word")
    }
}

impl Word for Status {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("draft", Self::Draft),
        ("confirmed", Self::Confirmed),
        ("queued", Self::Queued),
        ("received", Self::Received),
        ("in_dhis2", Self::InDhis2),
        ("returned", Self::Returned),
    ];
}

impl Word for Reason {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("stock_out", Self::StockOut),
        ("no_service", Self::NoService),
        ("register_lost", Self::RegisterLost),
        ("other", Self::Other),
    ];
}

impl Word for AuditKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("save", Self::Save),
        ("undo", Self::Undo),
        ("redo", Self::Redo),
        ("note", Self::Note),
    ];
}

impl Word for Call {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("look", Self::Look),
        ("import", Self::Import),
        ("complete", Self::Complete),
        ("reopen", Self::Reopen),
        ("registered", Self::Registered),
    ];
}

impl Word for Whose {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("mine", Self::Mine),
        ("theirs", Self::Theirs),
        ("base", Self::Base),
    ];
}

/// A column that holds a word.
pub struct AsWord<T>(pub T);

impl<T: Word> FromSql for AsWord<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let found = value.as_str()?;
        T::WORDS
            .iter()
            .find_map(|(word, value)| (*word == found).then_some(Self(*value)))
            .ok_or(FromSqlError::InvalidType)
    }
}

impl<T: Word> ToSql for AsWord<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.word()))
    }
}

/// Reads `data_element` and `category_option_combo`.
pub fn cell(row: &Row<'_>) -> rusqlite::Result<Cell> {
    Ok(Cell {
        data_element: row.get::<_, AsText<_>>("data_element")?.0,
        category_option_combo: row.get::<_, AsText<_>>("category_option_combo")?.0,
    })
}

/// Reads the four columns of a report's identity.
pub fn report_key(row: &Row<'_>) -> rusqlite::Result<ReportKey> {
    Ok(ReportKey {
        data_set: row.get::<_, AsText<_>>("data_set")?.0,
        organisation_unit: row.get::<_, AsText<_>>("organisation_unit")?.0,
        period: row.get::<_, AsText<_>>("period")?.0,
        attribute_option_combo: row.get::<_, AsText<_>>("attribute_option_combo")?.0,
    })
}

/// Reads the columns of a `data_value` row.
pub fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let state: String = row.get("state")?;
    let value = match state.as_str() {
        "given" => Value::Given(row.get("value")?),
        "not_available" => Value::NotAvailable(row.get::<_, AsWord<Reason>>("reason")?.0),
        "blank" => Value::Blank,
        other => return Err(unreadable(format!("state {other}"))),
    };
    Ok(Entry {
        value,
        comment: row.get("comment")?,
        follow_up: row.get("follow_up")?,
        parts: row.get("parts")?,
        repeated: row.get("repeated")?,
    })
}

/// Says that a row holds what no version of this program writes.
pub fn unreadable(what: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, what.into())
}

/// Writes JSON outside a statement.
pub fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::inside(&error))
}
