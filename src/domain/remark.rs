//! Whether a remark looks as if it named a person. Reports hold counts and no patients, and a comment
//! travels to the server with its value.
//!
//! This is a question to the clerk, never a refusal: *daughter of Soran, 0750…* is told apart from
//! *refrigerator broken* by few words, so that the question is not clicked away by habit.

/// What of a person a remark seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// As many digits as a telephone or identity card number has.
    Number,
    /// A word that stands before a person's name.
    Name,
}

/// Seven digits: the shortest telephone number of a landline. Dates are left out before it is counted.
const FEWEST_DIGITS: usize = 7;

/// Words after which the name of a person stands, in the three languages; compared as [`word`] makes them.
const BEFORE_A_NAME: &[&str] = &[
    // English
    "named",
    "mr",
    "mrs",
    "ms",
    "surname",
    // Arabic: son of, daughter of, his name, her name, by the name of, called, the child, the girl child
    "ابن",
    "بنت",
    "اسمه",
    "اسمها",
    "باسم",
    "المدعو",
    "المدعوة",
    "الطفل",
    "الطفلة",
    // Central Kurdish: name of, his/her name is, by the name of, son of, daughter of, the child, sir, lady
    "ناوی",
    "ناوەکەی",
    "بەناوی",
    "کوڕی",
    "کچی",
    "منداڵی",
    "کاک",
    "خاتوو",
];

/// Tells whether a remark looks as if it named a person; the number goes before the name.
pub fn looks_personal(text: &str) -> Option<Personal> {
    if longest_number(text) >= FEWEST_DIGITS {
        return Some(Personal::Number);
    }
    let words: Vec<String> = text.split_whitespace().map(word).collect();
    let names = words
        .windows(2)
        .any(|pair| matches!(pair, [before, name] if is_before_a_name(before) && is_name(name)));
    names.then_some(Personal::Name)
}

fn is_before_a_name(word: &str) -> bool {
    BEFORE_A_NAME.contains(&word)
}

/// A word of letters: *child 3* and *the child –* name nobody.
fn is_name(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
}

/// Returns a word as it is compared: without punctuation, marks and joiners, in one spelling of the
/// letters that keyboards confuse.
fn word(text: &str) -> String {
    text.chars()
        .filter(|ch| ch.is_alphanumeric() && !matches!(ch, '\u{64b}'..='\u{65f}' | 'ـ'))
        .flat_map(char::to_lowercase)
        .map(|ch| match ch {
            'أ' | 'إ' | 'آ' => 'ا',
            'ك' => 'ک',
            'ي' | 'ى' => 'ی',
            ch => ch,
        })
        .collect()
}

/// Counts the digits of the longest number, of any of the three scripts; what people put between the
/// groups of a telephone number does not end it.
fn longest_number(text: &str) -> usize {
    let belongs = |ch: char| is_digit(ch) || matches!(ch, ' ' | '-' | '+' | '(' | ')' | '.' | '/');
    text.split(|ch: char| !belongs(ch))
        .filter(|part| !is_date(part.trim()))
        .map(|part| part.chars().filter(|ch| is_digit(*ch)).count())
        .max()
        .unwrap_or_default()
}

fn is_digit(ch: char) -> bool {
    matches!(ch, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// A day as it is written on paper: three groups of at most four digits with one and the same mark
/// between them, one of the groups a year.
fn is_date(part: &str) -> bool {
    ['-', '/', '.'].iter().any(|mark| {
        let groups: Vec<&str> = part.split(*mark).collect();
        let digits: Vec<usize> = groups.iter().map(|group| group.chars().count()).collect();
        groups.iter().all(|group| group.chars().all(is_digit))
            && matches!(digits.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_seen_in_three_scripts() {
        for text in [
            "07501234567",
            "tel. 0750 123 45 67",
            "+964 (750) 123-4567",
            "هاتف ٠٧٥٠١٢٣٤٥٦٧",
            "تەلەفۆن ۰۷۵۰ ۱۲۳ ۴۵۶۷",
            "1234567",
        ] {
            assert_eq!(looks_personal(text), Some(Personal::Number), "{text}");
        }
    }

    #[test]
    fn a_name_after_a_word_that_announces_it_is_seen() {
        for text in [
            "child named Soran",
            "Named: Ali",
            "Mrs. Ahmed came late",
            "محمد ابن علي",
            "اسمها زينب",
            "الطفلة: فاطمة",
            "إبن أحمد",
            "ناوی ئازاد",
            "ناوي سۆران",
            "کچی ئەحمەد",
            "منداڵی نەسرین",
        ] {
            assert_eq!(looks_personal(text), Some(Personal::Name), "{text}");
        }
    }

    #[test]
    fn remarks_of_every_day_are_left_alone() {
        for text in [
            "",
            "refrigerator broken 3 days",
            "no vaccine from 2026-11-02 until 15/11/2026",
            "batch 12345, expired 1.12.2026",
            "counted again: 120, 118 and 121",
            "نفد اللقاح ٣ أيام",
            "كسر في الثلاجة",
            "٢٠٢٦/١١/١٥ لا كهرباء",
            "کارەبا نەبوو لە ۱۵/۱۱/۲۰۲۶",
            "ڤاکسین نەما",
            "the child 3",
            "ناوی 12",
        ] {
            assert_eq!(looks_personal(text), None, "{text}");
        }
    }
}
