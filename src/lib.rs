//! Daftar: facility reporting to a national DHIS2 server, by keyboard, over links that are slow, cut or absent.
//!
//! The guided tour. Layers are modules; arrows point one way, and `tests/architecture.rs` holds them:
//!
//! * [`domain`] is pure: what a form, a period, a value, a report and a finding are.
//! * [`text`] turns logical text into terminal cells; [`i18n`] turns facts into sentences.
//! * [`store`] keeps everything in one SQLite file; [`dhis2`] speaks the Web API; [`courier`] sends.
//! * [`office`] is what can be done, without a face: screens, subcommands and tests work through it.
//! * [`wire`] is pure too: a whole report in some 130 sealed bytes, for the links that are worst;
//!   [`gateway`] takes them in at the national end and forwards them.
//! * [`training`] holds the practice world; [`ui`] the screens; [`cli`] the subcommands.
//!
//! Start reading at [`domain::report`], then follow one number: [`ui::screens`] → [`office`] →
//! [`store`] → [`courier`] → [`dhis2`].

pub mod bundle;
pub mod cli;
pub mod courier;
pub mod dhis2;
pub mod domain;
pub mod gateway;
pub mod i18n;
pub mod office;
pub mod platform;
pub mod store;
pub mod text;
pub mod training;
pub mod ui;
pub mod wire;
