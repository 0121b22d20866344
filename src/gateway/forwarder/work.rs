//! One report on its way to DHIS2: look, compare, send, look again, complete.

use chrono::TimeDelta;

use super::{
    after::{After, after, count},
    convert::{self, Seen},
    rotten,
};
use crate::{
    dhis2::{
        answer::Failure,
        client::Client,
        data_value_set::Snapshot as Frozen,
        plan::{self, Background},
        server_state::{LockStatus, ServerState},
    },
    domain::{
        answer::{Answer, Choice, Difference, DifferenceOf, Whose},
        form::Form,
        trouble::{Lock, Trouble},
    },
    gateway::{Gateway, GatewayError, judge},
    store::{
        StoreError,
        ledger::{Book, Head, Packet, Page, ReportRow},
    },
    wire::{
        Snapshot,
        answer::{Answer as Told, Letter, LetterCell, LetterKind, MOST_CELLS_OF_LETTER, Stage},
    },
};

/// How often a locked period is looked at again: the national team may have made an exception.
const LOCKED: TimeDelta = TimeDelta::hours(6);
/// The longest name that is sent along with values.
const LONGEST_NAME: usize = 100;

/// What came of looking for something to forward.
#[derive(Debug, Clone, PartialEq)]
pub enum Pass {
    /// Something was done; there may be more.
    Done,
    /// Nothing is due.
    Idle,
    /// DHIS2 is not to be reached; nothing has failed.
    Pause(Trouble),
}

/// All that is known of a report.
struct Task {
    packet: Packet,
    report: ReportRow,
    form: Form,
    snapshot: Snapshot,
    frozen: Frozen,
    before: Vec<Frozen>,
    since: Vec<Frozen>,
    seen: Option<ServerState>,
    decided: Vec<Choice>,
}

/// How an attempt ended.
enum Ended {
    Stands(ServerState, Answer),
    Foreign(ServerState, Vec<Difference>),
    Locked(Lock),
    Failed(Failure),
    Differs(Vec<Difference>),
}

/// Forwards one packet as far as it goes.
pub fn forward(
    gateway: &Gateway,
    book: &mut Book,
    client: &Client,
    packet: &Packet,
) -> Result<Pass, GatewayError> {
    let task = book.read(|page| gather(page, packet))?;
    let ended = attempt(gateway, book, client, &task)?;
    let now = gateway.clock().now();
    let id = packet.id;
    match ended {
        Ended::Stands(state, answer) => {
            let seen = judge::json(&Seen::of(&state))?;
            let said = judge::json(&answer)?;
            book.write(|page| {
                page.put_seen(task.report.id, &seen)?;
                page.note_attempt(id, Stage::InDhis2, 0, None, Some(&said))
            })?;
            log::info!("packet {}: in DHIS2", id.0);
        }
        Ended::Foreign(state, differences) => {
            log::warn!(
                "packet {}: figures of others in {}",
                id.0,
                differences.len()
            );
            book.write(|page| hold(gateway, page, &task, &state, &differences))?;
        }
        Ended::Locked(why) => {
            let said = judge::json(&Answer::NeedsPerson(Trouble::Locked { why }))?;
            let again = Some(now + LOCKED);
            let stage = Stage::WaitsForException;
            book.write(|page| {
                page.note_attempt(id, stage, task.packet.failures, again, Some(&said))
            })?;
            log::warn!("packet {}: the period is locked", id.0);
        }
        Ended::Failed(failure) => {
            return give_way(gateway, book, &task, after(failure, packet.failures));
        }
        Ended::Differs(differences) => {
            let next = count(Answer::Differs(differences), packet.failures);
            return give_way(gateway, book, &task, next);
        }
    }
    Ok(Pass::Done)
}

fn give_way(
    gateway: &Gateway,
    book: &mut Book,
    task: &Task,
    after: After,
) -> Result<Pass, GatewayError> {
    let id = task.packet.id;
    let (stage, failures, wait, answer) = match after {
        After::Pause(trouble) => return Ok(Pass::Pause(trouble)),
        After::Again {
            failures,
            wait,
            answer,
        } => (task.packet.outcome.stage, failures, Some(wait), answer),
        After::Quarantine { failures, answer } => (Stage::Quarantined, failures, None, answer),
    };
    let said = judge::json(&answer)?;
    let next = wait.map(|wait| gateway.clock().now() + wait);
    book.write(|page| page.note_attempt(id, stage, failures, next, Some(&said)))?;
    log::warn!("packet {}: failed {failures} times", id.0);
    Ok(Pass::Done)
}

/// Gathers what the ledger knows of a report.
fn gather(page: &Page<'_>, packet: &Packet) -> Result<Task, StoreError> {
    let outcome = &packet.outcome;
    let missing = || rotten(format!("packet {} is no report", packet.id.0));
    let schema = outcome.schema.ok_or_else(missing)?;
    let row = page.schema(schema)?.ok_or_else(missing)?;
    let form: Form = judge::read_json(&row.form)?;
    let snapshot: Snapshot = judge::read_json(outcome.snapshot.as_deref().ok_or_else(missing)?)?;
    let report = page.report(outcome.report.ok_or_else(missing)?)?;
    let seen = report.seen.as_deref().map(judge::read_json::<Seen>);
    let agreed: Option<Result<Vec<Difference>, _>> = packet.agreed.as_deref().map(judge::read_json);
    // Released: ours are put in the place of what was shown.
    let mine = |difference| Choice {
        difference,
        whose: Whose::Mine,
    };
    let others = page.accepted(report.id)?;
    // What stood in DHIS2 last, and all before it; after it comes what may have been sent since.
    let stood = others
        .iter()
        .filter(|other| other.outcome.stage == Stage::InDhis2)
        .map(|other| other.id)
        .max();
    let mut before = Vec::new();
    let mut since = Vec::new();
    for other in others.iter().filter(|other| other.id < packet.id) {
        let Some(json) = &other.outcome.snapshot else {
            continue;
        };
        let frozen = convert::frozen(&form, &judge::read_json(json)?);
        if stood.is_some_and(|stood| other.id <= stood) {
            before.push(frozen);
        } else {
            since.push(frozen);
        }
    }
    Ok(Task {
        frozen: convert::frozen(&form, &snapshot),
        packet: packet.clone(),
        seen: seen.transpose()?.map(Seen::state),
        decided: agreed
            .transpose()?
            .unwrap_or_default()
            .into_iter()
            .map(mine)
            .collect(),
        report,
        form,
        snapshot,
        before,
        since,
    })
}

impl Task {
    fn background(&self) -> Background<'_> {
        Background {
            before: &self.before,
            since: &self.since,
            seen: self.seen.as_ref(),
            decided: &self.decided,
        }
    }
}

/// Does what must be done at DHIS2; each step can be done again after a crash.
fn attempt(
    gateway: &Gateway,
    book: &mut Book,
    client: &Client,
    task: &Task,
) -> Result<Ended, GatewayError> {
    let key = &task.frozen.key;
    let mut state = match client.held(key) {
        Ok(state) => state,
        Err(failure) => return Ok(Ended::Failed(failure)),
    };
    let lock = lock_of(&task.form, state.lock);
    let import = match plan::import(&task.form, &task.frozen, &state, task.background()) {
        Ok(import) => import,
        Err(foreign) => return Ok(Ended::Foreign(state, foreign)),
    };
    if let Some(import) = import {
        // Never sent into a locked period, whatever the account may do.
        if let Some(why) = lock {
            return Ok(Ended::Locked(why));
        }
        let import = match name_of(gateway, task) {
            Some(name) => import.stored_by(&name),
            None => import,
        };
        if let Err(failure) = client.import(&import) {
            return Ok(Ended::Failed(failure));
        }
        let id = task.packet.id;
        let failures = task.packet.failures;
        book.write(|page| page.note_attempt(id, Stage::Forwarded, failures, None, None))?;
        state = match client.held(key) {
            Ok(state) => state,
            Err(failure) => return Ok(Ended::Failed(failure)),
        };
    }
    let comparison = plan::compare(&task.form, &task.frozen, &state, task.background());
    if !comparison.differences.is_empty() {
        return Ok(Ended::Differs(comparison.differences));
    }
    if state.is_complete != Some(true) {
        if let Some(why) = lock {
            return Ok(Ended::Locked(why));
        }
        // The day on which a person confirmed it, but never one that has not come.
        let today = client.date().unwrap_or_else(|| gateway.clock().now());
        let day = task.snapshot.confirmed_on.min(today.date_naive());
        if let Err(failure) = client.complete_on(key, day, name_of(gateway, task).as_deref()) {
            return Ok(Ended::Failed(failure));
        }
        match client.is_complete(key) {
            Ok(true) => {}
            Ok(false) => {
                return Ok(Ended::Failed(Failure::Trouble(Trouble::ServerFailed {
                    status: 200,
                    said: String::new(),
                })));
            }
            Err(failure) => return Ok(Ended::Failed(failure)),
        }
    }
    let answer = Answer::Stands {
        cells: comparison.cells,
        zeros_not_kept: comparison.zeros_not_kept,
    };
    Ok(Ended::Stands(state, answer))
}

/// DHIS2 holds figures of others: they become what stands, and the clerk is asked.
fn hold(
    gateway: &Gateway,
    page: &Page<'_>,
    task: &Task,
    state: &ServerState,
    differences: &[Difference],
) -> Result<(), GatewayError> {
    let packet = &task.packet;
    let said = judge::json(&Answer::Foreign(differences.to_vec()))?;
    page.note_attempt(
        packet.id,
        Stage::HeldForPerson,
        packet.failures,
        None,
        Some(&said),
    )?;
    // A newer packet may have come meanwhile: it was judged by what stood then, and is compared in its turn.
    let still_stands = page
        .report(task.report.id)?
        .head
        .and_then(|head| head.packet);
    if still_stands == Some(packet.id) {
        let found = convert::found(&task.form, &task.snapshot, state);
        let head = Head {
            packet: None,
            content: found.digest().0,
            snapshot: judge::json(&found)?,
            from: None,
        };
        page.put_head(task.report.id, Some(&head))?;
        page.put_seen(task.report.id, &judge::json(&Seen::of(state))?)?;
    }
    let cells = differences
        .iter()
        .filter(|difference| difference.of == DifferenceOf::Value)
        .take(MOST_CELLS_OF_LETTER)
        .map(|difference| LetterCell {
            cell: difference.cell,
            sent: difference.here.clone(),
            found: difference.there.clone(),
        })
        .collect();
    let now = gateway.clock().now();
    let number = page.next_letter(packet.device)?;
    let letter = Told::Letter(Letter {
        number,
        kind: LetterKind::OtherFigures,
        written_at: now.timestamp(),
        about: Some(task.snapshot.key),
        cells,
        from: gateway.config().name.clone(),
        text: String::new(),
    });
    page.add_letter(packet.device, number, &letter.write()?, now)?;
    Ok(())
}

/// Returns who is named with the values: facility's device and clerk.
fn name_of(gateway: &Gateway, task: &Task) -> Option<String> {
    let names = gateway.config().dhis2.as_ref()?.names_clerks;
    if !names {
        return None;
    }
    let unit = task.snapshot.key.organisation_unit;
    let name = match &task.snapshot.confirmed_by {
        Some(clerk) => format!("{unit} {clerk}"),
        None => unit.to_string(),
    };
    Some(crate::text::clean(&name, LONGEST_NAME))
}

/// A lock that the server tells; one that it does not tell is none, since the import checks it, too.
fn lock_of(form: &Form, status: LockStatus) -> Option<Lock> {
    match status {
        LockStatus::Open | LockStatus::Unknown => None,
        LockStatus::Approved => Some(Lock::Approved),
        LockStatus::Locked if form.data_input_periods.is_empty() => Some(Lock::Expired),
        LockStatus::Locked => Some(Lock::OutsideWindow),
    }
}
