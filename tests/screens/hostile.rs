//! Whatever names, remarks and answers hold, nothing but the sequences of our own painter reaches the terminal.
//!
//! Text from outside is cleaned at the doors; here the doors are left out, so that what is proven holds even if
//! one of them is forgotten: hostile text lies in every place the screens show text of others from.

use std::{path::PathBuf, sync::Arc};

use daftar::{
    domain::{
        answer::{Answer, Base, Difference, DifferenceOf, Meaning, Refusal},
        language::Language,
        names::Names,
        status::Status,
        trouble::Trouble,
    },
    office::news::News,
    ui::{
        painter::Painter,
        pilot::Pilot,
        screens::{home::Home, outbox::Outbox},
        terminal::mode::{Handling, Mode},
    },
};
use proptest::prelude::*;

use crate::{
    desk::{Desk, Shared, pilot},
    letters,
    views::{VIEWS, numbered},
};

/// What a terminal would obey, what turns letters round, and what looks harmless.
const HOSTILE: &str = "(\u{1b}\\[2J|\u{1b}\\]0;owned\u{7}|\u{1b}\\[8h|\u{1b}P[a-z]{0,3}\u{1b}\\\\|\u{9b}31m|\u{9d}52;c;YQ==\u{9c}|\r\n|\u{8}{1,3}|\u{0}|\u{202e}|\u{2067}|\u{2069}{1,3}|\u{200f}|\u{e001}|\u{300}{1,9}|[a-zA-Z0-9 ]{1,6}|[ا-ي ]{1,6}|[ێڵڕەکی]{1,4}|保|…|\\PC){0,10}";

/// Puts hostile text wherever text of others is shown.
pub fn poison(desk: &mut Desk, texts: &[String]) {
    let mut texts = texts.iter().cycle().cloned();
    let mut next = || texts.next().unwrap_or_default();
    desk.settings.person = next();
    desk.settings.server = next();
    desk.settings.server_user = next();
    for unit in &mut desk.facts.units {
        let unit = Arc::make_mut(unit);
        unit.names = Names::untranslated(next());
        unit.short_names = Names::untranslated(next());
        unit.telephone = Some(next());
        unit.code = Some(next());
    }
    for form in &mut desk.facts.forms {
        let form = Arc::make_mut(form);
        form.names = Names::untranslated(next());
        form.short_names = Names::untranslated(next());
        form.code = next();
        for section in &mut form.sections {
            section.names = Names::untranslated(next());
            for table in &mut section.tables {
                for column in &mut table.columns {
                    for names in column.options.iter_mut().chain(&mut column.short_options) {
                        *names = Names::untranslated(next());
                    }
                }
                for row in &mut table.rows {
                    row.names = Names::untranslated(next());
                    row.code = next();
                }
            }
        }
    }
    for report in desk.reports.values_mut() {
        for entry in report.entries.values_mut() {
            entry.comment = Some(next());
        }
        for acceptance in &mut report.acceptances {
            acceptance.signature.person = next();
        }
    }
}

/// Answers and troubles with the words of a server, of SSH and of the operating system.
fn answers(desk: &Shared, said: &str) -> Vec<Pilot> {
    let september = desk.borrow().month("202609");
    let cell = desk
        .borrow()
        .form(september)
        .cell_numbered("1.08", "A")
        .unwrap();
    let difference = |of| Difference {
        cell,
        of,
        here: Some(said.to_owned()),
        there: Some(said.to_owned()),
        base: Base::Held(said.to_owned()),
    };
    let refusal = Refusal {
        meaning: Meaning::Unknown,
        code: Some(said.to_owned()),
        cells: vec![cell],
        said: said.to_owned(),
    };
    let said = || said.to_owned();
    let troubles = [
        Trouble::Offline { said: said() },
        Trouble::NotAllowed { said: said() },
        Trouble::OtherCalendar { calendar: said() },
        Trouble::NotOurs {
            path: said(),
            why: said(),
        },
    ];
    let differences = vec![
        difference(DifferenceOf::Value),
        difference(DifferenceOf::Comment),
    ];
    let mut pilots = Vec::new();
    for answer in [Answer::Refused(vec![refusal]), Answer::Differs(differences)] {
        let row = desk
            .borrow_mut()
            .queue(september, Status::Returned, Some(answer), 1);
        let mut outbox = pilot(desk, Box::new(Outbox::new()));
        outbox.tell(&News::OutboxChanged(Box::new(row)));
        pilots.push(outbox);
    }
    for trouble in troubles {
        let mut home = pilot(desk, Box::new(Home::new()));
        home.tell(&News::Trouble(numbered(trouble)));
        pilots.push(home);
    }
    let mut outbox = pilot(desk, Box::new(Outbox::new()));
    outbox.tell(&News::Exported(PathBuf::from(said())));
    pilots.push(outbox);
    pilots
}

/// Insists that a frame holds only characters to draw, and its bytes only sequences of the painter.
fn holds(pilot: &Pilot) {
    let frame = pilot.frame();
    let bare = letters::bare(&frame);
    assert!(bare.is_empty(), "{bare:?}");
    for mode in [Mode::Direct, Mode::Inverse] {
        let handling = Handling {
            mode,
            ..Handling::default()
        };
        let mut painter = Painter::new(Vec::new(), handling);
        painter.show(frame.clone(), pilot.cursor()).unwrap();
        let written = String::from_utf8(std::mem::take(painter.out_mut())).unwrap();
        // What the terminal is told before the first clear is constant, and stands at the beginning only.
        let frames = written.strip_prefix(handling.before_clear()).unwrap();
        let foreign = foreign(frames);
        assert!(foreign.is_none(), "{foreign:?} in {written:?}");
    }
}

/// Returns what the painter never writes, if there is any.
fn foreign(written: &str) -> Option<String> {
    let mut rest = written;
    while let Some(at) = rest.find(|ch: char| ch.is_control() && !"\r\n\u{8}".contains(ch)) {
        let (_, sequence) = rest.split_at(at);
        let body = sequence.strip_prefix("\u{1b}[");
        let ends = body.and_then(|body| body.find(|ch: char| ch.is_ascii_alphabetic()));
        let (Some(body), Some(end)) = (body, ends) else {
            return Some(sequence.chars().take(12).collect());
        };
        let (parameters, after) = body.split_at(end);
        let (last, after) = after.split_at(1);
        let is_ours = match (parameters, last) {
            ("?25", "h" | "l") | ("2", "J") => true,
            (numbers, "H" | "m" | "C") => {
                numbers.chars().all(|ch| ch.is_ascii_digit() || ch == ';')
            }
            _ => false,
        };
        if !is_ours {
            return Some(sequence.chars().take(12).collect());
        }
        rest = after;
    }
    None
}

#[test]
fn the_reader_of_sequences_finds_what_is_not_ours() {
    assert_eq!(
        foreign("\u{1b}[2J\u{1b}[H\u{1b}[3;4Ha\r\n\u{1b}[0;7mب\u{1b}[?25h"),
        None
    );
    for bad in [
        "\u{1b}]0;t\u{7}",
        "\u{1b}[8h",
        "\u{1b}c",
        "a\u{9b}2J",
        "\u{7}",
        "\u{1b}[?1049l",
    ] {
        assert!(foreign(bad).is_some(), "{bad:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_screen_lets_a_sequence_of_others_through(
        texts in proptest::collection::vec(HOSTILE, 5..9),
        view in 0..VIEWS.len(),
        language in 0..Language::ALL.len(),
    ) {
        let open = || {
            let desk = Desk::open(Language::ALL[language]);
            poison(&mut desk.borrow_mut(), &texts);
            desk
        };
        let mut shown = (VIEWS[view].open)(&open());
        holds(&shown);
        // Pasted into whatever takes text on that screen.
        shown.type_text(&texts[0]);
        holds(&shown);
        for pilot in answers(&open(), &texts[1]) {
            holds(&pilot);
        }
    }
}
