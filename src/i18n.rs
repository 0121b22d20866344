//! Texts, languages, digits and dates: facts become sentences at the edge.
//!
//! A [`Catalogue`] holds the texts of one language (`locales/LANGUAGE/ROOM.ftl`, compiled in) and the
//! digits the reader chose. What is put into a text is set apart by isolates (U+2068, U+2069), so that
//! a Latin name inside a Kurdish sentence stays whole when `text` orders the line; `text` takes them
//! away again. Whoever writes to something else than the screen asks [`without_isolates`].

mod arguments;
mod calendar;
mod catalogue;
pub mod explain;
mod files;
mod numbers;
mod words;

pub use crate::domain::language::Digits;
pub use arguments::Arg;
pub use catalogue::Catalogue;
pub use files::files;

/// Returns a text without isolates and other invisible marks of direction, for a file, a pipe or a log.
pub fn without_isolates(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !matches!(
                c,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}'
            )
        })
        .collect()
}
