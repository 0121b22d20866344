//! One cell of the grid: what stands in it, what is being typed in it, and the one sign beside it.

use crate::{
    domain::{
        finding::Severity,
        form::{Cell, Place, Row},
        value::{Entry as CellEntry, Value, ValueType},
    },
    ui::{canvas::Canvas, context::Context, theme::Meaning},
};

use super::{Entry, cursor, typing::Kind};

/// Draws a cell; the one under the cursor holds the terminal's own cursor.
pub(super) fn draw(
    entry: &Entry,
    canvas: &mut Canvas,
    (x, y): (usize, usize),
    width: usize,
    place: Place,
    context: &Context,
) {
    let form = &entry.open.form;
    let theme = context.theme;
    let is_current = place == entry.cursor;
    let is_lit = cursor::same_row(place, entry.cursor)
        || (place.section, place.table, place.column)
            == (
                entry.cursor.section,
                entry.cursor.table,
                entry.cursor.column,
            );
    let style = theme.style(match (is_current, is_lit) {
        (true, _) => Meaning::Active,
        (false, true) => Meaning::Lit,
        (false, false) => Meaning::Plain,
    });
    if !cursor::is_open(form, place) {
        let shade = if canvas.manner().is_ascii { ':' } else { '░' };
        canvas.fill(
            x + 1,
            y,
            width.saturating_sub(2),
            shade,
            theme.style(Meaning::Quiet),
        );
        return;
    }
    let (Some(id), Some(row)) = (form.cell_at(place), form.row_at(place)) else {
        return;
    };
    let room = width.saturating_sub(2);
    canvas.clear(x + 1, y, room, 1, style);
    if is_current {
        active(entry, canvas, (x + 1, y), room, row, context);
    } else {
        let text = shown(entry, row, id, context);
        let style = match &text {
            Shown::Quiet(_) => style.patch(theme.style(Meaning::Quiet)),
            _ => style,
        };
        match text {
            Shown::Quiet(text) | Shown::Number(text) => canvas.number(x + 1, y, room, &text, style),
            Shown::Words(text) => drop(canvas.text(x + 1, y, room, &text, style)),
        }
    }
    if let Some((sign, meaning)) = sign(entry, id, context) {
        let x = sign_x(x, width, canvas);
        canvas.text(x, y, 1, &sign, theme.style(meaning));
    }
}

/// Returns where the sign beside a number stands: to its right in every language, as numbers are
/// left-to-right in all of them; the gap to the next number is at its left.
pub(super) fn sign_x(x: usize, width: usize, canvas: &Canvas) -> usize {
    if canvas.is_rtl() { x } else { x + width - 1 }
}

/// How a value is drawn.
enum Shown {
    Number(String),
    Words(String),
    Quiet(String),
}

/// Returns what stands in a cell: a line for blank, digits for a number, words for *not available*.
fn shown(entry: &Entry, row: &Row, cell: Cell, context: &Context) -> Shown {
    let before = CellEntry::default();
    let held = entry.open.report.entry(cell).unwrap_or(&before);
    match (&held.value, Kind::of(row)) {
        (Value::Blank, _) => Shown::Quiet("__".to_owned()),
        (Value::NotAvailable(_), _) => Shown::Words(context.text("entry-not-available-sign")),
        (Value::Given(text), Kind::Whole | Kind::Decimal) => Shown::Number(context.digits(text)),
        (Value::Given(_), _) => Shown::Words(in_words(entry, row, &held.value, context)),
    }
}

/// Returns a value in words: yes, the name of an option, the text.
pub(super) fn in_words(entry: &Entry, row: &Row, value: &Value, context: &Context) -> String {
    let text = match value {
        Value::Blank => return context.text("entry-blank"),
        Value::NotAvailable(reason) => {
            let reason = context.catalogue.reason(*reason);
            return format!("{}: {reason}", context.text("not-available"));
        }
        Value::Given(text) => text,
    };
    match (Kind::of(row), text.as_str()) {
        (Kind::YesNo | Kind::YesOnly, "true") => context.text("yes"),
        (Kind::YesNo | Kind::YesOnly, "false") => context.text("no"),
        (Kind::Choice, code) => {
            let options = row
                .option_set
                .and_then(|id| entry.open.form.option_sets.get(&id));
            let named = |code: &str| {
                let option = options.and_then(|all| all.iter().find(|option| option.code == code));
                option.map_or_else(
                    || code.to_owned(),
                    |option| context.name(&option.names).to_owned(),
                )
            };
            if row.value_type == ValueType::MultiText {
                return code.split(',').map(named).collect::<Vec<_>>().join(" + ");
            }
            named(code)
        }
        (_, text) => context.digits(text),
    }
}

/// Draws the cell under the cursor; the terminal's own cursor stands in it.
fn active(
    entry: &Entry,
    canvas: &mut Canvas,
    (x, y): (usize, usize),
    width: usize,
    row: &Row,
    context: &Context,
) {
    let style = context.theme.style(Meaning::Active);
    if entry.prompt.is_none() {
        canvas.cursor_on_number(x, y, width);
    }
    let Some(typing) = &entry.typing else {
        let Some(cell) = entry.cell() else { return };
        match shown(entry, row, cell, context) {
            Shown::Quiet(text) | Shown::Number(text) => canvas.number(x, y, width, &text, style),
            Shown::Words(text) => drop(canvas.text(x, y, width, &text, style)),
        }
        return;
    };
    if typing.is_editing || Kind::of(row) == Kind::Text {
        let (cells, caret) = typing.editor().view(width, context.abilities.text);
        canvas.finished(x, y, &cells, style);
        if entry.prompt.is_none() {
            canvas.cursor_in_field(x, y, width, caret);
        }
    } else {
        canvas.number(x, y, width, &context.digits(typing.text()), style);
    }
}

/// Returns the one sign beside a cell, the gravest first.
fn sign(entry: &Entry, cell: Cell, context: &Context) -> Option<(String, Meaning)> {
    let held = entry.open.report.entry(cell);
    let told = entry.gravest.get(&cell).copied();
    let plain = |sign: &str, meaning| Some((sign.to_owned(), meaning));
    if entry.saving.has_failed(cell) {
        return plain("×", Meaning::Hard);
    }
    match told {
        Some(Severity::Hard) => return plain("!", Meaning::Hard),
        Some(Severity::Soft) => return plain("?", Meaning::Soft),
        _ => {}
    }
    if entry.spilled.contains(&cell) {
        return plain("<", Meaning::Soft);
    }
    let held = held?;
    if held.follow_up {
        return plain(
            if context.abilities.is_ascii {
                "F"
            } else {
                "►"
            },
            Meaning::Note,
        );
    }
    if held.comment.is_some() {
        return plain("\"", Meaning::Note);
    }
    if held.repeated {
        return plain("=", Meaning::Quiet);
    }
    if told == Some(Severity::Note) {
        return plain("i", Meaning::Note);
    }
    held.parts.as_ref().and_then(|_| plain("+", Meaning::Quiet))
}
