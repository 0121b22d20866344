//! What a device says inside a sealed packet: a report, or one of the small things around it.

use super::{
    Malformed, WireError,
    range::{CERTAIN, Decoder, Encoder, Stream},
    report::{self, Head, Lists, code_period, code_uid},
    schema::Schema,
    snapshot::Snapshot,
    text::TextModel,
};
use crate::domain::report::ReportKey;

/// How likely each kind is; the last place is kept for what is not yet known.
const KINDS: [u16; 8] = [0, 120, 122, 123, 124, 125, 126, 128];

/// What a device says, as far as it can be read without a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A report; [`read_report`] reads its cells.
    Report(Head),
    /// An earlier number shall never be forwarded.
    Tombstone(Tombstone),
    /// An incarnation's first words, and its first after a change of the program.
    Hello(Hello),
    /// A question for what is new.
    Poll(Holdings),
    /// A question for something by name.
    Fetch(Fetch),
    /// What was received need not be sent again.
    Acknowledgement(Holdings),
}

/// An earlier number of the same incarnation shall never be forwarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tombstone {
    /// The number.
    pub voids: u64,
    /// Why.
    pub why: WhyVoid,
}

/// Why a number is void.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyVoid {
    /// The same report was coded anew under a later number.
    CodedAnew,
    /// The report was taken back before it was accepted.
    TakenBack,
    /// Its bytes are lost.
    Lost,
}

/// Who speaks, and how much waits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hello {
    /// The version of the program.
    pub program: String,
    /// What the device has received.
    pub holds: Holdings,
    /// How many packets wait in the outbox.
    pub unsent: u64,
}

/// What a device has received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holdings {
    /// The ledger's epoch, if it ever spoke.
    pub ledger_epoch: Option<u64>,
    /// The highest number of a letter, without a gap below; 0 for none.
    pub letters: u64,
    /// The highest number of a bundle that was taken into use; 0 for none.
    pub bundle: u64,
}

/// A question for something by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fetch {
    /// The accepted report of this key.
    Head(ReportKey),
    /// A part of a bundle.
    Bundle {
        /// Its number.
        number: u64,
        /// The first byte wanted.
        offset: u64,
        /// How many bytes at most.
        most: u64,
    },
}

impl Message {
    /// Writes a message; a report is written with [`write_report`].
    ///
    /// # Errors
    /// [`WireError::TooLarge`] for a text longer than the format takes, and for a report.
    pub fn write(&self) -> Result<Vec<u8>, WireError> {
        let mut encoder = Encoder::new();
        encoder.symbol(&KINDS, self.kind())?;
        match self {
            Self::Report(_) => return Err(WireError::NotAReport),
            Self::Tombstone(tombstone) => {
                tombstone.code(&mut encoder)?;
            }
            Self::Hello(hello) => {
                hello.code(&mut encoder).map_err(|_| WireError::TooLarge)?;
            }
            Self::Poll(holdings) | Self::Acknowledgement(holdings) => {
                holdings.code(&mut encoder)?;
            }
            Self::Fetch(fetch) => {
                fetch.code(&mut encoder)?;
            }
        }
        Ok(encoder.finish())
    }

    /// Reads a message; of a report its head.
    ///
    /// # Errors
    /// [`WireError::Malformed`] for bytes that no device of this version writes.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        let mut decoder = Decoder::new(bytes);
        let message = match decoder.symbol(&KINDS, 0)? {
            0 => {
                let head = Head::empty().code(&mut decoder, &mut TextModel::new())?;
                return Ok(Self::Report(head));
            }
            1 => Self::Tombstone(Tombstone::default().code(&mut decoder)?),
            2 => Self::Hello(Hello::default().code(&mut decoder)?),
            3 => Self::Poll(Holdings::default().code(&mut decoder)?),
            4 => Self::Fetch(Fetch::default().code(&mut decoder)?),
            5 => Self::Acknowledgement(Holdings::default().code(&mut decoder)?),
            _ => return Err(WireError::Malformed),
        };
        decoder.finish()?;
        Ok(message)
    }

    fn kind(&self) -> usize {
        match self {
            Self::Report(_) => 0,
            Self::Tombstone(_) => 1,
            Self::Hello(_) => 2,
            Self::Poll(_) => 3,
            Self::Fetch(_) => 4,
            Self::Acknowledgement(_) => 5,
        }
    }
}

/// Writes a report message.
///
/// # Errors
/// [`WireError`] where the snapshot cannot be told in the words of the schema.
pub fn write_report(
    snapshot: &Snapshot,
    schema: &Schema,
    lists: &Lists,
) -> Result<Vec<u8>, WireError> {
    let mut encoder = Encoder::new();
    encoder.symbol(&KINDS, 0)?;
    report::write(encoder, snapshot, schema, lists)
}

/// Reads a report message with its schema and the device's lists.
///
/// # Errors
/// [`WireError::UnknownSchema`] and [`WireError::UnknownPlace`] where the packet is to be held until more is
/// known; [`WireError::OtherTable`] where the check inside the seal does not fit; else [`WireError::Malformed`].
pub fn read_report(bytes: &[u8], schema: &Schema, lists: &Lists) -> Result<Snapshot, WireError> {
    let mut decoder = Decoder::new(bytes);
    if decoder.symbol(&KINDS, 0)? != 0 {
        return Err(WireError::NotAReport);
    }
    report::read(decoder, schema, lists)
}

impl Default for Tombstone {
    fn default() -> Self {
        Self {
            voids: 0,
            why: WhyVoid::CodedAnew,
        }
    }
}

impl Tombstone {
    fn code<S: Stream>(self, stream: &mut S) -> Result<Self, Malformed> {
        const ALL: [WhyVoid; 3] = [WhyVoid::CodedAnew, WhyVoid::TakenBack, WhyVoid::Lost];
        let voids = stream.golomb(8, self.voids)?;
        let why = stream.below(4, self.why as u32)?;
        let why = usize::try_from(why).map_err(|_| Malformed)?;
        Ok(Self {
            voids,
            why: ALL.get(why).copied().ok_or(Malformed)?,
        })
    }
}

impl Hello {
    fn code<S: Stream>(&self, stream: &mut S) -> Result<Self, Malformed> {
        Ok(Self {
            program: TextModel::new().code(stream, &self.program)?,
            holds: self.holds.code(stream)?,
            unsent: stream.golomb(2, self.unsent)?,
        })
    }
}

impl Holdings {
    fn code<S: Stream>(self, stream: &mut S) -> Result<Self, Malformed> {
        let ledger_epoch = if stream.bit(CERTAIN / 2, self.ledger_epoch.is_some())? {
            Some(stream.bits(64, self.ledger_epoch.unwrap_or_default())?)
        } else {
            None
        };
        Ok(Self {
            ledger_epoch,
            letters: stream.golomb(4, self.letters)?,
            bundle: stream.golomb(4, self.bundle)?,
        })
    }
}

impl Default for Fetch {
    fn default() -> Self {
        Self::Bundle {
            number: 0,
            offset: 0,
            most: 0,
        }
    }
}

impl Fetch {
    fn code<S: Stream>(self, stream: &mut S) -> Result<Self, Malformed> {
        let key = match self {
            Self::Head(key) => Some(key),
            Self::Bundle { .. } => None,
        };
        if stream.bit(CERTAIN / 2, key.is_some())? {
            return code_key(stream, key).map(Self::Head);
        }
        let (number, offset, most) = match self {
            Self::Bundle {
                number,
                offset,
                most,
            } => (number, offset, most),
            Self::Head(_) => (0, 0, 0),
        };
        Ok(Self::Bundle {
            number: stream.golomb(4, number)?,
            offset: stream.golomb(12, offset)?,
            most: stream.golomb(12, most)?,
        })
    }
}

/// Codes which report is meant, with all UIDs in full.
pub(super) fn code_key<S: Stream>(
    stream: &mut S,
    key: Option<ReportKey>,
) -> Result<ReportKey, Malformed> {
    Ok(ReportKey {
        data_set: code_uid(stream, key.map(|key| key.data_set))?,
        organisation_unit: code_uid(stream, key.map(|key| key.organisation_unit))?,
        period: code_period(stream, key.map_or(Head::empty().period, |key| key.period))?,
        attribute_option_combo: code_uid(stream, key.map(|key| key.attribute_option_combo))?,
    })
}
