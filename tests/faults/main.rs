//! What happens when the machine fails: killed processes, power cuts, bytes that rot.
//!
//! The oracle trusts only what the program acknowledged, never what it meant to do.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test fail as its own steps do"
)]

mod kill;
mod power;
mod world;
