//! What is due, overdue and unsent, as data for scripts: `daftar status`.
//!
//! The same facts as the board, without colours and without a screen. Texts are left to the caller;
//! ids and codes are those of DHIS2.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::{
    domain::{
        answer::Answer, language::Language, names::Names, report::ReportKey, status::BoardState,
        world::WorldKind,
    },
    office::news::{Board, BoardLine, BoardPeriod, OutboxRow},
};

/// The state of a world.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overview {
    /// Which world this is.
    pub world: WorldKind,
    /// The day it is, at the configured offset.
    pub today: NaiveDate,
    /// The clock stands before the day this program was built.
    pub clock_is_wrong: bool,
    /// The report that is owed first.
    pub next: Option<Owed>,
    /// What is owed and not sent: overdue first, then by due day.
    pub owed: Vec<Owed>,
    /// What waits in the outbox, oldest first.
    pub unsent: Vec<Waiting>,
}

/// A report that is owed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Owed {
    /// The form's code.
    pub form: String,
    /// The form's name.
    #[serde(skip)]
    pub form_names: Names,
    /// The unit's code, or its UID where it has none.
    pub unit: String,
    /// The unit's name.
    #[serde(skip)]
    pub unit_names: Names,
    /// The period's id.
    pub period: String,
    /// How far it is.
    #[serde(serialize_with = "state")]
    pub state: BoardState,
    /// The last day on which it is on time.
    pub due: NaiveDate,
    /// How many days it is late; 0 while in time.
    pub days_late: i64,
    /// Its identity.
    #[serde(skip)]
    pub key: ReportKey,
}

/// A report in the outbox that has not arrived.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Waiting {
    /// Its number in the outbox.
    pub number: i64,
    /// The form's code.
    pub form: String,
    /// The unit's code, or its UID where it has none.
    pub unit: String,
    /// The period's id.
    pub period: String,
    /// When it was queued.
    pub queued_at: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it will be tried next.
    pub next_attempt: Option<DateTime<Utc>>,
    /// Nothing comes of it before a person has acted.
    pub needs_person: bool,
    /// What the last attempt ended with.
    pub last_answer: Option<Answer>,
}

/// What an exit code tells a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remains {
    /// Nothing waits in the outbox.
    Nothing,
    /// Something waits and will be tried again by itself.
    Unsent,
    /// Something waits for a person.
    NeedsPerson,
}

impl Overview {
    /// Makes it of the board and the outbox.
    pub fn of(board: &Board, outbox: &[OutboxRow]) -> Self {
        let mut owed: Vec<Owed> = board
            .lines
            .iter()
            .flat_map(|line| line.periods.iter().map(move |shown| (line, shown)))
            .filter(|(_, shown)| is_owed(shown, board.today))
            .map(|(line, shown)| Owed::of(line, shown, board.today))
            .collect();
        owed.sort_by_key(|owed| (owed.days_late == 0, owed.due));
        let next = board
            .next_owed
            .and_then(|key| owed.iter().find(|o| o.key == key).cloned());
        let mut unsent: Vec<Waiting> = outbox
            .iter()
            .filter(|row| is_waiting(row))
            .map(Waiting::of)
            .collect();
        unsent.sort_by_key(|waiting| waiting.number);
        Self {
            world: board.world,
            today: board.today,
            clock_is_wrong: board.clock_is_wrong,
            next,
            owed,
            unsent,
        }
    }

    /// Tells what remains to be sent.
    pub fn remains(&self) -> Remains {
        remains(&self.unsent)
    }

    /// Returns how many reports are overdue.
    pub fn overdue(&self) -> usize {
        self.owed.iter().filter(|owed| owed.days_late > 0).count()
    }
}

/// Tells what remains of the waiting rows.
pub fn remains(waiting: &[Waiting]) -> Remains {
    waiting
        .iter()
        .map(|row| {
            if row.needs_person {
                Remains::NeedsPerson
            } else {
                Remains::Unsent
            }
        })
        .max()
        .unwrap_or(Remains::Nothing)
}

/// Tells whether a row of the outbox has neither arrived nor been replaced.
pub fn is_waiting(row: &OutboxRow) -> bool {
    use crate::domain::status::Status;
    row.replaced_by.is_none() && row.status != Status::InDhis2
}

fn is_owed(shown: &BoardPeriod, today: NaiveDate) -> bool {
    use crate::domain::status::Status::{Confirmed, Draft, Returned};
    match shown.state {
        BoardState::Missing => shown.period.last_day() < today,
        BoardState::Overdue | BoardState::Has(Draft | Confirmed | Returned) => true,
        BoardState::NotExpected | BoardState::Has(_) => false,
    }
}

impl Owed {
    fn of(line: &BoardLine, shown: &BoardPeriod, today: NaiveDate) -> Self {
        Self {
            form: line.form.code.clone(),
            form_names: line.form.names.clone(),
            unit: line
                .unit
                .code
                .clone()
                .unwrap_or_else(|| line.unit.id.to_string()),
            unit_names: line.unit.names.clone(),
            period: shown.period.id(),
            state: shown.state,
            due: shown.due,
            days_late: (today - shown.due).num_days().max(0),
            key: shown.key,
        }
    }

    /// Returns the names of the form and the unit for a reader.
    pub fn names(&self, language: Language) -> (&str, &str) {
        (
            self.form_names.in_language(language),
            self.unit_names.in_language(language),
        )
    }
}

impl Waiting {
    /// Makes it of a row.
    pub fn of(row: &OutboxRow) -> Self {
        Self {
            number: row.number.0,
            form: row.form.code.clone(),
            unit: row
                .unit
                .code
                .clone()
                .unwrap_or_else(|| row.unit.id.to_string()),
            period: row.key.period.id(),
            queued_at: row.queued_at,
            attempts: row.attempts,
            next_attempt: row.next_attempt,
            needs_person: needs_person(row),
            last_answer: row.last_answer.clone(),
        }
    }
}

/// A refused login is tried again by itself after a while, too; but nothing comes of it without a person.
fn needs_person(row: &OutboxRow) -> bool {
    match row.last_answer {
        Some(
            Answer::Refused(_) | Answer::Differs(_) | Answer::Foreign(_) | Answer::NeedsPerson(_),
        ) => true,
        Some(Answer::Stands { .. } | Answer::Taken | Answer::Later(_)) | None => {
            row.next_attempt.is_none()
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn state<S: serde::Serializer>(state: &BoardState, serializer: S) -> Result<S::Ok, S::Error> {
    match state {
        BoardState::Has(status) => status.serialize(serializer),
        other => other.serialize(serializer),
    }
}
