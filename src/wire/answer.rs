//! What a gateway says: receipts, letters, parts of bundles and its next key. All of it sealed.

use super::{
    Malformed, WireError,
    message::code_key,
    range::{CERTAIN, Decoder, Encoder, Stream},
    report::code_uid,
    text::TextModel,
};
use crate::domain::{form::Cell, report::ReportKey};

/// How likely each kind is; the last place is kept for what is not yet known.
const KINDS: [u16; 6] = [0, 64, 88, 112, 120, 128];
/// The most holes one receipt tells of; the rest come with the next.
pub const MOST_HOLES: usize = 256;
/// The most cells one letter speaks of.
pub const MOST_CELLS_OF_LETTER: usize = 1_024;
/// The most bytes of a part of a bundle, or of the report that came first.
pub const MOST_BYTES: usize = 512 * 1024;

/// What a gateway says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// What became of a packet.
    Receipt(Receipt),
    /// Something for the clerk.
    Letter(Letter),
    /// A part of a bundle, or, without bytes, the news that there is one.
    Bundle(BundlePart),
    /// The key that comes after this one.
    NextKey(NextKey),
}

/// What became of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipt {
    /// What the ledger says of it.
    pub verdict: Verdict,
    /// How far it has come.
    pub stage: Stage,
    /// The server's clock, in seconds since 1970.
    pub server_time: i64,
    /// All numbers of the incarnation up to this one have arrived.
    pub contiguous: u64,
    /// The numbers above it that have not, lowest first, with both ends.
    pub holes: Vec<(u64, u64)>,
    /// Drawn anew when a ledger is restored.
    pub ledger_epoch: u64,
    /// Where another report came first: that report, as a report message.
    pub head: Option<Vec<u8>>,
}

/// What the ledger says of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verdict {
    /// It is the head of its report now.
    #[default]
    Accepted,
    /// A later number of the same incarnation came first; kept, counted, never forwarded.
    Overtaken,
    /// It builds on a report that has not arrived yet.
    WaitsForBase,
    /// Another report came first; a person must choose.
    Superseded,
    /// Other bytes stand under this number; both are kept, and the device must begin anew.
    Fork,
    /// Its schema or a place in its lists is not known yet; held.
    HeldForSchema,
    /// The unit is not one of the device's; kept, never forwarded.
    NotItsUnit,
    /// It was opened but cannot be understood; kept, never forwarded.
    Unreadable,
    /// A tombstone, hello, poll, fetch or acknowledgement: noted.
    Noted,
    /// The device was cut off.
    Revoked,
}

/// How far a packet has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// The ledger holds it.
    #[default]
    Ledger,
    /// DHIS2 has it; not yet compared.
    Forwarded,
    /// Every cell stands in DHIS2 as sent.
    InDhis2,
    /// Confirmed in time, but the period is locked; the national team has it on a list.
    WaitsForException,
    /// DHIS2 holds other figures, keyed there; a person must choose.
    HeldForPerson,
    /// It failed three times and waits aside.
    Quarantined,
    /// It goes no further.
    Ended,
}

/// Something for the clerk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// Rises by one with every letter to a device; an older one is refused.
    pub number: u64,
    /// What it is.
    pub kind: LetterKind,
    /// When it was written, in seconds since 1970.
    pub written_at: i64,
    /// Which report it is about.
    pub about: Option<ReportKey>,
    /// Which cells, with the value sent and the value found.
    pub cells: Vec<LetterCell>,
    /// Who wrote it.
    pub from: String,
    /// The words of a person; what the program says itself comes from the kind.
    pub text: String,
}

/// A cell that a letter speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterCell {
    /// Which.
    pub cell: Cell,
    /// What the facility sent.
    pub sent: Option<String>,
    /// What stands in DHIS2.
    pub found: Option<String>,
}

/// What a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LetterKind {
    /// A remark.
    #[default]
    Remark,
    /// A question.
    Question,
    /// The report comes back to be corrected.
    Returned,
    /// The report is approved.
    Approved,
    /// DHIS2 holds other figures, keyed there.
    OtherFigures,
}

/// A part of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BundlePart {
    /// Rises with every bundle for a device; an older one is refused.
    pub number: u64,
    /// The SHA-256 of the whole.
    pub digest: [u8; 32],
    /// The length of the whole.
    pub length: u64,
    /// Where these bytes begin.
    pub offset: u64,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The gateway's next key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NextKey {
    /// Its epoch.
    pub epoch: u8,
    /// The public key.
    pub public: [u8; 32],
}

/// Returns the number of a verdict on the wire.
pub(super) fn verdict_place(verdict: Verdict) -> u8 {
    let place = VERDICTS.iter().position(|other| *other == verdict);
    place
        .and_then(|place| u8::try_from(place).ok())
        .unwrap_or_default()
}

/// The other way of [`verdict_place`].
pub(super) fn verdict_at(place: u8) -> Option<Verdict> {
    VERDICTS.get(usize::from(place)).copied()
}

const VERDICTS: [Verdict; 10] = [
    Verdict::Accepted,
    Verdict::Overtaken,
    Verdict::WaitsForBase,
    Verdict::Superseded,
    Verdict::Fork,
    Verdict::HeldForSchema,
    Verdict::NotItsUnit,
    Verdict::Unreadable,
    Verdict::Noted,
    Verdict::Revoked,
];
const STAGES: [Stage; 7] = [
    Stage::Ledger,
    Stage::Forwarded,
    Stage::InDhis2,
    Stage::WaitsForException,
    Stage::HeldForPerson,
    Stage::Quarantined,
    Stage::Ended,
];
const LETTER_KINDS: [LetterKind; 5] = [
    LetterKind::Remark,
    LetterKind::Question,
    LetterKind::Returned,
    LetterKind::Approved,
    LetterKind::OtherFigures,
];

impl Answer {
    /// Writes an answer.
    ///
    /// # Errors
    /// [`WireError::TooLarge`] for more text, holes, cells or bytes than the format takes.
    pub fn write(&self) -> Result<Vec<u8>, WireError> {
        let mut encoder = Encoder::new();
        self.code(&mut encoder).map_err(|_| WireError::TooLarge)?;
        Ok(encoder.finish())
    }

    fn code(&self, encoder: &mut Encoder) -> Result<(), Malformed> {
        match self {
            Self::Receipt(receipt) => {
                encoder.symbol(&KINDS, 0)?;
                receipt.code(encoder)?;
            }
            Self::Letter(letter) => {
                encoder.symbol(&KINDS, 1)?;
                letter.code(encoder)?;
            }
            Self::Bundle(part) => {
                encoder.symbol(&KINDS, 2)?;
                part.code(encoder)?;
            }
            Self::NextKey(key) => {
                encoder.symbol(&KINDS, 3)?;
                key.code(encoder)?;
            }
        }
        Ok(())
    }

    /// Reads an answer.
    ///
    /// # Errors
    /// [`WireError::Malformed`] for bytes that no gateway of this version writes.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        let mut decoder = Decoder::new(bytes);
        let answer = match decoder.symbol(&KINDS, 0)? {
            0 => Self::Receipt(Receipt::default().code(&mut decoder)?),
            1 => Self::Letter(Letter::default().code(&mut decoder)?),
            2 => Self::Bundle(BundlePart::default().code(&mut decoder)?),
            3 => Self::NextKey(NextKey::default().code(&mut decoder)?),
            _ => return Err(WireError::Malformed),
        };
        decoder.finish()?;
        Ok(answer)
    }
}

impl Receipt {
    fn code<S: Stream>(&self, stream: &mut S) -> Result<Self, Malformed> {
        let verdict = one_of(stream, &VERDICTS, self.verdict)?;
        let stage = one_of(stream, &STAGES, self.stage)?;
        let server_time = code_time(stream, self.server_time)?;
        let contiguous = stream.golomb(8, self.contiguous)?;
        let holes = self.holes(stream, contiguous)?;
        let ledger_epoch = stream.bits(64, self.ledger_epoch)?;
        let head = if stream.bit(CERTAIN / 16, self.head.is_some())? {
            Some(code_bytes(
                stream,
                self.head.as_deref().unwrap_or_default(),
            )?)
        } else {
            None
        };
        Ok(Self {
            verdict,
            stage,
            server_time,
            contiguous,
            holes,
            ledger_epoch,
            head,
        })
    }

    /// Codes each hole by its distance from what came before, and its length.
    fn holes<S: Stream>(
        &self,
        stream: &mut S,
        contiguous: u64,
    ) -> Result<Vec<(u64, u64)>, Malformed> {
        let count = code_count(stream, self.holes.len(), MOST_HOLES)?;
        let mut given = self.holes.iter();
        let mut before = contiguous;
        let mut holes = Vec::with_capacity(count);
        for _ in 0..count {
            let (first, last) = given.next().copied().unwrap_or((before, before));
            let gap = stream.golomb(0, first.saturating_sub(before))?;
            let length = stream.golomb(0, last.saturating_sub(first))?;
            let first = before.checked_add(gap).ok_or(Malformed)?;
            let last = first.checked_add(length).ok_or(Malformed)?;
            holes.push((first, last));
            before = last;
        }
        Ok(holes)
    }
}

impl Letter {
    fn code<S: Stream>(&self, stream: &mut S) -> Result<Self, Malformed> {
        let mut texts = TextModel::new();
        let number = stream.golomb(4, self.number)?;
        let kind = one_of(stream, &LETTER_KINDS, self.kind)?;
        let written_at = code_time(stream, self.written_at)?;
        let about = if stream.bit(CERTAIN / 2, self.about.is_some())? {
            Some(code_key(stream, self.about)?)
        } else {
            None
        };
        let from = texts.code(stream, &self.from)?;
        let text = texts.code(stream, &self.text)?;
        let count = code_count(stream, self.cells.len(), MOST_CELLS_OF_LETTER)?;
        let mut given = self.cells.iter();
        let cells = (0..count)
            .map(|_| code_letter_cell(stream, &mut texts, given.next()))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            number,
            kind,
            written_at,
            about,
            cells,
            from,
            text,
        })
    }
}

fn code_letter_cell<S: Stream>(
    stream: &mut S,
    texts: &mut TextModel,
    given: Option<&LetterCell>,
) -> Result<LetterCell, Malformed> {
    let cell = given.map(|given| given.cell);
    let cell = Cell {
        data_element: code_uid(stream, cell.map(|cell| cell.data_element))?,
        category_option_combo: code_uid(stream, cell.map(|cell| cell.category_option_combo))?,
    };
    let mut optional = |text: Option<&String>| {
        if stream.bit(CERTAIN / 2, text.is_some())? {
            texts
                .code(stream, text.map_or("", String::as_str))
                .map(Some)
        } else {
            Ok(None)
        }
    };
    Ok(LetterCell {
        cell,
        sent: optional(given.and_then(|given| given.sent.as_ref()))?,
        found: optional(given.and_then(|given| given.found.as_ref()))?,
    })
}

impl BundlePart {
    fn code<S: Stream>(&self, stream: &mut S) -> Result<Self, Malformed> {
        let number = stream.golomb(4, self.number)?;
        let mut digest = [0; 32];
        for (coded, byte) in digest.iter_mut().zip(self.digest) {
            *coded = code_byte(stream, byte)?;
        }
        Ok(Self {
            number,
            digest,
            length: stream.golomb(16, self.length)?,
            offset: stream.golomb(12, self.offset)?,
            bytes: code_bytes(stream, &self.bytes)?,
        })
    }
}

impl NextKey {
    fn code<S: Stream>(self, stream: &mut S) -> Result<Self, Malformed> {
        let epoch = code_byte(stream, self.epoch)?;
        let mut public = [0; 32];
        for (coded, byte) in public.iter_mut().zip(self.public) {
            *coded = code_byte(stream, byte)?;
        }
        Ok(Self { epoch, public })
    }
}

/// Codes one of a list, in a fixed sixteen places so that the list may grow.
fn one_of<S: Stream, T: Copy + PartialEq>(
    stream: &mut S,
    list: &[T],
    item: T,
) -> Result<T, Malformed> {
    let place = list
        .iter()
        .position(|other| *other == item)
        .unwrap_or_default();
    let place = stream.below(16, u32::try_from(place).map_err(|_| Malformed)?)?;
    usize::try_from(place)
        .ok()
        .and_then(|place| list.get(place).copied())
        .ok_or(Malformed)
}

fn code_time<S: Stream>(stream: &mut S, seconds: i64) -> Result<i64, Malformed> {
    let bits = stream.bits(64, u64::from_be_bytes(seconds.to_be_bytes()))?;
    Ok(i64::from_be_bytes(bits.to_be_bytes()))
}

fn code_count<S: Stream>(stream: &mut S, count: usize, most: usize) -> Result<usize, Malformed> {
    let count = stream.golomb(0, u64::try_from(count).map_err(|_| Malformed)?)?;
    usize::try_from(count)
        .ok()
        .filter(|count| *count <= most)
        .ok_or(Malformed)
}

fn code_bytes<S: Stream>(stream: &mut S, bytes: &[u8]) -> Result<Vec<u8>, Malformed> {
    let length = stream.golomb(8, u64::try_from(bytes.len()).map_err(|_| Malformed)?)?;
    if length > MOST_BYTES as u64 {
        return Err(Malformed);
    }
    let mut given = bytes.iter().copied();
    (0..length)
        .map(|_| code_byte(stream, given.next().unwrap_or_default()))
        .collect()
}

fn code_byte<S: Stream>(stream: &mut S, byte: u8) -> Result<u8, Malformed> {
    u8::try_from(stream.below(256, byte.into())?).map_err(|_| Malformed)
}
