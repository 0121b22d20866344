//! Sums shown while keying.
