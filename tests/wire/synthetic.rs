//! The synthetic month that sizes are measured on: 60 data elements × 4 combos, 240 cells.
//!
//! A facility has a size, each data element a rate, each cell a lasting share; months are over-dispersed
//! (gamma–Poisson) with a season. Which cells a facility fills is a lasting pattern with a few flips. The numbers
//! are those of a Mersenne Twister seeded as Python seeds it, so that the figures can be held against those of
//! the study that set the goals.

use std::f64::consts::{PI, TAU};

pub const ELEMENTS: usize = 60;
pub const COMBOS: usize = 4;
pub const CELLS: usize = ELEMENTS * COMBOS;
pub const MONTHS: usize = 13;
/// Shape of the noise from month to month: variance is mean + mean² / 12.
pub const DISPERSION: f64 = 12.0;
/// How often a cell is filled against the facility's habit, or not.
pub const FLIPS: f64 = 0.03;

const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

pub struct Form {
    pub data_set: String,
    pub elements: Vec<String>,
    pub combos: Vec<String>,
    rates: Vec<f64>,
    shares: [f64; COMBOS],
}

pub struct Facility {
    /// For each month the cells; a blank one is nothing.
    pub months: Vec<Vec<Option<u32>>>,
    /// What is expected of each cell, before the season.
    pub means: Vec<f64>,
    /// Whether the facility fills the cell as a rule.
    pub habit: Vec<bool>,
}

pub fn form(seed: u64) -> Form {
    let mut random = Random::of(seed);
    let data_set = random.uid();
    let elements = (0..ELEMENTS).map(|_| random.uid()).collect();
    let combos = (0..COMBOS).map(|_| random.uid()).collect();
    let (low, high) = (0.6_f64.ln(), 160_f64.ln());
    let rates = (0..ELEMENTS)
        .map(|_| random.uniform(low, high).exp())
        .collect();
    Form {
        data_set,
        elements,
        combos,
        rates,
        shares: [0.32, 0.30, 0.20, 0.18],
    }
}

pub fn facility(form: &Form, seed: u64) -> Facility {
    let mut random = Random::of(1_000_003 * seed + 17);
    let size = random.gauss(0.0, 0.5).exp();
    let offered: Vec<bool> = (0..ELEMENTS).map(|_| random.unit() < 0.88).collect();
    let mut means = Vec::with_capacity(CELLS);
    let mut habit = Vec::with_capacity(CELLS);
    for (offered, rate) in offered.iter().zip(&form.rates) {
        let lasting = size * rate * random.gauss(0.0, 0.3).exp();
        for share in form.shares {
            let mean = (lasting * share * random.gauss(0.0, 0.25).exp()).min(280.0);
            let leaves_zero_blank = random.unit() < 0.55;
            means.push(mean);
            habit.push(*offered && !(leaves_zero_blank && mean < 1.0) && random.unit() < 0.96);
        }
    }
    let months = (0..MONTHS)
        .map(|month| {
            let season = season(month);
            let cells = means.iter().zip(&habit).map(|(mean, habit)| {
                let is_filled = *habit != (random.unit() < FLIPS);
                let mean = mean * season;
                let noise = random.gamma(DISPERSION, 1.0 / DISPERSION);
                let count = random.poisson(mean * noise).min(300);
                is_filled.then_some(count)
            });
            cells.collect()
        })
        .collect();
    Facility {
        months,
        means,
        habit,
    }
}

pub fn season(month: usize) -> f64 {
    1.0 + 0.12 * (TAU * month as f64 / 12.0 + 0.4).sin()
}

/// The Mersenne Twister MT19937, with the distributions of Python's `random`.
struct Random {
    state: Vec<u32>,
    next: usize,
    spare: Option<f64>,
}

const SIZE: usize = 624;

impl Random {
    fn of(seed: u64) -> Self {
        let mut key = vec![seed as u32];
        if seed >> 32 != 0 {
            key.push((seed >> 32) as u32);
        }
        let mut state = vec![19_650_218_u32];
        for i in 1..SIZE {
            let before = state[i - 1];
            state.push(
                (before ^ before >> 30)
                    .wrapping_mul(1_812_433_253)
                    .wrapping_add(i as u32),
            );
        }
        let (mut i, mut j) = (1, 0);
        let mut step = |state: &mut Vec<u32>, factor: u32, add: &dyn Fn(usize, usize) -> u32| {
            let before = state[i - 1];
            let mixed = state[i] ^ (before ^ before >> 30).wrapping_mul(factor);
            state[i] = mixed.wrapping_add(add(i, j));
            i += 1;
            j = (j + 1) % key.len();
            if i >= SIZE {
                state[0] = state[SIZE - 1];
                i = 1;
            }
        };
        for _ in 0..SIZE.max(key.len()) {
            step(&mut state, 1_664_525, &|_, j| key[j].wrapping_add(j as u32));
        }
        for _ in 0..SIZE - 1 {
            step(&mut state, 1_566_083_941, &|i, _| (i as u32).wrapping_neg());
        }
        state[0] = 0x8000_0000;
        Self {
            state,
            next: SIZE,
            spare: None,
        }
    }

    fn word(&mut self) -> u32 {
        if self.next == SIZE {
            for i in 0..SIZE {
                let y = self.state[i] & 0x8000_0000 | self.state[(i + 1) % SIZE] & 0x7fff_ffff;
                let twist = if y & 1 == 1 { 0x9908_b0df } else { 0 };
                self.state[i] = self.state[(i + 397) % SIZE] ^ y >> 1 ^ twist;
            }
            self.next = 0;
        }
        let mut y = self.state[self.next];
        self.next += 1;
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c_5680;
        y ^= y << 15 & 0xefc6_0000;
        y ^ y >> 18
    }

    /// From 0 up to, but not, 1.
    fn unit(&mut self) -> f64 {
        let (a, b) = (self.word() >> 5, self.word() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0
    }

    fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn below(&mut self, total: usize) -> usize {
        let bits = usize::BITS - total.leading_zeros();
        loop {
            let drawn = (self.word() >> (32 - bits)) as usize;
            if drawn < total {
                return drawn;
            }
        }
    }

    fn uid(&mut self) -> String {
        (0..11)
            .map(|place| char::from(LETTERS[self.below(if place == 0 { 52 } else { 62 })]))
            .collect()
    }

    fn gauss(&mut self, mean: f64, deviation: f64) -> f64 {
        let drawn = self.spare.take().unwrap_or_else(|| {
            let angle = self.unit() * TAU;
            let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
            self.spare = Some(angle.sin() * radius);
            angle.cos() * radius
        });
        mean + drawn * deviation
    }

    /// For a shape above 1, after Cheng (1977).
    #[expect(clippy::many_single_char_names, reason = "the names of the paper")]
    fn gamma(&mut self, shape: f64, scale: f64) -> f64 {
        let a = (2.0 * shape - 1.0).sqrt();
        let b = shape - 4_f64.ln();
        let c = shape + a;
        loop {
            let first = self.unit();
            if !(1e-7..0.999_999_9).contains(&first) {
                continue;
            }
            let second = 1.0 - self.unit();
            let v = (first / (1.0 - first)).ln() / a;
            let x = shape * v.exp();
            let z = first * first * second;
            let r = b + c * v - x;
            if r + 1.0 + 4.5_f64.ln() - 4.5 * z >= 0.0 || r >= z.ln() {
                return x * scale;
            }
        }
    }

    fn poisson(&mut self, mean: f64) -> u32 {
        if mean <= 0.0 {
            return 0;
        }
        if mean >= 30.0 {
            return self.gauss(mean, mean.sqrt()).round_ties_even().max(0.0) as u32;
        }
        let limit = (-mean).exp();
        let mut product = 1.0;
        let mut count = 0;
        loop {
            product *= self.unit();
            if product <= limit {
                return count;
            }
            count += 1;
        }
    }
}

/// The fewest bits a coder could need that knows every true mean and habit.
pub fn entropy_bound(facility: &Facility, month: usize) -> f64 {
    let cells = facility
        .means
        .iter()
        .zip(&facility.habit)
        .zip(&facility.months[month]);
    cells
        .map(|((mean, habit), cell)| {
            let presence = if cell.is_some() == *habit {
                1.0 - FLIPS
            } else {
                FLIPS
            };
            let value = cell.map_or(1.0, |count| negative_binomial(mean * season(month), count));
            -(presence * value).log2()
        })
        .sum()
}

fn negative_binomial(mean: f64, count: u32) -> f64 {
    let (r, k) = (DISPERSION, f64::from(count));
    let ln = ln_gamma(r + k) - ln_gamma(r) - ln_gamma(k + 1.0)
        + r * (r / (r + mean)).ln()
        + k * (mean / (r + mean)).ln();
    ln.exp()
}

/// Stirling's series, after shifting the argument to where it is exact enough.
fn ln_gamma(x: f64) -> f64 {
    let mut shifted = x;
    let mut product = 1.0;
    while shifted < 10.0 {
        product *= shifted;
        shifted += 1.0;
    }
    let inverse = 1.0 / shifted;
    let series = inverse / 12.0 - inverse.powi(3) / 360.0 + inverse.powi(5) / 1260.0;
    (shifted - 0.5) * shifted.ln() - shifted + 0.5 * (2.0 * PI).ln() + series - f64::ln(product)
}
