//! What the server's answer to a report means, whatever its generation calls it.
//!
//! The codes and their traps: `dhis2::answer`, from recordings of 2.42 and 2.43.

use serde::{Deserialize, Serialize};

use crate::domain::{form::Cell, trouble::Trouble};

/// What the last attempt to send a report ended with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", content = "facts", rename_all = "snake_case")]
pub enum Answer {
    /// Every cell stands in DHIS2 as keyed.
    Stands {
        /// How many cells were compared.
        cells: usize,
        /// Zeros that this server does not keep.
        zeros_not_kept: Vec<Cell>,
    },
    /// The server took the values; completion or read-back is still to come.
    Taken,
    /// The server refused cells, or the whole report.
    Refused(Vec<Refusal>),
    /// What stands in DHIS2 after sending is not what was keyed.
    Differs(Vec<Difference>),
    /// DHIS2 holds figures that this PC never sent, so nothing was written. A person compares; trying
    /// again by key then puts ours in their place.
    Foreign(Vec<Difference>),
    /// Nothing was decided; it will be tried again.
    Later(Trouble),
    /// A person must act before it is tried again.
    NeedsPerson(Trouble),
}

/// One cell whose figure here is not the one in DHIS2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The cell.
    pub cell: Cell,
    /// What differs: the values, or only what stands beside them.
    pub of: DifferenceOf,
    /// What was keyed here; nothing means blank.
    pub here: Option<String>,
    /// What DHIS2 holds, cleaned; nothing means blank.
    pub there: Option<String>,
    /// What stood in both when this PC last looked.
    #[serde(default, skip_serializing_if = "Base::is_unknown")]
    pub base: Base,
}

/// What both sides last agreed on in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// This PC never saw what DHIS2 held.
    #[default]
    Unknown,
    /// Nothing stood there.
    Blank,
    /// This stood there, cleaned.
    Held(String),
}

impl Base {
    /// Makes the base of what was seen, where it was looked at.
    pub fn of(seen: Option<&str>) -> Self {
        seen.map_or(Self::Blank, |text| Self::Held(text.to_owned()))
    }

    /// Tells whether nothing is known.
    pub fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }

    /// Returns the text that stood there.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Held(text) => Some(text),
            Self::Unknown | Self::Blank => None,
        }
    }
}

/// Whose figure shall stand where this PC and DHIS2 disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// What was keyed here.
    Mine,
    /// What stands in DHIS2.
    Theirs,
    /// What both last had.
    Base,
}

/// What a person decided of one difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The difference as it was shown.
    pub difference: Difference,
    /// Whose figure shall stand.
    pub whose: Whose,
}

impl Choice {
    /// Tells whether this very thing of others was decided on.
    pub fn covers(&self, other: &Difference) -> bool {
        let mine = &self.difference;
        (mine.cell, mine.of, &mine.there) == (other.cell, other.of, &other.there)
    }

    /// Returns what shall stand; nothing means blank.
    pub fn outcome(&self) -> Option<&str> {
        match self.whose {
            Whose::Mine => self.difference.here.as_deref(),
            Whose::Theirs => self.difference.there.as_deref(),
            Whose::Base => self.difference.base.text(),
        }
    }
}

/// What a server answered to one call, word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Which call.
    pub call: Call,
    /// The HTTP status.
    pub status: u16,
    /// The body as it came, cut where it is very long; not cleaned.
    pub body: String,
}

/// The calls of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Call {
    /// What the server holds.
    Look,
    /// The values.
    Import,
    /// The registration as complete.
    Complete,
    /// The registration taken back.
    Reopen,
    /// Whether it is registered.
    Registered,
}

/// What differs in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceOf {
    /// The value.
    Value,
    /// The comment.
    Comment,
    /// The follow-up mark, which was set here and does not stand there.
    FollowUp,
}

/// Why the server refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The meaning.
    pub meaning: Meaning,
    /// The server's own code, such as `E7640`.
    pub code: Option<String>,
    /// The cells concerned; empty means the whole report.
    pub cells: Vec<Cell>,
    /// What the server said, cleaned.
    pub said: String,
}

/// What a refusal means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// No right to write this data set.
    NoAccess,
    /// The unit is not below the user's own.
    UnitNotMine,
    /// The server does not know the data set.
    DataSetUnknown,
    /// The server does not know the data element, or it is not in the data set.
    ElementUnknown,
    /// The server does not know the unit.
    UnitUnknown,
    /// A category option may not be written.
    OptionNotWritable,
    /// The period is unreadable, missing or of another type.
    PeriodWrong,
    /// The data set is not assigned to the unit.
    NotAssigned,
    /// The attribute option combo is unknown or does not fit.
    AttributeWrong,
    /// The category option combo is unknown or does not fit.
    ComboWrong,
    /// The time for entry is over.
    Expired,
    /// The period is not open yet.
    Future,
    /// Expired, future or outside a window: this server does not say which.
    Closed,
    /// Outside the form's windows for entry.
    OutsideWindow,
    /// The unit was not open then.
    UnitClosed,
    /// The district has approved the report.
    Approved,
    /// A value or comment is missing.
    ValueMissing,
    /// The value is of the wrong type.
    ValueWrong,
    /// The value is not one of the options.
    NotAnOption,
    /// The comment is too long or not allowed.
    CommentWrong,
    /// A cell stands twice in the payload.
    Twice,
    /// A compulsory cell is empty, so the report cannot be completed.
    CompulsoryMissing,
    /// Something we do not know yet; what the server said is shown as it is.
    Unknown,
}
