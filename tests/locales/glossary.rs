//! The program uses the project's terms: what is called one thing in the glossary is called so everywhere.
//!
//! The glossary lies beside the repository; where it is not there, this says so and checks nothing.

use std::{collections::BTreeMap, fs};

use daftar::domain::language::Language;

use super::{folder, texts};

/// Texts that say a term of the glossary otherwise, with the reason.
const OTHERWISE: &[(&str, &str)] = &[
    ("ar/finding-rule-no-value", "a value is none, not a list"),
    ("ar/key-outbox", "the bar has room for one word"),
    (
        "ar/key-quit",
        "the program ends; a screen is left with the glossary's word",
    ),
    ("ar/outbox-period", "the column has room for one word"),
    ("ar/settings-colours-none", "says of what"),
    ("ar/state-confirmed", "the glossary's is a confirmed case"),
    ("ar/state-received", "the glossary's is received stock"),
    ("ckb/finding-rule-no-value", "a value is none, not a list"),
    ("ckb/key-accept-finding", "the bar has room for six letters"),
    ("ckb/key-edit", "the bar has room for six letters"),
    ("ckb/key-export", "the bar has room for one short word"),
    ("ckb/key-outbox", "the bar has room for one word"),
    (
        "ckb/key-quit",
        "the program ends; a screen is left with the glossary's word",
    ),
    ("ckb/key-settings", "the bar has room for one short word"),
    ("ckb/settings-colours-none", "says of what"),
    ("ckb/state-confirmed", "the glossary's is a confirmed case"),
    ("ckb/state-received", "a state of a report, not of stock"),
];

/// The terms by their English name, folded: Arabic and Central Kurdish.
fn glossary() -> Option<BTreeMap<String, [String; 2]>> {
    let text = fs::read_to_string(folder("../shared/glossary.csv")).ok()?;
    let mut terms = BTreeMap::new();
    for line in text.lines().skip(1) {
        let fields = fields(line);
        if let [_, en, ar, ckb, ..] = fields.as_slice() {
            terms
                .entry(plain(en))
                .or_insert_with(|| [ar.clone(), ckb.clone()]);
        }
    }
    Some(terms)
}

/// Splits a line of comma-separated values; quotes hold commas together.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    for ch in line.chars() {
        match ch {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            ch => fields.last_mut().unwrap().push(ch),
        }
    }
    fields
}

/// Without the article, vowel signs, a remark in brackets and a mark at the end.
fn plain(term: &str) -> String {
    let term = term.split(" (").next().unwrap_or_default();
    let words = term
        .split_whitespace()
        .map(|word| word.strip_prefix("ال").unwrap_or(word));
    let joined = words.collect::<Vec<_>>().join(" ");
    let letters = joined
        .chars()
        .filter(|ch| !('\u{64b}'..='\u{652}').contains(ch));
    letters
        .collect::<String>()
        .trim_end_matches(['.', ':'])
        .to_lowercase()
}

#[test]
fn terms_are_those_of_the_glossary() {
    let Some(glossary) = glossary() else {
        // The only word a test may say: that it has not looked.
        eprintln!("skipped: there is no ../shared/glossary.csv");
        return;
    };
    let english = texts(Language::En);
    let mut wrong = Vec::new();
    let mut compared = 0;
    let mut excused = Vec::new();
    for (at, language) in [Language::Ar, Language::Ckb].into_iter().enumerate() {
        let own = texts(language);
        for (key, text) in &english {
            let is_sentence = !text.arguments.is_empty() || text.shown.contains('(');
            let Some(term) = glossary.get(&plain(&text.shown)).filter(|_| !is_sentence) else {
                continue;
            };
            compared += 1;
            let ours = &own[key].shown;
            if plain(ours) != plain(&term[at]) {
                let name = format!("{}/{key}", language.code());
                if OTHERWISE.iter().any(|(excused, _)| *excused == name) {
                    excused.push(name);
                } else {
                    wrong.push(format!(
                        "{name} ({}): {ours}, glossary: {}",
                        text.shown, term[at]
                    ));
                }
            }
        }
    }
    assert!(compared > 100, "only {compared} terms were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
    let needless: Vec<_> = OTHERWISE
        .iter()
        .filter(|(name, _)| !excused.iter().any(|other| other == name))
        .collect();
    assert!(
        needless.is_empty(),
        "these need no excuse any more: {needless:?}"
    );
}
