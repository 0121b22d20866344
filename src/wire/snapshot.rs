//! A snapshot: one whole report as it travels, and its canonical form.
//!
//! A packet always carries all of a report, never a difference: whatever was lost before, the last one stands
//! alone. The digest speaks of the content by the identity of its cells, sorted, so that two versions of a form
//! agree about it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::codes::{REASONS, number_of};
use crate::domain::{
    form::Cell,
    report::{Report, ReportKey},
    value::{Entry, Reason, Value},
};

/// One whole report as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Which report.
    pub key: ReportKey,
    /// Counts confirmations; for display only.
    pub revision: u32,
    /// What it was based on.
    pub base: Base,
    /// The day on which a person confirmed it.
    pub confirmed_on: NaiveDate,
    /// Who confirmed it, where the facility sends that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
    /// The cells that are not simply blank.
    #[serde(with = "as_pairs")]
    pub items: BTreeMap<Cell, Item>,
}

/// The accepted report that a snapshot was based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The server had none, as far as the device knew.
    Nothing,
    /// The device could not know: it has only ever sent, never heard.
    Unknown,
    /// The one with this digest.
    Report(ShortDigest),
}

/// What travels of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// What it holds.
    pub state: State,
    /// The clerk's remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Marked to be looked at again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub follow_up: bool,
}

/// What a cell holds on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing.
    #[default]
    Blank,
    /// A value, as text.
    Given(String),
    /// No figure is to be had.
    NotAvailable(Reason),
    /// Nothing any more: a value was sent before, and the server must forget it.
    Withdrawn,
}

/// The SHA-256 of the content of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentDigest(pub [u8; 32]);

/// The first eight bytes of a [`ContentDigest`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShortDigest(pub [u8; 8]);

impl ContentDigest {
    /// Returns what a packet carries of it.
    pub fn short(self) -> ShortDigest {
        ShortDigest(*self.0.first_chunk().expect("32 bytes begin with 8"))
    }
}

impl Item {
    /// Makes an item of a state alone.
    pub fn of(state: State) -> Self {
        Self {
            state,
            ..Self::default()
        }
    }

    /// Makes what travels of an entry; the tally's parts and the mark of repetition stay at home.
    pub fn of_entry(entry: &Entry) -> Self {
        let state = match &entry.value {
            Value::Blank => State::Blank,
            Value::Given(text) => State::Given(text.clone()),
            Value::NotAvailable(reason) => State::NotAvailable(*reason),
        };
        Self {
            state,
            comment: entry.comment.clone(),
            follow_up: entry.follow_up,
        }
    }

    /// Tells whether a remark or a mark comes with the value.
    pub(super) fn has_remark(&self) -> bool {
        self.comment.is_some() || self.follow_up
    }
}

impl Snapshot {
    /// Makes the snapshot of a confirmed report; `withdrawn` are cells the server holds and the report no more.
    pub fn of(
        report: &Report,
        withdrawn: &BTreeSet<Cell>,
        base: Base,
        confirmed_on: NaiveDate,
    ) -> Self {
        let mut items: BTreeMap<Cell, Item> = report
            .entries
            .iter()
            .map(|(cell, entry)| (*cell, Item::of_entry(entry)))
            .filter(|(_, item)| *item != Item::default())
            .collect();
        for cell in withdrawn {
            let item = items.entry(*cell).or_default();
            if item.state == State::Blank {
                item.state = State::Withdrawn;
            }
        }
        Self {
            key: report.key,
            revision: report.revision,
            base,
            confirmed_on,
            confirmed_by: None,
            items,
        }
    }

    /// Returns the digest of the content: which report, and what its cells hold.
    ///
    /// When and by whom it was confirmed, its revision and its base do not count: the same figures sent again are
    /// the same content. A withdrawn cell is a blank one.
    pub fn digest(&self) -> ContentDigest {
        // One buffer, hashed at once: hundreds of small pieces would cost more than the hash.
        let mut bytes = Vec::with_capacity(128 + self.items.len() * 40);
        bytes.extend(b"daftar report 1\0");
        bytes.extend(self.key.data_set.as_str().as_bytes());
        bytes.extend(self.key.organisation_unit.as_str().as_bytes());
        text(&mut bytes, &self.key.period.id());
        bytes.extend(self.key.attribute_option_combo.as_str().as_bytes());
        for (cell, item) in &self.items {
            let (tag, value) = match &item.state {
                State::Blank | State::Withdrawn if !item.has_remark() => continue,
                State::Blank | State::Withdrawn => (0, ""),
                State::Given(value) => (1, value.as_str()),
                State::NotAvailable(reason) => (2 + number_of(&REASONS, reason), ""),
            };
            identity(&mut bytes, *cell);
            bytes.push(tag);
            text(&mut bytes, value);
            bytes.extend([u8::from(item.follow_up), u8::from(item.comment.is_some())]);
            text(&mut bytes, item.comment.as_deref().unwrap_or_default());
        }
        ContentDigest(Sha256::digest(bytes).into())
    }

    /// Returns the check that travels inside the seal: over everything, so that a wrong table is noticed.
    pub(super) fn check(&self) -> u32 {
        let mut bytes = Vec::with_capacity(128);
        bytes.extend(b"daftar check 1\0");
        bytes.extend(self.digest().0);
        bytes.extend(self.revision.to_be_bytes());
        let (tag, digest) = match self.base {
            Base::Nothing => (0, [0; 8]),
            Base::Unknown => (1, [0; 8]),
            Base::Report(digest) => (2, digest.0),
        };
        bytes.push(tag);
        bytes.extend(digest);
        bytes.extend(self.confirmed_on.num_days_from_ce().to_be_bytes());
        bytes.extend([u8::from(self.confirmed_by.is_some())]);
        text(&mut bytes, self.confirmed_by.as_deref().unwrap_or_default());
        for (cell, item) in &self.items {
            if item.state == State::Withdrawn {
                identity(&mut bytes, *cell);
            }
        }
        let digest: [u8; 32] = Sha256::digest(bytes).into();
        u32::from_be_bytes(*digest.first_chunk().expect("32 bytes begin with 4"))
    }
}

fn identity(bytes: &mut Vec<u8>, cell: Cell) {
    bytes.extend(cell.data_element.as_str().as_bytes());
    bytes.extend(cell.category_option_combo.as_str().as_bytes());
}

fn text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
    bytes.extend(text.as_bytes());
}

mod as_pairs {
    //! JSON keys are texts; a cell is two ids, so the map is written as a list of pairs.

    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Cell, Item};

    pub fn serialize<S: Serializer>(
        map: &BTreeMap<Cell, Item>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        map.iter().collect::<Vec<_>>().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Cell, Item>, D::Error> {
        Ok(Vec::<(Cell, Item)>::deserialize(deserializer)?
            .into_iter()
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{id::Uid, period::Period},
        wire::samples,
    };

    type Change = fn(&mut Snapshot);

    #[test]
    fn the_digest_is_of_the_content_alone() {
        let snapshot = samples::snapshot();
        let digest = snapshot.digest();
        let same: [Change; 4] = [
            |s| s.revision += 1,
            |s| s.base = Base::Unknown,
            |s| s.confirmed_by = Some("هدى".into()),
            |s| s.confirmed_on = s.confirmed_on.succ_opt().unwrap(),
        ];
        for change in same {
            let mut changed = snapshot.clone();
            change(&mut changed);
            assert_eq!(changed.digest(), digest);
            assert_ne!(changed.check(), snapshot.check());
        }
        let other: [Change; 4] = [
            |s| s.key.period = Period::parse("202412").unwrap(),
            |s| s.key.organisation_unit = Uid::parse("zzzzzzzzzzz").unwrap(),
            |s| s.items.values_mut().next().unwrap().follow_up ^= true,
            |s| s.items.values_mut().next().unwrap().comment = Some(String::new()),
        ];
        for change in other {
            let mut changed = snapshot.clone();
            change(&mut changed);
            assert_ne!(changed.digest(), digest);
            assert_ne!(changed.check(), snapshot.check());
        }
    }

    #[test]
    fn a_withdrawn_cell_is_blank_content_but_not_unchecked() {
        let mut snapshot = samples::snapshot();
        let cell = *snapshot.items.keys().next().unwrap();
        snapshot.items.insert(cell, Item::of(State::Withdrawn));
        let (digest, check) = (snapshot.digest(), snapshot.check());
        snapshot.items.remove(&cell);
        assert_eq!(snapshot.digest(), digest);
        assert_ne!(snapshot.check(), check);
    }

    #[test]
    fn a_value_may_not_pass_for_a_remark() {
        let with = |item: Item| {
            let mut snapshot = samples::snapshot();
            let cell = *snapshot.items.keys().next().unwrap();
            snapshot.items.insert(cell, item);
            snapshot.digest()
        };
        let value = Item::of(State::Given("12".into()));
        let remark = Item {
            comment: Some("12".into()),
            ..Item::default()
        };
        assert_ne!(with(value), with(remark));
    }
}
