//! The same month with an Arabic or a Kurdish layout and nothing else: no function key, no Latin letter.

use std::time::Duration;

use daftar::{
    domain::{
        language::{Keyboard, Language},
        status::Status,
    },
    i18n::Catalogue,
    ui::layouts::letter_on,
};

use crate::{
    terminal::Terminal,
    world::{OWED, World, digit_of, keys_of_the_month, sample_month},
};

/// What a layout sends for the key on which Latin has this character.
fn key(latin: char, language: Language) -> String {
    match (latin, language.keyboard()) {
        // The Arabic layout has ASCII digits.
        ('0'..='9', Keyboard::Kurdish) => {
            let digit = latin.to_digit(10).unwrap();
            char::from_u32(u32::from('٠') + digit).unwrap().to_string()
        }
        ('/' | '.', Keyboard::Arabic) => letter_on(latin, language).to_string(),
        ('*', Keyboard::Arabic) => "×".to_owned(),
        ('a'..='z', _) => {
            let letter = letter_on(latin, language);
            assert!(!letter.is_ascii(), "{latin} is {letter}");
            letter.to_string()
        }
        _ => latin.to_string(),
    }
}

fn keys_of_the_layout(language: Language) -> String {
    let keys = keys_of_the_month(false).into_iter().map(|named| {
        let mut chars = named.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => key(only, language),
            _ if named == "<F9>" => key('r', language),
            _ => {
                assert_eq!(named, "<Enter>", "a key that not every layout has");
                named
            }
        }
    });
    keys.collect()
}

/// Types a remark with the lam-alef keys, and pastes one; closes the help that was opened first.
fn remark(terminal: &mut Terminal, language: Language, words: &Catalogue) {
    terminal.press("؟");
    terminal.see(&words.text("help-keys"));
    terminal.press(&key('q', language));
    terminal.see("BCG");
    terminal.press(&key('c', language));
    terminal.press("\u{fefb} \u{fef7} \u{fef9} \u{fef5}");
    terminal.press("\x1b[200~ \u{fefb}\u{feb1}\x1b[201~<Enter>");
    terminal.see("لا لأ لإ لآ لاس");
}

fn month(language: Language) {
    let words = Catalogue::new(language, language.usual_digits());
    let world = World::new();
    let mut terminal = world.open();
    terminal.see("English");
    let chosen = char::from_digit(u32::try_from(digit_of(language)).unwrap(), 10).unwrap();
    terminal.press(&key(chosen, language));
    terminal.see(&words.text("first-run-practise"));
    terminal.press("<Enter>");
    terminal.see("BCG");
    remark(&mut terminal, language, &words);
    terminal.press(&keys_of_the_layout(language));
    terminal.see(&words.text("review-nothing-found"));
    terminal.press(&key('r', language));
    terminal.see(&words.status(Status::InDhis2));
    terminal.see("✓✓✓");
    terminal.settle(Duration::from_millis(300));
    terminal.press(&key('q', language));
    terminal.see(&words.text("home-leave-all-sent"));
    terminal.press("<Enter>");
    assert_eq!(terminal.end(), 0);
    assert_eq!(world.owed_month(), sample_month());
    let export = world.run(&[
        "export",
        "--form",
        "DAFTAR_SAMPLE_EPI_MONTHLY",
        "--period",
        OWED,
        "--unit",
        "PRACTICE-01-01",
        "--format",
        "json",
    ]);
    let export = String::from_utf8_lossy(&export.stdout);
    assert!(export.contains("لا لأ لإ لآ لاس"), "{export}");
    assert!(
        !export
            .chars()
            .any(|ch| ('\u{fb50}'..='\u{fefc}').contains(&ch)),
        "a presentation form was stored"
    );
}

#[test]
fn a_month_is_keyed_and_sent_with_an_arabic_layout_alone() {
    month(Language::Ar);
}

#[test]
fn a_month_is_keyed_and_sent_with_a_kurdish_layout_alone() {
    month(Language::Ckb);
}
