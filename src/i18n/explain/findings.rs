//! A finding in words: where, what, and on request why it is asked.

use crate::{
    domain::{
        finding::{Fact, Finding},
        form::{Check, Form},
        rules::{Comparison, Rule},
    },
    i18n::{Arg, Catalogue},
};

/// A finding as it is told to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// A few words, for lists.
    pub title: String,
    /// One sentence with its numbers.
    pub sentence: String,
    /// The row or section it speaks of, by number and name.
    pub place_label: String,
}

/// Tells a finding.
///
/// A form that brings its own words for a check is heard before ours.
pub fn finding(catalogue: &Catalogue, form: &Form, finding: &Finding) -> Explained {
    let key = key(&finding.check);
    let mut own = form.checks.iter().filter(|check| check.id == finding.check);
    let has_own_words = own.any(|check| check.instruction.is_some());
    let (title, sentence) = if catalogue.has(&key) && !has_own_words {
        (
            catalogue.text(&format!("{key}-title")),
            sentence(catalogue, form, finding, &key),
        )
    } else {
        (
            catalogue.text("finding-rule-title"),
            own_words(catalogue, form, finding),
        )
    };
    Explained {
        title,
        sentence,
        place_label: place_label(catalogue, form, &finding.place),
    }
}

/// Tells in one or two lines what a check compares, with its formula.
pub fn finding_help(catalogue: &Catalogue, check: &str) -> String {
    let key = key(check);
    if catalogue.has(&key) {
        return catalogue.text(&format!("{key}-help"));
    }
    catalogue.text("finding-rule-help")
}

/// Names a row or a section by what stands on the paper.
pub fn place_label(catalogue: &Catalogue, form: &Form, place: &str) -> String {
    let language = catalogue.language();
    let number = ("number", Arg::Phrase(catalogue.digits(place)));
    let rows = form
        .sections
        .iter()
        .flat_map(|section| &section.tables)
        .flat_map(|t| &t.rows);
    if let Some(row) = rows.into_iter().find(|row| row.number == place) {
        let name = ("name", Arg::Text(row.names.in_language(language)));
        return catalogue.format("finding-place-row", &[number, name]);
    }
    match form
        .sections
        .iter()
        .find(|section| section.number.to_string() == place)
    {
        Some(section) => {
            let name = ("name", Arg::Text(section.names.in_language(language)));
            catalogue.format("finding-place-section", &[number, name])
        }
        None => catalogue.text("finding-place-form"),
    }
}

/// A check's id as part of a key: `E105` is told by `finding-e105`.
fn key(check: &str) -> String {
    format!("finding-{}", check.to_ascii_lowercase())
}

fn sentence(catalogue: &Catalogue, form: &Form, finding: &Finding, key: &str) -> String {
    let texts: Vec<String> = finding
        .facts
        .iter()
        .map(|(name, fact)| match fact {
            Fact::Text(row) if *name == "row" => place_label(catalogue, form, row),
            Fact::Text(text) => catalogue.digits(text),
            Fact::Number(_) | Fact::Decimal(_) => String::new(),
        })
        .collect();
    let arguments: Vec<(&str, Arg)> = finding
        .facts
        .iter()
        .zip(&texts)
        .map(|((name, fact), text)| match fact {
            Fact::Text(_) if *name == "row" => (*name, Arg::Phrase(text.clone())),
            Fact::Text(_) => (*name, Arg::Text(text)),
            Fact::Number(_) | Fact::Decimal(_) => (*name, Arg::from(fact)),
        })
        .collect();
    catalogue.format(key, &arguments)
}

/// A rule that our texts do not know tells itself: its instruction, or its two sides.
fn own_words(catalogue: &Catalogue, form: &Form, finding: &Finding) -> String {
    let check = form.checks.iter().find(|check| check.id == finding.check);
    let text = check.and_then(|check| said(catalogue, check));
    let Some(text) = text else {
        let name = [("name", Arg::Text(&finding.check))];
        return catalogue.format("finding-rule-fallback", &name);
    };
    if !check.is_some_and(|check| matches!(check.rule, Rule::Comparison(_))) {
        return text;
    }
    let side = |name: &str| {
        let fact = finding.facts.iter().find(|(own, _)| *own == name);
        fact.map_or(Arg::Key("finding-rule-no-value"), |(_, fact)| {
            Arg::from(fact)
        })
    };
    let arguments = [
        ("text", Arg::Text(&text)),
        ("left", side("left")),
        ("right", side("right")),
    ];
    catalogue.format("finding-rule", &arguments)
}

fn said(catalogue: &Catalogue, check: &Check) -> Option<String> {
    let instruction = check
        .instruction
        .as_ref()
        .map(|own| own.in_language(catalogue.language()));
    if let Some(instruction) = instruction.filter(|text| !text.trim().is_empty()) {
        return Some(instruction.trim().to_owned());
    }
    let Rule::Comparison(Comparison {
        left,
        operator,
        right,
        ..
    }) = &check.rule
    else {
        return None;
    };
    let (left, right) = (left.description.trim(), right.description.trim());
    let described = !left.is_empty() && !right.is_empty();
    described.then(|| format!("{left} {} {right}", operator.sign()))
}
