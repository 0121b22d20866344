//! The board as rows and columns: which line stands where, and how arrows move over it.
//!
//! Lines stand together by form, because the periods of a form are the columns: one heading serves
//! all facilities below it.

use crate::{
    domain::report::ReportKey,
    office::news::{Board, BoardLine, BoardPeriod},
    ui::keymap::Action,
};

/// One row of the board as drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Row<'a> {
    /// The form and the numbers of its periods.
    Heading(&'a BoardLine),
    /// A facility with its marks.
    Line(&'a BoardLine),
    /// Nothing.
    Blank,
}

/// Returns the rows of a board from top to bottom.
pub fn rows(board: &Board) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (at, line) in board.lines.iter().enumerate() {
        let before = board.lines.get(..at).unwrap_or_default();
        if before.iter().any(|other| are_together(other, line)) {
            continue;
        }
        rows.push(Row::Heading(line));
        let same = board.lines.iter().filter(|other| are_together(other, line));
        rows.extend(same.map(Row::Line));
    }
    rows
}

/// Returns the rows with a blank one before every form.
pub fn spaced<'a>(rows: &[Row<'a>]) -> Vec<Row<'a>> {
    rows.iter()
        .flat_map(|row| match row {
            Row::Heading(_) => vec![Row::Blank, *row],
            _ => vec![*row],
        })
        .collect()
}

fn are_together(one: &BoardLine, other: &BoardLine) -> bool {
    one.form.id == other.form.id
        && one.form.attribute_option_combo == other.form.attribute_option_combo
}

/// Returns the line and the period of a report.
pub fn find(board: &Board, key: ReportKey) -> Option<(&BoardLine, &BoardPeriod)> {
    board.lines.iter().find_map(|line| {
        let period = line.periods.iter().find(|period| period.key == key)?;
        Some((line, period))
    })
}

/// Returns the report that the cursor begins on: the one owed first, or else the newest of the board.
pub fn first(board: &Board) -> Option<ReportKey> {
    let newest = || Some(board.lines.first()?.periods.last()?.key);
    board.next_owed.or_else(newest)
}

/// Returns the report that an arrow leads to, by sight; nothing where the key is none for the board.
pub fn moved(board: &Board, from: ReportKey, action: Action, is_rtl: bool) -> Option<ReportKey> {
    let lines: Vec<&BoardLine> = rows(board)
        .into_iter()
        .filter_map(|row| match row {
            Row::Line(line) => Some(line),
            Row::Heading(_) | Row::Blank => None,
        })
        .collect();
    let at = lines
        .iter()
        .position(|line| line.periods.iter().any(|period| period.key == from))?;
    let line = lines.get(at)?;
    let column = line.periods.iter().position(|period| period.key == from)?;
    let is_newest = column + 1 == line.periods.len();
    let in_line = |column: usize| Some(line.periods.get(column)?.key);
    let in_other = |at: usize| {
        // The newest stays the newest, where one line shows more periods than another.
        let other = &lines.get(at)?.periods;
        let last = other.len().checked_sub(1)?;
        let column = if is_newest { last } else { column.min(last) };
        Some(other.get(column)?.key)
    };
    let forward = if is_rtl { Action::Left } else { Action::Right };
    let backward = if is_rtl { Action::Right } else { Action::Left };
    let stay = Some(from);
    match action {
        action if action == forward => in_line(column + 1).or(stay),
        action if action == backward => column.checked_sub(1).and_then(in_line).or(stay),
        Action::Home => in_line(0),
        Action::End => Some(line.periods.last()?.key),
        Action::Up | Action::Previous => at.checked_sub(1).and_then(in_other).or(stay),
        Action::Down | Action::Next => in_other(at + 1).or(stay),
        Action::PageUp => in_other(0),
        Action::PageDown => in_other(lines.len().checked_sub(1)?),
        _ => None,
    }
}
