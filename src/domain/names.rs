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

impl Names {
    /// Makes a name that has no translations.
    pub fn untranslated(base: impl Into<String>) -> Self {
        Self {
            base: base.into(),
            translations: BTreeMap::new(),
        }
    }

    /// Returns the text for a reader: Iraqi usage first, then the plain language, then the base.
    pub fn in_language(&self, language: Language) -> &str {
        let locales: &[&str] = match language {
            Language::En => &["en"],
            Language::Ar => &["ar_IQ", "ar"],
            Language::Ckb => &["ckb", "ckb_IQ", "ku_IQ"],
        };
        locales
            .iter()
            .find_map(|locale| self.translations.get(*locale))
            .filter(|text| !text.trim().is_empty())
            .unwrap_or(&self.base)
    }
}
