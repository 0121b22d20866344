//! What must hold of the cells of every frame: letters are joined, nothing steers the terminal, and no text of
//! ours is cut.

use std::collections::BTreeSet;

use daftar::{
    domain::language::Language,
    text::{Direction, Options, VisualCell, columns, fit, layout, width},
};
use ratatui::buffer::Buffer;

use crate::{desk::Desk, views::FULL};

/// Returns every character of a frame that is a letter without its form, or no character to draw at all.
pub fn bare(frame: &Buffer) -> Vec<String> {
    let mut found = BTreeSet::new();
    for cell in frame.content() {
        let mut characters = cell.symbol().chars();
        for ch in characters.by_ref() {
            let is_bare = ('\u{600}'..='\u{6ff}').contains(&ch) && has_form(ch);
            let steers = ch.is_control()
                || matches!(ch, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
            if is_bare || steers {
                found.insert(ch);
            }
        }
    }
    let told = |ch: char| format!("{ch} (U+{:04X}) is drawn as it is stored", u32::from(ch));
    found.into_iter().map(told).collect()
}

/// Tells whether a letter standing alone is drawn as another character: its isolated form.
fn has_form(ch: char) -> bool {
    let drawn = layout(
        ch.encode_utf8(&mut [0; 4]),
        Direction::RightToLeft,
        Options::default(),
    );
    drawn.first().is_some_and(|cell| !cell.symbol.contains(ch))
}

/// Returns every text on a frame that was cut and holds no name: names come from a server and may be long,
/// words of ours must fit where they stand.
pub fn cut(frame: &Buffer, heads: &BTreeSet<String>, language: Language) -> Vec<String> {
    let mut found = Vec::new();
    for row in frame.content().chunks(usize::from(frame.area.width)) {
        let mut cells: Vec<&str> = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        if language.is_rtl() {
            cells.reverse();
        }
        for at in (1..cells.len()).filter(|at| cells[*at] == "…") {
            if cells[at - 1] == " " {
                // A word of ours that goes on: *Saving …*.
                continue;
            }
            let begins = (1..at)
                .rev()
                .find(|from| cells[*from] == " " && cells[from - 1] == " ")
                .unwrap_or(0);
            let text: String = cells[begins..at].concat();
            if !heads.iter().any(|head| text.contains(head.as_str())) {
                found.push(text.trim().to_owned() + "…");
            }
        }
    }
    found
}

/// Returns how names of the world begin, in reading order as their cells stand on the screen.
pub fn heads(desk: &Desk, language: Language) -> BTreeSet<String> {
    let direction = if language.is_rtl() {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    };
    let mut names: BTreeSet<String> = [FULL.to_owned(), "/home/clerk".to_owned()].into();
    for unit in &desk.facts.units {
        names.insert(unit.names.in_language(language).to_owned());
    }
    for form in &desk.facts.forms {
        names.extend(names_of_form(form, language));
    }
    let mut heads = BTreeSet::new();
    for name in &names {
        for limit in 3..width(name, Options::default()) {
            let line = fit(name, direction, limit, Options::default());
            heads.insert(read(line, direction).trim_end_matches('…').to_owned());
        }
        let whole = layout(name, direction, Options::default());
        heads.insert(read(whole, direction));
    }
    heads.retain(|head| columns_of(head) > 2);
    heads
}

fn read(mut cells: Vec<VisualCell>, direction: Direction) -> String {
    if direction == Direction::RightToLeft {
        cells.reverse();
    }
    cells.iter().map(|cell| cell.symbol.as_str()).collect()
}

fn columns_of(text: &str) -> usize {
    columns(&layout(text, Direction::LeftToRight, Options::default()))
}

fn names_of_form(form: &daftar::domain::form::Form, language: Language) -> Vec<String> {
    let mut names = vec![form.names.in_language(language).to_owned()];
    for section in &form.sections {
        names.push(section.names.in_language(language).to_owned());
        for table in &section.tables {
            let options = table.columns.iter().flat_map(|column| &column.options);
            let all = options.chain(table.rows.iter().map(|row| &row.names));
            names.extend(all.map(|names| names.in_language(language).to_owned()));
        }
    }
    names
}
