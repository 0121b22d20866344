//! The practice world.

pub mod forms;
pub mod key_script;
pub mod units;
