//! The generic table: how likely each small number is where a certain one is expected.
//!
//! Made from a recipe in whole numbers rather than learnt from somebody's data: counts of a month scatter
//! like a negative binomial distribution, whatever the form. Four shapes tell how sure the expectation is. A
//! thirty-second part is spread far wider, so that a campaign month costs a few bits and not a hundred.
//! The recipe is part of the format (`docs/wire-format.md`); another one is another [`VERSION`].

use std::sync::LazyLock;

/// The version of this table and of all models beside it; covered by the hash of a schema.
pub(crate) const VERSION: u16 = 1;
/// Expectations: quarters of an octave, the first around 2^-4.
pub(crate) const EXPECTATIONS: usize = 34;
/// Numbers 0 to 62, and one for all that is more.
pub(crate) const NUMBERS: usize = 64;

/// How sure an expectation is: the shapes of the distribution, from a guess to a good estimate.
const SHAPES: [u32; 4] = [1, 2, 4, 8];
/// 2^(1/8), 2^(3/8), 2^(5/8) and 2^(7/8), in parts of 2^16.
const QUARTERS: [u64; 4] = [71_468, 84_990, 101_070, 120_194];
const ONE: u128 = 1 << 62;
const TOTAL: u128 = 1 << 15;

static TABLE: LazyLock<Vec<Vec<u16>>> = LazyLock::new(|| {
    SHAPES
        .into_iter()
        .flat_map(|shape| (0..EXPECTATIONS).map(move |expected| scale_of(shape, mean(expected))))
        .collect()
});

/// Returns the scale of an expectation; `sureness` 0 to 3.
pub(crate) fn scale(sureness: usize, expected: usize) -> &'static [u16] {
    let index = sureness.min(SHAPES.len() - 1) * EXPECTATIONS + expected.min(EXPECTATIONS - 1);
    TABLE.get(index).map(Vec::as_slice).unwrap_or_default()
}

/// Returns the middle of an expectation, in parts of 2^16.
fn mean(expected: usize) -> u64 {
    let quarter = QUARTERS.get(expected % 4).copied().unwrap_or_default();
    (quarter << (expected / 4)) >> 4
}

/// Returns the running sums of the shares of 0, 1, 2, …, in parts of 2^15.
fn scale_of(shape: u32, mean: u64) -> Vec<u16> {
    let shape = u128::from(shape);
    let mean = u128::from(mean);
    // Chances of one more, in parts of 2^32: of the distribution, and of the wide one beside it.
    let more = (mean << 32) / (mean + (shape << 16));
    let wide_more = ((2 * mean + (1 << 16)) << 32) / (2 * mean + (2 << 16));
    let mut part = (0..shape).fold(ONE, |part, _| (part * ((1 << 32) - more)) >> 32);
    let mut wide = (ONE * ((1 << 32) - wide_more)) >> 32;
    let mut scale = vec![0_u16];
    let mut sum = 0_u128;
    for number in 0..NUMBERS as u128 - 1 {
        let mixed = (31 * part + wide) >> 5;
        sum += 1 + ((mixed * (TOTAL - NUMBERS as u128)) >> 62);
        scale.push(u16::try_from(sum).unwrap_or_default());
        part = (part * (number + shape) / (number + 1) * more) >> 32;
        wide = (wide * wide_more) >> 32;
    }
    scale.push(u16::try_from(TOTAL).unwrap_or_default());
    scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_share() {
        for sureness in 0..4 {
            for expected in 0..EXPECTATIONS {
                let scale = scale(sureness, expected);
                assert_eq!(scale.len(), NUMBERS + 1);
                assert!(
                    scale.windows(2).all(|pair| pair[0] < pair[1]),
                    "{sureness} {expected}"
                );
                assert_eq!(scale[NUMBERS], 1 << 15);
            }
        }
    }

    #[test]
    fn the_most_likely_number_lies_near_the_expected_one() {
        for expected in 20..EXPECTATIONS {
            let scale = scale(3, expected);
            let shares: Vec<u16> = scale.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let likeliest = (0..63).max_by_key(|number| shares[*number]).unwrap() as u64;
            let mean = mean(expected) >> 16;
            assert!(
                likeliest <= mean && likeliest + 2 >= mean * 7 / 8,
                "{likeliest} for {mean}"
            );
        }
    }
}
