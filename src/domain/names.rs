//! A name as the server gives it: a base text and its translations.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::language::Language;

/// A text with its translations.
///
/// Translations are keyed by the server's locale as written there (`ar`, `ar_IQ`, `ckb`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Names {
    /// The text without a language: what the server calls the thing.
    pub base: String,
    /// The translations by locale.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<String, String>,
}

/// Tells whether a server's locale, such as `ar_SD`, is one of a language, in any country.
pub fn is_locale_of(locale: &str, language: Language) -> bool {
    let primary = |locale: &str| locale.split(['_', '-']).next().map(str::to_ascii_lowercase);
    let asked = primary(locale);
    let own = language.server_locales().iter();
    primary(language.code()) == asked || own.copied().map(primary).any(|own| own == asked)
}

impl Names {
    /// Makes a name that has no translations.
    pub fn untranslated(base: impl Into<String>) -> Self {
        Self {
            base: base.into(),
            translations: BTreeMap::new(),
        }
    }

    /// Joins names, in each language in which one of them is told.
    pub fn joined<'a>(parts: impl Iterator<Item = &'a Self>, between: &str) -> Self {
        let parts: Vec<&Self> = parts.collect();
        let together = |of: &dyn Fn(&Self) -> String| {
            let texts: Vec<String> = parts.iter().map(|part| of(part)).collect();
            texts.join(between)
        };
        let locales = parts.iter().flat_map(|part| part.translations.keys());
        let translations = locales
            .map(|locale| {
                let told =
                    |part: &Self| part.translations.get(locale).unwrap_or(&part.base).clone();
                (locale.clone(), together(&told))
            })
            .collect();
        Self {
            base: together(&|part| part.base.clone()),
            translations,
        }
    }

    /// Returns the text for a reader: in the language as used here, in the plain language, in those that stand
    /// in for it; else the base, which is in the server's own.
    pub fn in_language(&self, language: Language) -> &str {
        std::iter::once(language)
            .chain(language.fallbacks())
            .filter(|other| *other == language || *other != Language::En)
            .flat_map(Language::server_locales)
            .filter_map(|locale| self.translations.get(*locale))
            .find(|text| !text.trim().is_empty())
            .unwrap_or(&self.base)
    }
}
