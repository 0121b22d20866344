//! What several screens share: small pieces of state, keys and drawing.

pub mod choice;
pub mod dialog;
pub mod footer;
pub mod list;
pub mod sparkline;
pub mod text_field;
