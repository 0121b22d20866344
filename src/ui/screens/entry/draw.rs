//! The entry screen from top to bottom: header, sections, grid, the cell in words, its past, one line
//! for what is to be said, the keys.

use std::ops::Range;

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
    let count = entry.filled(current);
    let count = context.digits(&format!("{}/{}", count.0, count.1));
    let name = form
        .sections
        .get(current)
        .map_or("", |section| context.name(&section.names));
    let own = short.get(current).map_or("", String::as_str);
    let own = format!("{own}{name}  \u{2066}{count}\u{2069} ");
    let widths: Vec<usize> = short.iter().map(|text| canvas.width_of(text) + 1).collect();
    let own_width = canvas.width_of(&own) + 1;
    let in_sight = tabs_in_sight(&widths, own_width, current, width);
    let others: usize = widths
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != current && in_sight.contains(at))
        .map(|(_, width)| width)
        .sum();
    let plain = context.theme.style(Meaning::Plain);
    let more = if canvas.manner().is_ascii {
        ".."
    } else {
        "…"
    };
    let mut x = 0;
    if in_sight.start > 0 {
        x += canvas.text(x, 2, MORE, more, plain) + 1;
    }
    for (at, text) in short.iter().enumerate() {
        if !in_sight.contains(&at) {
            continue;
        }
        let room = if at == current {
            width.saturating_sub(others).min(own_width)
        } else {
            width
        };
        let room = room.min(width.saturating_sub(x));
        let (text, style) = if at == current {
            (&own, context.theme.style(Meaning::Header))
        } else {
            (text, plain)
        };
        x += canvas.text(x, 2, room, text, style) + 1;
    }
    if in_sight.end < short.len() {
        canvas.text(x, 2, width.saturating_sub(x), more, plain);
    }
}

/// Columns of the sign that there are more sections.
const MORE: usize = 3;

/// Returns the sections whose numbers are shown: all, if the name of the current one has room beside them;
/// else those around it, since a person must read where she is.
fn tabs_in_sight(widths: &[usize], own: usize, current: usize, width: usize) -> Range<usize> {
    let others: usize = widths.iter().sum::<usize>() - widths.get(current).unwrap_or(&0);
    if own + others <= width {
        return 0..widths.len();
    }
    let mut left = width.saturating_sub(own + 2 * MORE);
    let (mut start, mut end) = (current, current + 1);
    loop {
        let before = start.checked_sub(1).and_then(|at| widths.get(at));
        let after = widths.get(end);
        // Those to come before those that are done.
        match (before, after) {
            (_, Some(wide)) if *wide <= left && end - current <= current - start + 1 => {
                left -= wide;
                end += 1;
            }
            (Some(wide), _) if *wide <= left => {
                left -= wide;
                start -= 1;
            }
            (_, Some(wide)) if *wide <= left => {
                left -= wide;
                end += 1;
            }
            _ => return start..end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_sections_leave_room_for_the_name_of_the_current_one() {
        assert_eq!(tabs_in_sight(&[4; 4], 30, 0, 80), 0..4);
        let many = [5; 17];
        for current in 0..17 {
            let shown = tabs_in_sight(&many, 30, current, 80);
            assert!(shown.contains(&current));
            let taken = 30 + (shown.len() - 1) * 5;
            assert!(taken <= 80 - 2 * MORE && taken > 60, "{current}: {shown:?}");
        }
        assert_eq!(
            tabs_in_sight(&many, 200, 3, 80),
            3..4,
            "the name alone, cut"
        );
    }
}
