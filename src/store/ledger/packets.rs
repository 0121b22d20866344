//! Packets: accepted once, kept for ever.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{NewPacket, Outcome, Packet, PacketId, Page, ReportId};
use crate::{
    store::{
        StoreError,
        columns::{AsWord, Moment, signed, unsigned},
    },
    wire::{
        answer::{Stage, Verdict},
        keys::{DeviceNumber, Incarnation},
    },
};

const PACKET: &str =
    "SELECT id, device, incarnation, sequence, digest, message, epoch, received_at, verdict, stage,
    report, content, snapshot, schema, voids, failures, said, agreed FROM packet";

impl Page<'_> {
    /// Returns the packet that has a number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn packet_at(
        &self,
        device: DeviceNumber,
        incarnation: Incarnation,
        sequence: u64,
    ) -> Result<Option<Packet>, StoreError> {
        let sql = format!(
            "{PACKET} WHERE device = :device AND incarnation = :incarnation AND sequence = :sequence"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_row(
            named_params! {
                ":device": device.0,
                ":incarnation": incarnation.0.cast_signed(),
                ":sequence": signed(sequence),
            },
            packet,
        );
        Ok(found.optional()?)
    }

    /// Returns a packet.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn packet(&self, id: PacketId) -> Result<Option<Packet>, StoreError> {
        let sql = format!("{PACKET} WHERE id = :id");
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_row(named_params! { ":id": id.0 }, packet);
        Ok(found.optional()?)
    }

    /// Returns the sealed bytes of a packet.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn sealed_bytes(&self, id: PacketId) -> Result<Vec<u8>, StoreError> {
        Ok(self.db.query_row(
            "SELECT bytes FROM packet WHERE id = :id",
            named_params! { ":id": id.0 },
            |row| row.get(0),
        )?)
    }

    /// Accepts a packet.
    ///
    /// # Errors
    /// [`StoreError`]; a number that is taken is a fault of the caller.
    pub fn add_packet(
        &self,
        new: &NewPacket<'_>,
        outcome: &Outcome,
    ) -> Result<PacketId, StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO packet (device, incarnation, sequence, bytes, digest, message, epoch, received_at, door,
                    verdict, stage, told, report, content, snapshot, schema, voids)
             VALUES (:device, :incarnation, :sequence, :bytes, :digest, :message, :epoch, :received_at, :door,
                    :verdict, :stage, :stage, :report, :content, :snapshot, :schema, :voids)",
        )?;
        statement.execute(named_params! {
            ":device": new.device.0,
            ":incarnation": new.incarnation.0.cast_signed(),
            ":sequence": signed(new.sequence),
            ":bytes": new.bytes,
            ":digest": new.digest,
            ":message": new.message,
            ":epoch": new.epoch,
            ":received_at": Moment(new.received_at),
            ":door": new.door,
            ":verdict": AsWord(outcome.verdict),
            ":stage": AsWord(outcome.stage),
            ":report": outcome.report.map(|report| report.0),
            ":content": outcome.content,
            ":snapshot": outcome.snapshot,
            ":schema": outcome.schema,
            ":voids": outcome.voids.map(signed),
        })?;
        Ok(PacketId(self.db.last_insert_rowid()))
    }

    /// Keeps other bytes that came under a number that is taken; the same ones once only.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_fork(&self, new: &NewPacket<'_>) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO fork (device, incarnation, sequence, bytes, digest, received_at)
             VALUES (:device, :incarnation, :sequence, :bytes, :digest, :received_at)
             ON CONFLICT (device, incarnation, sequence, digest) DO NOTHING",
            named_params! {
                ":device": new.device.0,
                ":incarnation": new.incarnation.0.cast_signed(),
                ":sequence": signed(new.sequence),
                ":bytes": new.bytes,
                ":digest": new.digest,
                ":received_at": Moment(new.received_at),
            },
        )?;
        Ok(())
    }

    /// Returns how many forks are kept of a device.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn forks(&self, device: DeviceNumber) -> Result<u64, StoreError> {
        let count = self.db.query_row(
            "SELECT count(*) FROM fork WHERE device = :device",
            named_params! { ":device": device.0 },
            |row| row.get(0),
        )?;
        Ok(unsigned(count))
    }

    /// Writes down what became of a packet in the end.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn decide(&self, id: PacketId, outcome: &Outcome) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE packet SET verdict = :verdict, stage = :stage, report = :report, content = :content,
                    snapshot = :snapshot, schema = :schema, voids = :voids
             WHERE id = :id",
            named_params! {
                ":verdict": AsWord(outcome.verdict),
                ":stage": AsWord(outcome.stage),
                ":report": outcome.report.map(|report| report.0),
                ":content": outcome.content,
                ":snapshot": outcome.snapshot,
                ":schema": outcome.schema,
                ":voids": outcome.voids.map(signed),
                ":id": id.0,
            },
        )?;
        Ok(())
    }

    /// Writes down how far a packet has come.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_stage(&self, id: PacketId, stage: Stage) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE packet SET stage = :stage WHERE id = :id",
            named_params! { ":stage": AsWord(stage), ":id": id.0 },
        )?;
        Ok(())
    }

    /// Notes that the device is told the stage of a packet.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn note_told(&self, id: PacketId) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE packet SET told = stage WHERE id = :id AND told IS NOT stage",
            named_params! { ":id": id.0 },
        )?;
        Ok(())
    }

    /// Returns packets of a device whose stage it was not told, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn untold(&self, device: DeviceNumber, most: u32) -> Result<Vec<Packet>, StoreError> {
        let sql = format!(
            "{PACKET} WHERE device = :device AND told IS NOT stage ORDER BY id LIMIT :most"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows =
            statement.query_map(named_params! { ":device": device.0, ":most": most }, packet)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the packets with a verdict that may still change, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn with_verdict(&self, verdict: Verdict) -> Result<Vec<Packet>, StoreError> {
        let sql = format!("{PACKET} WHERE verdict = :verdict ORDER BY id");
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(named_params! { ":verdict": AsWord(verdict) }, packet)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the packets in a stage, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn in_stage(&self, stage: Stage) -> Result<Vec<Packet>, StoreError> {
        let sql = format!("{PACKET} WHERE stage = :stage ORDER BY id");
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(named_params! { ":stage": AsWord(stage) }, packet)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the packets of a report that wait for their base.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn waiting_for_base(&self, report: ReportId) -> Result<Vec<Packet>, StoreError> {
        let sql =
            format!("{PACKET} WHERE report = :report AND verdict = 'waits_for_base' ORDER BY id");
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(named_params! { ":report": report.0 }, packet)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the numbers of an incarnation above one, rising.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn numbers_above(
        &self,
        device: DeviceNumber,
        incarnation: Incarnation,
        above: u64,
        most: u32,
    ) -> Result<Vec<u64>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT sequence FROM packet
             WHERE device = :device AND incarnation = :incarnation AND sequence > :above
             ORDER BY sequence LIMIT :most",
        )?;
        let rows = statement.query_map(
            named_params! {
                ":device": device.0,
                ":incarnation": incarnation.0.cast_signed(),
                ":above": signed(above),
                ":most": most,
            },
            |row| row.get(0).map(unsigned),
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Tells whether a tombstone voids a number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn is_void(
        &self,
        device: DeviceNumber,
        incarnation: Incarnation,
        sequence: u64,
    ) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM packet
             WHERE device = :device AND incarnation = :incarnation AND voids = :sequence AND verdict = 'noted')",
        )?;
        Ok(statement.query_row(
            named_params! {
                ":device": device.0,
                ":incarnation": incarnation.0.cast_signed(),
                ":sequence": signed(sequence),
            },
            |row| row.get(0),
        )?)
    }

    /// Ends all accepted packets of a report but one: another stands in their place.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn end_others(&self, report: ReportId, but: PacketId) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE packet SET stage = 'ended'
             WHERE report = :report AND id <> :but AND verdict = 'accepted'
               AND stage IN ('ledger', 'waits_for_exception', 'held_for_person', 'quarantined')",
            named_params! { ":report": report.0, ":but": but.0 },
        )?;
        Ok(())
    }

    /// Returns the oldest packet that is to be forwarded now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn due(&self, now: DateTime<Utc>) -> Result<Option<Packet>, StoreError> {
        let sql = format!(
            "{PACKET} WHERE stage IN ('ledger', 'forwarded', 'waits_for_exception') AND verdict = 'accepted'
                AND report IS NOT NULL AND (next_attempt IS NULL OR next_attempt <= :now)
                AND id = (SELECT head FROM report WHERE report.id = packet.report)
             ORDER BY id LIMIT 1"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_row(named_params! { ":now": Moment(now) }, packet);
        Ok(found.optional()?)
    }

    /// Returns when the next packet is to be forwarded.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let next: Option<Moment> = self.db.query_row(
            "SELECT min(next_attempt) FROM packet
             WHERE stage IN ('ledger', 'forwarded', 'waits_for_exception') AND verdict = 'accepted'",
            [],
            |row| row.get(0),
        )?;
        Ok(next.map(|next| next.0))
    }

    /// Writes down how an attempt to forward a packet ended.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn note_attempt(
        &self,
        id: PacketId,
        stage: Stage,
        failures: u32,
        next_attempt: Option<DateTime<Utc>>,
        said: Option<&str>,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE packet SET stage = :stage, failures = :failures, next_attempt = :next, said = :said
             WHERE id = :id",
            named_params! {
                ":stage": AsWord(stage),
                ":failures": failures,
                ":next": next_attempt.map(Moment),
                ":said": said,
                ":id": id.0,
            },
        )?;
        Ok(())
    }

    /// Lets a packet that is held go on, with what may be written over.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn release(&self, id: PacketId, agreed: Option<&str>) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE packet SET stage = 'ledger', failures = 0, next_attempt = NULL, agreed = :agreed
             WHERE id = :id",
            named_params! { ":agreed": agreed, ":id": id.0 },
        )?;
        Ok(())
    }
}

pub(super) fn packet(row: &Row<'_>) -> rusqlite::Result<Packet> {
    Ok(Packet {
        id: PacketId(row.get("id")?),
        device: DeviceNumber(row.get("device")?),
        incarnation: Incarnation(row.get::<_, i64>("incarnation")?.cast_unsigned()),
        sequence: unsigned(row.get("sequence")?),
        digest: row.get("digest")?,
        message: row.get("message")?,
        epoch: row.get("epoch")?,
        received_at: row.get::<_, Moment>("received_at")?.0,
        outcome: Outcome {
            verdict: row.get::<_, AsWord<Verdict>>("verdict")?.0,
            stage: row.get::<_, AsWord<Stage>>("stage")?.0,
            report: row.get::<_, Option<i64>>("report")?.map(ReportId),
            content: row.get("content")?,
            snapshot: row.get("snapshot")?,
            schema: row.get("schema")?,
            voids: row.get::<_, Option<i64>>("voids")?.map(unsigned),
        },
        failures: row.get("failures")?,
        said: row.get("said")?,
        agreed: row.get("agreed")?,
    })
}
