//! Sending without a screen: `daftar send`.
//!
//! Where this process gets the courier's seat it sends until nothing more can be done; where a screen
//! has it, that screen is asked and watched.

use std::{
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};

use chrono::TimeDelta;

use crate::{
    courier::Heard,
    domain::{answer::Answer, report::OutboxNumber, trouble::Trouble},
    office::{
        overview::{Remains, Waiting, is_waiting, remains},
        reading,
        seat::{self, Seat},
        shared::Shared,
        updating,
    },
};

/// How often the outbox is looked at while another process sends.
const GLANCE: Duration = Duration::from_millis(150);

/// What came of sending.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// How many reports arrived meanwhile.
    pub arrived: usize,
    /// What waits still, oldest first.
    pub waiting: Vec<Waiting>,
    /// Another process did it.
    pub by_another: bool,
    /// A server is known.
    pub has_server: bool,
}

impl Sent {
    /// Tells what remains, for an exit code.
    pub fn remains(&self) -> Remains {
        remains(&self.waiting)
    }
}

/// How long is waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// A row that is due again within this time is waited for.
    pub for_retry: TimeDelta,
    /// The longest a screen that sends is watched.
    pub for_another: Duration,
}

impl Default for Patience {
    /// One round; and three minutes for a screen on a slow line.
    fn default() -> Self {
        Self {
            for_retry: TimeDelta::zero(),
            for_another: Duration::from_mins(3),
        }
    }
}

/// Sends what waits, as far as that can be done now.
pub(super) fn send(
    shared: &Arc<Shared>,
    seat: &Arc<Seat>,
    patience: Patience,
) -> Result<Sent, Trouble> {
    let has_server = seat
        .access()
        .find(&shared.folder, &shared.settings())?
        .is_some();
    let before = waiting(shared)?;
    // Before the courier looks: its first round then takes everything.
    shared.scribe.run(|writer| writer.try_now(None))?;
    let (tell, heard) = mpsc::channel();
    let eavesdrop = Box::new(move |said: &Heard| {
        if let Heard::Idle(until) = said {
            // Who waited may have gone.
            tell.send(*until).ok();
        }
    });
    let by_another = !seat.take(shared, Some(eavesdrop))?;
    if by_another {
        seat::knock(shared);
        watch(shared, &before, patience.for_another)?;
    } else {
        while let Ok(until) = heard.recv() {
            let again = until.map(|until| until - shared.clock.now());
            if !has_server || again.is_none_or(|again| again > patience.for_retry) {
                break;
            }
        }
        if let Some(client) = seat.contact() {
            updating::ask(shared, &client);
        }
        seat.leave();
    }
    let after = waiting(shared)?;
    let arrived = before
        .iter()
        .filter(|row| !after.iter().any(|other| other.number == row.number))
        .count();
    Ok(Sent {
        arrived,
        waiting: after,
        by_another,
        has_server,
    })
}

fn waiting(shared: &Shared) -> Result<Vec<Waiting>, Trouble> {
    shared.scribe.flush()?;
    let mut rows: Vec<Waiting> = reading::outbox(shared)?
        .iter()
        .filter(|row| is_waiting(row))
        .map(Waiting::of)
        .collect();
    rows.sort_by_key(|row| row.number);
    Ok(rows)
}

/// Watches until every row was tried once more, the round has ended early, or patience ends.
fn watch(shared: &Shared, before: &[Waiting], longest: Duration) -> Result<(), Trouble> {
    let began = Instant::now();
    loop {
        let mut all_tried = true;
        let mut answers = Vec::new();
        for known in before {
            let row = shared.read(|reader| reader.outbox_row(OutboxNumber(known.number)))?;
            if row.attempts > known.attempts {
                answers.extend(row.last_answer);
            } else {
                // One without a time waits for a person to name it.
                all_tried &= row.replaced_by.is_some() || row.next_attempt.is_none();
            }
        }
        if all_tried || has_ended(&answers) || began.elapsed() >= longest {
            return Ok(());
        }
        thread::sleep(GLANCE);
    }
}

/// Tells whether a round ends with these answers: a refused login, or a line that is gone for two reports.
fn has_ended(answers: &[Answer]) -> bool {
    let stops = |answer: &Answer| {
        matches!(
            answer,
            Answer::NeedsPerson(
                Trouble::LoginRefused
                    | Trouble::NotEncrypted { .. }
                    | Trouble::AddressForbidden { .. }
            )
        )
    };
    let is_dead_line = |answer: &&Answer| {
        matches!(
            answer,
            Answer::Taken | Answer::Later(Trouble::Offline { .. } | Trouble::NotDhis2 { .. })
        )
    };
    answers.iter().any(stops) || answers.iter().filter(is_dead_line).count() > 1
}
