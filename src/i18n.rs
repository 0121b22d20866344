//! Texts, languages, digits and dates: facts become sentences at the edge.
//!
//! A [`Catalogue`] holds the texts of one language (`locales/LANGUAGE/ROOM.ftl`, compiled in) and the
//! digits the reader chose. What is put into a text is set apart by isolates (U+2068, U+2069), so that
//! a Latin name inside a Kurdish sentence stays whole when `text` orders the line; `text` takes them
//! away again. Whoever writes to something else than the screen asks [`without_isolates`].

use crate::domain::language::Language;

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
pub use numbers::usual_digits;

/// Returns the language of a locale of the operating system: `ar_IQ.UTF-8`, `ckb_IQ`, `en`.
///
/// `ku_IQ` counts as Central Kurdish, because DHIS2 and older systems know no other name for it.
pub fn language_of_locale(locale: &str) -> Option<Language> {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    if name.eq_ignore_ascii_case("ku_IQ") || name.eq_ignore_ascii_case("ku-IQ") {
        return Some(Language::Ckb);
    }
    Language::from_code(name)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_follows_the_locale_of_the_system() {
        for (locale, language) in [
            ("ar_IQ.UTF-8", Some(Language::Ar)),
            ("ar", Some(Language::Ar)),
            ("ckb_IQ.UTF-8", Some(Language::Ckb)),
            ("ku_IQ", Some(Language::Ckb)),
            ("ku_TR.UTF-8", None),
            ("en_GB.UTF-8@euro", Some(Language::En)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(language_of_locale(locale), language, "{locale}");
        }
    }
}
