//! The practice world.

pub mod forms;
pub mod units;
