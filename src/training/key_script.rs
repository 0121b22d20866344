//! The keys a practised clerk presses for a month, made from the month itself.
//!
//! The demonstration plays them, tests press them on the real screen, and the key counter counts
//! them: one function for all, so that the number told is the number pressed.

use std::collections::BTreeMap;

use crate::domain::{
    form::{Cell, CellRule, Form, Repeats, Row, Section, Table},
    history::PastReport,
    value::ValueType,
};

/// One key of the keypad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A digit, `.`, `-`, `/` or `*`.
    Char(char),
    /// Enter.
    Enter,
    /// A function key.
    F(u8),
}

/// Returns the keys that fill an empty report, with the cursor on its first cell.
///
/// A number costs its digits and Enter, a zero `.`, what stood there last month `*`. In sections that
/// allow it, `/` ends a row of which only zeros remain. With `auto_advance` a number as long as its
/// cell is wide needs no Enter, except at the end of a row. A cell that is not wanted stays blank.
pub fn keys(
    form: &Form,
    wanted: &BTreeMap<Cell, String>,
    previous: Option<&PastReport>,
    auto_advance: bool,
) -> Vec<Key> {
    let clerk = Clerk {
        wanted,
        previous,
        auto_advance,
    };
    let mut keys = Vec::new();
    for section in &form.sections {
        for table in &section.tables {
            for row in &table.rows {
                let cells: Vec<CellToKey<'_>> = table
                    .columns
                    .iter()
                    .zip(&row.cells)
                    .enumerate()
                    .filter(|(_, (_, rule))| rule.is_enterable)
                    .filter_map(|(index, (column, rule))| {
                        let cell = row.cell(column, index)?;
                        Some(CellToKey {
                            cell,
                            rule,
                            repeated: source(table, row, cell, rule),
                        })
                    })
                    .collect();
                clerk.key_row(section, row, &cells, &mut keys);
            }
        }
    }
    keys
}

/// A cell and where its repeated value stands.
struct CellToKey<'a> {
    cell: Cell,
    rule: &'a CellRule,
    repeated: Option<Cell>,
}

/// Returns the cell of last month that `*` takes.
fn source(table: &Table, row: &Row, cell: Cell, rule: &CellRule) -> Option<Cell> {
    match rule.repeats.as_ref()? {
        Repeats::SameCell => Some(cell),
        Repeats::Column(letter) => {
            let column = table
                .columns
                .iter()
                .find(|column| column.letter == *letter)?;
            Some(Cell {
                data_element: row.data_element,
                category_option_combo: column.category_option_combo?,
            })
        }
    }
}

/// What decides between several ways to key a cell.
struct Clerk<'a> {
    wanted: &'a BTreeMap<Cell, String>,
    previous: Option<&'a PastReport>,
    auto_advance: bool,
}

impl Clerk<'_> {
    fn key_row(&self, section: &Section, row: &Row, cells: &[CellToKey<'_>], keys: &mut Vec<Key>) {
        // `/` fills every blank cell of the row, so it cannot be used beside one that stays blank.
        let may_fill = section.zero_fill && cells.iter().all(|cell| self.text(cell.cell).is_some());
        for (index, cell) in cells.iter().enumerate() {
            let rest = cells.get(index..).unwrap_or_default();
            if may_fill && rest.iter().all(|cell| self.is_zero(cell.cell)) {
                keys.push(Key::Char('/'));
                return;
            }
            let Some(text) = self.text(cell.cell) else {
                keys.push(Key::Enter);
                continue;
            };
            if self.can_repeat(cell, text) {
                keys.push(Key::Char('*'));
                continue;
            }
            // In decimal cells the point is the decimal mark.
            if text == "0" && row.value_type.is_whole() {
                keys.push(Key::Char('.'));
                continue;
            }
            keys.extend(typed(row.value_type, text).chars().map(Key::Char));
            let after = rest.get(1..).unwrap_or_default();
            if after.is_empty() {
                keys.push(Key::Enter);
            } else if may_fill && after.iter().all(|cell| self.is_zero(cell.cell)) {
                keys.push(Key::Char('/'));
                return;
            } else if !(self.auto_advance && text.chars().count() == usize::from(cell.rule.width)) {
                keys.push(Key::Enter);
            }
        }
    }

    fn text(&self, cell: Cell) -> Option<&str> {
        self.wanted
            .get(&cell)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }

    fn is_zero(&self, cell: Cell) -> bool {
        self.text(cell) == Some("0")
    }

    fn can_repeat(&self, cell: &CellToKey<'_>, text: &str) -> bool {
        let last = cell
            .repeated
            .zip(self.previous)
            .and_then(|(cell, previous)| previous.value(cell))
            .and_then(|value| value.given());
        last == Some(text)
    }
}

/// What is typed for a value: yes and no are one digit on the keypad.
fn typed(value_type: ValueType, text: &str) -> &str {
    match (value_type, text) {
        (ValueType::Boolean | ValueType::TrueOnly, "true") => "1",
        (ValueType::Boolean, "false") => "0",
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            language::Language,
            period::{Period, PeriodType},
            status::Status,
            value::{Entry, Value},
        },
        training::{forms, history, sample_months, units::Centre},
    };

    /// A month before whose closings are the openings, and whose plan and refrigerators are the same.
    fn month_before(form: &Form, wanted: &BTreeMap<Cell, String>) -> PastReport {
        let entries = form
            .enterable()
            .filter_map(|(place, cell)| {
                let rule = form.rule_at(place)?;
                let from = source(form.table_at(place)?, form.row_at(place)?, cell, rule)?;
                let value = Value::Given(wanted.get(&cell)?.clone());
                Some((
                    from,
                    Entry {
                        value,
                        ..Entry::default()
                    },
                ))
            })
            .collect();
        PastReport {
            period: Period::parse("202610").unwrap(),
            status: Status::InDhis2,
            is_zero_report: false,
            entries,
        }
    }

    #[test]
    fn the_sample_months_cost_what_the_key_counter_says() {
        let form = forms::epi_monthly();
        for (centre, with, with_advance, without, without_advance) in [
            (Centre::Main, 396, 352, 435, 376),
            (Centre::Sub, 202, 200, 224, 217),
        ] {
            let wanted = sample_months::wanted(&form, centre);
            let before = month_before(&form, &wanted);
            assert_eq!(keys(&form, &wanted, Some(&before), false).len(), with);
            assert_eq!(
                keys(&form, &wanted, Some(&before), true).len(),
                with_advance
            );
            assert_eq!(keys(&form, &wanted, None, false).len(), without);
            assert_eq!(keys(&form, &wanted, None, true).len(), without_advance);
        }
    }

    #[test]
    fn the_past_of_the_practice_world_repeats_what_the_counter_repeats() {
        let form = forms::epi_monthly();
        let owed = Period::parse("202610").unwrap();
        for (centre, with) in [(Centre::Main, 396), (Centre::Sub, 202)] {
            let past = history::reports(&form, centre, owed, Language::En);
            let before = past.last().unwrap().past();
            let wanted = sample_months::wanted(&form, centre);
            assert_eq!(keys(&form, &wanted, Some(&before), false).len(), with);
        }
    }

    #[test]
    fn a_row_is_keyed_as_the_eye_reads_it() {
        let form = forms::epi_monthly();
        let key_row = |row: &str, values: &[(&str, &str)]| {
            let wanted: BTreeMap<Cell, String> = values
                .iter()
                .map(|(letter, text)| {
                    (form.cell_numbered(row, letter).unwrap(), (*text).to_owned())
                })
                .collect();
            let only: Form = Form {
                sections: form
                    .sections
                    .iter()
                    .filter(|section| row.starts_with(&format!("{}.", section.number)))
                    .map(|section| {
                        let mut section = section.clone();
                        for table in &mut section.tables {
                            table.rows.retain(|other| other.number == row);
                        }
                        section
                    })
                    .collect(),
                ..form.clone()
            };
            keys(&only, &wanted, None, false)
                .into_iter()
                .map(|key| match key {
                    Key::Char(c) => c,
                    Key::Enter => '↵',
                    Key::F(_) => '?',
                })
                .collect::<String>()
        };
        let zeros = [
            ("A", "0"),
            ("B", "0"),
            ("C", "0"),
            ("D", "0"),
            ("E", "0"),
            ("F", "0"),
        ];
        assert_eq!(key_row("1.05", &zeros), "/");
        let mut row = zeros;
        row[0].1 = "29";
        row[2].1 = "1";
        assert_eq!(key_row("1.05", &row), "29↵.1/");
        row[5].1 = "4";
        assert_eq!(key_row("1.05", &row), "29↵.1↵..4↵");
        assert_eq!(
            key_row("1.05", &[("A", "3"), ("F", "0")]),
            "3↵↵↵↵↵.",
            "blanks stay blank"
        );
        assert_eq!(
            key_row("8.01", &[("A", "0"), ("B", "0"), ("C", "0"), ("D", "0")]),
            "...."
        );
        assert_eq!(key_row("9.06", &[("A", "-0.5")]), "-0.5↵");
        assert_eq!(
            key_row("9.06", &[("A", "0")]),
            "0↵",
            "the point is a decimal mark there"
        );
    }

    #[test]
    fn yes_is_one_digit() {
        let form = forms::vpd_weekly(PeriodType::WeeklySunday);
        let checked = form.cell_numbered("4.02", "A").unwrap();
        let wanted = BTreeMap::from([(checked, "true".to_owned())]);
        let keys = keys(&form, &wanted, None, false);
        assert_eq!(
            keys.get(keys.len() - 2..),
            Some(&[Key::Char('1'), Key::Enter][..])
        );
        assert_eq!(keys.iter().filter(|key| **key == Key::Enter).count(), 117);
    }
}
