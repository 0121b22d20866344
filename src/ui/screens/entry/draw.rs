//! The entry screen from top to bottom: header, sections, grid, the cell in words, its past, one line
//! for what is to be said, the keys.

use chrono::{DateTime, FixedOffset, Utc};

use crate::{
    domain::{status::Status, world::WorldKind},
    i18n::Arg,
    ui::{canvas::Canvas, context::Context, keymap::Where, theme::Meaning, widgets::footer},
};

use super::{Entry, grid, lines, saving::Mark};

/// Rows above the grid: report, unit, sections.
const ABOVE: usize = 3;

/// Rows below the grid: the cell, its past, what is said, the keys.
const BELOW: usize = 4;

/// Draws the whole screen.
pub(super) fn all(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let (width, height) = (canvas.width(), canvas.height());
    header(entry, canvas, context);
    unit(entry, canvas, context);
    sections(entry, canvas, context);
    let grid_height = height.saturating_sub(ABOVE + BELOW);
    let mut part = canvas.sub(0, ABOVE, width, grid_height);
    grid::draw(entry, &mut part, context);
    let below = height.saturating_sub(BELOW);
    let mut part = canvas.sub(0, below, width, BELOW - 1);
    lines::draw(entry, &mut part, context);
    footer::draw(canvas, Where::Entry, context);
}

/// The form and the period, and whether all is saved.
fn header(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let style = context.theme.style(Meaning::Header);
    let width = canvas.width();
    canvas.clear(0, 0, width, 1, style);
    let (mark, meaning) = mark(entry, context);
    let room = canvas.width_of(&mark) + 1;
    let mark_style = match meaning {
        Meaning::Header => style,
        other => context.theme.style(other),
    };
    canvas.text_end(0, 0, width.saturating_sub(1), &mark, mark_style);
    let width = width.saturating_sub(room + 3);
    let period = context.catalogue.period(entry.open.report.key.period);
    let form = &entry.open.form;
    let state = state(entry, context);
    let title = |names| format!("{} · {period}{state}", context.name(names));
    let long = title(&form.names);
    let title = if canvas.width_of(&long) > width {
        title(&form.short_names)
    } else {
        long
    };
    canvas.text(1, 0, width, &title, style);
}

/// How far a report has come that was sent before.
fn state(entry: &Entry, context: &Context) -> String {
    let report = &entry.open.report;
    if report.is_changed_since_sent {
        return format!(" · {}", context.text("state-changed"));
    }
    match report.status {
        Status::Draft => String::new(),
        status => format!(" · {}", context.catalogue.status(status)),
    }
}

fn mark(entry: &Entry, context: &Context) -> (String, Meaning) {
    match entry.saving.mark() {
        Mark::Nothing => (String::new(), Meaning::Header),
        Mark::Saving => (context.text("entry-saving"), Meaning::Header),
        Mark::NotSaved => (
            format!("× {}", context.text("entry-not-saved")),
            Meaning::Hard,
        ),
        Mark::Saved(at) => {
            let time = context.digits(&clock(at, context.offset));
            let text = context.format("entry-saved", &[("time", Arg::Phrase(time))]);
            (format!("✓ {text}"), Meaning::Header)
        }
    }
}

fn clock(at: DateTime<Utc>, offset: FixedOffset) -> String {
    at.with_timezone(&offset).format("%H:%M:%S").to_string()
}

/// The unit, and what the form is a sample of.
fn unit(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let width = canvas.width();
    let quiet = context.theme.style(Meaning::Quiet);
    let mut width = width;
    if context.world == WorldKind::Practice {
        let word = context.text("heading-practice");
        let style = context.theme.style(Meaning::Header);
        width = width.saturating_sub(canvas.text_end(0, 1, width, &format!(" {word} "), style) + 1);
    }
    if entry.open.form.is_sample {
        // Always said; the unit makes room for it.
        let note = context.text("sample-mark");
        let room = canvas.text_end(0, 1, width.saturating_sub(1), &note, quiet);
        width = width.saturating_sub(room + 3);
    }
    let unit = &entry.open.unit;
    let name = match context.name(&unit.names) {
        long if canvas.width_of(long) <= width => long,
        _ => context.name(&unit.short_names),
    };
    let used = canvas.text(1, 1, width, name, context.theme.style(Meaning::Plain));
    if let Some(code) = &unit.code
        && used + 2 + canvas.width_of(code) <= width
    {
        canvas.code(used + 3, 1, width, code, quiet);
    }
}

/// One tab for each section: its number, a tick when it is filled; the current one with its name.
fn sections(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let width = canvas.width();
    let form = &entry.open.form;
    let current = entry.cursor.section;
    let tick = |section: usize| {
        let (filled, all) = entry.filled(section);
        if filled == all { "✓" } else { "" }
    };
    let short: Vec<String> = form
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| {
            format!(
                " {}{} ",
                context.digits(&section.number.to_string()),
                tick(at)
            )
        })
        .collect();
    let others: usize = short
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != current)
        .map(|(_, text)| canvas.width_of(text) + 1)
        .sum();
    let mut x = 0;
    for (at, text) in short.iter().enumerate() {
        let is_current = at == current;
        let (text, style) = if is_current {
            let (filled, all) = entry.filled(at);
            let name = form
                .sections
                .get(at)
                .map_or("", |section| context.name(&section.names));
            let count = context.digits(&format!("{filled}/{all}"));
            (
                format!("{text}{name}  \u{2066}{count}\u{2069} "),
                context.theme.style(Meaning::Header),
            )
        } else {
            (text.clone(), context.theme.style(Meaning::Plain))
        };
        let room = if is_current {
            width.saturating_sub(others)
        } else {
            width
        };
        let room = room.min(width.saturating_sub(x));
        x += canvas.text(x, 2, room, &text, style) + 1;
    }
}
