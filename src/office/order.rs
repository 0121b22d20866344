//! What a face may ask the office to do: plain values.

use std::{fmt, path::PathBuf};

use crate::{
    dhis2::client::without_secrets,
    domain::{
        answer::Choice,
        finding::FindingKey,
        form::Cell,
        id::DataElementId,
        mood::Mood,
        report::{AcceptanceReason, ControlTotal, OutboxNumber, ReportKey, ReportNumber, TotalOf},
        secret::Secret,
        value::Entry,
    },
    office::settings::Settings,
};

/// Something to be done. The name in brackets is the [`News`](super::news::News) that answers it.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// Tell what is owed and how far everything is (`Board`).
    ShowBoard,
    /// Open a report, beginning it if need be (`ReportOpened`).
    OpenReport(ReportKey),
    /// Take a draft over to the newest version of its form (`ReportOpened`).
    CarryOver(ReportNumber),
    /// The person has left the report for the board: a restart begins there (no answer).
    CloseReport,
    /// Write cells in one transaction (`Saved`, `NotSaved`).
    SaveCells(SaveCells),
    /// Remember where the cursor stands (no answer).
    PlaceCursor(ReportNumber, Cell),
    /// Take back the newest step (`ReportChanged`, `NothingChanged`).
    Undo(ReportNumber),
    /// Do the step again that was taken back (`ReportChanged`, `NothingChanged`).
    Redo(ReportNumber),
    /// Keep a total of the paper (`ReportChanged`).
    SetControlTotal(ReportNumber, ControlTotal),
    /// Forget a total of the paper (`ReportChanged`).
    RemoveControlTotal(ReportNumber, TotalOf),
    /// Let a soft finding stand (`ReportChanged`).
    AcceptFinding(ReportNumber, FindingKey, AcceptanceReason),
    /// Ask again about a finding that was accepted (`ReportChanged`).
    WithdrawAcceptance(ReportNumber, FindingKey),
    /// Record that a case was notified at once (`ReportChanged`).
    RecordNotification(ReportNumber, DataElementId, String),
    /// Declare that the registers were checked and there was nothing; one step of undo
    /// (`ReportChanged`, `NothingChanged`).
    DeclareZeroReport(ReportNumber),
    /// Take that declaration back, because a case was found after all (`ReportChanged`).
    WithdrawZeroReport(ReportNumber),
    /// Confirm, freeze, number and queue a report (`Queued`; `Trouble` while hard findings stand).
    ConfirmAndSend(ReportNumber),
    /// Tell what the outbox holds (`Outbox`).
    ShowOutbox,
    /// Try one row, or all of them, now (`OutboxChanged`).
    TryNow(Option<OutboxNumber>),
    /// Let a person's choices between ours and theirs stand (`Settled`; then `Queued` where it changed).
    Settle(OutboxNumber, Vec<Choice>),
    /// Tell what the server said at each attempt of a row (`Answers`).
    ShowAnswers(OutboxNumber),
    /// Fetch what DHIS2 holds of the last periods (`Pulled`).
    Pull,
    /// Tell how the server of the practice world behaves (`Mood`; silence in the national world).
    ShowMood,
    /// Let the server of the practice world behave otherwise (`Mood`).
    SetMood(Mood),
    /// Write the payload of a row to a file (`Exported`).
    ExportOutboxRow(OutboxNumber, PathBuf),
    /// Keep settings (`SettingsChanged`).
    ChangeSettings(Box<Settings>),
    /// Get to know the national server (`Connected`).
    Connect(Connect),
    /// Finish what is under way and stop the threads (`Left`).
    Leave,
}

/// Cells to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct SaveCells {
    /// The report.
    pub report: ReportNumber,
    /// Orders with the same step are taken back together: one visit to a cell, one `/`, one zero fill.
    /// Begins at `OpenReport::next_step` and rises.
    pub step: u64,
    /// The cells as they shall stand, in the order keyed.
    pub cells: Vec<(Cell, Entry)>,
    /// False while the cell is still being typed: such an order may be replaced by a later one of the
    /// same step before it reaches the disk, but reaches it within 250 ms.
    pub is_settled: bool,
}

/// How a PC gets to know its national server.
#[derive(Clone, PartialEq)]
pub enum Connect {
    /// With a user name and a password, used once to make a token of our own.
    Password {
        /// The server's address.
        address: String,
        /// The user's name.
        user: String,
        /// The password; forgotten as soon as the token is made.
        password: Secret,
        /// Keep the name and the password on this PC where the server knows no tokens: only after the
        /// person was warned.
        keep: bool,
    },
    /// With a personal access token.
    Token {
        /// The server's address.
        address: String,
        /// The token.
        token: Secret,
    },
    /// With a bundle file from the district.
    Bundle {
        /// Its path.
        path: PathBuf,
    },
}

impl fmt::Debug for Connect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Password { address, user, .. } => {
                write!(f, "Password({}, {user})", without_secrets(address))
            }
            Self::Token { address, .. } => write!(f, "Token({})", without_secrets(address)),
            Self::Bundle { path } => write!(f, "Bundle({})", path.display()),
        }
    }
}
