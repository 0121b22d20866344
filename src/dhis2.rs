//! The DHIS2 Web API as data: values out, answers in.
//!
//! The way of a report: [`data_value_set`] freezes it, [`plan`] makes the request out of the frozen
//! snapshot and what the server holds now ([`server_state`]), [`answer`] reads what the import said,
//! [`plan::compare`] holds what stands there against what was keyed. Only [`client`] knows HTTP.
//!
//! What servers of both generations really answer stands in `tests/data/dhis2`; the notes here are
//! drawn from those recordings and from the source of dhis2-core 2.38–2.44.

pub mod answer;
pub mod client;
pub mod data_value_set;
pub mod metadata;
pub mod plan;
pub mod pulled;
pub mod server_state;

#[cfg(test)]
pub(crate) mod fixture;
