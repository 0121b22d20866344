//! The cells of a report as bits: presence, state, value and remark, cell by cell in schema order.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Malformed,
    cell::{Plain, ValueModel},
    expectation::Expectation,
    learn::Chance,
    range::{CERTAIN, Stream},
    schema::{Schema, SchemaCell},
    snapshot::{Item, State},
    text::TextModel,
};
use crate::domain::{form::Cell, value::Reason};

/// How likely a report is to use one of the rarer features.
const RARE: u32 = CERTAIN / 4;

/// A cell as it is to be written: what it holds, and its value as its type has it, unless it is odd.
#[derive(Debug, Clone)]
pub(super) struct Given<'a> {
    item: &'a Item,
    plain: Option<Plain<'a>>,
}

static BLANK: Item = Item {
    state: State::Blank,
    comment: None,
    follow_up: false,
};

impl Given<'static> {
    /// A cell of which there is nothing to write, or that is to be read.
    pub(super) const BLANK: Self = Self {
        item: &BLANK,
        plain: None,
    };
}

impl<'a> Given<'a> {
    pub(super) fn of(cell: &SchemaCell, period: NaiveDate, item: &'a Item) -> Self {
        let plain = match &item.state {
            State::Given(value) => Plain::of(cell, period, value),
            _ => None,
        };
        Self { item, plain }
    }
}

/// Which of the rarer things a report holds; what it does not hold costs nothing in its cells.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent things a report may hold or not"
)]
struct Features {
    not_available: bool,
    withdrawn: bool,
    odd: bool,
    remarks: bool,
}

impl Features {
    fn of(given: &[Given]) -> Self {
        let has = |wanted: fn(&Given) -> bool| given.iter().any(wanted);
        Self {
            not_available: has(|given| matches!(given.item.state, State::NotAvailable(_))),
            withdrawn: has(|given| given.item.state == State::Withdrawn),
            odd: has(|given| given.plain.is_none() && matches!(given.item.state, State::Given(_))),
            remarks: has(|given| given.item.has_remark()),
        }
    }

    fn code<S: Stream>(self, stream: &mut S) -> Result<Self, Malformed> {
        Ok(Self {
            not_available: stream.bit(RARE, self.not_available)?,
            withdrawn: stream.bit(RARE, self.withdrawn)?,
            odd: stream.bit(RARE, self.odd)?,
            remarks: stream.bit(RARE, self.remarks)?,
        })
    }
}

/// What is learnt about a report besides its numbers.
struct Body<'a> {
    schema: &'a Schema,
    period: NaiveDate,
    features: Features,
    expectation: Expectation<'a>,
    values: ValueModel,
    odd: Chance,
    /// That a cell without a value is more than blank, after one that was not and after one that was.
    special: [Chance; 2],
    is_withdrawn: Chance,
    same_reason: Chance,
    has_remark: Chance,
    has_comment: Chance,
    was_special: bool,
    last_reason: usize,
}

/// Codes the cells of a report; `period` is the first day of its period.
///
/// The caller has made sure that there is something given for every cell of the schema, or, to read, nothing at all;
/// and that every reason stands in the schema's list. What a writer gets back is of no meaning.
pub(super) fn code<S: Stream>(
    stream: &mut S,
    schema: &Schema,
    period: NaiveDate,
    texts: &mut TextModel,
    given: &[Given],
) -> Result<BTreeMap<Cell, Item>, Malformed> {
    let features = Features::of(given).code(stream)?;
    let profile = schema.parts().profile.as_ref();
    let mut body = Body {
        schema,
        period,
        features,
        expectation: Expectation::new(profile.map(super::Profile::bytes), schema.columns()),
        values: ValueModel::new(),
        odd: Chance::of(4),
        special: [Chance::of(6), Chance::of(48)],
        is_withdrawn: Chance::of(32),
        same_reason: Chance::of(48),
        has_remark: Chance::of(4),
        has_comment: Chance::of(48),
        was_special: false,
        last_reason: 0,
    };
    let mut coded = vec![
        None;
        if S::READS {
            schema.parts().cells.len()
        } else {
            0
        }
    ];
    let mut places = coded.iter_mut();
    let mut given = given.iter();
    for (index, (cell, column, begins_row)) in schema.laid_out().enumerate() {
        let given = given.next().unwrap_or(&Given::BLANK);
        body.expectation.go(index, column, begins_row);
        let item = Item {
            state: body.state(stream, cell, column, texts, given)?,
            ..body.remark(stream, texts, given.item)?
        };
        if let Some(place) = places.next()
            && item != BLANK
        {
            *place = Some(item);
        }
    }
    // Sorted already, so that the map is made in one go.
    let mut read = Vec::new();
    for (cell, place) in schema.sorted() {
        let item = coded.get_mut(place).and_then(Option::take);
        read.extend(item.map(|item| (cell, item)));
    }
    Ok(read.into_iter().collect())
}

impl Body<'_> {
    fn state<S: Stream>(
        &mut self,
        stream: &mut S,
        cell: &SchemaCell,
        column: usize,
        texts: &mut TextModel,
        given: &Given,
    ) -> Result<State, Malformed> {
        let value = match &given.item.state {
            State::Given(value) => Some(value.as_str()),
            _ => None,
        };
        if !self.expectation.filled(stream, value.is_some())? {
            return self.without_value(stream, &given.item.state);
        }
        self.was_special = false;
        let plain = given.plain.clone();
        if self.features.odd && self.odd.code(stream, plain.is_none())? {
            return Ok(State::Given(texts.code(stream, value.unwrap_or_default())?));
        }
        let models = (&mut self.expectation, texts);
        let place = (cell, column, self.period);
        Ok(State::Given(
            self.values.code(stream, place, models, plain)?,
        ))
    }

    fn without_value<S: Stream>(
        &mut self,
        stream: &mut S,
        given: &State,
    ) -> Result<State, Malformed> {
        let features = self.features;
        if !features.not_available && !features.withdrawn {
            return Ok(State::Blank);
        }
        let [usually, after_special] = &mut self.special;
        let chance = if self.was_special {
            after_special
        } else {
            usually
        };
        self.was_special = chance.code(stream, *given != State::Blank)?;
        if !self.was_special {
            return Ok(State::Blank);
        }
        let is_withdrawn = if features.not_available && features.withdrawn {
            self.is_withdrawn.code(stream, *given == State::Withdrawn)?
        } else {
            features.withdrawn
        };
        if is_withdrawn {
            return Ok(State::Withdrawn);
        }
        let reasons = self.schema.parts().reasons.as_slice();
        let reason = match given {
            State::NotAvailable(reason) => reasons.iter().position(|other| other == reason),
            _ => None,
        };
        self.reason(stream, reason.unwrap_or_default())
            .map(State::NotAvailable)
    }

    fn reason<S: Stream>(&mut self, stream: &mut S, reason: usize) -> Result<Reason, Malformed> {
        let reasons = self.schema.parts().reasons.as_slice();
        if !self.same_reason.code(stream, reason == self.last_reason)? {
            let total = u32::try_from(reasons.len()).map_err(|_| Malformed)?;
            if total == 0 {
                return Err(Malformed);
            }
            let reason = stream.below(total, u32::try_from(reason).map_err(|_| Malformed)?)?;
            self.last_reason = usize::try_from(reason).map_err(|_| Malformed)?;
        }
        reasons.get(self.last_reason).copied().ok_or(Malformed)
    }

    fn remark<S: Stream>(
        &mut self,
        stream: &mut S,
        texts: &mut TextModel,
        given: &Item,
    ) -> Result<Item, Malformed> {
        let mut item = Item::default();
        if self.features.remarks && self.has_remark.code(stream, given.has_remark())? {
            item.follow_up = stream.bit(CERTAIN / 2, given.follow_up)?;
            if self.has_comment.code(stream, given.comment.is_some())? {
                let comment = given.comment.as_deref().unwrap_or_default();
                item.comment = Some(texts.code(stream, comment)?);
            }
        }
        Ok(item)
    }
}
