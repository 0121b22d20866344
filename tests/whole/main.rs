//! The whole program in a real pseudo-terminal: what is keyed, what is seen, what survives.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test tells what is wrong by stopping"
)]

mod commands;
mod layouts;
mod month;
mod plug;
#[path = "../support/terminal.rs"]
#[expect(dead_code, reason = "the benches use more of it")]
mod terminal;
mod window;
mod world;
