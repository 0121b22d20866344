//! Every screen in every language and two sizes, cell by cell as it stands on the terminal.

use daftar::{
    domain::{answer::Answer, language::Language, status::Status, trouble::Trouble},
    ui::{
        keymap::Where,
        pilot::Pilot,
        screen::Screen,
        screens::{
            connect::Connecting, entry::Entry, first_run::FirstRun, help::Help, home::Home,
            outbox::Outbox, review::Review, settings::SettingsScreen,
        },
        terminal::inverse::{self, Reorders},
    },
};

use crate::desk::{Desk, Shared, pilot};

const SIZES: [(u16, u16); 2] = [(80, 24), (100, 30)];

/// Takes the picture of a screen in all languages and sizes.
fn pictures(name: &str, story: impl Fn(&Shared) -> Pilot) {
    for language in Language::ALL {
        for (width, height) in SIZES {
            let desk = Desk::open(language);
            let pilot = story(&desk).sized(width, height);
            seen_where_rows_are_reordered(&pilot);
            let name = format!("{name}-{}-{width}x{height}", language.code());
            insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots", omit_expression => true }, {
                insta::assert_snapshot!(name, framed(&pilot));
            });
        }
    }
}

/// Insists that terminals which reorder rows by themselves show every row of the screen.
fn seen_where_rows_are_reordered(pilot: &Pilot) {
    let frame = pilot.frame();
    for row in frame.content().chunks(usize::from(frame.area.width)) {
        for reorders in [Reorders::Row, Reorders::Run] {
            let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            assert!(
                inverse::row(row, reorders).is_some(),
                "{reorders:?} cannot show: {line}"
            );
        }
    }
}

/// Returns the frame between two lines, the column and row of the cursor below.
fn framed(pilot: &Pilot) -> String {
    let frame = pilot.frame();
    let width = usize::from(frame.area.width);
    let edge = "-".repeat(width);
    let rows: Vec<String> = daftar::ui::pilot::lines(&frame);
    let cursor = pilot.cursor().map_or("no cursor".to_owned(), |at| {
        format!("cursor {},{}", at.x, at.y)
    });
    format!("{edge}\n{}\n{edge}\n{cursor}", rows.join("\n"))
}

fn over(desk: &Shared, screen: impl Screen + 'static) -> Pilot {
    pilot(desk, Box::new(screen))
}

#[test]
fn first_run_language() {
    pictures("first-run-language", |desk| {
        desk.borrow_mut().settings.language = None;
        over(desk, FirstRun::new(Some(Language::Ckb)))
    });
}

#[test]
fn first_run_world() {
    pictures("first-run-world", |desk| {
        let language = desk.borrow().settings.language;
        let mut pilot = over(desk, FirstRun::new(language));
        pilot.press("Enter");
        pilot
    });
}

#[test]
fn connect() {
    pictures("connect", |desk| over(desk, Connecting::new()));
    pictures("connect-by-password", |desk| {
        let mut pilot = over(desk, Connecting::new());
        pilot
            .press("1")
            .type_text("hmis.example.org")
            .press("Enter");
        pilot.type_text("hana\tsecret").press("Enter");
        pilot
    });
}

#[test]
fn home() {
    pictures("home", |desk| over(desk, Home::new()));
}

#[test]
fn home_with_everything_to_say() {
    pictures("home-busy", |desk| {
        let owed = desk.borrow().month("202610");
        let before = Desk::other(owed, "202609");
        {
            let mut desk = desk.borrow_mut();
            desk.fill_as_in(owed, "202609");
            desk.queue(before, Status::Queued, None, 3);
            desk.facts.clock_is_wrong = true;
            desk.settings.token_expires = "2026-11-20".parse().ok();
        }
        let mut pilot = over(desk, Home::new());
        let row = desk.borrow().outbox[0].clone();
        pilot.tell(&daftar::office::news::News::OutboxChanged(Box::new(row)));
        pilot
    });
}

#[test]
fn leaving() {
    pictures("leave", |desk| {
        let before = Desk::other(desk.borrow().month("202610"), "202609");
        desk.borrow_mut().queue(before, Status::Queued, None, 1);
        let mut pilot = over(desk, Home::new());
        pilot.press("F10");
        pilot
    });
}

#[test]
fn entry() {
    pictures("entry-empty", |desk| {
        let mut held = desk.borrow_mut();
        let owed = held.month("202610");
        let open = held.open_report(owed);
        drop(held);
        over(desk, Entry::new(open))
    });
    pictures("entry", |desk| {
        let mut held = desk.borrow_mut();
        let owed = held.month("202610");
        held.fill_as_in(owed, "202511");
        let open = held.open_report(owed);
        drop(held);
        let mut pilot = over(desk, Entry::new(open));
        // A number too many on the shelf, and the cursor back on it.
        pilot.press("g").type_text("702").press("Enter");
        pilot
            .type_text("99999")
            .press("Enter")
            .press("Up")
            .press("Home");
        pilot
    });
    pictures("entry-weekly", |desk| {
        let mut held = desk.borrow_mut();
        let line = daftar::office::board::board(&held.facts).lines.remove(1);
        let open = held.open_report(line.periods.last().unwrap().key);
        drop(held);
        over(desk, Entry::new(open))
    });
}

#[test]
fn review() {
    pictures("review", |desk| {
        let mut held = desk.borrow_mut();
        let owed = held.month("202610");
        held.fill_as_in(owed, "202511");
        let open = held.open_report(owed);
        drop(held);
        over(desk, Review::new(open))
    });
    pictures("review-check", |desk| {
        let mut held = desk.borrow_mut();
        let owed = held.month("202610");
        held.fill_as_in(owed, "202511");
        let open = held.open_report(owed);
        drop(held);
        let mut pilot = over(desk, Review::new(open));
        pilot.press("F1");
        pilot
    });
    pictures("review-reason", |desk| {
        let mut held = desk.borrow_mut();
        let owed = held.month("202610");
        held.fill_as_in(owed, "202511");
        let open = held.open_report(owed);
        drop(held);
        let mut pilot = over(desk, Review::new(open));
        pilot.press("F8");
        pilot
    });
}

#[test]
fn outbox() {
    pictures("outbox", |desk| {
        let owed = desk.borrow().month("202610");
        let later = Answer::Later(Trouble::TimedOut);
        {
            let mut desk = desk.borrow_mut();
            let stands = Answer::Stands {
                cells: 231,
                zeros_not_kept: Vec::new(),
            };
            desk.queue(
                Desk::other(owed, "202608"),
                Status::InDhis2,
                Some(stands),
                40,
            );
            desk.queue(Desk::other(owed, "202609"), Status::Queued, Some(later), 1);
        }
        over(desk, Outbox::new())
    });
    pictures("outbox-export", |desk| {
        let owed = desk.borrow().month("202610");
        desk.borrow_mut()
            .queue(Desk::other(owed, "202609"), Status::Queued, None, 0);
        let mut pilot = over(desk, Outbox::new());
        pilot.press("F6");
        pilot
    });
}

#[test]
fn help() {
    pictures("help-home", |desk| over(desk, Help::new(Where::Home)));
    pictures("help-entry", |desk| over(desk, Help::new(Where::Entry)));
    pictures("help-end", |desk| {
        let mut pilot = over(desk, Help::new(Where::Home));
        pilot.press("End");
        pilot
    });
}

#[test]
fn settings() {
    pictures("settings", |desk| over(desk, SettingsScreen::new()));
    pictures("person", |desk| {
        let mut pilot = over(desk, SettingsScreen::new());
        pilot.press("F12");
        pilot
    });
}
