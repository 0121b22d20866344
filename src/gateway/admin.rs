//! What the national team does at a gateway: bundles, revocation, what is missing, what is held.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of a page is bound to one lifetime and will not do for all"
)]

use std::path::Path;

use chrono::{DateTime, Utc};

use super::{Absent, Gateway, GatewayError, exchange::digest, judge, keys, numbers};
use crate::{
    bundle::{Bundle, LARGEST},
    domain::{answer::Answer, id::CategoryOptionComboId, report::ReportKey},
    platform::file,
    store::{
        StoreError,
        ledger::{Device, KeyState, ListKind, PacketId, SchemaRow},
    },
    wire::{
        Schema, Snapshot,
        answer::{Stage, Verdict},
        keys::{DeviceNumber, Incarnation},
    },
};

/// So many numbers of one incarnation are looked at.
const MOST_NUMBERS: u32 = 1_000_000;
/// So long something waits for its base before a person looks.
const BASE_WAITS: chrono::TimeDelta = chrono::TimeDelta::days(7);

/// What is missing of one incarnation of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Whose.
    pub device: DeviceNumber,
    /// Which incarnation.
    pub incarnation: Incarnation,
    /// All up to this have arrived.
    pub contiguous: u64,
    /// The highest that has arrived.
    pub highest: u64,
    /// The numbers between that have not, with both ends.
    pub holes: Vec<(u64, u64)>,
}

/// Something that waits for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Its name in the ledger.
    pub packet: PacketId,
    /// Whose.
    pub device: DeviceNumber,
    /// Which report, where it can be read.
    pub key: Option<ReportKey>,
    /// Why.
    pub why: WhyHeld,
    /// Since it arrived.
    pub since: DateTime<Utc>,
    /// How the last attempt to forward it ended.
    pub answer: Option<Answer>,
    /// It was confirmed before the period was locked; nothing where it is not locked.
    pub is_in_time: Option<bool>,
}

/// Why something waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyHeld {
    /// DHIS2 holds other figures.
    OtherFigures,
    /// The period is locked.
    Locked,
    /// It failed three times.
    Failed,
    /// Its schema is not known.
    Schema,
    /// What it builds on has not come for a week.
    Base,
    /// Its device was cut off.
    Revoked,
}

/// What a bundle brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddedBundle {
    /// Its number.
    pub number: u64,
    /// So many schemas.
    pub schemas: usize,
    /// So many packets that were held can be read now.
    pub freed: usize,
}

impl Gateway {
    /// Adds a bundle: its schemas are known from now on, and devices are told of it.
    ///
    /// # Errors
    /// [`GatewayError::Bundle`], also where two schemas could not be told apart.
    pub fn add_bundle(&self, path: &Path) -> Result<AddedBundle, GatewayError> {
        let bytes = file::read_at_most(path, LARGEST).map_err(|error| GatewayError::File {
            path: path.display().to_string(),
            said: error.to_string(),
        })?;
        self.add_bundle_bytes(&bytes)
    }

    /// The same with the bytes of a bundle.
    ///
    /// # Errors
    /// [`GatewayError::Bundle`].
    pub fn add_bundle_bytes(&self, bytes: &[u8]) -> Result<AddedBundle, GatewayError> {
        let wrong = |error: &dyn std::fmt::Display| GatewayError::Bundle(error.to_string());
        let bundle = Bundle::from_bytes(bytes).map_err(|error| wrong(&error))?;
        let schemas = bundle.schemas().map_err(|error| wrong(&error))?;
        let now = self.clock.now();
        self.book()?.write(|page| {
            let number = page.add_bundle(bytes, digest(bytes), now)?;
            for (form, schema) in bundle.forms.iter().zip(&schemas) {
                let hash = schema.hash();
                let known = page.schema_hash(hash.short().0)?;
                if known.is_some_and(|known| known != hash.0) {
                    return Err(GatewayError::Bundle(format!(
                        "the schema of {} cannot be told from an older one",
                        form.id
                    )));
                }
                let row = SchemaRow {
                    parts: judge::json(schema.parts())?,
                    form: judge::json(form)?,
                };
                page.add_schema(hash.0, &row, number)?;
            }
            let combos = bundle.forms.iter().map(|form| form.attribute_option_combo);
            let combos: std::collections::BTreeSet<CategoryOptionComboId> = combos.collect();
            for device in page.devices()? {
                for combo in &combos {
                    page.list(device.number, ListKind::Combo, *combo)?;
                }
            }
            let freed = free(page)?;
            Ok(AddedBundle {
                number,
                schemas: schemas.len(),
                freed,
            })
        })
    }

    pub(super) fn combos_of_bundle(&self) -> Result<Vec<CategoryOptionComboId>, GatewayError> {
        let book = self.book()?;
        let newest = book.read(|page| {
            let Some(bundle) = page.newest_bundle()? else {
                return Ok(None);
            };
            page.bundle_part(bundle.number, 0, bundle.length).map(Some)
        });
        let Some(bytes) = newest.map_err(|error: StoreError| error)? else {
            return Ok(Vec::new());
        };
        let bundle =
            Bundle::from_bytes(&bytes).map_err(|error| GatewayError::Bundle(error.to_string()))?;
        let mut combos = Vec::new();
        for form in &bundle.forms {
            if !combos.contains(&form.attribute_option_combo) {
                combos.push(form.attribute_option_combo);
            }
        }
        Ok(combos)
    }

    /// Cuts a device off. It holds from the next packet on, at every door.
    ///
    /// # Errors
    /// [`GatewayError::NotThere`].
    pub fn revoke(&self, device: DeviceNumber) -> Result<(), GatewayError> {
        let now = self.clock.now();
        self.book()?.write(|page| {
            page.device(device)?
                .ok_or(GatewayError::NotThere(Absent::Device(device.0)))?;
            page.revoke(device, now)?;
            Ok(())
        })
    }

    /// Returns the devices, each with its units.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub fn devices(
        &self,
    ) -> Result<Vec<(Device, Vec<crate::domain::id::OrganisationUnitId>)>, GatewayError> {
        self.book()?.read(|page| {
            let mut found = Vec::new();
            for device in page.devices()? {
                let units = page.listed(device.number, ListKind::Unit)?;
                found.push((device, units));
            }
            Ok(found)
        })
    }

    /// Returns exactly which numbers of which device have not arrived.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub fn missing(&self) -> Result<Vec<Missing>, GatewayError> {
        self.book()?.read(|page| {
            let mut missing = Vec::new();
            for device in page.devices()? {
                for row in page.incarnations(device.number)? {
                    let above = page.numbers_above(
                        device.number,
                        row.incarnation,
                        row.contiguous,
                        MOST_NUMBERS,
                    )?;
                    let holes = numbers::holes(row.contiguous, &above);
                    if !holes.is_empty() {
                        missing.push(Missing {
                            device: device.number,
                            incarnation: row.incarnation,
                            contiguous: row.contiguous,
                            highest: row.highest,
                            holes,
                        });
                    }
                }
            }
            Ok(missing)
        })
    }

    /// Returns what waits for a person.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub fn held(&self) -> Result<Vec<Held>, GatewayError> {
        let now = self.clock.now();
        self.book()?.read(|page| {
            let mut found = Vec::new();
            let mut take =
                |packets: Vec<crate::store::ledger::Packet>, why| -> Result<(), StoreError> {
                    for packet in packets {
                        let snapshot: Option<Snapshot> = packet
                            .outcome
                            .snapshot
                            .as_deref()
                            .map(judge::read_json)
                            .transpose()?;
                        let answer = packet.said.as_deref().map(judge::read_json).transpose()?;
                        let is_in_time = match (why, &snapshot, &packet.outcome.schema) {
                            (WhyHeld::Locked, Some(snapshot), Some(schema)) => {
                                is_in_time(page, snapshot, *schema)?
                            }
                            _ => None,
                        };
                        found.push(Held {
                            packet: packet.id,
                            device: packet.device,
                            key: snapshot.as_ref().map(|snapshot| snapshot.key),
                            why,
                            since: packet.received_at,
                            answer,
                            is_in_time,
                        });
                    }
                    Ok(())
                };
            take(page.in_stage(Stage::HeldForPerson)?, WhyHeld::OtherFigures)?;
            take(page.in_stage(Stage::WaitsForException)?, WhyHeld::Locked)?;
            let (revoked, failed) =
                page.in_stage(Stage::Quarantined)?
                    .into_iter()
                    .partition(|packet| {
                        packet.outcome.verdict == Verdict::Revoked || packet.failures == 0
                    });
            take(failed, WhyHeld::Failed)?;
            take(revoked, WhyHeld::Revoked)?;
            take(page.with_verdict(Verdict::HeldForSchema)?, WhyHeld::Schema)?;
            let old = page
                .with_verdict(Verdict::WaitsForBase)?
                .into_iter()
                .filter(|packet| now - packet.received_at >= BASE_WAITS)
                .collect();
            take(old, WhyHeld::Base)?;
            Ok(found)
        })
    }

    /// Lets something that is held go on: what DHIS2 holds is written over, or it is tried again.
    ///
    /// # Errors
    /// [`GatewayError::NotThere`].
    pub fn release(&self, packet: PacketId) -> Result<(), GatewayError> {
        self.book()?.write(|page| {
            let found = page.packet(packet)?.filter(|found| {
                found.outcome.verdict == Verdict::Accepted
                    && matches!(
                        found.outcome.stage,
                        Stage::HeldForPerson | Stage::Quarantined | Stage::WaitsForException
                    )
            });
            let found = found.ok_or(GatewayError::NotThere(Absent::Held(packet.0)))?;
            let said: Option<Answer> = found.said.as_deref().map(judge::read_json).transpose()?;
            let agreed = match said {
                Some(Answer::Foreign(differences)) => Some(judge::json(&differences)?),
                _ => None,
            };
            // It may have given way to what DHIS2 holds: now it stands again.
            if let (Some(report), Some(content), Some(snapshot)) = (
                found.outcome.report,
                found.outcome.content,
                found.outcome.snapshot,
            ) {
                let head = crate::store::ledger::Head {
                    packet: Some(packet),
                    content,
                    snapshot,
                    from: None,
                };
                page.put_head(report, Some(&head))?;
                page.end_others(report, packet)?;
            }
            page.release(packet, agreed.as_deref())?;
            Ok(())
        })
    }

    /// Draws the next key; devices learn of it with their next exchange.
    ///
    /// # Errors
    /// [`GatewayError`]; there can be one next key only.
    pub fn draw_next_key(&self) -> Result<u8, GatewayError> {
        let now = self.clock.now();
        keys::draw(&self.config.folder, &mut self.book()?, KeyState::Next, now)
    }

    /// Makes the next key the current one; the old ones still open what was sealed to them.
    ///
    /// # Errors
    /// [`GatewayError::NotThere`] where none was drawn.
    pub fn use_next_key(&self) -> Result<(), GatewayError> {
        let is_used = self.book()?.write(|page| page.use_next_key())?;
        if is_used {
            return Ok(());
        }
        Err(GatewayError::NotThere(Absent::NextKey))
    }

    /// Draws another epoch: the ledger was restored from a copy.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub fn begin_epoch(&self) -> Result<u64, GatewayError> {
        let now = self.clock.now();
        Ok(self.book()?.write(|page| page.begin_epoch(now))?)
    }

    /// Returns the line of an authorized_keys file for a key for SSH, if it is one of a device that is not cut off.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub fn authorized(&self, key: &str, program: &str) -> Result<Option<String>, GatewayError> {
        let devices = self.book()?.read(|page| page.devices())?;
        let known = devices
            .into_iter()
            .find(|device| device.revoked_at.is_none() && device.ssh_key.as_deref() == Some(key));
        Ok(known.map(|device| {
            format!(
                "restrict,command=\"{program} --device {}\" {key}",
                device.number.0
            )
        }))
    }
}

/// Reads what was held for a schema or a place in a list, the oldest first.
fn free(page: &crate::store::ledger::Page<'_>) -> Result<usize, StoreError> {
    let mut freed = 0;
    for packet in page.with_verdict(Verdict::HeldForSchema)? {
        judge::again(page, &packet)?;
        let now = page.packet(packet.id)?;
        freed += usize::from(now.is_some_and(|now| now.outcome.verdict != Verdict::HeldForSchema));
    }
    Ok(freed)
}

/// Tells whether a report was confirmed before its form says that the period locks.
fn is_in_time(
    page: &crate::store::ledger::Page<'_>,
    snapshot: &Snapshot,
    schema: [u8; 4],
) -> Result<Option<bool>, StoreError> {
    let Some(row) = page.schema(schema)? else {
        return Ok(None);
    };
    let form: crate::domain::form::Form = judge::read_json(&row.form)?;
    if form.expiry_days <= 0.0 {
        return Ok(None);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "fractions of a day are truncated, as the server does; more days than there are saturate"
    )]
    let days = form.expiry_days.min(100_000.0) as i64;
    let last = snapshot.key.period.last_day() + chrono::TimeDelta::days(days);
    Ok(Some(snapshot.confirmed_on <= last))
}

/// Returns the schema of a form, for tests and tools that speak for a device.
///
/// # Errors
/// [`GatewayError::Bundle`].
pub fn schema_of(form: &crate::domain::form::Form) -> Result<Schema, GatewayError> {
    Schema::of(form, None).map_err(|error| GatewayError::Bundle(error.to_string()))
}
