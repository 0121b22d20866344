//! The grid: row and column names stay in sight, the current row and column are lit, greyed cells are
//! shaded, and a blank, a zero and *not available* never look alike.

use std::sync::Arc;

use crate::{
    domain::{
        finding::Severity,
        form::{Cell, Column, Form, Place, Row, Table},
        report::TotalOf,
        totals::{self, Sum},
        value::{Entry as CellEntry, Value},
    },
    ui::{canvas::Canvas, context::Context, theme::Meaning},
};

use super::{Entry, cursor, paper::Verdict, typing::Kind};

/// Columns of a total: a gap, five digits and the sign of the comparison.
const TOTAL: usize = 7;

/// The least and the most columns of a cell: digits and one mark.
const CELL: (usize, usize) = (6, 10);

/// Columns of a cell of text or of choices.
const WIDE: usize = 30;

/// What a name takes before cells grow.
const NAME: usize = 16;

/// One line of the body: a row, or the heading of a further table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Row(Place),
    Heading(Place),
}

/// Where the columns of a table stand.
#[derive(Debug, Clone)]
struct Columns {
    number: usize,
    name: usize,
    cell: usize,
    count: usize,
    groups: usize,
    has_row_total: bool,
}

impl Columns {
    fn of(entry: &Entry, at: Place, canvas: &Canvas, context: &Context) -> Option<Self> {
        let form = &entry.open.form;
        let (section, table) = (form.section_at(at)?, form.table_at(at)?);
        let number = table
            .rows
            .iter()
            .map(|row| row.number.len())
            .max()
            .unwrap_or(0)
            + 2;
        let count = table.columns.len();
        let groups = if section.totals.groups {
            totals::groups(table).len()
        } else {
            0
        };
        let has_row_total = section.totals.rows && count > 1;
        let totals = (groups + usize::from(has_row_total)) * TOTAL;
        let widest = table
            .rows
            .iter()
            .map(|row| canvas.width_of(&name(row, context)))
            .max()
            .unwrap_or(0)
            + 1;
        let is_wide = table
            .rows
            .iter()
            .any(|row| matches!(Kind::of(row), Kind::Text | Kind::Choice));
        let most = if is_wide { WIDE } else { CELL.1 };
        let room = canvas.width().saturating_sub(number + totals);
        let cell = room.saturating_sub(NAME.min(widest)) / count.max(1);
        let cell = cell.clamp(CELL.0, most);
        let name = room.saturating_sub(cell * count).min(widest);
        Some(Self {
            number,
            name,
            cell,
            count,
            groups,
            has_row_total,
        })
    }

    fn cell_x(&self, column: usize) -> usize {
        self.number + self.name + column * self.cell
    }

    fn total_x(&self, total: usize) -> usize {
        self.cell_x(self.count) + total * TOTAL
    }

    fn width(&self) -> usize {
        self.total_x(self.groups + usize::from(self.has_row_total))
    }
}

/// Draws the grid with its heading and its totals.
pub(super) fn draw(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let height = canvas.height();
    let top = heading_rows(entry, entry.cursor);
    heading(entry, canvas, (0, top), entry.cursor, context);
    let body = height.saturating_sub(top + 1);
    let lines = lines(&entry.open.form, entry.cursor.section);
    let at = lines.iter().position(|line| match line {
        Line::Row(place) => cursor::same_row(*place, entry.cursor),
        Line::Heading(_) => false,
    });
    let first = first_in_sight(at.unwrap_or(0), lines.len(), body);
    for (y, line) in lines.iter().skip(first).take(body).enumerate() {
        match line {
            Line::Heading(place) => heading(entry, canvas, (y + top, 1), *place, context),
            Line::Row(place) => row(entry, canvas, y + top, *place, context),
        }
    }
    let hidden_below = lines.len().saturating_sub(first + body);
    more(canvas, first, hidden_below, context);
    column_totals(entry, canvas, height.saturating_sub(1), context);
}

/// Says that there is more above or below.
fn more(canvas: &mut Canvas, above: usize, below: usize, context: &Context) {
    let style = context.theme.style(Meaning::Quiet);
    let [up, down] = if canvas.manner().is_ascii {
        ['^', 'v']
    } else {
        ['↑', '↓']
    };
    if above > 0 {
        canvas.fill(0, 1, 1, up, style);
    }
    if below > 0 {
        let y = canvas.height().saturating_sub(1);
        canvas.fill(0, y, 1, down, style);
    }
}

/// Returns the first line in sight: the body turns like a page, so that most keys change few cells,
/// and a row stays above and below the cursor.
fn first_in_sight(at: usize, count: usize, height: usize) -> usize {
    if count <= height {
        return 0;
    }
    let page = height.saturating_sub(2).max(1);
    ((at / page) * page).saturating_sub(1).min(count - height)
}

fn lines(form: &Form, section: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for place in cursor::rows_of_section(form, section) {
        if place.table > 0 && place.row == 0 {
            lines.push(Line::Heading(place));
        }
        lines.push(Line::Row(place));
    }
    lines
}

/// Returns the rows of the frozen heading: groups, letters, words.
fn heading_rows(entry: &Entry, at: Place) -> usize {
    let is_grouped = entry
        .open
        .form
        .table_at(at)
        .is_some_and(|table| !totals::groups(table).is_empty());
    if is_grouped { 3 } else { 2 }
}

/// Draws the heading of a table; with one row only, the letters and what fits beside them.
fn heading(
    entry: &Entry,
    canvas: &mut Canvas,
    (y, rows): (usize, usize),
    at: Place,
    context: &Context,
) {
    let Some(columns) = Columns::of(entry, at, canvas, context) else {
        return;
    };
    let Some(table) = entry.open.form.table_at(at) else {
        return;
    };
    let groups = totals::groups(table);
    let title = context.theme.style(Meaning::Title);
    let last = y + rows - 1;
    if rows == 3 {
        for group in &groups {
            let x = columns.cell_x(group.columns.start);
            let width = group.columns.len() * columns.cell;
            let text = context.name(group.names);
            canvas.text(x + 1, y, width.saturating_sub(1), text, title);
        }
    }
    for at_column in 0..table.columns.len() {
        let is_current = same_table(at, entry.cursor) && at_column == entry.cursor.column;
        let style = context.theme.style(if is_current {
            Meaning::Active
        } else {
            Meaning::Title
        });
        let x = columns.cell_x(at_column) + 1;
        let width = columns.cell - 1;
        let (above, below) = column_words(table, at_column, width, canvas, context);
        if rows == 1 {
            let words = cut(&format!("{above} {below}"), width, canvas);
            canvas.text(x, last, width, &words, style);
        } else {
            canvas.text(x, last - 1, width, &above, style);
            canvas.text(x, last, width, &cut(&below, width, canvas), style);
        }
    }
    let total = context.text("total");
    for (at_group, group) in groups.iter().take(columns.groups).enumerate() {
        let letters = table.columns.get(group.columns.clone()).unwrap_or_default();
        let text = range(letters);
        canvas.text(columns.total_x(at_group) + 1, last, TOTAL - 1, &text, title);
    }
    if columns.groups + usize::from(columns.has_row_total) > 0 {
        let x = columns.total_x(0);
        canvas.text(
            x + 1,
            y,
            columns.width().saturating_sub(x + 1),
            &total,
            title,
        );
    }
    if columns.has_row_total && rows > 1 {
        let x = columns.total_x(columns.groups);
        canvas.text(x + 1, last, TOTAL - 1, &range(&table.columns), title);
    }
}

/// Returns the letters of columns: `A–C`, or the only one.
fn range(columns: &[Column]) -> String {
    match columns {
        [] => String::new(),
        [only] => only.letter.clone(),
        [first, .., last] => format!("\u{2066}{}–{}\u{2069}", first.letter, last.letter),
    }
}

/// Returns the two lines over a column: its letter, and as much of its words as there is room for.
///
/// The group's word stands above them. In narrow columns one word must do: the first, or the second
/// where the first is that of other columns too. The full words stand below the form.
fn column_words(
    table: &Table,
    at: usize,
    width: usize,
    canvas: &Canvas,
    context: &Context,
) -> (String, String) {
    let skip = usize::from(!totals::groups(table).is_empty());
    let words = |column: &Column| -> Vec<String> {
        let names = column
            .options
            .iter()
            .skip(skip)
            .map(|names| context.name(names));
        names
            .flat_map(str::split_whitespace)
            .map(str::to_owned)
            .collect()
    };
    let Some(column) = table.columns.get(at) else {
        return Default::default();
    };
    let mine = words(column);
    let whole = mine.join(" ");
    let beside = format!("{} {whole}", column.letter);
    if canvas.width_of(&beside) <= width || skip > 0 {
        return (column.letter.clone(), whole);
    }
    if let Some((first, rest)) = mine.split_first()
        && canvas.width_of(first) + 2 <= width
        && canvas.width_of(&rest.join(" ")) <= width
    {
        return (format!("{} {first}", column.letter), rest.join(" "));
    }
    let is_shared = table
        .columns
        .iter()
        .filter(|other| words(other).first() == mine.first())
        .count()
        > 1;
    let word = mine
        .get(usize::from(is_shared))
        .or(mine.first())
        .cloned()
        .unwrap_or_default();
    (column.letter.clone(), cut(&word, width, canvas))
}

/// Cuts without an ellipsis: in so little room a letter more says more.
fn cut(text: &str, width: usize, canvas: &Canvas) -> String {
    let mut short = String::new();
    for ch in text.chars() {
        short.push(ch);
        if canvas.width_of(&short) > width {
            short.pop();
            break;
        }
    }
    short.trim_end().to_owned()
}

/// Returns the name of a row; the doses of a vial stand behind it.
pub(super) fn name(row: &Row, context: &Context) -> String {
    let name = context.name(&row.names);
    if row.vial_sizes.is_empty() {
        return name.to_owned();
    }
    let sizes: Vec<String> = row.vial_sizes.iter().map(ToString::to_string).collect();
    format!("{name} ({})", context.digits(&sizes.join(", ")))
}

fn same_table(one: Place, other: Place) -> bool {
    (one.section, one.table) == (other.section, other.table)
}

fn row(entry: &Entry, canvas: &mut Canvas, y: usize, at: Place, context: &Context) {
    let Some(columns) = Columns::of(entry, at, canvas, context) else {
        return;
    };
    let form = Arc::clone(&entry.open.form);
    let (Some(row), Some(table)) = (form.row_at(at), form.table_at(at)) else {
        return;
    };
    let is_current = cursor::same_row(at, entry.cursor);
    let style = context.theme.style(if is_current {
        Meaning::Lit
    } else {
        Meaning::Plain
    });
    if is_current {
        canvas.clear(0, y, columns.width(), 1, style);
    }
    let number = context.digits(&row.number);
    let number_style = if is_current {
        context.theme.style(Meaning::Active)
    } else {
        style
    };
    canvas.code(
        1,
        y,
        columns.number.saturating_sub(1),
        &number,
        number_style,
    );
    canvas.text(
        columns.number,
        y,
        columns.name.saturating_sub(1),
        &name(row, context),
        style,
    );
    for column in 0..columns.count {
        let place = Place { column, ..at };
        cell(
            entry,
            canvas,
            (columns.cell_x(column), y),
            columns.cell,
            place,
            context,
        );
    }
    for (group, sum) in entry
        .sums
        .row_groups(at)
        .iter()
        .take(columns.groups)
        .enumerate()
    {
        total(
            canvas,
            (columns.total_x(group), y),
            sum,
            Verdict::Unknown,
            context,
        );
    }
    if let (true, Some(sum)) = (columns.has_row_total, entry.sums.row(at)) {
        let verdict = verdict(entry, entry.row_total(at));
        total(
            canvas,
            (columns.total_x(columns.groups), y),
            sum,
            verdict,
            context,
        );
    }
    debug_assert_eq!(table.columns.len(), columns.count);
}

fn verdict(entry: &Entry, of: Option<TotalOf>) -> Verdict {
    of.map_or(Verdict::Unknown, |of| entry.verdict(&of))
}

/// Draws a sum: blank where nothing is keyed, with a sign where a cell is not available.
fn total(
    canvas: &mut Canvas,
    (x, y): (usize, usize),
    sum: &Sum,
    verdict: Verdict,
    context: &Context,
) {
    let style = context.theme.style(Meaning::Total);
    if !sum.is_blank() {
        let number = context.digits(&sum.total.to_string());
        canvas.number(x + 1, y, TOTAL - 2, &number, style);
    }
    let (sign, meaning) = match verdict {
        Verdict::Agrees => ("✓", Meaning::Good),
        Verdict::Differs => ("≠", Meaning::Soft),
        Verdict::Unknown if sum.not_available > 0 => ("+", Meaning::Quiet),
        Verdict::Unknown => return,
    };
    let x = sign_x(x, TOTAL, canvas);
    canvas.text(x, y, 1, sign, context.theme.style(meaning));
}

fn column_totals(entry: &Entry, canvas: &mut Canvas, y: usize, context: &Context) {
    let at = entry.cursor;
    let Some(columns) = Columns::of(entry, at, canvas, context) else {
        return;
    };
    let Some(section) = entry.section() else {
        return;
    };
    if !section.totals.columns && !section.totals.section {
        return;
    }
    let style = context.theme.style(Meaning::Total);
    canvas.text(
        columns.number,
        y,
        columns.name,
        &context.text("total"),
        style,
    );
    if section.totals.columns {
        for column in 0..columns.count {
            let place = Place { column, ..at };
            if let Some(sum) = entry.sums.column(place) {
                let verdict = verdict(entry, entry.column_total(place));
                let x = columns.cell_x(column) + columns.cell - TOTAL;
                total(canvas, (x, y), sum, verdict, context);
            }
        }
    }
    if section.totals.section
        && let Some(sum) = entry.sums.section(at.section)
    {
        let verdict = entry.verdict(&TotalOf::Section(section.number));
        let x = if columns.has_row_total {
            columns.total_x(columns.groups)
        } else {
            columns.width()
        };
        total(canvas, (x, y), sum, verdict, context);
    }
}

fn cell(
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
        || same_table(place, entry.cursor) && place.column == entry.cursor.column;
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
fn sign_x(x: usize, width: usize, canvas: &Canvas) -> usize {
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
            let option = options.and_then(|all| all.iter().find(|option| option.code == code));
            option.map_or_else(
                || code.to_owned(),
                |option| context.name(&option.names).to_owned(),
            )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_turns_like_a_page_and_keeps_a_row_around_the_cursor() {
        for (count, height) in [(19, 14), (61, 14), (15, 14), (200, 20)] {
            for at in 0..count {
                let first = first_in_sight(at, count, height);
                assert!((first..first + height).contains(&at), "{at} of {count}");
                assert!(first + height <= count);
                assert!(at == 0 || at > first, "{at} of {count}: nothing above");
                assert!(
                    at + 1 == count || at + 1 < first + height,
                    "{at} of {count}"
                );
            }
        }
        assert_eq!(first_in_sight(3, 5, 14), 0);
    }
}
