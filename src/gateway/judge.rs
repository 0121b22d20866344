//! From an opened packet to what becomes of it, within one transaction of the ledger.

use crate::{
    store::{
        StoreError,
        ledger::{Device, Head, ListKind, Outcome, Packet, PacketId, Page, ReportId},
    },
    wire::{
        Lists, Schema, Snapshot, WireError,
        answer::{Stage, Verdict},
        keys::{DeviceNumber, Incarnation},
        message::{self, Message},
        snapshot::Base,
    },
};

use super::verdict::{Arrival, Known, Standing, decide};

/// Which packet is judged.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'a> {
    /// Who sent it.
    pub device: &'a Device,
    /// Which incarnation.
    pub incarnation: Incarnation,
    /// Its number.
    pub sequence: u64,
}

/// Returns the lists by which a device names units and combos.
pub fn lists(page: &Page<'_>, device: DeviceNumber) -> Result<Lists, StoreError> {
    Ok(Lists {
        units: page.listed(device, ListKind::Unit)?,
        combos: page.listed(device, ListKind::Combo)?,
    })
}

/// Judges an opened packet; nothing is written but the names of reports.
pub fn judge(page: &Page<'_>, sender: Sender<'_>, bytes: &[u8]) -> Result<Outcome, StoreError> {
    if sender.device.revoked_at.is_some() {
        return Ok(ended(Verdict::Revoked, Stage::Quarantined));
    }
    let head = match Message::read(bytes) {
        Ok(Message::Report(head)) => head,
        Ok(Message::Tombstone(tombstone)) => {
            return Ok(Outcome {
                voids: Some(tombstone.voids),
                ..ended(Verdict::Noted, Stage::Ended)
            });
        }
        Ok(_) | Err(_) => return Ok(ended(Verdict::Unreadable, Stage::Ended)),
    };
    let lists = lists(page, sender.device.number)?;
    let short = head.schema.0;
    let to_be_held = || Outcome {
        schema: Some(short),
        ..ended(Verdict::HeldForSchema, Stage::Ledger)
    };
    match head.unit.resolve(&lists.units) {
        Ok(unit) if !lists.units.contains(&unit) => {
            return Ok(ended(Verdict::NotItsUnit, Stage::Ended));
        }
        Ok(_) => {}
        Err(_) => return Ok(to_be_held()),
    }
    let Some(schema) = schema(page, short)? else {
        return Ok(to_be_held());
    };
    let snapshot = match message::read_report(bytes, &schema, &lists) {
        Ok(snapshot) => snapshot,
        Err(error) if error.may_be_held() => return Ok(to_be_held()),
        Err(_) => return Ok(ended(Verdict::Unreadable, Stage::Ended)),
    };
    judge_report(page, sender, short, &snapshot)
}

fn judge_report(
    page: &Page<'_>,
    sender: Sender<'_>,
    schema: [u8; 4],
    snapshot: &Snapshot,
) -> Result<Outcome, StoreError> {
    let report = page.report_of(&snapshot.key)?;
    let content = snapshot.digest().0;
    let knows_base = match snapshot.base {
        Base::Report(base) => page.packet_with_content(report.id, base.0)?.is_some(),
        Base::Nothing | Base::Unknown => false,
    };
    let me = (sender.device.number, sender.incarnation);
    let known = Known {
        head: report.head.map(|head| Standing {
            content: head.content,
            own_sequence: head
                .from
                .and_then(|(device, incarnation, n)| ((device, incarnation) == me).then_some(n)),
        }),
        knows_base,
    };
    let arrival = Arrival {
        sequence: sender.sequence,
        content,
        base: snapshot.base,
        is_void: page.is_void(me.0, me.1, sender.sequence)?,
    };
    let verdict = decide(&arrival, &known);
    let stage = match verdict {
        Verdict::Accepted | Verdict::WaitsForBase => Stage::Ledger,
        _ => Stage::Ended,
    };
    Ok(Outcome {
        verdict,
        stage,
        report: Some(report.id),
        content: Some(content),
        snapshot: Some(json(snapshot)?),
        schema: Some(schema),
        voids: None,
    })
}

/// Draws the consequences of a packet that was just written down.
pub fn settle(page: &Page<'_>, id: PacketId) -> Result<(), StoreError> {
    let Some(packet) = page.packet(id)? else {
        return Ok(());
    };
    if let Some(voided) = packet.outcome.voids {
        if let Some(target) = page.packet_at(packet.device, packet.incarnation, voided)? {
            bury(page, &target)?;
        }
        return Ok(());
    }
    if packet.outcome.verdict != Verdict::Accepted {
        return Ok(());
    }
    let Some(report) = stand(page, &packet)? else {
        return Ok(());
    };
    // What waited for this one may follow it now, and what waited for that one, too.
    for waiting in page.waiting_for_base(report)? {
        again(page, &waiting)?;
    }
    Ok(())
}

/// Judges a packet anew: more is known now.
pub fn again(page: &Page<'_>, packet: &Packet) -> Result<(), StoreError> {
    let Some(device) = page.device(packet.device)? else {
        return Ok(());
    };
    let sender = Sender {
        device: &device,
        incarnation: packet.incarnation,
        sequence: packet.sequence,
    };
    let outcome = judge(page, sender, &packet.message)?;
    if outcome.verdict == packet.outcome.verdict {
        return Ok(());
    }
    page.decide(packet.id, &outcome)?;
    settle(page, packet.id)
}

/// Puts an accepted packet at the head of its report.
fn stand(page: &Page<'_>, packet: &Packet) -> Result<Option<ReportId>, StoreError> {
    let outcome = &packet.outcome;
    let (Some(report), Some(content), Some(snapshot)) =
        (outcome.report, outcome.content, outcome.snapshot.as_ref())
    else {
        return Ok(None);
    };
    let head = Head {
        packet: Some(packet.id),
        content,
        snapshot: snapshot.clone(),
        from: None,
    };
    page.put_head(report, Some(&head))?;
    page.end_others(report, packet.id)?;
    Ok(Some(report))
}

/// A tombstone names this packet: it is never forwarded, unless it was already.
fn bury(page: &Page<'_>, target: &Packet) -> Result<(), StoreError> {
    let outcome = &target.outcome;
    let is_too_late = matches!(outcome.stage, Stage::Forwarded | Stage::InDhis2);
    if is_too_late || outcome.voids.is_some() {
        return Ok(());
    }
    let buried = Outcome {
        verdict: Verdict::Overtaken,
        stage: Stage::Ended,
        ..outcome.clone()
    };
    page.decide(target.id, &buried)?;
    let Some(report) = outcome.report else {
        return Ok(());
    };
    if page.report(report)?.head.and_then(|head| head.packet) != Some(target.id) {
        return Ok(());
    }
    // What stood before stands again.
    page.put_head(report, None)?;
    if let Some(before) = page.accepted(report)?.into_iter().next() {
        if before.outcome.stage == Stage::Ended {
            page.put_stage(before.id, Stage::Ledger)?;
        }
        stand(page, &before)?;
    }
    Ok(())
}

/// Returns a schema of the ledger.
pub fn schema(page: &Page<'_>, short: [u8; 4]) -> Result<Option<Schema>, StoreError> {
    page.schema(short)?
        .map(|row| read_json(&row.parts))
        .transpose()
}

/// Returns what stands of a report as a report message, in the words of one device.
///
/// `schema` is one that the device is known to have; where the report does not fit into it, the newest of its form.
pub fn head_for(
    page: &Page<'_>,
    head: &Head,
    schema: Option<&Schema>,
    lists: &Lists,
) -> Result<Option<Vec<u8>>, StoreError> {
    let snapshot: Snapshot = read_json(&head.snapshot)?;
    let written = |schema: &Schema| message::write_report(&snapshot, schema, lists);
    if let Some(Ok(bytes)) = schema.map(&written) {
        return Ok(Some(bytes));
    }
    let newest = page.schema_of_form(snapshot.key.data_set.as_str())?;
    let Some(newest) = newest else {
        return Ok(None);
    };
    match written(&read_json(&newest.parts)?) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(WireError::NotInSchema(_) | WireError::UnknownReason(_) | WireError::TooLarge) => {
            Ok(None)
        }
        Err(error) => Err(rotten(&error)),
    }
}

/// Writes JSON for the ledger.
pub fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| rotten(&error))
}

/// Reads JSON of the ledger; what cannot be read is damage.
pub fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| rotten(&error))
}

fn rotten(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Rotten {
        said: error.to_string(),
    }
}

fn ended(verdict: Verdict, stage: Stage) -> Outcome {
    Outcome {
        verdict,
        stage,
        ..Outcome::default()
    }
}
