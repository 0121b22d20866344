//! Numbers that look like chance and are the same on every PC and every day.
//!
//! Each draw is made from its own address (unit, offset, row, column), never from the draw before, so
//! that a change in one place of the history changes nothing elsewhere.

/// Changing this word changes every draw of the history. The sample months are never changed to fit it.
const SEED_WORD: &str = "daftar-sample/1.3";

/// Above this mean a count is drawn from the normal distribution.
const LARGE: f64 = 40.0;

/// The stream of one address.
#[derive(Debug, Clone)]
pub struct Draw {
    state: u64,
}

impl Draw {
    /// Begins the stream of an address.
    pub fn at(unit: &str, offset: i32, row: &str, column: &str) -> Self {
        Self {
            state: fnv1a(&format!("{SEED_WORD}|{unit}|{offset}|{row}|{column}")),
        }
    }

    /// Returns a number from 0 up to, but not, 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Returns a whole number from 0 up to, but not, `end`.
    pub fn below(&mut self, end: i64) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let end_as_real = end as f64;
        whole((self.unit() * end_as_real).floor()).clamp(0, end - 1)
    }

    /// Returns a count with this mean: Poisson, for large means the rounded normal.
    pub fn count(&mut self, mean: f64) -> i64 {
        if mean <= 0.0 {
            return 0;
        }
        if mean >= LARGE {
            let deviation = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
            return whole((mean + deviation * mean.sqrt()).round()).max(0);
        }
        let mut left = self.unit();
        let mut chance = (-mean).exp();
        let mut count = 0_i32;
        while left >= chance && count < 1000 {
            left -= chance;
            count += 1;
            chance *= mean / f64::from(count);
        }
        i64::from(count)
    }

    /// SplitMix64 of Steele, Lea and Flood.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// Returns a real number that holds a whole one as a whole one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "callers round; counts of a health post are small"
)]
pub fn whole(number: f64) -> i64 {
    number as i64
}

fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_streams_are_the_published_ones() {
        assert_eq!(fnv1a("foobar"), 0x8594_4171_F739_67E8);
        let mut zero = Draw { state: 0 };
        assert_eq!(zero.next(), 0xE220_A839_7B1D_CDAF);
    }

    #[test]
    fn counts_have_the_mean_and_spread_of_chance() {
        for mean in [0.3, 5.0, 28.0, 190.0] {
            let counts: Vec<i64> = (0..4000)
                .map(|n| Draw::at("unit", n, "row", "A").count(mean))
                .collect();
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            let of = |f: &dyn Fn(f64) -> f64| {
                counts.iter().map(|count| f(*count as f64)).sum::<f64>() / 4000.0
            };
            let average = of(&|x| x);
            let variance = of(&|x| (x - average).powi(2));
            assert!(
                (average - mean).abs() < 0.1 * mean.max(1.0),
                "{mean}: {average}"
            );
            assert!(
                (variance - mean).abs() < 0.15 * mean.max(1.0),
                "{mean}: {variance}"
            );
        }
    }

    #[test]
    fn an_address_always_draws_the_same() {
        assert_eq!(
            Draw::at("u", -3, "1.05", "A").count(28.0),
            Draw::at("u", -3, "1.05", "A").count(28.0)
        );
        let many: std::collections::BTreeSet<i64> = (-18..0)
            .map(|n| Draw::at("u", n, "1.05", "A").below(1000))
            .collect();
        assert!(many.len() > 15);
    }
}
