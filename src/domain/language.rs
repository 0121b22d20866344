//! The languages a person can work in, and the digits numbers are shown in.
//!
//! A language is a folder of `locales/`: its `language.toml` says what must be known of it before its texts
//! are read. `build.rs` makes the list, so that a new folder needs no line here. The code names a language only
//! where it must: English, which stands in for missing texts, and the two that tests are written in.

use std::{cmp::Ordering, fmt, hash};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod folders {
    use super::{Digits, Keyboard, Language, Traits};
    include!(concat!(env!("OUT_DIR"), "/languages.rs"));
}

/// A language of the program.
#[derive(Clone, Copy)]
pub struct Language(&'static Traits);

/// What a folder says of its language in `language.toml`.
struct Traits {
    code: &'static str,
    name: &'static str,
    is_rtl: bool,
    digits: Digits,
    plurals: &'static str,
    keyboard: Keyboard,
    fallback: &'static [&'static str],
    server_locales: &'static [&'static str],
    system_locales: &'static [&'static str],
}

/// Which letters are printed on the keys of those who read a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyboard {
    /// Latin letters.
    Latin,
    /// Arabic (101).
    Arabic,
    /// Central Kurdish.
    Kurdish,
}

#[expect(
    non_upper_case_globals,
    reason = "they read as the variants of a choice, to which other folders may be added"
)]
impl Language {
    /// English.
    pub const En: Self = Self(&folders::EN);
    /// Arabic, in Iraqi usage.
    pub const Ar: Self = Self(&folders::AR);
    /// Central Kurdish (Sorani), in Arabic script.
    pub const Ckb: Self = Self(&folders::CKB);
}

impl Language {
    /// All finished languages, in the order they are offered.
    pub const ALL: [Self; folders::FINISHED.len()] = folders::FINISHED;

    /// Returns every language there is, those in work behind the finished ones.
    pub fn every() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().chain(folders::IN_WORK)
    }

    /// Returns a language that is prepared for but not shipped.
    #[cfg(test)]
    pub(crate) fn prepared(code: &str) -> Option<Self> {
        { folders::PREPARED.into_iter() }.find(|language| language.code() == code)
    }

    /// Returns the code that names the folder in `locales/`.
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// Returns the name of the language in itself, so that it is found by who cannot read the others.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Tells whether lines begin at the right.
    pub fn is_rtl(self) -> bool {
        self.0.is_rtl
    }

    /// Returns the digits that its readers are used to; everybody may choose others.
    pub fn usual_digits(self) -> Digits {
        self.0.digits
    }

    /// Returns the locale by whose rules its texts count (CLDR plural rules).
    pub fn plurals(self) -> &'static str {
        self.0.plurals
    }

    /// Returns the keyboard its readers are likely to have.
    pub fn keyboard(self) -> Keyboard {
        self.0.keyboard
    }

    /// Returns the languages that stand in for what is missing in this one, nearest first; English ends
    /// every chain but its own.
    pub fn fallbacks(self) -> impl Iterator<Item = Self> {
        let own = self.0.fallback.iter().copied();
        own.filter_map(Self::with_code)
            .chain((self != Self::En).then_some(Self::En))
    }

    /// Returns the locales under which a server may keep names in this language, best first.
    pub fn server_locales(self) -> &'static [&'static str] {
        self.0.server_locales
    }

    /// Returns the language of a code such as `ar`, `ar_IQ`, `ar-IQ` or `ckb_IQ.UTF-8`.
    pub fn from_code(code: &str) -> Option<Self> {
        let plain = code.split(['.', '@']).next()?.replace('_', "-");
        let primary = plain.split('-').next()?;
        Self::with_code(&plain).or_else(|| Self::with_code(primary))
    }

    /// Returns the language of a locale of the operating system: `ar_IQ.UTF-8`, `ckb_IQ`, `en`.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let plain = locale.split(['.', '@']).next()?.replace('_', "-");
        let claims = |language: &Self| {
            let mut locales = language.0.system_locales.iter();
            locales.any(|claimed| claimed.eq_ignore_ascii_case(&plain))
        };
        Self::every()
            .find(claims)
            .or_else(|| Self::from_code(locale))
    }

    fn with_code(code: &str) -> Option<Self> {
        Self::every().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Language {}

impl PartialOrd for Language {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Language {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl hash::Hash for Language {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    /// A language that this program does not have reads as English: its settings are worth keeping.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Ok(Self::with_code(&code).unwrap_or(Self::En))
    }
}

/// The digits a person reads; values are stored and sent in ASCII whatever is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Digits {
    /// 0123456789
    #[default]
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩
    Arabic,
    /// ۰۱۲۳۴۵۶۷۸۹
    Persian,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_a_language_with_and_without_its_country() {
        for (code, language) in [
            ("ar", Some(Language::Ar)),
            ("ar_IQ", Some(Language::Ar)),
            ("AR-iq", Some(Language::Ar)),
            ("ckb_IQ.UTF-8", Some(Language::Ckb)),
            ("en_GB.UTF-8@euro", Some(Language::En)),
            ("ku", None),
            ("arc", None),
            ("", None),
        ] {
            assert_eq!(Language::from_code(code), language, "{code}");
        }
    }

    #[test]
    fn the_language_follows_the_locale_of_the_system() {
        for (locale, language) in [
            ("ar_IQ.UTF-8", Some(Language::Ar)),
            ("ckb_IQ.UTF-8", Some(Language::Ckb)),
            ("ku_IQ", Some(Language::Ckb)),
            ("ku_TR.UTF-8", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn every_chain_ends_in_english_and_names_languages_there_are() {
        for language in Language::every().chain(folders::PREPARED) {
            let chain: Vec<Language> = language.fallbacks().collect();
            let named = language.0.fallback.len();
            assert_eq!(chain.len(), named + usize::from(language != Language::En));
            assert_ne!(chain.last(), Some(&language));
        }
    }

    #[test]
    fn a_language_is_kept_by_its_code() {
        for language in Language::every() {
            let kept = serde_json::to_string(&language).unwrap();
            assert_eq!(kept, format!("\"{}\"", language.code()));
            assert_eq!(serde_json::from_str::<Language>(&kept).unwrap(), language);
        }
        let other: Language = serde_json::from_str("\"xx\"").unwrap();
        assert_eq!(other, Language::En);
    }
}
