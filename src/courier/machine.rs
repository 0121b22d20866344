//! What is done next: pure, with the time and the chance passed in.
//!
//! One report at a time, the oldest first:
//!
//! 1. look what the server holds and whether it is locked;
//! 2. send the values, unless all stand there already;
//! 3. read back and compare;
//! 4. register as complete, only now: the server checks neither lock nor assignment there; a report that
//!    is complete already is left so, with the day it has, however often it is corrected; one that was
//!    taken back, without a single figure, has its registration taken back in place of that;
//! 5. ask whether it is registered. Only then does the report stand in DHIS2.
//!
//! A failing report never blocks the next one. A refused login stops the round, since it would be
//! refused for the next one, too; so does a line that is gone, once it is gone for two reports.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    courier::{completion_day::FirstCompletion, compulsory::name_missing},
    dhis2::{
        answer::Failure,
        data_value_set::Snapshot,
        plan::{self, Background, Import},
        server_state::{LockStatus, ServerState},
    },
    domain::{
        answer::{Answer, Choice, Refusal},
        form::Form,
        report::{OutboxNumber, ReportKey},
        status::Status,
        trouble::{Lock, Trouble},
    },
};

/// The first wait after a failure.
const SHORTEST_WAIT: u32 = 5;
/// The longest.
const LONGEST_WAIT: u32 = 30 * 60;
/// So many reports must find no line, with no answer between, before the others are spared the wait.
const ENOUGH_DEAD_LINES: usize = 2;

/// A report to be sent, with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Its row.
    pub number: OutboxNumber,
    /// The form in the version it was filled with.
    pub form: Arc<Form>,
    /// What was frozen.
    pub snapshot: Snapshot,
    /// What was frozen of the same report before, up to the row that `seen` was seen of.
    pub before: Vec<Snapshot>,
    /// What was frozen of it after that.
    pub since: Vec<Snapshot>,
    /// What the server held when this PC last ended its work on the report.
    pub seen: Option<ServerState>,
    /// How often it was tried.
    pub attempts: u32,
    /// What the last attempt ended with.
    pub last_answer: Option<Answer>,
    /// What a person decided of the figures of others.
    pub decided: Vec<Choice>,
    /// When it was first said to be complete.
    pub first: FirstCompletion,
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

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The machine is free; this is the oldest due row, or when the next one is due.
    Free {
        /// The row.
        task: Option<Box<Task>>,
        /// When the next one is due, if any waits for its time.
        next_due: Option<DateTime<Utc>>,
    },
    /// A row cannot even be read.
    Unreadable(OutboxNumber, Trouble),
    /// What the server holds; asked before sending, and again after it.
    Held(Result<ServerState, Failure>),
    /// What became of the values.
    Imported(Result<(), Failure>),
    /// What became of the registration.
    Completed(Result<(), Failure>),
    /// What became of taking it back.
    Reopened(Result<(), Failure>),
    /// Whether it is registered.
    Registered(Result<bool, Failure>),
    /// There is no carrier: nothing can be sent at all.
    NoCarrier(Trouble),
    /// A report was queued: somebody sits there and waits for it.
    Queued,
    /// A person wants it tried now.
    TryNow,
    /// There is another way to the server, since a person has logged in anew: what was under way on the
    /// old one is begun again.
    AnotherWay,
}

impl Event {
    /// Returns why an exchange with the server brought no answer of it.
    pub fn no_line(&self) -> Option<&Trouble> {
        match self {
            Self::Held(Err(Failure::Trouble(trouble)))
            | Self::Imported(Err(Failure::Trouble(trouble)))
            | Self::Completed(Err(Failure::Trouble(trouble)))
            | Self::Reopened(Err(Failure::Trouble(trouble)))
            | Self::Registered(Err(Failure::Trouble(trouble)))
                if is_no_line(trouble) =>
            {
                Some(trouble)
            }
            _ => None,
        }
    }
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask what the server holds.
    Look(ReportKey),
    /// Send values.
    Import(Import),
    /// Register as complete, with the day it was first said to be.
    Complete(ReportKey, FirstCompletion),
    /// Take the registration back.
    Reopen(ReportKey),
    /// Ask whether it is registered.
    AskRegistered(ReportKey),
    /// Write down how an attempt ended.
    Note(Note),
    /// Look for the next row.
    Next,
    /// Sleep until then, or until woken.
    Sleep(Option<DateTime<Utc>>),
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The row.
    pub number: OutboxNumber,
    /// What it ended with.
    pub answer: Answer,
    /// How far the row came.
    pub status: Status,
    /// When it is tried again by itself.
    pub next_attempt: Option<DateTime<Utc>>,
    /// What the server holds, where it now stands as keyed.
    pub seen: Option<ServerState>,
}

/// Where the work on a report is.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Looking,
    Importing,
    ReadingBack,
    Completing,
    Reopening,
    AskingRegistered,
}

#[derive(Debug, Clone, PartialEq)]
struct Work {
    task: Task,
    stage: Stage,
    /// The server has taken the values, now or before.
    is_taken: bool,
    /// What the server holds since it was last looked at.
    held: ServerState,
}

/// Decides; see the head of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Machine {
    work: Option<Work>,
    halt: Option<Halt>,
    /// The rows that found no line since the last answer.
    dead_lines: BTreeSet<OutboxNumber>,
}

/// Nothing is tried for a while.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Halt {
    until: DateTime<Utc>,
    /// The next row would be refused, too; else there only was no line.
    is_refused: bool,
}

impl Machine {
    /// Takes in what happened and returns what is to be done, in order.
    ///
    /// `chance` lies between 0 and 1 and spreads the waits, so that a thousand facilities do not come
    /// back in the same second when the server does.
    pub fn step(&mut self, event: Event, now: DateTime<Utc>, chance: f64) -> Vec<Effect> {
        match event {
            Event::TryNow => {
                self.halt = None;
                self.dead_lines.clear();
                self.next_if_free()
            }
            Event::AnotherWay => {
                self.work = None;
                self.halt = None;
                self.dead_lines.clear();
                vec![Effect::Next]
            }
            Event::Queued => {
                // The line may be back; a login that was refused is not.
                self.halt = self.halt.filter(|halt| halt.is_refused);
                self.next_if_free()
            }
            Event::Free { task, next_due } => self.free(task, next_due, now),
            Event::Unreadable(number, trouble) => {
                let answer = Answer::NeedsPerson(trouble);
                vec![note(number, answer, Status::Returned, None), Effect::Next]
            }
            Event::NoCarrier(trouble) => {
                let Some(work) = self.work.take() else {
                    return vec![Effect::Sleep(None)];
                };
                self.trouble(&work, trouble, now, chance)
            }
            event => {
                let Some(work) = self.work.take() else {
                    return vec![Effect::Next];
                };
                self.go_on(work, event, now, chance)
            }
        }
    }

    /// Returns the row that is being worked on.
    pub fn under_way(&self) -> Option<OutboxNumber> {
        self.work.as_ref().map(|work| work.task.number)
    }

    fn next_if_free(&self) -> Vec<Effect> {
        if self.work.is_none() {
            vec![Effect::Next]
        } else {
            Vec::new()
        }
    }

    fn free(
        &mut self,
        task: Option<Box<Task>>,
        next_due: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Vec<Effect> {
        if let Some(halt) = self.halt.filter(|halt| halt.until > now) {
            return vec![Effect::Sleep(Some(halt.until))];
        }
        self.halt = None;
        let Some(task) = task else {
            return vec![Effect::Sleep(next_due)];
        };
        let key = task.snapshot.key;
        self.work = Some(Work {
            task: *task,
            stage: Stage::Looking,
            is_taken: false,
            held: ServerState::default(),
        });
        vec![Effect::Look(key)]
    }

    fn go_on(
        &mut self,
        mut work: Work,
        event: Event,
        now: DateTime<Utc>,
        chance: f64,
    ) -> Vec<Effect> {
        let failure = match (work.stage.clone(), event) {
            (Stage::Looking, Event::Held(Ok(state))) => return self.looked(work, state),
            (Stage::Importing, Event::Imported(Ok(()))) => {
                work.is_taken = true;
                return self.proceed(work, Stage::ReadingBack);
            }
            (Stage::ReadingBack, Event::Held(Ok(state))) => {
                return self.read_back(work, state);
            }
            (Stage::Completing, Event::Completed(Ok(())))
            | (Stage::Reopening, Event::Reopened(Ok(()))) => {
                return self.proceed(work, Stage::AskingRegistered);
            }
            (Stage::AskingRegistered, Event::Registered(Ok(is_registered)))
                if is_registered != work.task.snapshot.is_withdrawn() =>
            {
                return stands(&work);
            }
            (Stage::AskingRegistered, Event::Registered(Ok(_))) => {
                // It said yes and did not do it.
                Failure::Trouble(Trouble::ServerFailed {
                    status: 200,
                    said: String::new(),
                })
            }
            (
                _,
                Event::Held(Err(failure))
                | Event::Imported(Err(failure))
                | Event::Completed(Err(failure))
                | Event::Reopened(Err(failure))
                | Event::Registered(Err(failure)),
            ) => failure,
            (stage, event) => Failure::Trouble(Trouble::Inside {
                said: format!("{stage:?} heard {event:?}")
                    .chars()
                    .take(80)
                    .collect(),
            }),
        };
        self.failed(&work, failure, now, chance)
    }

    /// The server has told what it holds before anything was sent.
    fn looked(&mut self, mut work: Work, state: ServerState) -> Vec<Effect> {
        self.dead_lines.clear();
        let task = &work.task;
        let import = match plan::import(&task.form, &task.snapshot, &state, task.background()) {
            Ok(import) => import,
            Err(foreign) => {
                let answer = Answer::Foreign(foreign);
                return vec![
                    note(task.number, answer, Status::Returned, None),
                    Effect::Next,
                ];
            }
        };
        let lock = lock_of(&task.form, state.lock);
        let Some(import) = import else {
            // All stands there already: sent before the power went, or by hand.
            work.is_taken = true;
            return self.read_back(work, state);
        };
        if let Some(why) = lock {
            return locked(&work, why);
        }
        work.held = state;
        work.stage = Stage::Importing;
        self.work = Some(work);
        vec![Effect::Import(import)]
    }

    /// The server has told what it holds after the values were taken.
    fn read_back(&mut self, mut work: Work, state: ServerState) -> Vec<Effect> {
        self.dead_lines.clear();
        let task = &work.task;
        let comparison = plan::compare(&task.form, &task.snapshot, &state, task.background());
        if !comparison.differences.is_empty() {
            let answer = Answer::Differs(comparison.differences);
            return vec![
                note(task.number, answer, Status::Returned, None),
                Effect::Next,
            ];
        }
        let is_complete = state.is_complete == Some(true);
        let is_withdrawn = task.snapshot.is_withdrawn();
        let lock = lock_of(&task.form, state.lock);
        work.held = state;
        match lock {
            _ if is_complete != is_withdrawn => stands(&work),
            Some(why) => locked(&work, why),
            None if is_withdrawn => self.proceed(work, Stage::Reopening),
            None => self.proceed(work, Stage::Completing),
        }
    }

    fn proceed(&mut self, mut work: Work, stage: Stage) -> Vec<Effect> {
        let key = work.task.snapshot.key;
        let effect = match stage {
            Stage::Looking | Stage::Importing | Stage::ReadingBack => Effect::Look(key),
            Stage::Completing => Effect::Complete(key, work.task.first),
            Stage::Reopening => Effect::Reopen(key),
            Stage::AskingRegistered => Effect::AskRegistered(key),
        };
        work.stage = stage;
        self.work = Some(work);
        vec![effect]
    }

    fn failed(
        &mut self,
        work: &Work,
        failure: Failure,
        now: DateTime<Utc>,
        chance: f64,
    ) -> Vec<Effect> {
        match failure {
            Failure::Trouble(trouble) => self.trouble(work, trouble, now, chance),
            Failure::Refused(refusals) => self.refused(work, refusals),
            Failure::OnceMore(refusals) => {
                let said = refusals
                    .first()
                    .map(|refusal| refusal.said.clone())
                    .unwrap_or_default();
                let once_more = Trouble::ServerFailed { status: 409, said };
                if work.task.last_answer == Some(Answer::Later(once_more.clone())) {
                    return self.refused(work, refusals);
                }
                self.trouble(work, once_more, now, chance)
            }
        }
    }

    fn refused(&mut self, work: &Work, mut refusals: Vec<Refusal>) -> Vec<Effect> {
        self.dead_lines.clear();
        name_missing(&work.task.form, &work.task.snapshot, &mut refusals);
        let answer = Answer::Refused(refusals);
        vec![
            note(work.task.number, answer, Status::Returned, None),
            Effect::Next,
        ]
    }

    fn trouble(
        &mut self,
        work: &Work,
        trouble: Trouble,
        now: DateTime<Utc>,
        chance: f64,
    ) -> Vec<Effect> {
        let number = work.task.number;
        let again = now + wait(work.task.attempts, chance);
        let reached = if work.is_taken {
            Status::Received
        } else {
            Status::Queued
        };
        match trouble {
            // The next row would fare no better. Tried again by itself after the longest wait, so that a
            // mended account needs no key.
            Trouble::LoginRefused
            | Trouble::NotEncrypted { .. }
            | Trouble::AddressForbidden { .. } => {
                let again = now + wait(u32::MAX, chance);
                self.halt = Some(Halt {
                    until: again,
                    is_refused: true,
                });
                let answer = Answer::NeedsPerson(trouble);
                vec![note(number, answer, reached, Some(again)), Effect::Next]
            }
            trouble if is_no_line(&trouble) => {
                self.dead_lines.insert(number);
                if self.dead_lines.len() >= ENOUGH_DEAD_LINES {
                    self.halt = Some(Halt {
                        until: again,
                        is_refused: false,
                    });
                }
                let answer = if work.is_taken {
                    Answer::Taken
                } else {
                    Answer::Later(trouble)
                };
                vec![note(number, answer, reached, Some(again)), Effect::Next]
            }
            Trouble::ServerFailed { .. } => {
                self.dead_lines.clear();
                let answer = Answer::Later(trouble);
                vec![note(number, answer, reached, Some(again)), Effect::Next]
            }
            trouble => {
                let answer = Answer::NeedsPerson(trouble);
                vec![note(number, answer, Status::Returned, None), Effect::Next]
            }
        }
    }
}

/// Tells whether nothing of DHIS2 was heard at all.
fn is_no_line(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Offline { .. } | Trouble::NotDhis2 { .. } | Trouble::TimedOut
    )
}

fn stands(work: &Work) -> Vec<Effect> {
    let task = &work.task;
    let comparison = plan::compare(&task.form, &task.snapshot, &work.held, task.background());
    let answer = Answer::Stands {
        cells: comparison.cells,
        zeros_not_kept: comparison.zeros_not_kept,
    };
    vec![
        Effect::Note(Note {
            number: task.number,
            answer,
            status: Status::InDhis2,
            next_attempt: None,
            seen: Some(work.held.clone()),
        }),
        Effect::Next,
    ]
}

fn locked(work: &Work, why: Lock) -> Vec<Effect> {
    let answer = Answer::NeedsPerson(Trouble::Locked { why });
    vec![
        note(work.task.number, answer, Status::Returned, None),
        Effect::Next,
    ]
}

fn note(
    number: OutboxNumber,
    answer: Answer,
    status: Status,
    next_attempt: Option<DateTime<Utc>>,
) -> Effect {
    Effect::Note(Note {
        number,
        answer,
        status,
        next_attempt,
        seen: None,
    })
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

/// Returns how long to wait after so many attempts: 5 s, 10 s, 20 s, … 30 min, a fifth more or less.
pub fn wait(attempts: u32, chance: f64) -> TimeDelta {
    let seconds = 1_u32
        .checked_shl(attempts)
        .and_then(|factor| SHORTEST_WAIT.checked_mul(factor))
        .map_or(LONGEST_WAIT, |seconds| seconds.min(LONGEST_WAIT));
    let spread = 0.8 + 0.4 * chance.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most 2,160,000 milliseconds"
    )]
    TimeDelta::milliseconds((f64::from(seconds) * 1000.0 * spread) as i64)
}

#[cfg(test)]
mod tests;
