//! What is learnt while coding: both ends learn the same from what has passed, so that nothing about it travels.

use super::{
    Malformed,
    range::{CERTAIN, Stream},
};

/// The chance of a yes, learnt while coding.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chance {
    yes: u32,
    seen: u32,
}

impl Chance {
    /// Begins with so many parts of 64.
    pub(crate) const fn of(parts: u32) -> Self {
        Self {
            yes: parts * (CERTAIN / 64),
            seen: 0,
        }
    }

    /// Codes a yes or no and learns from it, quickly at first.
    pub(crate) fn code<S: Stream>(&mut self, stream: &mut S, yes: bool) -> Result<bool, Malformed> {
        const LEAST: u32 = CERTAIN / 256;
        let yes = stream.bit(self.yes, yes)?;
        let slowness = (self.seen + 9).min(64);
        self.seen = (self.seen + 1).min(64);
        self.yes = if yes {
            self.yes + (CERTAIN - self.yes) / slowness
        } else {
            self.yes - self.yes / slowness
        };
        self.yes = self.yes.clamp(LEAST, CERTAIN - LEAST);
        Ok(yes)
    }
}

/// How often each of several came, learnt while coding.
#[derive(Debug, Clone)]
pub(crate) struct Frequencies {
    scale: Vec<u16>,
    step: u16,
}

impl Frequencies {
    const FULL: u16 = 1 << 13;

    /// Begins with weights above zero; what comes gains `step`.
    pub(crate) fn of(weights: impl IntoIterator<Item = u16>, step: u16) -> Self {
        let mut scale = vec![0_u16];
        let mut sum = 0_u16;
        for weight in weights {
            sum = sum.saturating_add(weight);
            scale.push(sum);
        }
        Self { scale, step }
    }

    pub(crate) fn code<S: Stream>(
        &mut self,
        stream: &mut S,
        index: usize,
    ) -> Result<usize, Malformed> {
        let index = stream.symbol(&self.scale, index)?;
        for sum in self.scale.iter_mut().skip(index + 1) {
            *sum += self.step;
        }
        if self.scale.last().is_some_and(|total| *total > Self::FULL) {
            self.halve();
        }
        Ok(index)
    }

    /// Forgets half of what was learnt; nothing becomes impossible.
    fn halve(&mut self) {
        let mut before = 0;
        let mut sum = 0;
        for place in self.scale.iter_mut().skip(1) {
            let weight = *place - before;
            before = *place;
            sum += weight.div_ceil(2);
            *place = sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::range::Encoder;

    #[test]
    fn weights_are_learnt_and_never_vanish() {
        let mut frequencies = Frequencies::of([1, 1, 1, 60], 32);
        let mut encoder = Encoder::new();
        for _ in 0..5_000 {
            frequencies.code(&mut encoder, 3).unwrap();
        }
        assert!(frequencies.scale.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(encoder.finish().len() < 20);
    }
}
