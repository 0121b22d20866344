//! What is expected in the next cell, from the form's profile and from the cells already coded.
//!
//! Three factors are learnt on the way: how large the facility is, how this row compares with its profile, and
//! how this column does. Each weighs what came against what was thought, in a way that lets no single large
//! figure drown the rest. All in whole numbers: logarithms to base 2 in parts of 256.

use super::{
    Malformed,
    learn::Chance,
    profile::{self, UNKNOWN},
    range::Stream,
    table::{self, NUMBERS},
};

/// Logarithms are counted in this many parts.
const OCTAVE: i64 = 256;
/// The lowest and highest expectation, 2^-4 and 2^28.
const LOWEST: i64 = -4 * OCTAVE;
const HIGHEST: i64 = 28 * OCTAVE;
/// Above this the lowest bits of a number carry no information, and are written as they are.
const PLAIN_FROM: i64 = 4 * OCTAVE + OCTAVE / 2;
/// What is thought of a cell without a profile: 8.
const GUESS: i64 = 3 * OCTAVE;
/// A figure beyond this teaches no more than this.
const LARGEST_LESSON: u64 = 1 << 31;

/// What came and what was thought, in parts of 256, and how much one cell may weigh.
#[derive(Debug, Clone, Copy)]
struct Evidence {
    came: u64,
    thought: u64,
    most: u64,
    /// The logarithm of the factor.
    factor: i64,
}

impl Evidence {
    /// Begins with the belief that the factor is 1, as strong as `belief` (parts of 256).
    fn of(belief: u64, most: u64) -> Self {
        Self {
            came: belief,
            thought: belief,
            most,
            factor: 0,
        }
    }

    /// Learns from a number that came where `expected` was thought, this factor included.
    fn learn(&mut self, expected: i64, number: u64) {
        let without = (expected - self.factor).clamp(LOWEST, HIGHEST);
        let most = self.most * 256;
        // The weight falls as the expectation grows: a large figure scatters by its own size.
        let weight = (most << 16) / (most + power(expected));
        self.came += (number.min(LARGEST_LESSON) * 256 * weight) >> 16;
        self.thought += (power(without) * weight) >> 16;
        self.factor = logarithm(self.came) - logarithm(self.thought);
    }
}

/// Returns the logarithm of a number from 1 on: exact for powers of two, on straight lines between.
pub(super) fn logarithm(number: u64) -> i64 {
    let number = number.max(1);
    let whole = number.ilog2();
    let above = number - (1 << whole);
    let part = if whole < 8 {
        above << (8 - whole)
    } else {
        above >> (whole - 8)
    };
    i64::from(whole) * OCTAVE + i64::try_from(part).unwrap_or_default()
}

/// Returns the number of a logarithm, in parts of 256: the inverse of [`logarithm`].
fn power(logarithm: i64) -> u64 {
    let mantissa = u64::try_from(OCTAVE + logarithm.rem_euclid(OCTAVE)).unwrap_or_default();
    let whole = logarithm.div_euclid(OCTAVE);
    match u32::try_from(whole) {
        Ok(left) => mantissa << left.min(48),
        Err(_) => mantissa >> whole.unsigned_abs().min(63),
    }
}

/// The chances that a cell is filled, of 64: by how many before it in its row were blank (0, 1, more), how many
/// were filled (0, 1, more), and how much is expected (below 0.84, 1.4, 4, above).
const FILLED: [[[u32; 4]; 3]; 3] = [
    [[26, 34, 50, 53], [30, 44, 57, 59], [30, 45, 58, 60]],
    [[24, 25, 22, 22], [29, 38, 51, 58], [31, 34, 57, 60]],
    [[18, 9, 5, 5], [26, 32, 29, 28], [30, 38, 48, 54]],
];

/// What is known so far.
#[derive(Debug)]
pub(super) struct Expectation<'a> {
    profile: Option<&'a [u8]>,
    size: Evidence,
    row: Evidence,
    columns: Vec<Evidence>,
    /// Of the cells before in this row: blank ones, and numbers.
    blank: usize,
    filled: usize,
    chances: Vec<Chance>,
    /// Of the next cell.
    here: i64,
    is_known: bool,
}

impl<'a> Expectation<'a> {
    pub(super) fn new(profile: Option<&'a [u8]>, columns: usize) -> Self {
        let column = match profile {
            Some(_) => Evidence::of(64 * 256, 2),
            None => Evidence::of(8 * 256, 2),
        };
        Self {
            profile,
            size: Evidence::of(4 * 256, 2),
            row: Evidence::of(256, 8),
            columns: vec![column; columns],
            blank: 0,
            filled: 0,
            chances: FILLED
                .iter()
                .flatten()
                .flatten()
                .copied()
                .map(Chance::of)
                .collect(),
            here: GUESS,
            is_known: false,
        }
    }

    /// Goes to a cell; `begins_row` where another data element begins.
    pub(super) fn go(&mut self, cell: usize, column: usize, begins_row: bool) {
        let known = self
            .profile
            .and_then(|profile| profile.get(cell).copied())
            .filter(|size| *size != UNKNOWN);
        if begins_row {
            // Without a profile, next to nothing is believed of a row before its first figure.
            self.row = match known {
                Some(_) => Evidence::of(6 * 256, 8),
                None => Evidence::of(154, 8),
            };
            self.blank = 0;
            self.filled = 0;
        }
        self.is_known = known.is_some();
        let base = known.map_or(GUESS, profile::logarithm_of);
        let column = self.columns.get(column).map_or(0, |column| column.factor);
        self.here = (base + self.size.factor + self.row.factor + column).clamp(LOWEST, HIGHEST);
    }

    /// Codes whether the cell is filled.
    pub(super) fn filled<S: Stream>(
        &mut self,
        stream: &mut S,
        is_filled: bool,
    ) -> Result<bool, Malformed> {
        let expected = match self.here {
            ..-64 => 0,
            -64..128 => 1,
            128..512 => 2,
            _ => 3,
        };
        let context = (self.blank.min(2) * 3 + self.filled.min(2)) * 4 + expected;
        let chance = self.chances.get_mut(context).ok_or(Malformed)?;
        let is_filled = chance.code(stream, is_filled)?;
        if is_filled {
            self.filled += 1;
        } else {
            self.blank += 1;
        }
        Ok(is_filled)
    }

    /// Codes a number of the cell and learns from it.
    pub(super) fn number<S: Stream>(
        &mut self,
        stream: &mut S,
        column: usize,
        number: u64,
    ) -> Result<u64, Malformed> {
        const MORE: u64 = NUMBERS as u64 - 1;
        let mut plain = 0;
        let mut expected = self.here;
        while expected >= PLAIN_FROM {
            expected -= OCTAVE;
            plain += 1;
        }
        let sureness = match (self.is_known, self.filled) {
            (true, ..=1) => 2,
            (true, _) => 3,
            (false, ..=1) => 0,
            (false, 2) => 1,
            (false, _) => 2,
        };
        let bucket = usize::try_from((expected - LOWEST) / 64).unwrap_or_default();
        let high = number >> plain;
        let symbol = usize::try_from(high.min(MORE)).unwrap_or_default();
        let symbol = stream.symbol(table::scale(sureness, bucket), symbol)?;
        let mut high = if symbol == NUMBERS - 1 {
            MORE + stream.golomb(0, high.saturating_sub(MORE))?
        } else {
            u64::try_from(symbol).unwrap_or_default()
        };
        if high.leading_zeros() <= plain {
            return Err(Malformed);
        }
        high <<= plain;
        let number = high + stream.bits(plain, number & ((1 << plain) - 1))?;
        let here = self.here;
        self.size.learn(here, number);
        self.row.learn(here, number);
        if let Some(column) = self.columns.get_mut(column) {
            column.learn(here, number);
        }
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::range::{Decoder, Encoder};

    #[test]
    fn logarithms_and_their_inverse() {
        for (number, expected) in [
            (1, 0),
            (2, 256),
            (3, 384),
            (1 << 40, 40 * 256),
            (u64::MAX, 16_383),
        ] {
            assert_eq!(logarithm(number), expected, "{number}");
        }
        assert_eq!(power(0), 256);
        assert_eq!(power(128), 384);
        assert_eq!(power(-256), 128);
        assert_eq!(power(-1024), 16);
    }

    #[test]
    fn any_number_comes_back_whatever_was_expected() {
        let numbers = [
            0,
            1,
            62,
            63,
            64,
            5_000,
            2_147_483_648,
            (1 << 62) - 1,
            0,
            3,
            1 << 55,
            7,
        ];
        for profile in [None, Some([255_u8; 12]), Some([1; 12]), Some([0; 12])] {
            let code = |stream: &mut dyn FnMut(&mut Expectation, usize)| {
                let mut expectation =
                    Expectation::new(profile.as_ref().map(<[u8; 12]>::as_slice), 4);
                for cell in 0..12 {
                    expectation.go(cell, cell % 4, cell % 4 == 0);
                    stream(&mut expectation, cell);
                }
            };
            let mut encoder = Encoder::new();
            code(&mut |expectation, cell| {
                assert_eq!(expectation.filled(&mut encoder, cell != 5), Ok(cell != 5));
                expectation
                    .number(&mut encoder, cell % 4, numbers[cell])
                    .unwrap();
            });
            let bytes = encoder.finish();
            let mut decoder = Decoder::new(&bytes);
            code(&mut |expectation, cell| {
                assert_eq!(expectation.filled(&mut decoder, false), Ok(cell != 5));
                assert_eq!(
                    expectation.number(&mut decoder, cell % 4, 0),
                    Ok(numbers[cell])
                );
            });
            decoder.finish().unwrap();
        }
    }
}
