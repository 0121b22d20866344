//! What reporting is made of. Pure: no file, no network, no terminal, no words, no clock.

pub mod answer;
pub mod attribute;
pub mod carry;
pub mod finding;
pub mod form;
pub mod history;
pub mod id;
pub mod indicator;
pub mod language;
pub mod mood;
pub mod names;
pub mod organisation_unit;
pub mod period;
pub mod remark;
pub mod report;
pub mod rules;
pub mod secret;
pub mod status;
pub mod totals;
pub mod trouble;
pub mod value;
pub mod world;
