//! The languages a person can work in, and the digits numbers are shown in.

use serde::{Deserialize, Serialize};

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// Arabic, in Iraqi usage.
    Ar,
    /// Central Kurdish (Sorani), in Arabic script.
    Ckb,
}

impl Language {
    /// All languages, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Ar, Self::Ckb, Self::En];

    /// Returns the code that names the folder in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
            Self::Ckb => "ckb",
        }
    }

    /// Returns the language of a code such as `ar`, `ar_IQ`, `ar-IQ` or `ckb_IQ.UTF-8`.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_', '.']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// Tells whether lines begin at the right.
    pub fn is_rtl(self) -> bool {
        !matches!(self, Self::En)
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
