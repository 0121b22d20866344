//! The questions, by what they ask about.

pub mod catalogue;
pub mod outbox;
pub mod reports;
pub mod server;
pub mod steps;
