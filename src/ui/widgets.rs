//! What several screens share: small pieces of state, keys and drawing.

pub mod choice;
pub mod dialog;
pub mod footer;
pub mod heading;
pub mod list;
pub mod mark;
pub mod notice;
pub mod paragraph;
pub mod reason;
pub mod sparkline;
pub mod text_field;
