//! The three languages say the same things: same keys, same arguments, all ways of counting, and
//! letters of their own alphabet.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test tells what is wrong by stopping"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use daftar::{
    domain::{
        language::{Digits, Language},
        period::Period,
    },
    i18n::{Arg, Catalogue, files},
    text::{Direction, Options, layout},
};
use fluent_syntax::{
    ast::{
        CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
    },
    parser,
};

#[path = "locales/glossary.rs"]
mod glossary;
#[path = "locales/reading.rs"]
mod reading;
#[path = "locales/review.rs"]
mod review;
#[path = "locales/source.rs"]
mod source;

/// Keys that the code puts together: everything that begins so counts as used.
const BUILT_KEYS: &[&str] = &[
    "finding-", "key-", "meaning-", "month-", "trouble-", "weekday-",
];

/// Rooms whose words stand ready for every other room, used or not.
const WORDS_FOR_ALL: &[&str] = &["core"];

/// Texts that take other arguments in another language, with the reason.
const OTHER_ARGUMENTS: &[(&str, &str)] = &[
    ("date-day-month", "only English has short names of months"),
    (
        "period-month",
        "months in Arabic and Kurdish stand with their number",
    ),
    (
        "period-short-month",
        "only English has short names of months",
    ),
];

/// What one text is made of.
#[derive(Debug, Default)]
struct Text {
    room: String,
    /// Everything that is shown, with its variants one after the other.
    shown: String,
    arguments: BTreeSet<String>,
    references: BTreeSet<String>,
    /// The plural categories of each choice by number.
    plurals: Vec<BTreeSet<String>>,
    /// The variables by whose number something is chosen.
    counted: BTreeSet<String>,
}

impl Text {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.shown.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                let mut names = BTreeSet::new();
                for variant in variants {
                    if let VariantKey::Identifier { name } = variant.key {
                        names.insert(name.to_owned());
                    }
                    self.shown.push(' ');
                    self.pattern(&variant.value);
                }
                let counted = ["zero", "one", "two", "few", "many"];
                if names.iter().any(|name| counted.contains(&name.as_str())) {
                    self.plurals.push(names);
                    if let InlineExpression::VariableReference { id } = selector {
                        self.counted.insert(id.name.to_owned());
                    }
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                self.call(arguments.as_ref());
            }
            InlineExpression::FunctionReference { arguments, .. } => self.call(Some(arguments)),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn call(&mut self, arguments: Option<&CallArguments<&str>>) {
        let Some(arguments) = arguments else { return };
        arguments
            .positional
            .iter()
            .for_each(|argument| self.inline(argument));
        arguments
            .named
            .iter()
            .for_each(|argument| self.inline(&argument.value));
    }
}

/// All texts of a language by key; fails on text that is no Fluent, and on a key that stands twice.
fn texts(language: Language) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    for (room, source) in files(language) {
        let place = format!("{}/{room}.ftl", language.code());
        let resource =
            parser::parse(*source).unwrap_or_else(|(_, errors)| panic!("{place}: {errors:?}"));
        for entry in &resource.body {
            let (key, value, attributes) = match entry {
                Entry::Message(message) => (
                    message.id.name.to_owned(),
                    message.value.as_ref(),
                    &message.attributes,
                ),
                Entry::Term(term) => (
                    format!("-{}", term.id.name),
                    Some(&term.value),
                    &term.attributes,
                ),
                Entry::Junk { content } => panic!("{place}: {content}"),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            };
            assert!(
                attributes.is_empty(),
                "{place}: {key} has attributes, which nothing reads"
            );
            let mut text = Text {
                room: (*room).to_owned(),
                ..Text::default()
            };
            if let Some(pattern) = value {
                text.pattern(pattern);
            }
            assert!(
                texts.insert(key.clone(), text).is_none(),
                "{place}: {key} stands twice"
            );
        }
    }
    texts
}

fn in_all_languages(mut check: impl FnMut(Language, &str, &Text) -> Option<String>) {
    let mut found = Vec::new();
    for language in Language::ALL {
        for (key, text) in texts(language) {
            if let Some(what) = check(language, &key, &text) {
                found.push(format!(
                    "{}/{}.ftl: {key}: {what}",
                    language.code(),
                    text.room
                ));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Returns the ways of counting of a language, found by counting.
fn plural_categories(language: Language) -> BTreeSet<String> {
    let source = "n = { $n ->
    [zero] zero
    [one] one
    [two] two
    [few] few
    [many] many
   *[other] other
 }";
    let catalogue = Catalogue::with_texts(language, Digits::Latin, [("test", source)]);
    (0..120)
        .map(|n| catalogue.format("n", &[("n", Arg::Number(n))]))
        .collect()
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![folder("src")];
    let mut sources = Vec::new();
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                sources.push((path, source));
            }
        }
    }
    sources
}

/// Returns the string literal a piece of source begins with, if it could be a key.
fn key_at_start(source: &str) -> Option<&str> {
    let (literal, _) = source.trim_start().strip_prefix('"')?.split_once('"')?;
    let is_key = literal.starts_with(|c: char| c.is_ascii_lowercase())
        && literal
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    is_key.then_some(literal)
}

#[test]
fn every_folder_is_a_language_and_every_file_of_it_is_compiled_in() {
    let listed = |path: PathBuf| -> BTreeSet<String> {
        let entries = fs::read_dir(path).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    let known: BTreeSet<String> = Language::every()
        .map(|language| language.code().to_owned())
        .collect();
    let mut folders = listed(folder("locales"));
    // Beside the folders lies the list of texts that want a reader.
    folders.retain(|name| !name.contains('.'));
    assert_eq!(folders, known);
    for language in Language::every() {
        let mut there = listed(folder("locales").join(language.code()));
        assert!(there.remove("language.toml"));
        let known: BTreeSet<String> = files(language)
            .iter()
            .map(|(room, _)| format!("{room}.ftl"))
            .collect();
        assert_eq!(there, known, "{}", language.code());
    }
}

#[test]
fn all_languages_have_the_same_keys_in_the_same_rooms() {
    let english = texts(Language::En);
    for language in Language::ALL {
        let others = texts(language);
        let places = |texts: &BTreeMap<String, Text>| -> BTreeSet<String> {
            texts
                .iter()
                .map(|(key, text)| format!("{}.ftl: {key}", text.room))
                .collect()
        };
        let (here, there) = (places(&english), places(&others));
        let missing: Vec<_> = here.difference(&there).collect();
        let foreign: Vec<_> = there.difference(&here).collect();
        let code = language.code();
        assert!(missing.is_empty(), "missing in {code}: {missing:#?}");
        assert!(
            foreign.is_empty(),
            "only in {code}, not in en: {foreign:#?}"
        );
    }
}

#[test]
fn all_languages_take_the_same_arguments() {
    let english = texts(Language::En);
    in_all_languages(|_, key, text| {
        let wanted = &english.get(key)?.arguments;
        let excused = OTHER_ARGUMENTS.iter().any(|(name, _)| *name == key);
        (*wanted != text.arguments && !excused)
            .then(|| format!("takes {:?}, English takes {wanted:?}", text.arguments))
    });
    for (key, reason) in OTHER_ARGUMENTS {
        let differs = Language::ALL.iter().any(|language| {
            texts(*language).get(*key).map(|text| &text.arguments)
                != english.get(*key).map(|text| &text.arguments)
        });
        assert!(differs, "{key} needs no excuse any more: {reason}");
    }
}

#[test]
fn no_text_is_empty() {
    in_all_languages(|_, _, text| {
        let says_something = !text.shown.trim().is_empty()
            || !text.arguments.is_empty()
            || !text.references.is_empty();
        (!says_something).then(|| "says nothing".to_owned())
    });
}

#[test]
fn a_text_inside_a_text_exists() {
    let english = texts(Language::En);
    in_all_languages(|_, _, text| {
        let unknown: Vec<_> = text
            .references
            .iter()
            .filter(|key| !english.contains_key(*key))
            .collect();
        (!unknown.is_empty()).then(|| format!("names {unknown:?}"))
    });
}

#[test]
fn whoever_counts_counts_in_all_ways_of_the_language() {
    let ways: BTreeMap<Language, BTreeSet<String>> = Language::every()
        .map(|language| (language, plural_categories(language)))
        .collect();
    assert_eq!(ways[&Language::Ar].len(), 6);
    assert_eq!(ways[&Language::Ckb].len(), 2);
    in_all_languages(|language, _, text| {
        let all = &ways[&language];
        let wrong = text.plurals.iter().find(|names| *names != all)?;
        Some(format!("counts by {wrong:?}, the language by {all:?}"))
    });
}

#[test]
fn letters_are_those_of_the_language() {
    in_all_languages(|language, _, text| {
        let foreign = match language.code() {
            // Arabic ye, alef maksura, kaf, te marbuta, and the he of another keyboard.
            "ckb" => "يىكةھ",
            "ar" => "یکەھپچژگڤڕڵۆێ",
            _ => "",
        };
        let english =
            |c: char| language == Language::En && !c.is_ascii() && !"–—…’“”°·×≥≤√✓".contains(c);
        let stranger = text
            .shown
            .chars()
            .find(|c| foreign.contains(*c) || english(*c))?;
        Some(format!(
            "{stranger:?} is no letter of this language: {}",
            text.shown
        ))
    });
}

#[test]
fn numbers_and_directions_are_left_to_the_program() {
    in_all_languages(|_, _, text| {
        let typed = text.shown.chars().find(|c| {
            matches!(c, '٠'..='٩' | '۰'..='۹' | '٫' | '٬')
                || matches!(
                    c,
                    '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
                )
                || matches!(
                    c,
                    '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{a0}' | '\u{640}'
                )
        })?;
        Some(format!(
            "{typed:?} is typed; give it as an argument or leave it out"
        ))
    });
}

#[test]
fn every_key_that_the_code_asks_for_exists() {
    let english = texts(Language::En);
    let mut unknown = BTreeSet::new();
    for (path, source) in sources() {
        // Tests may ask for what is not there.
        let code = source
            .split("#[cfg(test)]\nmod ")
            .next()
            .unwrap_or_default();
        for call in [".text(", ".format(", "Arg::Key("] {
            for key in code.split(call).skip(1).filter_map(key_at_start) {
                if !english.contains_key(key) {
                    unknown.insert(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    assert!(unknown.is_empty(), "no such text: {unknown:#?}");
}

#[test]
fn every_text_is_used() {
    let sources = sources();
    let literals: BTreeSet<&str> = sources
        .iter()
        .flat_map(|(_, source)| source.split('"'))
        .collect();
    let unused: Vec<String> = texts(Language::En)
        .into_iter()
        .filter(|(key, text)| {
            let built = BUILT_KEYS.iter().any(|prefix| key.starts_with(prefix));
            !built
                && !WORDS_FOR_ALL.contains(&text.room.as_str())
                && !literals.contains(key.as_str())
        })
        .map(|(key, text)| format!("{}.ftl: {key}", text.room))
        .collect();
    assert!(unused.is_empty(), "nothing asks for these: {unused:#?}");
}

#[test]
fn the_reader_of_texts_sees_what_it_is_asked_about() {
    let source = "a = { $n ->\n    [one] um\n   *[other] { b } { $m }\n}\nb = x{ \"\\u200F\" }";
    let resource = parser::parse(source).unwrap();
    let mut text = Text::default();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            text.pattern(message.value.as_ref().unwrap());
        }
    }
    let set = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(text.arguments, set(&["m", "n"]));
    assert_eq!(text.references, set(&["b"]));
    assert_eq!(text.plurals, [set(&["one", "other"])]);
    assert_eq!(
        text.shown.split_whitespace().collect::<Vec<_>>(),
        ["um", "x"]
    );
    assert_eq!(
        key_at_start("\n    \"entry-saved\", &[]"),
        Some("entry-saved")
    );
    assert_eq!(key_at_start("\"%Y-%m\""), None);
    assert_eq!(key_at_start("key"), None);
}

#[test]
fn on_screen_dates_and_ranges_read_in_the_direction_of_the_language() {
    let letters_as_they_are = Options {
        forms: false,
        ligatures: false,
        ..Options::default()
    };
    for (language, id, seen) in [
        (Language::En, "2026W41", "Week 41 / 2026 (5 Oct – 11 Oct)"),
        (Language::Ar, "2026W41", "(10/11 – 10/5) 2026 / 41 عوبسألا"),
        (Language::Ar, "20261005", "2026 لوألا نيرشت 5 نينثالا"),
        (Language::Ar, "202610", "2026 / 10 لوألا نيرشت"),
        (
            Language::Ckb,
            "2024NovQ1",
            "(2024 مەوود ینووناک – 2023 مەوود ینیرشت) 1 یکەراچ",
        ),
    ] {
        let catalogue = Catalogue::new(language, Digits::Latin);
        let base = if language.is_rtl() {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        let label = catalogue.period(Period::parse(id).unwrap());
        let cells = layout(&label, base, letters_as_they_are);
        let row: String = cells.iter().map(|cell| cell.symbol.as_str()).collect();
        assert_eq!(row, seen, "{language:?} {id}");
    }
}
