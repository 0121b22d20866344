//! The schema: what both ends must know before a report can be read.
//!
//! Names, translations, checks and layout are no part of it: a corrected translation is no other schema, and no
//! gateway has to learn it. The hash covers all that changes the meaning of the bytes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{
    codes::{PERIOD_TYPES, REASONS, VALUE_TYPES, number_of},
    profile::Profile,
    table,
};
use crate::domain::{
    form::{Cell, Form},
    id::{CategoryOptionComboId, DataSetId},
    period::PeriodType,
    value::{Reason, ValueType},
};

/// The most cells of a schema: seventy times a large form.
pub const MOST_CELLS: usize = 16_384;
/// The most options of one cell.
pub const MOST_OPTIONS: usize = 65_535;

/// One enterable cell, as the wire sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaCell {
    /// Its identity.
    pub cell: Cell,
    /// What it holds.
    pub value_type: ValueType,
    /// The codes of its choices, in order; nothing where it is no choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<String>>,
}

/// The ordered cells of a form version, with all that gives their bytes a meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Schema {
    parts: Parts,
    /// For each cell its column, and whether it begins a row.
    layout: Vec<(usize, bool)>,
    columns: usize,
    /// The cells by identity, each with its place.
    sorted: Vec<(Cell, usize)>,
    hash: SchemaHash,
}

/// What a schema is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// The form.
    pub data_set: DataSetId,
    /// The type of its periods.
    pub period_type: PeriodType,
    /// The reasons why a figure is not available, in order.
    pub reasons: Vec<Reason>,
    /// The cells, in form order.
    pub cells: Vec<SchemaCell>,
    /// What size of number each cell holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
}

/// Why something is no schema.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotASchema {
    /// More than [`MOST_CELLS`], or a cell with more than [`MOST_OPTIONS`].
    #[error("too many cells or options")]
    TooLarge,
    /// A cell stands in it twice.
    #[error("cell {0:?} twice")]
    Twice(Cell),
    /// The profile is of another form.
    #[error("{profile} sizes for {cells} cells")]
    OtherProfile {
        /// Bytes of the profile.
        profile: usize,
        /// Cells of the schema.
        cells: usize,
    },
}

/// The SHA-256 of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaHash(pub [u8; 32]);

/// The first four bytes of a [`SchemaHash`], as a packet carries them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortHash(pub [u8; 4]);

impl SchemaHash {
    /// Returns what a packet carries of it.
    pub fn short(self) -> ShortHash {
        ShortHash(*self.0.first_chunk().expect("32 bytes begin with 4"))
    }
}

/// Two schemas that a packet could not tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("schemas of {first} and {second} share {short:02x?}")]
pub struct Collision {
    /// The form of one.
    pub first: DataSetId,
    /// The form of the other.
    pub second: DataSetId,
    /// What they share.
    pub short: ShortHash,
}

/// Tells whether all schemas ever issued can be told apart by their short hashes; the same one twice is fine.
///
/// # Errors
/// [`Collision`]; a bundle that would bring one about must not be built.
pub fn collide<'a>(schemas: impl IntoIterator<Item = &'a Schema>) -> Result<(), Collision> {
    let hashes = schemas.into_iter().map(|s| (s.parts.data_set, s.hash));
    first_collision(hashes)
}

fn first_collision(hashes: impl Iterator<Item = (DataSetId, SchemaHash)>) -> Result<(), Collision> {
    let mut known: BTreeMap<ShortHash, (DataSetId, SchemaHash)> = BTreeMap::new();
    for (second, hash) in hashes {
        let short = hash.short();
        let (first, other) = *known.entry(short).or_insert((second, hash));
        if other != hash {
            return Err(Collision {
                first,
                second,
                short,
            });
        }
    }
    Ok(())
}

impl Schema {
    /// Makes the schema of a form.
    ///
    /// # Errors
    /// [`NotASchema`].
    pub fn of(form: &Form, profile: Option<Profile>) -> Result<Self, NotASchema> {
        let cells = form
            .enterable()
            .filter_map(|(place, cell)| {
                let row = form.row_at(place)?;
                let options = row.option_set.map(|set| {
                    let options = form.option_sets.get(&set);
                    let codes = options
                        .into_iter()
                        .flatten()
                        .map(|option| option.code.clone());
                    codes.collect()
                });
                Some(SchemaCell {
                    cell,
                    value_type: row.value_type,
                    options,
                })
            })
            .collect();
        Self::try_from(Parts {
            data_set: form.id,
            period_type: form.period_type,
            reasons: Reason::ALL.into(),
            cells,
            profile,
        })
    }

    /// Returns what it is made of.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Returns its hash.
    pub fn hash(&self) -> SchemaHash {
        self.hash
    }

    /// Returns how many different columns it has.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Returns its cells by identity, each with its place in form order.
    pub(super) fn sorted(&self) -> impl Iterator<Item = (Cell, usize)> {
        self.sorted.iter().copied()
    }

    /// Returns its cells, each with its column and whether it begins a row.
    pub(super) fn laid_out(&self) -> impl Iterator<Item = (&SchemaCell, usize, bool)> {
        let layout = self.layout.iter().copied();
        self.parts
            .cells
            .iter()
            .zip(layout)
            .map(|(cell, (column, begins))| (cell, column, begins))
    }
}

impl TryFrom<Parts> for Schema {
    type Error = NotASchema;

    fn try_from(parts: Parts) -> Result<Self, NotASchema> {
        let many_options = |cell: &SchemaCell| {
            cell.options
                .as_ref()
                .is_some_and(|options| options.len() > MOST_OPTIONS)
        };
        if parts.cells.len() > MOST_CELLS || parts.cells.iter().any(many_options) {
            return Err(NotASchema::TooLarge);
        }
        if let Some(profile) = &parts.profile
            && profile.bytes().len() != parts.cells.len()
        {
            return Err(NotASchema::OtherProfile {
                profile: profile.bytes().len(),
                cells: parts.cells.len(),
            });
        }
        let mut sorted: Vec<(Cell, usize)> = parts
            .cells
            .iter()
            .zip(0..)
            .map(|(cell, place)| (cell.cell, place))
            .collect();
        sorted.sort_unstable();
        for pair in sorted.windows(2) {
            if let [(first, _), (second, _)] = pair
                && first == second
            {
                return Err(NotASchema::Twice(*first));
            }
        }
        let (layout, columns) = layout_of(&parts.cells);
        let hash = hash_of(&parts);
        Ok(Self {
            parts,
            layout,
            columns,
            sorted,
            hash,
        })
    }
}

impl From<Schema> for Parts {
    fn from(schema: Schema) -> Self {
        schema.parts
    }
}

/// Numbers the columns in the order in which their combos come; a row is a run of one data element.
fn layout_of(cells: &[SchemaCell]) -> (Vec<(usize, bool)>, usize) {
    let mut columns: BTreeMap<CategoryOptionComboId, usize> = BTreeMap::new();
    let mut before = None;
    let layout = cells
        .iter()
        .map(|cell| {
            let next = columns.len();
            let column = *columns
                .entry(cell.cell.category_option_combo)
                .or_insert(next);
            let begins = before.replace(cell.cell.data_element) != Some(cell.cell.data_element);
            (column, begins)
        })
        .collect();
    (layout, columns.len())
}

fn hash_of(parts: &Parts) -> SchemaHash {
    let mut hash = Sha256::new();
    hash.update(b"daftar schema 1\0");
    hash.update(table::VERSION.to_be_bytes());
    hash.update(parts.data_set.as_str());
    hash.update([number_of(&PERIOD_TYPES, &parts.period_type)]);
    count(&mut hash, parts.reasons.len());
    for reason in &parts.reasons {
        hash.update([number_of(&REASONS, reason)]);
    }
    count(&mut hash, parts.cells.len());
    for cell in &parts.cells {
        hash.update(cell.cell.data_element.as_str());
        hash.update(cell.cell.category_option_combo.as_str());
        hash.update([number_of(&VALUE_TYPES, &cell.value_type)]);
        hash.update([u8::from(cell.options.is_some())]);
        let options = cell.options.as_deref().unwrap_or_default();
        count(&mut hash, options.len());
        for option in options {
            count(&mut hash, option.len());
            hash.update(option);
        }
    }
    hash.update([u8::from(parts.profile.is_some())]);
    if let Some(profile) = &parts.profile {
        hash.update(profile.bytes());
    }
    SchemaHash(hash.finalize().into())
}

fn count(hash: &mut Sha256, count: usize) {
    hash.update(u32::try_from(count).unwrap_or(u32::MAX).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{DataElementId, Uid};

    fn uid<K>(n: usize) -> Uid<K> {
        Uid::parse(&format!("a{n:010}")).unwrap()
    }

    fn parts() -> Parts {
        let cell = |row: usize, column: usize| SchemaCell {
            cell: Cell {
                data_element: uid(row),
                category_option_combo: uid(column),
            },
            value_type: ValueType::IntegerZeroOrPositive,
            options: None,
        };
        Parts {
            data_set: uid(7),
            period_type: PeriodType::Monthly,
            reasons: Reason::ALL.into(),
            cells: vec![cell(1, 1), cell(1, 2), cell(2, 1), cell(3, 3)],
            profile: None,
        }
    }

    fn hash(parts: Parts) -> SchemaHash {
        Schema::try_from(parts).unwrap().hash()
    }

    type Change = fn(&mut Parts);

    #[test]
    fn everything_that_changes_the_bytes_changes_the_hash() {
        let changes: [Change; 11] = [
            |_| {},
            |p| p.data_set = uid(8),
            |p| p.period_type = PeriodType::Weekly,
            |p| p.reasons.swap(0, 1),
            |p| p.reasons.truncate(3),
            |p| p.cells.swap(0, 1),
            |p| p.cells[0].cell.data_element = DataElementId::parse("b1234567890").unwrap(),
            |p| p.cells[0].value_type = ValueType::Integer,
            |p| p.cells[0].options = Some(vec!["a".into(), "b".into()]),
            |p| p.cells[0].options = Some(vec!["b".into(), "a".into()]),
            |p| p.profile = Some(Profile::of_bytes(vec![1, 2, 3, 4])),
        ];
        let mut hashes: Vec<_> = changes
            .iter()
            .map(|change| {
                let mut other = parts();
                change(&mut other);
                hash(other)
            })
            .collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), changes.len());
    }

    #[test]
    fn rows_and_columns_are_found() {
        let schema = Schema::try_from(parts()).unwrap();
        let layout: Vec<_> = schema
            .laid_out()
            .map(|(_, column, begins)| (column, begins))
            .collect();
        assert_eq!(layout, [(0, true), (1, false), (0, true), (2, true)]);
        assert_eq!(schema.columns(), 3);
    }

    #[test]
    fn what_contradicts_itself_is_no_schema() {
        let mut twice = parts();
        twice.cells[3] = twice.cells[0].clone();
        let cell = twice.cells[0].cell;
        assert_eq!(Schema::try_from(twice), Err(NotASchema::Twice(cell)));
        let mut other = parts();
        other.profile = Some(Profile::of_bytes(vec![1]));
        assert_eq!(
            Schema::try_from(other),
            Err(NotASchema::OtherProfile {
                profile: 1,
                cells: 4
            })
        );
    }

    #[test]
    fn a_collision_is_found_and_the_same_schema_twice_is_none() {
        let hash = |last| {
            let mut bytes = [5; 32];
            bytes[31] = last;
            SchemaHash(bytes)
        };
        let found = |hashes: &[(usize, u8)]| {
            first_collision(hashes.iter().map(|(form, last)| (uid(*form), hash(*last))))
        };
        assert_eq!(found(&[(1, 1), (1, 1)]), Ok(()));
        assert_eq!(
            found(&[(1, 1), (2, 2)]),
            Err(Collision {
                first: uid(1),
                second: uid(2),
                short: ShortHash([5; 4])
            })
        );
        assert_eq!(collide([&Schema::try_from(parts()).unwrap()]), Ok(()));
    }

    #[test]
    fn a_schema_goes_through_json() {
        let schema = Schema::try_from(parts()).unwrap();
        let json = serde_json::to_string(&schema).unwrap();
        assert_eq!(serde_json::from_str::<Schema>(&json).unwrap(), schema);
        let twice = json.replace("a0000000002", "a0000000001");
        assert!(serde_json::from_str::<Schema>(&twice).is_err());
    }
}
