//! From the first screen to three ticks, in three languages.

use std::time::Duration;

use daftar::{
    domain::{language::Language, status::Status},
    i18n::Catalogue,
};

use crate::world::{World, digit_of, keys_of_the_month, sample_month};

#[test]
fn a_month_goes_from_the_keypad_to_three_ticks_in_english() {
    month(Language::En);
}

#[test]
fn a_month_goes_from_the_keypad_to_three_ticks_in_arabic() {
    month(Language::Ar);
}

#[test]
fn a_month_goes_from_the_keypad_to_three_ticks_in_kurdish() {
    month(Language::Ckb);
}

fn month(language: Language) {
    let words = Catalogue::new(language, language.usual_digits());
    let world = World::new();
    let mut terminal = world.open();
    terminal.see("English");
    terminal.press(&digit_of(language).to_string());
    terminal.see(&words.text("first-run-practise"));
    terminal.press("<Enter>");
    // The report that is owed opens by itself; its first row is BCG.
    terminal.see("BCG");
    // All keys at once: type-ahead is never lost.
    terminal.press(&keys_of_the_month(false).concat());
    terminal.see(&words.text("review-nothing-found"));
    terminal.press("<F9>");
    terminal.see(&words.status(Status::InDhis2));
    terminal.see("✓✓✓");
    terminal.settle(Duration::from_millis(300));
    terminal.press("<F10>");
    terminal.see(&words.text("home-leave-all-sent"));
    terminal.press("<Enter>");
    assert_eq!(terminal.end(), 0);
    assert_eq!(world.owed_month(), sample_month());
}

#[test]
fn thirty_keys_a_second_land_in_the_right_cells() {
    let world = World::furnished(Language::En);
    let mut terminal = world.open();
    terminal.see("EPI monthly");
    terminal.press("<Enter>");
    terminal.see("BCG");
    // Two bursts as a terminal pastes them, the second while the first is still worked off.
    let keys = keys_of_the_month(false);
    let (first, second) = keys.split_at(keys.len() / 2);
    terminal.press(&format!("\x1b[200~{}\x1b[201~", pasted(first)));
    terminal.press(&second.concat());
    terminal.see("The checks found nothing");
    assert_eq!(world.owed_month(), sample_month());
    terminal.kill();
}

fn pasted(keys: &[String]) -> String {
    keys.iter()
        .map(|key| if key == "<Enter>" { "\n" } else { key.as_str() })
        .collect()
}
