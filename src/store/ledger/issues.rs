//! What a gateway gives out: letters, bundles, schemas.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{BundleRow, LetterRow, Page, SchemaRow};
use crate::{
    store::{
        StoreError,
        columns::{Moment, signed, unsigned},
    },
    wire::keys::DeviceNumber,
};

impl Page<'_> {
    /// Returns the number that the next letter to a device will have.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn next_letter(&self, device: DeviceNumber) -> Result<u64, StoreError> {
        let next = self.db.query_row(
            "SELECT coalesce(max(number), 0) + 1 FROM letter WHERE device = :device",
            named_params! { ":device": device.0 },
            |row| row.get(0),
        )?;
        Ok(unsigned(next))
    }

    /// Adds a letter under its number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_letter(
        &self,
        device: DeviceNumber,
        number: u64,
        body: &[u8],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO letter (device, number, body, written_at) VALUES (:device, :number, :body, :now)",
            named_params! {
                ":device": device.0,
                ":number": signed(number),
                ":body": body,
                ":now": Moment(now),
            },
        )?;
        Ok(())
    }

    /// Returns letters above a number, rising.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn letters_above(
        &self,
        device: DeviceNumber,
        above: u64,
        most: u32,
    ) -> Result<Vec<LetterRow>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT number, body FROM letter WHERE device = :device AND number > :above
             ORDER BY number LIMIT :most",
        )?;
        let rows = statement.query_map(
            named_params! { ":device": device.0, ":above": signed(above), ":most": most },
            |row| {
                Ok(LetterRow {
                    number: unsigned(row.get("number")?),
                    body: row.get("body")?,
                })
            },
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds a bundle; the same bytes again are the same bundle.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_bundle(
        &self,
        bytes: &[u8],
        digest: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        self.db.execute(
            "INSERT INTO bundle (digest, bytes, added_at) VALUES (:digest, :bytes, :now)
             ON CONFLICT (digest) DO NOTHING",
            named_params! { ":digest": digest, ":bytes": bytes, ":now": Moment(now) },
        )?;
        let number = self.db.query_row(
            "SELECT number FROM bundle WHERE digest = :digest",
            named_params! { ":digest": digest },
            |row| row.get(0),
        )?;
        Ok(unsigned(number))
    }

    /// Returns the newest bundle.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn newest_bundle(&self) -> Result<Option<BundleRow>, StoreError> {
        let found = self.db.query_row(
            "SELECT number, digest, length(bytes) AS length FROM bundle ORDER BY number DESC LIMIT 1",
            [],
            bundle,
        );
        Ok(found.optional()?)
    }

    /// Returns a bundle by its number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn bundle(&self, number: u64) -> Result<Option<BundleRow>, StoreError> {
        let found = self.db.query_row(
            "SELECT number, digest, length(bytes) AS length FROM bundle WHERE number = :number",
            named_params! { ":number": signed(number) },
            bundle,
        );
        Ok(found.optional()?)
    }

    /// Returns a part of a bundle.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn bundle_part(&self, number: u64, offset: u64, most: u64) -> Result<Vec<u8>, StoreError> {
        // SQLite counts from 1.
        Ok(self.db.query_row(
            "SELECT substr(bytes, :from, :most) FROM bundle WHERE number = :number",
            named_params! {
                ":from": signed(offset.saturating_add(1)),
                ":most": signed(most),
                ":number": signed(number),
            },
            |row| row.get(0),
        )?)
    }

    /// Adds a schema with its form; one that is known stays as it is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_schema(
        &self,
        hash: [u8; 32],
        row: &SchemaRow,
        bundle: u64,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO schema (short, hash, parts, form, bundle)
             VALUES (substr(:hash, 1, 4), :hash, :parts, :form, :bundle)
             ON CONFLICT (short) DO NOTHING",
            named_params! {
                ":hash": hash,
                ":parts": row.parts,
                ":form": row.form,
                ":bundle": signed(bundle),
            },
        )?;
        Ok(())
    }

    /// Returns the hash of the schema that has a short hash.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn schema_hash(&self, short: [u8; 4]) -> Result<Option<[u8; 32]>, StoreError> {
        let found = self.db.query_row(
            "SELECT hash FROM schema WHERE short = :short",
            named_params! { ":short": short },
            |row| row.get(0),
        );
        Ok(found.optional()?)
    }

    /// Returns a schema.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn schema(&self, short: [u8; 4]) -> Result<Option<SchemaRow>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT parts, form FROM schema WHERE short = :short")?;
        let found = statement.query_row(named_params! { ":short": short }, |row| {
            Ok(SchemaRow {
                parts: row.get("parts")?,
                form: row.get("form")?,
            })
        });
        Ok(found.optional()?)
    }

    /// Returns one schema of a form, the newest.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn schema_of_form(&self, data_set: &str) -> Result<Option<SchemaRow>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT parts, form FROM schema WHERE parts ->> '$.data_set' = :data_set
             ORDER BY bundle DESC LIMIT 1",
        )?;
        let found = statement.query_row(named_params! { ":data_set": data_set }, |row| {
            Ok(SchemaRow {
                parts: row.get("parts")?,
                form: row.get("form")?,
            })
        });
        Ok(found.optional()?)
    }
}

fn bundle(row: &rusqlite::Row<'_>) -> rusqlite::Result<BundleRow> {
    Ok(BundleRow {
        number: unsigned(row.get("number")?),
        digest: row.get("digest")?,
        length: unsigned(row.get("length")?),
    })
}
