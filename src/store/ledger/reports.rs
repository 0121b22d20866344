//! Reports: what stands of each, and what was accepted of it before.

use rusqlite::{OptionalExtension, Row, named_params};

use super::{Head, Packet, PacketId, Page, ReportId, ReportRow, packets};
use crate::{
    domain::report::ReportKey,
    store::{
        StoreError,
        columns::{self, AsText, unsigned},
    },
    wire::keys::{DeviceNumber, Incarnation},
};

const REPORT: &str = "SELECT report.id, data_set, organisation_unit, period, attribute_option_combo, head, head_content,
    head_snapshot, seen, packet.device, packet.incarnation, packet.sequence
    FROM report LEFT JOIN packet ON packet.id = report.head";

impl Page<'_> {
    /// Returns a report, adding it when it is heard of for the first time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn report_of(&self, key: &ReportKey) -> Result<ReportRow, StoreError> {
        if let Some(row) = self.known_report(key)? {
            return Ok(row);
        }
        self.db.execute(
            "INSERT INTO report (data_set, organisation_unit, period, attribute_option_combo)
             VALUES (:data_set, :unit, :period, :combo)",
            named_params! {
                ":data_set": AsText(key.data_set),
                ":unit": AsText(key.organisation_unit),
                ":period": AsText(key.period),
                ":combo": AsText(key.attribute_option_combo),
            },
        )?;
        Ok(ReportRow {
            id: ReportId(self.db.last_insert_rowid()),
            key: *key,
            head: None,
            seen: None,
        })
    }

    /// Returns a report that was heard of.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn known_report(&self, key: &ReportKey) -> Result<Option<ReportRow>, StoreError> {
        let sql = format!(
            "{REPORT} WHERE data_set = :data_set AND organisation_unit = :unit AND period = :period
                AND attribute_option_combo = :combo"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_row(
            named_params! {
                ":data_set": AsText(key.data_set),
                ":unit": AsText(key.organisation_unit),
                ":period": AsText(key.period),
                ":combo": AsText(key.attribute_option_combo),
            },
            report,
        );
        Ok(found.optional()?)
    }

    /// Returns a report by its name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn report(&self, id: ReportId) -> Result<ReportRow, StoreError> {
        let sql = format!("{REPORT} WHERE report.id = :id");
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_row(named_params! { ":id": id.0 }, report)?)
    }

    /// Puts what stands of a report; nothing takes it away.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_head(&self, report: ReportId, head: Option<&Head>) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE report SET head = :head, head_content = :content, head_snapshot = :snapshot WHERE id = :id",
            named_params! {
                ":head": head.and_then(|head| head.packet).map(|packet| packet.0),
                ":content": head.map(|head| head.content),
                ":snapshot": head.map(|head| head.snapshot.as_str()),
                ":id": report.0,
            },
        )?;
        Ok(())
    }

    /// Keeps what DHIS2 held when work on a report was ended, as JSON.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_seen(&self, report: ReportId, seen: &str) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE report SET seen = :seen WHERE id = :id",
            named_params! { ":seen": seen, ":id": report.0 },
        )?;
        Ok(())
    }

    /// Returns the newest packet of a report whose content begins with these bytes, whatever became of it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn packet_with_content(
        &self,
        report: ReportId,
        short: [u8; 8],
    ) -> Result<Option<Packet>, StoreError> {
        let sql = "SELECT id, device, incarnation, sequence, digest, message, epoch, received_at, verdict, stage,
                report, content, snapshot, schema, voids, failures, said, agreed FROM packet
             WHERE report = :report AND substr(content, 1, 8) = :short AND verdict <> 'waits_for_base'
             ORDER BY id DESC LIMIT 1";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement.query_row(
            named_params! { ":report": report.0, ":short": short },
            packets::packet,
        );
        Ok(found.optional()?)
    }

    /// Returns the packets of a report that were accepted, the newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn accepted(&self, report: ReportId) -> Result<Vec<Packet>, StoreError> {
        let sql = "SELECT id, device, incarnation, sequence, digest, message, epoch, received_at, verdict, stage,
                report, content, snapshot, schema, voids, failures, said, agreed FROM packet
             WHERE report = :report AND verdict = 'accepted' ORDER BY id DESC LIMIT 100";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(named_params! { ":report": report.0 }, packets::packet)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn report(row: &Row<'_>) -> rusqlite::Result<ReportRow> {
    let packet: Option<i64> = row.get("head")?;
    let content: Option<[u8; 32]> = row.get("head_content")?;
    let snapshot: Option<String> = row.get("head_snapshot")?;
    let from = match packet {
        Some(_) => Some((
            DeviceNumber(row.get("device")?),
            Incarnation(row.get::<_, i64>("incarnation")?.cast_unsigned()),
            unsigned(row.get("sequence")?),
        )),
        None => None,
    };
    Ok(ReportRow {
        id: ReportId(row.get("id")?),
        key: columns::report_key(row)?,
        head: content.zip(snapshot).map(|(content, snapshot)| Head {
            packet: packet.map(PacketId),
            content,
            snapshot,
            from,
        }),
        seen: row.get("seen")?,
    })
}
