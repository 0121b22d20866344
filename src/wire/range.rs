//! A range coder in whole numbers: the same bytes on every machine.
//!
//! Encoder and decoder are two [`Stream`]s with the same calls, so that one function describes a format in
//! both directions: the encoder writes what it is given and returns it, the decoder ignores it and returns what
//! it read. What is written and what is read can then never drift apart.

use super::Malformed;

/// The chances of a yes-or-no are counted in this many parts.
pub(crate) const CERTAIN: u32 = 1 << 16;
const LOWEST_RANGE: u64 = 1 << 56;
/// How many bytes the decoder may look beyond the end: as many as it reads before the first choice.
const BEYOND: u32 = 8;

/// One direction of the coder.
pub(crate) trait Stream {
    /// What it returns is new: a writer's caller has it already, and need not build it again.
    const READS: bool;

    /// Codes one of several, by a scale of running sums that begins with 0.
    fn symbol(&mut self, scale: &[u16], index: usize) -> Result<usize, Malformed>;

    /// Codes a number below `total`, every one as likely; `total` is at most 2^24.
    fn below(&mut self, total: u32, number: u32) -> Result<u32, Malformed>;

    /// Codes a yes or no, where yes has `chance` parts of [`CERTAIN`].
    fn bit(&mut self, chance: u32, yes: bool) -> Result<bool, Malformed>;

    /// Codes the lowest `count` bits of a number, the highest first.
    fn bits(&mut self, count: u32, number: u64) -> Result<u64, Malformed> {
        let mut left = count;
        let mut read = 0;
        while left > 0 {
            let taken = left.min(16);
            left -= taken;
            let part = (number >> left) & ((1 << taken) - 1);
            let part = self.below(1 << taken, u32::try_from(part).unwrap_or_default())?;
            read = read << taken | u64::from(part);
        }
        Ok(read)
    }

    /// Codes a number of any size: small ones are short, and `order` says what is small.
    fn golomb(&mut self, order: u32, number: u64) -> Result<u64, Malformed> {
        let shifted = number
            .checked_add(1 << order)
            .filter(|shifted| shifted.leading_zeros() > 0)
            .ok_or(Malformed)?;
        let length = shifted.ilog2();
        let mut here = order;
        while self.bit(CERTAIN / 2, length > here)? {
            here += 1;
            if here > 62 {
                return Err(Malformed);
            }
        }
        let low = self.bits(here, shifted & ((1 << here) - 1))?;
        ((1 << here) + low).checked_sub(1 << order).ok_or(Malformed)
    }
}

/// Returns how much of the range one part has; most totals are powers of two, and dividing is slow.
fn unit_of(range: u64, total: u32) -> u64 {
    if total.is_power_of_two() {
        range >> total.trailing_zeros()
    } else {
        range / u64::from(total)
    }
}

/// Writes.
#[derive(Debug)]
pub(crate) struct Encoder {
    low: u64,
    range: u64,
    out: Vec<u8>,
}

impl Encoder {
    pub(crate) fn new() -> Self {
        Self {
            low: 0,
            range: u64::MAX,
            out: Vec::with_capacity(256),
        }
    }

    fn narrow(&mut self, start: u32, size: u32, total: u32) {
        let unit = unit_of(self.range, total);
        let (low, carries) = self.low.overflowing_add(unit * u64::from(start));
        self.low = low;
        self.range = unit * u64::from(size);
        if carries {
            self.carry();
        }
        while self.range < LOWEST_RANGE {
            self.push();
            self.range <<= 8;
        }
    }

    fn push(&mut self) {
        let [highest, ..] = self.low.to_be_bytes();
        self.out.push(highest);
        self.low <<= 8;
    }

    fn carry(&mut self) {
        for byte in self.out.iter_mut().rev() {
            let (raised, carries) = byte.overflowing_add(1);
            *byte = raised;
            if !carries {
                break;
            }
        }
    }

    /// Returns the fewest bytes that, followed by zeros, lie in the range.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        for count in 0..=8_u32 {
            let below = u64::MAX.checked_shr(8 * count).unwrap_or_default();
            let (raised, carries) = self.low.overflowing_add(below);
            let candidate = raised & !below;
            if candidate.wrapping_sub(self.low) < self.range {
                if carries {
                    self.carry();
                }
                self.low = candidate;
                for _ in 0..count {
                    self.push();
                }
                break;
            }
        }
        self.out
    }
}

impl Stream for Encoder {
    const READS: bool = false;

    fn symbol(&mut self, scale: &[u16], index: usize) -> Result<usize, Malformed> {
        match (scale.get(index), scale.get(index + 1), scale.last()) {
            (Some(start), Some(end), Some(total)) if start < end => {
                self.narrow((*start).into(), (end - start).into(), (*total).into());
                Ok(index)
            }
            _ => Err(Malformed),
        }
    }

    fn below(&mut self, total: u32, number: u32) -> Result<u32, Malformed> {
        if number >= total {
            return Err(Malformed);
        }
        self.narrow(number, 1, total);
        Ok(number)
    }

    fn bit(&mut self, chance: u32, yes: bool) -> Result<bool, Malformed> {
        if yes {
            self.narrow(0, chance, CERTAIN);
        } else {
            self.narrow(chance, CERTAIN - chance, CERTAIN);
        }
        Ok(yes)
    }
}

/// Reads.
#[derive(Debug)]
pub(crate) struct Decoder<'a> {
    code: u64,
    range: u64,
    rest: std::slice::Iter<'a, u8>,
    beyond: u32,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let mut new = Self {
            code: 0,
            range: u64::MAX,
            rest: bytes.iter(),
            beyond: 0,
        };
        for _ in 0..8 {
            new.pull();
        }
        new
    }

    fn pull(&mut self) {
        let byte = self.rest.next().copied().unwrap_or_else(|| {
            self.beyond = self.beyond.saturating_add(1);
            0
        });
        self.code = self.code << 8 | u64::from(byte);
    }

    /// Finds which of `total` parts the code lies in.
    fn target(&self, total: u32) -> Result<u32, Malformed> {
        let target = self
            .code
            .checked_div(unit_of(self.range, total))
            .ok_or(Malformed)?;
        u32::try_from(target)
            .ok()
            .filter(|target| *target < total)
            .ok_or(Malformed)
    }

    fn narrow(&mut self, start: u32, size: u32, total: u32) -> Result<(), Malformed> {
        let unit = unit_of(self.range, total);
        self.code -= unit * u64::from(start);
        self.range = unit * u64::from(size);
        while self.range < LOWEST_RANGE {
            self.pull();
            self.range <<= 8;
        }
        if self.beyond > BEYOND {
            return Err(Malformed);
        }
        Ok(())
    }

    /// Ends the reading: nothing may be left.
    pub(crate) fn finish(self) -> Result<(), Malformed> {
        if self.rest.as_slice().is_empty() {
            Ok(())
        } else {
            Err(Malformed)
        }
    }
}

impl Stream for Decoder<'_> {
    const READS: bool = true;

    fn symbol(&mut self, scale: &[u16], _: usize) -> Result<usize, Malformed> {
        let total = u32::from(*scale.last().ok_or(Malformed)?);
        let target = self.target(total)?;
        let above = scale.partition_point(|start| u32::from(*start) <= target);
        let index = above.checked_sub(1).ok_or(Malformed)?;
        match (scale.get(index), scale.get(above)) {
            (Some(start), Some(end)) => {
                self.narrow((*start).into(), (end - start).into(), total)?;
                Ok(index)
            }
            _ => Err(Malformed),
        }
    }

    fn below(&mut self, total: u32, _: u32) -> Result<u32, Malformed> {
        let number = self.target(total)?;
        self.narrow(number, 1, total)?;
        Ok(number)
    }

    fn bit(&mut self, chance: u32, _: bool) -> Result<bool, Malformed> {
        let yes = self.target(CERTAIN)? < chance;
        if yes {
            self.narrow(0, chance, CERTAIN)?;
        } else {
            self.narrow(chance, CERTAIN - chance, CERTAIN)?;
        }
        Ok(yes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone)]
    enum Step {
        Symbol(Vec<u16>, usize),
        Below(u32, u32),
        Bit(u32, bool),
        Bits(u32, u64),
        Golomb(u32, u64),
    }

    fn any_step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (prop::collection::vec(1_u16..400, 1..80), any::<usize>()).prop_map(|(weights, i)| {
                let index = i % weights.len();
                let mut scale = vec![0];
                for weight in weights {
                    scale.push(scale[scale.len() - 1] + weight);
                }
                Step::Symbol(scale, index)
            }),
            (1_u32..1 << 24, any::<u32>()).prop_map(|(total, n)| Step::Below(total, n % total)),
            (256_u32..CERTAIN - 256, any::<bool>())
                .prop_map(|(chance, yes)| Step::Bit(chance, yes)),
            (0_u32..=64, any::<u64>()).prop_map(|(count, n)| {
                Step::Bits(count, n & u64::MAX.checked_shr(64 - count).unwrap_or(0))
            }),
            (0_u32..16, 0_u64..1 << 62).prop_map(|(order, n)| Step::Golomb(order, n)),
        ]
    }

    fn take<S: Stream>(stream: &mut S, step: &Step, write: bool) -> Result<Step, Malformed> {
        Ok(match step {
            Step::Symbol(scale, index) => Step::Symbol(
                scale.clone(),
                stream.symbol(scale, if write { *index } else { 0 })?,
            ),
            Step::Below(total, n) => {
                Step::Below(*total, stream.below(*total, if write { *n } else { 0 })?)
            }
            Step::Bit(chance, yes) => Step::Bit(*chance, stream.bit(*chance, write && *yes)?),
            Step::Bits(count, n) => {
                Step::Bits(*count, stream.bits(*count, if write { *n } else { 0 })?)
            }
            Step::Golomb(order, n) => {
                Step::Golomb(*order, stream.golomb(*order, if write { *n } else { 0 })?)
            }
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(steps in prop::collection::vec(any_step(), 0..60)) {
            let mut encoder = Encoder::new();
            for step in &steps {
                take(&mut encoder, step, true).unwrap();
            }
            let bytes = encoder.finish();
            let mut decoder = Decoder::new(&bytes);
            for step in &steps {
                let read = take(&mut decoder, step, false).unwrap();
                prop_assert_eq!(format!("{read:?}"), format!("{step:?}"));
            }
            decoder.finish().unwrap();
        }
    }

    #[test]
    fn a_carry_runs_through_many_bytes() {
        // The top part of the range again and again makes bytes of 255; the last choice may raise them all.
        for last in 0..200 {
            let mut encoder = Encoder::new();
            for _ in 0..40 {
                encoder.below(3, 2).unwrap();
            }
            encoder.below(200, last).unwrap();
            let bytes = encoder.finish();
            let mut decoder = Decoder::new(&bytes);
            for _ in 0..40 {
                assert_eq!(decoder.below(3, 0), Ok(2));
            }
            assert_eq!(decoder.below(200, 0), Ok(last));
        }
    }

    #[test]
    fn a_stream_that_ends_too_early_or_too_late_is_noticed() {
        let mut encoder = Encoder::new();
        for n in 0..40 {
            encoder.bits(16, n * 1000).unwrap();
        }
        let bytes = encoder.finish();
        let read = |bytes: &[u8]| {
            let mut decoder = Decoder::new(bytes);
            for _ in 0..40 {
                decoder.bits(16, 0)?;
            }
            decoder.finish()
        };
        assert_eq!(read(&bytes), Ok(()));
        assert_eq!(read(&bytes[..40]), Err(Malformed));
        assert_eq!(read(&[&bytes[..], &[0; 9]].concat()), Err(Malformed));
    }
}
