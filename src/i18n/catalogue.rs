//! The texts of one language.

use std::sync::OnceLock;

use fluent::{
    FluentArgs, FluentResource, FluentValue,
    types::{FluentNumber, FluentNumberOptions},
};
use unic_langid::LanguageIdentifier;

use super::{
    Arg,
    files::files,
    numbers::{in_number, typed_digits},
};
use crate::domain::language::{Digits, Language};

type Bundle = fluent::concurrent::FluentBundle<FluentResource>;

/// The texts of one language, for a reader of these digits.
///
/// Other languages stand in for a text that is missing, English last, and are read only then.
pub struct Catalogue {
    language: Language,
    digits: Digits,
    texts: Bundle,
    fallbacks: Vec<(Language, OnceLock<Bundle>)>,
}

impl Catalogue {
    /// Reads the texts of a language.
    pub fn new(language: Language, digits: Digits) -> Self {
        let texts = files(language);
        Self::with_texts(language, digits, texts.iter().copied())
    }

    /// Reads these texts in place of those of the language: a room and its Fluent source each.
    pub fn with_texts<'a>(
        language: Language,
        digits: Digits,
        texts: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let fallbacks = language.fallbacks();
        Self {
            language,
            digits,
            texts: read(language, digits, texts),
            fallbacks: fallbacks.map(|other| (other, OnceLock::new())).collect(),
        }
    }

    /// Returns the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the digits numbers are shown in.
    pub fn digits_chosen(&self) -> Digits {
        self.digits
    }

    /// Tells whether lines begin at the right.
    pub fn is_rtl(&self) -> bool {
        self.language.is_rtl()
    }

    /// Tells whether this language itself has the text.
    pub fn has(&self, key: &str) -> bool {
        self.texts.has_message(key)
    }

    /// Returns a text without arguments.
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// Returns a text with its arguments put in.
    ///
    /// A key that no language has is returned itself: better a strange word than a program that stops.
    pub fn format(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            values.set(*name, self.value(argument));
        }
        if let Some(text) = lookup(&self.texts, key, &values) {
            return typed_digits(self.digits, text);
        }
        let of_others = self.fallbacks.iter().find_map(|(other, texts)| {
            let read = || read(*other, self.digits, files(*other).iter().copied());
            lookup(texts.get_or_init(read), key, &values)
        });
        let of_others = of_others.map(|text| typed_digits(self.digits, text));
        of_others.unwrap_or_else(|| {
            log::warn!("no text for the key {key}");
            key.to_owned()
        })
    }

    fn value<'a>(&self, argument: &'a Arg<'_>) -> FluentValue<'a> {
        match argument {
            Arg::Number(number) => counted(self.language, *number),
            Arg::Digits(text) => FluentValue::from(self.decimal(&without_direction_marks(text))),
            Arg::Text(text) => FluentValue::from(without_direction_marks(text)),
            Arg::Key(key) => FluentValue::from(self.phrase(&self.text(key))),
            Arg::Phrase(text) => FluentValue::from(self.phrase(text)),
            Arg::Date(day) => FluentValue::from(self.phrase(&self.date(*day))),
            Arg::Period(period) => FluentValue::from(self.phrase(&self.period(*period))),
        }
    }

    /// Gives an own text that becomes part of another one the direction of its language.
    ///
    /// An isolate takes the direction of its first letter, but letters of isolates inside do not
    /// count: "5 October 2026" in Arabic would be ordered from left to right.
    fn phrase(&self, text: &str) -> String {
        if self.is_rtl() && text.contains('\u{2068}') {
            format!("\u{200f}{text}")
        } else {
            text.to_owned()
        }
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Catalogue({:?}, {:?})", self.language, self.digits)
    }
}

fn read<'a>(
    language: Language,
    digits: Digits,
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Bundle {
    let name = language.plurals();
    let identifier: LanguageIdentifier = name.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    bundle.set_formatter(Some(match digits {
        Digits::Latin => latin,
        Digits::Arabic => arabic,
        Digits::Persian => persian,
    }));
    for (room, source) in texts {
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, errors)| {
                log::error!("{name}/{room}.ftl: {errors:?}");
                rest
            });
        if let Err(errors) = bundle.add_resource(resource) {
            log::error!("{name}/{room}.ftl: {errors:?}");
        }
    }
    bundle
}

fn lookup(bundle: &Bundle, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let message = bundle.get_message(key)?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(message.value()?, Some(arguments), &mut errors);
    if !errors.is_empty() {
        log::warn!("{key}: {errors:?}");
    }
    Some(text.into_owned())
}

/// Isolates of a foreign text could end ours too early.
fn without_direction_marks(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

// Fluent takes a plain function, hence one for each kind of digits.

fn latin<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, Digits::Latin)
}

fn arabic<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, Digits::Arabic)
}

fn persian<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, Digits::Persian)
}

fn number(value: &FluentValue<'_>, digits: Digits) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let shown = match number.options.minimum_integer_digits {
        Some(true_size) if number.value < 0.0 => format!("-{true_size}"),
        Some(true_size) => true_size.to_string(),
        None => number.as_string().into_owned(),
    };
    Some(in_number(digits, &shown))
}

/// Returns a number that selects the right plural.
///
/// Arabic counts by the last two digits (103 and 110 as 3 and 10, 111 as 11); `intl_pluralrules` 7
/// forgets that and takes everything above 99 for *other*. So from 100 on Fluent is given a smaller
/// number of the same plural, and the true one travels in an option nobody else uses.
fn counted(language: Language, number: i64) -> FluentValue<'static> {
    let size = number.unsigned_abs();
    let is_arabic = language.plurals().starts_with("ar");
    let (true, 100.., Ok(true_size)) = (is_arabic, size, usize::try_from(size)) else {
        return FluentValue::from(number);
    };
    let same_plural = match number % 100 {
        -2..=2 => 100 * number.signum(),
        rest => rest,
    };
    let mut counted = FluentNumber::from(same_plural);
    counted.options = FluentNumberOptions {
        minimum_integer_digits: Some(true_size),
        ..FluentNumberOptions::default()
    };
    FluentValue::Number(counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_reads_its_texts_without_a_mistake() {
        for language in Language::ALL {
            for (room, source) in files(language) {
                if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                    panic!("{}/{room}.ftl: {errors:?}", language.code());
                }
            }
            let catalogue = Catalogue::new(language, Digits::Latin);
            assert!(catalogue.has("sample-mark"));
            assert_eq!(catalogue.is_rtl(), language != Language::En);
        }
    }

    #[test]
    fn what_is_put_in_is_isolated_and_in_the_digits_of_the_reader() {
        let catalogue = Catalogue::new(Language::Ar, Digits::Arabic);
        assert_eq!(
            catalogue.format(
                "value-out-of-range",
                &[("low", Arg::Number(-3)), ("high", Arg::Number(100))]
            ),
            "يجب أن يكون بين \u{2068}-٣\u{2069} و \u{2068}١٠٠\u{2069}"
        );
    }

    #[test]
    fn a_date_inside_a_text_reads_in_the_direction_of_the_language() {
        let catalogue = Catalogue::new(Language::Ar, Digits::Latin);
        let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
        assert_eq!(
            catalogue.format("value-not-a-date", &[("example", Arg::Date(day))]),
            "ليس تاريخًا: سنة-شهر-يوم، مثل \u{2068}\u{200f}\u{2068}5\u{2069} \u{2068}تشرين الأول\u{2069} \u{2068}2026\u{2069}\u{2069}"
        );
    }

    #[test]
    fn a_foreign_text_cannot_break_out_of_its_isolate() {
        let catalogue = Catalogue::new(Language::En, Digits::Latin);
        assert_eq!(
            catalogue.format(
                "tally-unreadable",
                &[("character", Arg::Text("\u{2069}\u{202e}x"))]
            ),
            "This cannot be read in a sum: \u{2068}x\u{2069}"
        );
    }

    #[test]
    fn a_key_without_a_text_shows_itself() {
        let catalogue = Catalogue::new(Language::Ckb, Digits::Latin);
        assert!(!catalogue.has("no-such-key"));
        assert_eq!(catalogue.text("no-such-key"), "no-such-key");
    }

    #[test]
    fn arabic_has_six_ways_of_counting_and_counts_by_the_last_two_digits() {
        let source = "n = { $n } { $n ->
    [zero] zero
    [one] one
    [two] two
    [few] few
    [many] many
   *[other] other
}";
        let mut catalogue = Catalogue::new(Language::Ar, Digits::Arabic);
        catalogue
            .texts
            .add_resource(FluentResource::try_new(source.to_owned()).unwrap())
            .unwrap();
        for (n, shown) in [
            (0, "٠ zero"),
            (1, "١ one"),
            (2, "٢ two"),
            (3, "٣ few"),
            (10, "١٠ few"),
            (11, "١١ many"),
            (99, "٩٩ many"),
            (100, "١٠٠ other"),
            (102, "١٠٢ other"),
            (103, "١٠٣ few"),
            (110, "١١٠ few"),
            (111, "١١١ many"),
            (199, "١٩٩ many"),
            (1_000, "١٠٠٠ other"),
            (-105, "-١٠٥ few"),
            (-200, "-٢٠٠ other"),
        ] {
            let text = catalogue.format("n", &[("n", Arg::Number(n))]);
            assert_eq!(crate::i18n::without_isolates(&text), shown);
        }
    }

    #[test]
    fn kurdish_and_english_tell_one_from_many() {
        for language in [Language::Ckb, Language::En] {
            let source = "n = { $n ->\n    [one] one\n   *[other] other\n}";
            let mut catalogue = Catalogue::new(language, Digits::Latin);
            catalogue
                .texts
                .add_resource(FluentResource::try_new(source.to_owned()).unwrap())
                .unwrap();
            for (n, word) in [(0, "other"), (1, "one"), (2, "other"), (101, "other")] {
                assert_eq!(
                    catalogue.format("n", &[("n", Arg::Number(n))]),
                    word,
                    "{language:?} {n}"
                );
            }
        }
    }

    #[test]
    fn a_prepared_language_reads_from_the_right_counts_by_its_rules_and_falls_back() {
        let badini = Language::prepared("ku-Arab-IQ").expect("its folder lies among the tests");
        let catalogue = Catalogue::new(badini, badini.usual_digits());
        assert!(catalogue.is_rtl());
        assert_eq!(
            Language::from_code(badini.code()),
            None,
            "it is not shipped"
        );
        let children = |count| {
            let text = catalogue.format("test-children", &[("count", Arg::Number(count))]);
            crate::i18n::without_isolates(&text)
        };
        assert_eq!(children(1), "زارۆکەک");
        assert_eq!(children(0), "0 زارۆک");
        assert_eq!(children(101), "101 زارۆک");
        // From Central Kurdish, months among them; from English what neither has.
        let central = Catalogue::new(Language::Ckb, Digits::Latin);
        assert!(!catalogue.has("facility"));
        assert_eq!(catalogue.text("facility"), central.text("facility"));
        assert_eq!(catalogue.month(7), central.month(7));
        let names = crate::domain::names::Names {
            base: "Health centre".to_owned(),
            translations: [("ckb".to_owned(), "بنکە".to_owned())].into(),
        };
        assert_eq!(names.in_language(badini), "بنکە");
        assert_eq!(names.in_language(Language::Ar), "Health centre");
    }

    #[test]
    fn a_catalogue_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Catalogue::new(Language::En, Digits::Latin));
    }
}
