//! What was not keyed.

use crate::domain::{finding::Fact, form::Cell, rules::Blanks};

use super::{
    checks::{Asked, Question, Told},
    facts,
    layout::{Layout, Line},
    sight::Sight,
};

/// Asks each section whether anything stands in it at all.
pub(super) fn empty_sections(layout: &Layout) -> Vec<Asked> {
    sections(layout, Which::Empty)
}

/// Asks each section for its blank cells.
pub(super) fn blanks(layout: &Layout, blanks: &Blanks) -> Vec<Asked> {
    let which = if blanks.empty_sections_too {
        Which::Any
    } else {
        Which::Begun
    };
    sections(layout, which)
}

/// Asks each section for blank cells without a word why.
pub(super) fn blanks_without_comment(layout: &Layout) -> Vec<Asked> {
    sections(layout, Which::WithoutComment)
}

/// Asks each row whether it is filled whole or not at all.
pub(super) fn half_filled_rows(layout: &Layout) -> Vec<Asked> {
    let rows = layout
        .lines
        .iter()
        .filter(|line| line.cells.len() > 1)
        .map(|line| {
            Asked::new(Gaps {
                place: line.number.clone(),
                cells: line.all_cells(),
                which: Which::Begun,
            })
        });
    rows.collect()
}

fn sections(layout: &Layout, which: Which) -> Vec<Asked> {
    let section = |number: &u16| {
        let cells: Vec<Cell> = layout
            .section_lines(*number)
            .flat_map(Line::all_cells)
            .collect();
        (!cells.is_empty()).then(|| {
            Asked::new(Gaps {
                place: number.to_string(),
                cells,
                which,
            })
        })
    };
    layout.sections.iter().filter_map(section).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    /// Nothing is filled.
    Empty,
    /// Something is filled.
    Begun,
    /// Anything is blank.
    Any,
    /// Anything is blank and carries no comment.
    WithoutComment,
}

#[derive(Debug)]
struct Gaps {
    place: String,
    cells: Vec<Cell>,
    which: Which,
}

impl Question for Gaps {
    fn cells(&self) -> Vec<Cell> {
        self.cells.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let has_comment = |cell| {
            let comment = sight.entry(cell).and_then(|entry| entry.comment.as_deref());
            comment.is_some_and(|comment| !comment.trim().is_empty())
        };
        let mut blank = self.cells.clone();
        blank.retain(|cell| sight.is_blank(*cell));
        let all_blank = blank.len() == self.cells.len();
        match self.which {
            Which::Empty if !all_blank => return Vec::new(),
            Which::Begun if all_blank => return Vec::new(),
            Which::WithoutComment => blank.retain(|cell| !has_comment(*cell)),
            Which::Empty | Which::Begun | Which::Any => {}
        }
        if blank.is_empty() {
            return Vec::new();
        }
        let facts: Vec<(&'static str, Fact)> = vec![
            ("blank", facts::count(blank.len())),
            ("cells", facts::count(self.cells.len())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells: blank,
            facts,
        }]
    }

    fn waits_for_the_end(&self) -> bool {
        true
    }
}
