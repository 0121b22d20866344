//! A report message: the head that anyone with the key can read, and the cells that need the schema.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Malformed, WireError,
    body::{self, Given},
    cell,
    codes::{PERIOD_TYPES, REASONS, number_of},
    range::{CERTAIN, Decoder, Encoder, Stream},
    schema::{Schema, ShortHash},
    snapshot::{Base, ShortDigest, Snapshot, State},
    text::{LONGEST_TEXT, MOST_TEXT, TextModel},
};
use crate::domain::{
    id::{CategoryOptionComboId, OrganisationUnitId, Uid},
    period::{Period, PeriodType},
    report::ReportKey,
};

/// The first year of a period id, and how many years there are.
const FIRST_YEAR: i32 = 1900;
const YEARS: u32 = 300;
/// How many more times than each of the others a report is monthly or weekly.
const MONTHLY: u16 = 40;
const WEEKLY: u16 = 16;
/// Nothing, unknown, a report.
const BASES: [u16; 4] = [0, 40, 44, 64];

/// The units and attribute option combos of a device, so that a packet can name them by their place.
///
/// They only ever grow at the end: a place never changes its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lists {
    /// The units.
    pub units: Vec<OrganisationUnitId>,
    /// The attribute option combos.
    pub combos: Vec<CategoryOptionComboId>,
}

/// A unit or combo as a packet names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<I> {
    /// By its place in the list.
    At(u32),
    /// By its UID.
    Uid(I),
}

/// What a report packet says before its cells; readable without the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which schema its cells were coded with.
    pub schema: ShortHash,
    /// The period.
    pub period: Period,
    /// The unit.
    pub unit: Named<OrganisationUnitId>,
    /// The attribute option combo.
    pub combo: Named<CategoryOptionComboId>,
    /// Counts confirmations.
    pub revision: u32,
    /// What it was based on.
    pub base: Base,
    /// The day on which it was confirmed.
    pub confirmed_on: NaiveDate,
    /// Who confirmed it.
    pub confirmed_by: Option<String>,
}

impl<K> Named<Uid<K>> {
    fn of(list: &[Uid<K>], uid: Uid<K>) -> Self {
        list.iter()
            .position(|other| *other == uid)
            .and_then(|place| u32::try_from(place).ok())
            .map_or(Self::Uid(uid), Self::At)
    }

    /// Returns the UID.
    ///
    /// # Errors
    /// [`WireError::UnknownPlace`] when the list is shorter than the device's.
    pub fn resolve(self, list: &[Uid<K>]) -> Result<Uid<K>, WireError> {
        match self {
            Self::Uid(uid) => Ok(uid),
            Self::At(place) => usize::try_from(place)
                .ok()
                .and_then(|place| list.get(place).copied())
                .ok_or(WireError::UnknownPlace(place)),
        }
    }

    fn code<S: Stream>(self, stream: &mut S) -> Result<Self, Malformed> {
        let (is_uid, place) = match self {
            Self::Uid(_) => (true, 0),
            Self::At(place) => (false, place),
        };
        if stream.bit(CERTAIN / 16, is_uid)? {
            let uid = match self {
                Self::Uid(uid) => Some(uid),
                Self::At(_) => None,
            };
            return code_uid(stream, uid).map(Self::Uid);
        }
        let place = stream.golomb(0, place.into())?;
        Ok(Self::At(u32::try_from(place).map_err(|_| Malformed)?))
    }
}

/// Codes a UID: a letter and ten letters or digits.
pub(super) fn code_uid<S: Stream, K>(
    stream: &mut S,
    uid: Option<Uid<K>>,
) -> Result<Uid<K>, Malformed> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let given = uid.map_or_else(|| "A".repeat(11), |uid| uid.to_string());
    let mut text = String::with_capacity(11);
    for (place, letter) in given.bytes().enumerate() {
        let total = if place == 0 { 52 } else { 62 };
        let index = LETTERS
            .iter()
            .position(|other| *other == letter)
            .unwrap_or_default();
        let index = stream.below(total, u32::try_from(index).map_err(|_| Malformed)?)?;
        let index = usize::try_from(index).map_err(|_| Malformed)?;
        text.push(
            LETTERS
                .get(index)
                .copied()
                .map(char::from)
                .ok_or(Malformed)?,
        );
    }
    Uid::parse(&text).map_err(|_| Malformed)
}

/// Codes a period: its type, and its number since 1900.
pub(super) fn code_period<S: Stream>(stream: &mut S, period: Period) -> Result<Period, Malformed> {
    let mut sum = 0;
    let scale: Vec<u16> = std::iter::once(0)
        .chain(PERIOD_TYPES.iter().map(|kind| {
            sum += match kind {
                PeriodType::Monthly => MONTHLY,
                PeriodType::Weekly => WEEKLY,
                _ => 1,
            };
            sum
        }))
        .collect();
    let kind = number_of(&PERIOD_TYPES, &period.period_type());
    let kind = stream.symbol(&scale, kind.into())?;
    let kind = *PERIOD_TYPES.get(kind).ok_or(Malformed)?;
    let a_year = a_year_has(kind);
    let years = u32::try_from(period.year() - FIRST_YEAR).unwrap_or_default();
    let given = years
        .saturating_mul(a_year)
        .saturating_add(period.number().saturating_sub(1));
    let number = stream.below(YEARS * a_year, given.min(YEARS * a_year - 1))?;
    let year = FIRST_YEAR + i32::try_from(number / a_year).map_err(|_| Malformed)?;
    Period::nth(kind, year, number % a_year + 1).ok_or(Malformed)
}

/// Returns the most periods of a type that a year can have.
fn a_year_has(kind: PeriodType) -> u32 {
    use PeriodType as T;
    match kind {
        T::Daily => 366,
        T::BiWeekly => 27,
        T::Monthly => 12,
        T::BiMonthly => 6,
        T::Quarterly | T::QuarterlyNov => 4,
        T::SixMonthly | T::SixMonthlyApril | T::SixMonthlyNov => 2,
        T::Yearly
        | T::FinancialFeb
        | T::FinancialApril
        | T::FinancialJuly
        | T::FinancialAug
        | T::FinancialSep
        | T::FinancialOct
        | T::FinancialNov => 1,
        _ if kind.is_week() => 53,
        _ => 366,
    }
}

impl Head {
    pub(super) fn of(snapshot: &Snapshot, schema: &Schema, lists: &Lists) -> Self {
        Self {
            schema: schema.hash().short(),
            period: snapshot.key.period,
            unit: Named::of(&lists.units, snapshot.key.organisation_unit),
            combo: Named::of(&lists.combos, snapshot.key.attribute_option_combo),
            revision: snapshot.revision,
            base: snapshot.base,
            confirmed_on: snapshot.confirmed_on,
            confirmed_by: snapshot.confirmed_by.clone(),
        }
    }

    /// A head to read over: everything in it is replaced.
    pub(super) fn empty() -> Self {
        let day = NaiveDate::default();
        Self {
            schema: ShortHash([0; 4]),
            period: Period::containing(PeriodType::Monthly, day),
            unit: Named::At(0),
            combo: Named::At(0),
            revision: 0,
            base: Base::Nothing,
            confirmed_on: day,
            confirmed_by: None,
        }
    }

    pub(super) fn code<S: Stream>(
        &self,
        stream: &mut S,
        texts: &mut TextModel,
    ) -> Result<Self, Malformed> {
        let schema = stream.bits(32, u32::from_be_bytes(self.schema.0).into())?;
        let schema = u32::try_from(schema).map_err(|_| Malformed)?;
        let period = code_period(stream, self.period)?;
        let unit = self.unit.code(stream)?;
        let combo = self.combo.code(stream)?;
        let revision = stream.golomb(0, self.revision.into())?;
        let base = code_base(stream, self.base)?;
        let late = (self.confirmed_on - period.last_day()).num_days();
        let confirmed_on = cell::date(stream, period.last_day(), 3, late)?;
        let confirmed_by = if stream.bit(CERTAIN / 2, self.confirmed_by.is_some())? {
            Some(texts.code(stream, self.confirmed_by.as_deref().unwrap_or_default())?)
        } else {
            None
        };
        Ok(Self {
            schema: ShortHash(schema.to_be_bytes()),
            period,
            unit,
            combo,
            revision: u32::try_from(revision).map_err(|_| Malformed)?,
            base,
            confirmed_on,
            confirmed_by,
        })
    }

    /// Returns which report this is; the data set comes from the schema.
    ///
    /// # Errors
    /// [`WireError::UnknownPlace`], [`WireError::OtherPeriodType`].
    pub fn key(&self, schema: &Schema, lists: &Lists) -> Result<ReportKey, WireError> {
        if self.period.period_type() != schema.parts().period_type {
            return Err(WireError::OtherPeriodType);
        }
        Ok(ReportKey {
            data_set: schema.parts().data_set,
            organisation_unit: self.unit.resolve(&lists.units)?,
            period: self.period,
            attribute_option_combo: self.combo.resolve(&lists.combos)?,
        })
    }
}

fn code_base<S: Stream>(stream: &mut S, base: Base) -> Result<Base, Malformed> {
    let (tag, digest) = match base {
        Base::Nothing => (0, 0),
        Base::Unknown => (1, 0),
        Base::Report(digest) => (2, u64::from_be_bytes(digest.0)),
    };
    Ok(match stream.symbol(&BASES, tag)? {
        0 => Base::Nothing,
        1 => Base::Unknown,
        _ => Base::Report(ShortDigest(stream.bits(64, digest)?.to_be_bytes())),
    })
}

/// Lays a snapshot out in the order of a schema, and makes sure that it can be told in its words.
fn lay_out<'a>(snapshot: &'a Snapshot, schema: &Schema) -> Result<Vec<Given<'a>>, WireError> {
    let parts = schema.parts();
    if snapshot.key.data_set != parts.data_set {
        return Err(WireError::OtherDataSet);
    }
    if snapshot.key.period.period_type() != parts.period_type {
        return Err(WireError::OtherPeriodType);
    }
    let first_day = snapshot.key.period.first_day();
    let mut room = Room { left: MOST_TEXT };
    room.take(snapshot.confirmed_by.as_deref().unwrap_or_default())?;
    let mut laid_out = vec![Given::BLANK; parts.cells.len()];
    // Both are sorted by identity: one walk through both finds every place.
    let mut places = schema.sorted();
    for (cell, item) in &snapshot.items {
        let place = places
            .find(|(other, _)| other >= cell)
            .filter(|(other, _)| other == cell)
            .map(|(_, place)| place);
        let (Some(place), Some(schema_cell)) = (place, place.and_then(|at| parts.cells.get(at)))
        else {
            return Err(WireError::NotInSchema(*cell));
        };
        match &item.state {
            State::NotAvailable(reason) if !parts.reasons.contains(reason) => {
                return Err(WireError::UnknownReason(number_of(&REASONS, reason)));
            }
            State::Given(text) => room.take(text)?,
            _ => {}
        }
        room.take(item.comment.as_deref().unwrap_or_default())?;
        if let Some(given) = laid_out.get_mut(place) {
            *given = Given::of(schema_cell, first_day, item);
        }
    }
    Ok(laid_out)
}

/// How many characters a message may still hold.
struct Room {
    left: usize,
}

impl Room {
    fn take(&mut self, text: &str) -> Result<(), WireError> {
        let count = text.chars().count();
        self.left = self.left.checked_sub(count).ok_or(WireError::TooLarge)?;
        if count > LONGEST_TEXT {
            return Err(WireError::TooLarge);
        }
        Ok(())
    }
}

/// Writes a report message behind its kind.
pub(super) fn write(
    mut encoder: Encoder,
    snapshot: &Snapshot,
    schema: &Schema,
    lists: &Lists,
) -> Result<Vec<u8>, WireError> {
    let laid_out = lay_out(snapshot, schema)?;
    let mut texts = TextModel::new();
    Head::of(snapshot, schema, lists).code(&mut encoder, &mut texts)?;
    let first_day = snapshot.key.period.first_day();
    body::code(&mut encoder, schema, first_day, &mut texts, &laid_out)?;
    encoder.bits(32, snapshot.check().into())?;
    Ok(encoder.finish())
}

/// Reads a report message behind its kind.
pub(super) fn read(
    mut decoder: Decoder,
    schema: &Schema,
    lists: &Lists,
) -> Result<Snapshot, WireError> {
    let mut texts = TextModel::new();
    let head = Head::empty().code(&mut decoder, &mut texts)?;
    if head.schema != schema.hash().short() {
        return Err(WireError::UnknownSchema(head.schema));
    }
    let key = head.key(schema, lists)?;
    let items = body::code(
        &mut decoder,
        schema,
        key.period.first_day(),
        &mut texts,
        &[],
    )?;
    let check = decoder.bits(32, 0)?;
    decoder.finish()?;
    let snapshot = Snapshot {
        key,
        revision: head.revision,
        base: head.base,
        confirmed_on: head.confirmed_on,
        confirmed_by: head.confirmed_by,
        items,
    };
    if check != u64::from(snapshot.check()) {
        return Err(WireError::OtherTable);
    }
    Ok(snapshot)
}
