//! What the office tells: answers to orders, and what happened by itself.

use std::{path::PathBuf, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    domain::{
        answer::Answer,
        carry::Carried,
        form::{Cell, Form},
        history::History,
        mood::Mood,
        organisation_unit::OrganisationUnit,
        period::Period,
        report::{OutboxNumber, Report, ReportKey, ReportNumber},
        status::{BoardState, Status},
        trouble::{Lock, Trouble},
        world::WorldKind,
    },
    office::settings::Settings,
};

pub use crate::store::{AttemptRecord as Attempt, FormsKnown};

/// Something a face hears.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// What is owed and how far everything is.
    Board(Box<Board>),
    /// A report is open.
    ReportOpened(Box<OpenReport>),
    /// Cells stand on the disk.
    Saved {
        /// The report.
        report: ReportNumber,
        /// The step they belonged to.
        step: u64,
        /// The wall clock, for the mark on the screen.
        at: DateTime<Utc>,
    },
    /// Cells could not be written; they are still on the screen.
    NotSaved {
        /// The report.
        report: ReportNumber,
        /// The step they belonged to.
        step: u64,
        /// Why.
        trouble: Numbered,
    },
    /// The stored report now stands like this: after undo, redo, an acceptance, a receipt.
    ReportChanged(Box<ReportChanged>),
    /// A step that was asked for (undo, redo, a zero report) has changed nothing.
    NothingChanged(ReportNumber),
    /// A report stands in the outbox.
    Queued(ReportNumber, OutboxNumber),
    /// The courier is at work on a row, or has ended its work on it.
    OutboxChanged(Box<OutboxRow>),
    /// What the outbox holds, newest first.
    Outbox(Vec<OutboxRow>),
    /// A payload was written to a file.
    Exported(PathBuf),
    /// The settings are now these.
    SettingsChanged(Box<Settings>),
    /// The server knows us; forms and units are here.
    Connected {
        /// How many forms.
        forms: usize,
        /// How many units.
        units: usize,
    },
    /// What a person chose between two versions is written down.
    Settled(OutboxNumber, Settled),
    /// Every attempt of a row, oldest first, with what the server said word for word.
    Answers(OutboxNumber, Vec<Attempt>),
    /// So many reports were fetched from DHIS2; those that were here already were left alone.
    Pulled {
        /// How many are new here.
        reports: usize,
    },
    /// The server was asked about the forms; these are new or have changed.
    FormsChecked {
        /// In their newest version.
        changed: Vec<Arc<Form>>,
    },
    /// The server of the practice world behaves like this.
    Mood(Mood),
    /// Something failed.
    Trouble(Numbered),
    /// Everything is written; the threads have ended.
    Left,
}

/// What comes of a choice between two versions of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Ours stand: the same row is sent.
    AsItIs,
    /// Some of theirs stand: the report is confirmed and queued anew.
    Changed,
    /// The report was being changed here: it goes when a person confirms it.
    StillDraft,
}

/// A report as it stands after a change that the screen did not make itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportChanged {
    /// Which report.
    pub number: ReportNumber,
    /// How it stands.
    pub report: Report,
    /// The cell that changed: the cursor goes there.
    pub at: Option<Cell>,
    /// There is a step to take back.
    pub can_undo: bool,
    /// There is a step to do again.
    pub can_redo: bool,
}

/// A trouble with the number under which the log tells more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The number to read out on the telephone.
    pub number: u32,
    /// The facts.
    pub trouble: Trouble,
}

/// Units × forms × periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// Which world this is.
    pub world: WorldKind,
    /// The day it is, at the configured offset.
    pub today: NaiveDate,
    /// The clock stands before the day this program was built.
    pub clock_is_wrong: bool,
    /// One line for each unit and form.
    pub lines: Vec<BoardLine>,
    /// The report that is owed first, if any.
    pub next_owed: Option<ReportKey>,
    /// How old the forms are; nothing where they came from no server.
    pub forms_known: Option<FormsKnown>,
    /// How many reports wait in the outbox.
    pub unsent: usize,
    /// Since when the oldest of them waits.
    pub oldest_unsent: Option<DateTime<Utc>>,
}

/// One unit and one form over the periods.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardLine {
    /// The unit.
    pub unit: Arc<OrganisationUnit>,
    /// The unit above it, where known.
    pub parent: Option<Arc<OrganisationUnit>>,
    /// The form.
    pub form: Arc<Form>,
    /// Oldest first: 13 weeks, 12 of everything else; the last is the newest that can be owed.
    pub periods: Vec<BoardPeriod>,
}

/// One period of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardPeriod {
    /// The report it would be.
    pub key: ReportKey,
    /// The period.
    pub period: Period,
    /// How far the report is.
    pub state: BoardState,
    /// It was changed after it was sent.
    pub is_changed_since_sent: bool,
    /// Something was keyed, and nothing of it was ever sent.
    pub is_begun: bool,
    /// It was fetched from DHIS2, and nothing was changed since.
    pub is_pulled: bool,
    /// The last day on which it is on time.
    pub due: NaiveDate,
    /// The last working day (Sunday–Thursday) that is not after [`Self::due`].
    pub due_working_day: NaiveDate,
}

/// A report with all that is needed to key it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenReport {
    /// Its number on this PC.
    pub number: ReportNumber,
    /// The form, in the version it was begun with.
    pub form: Arc<Form>,
    /// The unit.
    pub unit: Arc<OrganisationUnit>,
    /// The unit above it.
    pub parent: Option<Arc<OrganisationUnit>>,
    /// How it stands.
    pub report: Report,
    /// The unit's own earlier reports.
    pub history: Arc<History>,
    /// Where the cursor stood.
    pub cursor: Option<Cell>,
    /// There is a step to take back.
    pub can_undo: bool,
    /// There is a step to do again.
    pub can_redo: bool,
    /// What it would be under a newer version of its form, where it was never sent and there is one.
    pub newer: Option<Arc<NewerForm>>,
    /// Why it may not be edited, if so.
    pub lock: Option<Lock>,
    /// The first step number this session may use.
    pub next_step: u64,
    /// When the newest cell was written, for the mark on the screen.
    pub saved_at: Option<DateTime<Utc>>,
    /// When it was fetched from DHIS2, where it was not begun here and nothing was changed since.
    pub pulled_at: Option<DateTime<Utc>>,
}

/// A newer version of the form of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct NewerForm {
    /// The form.
    pub form: Arc<Form>,
    /// The report as it would be, and what has no place.
    pub carried: Carried,
}

/// One sent or waiting report.
#[derive(Debug, Clone, PartialEq)]
pub struct OutboxRow {
    /// Its number.
    pub number: OutboxNumber,
    /// The report.
    pub report: ReportNumber,
    /// Its identity.
    pub key: ReportKey,
    /// The unit, for the list.
    pub unit: Arc<OrganisationUnit>,
    /// The form, for the list.
    pub form: Arc<Form>,
    /// Which confirmation of the report this is.
    pub revision: u32,
    /// How far it came.
    pub status: Status,
    /// When it was queued.
    pub queued_at: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it will be tried next, unless by key.
    pub next_attempt: Option<DateTime<Utc>>,
    /// The courier is at it now.
    pub is_under_way: bool,
    /// What the last attempt ended with.
    pub last_answer: Option<Answer>,
    /// The row that took its place before it had arrived: this one is never tried again.
    pub replaced_by: Option<OutboxNumber>,
}
