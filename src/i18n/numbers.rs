//! Numbers in the reader's digits.
//!
//! Without separators between thousands: a figure is held against a paper that has none.

use crate::{
    domain::language::{Digits, Language},
    i18n::Catalogue,
};

/// Returns the digits that readers of a language are used to; everybody may choose others.
pub fn usual_digits(language: Language) -> Digits {
    match language {
        Language::En => Digits::Latin,
        Language::Ar | Language::Ckb => Digits::Arabic,
    }
}

impl Catalogue {
    /// Returns a whole number as it is read.
    pub fn number(&self, number: i64) -> String {
        self.decimal(&number.to_string())
    }

    /// Returns a canonical number (ASCII, decimal point) as it is read.
    ///
    /// A negative one is isolated: else its minus would stand on the wrong side in a line that
    /// begins at the right.
    pub fn decimal(&self, canonical: &str) -> String {
        let shown = in_digits(self.digits_chosen(), canonical);
        let shown = match self.digits_chosen() {
            Digits::Latin => shown,
            Digits::Arabic | Digits::Persian => shown.replace('.', "٫"),
        };
        if canonical.starts_with('-') {
            format!("\u{2068}{shown}\u{2069}")
        } else {
            shown
        }
    }

    /// Returns a text with its ASCII digits in the reader's; nothing else changes.
    pub fn digits(&self, text: &str) -> String {
        in_digits(self.digits_chosen(), text)
    }
}

/// Returns a text with its ASCII digits in those of another script.
pub(super) fn in_digits(digits: Digits, text: &str) -> String {
    let zero = match digits {
        Digits::Latin => return text.to_owned(),
        Digits::Arabic => u32::from('٠'),
        Digits::Persian => u32::from('۰'),
    };
    let shown = |c: char| {
        c.to_digit(10)
            .and_then(|digit| char::from_u32(zero + digit))
            .unwrap_or(c)
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_in_the_digits_chosen() {
        let latin = Catalogue::new(Language::Ckb, Digits::Latin);
        let arabic = Catalogue::new(Language::En, Digits::Arabic);
        let persian = Catalogue::new(Language::Ckb, Digits::Persian);
        assert_eq!(latin.number(1234), "1234");
        assert_eq!(arabic.number(1_234_567_890), "١٢٣٤٥٦٧٨٩٠");
        assert_eq!(persian.decimal("37.5"), "۳۷٫۵");
        assert_eq!(latin.decimal("37.5"), "37.5");
        assert_eq!(arabic.decimal("-0.5"), "\u{2068}-٠٫٥\u{2069}");
        assert_eq!(arabic.digits("1.05A"), "١.٠٥A");
    }
}
