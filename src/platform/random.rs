//! Numbers from the operating system's generator: names that must not be guessed or repeat, and jitter.

use std::{io, time::Duration};

/// Draws a number.
///
/// # Errors
/// When the operating system has no generator, which no supported system lacks.
pub fn number() -> io::Result<u64> {
    getrandom::u64().map_err(io::Error::other)
}

/// Draws bytes: keys, tokens, nonces.
///
/// # Errors
/// When the operating system has no generator, which no supported system lacks.
pub fn bytes<const N: usize>() -> io::Result<[u8; N]> {
    let mut drawn = [0; N];
    getrandom::fill(&mut drawn).map_err(io::Error::other)?;
    Ok(drawn)
}

/// Returns a duration between half and the whole of another, so that a thousand PCs that come back
/// together do not call together.
pub fn jitter(whole: Duration) -> Duration {
    let half = whole / 2;
    // Without a generator there is no jitter; the wait is still right.
    let drawn = number().unwrap_or(u64::MAX);
    let share = u32::try_from(drawn >> 32).unwrap_or(u32::MAX);
    half + half.mul_f64(f64::from(share) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jitter_stays_between_half_and_whole() {
        let whole = Duration::from_mins(1);
        for _ in 0..100 {
            let drawn = jitter(whole);
            assert!(drawn >= whole / 2 && drawn <= whole, "{drawn:?}");
        }
    }
}
