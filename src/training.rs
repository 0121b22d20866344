//! The practice world.

pub mod forms;
pub mod history;
pub mod key_script;
pub mod practice;
pub mod sample_months;
pub mod stand_in;
pub mod units;
