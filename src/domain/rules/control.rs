//! The paper's own totals against the keyed cells: is the finger wrong, or the paper?
//!
//! A total that differs is told with what the other totals say about it. A row and a column that
//! differ by the same number point at the cell where they cross. A row whose cells are all confirmed
//! by their columns was keyed well: then the paper adds up wrongly. Two exchanged digits in a single
//! cell that explain the difference are pointed at too.

use crate::domain::{
    finding::Fact,
    form::Cell,
    report::{ControlTotal, TotalOf},
};

use super::{
    checks::{Asked, Question, Told},
    layout::{Layout, Line},
    sight::Sight,
};

/// Asks every control total that was keyed.
pub(super) fn totals(layout: &Layout) -> Asked {
    let sections = layout.sections.iter().map(|number| Section {
        number: *number,
        rows: layout.section_lines(*number).map(Row::of).collect(),
    });
    Asked::new(Totals {
        sections: sections.collect(),
    })
}

#[derive(Debug)]
struct Totals {
    sections: Vec<Section>,
}

#[derive(Debug)]
struct Section {
    number: u16,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    number: String,
    cells: Vec<(String, Cell)>,
}

impl Row {
    fn of(line: &Line) -> Self {
        Self {
            number: line.number.clone(),
            cells: line.cells.clone(),
        }
    }
}

/// A total of the paper that differs from the cells.
struct Wrong<'t> {
    total: &'t ControlTotal,
    /// Paper less cells.
    difference: i64,
    keyed: i64,
    cells: Vec<(String, Cell)>,
}

/// What the other totals say.
enum Verdict {
    /// A cell is not keyed yet.
    Blank(Cell),
    /// A row and a column point at this cell.
    Cell(String, Cell),
    /// Two digits of this cell exchanged explain the difference.
    Exchanged(String, Cell),
    /// The cells are confirmed by other totals.
    Paper,
    /// Nothing more is known.
    Unknown,
    /// Another total's finding says it already.
    SaidElsewhere,
}

impl Question for Totals {
    fn cells(&self) -> Vec<Cell> {
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.flat_map(|row| row.cells.iter().map(|(_, cell)| *cell))
            .collect()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        if sight.report.control_totals.is_empty() {
            return Vec::new();
        }
        self.sections
            .iter()
            .flat_map(|section| section.ask(sight))
            .collect()
    }
}

impl Section {
    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let totals: Vec<&ControlTotal> = sight
            .report
            .control_totals
            .iter()
            .filter(|total| self.has(&total.of))
            .collect();
        let wrong: Vec<Wrong> = totals
            .iter()
            .filter_map(|total| self.wrong(sight, total))
            .collect();
        let judged = wrong
            .iter()
            .map(|of| (of, self.judge(sight, of, &wrong, &totals)));
        judged
            .filter_map(|(of, verdict)| told(self.number, of, verdict))
            .collect()
    }

    fn has(&self, of: &TotalOf) -> bool {
        match of {
            TotalOf::Row(number) => self.rows.iter().any(|row| row.number == *number),
            TotalOf::Column(section, _) | TotalOf::Section(section) => *section == self.number,
        }
    }

    fn cells_of(&self, of: &TotalOf) -> Vec<(String, Cell)> {
        let all = self
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
        let mine = all.filter(|(row, (letter, _))| match of {
            TotalOf::Row(number) => row.number == *number,
            TotalOf::Column(_, column) => letter == column,
            TotalOf::Section(_) => true,
        });
        mine.map(|(row, (letter, cell))| (format!("{}{letter}", row.number), *cell))
            .collect()
    }

    fn wrong<'t>(&self, sight: &Sight, total: &'t ControlTotal) -> Option<Wrong<'t>> {
        let cells = self.cells_of(&total.of);
        let mut keyed = 0_i64;
        for (_, cell) in &cells {
            keyed = keyed.saturating_add(whole(sight, *cell).unwrap_or(0));
        }
        let difference = total.value.saturating_sub(keyed);
        (difference != 0).then_some(Wrong {
            total,
            difference,
            keyed,
            cells,
        })
    }

    fn judge(
        &self,
        sight: &Sight,
        wrong: &Wrong,
        all_wrong: &[Wrong],
        totals: &[&ControlTotal],
    ) -> Verdict {
        if let Some((_, blank)) = wrong.cells.iter().find(|(_, cell)| sight.is_blank(*cell)) {
            return Verdict::Blank(*blank);
        }
        let is_section = matches!(wrong.total.of, TotalOf::Section(_));
        let mut crossing = all_wrong
            .iter()
            .filter(|other| other.difference == wrong.difference && crosses(wrong, other));
        match (crossing.next(), crossing.next()) {
            (Some(_), _) if is_section => return Verdict::SaidElsewhere,
            (Some(_), None) if matches!(wrong.total.of, TotalOf::Column(..)) => {
                return Verdict::SaidElsewhere;
            }
            (Some(other), None) => {
                let shared = wrong.cells.iter().find(|cell| other.cells.contains(cell));
                return match shared {
                    Some((name, cell)) => Verdict::Cell(name.clone(), *cell),
                    None => Verdict::Unknown,
                };
            }
            _ => {}
        }
        if self.is_confirmed(wrong, all_wrong, totals) {
            return Verdict::Paper;
        }
        let mut exchanged = wrong.cells.iter().filter(|(_, cell)| {
            whole(sight, *cell).is_some_and(|value| explains(value, wrong.difference))
        });
        match (exchanged.next(), exchanged.next()) {
            (Some((name, cell)), None) => Verdict::Exchanged(name.clone(), *cell),
            _ => Verdict::Unknown,
        }
    }

    /// Tells whether every cell of a total also stands in another total that agrees.
    fn is_confirmed(&self, wrong: &Wrong, all_wrong: &[Wrong], totals: &[&ControlTotal]) -> bool {
        let agree = totals.iter().filter(|total| {
            total.of != wrong.total.of && !all_wrong.iter().any(|other| other.total.of == total.of)
        });
        let smaller = agree.filter(|total| !matches!(total.of, TotalOf::Section(_)));
        let confirmed: Vec<Cell> = smaller
            .flat_map(|total| self.cells_of(&total.of))
            .map(|(_, cell)| cell)
            .collect();
        wrong.cells.iter().all(|(_, cell)| confirmed.contains(cell))
    }
}

/// A row crosses a column, and a section holds both.
fn crosses(one: &Wrong, other: &Wrong) -> bool {
    match (&one.total.of, &other.total.of) {
        (TotalOf::Row(_), TotalOf::Column(..)) | (TotalOf::Column(..), TotalOf::Row(_)) => {
            one.cells.iter().any(|cell| other.cells.contains(cell))
        }
        (TotalOf::Section(_), TotalOf::Row(_) | TotalOf::Column(..)) => true,
        _ => false,
    }
}

/// Tells whether two neighbouring digits exchanged change a value by a difference.
fn explains(value: i64, difference: i64) -> bool {
    let digits: Vec<char> = value.to_string().chars().collect();
    (1..digits.len()).any(|at| {
        let mut other = digits.clone();
        other.swap(at - 1, at);
        let exchanged: String = other.into_iter().collect();
        exchanged
            .parse::<i64>()
            .is_ok_and(|exchanged| exchanged - value == difference)
    })
}

fn whole(sight: &Sight, cell: Cell) -> Option<i64> {
    sight.value(cell, 0)?.given()?.parse().ok()
}

fn told(section: u16, wrong: &Wrong, verdict: Verdict) -> Option<Told> {
    let (kind, place, letter) = match &wrong.total.of {
        TotalOf::Row(number) => ("row", number.clone(), ""),
        TotalOf::Column(_, letter) => ("column", section.to_string(), letter.as_str()),
        TotalOf::Section(_) => ("section", section.to_string(), ""),
    };
    let (word, name, suspect) = match verdict {
        Verdict::SaidElsewhere => return None,
        Verdict::Blank(cell) => ("blank", String::new(), Some(cell)),
        Verdict::Cell(name, cell) => ("cell", name, Some(cell)),
        Verdict::Exchanged(name, cell) => ("exchanged", name, Some(cell)),
        Verdict::Paper => ("paper", String::new(), None),
        Verdict::Unknown => ("unknown", String::new(), None),
    };
    let mut cells: Vec<Cell> = suspect.into_iter().collect();
    cells.extend(
        wrong
            .cells
            .iter()
            .map(|(_, cell)| *cell)
            .filter(|cell| Some(*cell) != suspect),
    );
    let text = |text: &str| Fact::Text(text.to_owned());
    let facts = vec![
        ("total", text(kind)),
        ("letter", text(letter)),
        ("paper", Fact::Number(wrong.total.value)),
        ("keyed", Fact::Number(wrong.keyed)),
        (
            "difference",
            Fact::Number(wrong.difference.saturating_abs()),
        ),
        ("verdict", text(word)),
        ("cell", text(&name)),
    ];
    Some(Told {
        place,
        cells,
        facts,
    })
}

#[cfg(test)]
mod tests {
    use super::explains;

    #[test]
    fn exchanged_digits_change_a_value_by_a_multiple_of_nine() {
        assert!(explains(62, -36));
        assert!(explains(126, 90));
        assert!(!explains(62, 36));
        assert!(!explains(7, 9));
    }
}
