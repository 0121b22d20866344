//! The texts, compiled into the program: one file per room and language.

use crate::domain::language::Language;

/// Returns the texts of a language: the name of each room and its Fluent source.
pub fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"))
}
