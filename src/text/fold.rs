//! Spellings that mean the same become the same: for searching, and for keys.

use super::{forms, width};

/// Returns the text as a search compares it.
///
/// Arabic and Kurdish keyboards write the same word with different letters, and names in a
/// register come from all of them. Vowel signs, tatweel and joiners go, digits become ASCII,
/// Latin letters small.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for ch in decompose_key(text).chars() {
        match ch {
            'ي' | 'ى' | 'ی' | 'ئ' => folded.push('ی'),
            'ك' | 'ک' => folded.push('ک'),
            'ه' | 'ە' | 'ة' | 'ھ' | 'ہ' | 'ۀ' => folded.push('ه'),
            'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
            'و' | 'ؤ' => folded.push('و'),
            '\u{640}' => {}
            '\u{a0}' | '\u{202f}' => folded.push(' '),
            ch if width::is_mark(ch) || width::is_invisible(ch) => {}
            ch => match ascii_digit(ch) {
                Some(digit) => folded.push(digit),
                None => folded.extend(ch.to_lowercase()),
            },
        }
    }
    folded
}

/// Returns the ASCII digit of an ASCII, Arabic-Indic or extended Arabic-Indic one.
pub fn ascii_digit(ch: char) -> Option<char> {
    let zero = match ch {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(u32::from(ch) - u32::from(zero), 10)
}

/// Returns what a keyboard sent, with letters in place of presentation forms.
///
/// The Arabic layout of X11 sends lam-alef as one such form; stored text never holds them.
pub fn decompose_key(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for ch in text.chars() {
        match decomposition(ch) {
            Some(plain) => letters.push_str(plain),
            None => letters.push(ch),
        }
    }
    letters
}

fn decomposition(ch: char) -> Option<&'static str> {
    if ch < '\u{fb50}' {
        return None;
    }
    let row = forms::DECOMPOSITIONS
        .binary_search_by_key(&ch, |(form, _)| *form)
        .ok()?;
    forms::DECOMPOSITIONS.get(row).map(|(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::super::shape;
    use super::*;

    #[test]
    fn keyboards_agree_on_a_word() {
        assert_eq!(fold("كلي"), fold("کلی"));
        assert_eq!(fold("هەڵەبجە"), fold("ههڵهبجه"));
        assert_eq!(fold("نه\u{200c}خۆش"), fold("نەخۆش"));
        assert_eq!(fold("ھەولێر"), fold("هه\u{200c}ولێر"));
        assert_eq!(fold("الأنبار"), fold("الانبار"));
        assert_eq!(fold("إسراء آل ٱلياسين"), fold("اسراء ال الياسين"));
        assert_eq!(fold("المدرسة"), fold("المدرسه"));
        assert_eq!(fold("مستشفى"), fold("مستشفي"));
    }

    #[test]
    fn a_letter_and_its_hamza_are_the_letter_with_hamza() {
        assert_eq!(fold("مسؤول شئون"), fold("مسو\u{654}ول شي\u{654}ون"));
    }

    #[test]
    fn marks_and_tatweel_do_not_count() {
        assert_eq!(fold("مُحَمَّـــد"), "محمد");
        assert_eq!(fold("Cafe\u{301}"), "cafe");
    }

    #[test]
    fn presentation_forms_are_found() {
        assert_eq!(fold("\u{feb3}\u{fefc}\u{fee1}"), fold("سلام"));
    }

    #[test]
    fn digits_and_case_do_not_count() {
        assert_eq!(fold("PENTA-٣ ۴"), "penta-3 4");
    }

    #[test]
    fn different_letters_stay_different() {
        for (one, other) in [
            ("ڕ", "ر"),
            ("ڵ", "ل"),
            ("ێ", "ی"),
            ("ۆ", "و"),
            ("ح", "ه"),
            ("س", "ش"),
        ] {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn digits_of_three_scripts_are_read() {
        for set in ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"] {
            let digits: Option<String> = set.chars().map(ascii_digit).collect();
            assert_eq!(digits.as_deref(), Some("0123456789"));
        }
        assert_eq!(ascii_digit('a'), None);
        assert_eq!(ascii_digit('߁'), None);
    }

    #[test]
    fn keys_that_send_lam_alef_give_letters() {
        assert_eq!(decompose_key("\u{fefb}\u{fef7}\u{fef9}\u{fef5}"), "لالألإلآ");
        assert_eq!(decompose_key("ب 7"), "ب 7");
    }

    #[test]
    fn every_form_that_is_drawn_is_read_back() {
        for (letter, shapes) in forms::FORMS {
            for form in shapes {
                let plain = decompose_key(&form.to_string());
                let expected = match letter {
                    // The Kurdish AE borrows the shapes of heh.
                    'ە' => "ه".to_owned(),
                    // A deprecated letter that is itself composed.
                    '\u{677}' => "\u{6c7}\u{674}".to_owned(),
                    letter => letter.to_string(),
                };
                assert_eq!(plain, expected);
            }
            assert!(*letter == 'ء' || shape::joining(*letter).is_some());
        }
    }
}
