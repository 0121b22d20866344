//! Every screen in every language, cell by cell as it stands on the terminal, and what must hold on each.

use daftar::{
    domain::language::Language,
    ui::{
        pilot::{Pilot, lines},
        terminal::inverse::{self, Reorders},
    },
};

use crate::{
    desk::Desk,
    letters,
    views::{VIEWS, numbered, troubles},
};

/// Takes the pictures of every view in a language.
fn pictures(language: Language) {
    let mut wrong = Vec::new();
    let heads = letters::heads(&Desk::open(language).borrow(), language);
    for view in VIEWS {
        let desk = Desk::open(language);
        let mut pilot = (view.open)(&desk);
        for (width, height) in view.sizes {
            pilot = pilot.sized(*width, *height);
            let frame = pilot.frame();
            seen_where_rows_are_reordered(&frame);
            wrong.extend(
                letters::bare(&frame)
                    .iter()
                    .map(|what| format!("{}: {what}", view.name)),
            );
            if (*width, *height) == (80, 24) {
                let cut = letters::cut(&frame, &heads, language);
                wrong.extend(cut.iter().map(|what| format!("{}: cut: {what}", view.name)));
            }
            let name = format!("{}-{}-{width}x{height}", view.name, language.code());
            insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots", omit_expression => true }, {
                insta::assert_snapshot!(name, framed(&pilot));
            });
        }
    }
    let desk = Desk::open(language);
    let mut pilot = crate::desk::pilot(&desk, Box::new(daftar::ui::screens::home::Home::new()));
    for trouble in troubles() {
        let name = format!("{trouble:?}");
        pilot.tell(&daftar::office::news::News::Trouble(numbered(trouble)));
        let frame = pilot.frame();
        seen_where_rows_are_reordered(&frame);
        wrong.extend(
            letters::bare(&frame)
                .iter()
                .map(|what| format!("{name}: {what}")),
        );
        let cut = letters::cut(&frame, &heads, language);
        wrong.extend(cut.iter().map(|what| format!("{name}: cut: {what}")));
        pilot.press("Esc");
    }
    assert!(
        wrong.is_empty(),
        "{}:\n{}",
        language.code(),
        wrong.join("\n")
    );
}

#[test]
fn in_english() {
    pictures(Language::En);
}

#[test]
fn in_arabic() {
    pictures(Language::Ar);
}

#[test]
fn in_central_kurdish() {
    pictures(Language::Ckb);
}

#[test]
fn in_every_other_language() {
    let pictured = [Language::En, Language::Ar, Language::Ckb];
    for language in Language::ALL {
        if !pictured.contains(&language) {
            pictures(language);
        }
    }
}

/// Insists that terminals which reorder rows by themselves show every row of the screen.
fn seen_where_rows_are_reordered(frame: &ratatui::buffer::Buffer) {
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
    let rows: Vec<String> = lines(&frame);
    let cursor = pilot.cursor().map_or("no cursor".to_owned(), |at| {
        format!("cursor {},{}", at.x, at.y)
    });
    format!("{edge}\n{}\n{edge}\n{cursor}", rows.join("\n"))
}
