//! Numbers in the reader's digits.
//!
//! Without separators between thousands: a figure is held against a paper that has none.

use crate::{domain::language::Digits, i18n::Catalogue};

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
        let shown = in_number(self.digits_chosen(), canonical);
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

/// Returns a canonical number in the digits of another script, with its decimal mark.
pub(super) fn in_number(digits: Digits, canonical: &str) -> String {
    let shown = in_digits(digits, canonical);
    match digits {
        Digits::Latin => shown,
        Digits::Arabic | Digits::Persian => shown.replace('.', "٫"),
    }
}

/// Returns a finished text with the digits and percent signs that its translator typed as the reader reads
/// them.
///
/// What was put in stands between isolates and is left alone, and so are digits that belong to Latin letters,
/// before or after them: F9, DHIS2, 5.01B.
pub(super) fn typed_digits(digits: Digits, text: String) -> String {
    if digits == Digits::Latin || !text.contains(|ch: char| ch.is_ascii_digit() || ch == '%') {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 8);
    // Which of the open isolates hold what was put in; Fluent opens those with the first-strong one.
    let mut isolates: Vec<bool> = Vec::new();
    // Whether the letter read last is Latin, and whether a number was.
    let (mut is_latin, mut is_number) = (false, false);
    for (at, ch) in text.char_indices() {
        match ch {
            '\u{2066}'..='\u{2068}' => isolates.push(ch == '\u{2068}'),
            '\u{2069}' => drop(isolates.pop()),
            _ => {}
        }
        let is_typed = !isolates.contains(&true);
        let drawn = match ch {
            '0'..='9' if is_typed && !is_latin && !latin_follows(&text, at) => {
                in_digits(digits, ch.encode_utf8(&mut [0; 4]))
            }
            '%' if is_typed && is_number => "٪".to_owned(),
            ch => ch.to_string(),
        };
        shown.push_str(&drawn);
        is_number = ch == '\u{2069}' && is_number || is_of_another_script(&drawn);
        if ch.is_alphabetic() {
            is_latin = ch.is_ascii_alphabetic();
        }
    }
    shown
}

fn is_of_another_script(shown: &str) -> bool {
    shown.chars().all(|ch| matches!(ch, '٠'..='٩' | '۰'..='۹'))
}

/// Tells whether a Latin letter stands right behind the number that begins, or goes on, at a byte.
fn latin_follows(text: &str, at: usize) -> bool {
    let (_, rest) = text.split_at(at);
    rest.trim_start_matches(|ch: char| ch.is_ascii_digit() || ch == '.')
        .starts_with(|ch: char| ch.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    #[test]
    fn typed_digits_are_the_reader_s_unless_they_belong_to_latin_letters() {
        let seen = |text: &str| typed_digits(Digits::Arabic, text.to_owned());
        assert_eq!(seen("آخر 12 تقريرًا"), "آخر ١٢ تقريرًا");
        assert_eq!(seen("Esc ثم 1 هو F1"), "Esc ثم ١ هو F1");
        assert_eq!(seen("بين 4.01A و1.19A: 10%"), "بين 4.01A و1.19A: 10%");
        assert_eq!(seen("A + B > 0 و 9.06 أعلى"), "A + B > 0 و ٩.٠٦ أعلى");
        assert_eq!(seen("أكثر من 10% من"), "أكثر من ١٠٪ من");
        assert_eq!(
            seen("\u{2068}٨\u{2069}% \u{2068}12\u{2069}%"),
            "\u{2068}٨\u{2069}٪ \u{2068}12\u{2069}%"
        );
        assert_eq!(seen("و\u{2066}12+7\u{2069}"), "و\u{2066}١٢+٧\u{2069}");
        let latin = typed_digits(Digits::Latin, "10%".to_owned());
        assert_eq!(latin, "10%");
    }

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
