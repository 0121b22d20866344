//! The wire: a whole report in some 130 bytes, sealed from the facility's PC to the gateway.
//!
//! Pure: bytes in, bytes out; keys, nonces and times come in as values. `docs/wire-format.md` describes the
//! format so that another team can implement it, with known answers that the tests hold this room to.
//!
//! * [`schema`] is what both ends know beforehand: ordered cells, and the form's [`Profile`].
//! * [`snapshot`] is one whole report with its digest; [`message`] what a device says, [`answer`] what comes back.
//! * [`packet`] seals and opens both; [`keys`] derives the keys.
//! * [`exchange`] is what goes over a line, [`enrolment`] how the two ends get to know each other
//!   (`docs/gateway-protocol.md`); [`spoken`] a receipt to be typed; [`armour`] bytes as characters.
//!
//! On the way up: [`Snapshot::of`] → [`message::write_report`] → [`packet::seal`]; at the gateway
//! [`packet::Packet::read`] → `open` → [`message::Message::read`] → [`message::read_report`].
//!
//! Whatever the input, no decoder here takes more than 8 MiB or two seconds: the lengths of texts, lists and
//! schemas have limits, and a stream that is read beyond its end stops.

pub mod answer;
pub mod armour;
mod body;
mod cell;
mod codes;
pub mod enrolment;
pub mod exchange;
mod expectation;
mod header;
pub mod keys;
#[cfg(test)]
mod known;
mod learn;
pub mod message;
pub mod packet;
mod profile;
mod range;
mod report;
#[cfg(test)]
mod samples;
pub mod schema;
pub mod snapshot;
pub mod spoken;
mod table;
mod text;

use thiserror::Error;

use crate::domain::form::Cell;

pub use profile::{Profile, Seen};
pub use report::{Head, Lists, Named};
pub use schema::{Schema, ShortHash};
pub use snapshot::Snapshot;
pub use text::{LONGEST_TEXT, MOST_TEXT};

/// Why bytes are not taken, or a report cannot be told in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WireError {
    /// Too short, or nothing of ours.
    #[error("no packet")]
    NotAPacket,
    /// Made by a newer program.
    #[error("packet version {version}")]
    Newer {
        /// Its version.
        version: u8,
    },
    /// More than the format takes.
    #[error("too large")]
    TooLarge,
    /// Changed on the way, or sealed with other keys.
    #[error("the seal is broken")]
    WrongSeal,
    /// Sealed well, but no message of this version.
    #[error("malformed")]
    Malformed,
    /// A message, but no report.
    #[error("not a report")]
    NotAReport,
    /// The cells were coded with a schema that is not at hand; to be held until it is.
    #[error("unknown schema {0:02x?}")]
    UnknownSchema(ShortHash),
    /// The unit or combo stands beyond the end of the list at hand; to be held until it grows.
    #[error("unknown place {0} in a list")]
    UnknownPlace(u32),
    /// The check inside the seal does not fit: schema, list or program differ from the sender's.
    #[error("the content does not fit its check")]
    OtherTable,
    /// The report is of another data set than the schema.
    #[error("another data set")]
    OtherDataSet,
    /// The period is of another type than the form's.
    #[error("another period type")]
    OtherPeriodType,
    /// The report fills a cell that the form does not have.
    #[error("no cell of the schema: {0:?}")]
    NotInSchema(Cell),
    /// The schema has no such reason.
    #[error("reason {0} is not in the schema")]
    UnknownReason(u8),
}

impl WireError {
    /// Tells whether the same bytes may be understood later, when more is known.
    pub fn may_be_held(&self) -> bool {
        matches!(
            self,
            Self::Newer { .. } | Self::UnknownSchema(_) | Self::UnknownPlace(_)
        )
    }
}

/// The bytes cannot be read, or the numbers not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("malformed")]
pub(crate) struct Malformed;

impl From<Malformed> for WireError {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}
