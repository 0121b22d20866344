//! Texts read well in a line that begins at the right: nouns follow their number in its form, and Latin words do
//! not change places.

use daftar::domain::language::Language;
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use crate::files;

/// Words that may follow a number in Arabic and are not what is counted.
const NO_NOUNS: &[&str] = &[
    "من",
    "إلى",
    "على",
    "في",
    "و",
    "أو",
    "ولم",
    "وفي",
    "لا",
    "ليس",
    "ليست",
    "تبدو",
    "بعيد",
    "ضمن",
    "بإنذار",
];

/// What stands in a text for a number or a name, and is never counted: names, places, keys, days.
const NEVER_COUNTED: &[&str] = &[
    "address",
    "date",
    "key",
    "meaning",
    "named",
    "option",
    "path",
    "period",
    "person",
    "row",
    "state",
    "total",
    "first",
    "last",
    "least-height",
    "said",
    // Units that have one form only.
    "megabytes",
    "bytes",
    // What is odd about a name, and its words.
    "name",
    "detail",
];

/// Says each text of a language, its pieces as they stand in the file, selections by number left out.
fn pieces(language: Language, mut say: impl FnMut(&str, &[PatternElement<&str>])) {
    fn walk<'a>(
        key: &str,
        pattern: &Pattern<&'a str>,
        say: &mut impl FnMut(&str, &[PatternElement<&'a str>]),
    ) {
        say(key, &pattern.elements);
        for element in &pattern.elements {
            if let PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } = element
            {
                for variant in variants {
                    walk(key, &variant.value, say);
                }
            }
        }
    }
    for (_, source) in files(language) {
        let resource = parser::parse(*source).unwrap();
        for entry in &resource.body {
            if let Entry::Message(message) = entry
                && let Some(pattern) = &message.value
            {
                walk(message.id.name, pattern, &mut say);
            }
        }
    }
}

fn variable<'a>(element: &PatternElement<&'a str>) -> Option<&'a str> {
    match element {
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(id.name),
        _ => None,
    }
}

#[test]
fn a_noun_behind_a_number_has_the_form_the_number_asks_for() {
    let texts = super::texts(Language::Ar);
    let mut wrong = Vec::new();
    pieces(Language::Ar, |key, elements| {
        for pair in elements.windows(2) {
            let [number, PatternElement::TextElement { value }] = pair else {
                continue;
            };
            let (Some(name), Some(text)) = (variable(number), value.strip_prefix(' ')) else {
                continue;
            };
            let word: String = text.chars().take_while(|ch| ch.is_alphabetic()).collect();
            let is_noun = word
                .chars()
                .next()
                .is_some_and(|ch| ('ء'..='ي').contains(&ch))
                && !NO_NOUNS.contains(&word.as_str());
            if is_noun
                && !NEVER_COUNTED.contains(&name)
                && !texts
                    .get(key)
                    .is_some_and(|text| text.counted.contains(name))
            {
                wrong.push(format!("{key}: ${name} {word}"));
            }
        }
    });
    assert!(
        wrong.is_empty(),
        "select by the number, or put it behind a colon: {wrong:#?}"
    );
}

#[test]
fn latin_words_do_not_change_places_in_a_line_from_the_right() {
    let mut wrong = Vec::new();
    for language in Language::every().filter(|language| language.is_rtl()) {
        pieces(language, |key, elements| {
            for element in elements {
                let PatternElement::TextElement { value } = element else {
                    continue;
                };
                // Letters of the language part what stands on both sides of them.
                for stretch in value.split(|ch: char| ch.is_alphabetic() && !ch.is_ascii()) {
                    let words: Vec<&str> = stretch
                        .split(['،', '؛'])
                        .filter(|part| part.chars().any(|ch| ch.is_ascii_alphabetic()))
                        .collect();
                    if words.len() > 1 {
                        wrong.push(format!("{}: {key}: {stretch}", language.code()));
                    }
                }
            }
        });
    }
    assert!(
        wrong.is_empty(),
        "put a word of the language between them: {wrong:#?}"
    );
}
