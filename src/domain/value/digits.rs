//! Digits of three scripts become the same digits.

/// Returns the ASCII form of a digit or mark of a number: ٠-٩, ۰-۹, the Arabic decimal mark, a true minus.
pub fn fold_digit(character: char) -> char {
    let value = match character {
        '٠'..='٩' => u32::from(character) - u32::from('٠'),
        '۰'..='۹' => u32::from(character) - u32::from('۰'),
        '٫' => return '.',
        '−' => return '-',
        _ => return character,
    };
    char::from_digit(value, 10).unwrap_or(character)
}

/// Returns a text with every digit and mark of a number in ASCII, and without the invisible marks
/// of direction that come along when a number is pasted.
pub fn fold_digits(text: &str) -> String {
    text.chars()
        .filter(|c| !is_direction_mark(*c))
        .map(fold_digit)
        .collect()
}

fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_scripts_and_the_decimal_mark_become_ascii() {
        assert_eq!(fold_digits("٠١٢٣٤٥٦٧٨٩"), "0123456789");
        assert_eq!(fold_digits("۰۱۲۳۴۵۶۷۸۹"), "0123456789");
        assert_eq!(fold_digits("−٣٫٥"), "-3.5");
        assert_eq!(fold_digits("\u{200f}١٢\u{2069}"), "12");
        assert_eq!(fold_digits("OPV 3 ئۆپ"), "OPV 3 ئۆپ");
    }
}
