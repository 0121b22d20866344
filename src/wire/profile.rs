//! The profile of a form: what size of number each cell holds in the whole country.
//!
//! One byte a cell, an eighth of an octave a step. It travels in the bundle, never with a report.

use serde::{Deserialize, Serialize};

use super::expectation::logarithm;

/// The byte of a cell of which nothing is known.
pub(super) const UNKNOWN: u8 = 0;
/// The byte of a cell where 1 is expected.
const ONE: i64 = 32;
/// Parts of an octave (of 256) in one step.
const STEP: i64 = 32;

/// What size of number is expected in each cell of a schema, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Profile {
    sizes: Vec<u8>,
}

/// All that was seen in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// The sum of its numbers.
    pub sum: u64,
    /// How many numbers there were; blank cells do not count.
    pub count: u64,
}

impl Profile {
    /// Makes a profile of the bytes as they are written in a bundle.
    pub fn of_bytes(sizes: Vec<u8>) -> Self {
        Self { sizes }
    }

    /// Makes a profile of what was seen, a cell at a time in the order of the schema.
    pub fn of(cells: impl IntoIterator<Item = Seen>) -> Self {
        Self {
            sizes: cells.into_iter().map(size_of).collect(),
        }
    }

    /// Returns one byte for each cell.
    pub fn bytes(&self) -> &[u8] {
        &self.sizes
    }
}

fn size_of(seen: Seen) -> u8 {
    if seen.count == 0 {
        return UNKNOWN;
    }
    let mean = (u128::from(seen.sum) << 16) / u128::from(seen.count);
    let mean = u64::try_from(mean).unwrap_or(u64::MAX);
    let size = (logarithm(mean) - 16 * 256 + STEP / 2).div_euclid(STEP) + ONE;
    u8::try_from(size.clamp(1, 255)).unwrap_or(UNKNOWN)
}

/// Returns the logarithm of what is expected in a cell, in parts of 256.
pub(super) fn logarithm_of(size: u8) -> i64 {
    (i64::from(size) - ONE) * STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_an_eighth_of_an_octave() {
        let cases = [
            (0, 0, 0),
            (0, 9, 1),
            (1, 16, 1),
            (1, 1, 32),
            (20, 10, 40),
            (1_024, 1, 112),
            (u64::MAX, 1, 255),
        ];
        for (sum, count, size) in cases {
            assert_eq!(size_of(Seen { sum, count }), size, "{sum}/{count}");
        }
        assert_eq!(logarithm_of(40), 256);
    }
}
