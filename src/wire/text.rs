//! Text in few bits: remarks in Arabic, Central Kurdish and English.
//!
//! A character is coded as its class (given the class before it) and its place in the class. The alphabets are
//! ordered by how often a letter comes in all languages of a script together, and both choices learn while
//! coding, so that one table serves every language. A character of no class travels as its code point.

use super::{Malformed, learn::Frequencies, range::Stream};

/// The most characters of one text: what DHIS2 takes as a value.
pub const LONGEST_TEXT: usize = 50_000;
/// The most characters of all texts of a message together.
pub const MOST_TEXT: usize = 128 * 1024;

/// Letters and marks of the Arabic script, the most frequent first.
const ARABIC: &str = "اەولرنیمتديسبکةفحعێقهشجخۆزڕأئگصكپڵژطإغثچءذڤىضآظؤھـ،؛؟٪\
    \u{64b}\u{64f}\u{651}\u{64d}\u{64e}\u{650}\u{652}\u{64c}\u{200c}";
const LOWER: &str = "eatoinsrhdlcumfgpywbvkxjqz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";
const MARKS: &str = ".,-:/()'+?%\n;\"!=*#&_@°–";
const FOREIGN_DIGITS: &str = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬";

/// Classes: end, space, then the alphabets, then any code point.
const END: usize = 0;
const SPACE: usize = 1;
const ALPHABETS: [(&str, Order); 6] = [
    (ARABIC, Order::ByFrequency),
    (LOWER, Order::ByFrequency),
    (UPPER, Order::Even),
    (DIGITS, Order::Even),
    (MARKS, Order::ByFrequency),
    (FOREIGN_DIGITS, Order::Even),
];
const OTHER: usize = 8;
const CLASSES: usize = 9;
const CODE_POINTS: u32 = 0x11_0000;

/// How often each class (a column) follows each class (a row) and, in the last row, begins a text.
const FOLLOWS: [[u16; CLASSES]; CLASSES] = [
    [1, 8, 120, 16, 40, 40, 8, 8, 4],
    [4, 8, 260, 90, 30, 50, 30, 10, 6],
    [16, 120, 700, 2, 2, 4, 20, 2, 4],
    [16, 100, 2, 700, 4, 6, 26, 1, 2],
    [10, 40, 4, 160, 120, 24, 24, 1, 2],
    [40, 60, 8, 8, 8, 180, 60, 2, 4],
    [50, 140, 40, 16, 10, 70, 30, 6, 4],
    [40, 60, 8, 2, 2, 4, 40, 180, 4],
    [20, 50, 20, 20, 8, 8, 10, 4, 100],
];

#[derive(Debug, Clone, Copy)]
enum Order {
    ByFrequency,
    Even,
}

/// The text model of one message: what it learns in one text helps with the next.
#[derive(Debug)]
pub(super) struct TextModel {
    /// Made with the first text: most reports have none.
    models: Option<Models>,
    left: usize,
}

#[derive(Debug)]
struct Models {
    classes: Vec<Frequencies>,
    letters: Vec<Frequencies>,
}

impl Models {
    fn new() -> Self {
        let letters = ALPHABETS.iter().map(|(alphabet, order)| {
            Frequencies::of(
                alphabet.chars().zip(0_u16..).map(|(_, rank)| match order {
                    Order::ByFrequency => 4 + 16_000 / ((rank + 8) * (rank + 8)),
                    Order::Even => 16,
                }),
                32,
            )
        });
        Self {
            classes: FOLLOWS.map(|weights| Frequencies::of(weights, 24)).into(),
            letters: letters.collect(),
        }
    }

    fn class<S: Stream>(
        &mut self,
        stream: &mut S,
        before: usize,
        class: usize,
    ) -> Result<usize, Malformed> {
        self.classes
            .get_mut(before)
            .ok_or(Malformed)?
            .code(stream, class)
    }

    fn letter<S: Stream>(
        &mut self,
        stream: &mut S,
        alphabet: usize,
        letter: usize,
    ) -> Result<char, Malformed> {
        let letter = self
            .letters
            .get_mut(alphabet)
            .ok_or(Malformed)?
            .code(stream, letter)?;
        ALPHABETS
            .get(alphabet)
            .and_then(|(letters, _)| letters.chars().nth(letter))
            .ok_or(Malformed)
    }
}

impl TextModel {
    pub(super) fn new() -> Self {
        Self {
            models: None,
            left: MOST_TEXT,
        }
    }

    /// Codes a text.
    pub(super) fn code<S: Stream>(
        &mut self,
        stream: &mut S,
        text: &str,
    ) -> Result<String, Malformed> {
        let models = self.models.get_or_insert_with(Models::new);
        let mut coded = String::with_capacity(text.len());
        let mut before = END;
        let mut given = text.chars();
        let most = self.left.min(LONGEST_TEXT);
        for _ in 0..=most {
            let (class, letter, point) = given.next().map_or((END, 0, 0), place_of);
            let class = models.class(stream, before, class)?;
            let character = match class {
                END => {
                    self.left -= coded.chars().count();
                    return Ok(coded);
                }
                SPACE => ' ',
                OTHER => {
                    let point = stream.below(CODE_POINTS, point)?;
                    char::from_u32(point).ok_or(Malformed)?
                }
                _ => models.letter(stream, class - 2, letter)?,
            };
            coded.push(character);
            before = class;
        }
        Err(Malformed)
    }
}

/// Returns the class of a character, its place there, and its code point.
fn place_of(character: char) -> (usize, usize, u32) {
    let point = u32::from(character);
    if character == ' ' {
        return (SPACE, 0, point);
    }
    ALPHABETS
        .iter()
        .enumerate()
        .find_map(|(class, (letters, _))| {
            let letter = letters.chars().position(|letter| letter == character)?;
            Some((class + 2, letter, point))
        })
        .unwrap_or((OTHER, 0, point))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::wire::range::{Decoder, Encoder};

    fn bytes_of(texts: &[&str]) -> Vec<u8> {
        let mut encoder = Encoder::new();
        let mut model = TextModel::new();
        for text in texts {
            model.code(&mut encoder, text).unwrap();
        }
        encoder.finish()
    }

    fn texts_of(bytes: &[u8], count: usize) -> Vec<String> {
        let mut decoder = Decoder::new(bytes);
        let mut model = TextModel::new();
        let texts = (0..count)
            .map(|_| model.code(&mut decoder, "").unwrap())
            .collect();
        decoder.finish().unwrap();
        texts
    }

    #[test]
    fn remarks_come_back_in_a_third_of_their_bytes() {
        for text in [
            "نفاد لقاح شلل الأطفال من يوم 12 إلى نهاية الشهر بسبب انقطاع الكهرباء",
            "ڤاکسینی ئیفلیجی منداڵان لە 12ی مانگەوە نەماوە، کارەبا بڕاوە",
            "Stock-out of OPV from day 12 to the end of the month, power was cut",
        ] {
            let bytes = bytes_of(&[text]);
            assert_eq!(texts_of(&bytes, 1), [text]);
            let bits = bytes.len() * 8 / text.chars().count();
            assert!(bits < 6, "{bits} bits a character: {text}");
        }
    }

    #[test]
    fn no_character_has_two_places() {
        let all: Vec<char> = ALPHABETS
            .iter()
            .flat_map(|(letters, _)| letters.chars())
            .collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(!all.contains(&' '));
    }

    #[test]
    fn a_text_longer_than_the_server_takes_is_refused() {
        let mut model = TextModel::new();
        let longest = "ا".repeat(LONGEST_TEXT);
        let mut encoder = Encoder::new();
        assert!(model.code(&mut encoder, &longest).is_ok());
        assert!(model.code(&mut encoder, &(longest.clone() + "ا")).is_err());
        // All together there is room for two of the longest and a bit.
        let mut model = TextModel::new();
        assert!(model.code(&mut encoder, &longest).is_ok());
        assert!(model.code(&mut encoder, &longest).is_ok());
        assert!(model.code(&mut encoder, &longest).is_err());
    }

    proptest! {
        #[test]
        fn any_text_comes_back(texts in prop::collection::vec(any::<String>(), 0..6)) {
            let given: Vec<&str> = texts.iter().map(String::as_str).collect();
            prop_assert_eq!(texts_of(&bytes_of(&given), texts.len()), texts);
        }
    }
}
