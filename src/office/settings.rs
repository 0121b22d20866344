//! What a person may choose; kept in the world's database.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    language::{Digits, Language},
    period::WorkingWeek,
};

/// The choices of the people at this PC, and what is known of their server.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the screens; nothing until the first screen has asked.
    pub language: Option<Language>,
    /// The digits numbers are shown in.
    pub digits: Digits,
    /// Which colours are used.
    pub colours: Colours,
    /// Where Enter goes.
    pub enter: EnterDirection,
    /// A value as long as its cell is wide moves on by itself.
    pub auto_advance: bool,
    /// The name of the person who keys, for the audit rows.
    pub person: String,
    /// The server's address; empty in the practice world.
    pub server: String,
    /// The server's version as last told, such as `2.42.5`.
    pub server_version: String,
    /// The user name at the server.
    pub server_user: String,
    /// The last day of the token, where known.
    pub token_expires: Option<NaiveDate>,
    /// The days at the desk and the holidays; they come with the forms.
    pub working_week: WorkingWeek,
}

/// Which colours are used; meaning never hangs on them alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colours {
    /// 16 colours that do on both backgrounds. Where `NO_COLOR` is set, no choice has any.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// None: bold, underline and reverse only.
    Monochrome,
}

/// Where Enter goes after a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnterDirection {
    /// Along the row, as the paper is read.
    #[default]
    Row,
    /// Down the column.
    Column,
}
