//! A form as the checks look at it: lines with printed numbers, and places written as printed.

use std::collections::BTreeMap;

use crate::domain::{
    form::{Cell, Form, OpenedVial, Row, Section, Table},
    id::DataElementId,
    value::ValueType,
};

/// One row of the form with its enterable cells.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub number: String,
    pub section: usize,
    pub data_element: DataElementId,
    pub value_type: ValueType,
    pub cells: Vec<(String, Cell)>,
    pub vial_sizes: Vec<u32>,
    pub opened_vial: Option<OpenedVial>,
    pub is_immediate: bool,
    given_rows: Vec<String>,
}

/// All lines of a form, in form order.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub lines: Vec<Line>,
    pub sections: Vec<u16>,
    places: BTreeMap<Cell, (usize, usize)>,
}

impl Layout {
    pub fn of(form: &Form) -> Self {
        let mut layout = Self {
            sections: form.sections.iter().map(|section| section.number).collect(),
            ..Self::default()
        };
        for (index, section) in form.sections.iter().enumerate() {
            for (table, row) in rows(section) {
                layout.add(Line::of(index, table, row));
            }
        }
        layout
    }

    fn add(&mut self, line: Line) {
        let index = self.lines.len();
        for (column, (_, cell)) in line.cells.iter().enumerate() {
            self.places.entry(*cell).or_insert((index, column));
        }
        self.lines.push(line);
    }

    /// Returns the line and the column of an enterable cell; they order findings.
    pub fn place(&self, cell: Cell) -> Option<(usize, usize)> {
        self.places.get(&cell).copied()
    }

    pub fn line_of(&self, cell: Cell) -> Option<&Line> {
        self.lines.get(self.place(cell)?.0)
    }

    pub fn letter_of(&self, cell: Cell) -> Option<&str> {
        let (line, column) = self.place(cell)?;
        Some(self.lines.get(line)?.cells.get(column)?.0.as_str())
    }

    pub fn section_lines(&self, number: u16) -> impl Iterator<Item = &Line> {
        let index = self.sections.iter().position(|section| *section == number);
        self.lines
            .iter()
            .filter(move |line| Some(line.section) == index)
    }

    pub fn line(&self, number: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.number == number)
    }

    /// Returns the lines of `7`, `1.05`, `1.05-1.07` or `immediate`; nothing where there are none.
    pub fn lines_at(&self, place: &str) -> Option<Vec<&Line>> {
        let lines: Vec<&Line> = if place == "immediate" {
            self.lines.iter().filter(|line| line.is_immediate).collect()
        } else if let Some((first, last)) = place.split_once('-') {
            let position = |number| self.lines.iter().position(|line| line.number == number);
            let (first, last) = (position(first)?, position(last)?);
            self.lines.get(first..=last)?.iter().collect()
        } else if let Ok(section) = place.parse::<u16>() {
            self.section_lines(section).collect()
        } else {
            self.line(place).into_iter().collect()
        };
        (!lines.is_empty()).then_some(lines)
    }

    /// Returns the cells of a place, with or without a letter: `7`, `7C`, `1.05`, `1.05A`.
    pub fn cells_at(&self, place: &str) -> Option<Vec<Cell>> {
        let digits = place.trim_end_matches(|c: char| c.is_ascii_uppercase());
        let letter = place
            .strip_prefix(digits)
            .filter(|letter| !letter.is_empty());
        let lines = self.lines_at(digits)?;
        let cells: Vec<Cell> = match letter {
            Some(letter) => lines.iter().filter_map(|line| line.cell(letter)).collect(),
            None => lines.iter().flat_map(|line| line.all_cells()).collect(),
        };
        (!cells.is_empty()).then_some(cells)
    }

    /// Returns the cells of the doses that are given from a stock row.
    pub fn given(&self, line: &Line) -> Vec<Cell> {
        line.given_rows
            .iter()
            .filter_map(|number| self.line(number))
            .flat_map(Line::all_cells)
            .collect()
    }
}

impl Line {
    fn of(section: usize, table: &Table, row: &Row) -> Self {
        let cells = table.columns.iter().zip(&row.cells).enumerate().filter_map(
            |(index, (column, rule))| {
                let cell = row.cell(column, index)?;
                rule.is_enterable.then(|| (column.letter.clone(), cell))
            },
        );
        Self {
            number: row.number.clone(),
            section,
            data_element: row.data_element,
            value_type: row.value_type,
            cells: cells.collect(),
            vial_sizes: row.vial_sizes.clone(),
            opened_vial: row.opened_vial,
            is_immediate: row.is_immediate,
            given_rows: row.given_rows.clone(),
        }
    }

    pub fn cell(&self, letter: &str) -> Option<Cell> {
        self.cells
            .iter()
            .find_map(|(own, cell)| (own == letter).then_some(*cell))
    }

    /// Returns the cells of some letters, as many as the row has; all, where no letter is named.
    pub fn cells_in(&self, letters: &[String]) -> Vec<Cell> {
        if letters.is_empty() {
            return self.all_cells();
        }
        letters
            .iter()
            .filter_map(|letter| self.cell(letter))
            .collect()
    }

    pub fn all_cells(&self) -> Vec<Cell> {
        self.cells.iter().map(|(_, cell)| *cell).collect()
    }

    pub fn largest_vial(&self) -> Option<u32> {
        self.vial_sizes.iter().copied().max()
    }
}

fn rows(section: &Section) -> impl Iterator<Item = (&Table, &Row)> {
    section
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| (table, row)))
}
