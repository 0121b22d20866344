//! Every screen in a language that nobody speaks: each text of the catalogue has its letters changed, is longer
//! and stands in brackets. What is left in plain letters is written in the source, where no translator finds it;
//! a bracket that touches a letter outside was drawn over.

use daftar::{
    domain::language::Language,
    i18n::{Catalogue, files},
    office::news::News,
    ui::{
        pilot::{Pilot, lines},
        screens::home::Home,
    },
};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser, serializer,
};

use crate::{
    desk::{Desk, pilot},
    hostile::poison,
    views::{VIEWS, numbered, troubles},
};

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const CHANGED: &str = "àḃćďèḟġĥìĵķĺṁñòṗɋŕśťùṽŵẋýźÀḂĆĎÈḞĠĤÌĴĶĹṀÑÒṖɊŔŚŤÙṼŴẊÝŹ";

/// Words in Latin letters that are no text of ours: names of keys, of things DHIS2 and of this world's data.
const NOT_OURS: &[&str] = &[
    "Choose your language",
    "English",
    "hana",
    "Hana",
    "d2pat_abc",
    "hmis.example.org",
    "OPV 12",
    "F_DATAVALUE_ADD",
    "SQLite",
    "Enter",
    "Esc",
    "Tab",
    "Home",
    "End",
    "Del",
    "PgUp",
    "PgDn",
    "Backspace",
    "Ctrl",
    "Shift",
    // What a server, an operating system and a clerk say.
    "No space left on device",
    "No space left on",
    "No space left",
    "device",
    "no route to host",
    "persian",
    "Value must be an integer",
    "The refrigerator is out of order since Sunday",
];

/// What every name is called here: no Latin letter in it.
const NAME: &str = "اسم ٣";

/// Returns the texts of a room with everything a translator writes changed.
fn changed(source: &str) -> String {
    let mut resource = parser::parse(source.to_owned()).expect("tests hold that it can be read");
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry
            && let Some(pattern) = &mut message.value
        {
            change(pattern);
            let text = |value: &str| PatternElement::TextElement {
                value: value.to_owned(),
            };
            pattern.elements.insert(0, text("⟦"));
            pattern.elements.push(text("~~~⟧"));
        }
        if let Entry::Term(term) = entry {
            change(&mut term.value);
        }
    }
    serializer::serialize(&resource)
}

fn change(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = value.chars().map(another).collect(),
            PatternElement::Placeable { expression } => change_expression(expression),
        }
    }
}

fn change_expression(expression: &mut Expression<String>) {
    if let Expression::Inline(InlineExpression::Placeable { expression }) = expression {
        change_expression(expression);
    } else if let Expression::Select { variants, .. } = expression {
        for variant in variants {
            change(&mut variant.value);
        }
    }
}

fn another(ch: char) -> char {
    let at = PLAIN.chars().position(|plain| plain == ch);
    at.and_then(|at| CHANGED.chars().nth(at)).unwrap_or(ch)
}

/// Opens a view in the language nobody speaks, with names in the letters of a real one.
fn catalogue(names: Language) -> Catalogue {
    let rooms: Vec<(&str, String)> = files(Language::En)
        .iter()
        .map(|(room, source)| (*room, changed(source)))
        .collect();
    let rooms = rooms.iter().map(|(room, source)| (*room, source.as_str()));
    Catalogue::with_texts(names, daftar::domain::language::Digits::Latin, rooms)
}

/// Returns the words of a frame that are still in plain letters.
fn plain(pilot: &Pilot) -> Vec<String> {
    let mut plain = Vec::new();
    for line in lines(&pilot.frame()) {
        let rest = NOT_OURS
            .iter()
            .fold(line.clone(), |rest, known| rest.replace(known, " "));
        // Paths and addresses are not ours either.
        let words = rest.split(' ').filter(|word| !word.contains('/'));
        let words = words.flat_map(|word| word.split(|ch: char| !ch.is_ascii_alphabetic()));
        let left = words.filter(|word| word.len() > 2);
        plain.extend(left.map(|word| format!("plain: {word} in {line}")));
    }
    plain
}

/// Returns the lines on which a text begins right behind a letter of another, or ends right before one.
fn drawn_over(pilot: &Pilot) -> Vec<String> {
    let mut over = lines(&pilot.frame());
    over.retain(|line| {
        let cells: Vec<char> = line.chars().collect();
        cells
            .windows(2)
            .any(|pair| matches!(pair, [letter, '⟦'] | ['⟧', letter] if CHANGED.contains(*letter)))
    });
    over.into_iter()
        .map(|line| format!("drawn over: {line}"))
        .collect()
}

fn walk(language: Language, wrong: fn(&Pilot) -> Vec<String>) {
    let mut found = Vec::new();
    let open = || {
        let desk = Desk::open(language);
        desk.borrow_mut().texts = Some(catalogue);
        poison(&mut desk.borrow_mut(), &[NAME.to_owned()]);
        desk
    };
    for view in VIEWS {
        let pilot = (view.open)(&open());
        let told = wrong(&pilot).into_iter();
        found.extend(told.map(|what| format!("{}: {what}", view.name)));
    }
    let mut home = pilot(&open(), Box::new(Home::new()));
    for trouble in troubles() {
        let name = format!("{trouble:?}");
        home.tell(&News::Trouble(numbered(trouble)));
        let told = wrong(&home).into_iter();
        found.extend(told.map(|what| format!("{name}: {what}")));
        home.press("Esc");
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_word_on_every_screen_comes_from_the_catalogue_and_none_is_drawn_over() {
    assert_eq!(PLAIN.chars().count(), CHANGED.chars().count());
    walk(Language::En, |pilot| {
        let mut wrong = plain(pilot);
        wrong.extend(drawn_over(pilot));
        wrong
    });
}

#[test]
fn mirrored_screens_have_no_words_of_their_own_either() {
    walk(Language::Ar, plain);
}
