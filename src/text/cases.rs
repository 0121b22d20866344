//! The reference lines of `tests/data/rtl-cases.json`, whose `meta` says what each field means.
//!
//! They were made with FriBidi and the Unicode data and compared with ICU, so nothing of this
//! program had a hand in them.

use serde::Deserialize;

use super::{Direction, Options, columns, layout, width};

#[derive(Deserialize)]
struct Reference {
    cases: Vec<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    id: String,
    #[serde(rename = "in")]
    text: String,
    base: String,
    levels: Vec<u8>,
    cells: Vec<String>,
    cells_base: Vec<String>,
    cells_nolig: Option<Vec<String>>,
    logical_of_cell: Vec<usize>,
    width: usize,
}

pub(super) struct Case {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) base: Direction,
    pub(super) levels: Vec<u8>,
    raw: Raw,
}

pub(super) fn all() -> Vec<Case> {
    let json = include_str!("../../tests/data/rtl-cases.json");
    let reference: Reference = serde_json::from_str(json).expect("the file is whole");
    assert!(reference.cases.len() >= 110, "cases were lost");
    reference.cases.into_iter().map(Case::from).collect()
}

impl From<Raw> for Case {
    fn from(raw: Raw) -> Self {
        let base = match raw.base.as_str() {
            "rtl" => Direction::RightToLeft,
            "ltr" => Direction::LeftToRight,
            other => panic!("base direction {other}"),
        };
        Self {
            id: raw.id.clone(),
            text: raw.text.clone(),
            base,
            levels: raw.levels.clone(),
            raw,
        }
    }
}

fn symbols(case: &Case, options: Options) -> Vec<String> {
    layout(&case.text, case.base, options)
        .iter()
        .map(|cell| cell.symbol.to_string())
        .collect()
}

#[test]
fn cells_are_those_of_the_reference() {
    for case in all() {
        assert_eq!(
            symbols(&case, Options::default()),
            case.raw.cells,
            "{}",
            case.id
        );
    }
}

#[test]
fn cells_without_ligatures_are_those_of_the_reference() {
    let options = Options {
        ligatures: false,
        ..Options::default()
    };
    for case in all() {
        let expected = case.raw.cells_nolig.as_ref().unwrap_or(&case.raw.cells);
        assert_eq!(&symbols(&case, options), expected, "{}", case.id);
    }
}

#[test]
fn cells_without_forms_are_those_of_the_reference() {
    let options = Options {
        forms: false,
        ..Options::default()
    };
    for case in all() {
        assert_eq!(symbols(&case, options), case.raw.cells_base, "{}", case.id);
    }
}

#[test]
fn widths_are_those_of_the_reference() {
    for case in all() {
        let cells = layout(&case.text, case.base, Options::default());
        assert_eq!(columns(&cells), case.raw.width, "{}", case.id);
        assert_eq!(
            width(&case.text, Options::default()),
            case.raw.width,
            "{}",
            case.id
        );
    }
}

#[test]
fn each_cell_knows_its_character() {
    for case in all() {
        let cells = layout(&case.text, case.base, Options::default());
        let starts: Vec<usize> = cells.iter().map(|cell| cell.logical.start).collect();
        assert_eq!(starts, case.raw.logical_of_cell, "{}", case.id);
    }
}
