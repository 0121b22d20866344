//! Rows that are turned, and what terminals make of them.

use proptest::prelude::*;
use ratatui::style::{Color, Style};
use serde::Deserialize;

use super::*;
use crate::text::{Direction, Options, layout};

#[derive(Deserialize)]
struct Reference {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    #[serde(rename = "in")]
    text: String,
    base: String,
}

fn cases() -> Vec<Case> {
    let json = include_str!("../../../../tests/data/rtl-cases.json");
    let reference: Reference = serde_json::from_str(json).expect("the file is whole");
    assert!(reference.cases.len() >= 110, "cases were lost");
    reference.cases
}

const ALL: [Reorders; 3] = [Reorders::Row, Reorders::Run, Reorders::Word];

/// Draws texts into a row of 80 cells, each in its base direction, beginning at a column.
fn drawn(texts: &[(usize, &str, Direction, Style)]) -> Vec<Cell> {
    let mut blank = Cell::EMPTY;
    blank.set_fg(Color::Gray).set_bg(Color::Black);
    let mut cells = vec![blank; 80];
    for (column, text, base, style) in texts {
        let mut at = *column;
        for cell in layout(text, *base, Options::default()) {
            for part in 0..usize::from(cell.width) {
                let symbol = if part == 0 { cell.symbol.as_str() } else { "" };
                if let Some(target) = cells.get_mut(at + part) {
                    target.set_symbol(symbol).set_style(*style);
                }
            }
            at += usize::from(cell.width);
        }
    }
    cells
}

/// Returns a row as a terminal shows it, blanks in place of letters without ink.
fn shown(sent: &[Cell], reorders: Reorders, base: Option<Level>) -> Vec<Cell> {
    let mut shown = seen(sent, reorders, base);
    for cell in &mut shown {
        // Terminals' own colours stand for both here, so that a letter of theirs is no anchor.
        let is_hidden =
            cell.symbol() == RIGHT_ANCHOR && cell.fg == cell.bg && cell.fg != Color::Reset;
        if cell.symbol() == ANCHOR || is_hidden {
            assert_eq!(cell.fg, cell.bg, "an anchor can be seen");
            *cell = Cell::EMPTY;
        }
    }
    shown
}

fn symbols(cells: &[Cell]) -> String {
    cells.iter().map(Cell::symbol).collect()
}

/// Tells whether a row is shown as it was drawn; a row that cannot be turned is nothing.
fn is_right(row_drawn: &[Cell], reorders: Reorders) -> Option<bool> {
    let sent = row(row_drawn, reorders)?;
    assert_eq!(sent.len(), row_drawn.len());
    let bases: &[Option<Level>] = match reorders {
        Reorders::Row if begins_right_to_left(&sent) => &[None],
        Reorders::Row => &[Some(Level::ltr()), None],
        Reorders::Run | Reorders::Word => &[Some(Level::ltr())],
    };
    Some(bases.iter().all(|base| {
        let shown = shown(&sent, reorders, *base);
        // A sign at the left edge may have been given up for the order of the row.
        let given_up = shown.first().is_some_and(|cell| cell.symbol() == " ");
        let from = usize::from(given_up && !is_right_to_left(class_at_edge(row_drawn)));
        symbols(&shown[from..]) == symbols(&row_drawn[from..])
    }))
}

/// Tells whether a row was sent with a right-to-left base, which only some terminals take from it.
fn begins_right_to_left(sent: &[Cell]) -> bool {
    let strong = units(sent)
        .into_iter()
        .map(|unit| unit.class())
        .find(|class| is_strong(*class));
    strong.is_some_and(|class| class != BidiClass::L)
}

fn class_at_edge(row_drawn: &[Cell]) -> BidiClass {
    row_drawn.first().map_or(BidiClass::ON, |cell| {
        Unit {
            cell: cell.clone(),
            second: None,
        }
        .class()
    })
}

#[test]
fn every_case_of_the_reference_is_turned_right() {
    let plain = Style::new();
    let mut wrong = Vec::new();
    for case in cases() {
        let base = if case.base == "rtl" {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        for column in [0, 2, 30] {
            let alone = drawn(&[(column, &case.text, base, plain)]);
            let beside = drawn(&[
                (column, &case.text, base, plain),
                (66, "الاسم الكامل:", Direction::RightToLeft, plain),
            ]);
            for reorders in ALL {
                for row in [&alone, &beside] {
                    match is_right(row, reorders) {
                        Some(true) => {}
                        other => wrong.push(format!(
                            "{} at {column} {reorders:?}: {other:?} {:?}",
                            case.id,
                            symbols(row).trim_end()
                        )),
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_row_without_arabic_is_sent_as_it_is() {
    let row_drawn = drawn(&[(0, "12 (BCG) [x] ١٢", Direction::LeftToRight, Style::new())]);
    let latin = drawn(&[(0, "12 (BCG) [x]", Direction::LeftToRight, Style::new())]);
    assert_eq!(row(&latin, Reorders::Row).unwrap(), latin);
    assert_eq!(is_right(&row_drawn, Reorders::Row), Some(true));
}

#[test]
fn fields_do_not_disturb_one_another() {
    let rtl = Direction::RightToLeft;
    let ltr = Direction::LeftToRight;
    let plain = Style::new();
    let active = plain.fg(Color::Black).bg(Color::Cyan);
    let row_drawn = drawn(&[
        (2, "٢٠٢٦/١٠/٢٣", ltr, plain),
        (16, "(مهم) ٥٠٪", rtl, active),
        (30, "12", ltr, active),
        (33, "شێرکۆ", rtl, plain),
        (40, "Type 2", ltr, plain),
        (50, "│", ltr, plain),
        (51, "ناو", rtl, plain),
        (60, "7", ltr, active),
        (70, "المجموع:", rtl, plain),
    ]);
    for reorders in ALL {
        assert_eq!(is_right(&row_drawn, reorders), Some(true), "{reorders:?}");
    }
}

#[test]
fn anchors_take_the_colour_of_what_is_behind_them() {
    let lit = Style::new().fg(Color::Black).bg(Color::Gray);
    let mut row_drawn = drawn(&[(0, " سلام    دنيا ", Direction::RightToLeft, lit)]);
    row_drawn[1].modifier.insert(Modifier::REVERSED);
    let sent = row(&row_drawn, Reorders::Row).unwrap();
    let anchors: Vec<&Cell> = sent.iter().filter(|cell| cell.symbol() == ANCHOR).collect();
    assert!(anchors.len() >= 2);
    for anchor in anchors {
        assert_eq!((anchor.fg, anchor.bg), (Color::Gray, Color::Gray));
        assert!(!anchor.modifier.contains(Modifier::REVERSED));
    }
}

#[test]
fn a_row_that_nothing_can_turn_is_told() {
    let row_drawn = ["a", "ﺏ", "1", "│", "b"].map(Cell::new);
    assert_eq!(row(&row_drawn, Reorders::Row), None);
}

/// As seen in kitty 0.26 with a font that lacks ێ.
#[test]
fn words_are_turned_where_each_is_shaped_by_itself() {
    let text = |cells: &[Cell]| cells.iter().map(Cell::symbol).collect::<String>();
    let row_drawn: Vec<Cell> = [
        "1", " ", ":", "ﺪ", "ﺠ", "ێ", "ﺑ", "ﺃ", " ", "٢", "١", "/", "٤",
    ]
    .map(Cell::new)
    .to_vec();
    let sent = row(&row_drawn, Reorders::Word).unwrap();
    assert_eq!(text(&sent), "1 :ﺠﺪێﺃﺑ ١٢/٤");
}

proptest! {
    /// Words of all kinds in fields of their own: what is turned is right, and nearly all is turned.
    #[test]
    fn what_is_turned_is_right(words in prop::collection::vec("[ا-ي]{1,5}|[A-Za-z]{1,5}|[0-9]{1,4}|[٠-٩]{1,4}|[ا-ي]{1,3}[ ][0-9٠-٩]{1,2}|[(][ا-ي]{2,4}[)]|[ا-ي]{2}[:%/.،-]|│|ێ[ب-ت]ڵ|[ا-ي]\u{64e}[ا-ي]", 1..7), styled: bool) {
        let mut column = 1;
        let mut texts = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let style = if styled && at % 2 == 0 { Style::new().bg(Color::Cyan) } else { Style::new() };
            texts.push((column, word.as_str(), Direction::RightToLeft, style));
            column += crate::text::width(word, Options::default()) + 1 + at % 2;
        }
        let row_drawn = drawn(&texts);
        for reorders in ALL {
            prop_assert_eq!(is_right(&row_drawn, reorders), Some(true), "{:?}: {}", reorders, symbols(&row_drawn));
        }
    }

    #[test]
    fn any_row_at_all_is_right_or_not_turned(texts in prop::collection::vec((0usize..76, "[ -~ا-ۿ٠-٩«»│─]{1,12}", any::<bool>()), 1..4)) {
        let texts: Vec<_> = texts
            .iter()
            .map(|(column, text, is_rtl)| {
                let base = if *is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
                (*column, text.as_str(), base, Style::new())
            })
            .collect();
        let row_drawn = drawn(&texts);
        for reorders in ALL {
            prop_assert_ne!(is_right(&row_drawn, reorders), Some(false));
        }
    }
}
