//! Which numbers have arrived: the highest without a gap below it, and the holes above. Pure.

use crate::wire::answer::MOST_HOLES;

/// Returns the highest number without a gap, given the last known one and what has arrived above it, rising.
pub fn contiguous(known: u64, above: &[u64]) -> u64 {
    above.iter().fold(known, |highest, number| {
        if *number == highest + 1 {
            *number
        } else {
            highest
        }
    })
}

/// Returns the holes between the highest number without a gap and what has arrived above it, rising.
pub fn holes(contiguous: u64, above: &[u64]) -> Vec<(u64, u64)> {
    let mut before = contiguous;
    let mut holes = Vec::new();
    for number in above {
        if *number > before + 1 {
            holes.push((before + 1, *number - 1));
        }
        before = before.max(*number);
        if holes.len() == MOST_HOLES {
            break;
        }
    }
    holes
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn holes_are_exactly_what_is_missing(
            arrived in proptest::collection::btree_set(1..60_u64, 0..50),
        ) {
            let all: Vec<u64> = arrived.iter().copied().collect();
            let highest = contiguous(0, &all);
            let above: Vec<u64> = all.iter().copied().filter(|n| *n > highest).collect();
            let missing: BTreeSet<u64> =
                (1..=all.last().copied().unwrap_or(0)).filter(|n| !arrived.contains(n)).collect();
            let told: BTreeSet<u64> =
                holes(highest, &above).into_iter().flat_map(|(first, last)| first..=last).collect();
            prop_assert_eq!(told, missing);
            prop_assert!((1..=highest).all(|number| arrived.contains(&number)));
        }
    }
}
