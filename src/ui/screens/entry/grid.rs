//! The grid: row and column names stay in sight, the current row and column are lit, greyed cells are
//! shaded, and a blank, a zero and *not available* never look alike.

use crate::{
    domain::{
        form::{Column, Form, Place, Row, Table},
        names::Names,
        report::TotalOf,
        totals::{self, Sum},
    },
    office::settings::EnterDirection,
    ui::{canvas::Canvas, context::Context, theme::Meaning, widgets::paragraph},
};

use super::{Entry, cells, cursor, indicators, paper::Verdict, typing::Kind};

/// Columns of a total: a gap, five digits and the sign of the comparison.
const TOTAL: usize = 7;

/// The least and the most columns of a cell: digits and one mark.
const CELL: (usize, usize) = (6, 10);

/// The most columns of a cell whose heading needs them.
const WIDE_HEADING: usize = 16;

/// Columns of a cell of text or of choices.
const WIDE: usize = 30;

/// What a name takes before cells grow, where there is little room.
const NAME: usize = 16;

/// What a name takes before cells grow, where there is more.
const FULL_NAME: usize = 32;

/// One line of the body: a row, the heading of a further table, or an indicator below the last row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Row(Place),
    Heading(Place),
    Indicator(usize),
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
        let heading = table
            .columns
            .iter()
            .map(|column| canvas.width_of(&words(table, &column.options, context)))
            .max()
            .unwrap_or(0)
            + 2;
        let most = if is_wide {
            WIDE
        } else {
            heading.clamp(CELL.1, WIDE_HEADING)
        };
        let room = canvas.width().saturating_sub(number + totals);
        // Names in full first, if the cells keep a readable width; then the cells.
        let beside = |name: usize| room.saturating_sub(name.min(widest)) / count.max(1);
        let cell = if beside(FULL_NAME) > CELL.0 {
            beside(FULL_NAME)
        } else {
            beside(NAME)
        };
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

/// What the pieces of the grid are drawn from.
struct Grid<'a> {
    entry: &'a Entry,
    context: &'a Context,
    /// One for each table of the section.
    columns: Vec<Columns>,
}

/// Draws the grid with its heading and its totals.
pub(super) fn draw(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let height = canvas.height();
    let section = entry.cursor.section;
    let tables = entry.section().map_or(0, |section| section.tables.len());
    let columns = (0..tables).filter_map(|table| {
        let at = Place {
            section,
            table,
            row: 0,
            column: 0,
        };
        Columns::of(entry, at, canvas, context)
    });
    let grid = Grid {
        entry,
        context,
        columns: columns.collect(),
    };
    let top = heading_rows(&grid, canvas, entry.cursor);
    heading(&grid, canvas, (0, top), entry.cursor);
    way_of_enter(canvas, context);
    let body = height.saturating_sub(top + 1);
    let lines = lines(&entry.open.form, section);
    let at = lines.iter().position(|line| match line {
        Line::Row(place) => cursor::same_row(*place, entry.cursor),
        Line::Heading(_) | Line::Indicator(_) => false,
    });
    let at = at.unwrap_or(0);
    let is_last_row = matches!(lines.get(at + 1), Some(Line::Indicator(_)));
    // What stands below the last row is seen from there, as far as the row itself stays in sight.
    let in_sight = if is_last_row { lines.len() - 1 } else { at };
    let first = first_in_sight(in_sight, lines.len(), body).min(at);
    for (y, line) in lines.iter().skip(first).take(body).enumerate() {
        match line {
            Line::Heading(place) => heading(&grid, canvas, (y + top, 1), *place),
            Line::Row(place) => row(&grid, canvas, y + top, *place),
            Line::Indicator(at) => {
                let x = grid.columns.last().map_or(2, |columns| columns.number);
                indicators::draw(entry, canvas, (x, y + top), *at, context);
            }
        }
    }
    let hidden_below = lines.len().saturating_sub(first + body);
    more(canvas, first, hidden_below, context);
    column_totals(&grid, canvas, height.saturating_sub(1));
}

/// In the corner an arrow shows where Enter goes.
fn way_of_enter(canvas: &mut Canvas, context: &Context) {
    let ascii = canvas.manner().is_ascii;
    let arrow = match (context.settings.enter, canvas.is_rtl()) {
        (EnterDirection::Column, _) => {
            if ascii {
                'v'
            } else {
                '↓'
            }
        }
        (EnterDirection::Row, false) => {
            if ascii {
                '>'
            } else {
                '→'
            }
        }
        (EnterDirection::Row, true) => {
            if ascii {
                '<'
            } else {
                '←'
            }
        }
    };
    canvas.fill(1, 0, 1, arrow, context.theme.style(Meaning::Quiet));
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
    lines.extend(
        indicators::of_section(form, section)
            .into_iter()
            .map(Line::Indicator),
    );
    lines
}

/// Returns the rows of the frozen heading: groups, letters, and one or two of words.
fn heading_rows(grid: &Grid, canvas: &Canvas, at: Place) -> usize {
    let table = grid.entry.open.form.table_at(at);
    let Some((table, columns)) = table.zip(grid.columns.get(at.table)) else {
        return 2;
    };
    let words = heading_words(table, columns.cell - 1, canvas, grid.context);
    let lines = words.iter().map(Vec::len).max().unwrap_or(0).max(1);
    1 + usize::from(is_grouped(table)) + lines
}

fn is_grouped(table: &Table) -> bool {
    !totals::groups(table).is_empty()
}

/// Draws the heading of a table; with one row only, the letters and what fits beside them.
fn heading(grid: &Grid, canvas: &mut Canvas, (y, rows): (usize, usize), at: Place) {
    let Grid { entry, context, .. } = *grid;
    let Some(columns) = grid.columns.get(at.table) else {
        return;
    };
    let Some(table) = entry.open.form.table_at(at) else {
        return;
    };
    let groups = totals::groups(table);
    let title = context.theme.style(Meaning::Title);
    let last = y + rows - 1;
    let is_grouped = rows > 1 && !groups.is_empty();
    if is_grouped {
        for group in &groups {
            let x = columns.cell_x(group.columns.start);
            let width = group.columns.len() * columns.cell;
            let text = context.name(group.names);
            canvas.text(x + 1, y, width.saturating_sub(1), text, title);
        }
    }
    let letters = y + usize::from(is_grouped);
    let width = columns.cell - 1;
    let words = heading_words(table, width, canvas, context);
    for (at_column, (column, lines)) in table.columns.iter().zip(words).enumerate() {
        let is_current = same_table(at, entry.cursor) && at_column == entry.cursor.column;
        let style = context.theme.style(if is_current {
            Meaning::Active
        } else {
            Meaning::Title
        });
        let x = columns.cell_x(at_column) + 1;
        if rows == 1 {
            let words = format!("{} {}", column.letter, lines.join(" "));
            canvas.text(x, last, width, &cut(&words, width, canvas), style);
            continue;
        }
        canvas.text(x, letters, width, &column.letter, style);
        for (line, text) in lines.iter().enumerate() {
            canvas.text(x, letters + 1 + line, width, text, style);
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

/// Returns the words of a column; that of the group stands above them.
fn words(table: &Table, options: &[Names], context: &Context) -> String {
    let skip = usize::from(is_grouped(table));
    let names = options.iter().skip(skip).map(|names| context.name(names));
    names.collect::<Vec<_>>().join(" ")
}

/// Returns the lines of words over each column: one way for all columns of a table, the fullest that
/// has room in each. The full words of the current column stand below the form.
fn heading_words(
    table: &Table,
    width: usize,
    canvas: &Canvas,
    context: &Context,
) -> Vec<Vec<String>> {
    let most = if is_grouped(table) { 1 } else { 2 };
    let short = |column: &Column| {
        if column.short_options.is_empty() {
            words(table, &column.options, context)
        } else {
            words(table, &column.short_options, context)
        }
    };
    let long = |column: &Column| words(table, &column.options, context);
    let lines = |text: String| paragraph::wrap(&text, width, canvas.manner().options);
    let long: Vec<_> = table.columns.iter().map(|c| lines(long(c))).collect();
    let short: Vec<_> = table.columns.iter().map(|c| lines(short(c))).collect();
    let fits = |all: &[Vec<String>], most: usize| {
        all.iter().all(|lines| {
            lines.len() <= most && lines.iter().all(|line| canvas.width_of(line) <= width)
        })
    };
    for (all, most) in [(&long, 1), (&short, 1), (&long, most), (&short, most)] {
        if fits(all, most) {
            return all.clone();
        }
    }
    let cut_lines = |lines: Vec<String>| {
        let kept = lines.iter().take(most);
        kept.map(|line| cut(line, width, canvas)).collect()
    };
    short.into_iter().map(cut_lines).collect()
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

/// Returns the name of a row as far as there is room; the doses of a vial go first, as they stand
/// below the form too.
fn name_within(row: &Row, width: usize, canvas: &Canvas, context: &Context) -> String {
    let full = name(row, context);
    if canvas.width_of(&full) <= width {
        return full;
    }
    shortened(context.name(&row.names), width, canvas)
}

/// Shortens a name in the middle where its end in brackets tells rows apart: `ئیفلیجی …(OPV1)`.
/// No bracket is left open: in a right-to-left line a single one would stand on the wrong side.
fn shortened(name: &str, width: usize, canvas: &Canvas) -> String {
    if canvas.width_of(name) <= width {
        return name.to_owned();
    }
    if let Some((head, tail)) = name.rsplit_once('(')
        && name.ends_with(')')
    {
        let tail = format!("…({tail}");
        let room = width.saturating_sub(canvas.width_of(&tail));
        let head = cut(head, room, canvas);
        let head = match head.rsplit_once('(') {
            Some((before, _)) if is_left_open(&head) => before.trim_end(),
            _ => &head,
        };
        if room >= 4 && !head.is_empty() {
            return format!("{head}{tail}");
        }
    }
    let room = width.saturating_sub(2);
    if is_left_open(&cut(name, room, canvas)) {
        return format!("{}…)", cut(name, room, canvas));
    }
    name.to_owned()
}

fn is_left_open(text: &str) -> bool {
    text.matches('(').count() > text.matches(')').count()
}

fn same_table(one: Place, other: Place) -> bool {
    (one.section, one.table) == (other.section, other.table)
}

fn row(grid: &Grid, canvas: &mut Canvas, y: usize, at: Place) {
    let Grid { entry, context, .. } = *grid;
    let (Some(columns), Some(row)) = (grid.columns.get(at.table), entry.open.form.row_at(at))
    else {
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
        &name_within(row, columns.name.saturating_sub(1), canvas, context),
        style,
    );
    for column in 0..columns.count {
        let place = Place { column, ..at };
        cells::draw(
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
    let x = cells::sign_x(x, TOTAL, canvas);
    canvas.text(x, y, 1, sign, context.theme.style(meaning));
}

fn column_totals(grid: &Grid, canvas: &mut Canvas, y: usize) {
    let Grid { entry, context, .. } = *grid;
    let at = entry.cursor;
    let Some(columns) = grid.columns.get(at.table) else {
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

#[cfg(test)]
mod tests {
    use ratatui::{buffer::Buffer, layout::Rect};

    use super::*;
    use crate::{
        text::{Direction, Options},
        ui::canvas::Manner,
    };

    #[test]
    fn a_long_name_keeps_what_tells_it_from_the_next() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 1));
        let (direction, options) = (Direction::RightToLeft, Options::default());
        let manner = Manner {
            direction,
            options,
            is_ascii: false,
        };
        let mut cursor = None;
        let canvas = Canvas::new(&mut buffer, &mut cursor, manner);
        let short = |name: &str, width| shortened(name, width, &canvas);
        assert_eq!(short("ئیفلیجی بە دەم 1 (OPV1)", 16), "ئیفلیجی ب…(OPV1)");
        assert_eq!(short("التدرن (BCG)", 16), "التدرن (BCG)");
        assert_eq!(short("HepB (birth dose)", 15), "HepB (birth d…)");
        assert_eq!(
            short("HepB birth dose, later", 16),
            "HepB birth dose, later"
        );
    }

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
