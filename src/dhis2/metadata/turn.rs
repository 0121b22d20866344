//! Tables that are turned: combos down and data elements across, or one category moved to the rows.
//!
//! `pivotMode` of a section's display options, as the web client shows it. The cells stay the same cells;
//! only their places change, so each rule names its cell.

use super::{
    columns::{Combination, combinations, letter, option_names},
    form::{keeps_zero, row, row_names, value_type},
    oddity::Oddities,
    parts::Parts,
    sections::{Greyed, Member, rule},
    wire::{WireCategoryOption, WireElement},
};
use crate::domain::{
    form::{Cell, CellRule, Column, Table},
    id::{CategoryOptionComboId, Uid},
    names::Names,
};

/// Rows are combos, columns are data elements.
///
/// Elements of another type than the one before begin a new table, as a row says what its cells hold.
pub(super) fn pivoted(
    groups: &[Vec<Member<'_>>],
    section: u16,
    greyed: &Greyed<'_>,
    parts: &Parts,
    oddities: &mut Oddities,
) -> Vec<Table> {
    let mut numbers = Numbers::of(section);
    let mut tables = Vec::new();
    for group in groups.iter().flat_map(|group| by_kind(group)) {
        let Some(first) = group.first() else { continue };
        let columns = group
            .iter()
            .enumerate()
            .map(|(index, member)| heading(index, vec![row_names(member.element)]))
            .collect();
        let mut rows = Vec::new();
        for combination in combinations(first.combo, parts, oddities) {
            let Some(mut row) = row(first.element, numbers.next()) else {
                continue;
            };
            if !is_default(&combination) {
                row.names = joined(
                    combination
                        .options
                        .iter()
                        .map(|option| option_names(option)),
                );
            }
            row.cells = group
                .iter()
                .map(|member| placed(member.element, combination.combo, greyed))
                .collect();
            rows.push(row);
        }
        tables.push(Table { columns, rows });
    }
    tables
}

/// Each element has a row for each option of one category; the other categories stay across.
pub(super) fn moved(
    groups: &[Vec<Member<'_>>],
    section: u16,
    greyed: &Greyed<'_>,
    category: &str,
    parts: &Parts,
    oddities: &mut Oddities,
) -> Vec<Table> {
    let mut numbers = Numbers::of(section);
    let mut tables = Vec::new();
    for group in groups {
        let Some(first) = group.first() else { continue };
        let all = combinations(first.combo, parts, oddities);
        let index = first
            .combo
            .categories
            .iter()
            .position(|told| told.id == category);
        let (down, across) = split(&all, index);
        let columns = across
            .iter()
            .enumerate()
            .map(|(index, options)| {
                heading(
                    index,
                    options.iter().map(|option| option_names(option)).collect(),
                )
            })
            .collect();
        let mut rows = Vec::new();
        for member in group {
            for option in &down {
                let Some(mut row) = row(member.element, numbers.next()) else {
                    continue;
                };
                if let Some(option) = option {
                    row.names = joined([row.names.clone(), option_names(option)].into_iter());
                }
                row.cells = across
                    .iter()
                    .map(|others| {
                        placed(member.element, found(&all, index, *option, others), greyed)
                    })
                    .collect();
                rows.push(row);
            }
        }
        tables.push(Table { columns, rows });
    }
    tables
}

type Options<'a> = Vec<&'a WireCategoryOption>;

/// Returns the options that go down, and the combinations that stay across.
fn split<'a>(
    all: &[Combination<'a>],
    index: Option<usize>,
) -> (Vec<Option<&'a WireCategoryOption>>, Vec<Options<'a>>) {
    let mut down: Vec<Option<&WireCategoryOption>> = Vec::new();
    let mut across: Vec<Options<'_>> = Vec::new();
    for combination in all {
        let mut others = combination.options.clone();
        let option = index
            .filter(|index| *index < others.len())
            .map(|index| others.remove(index));
        if !down.iter().any(|known| same(*known, option)) {
            down.push(option);
        }
        if !across.iter().any(|known| all_same(known, &others)) {
            across.push(others);
        }
    }
    (down, across)
}

fn same(a: Option<&WireCategoryOption>, b: Option<&WireCategoryOption>) -> bool {
    a.map(|option| &option.id) == b.map(|option| &option.id)
}

fn all_same(a: &Options<'_>, b: &Options<'_>) -> bool {
    a.iter()
        .map(|option| &option.id)
        .eq(b.iter().map(|option| &option.id))
}

fn found(
    all: &[Combination<'_>],
    index: Option<usize>,
    option: Option<&WireCategoryOption>,
    others: &Options<'_>,
) -> Option<CategoryOptionComboId> {
    all.iter().find_map(|combination| {
        let mut options = combination.options.clone();
        let own = index
            .filter(|index| *index < options.len())
            .map(|index| options.remove(index));
        (same(own, option) && all_same(&options, others)).then_some(combination.combo)?
    })
}

/// A rule that names its cell.
fn placed(
    element: &WireElement,
    combo: Option<CategoryOptionComboId>,
    greyed: &Greyed<'_>,
) -> CellRule {
    let cell = combo.and_then(|category_option_combo| {
        Some(Cell {
            data_element: element.id.parse().ok()?,
            category_option_combo,
        })
    });
    let mut rule = rule(element, combo.as_ref().map(Uid::as_str), greyed);
    rule.is_enterable &= cell.is_some();
    rule.cell = cell;
    rule
}

fn heading(index: usize, options: Vec<Names>) -> Column {
    Column {
        letter: letter(index),
        options,
        short_options: Vec::new(),
        // Each rule names its cell.
        category_option_combo: None,
    }
}

fn by_kind<'a>(group: &[Member<'a>]) -> Vec<Vec<Member<'a>>> {
    let kind = |member: &Member<'_>| {
        let set = member.element.option_set.as_ref().map(|set| set.id.clone());
        (value_type(member.element), keeps_zero(member.element), set)
    };
    let mut groups: Vec<Vec<Member<'a>>> = Vec::new();
    for member in group {
        match groups.last_mut() {
            Some(last)
                if last
                    .first()
                    .is_some_and(|first| kind(first) == kind(member)) =>
            {
                last.push(*member);
            }
            _ => groups.push(vec![*member]),
        }
    }
    groups
}

fn is_default(combination: &Combination<'_>) -> bool {
    match combination.options.as_slice() {
        [] => true,
        [only] => only.name.as_deref() == Some("default"),
        _ => false,
    }
}

fn joined(all: impl Iterator<Item = Names>) -> Names {
    let all: Vec<Names> = all.collect();
    Names::joined(all.iter(), " · ")
}

/// The numbers printed before the rows.
struct Numbers {
    section: u16,
    row: usize,
}

impl Numbers {
    fn of(section: u16) -> Self {
        Self { section, row: 0 }
    }

    fn next(&mut self) -> String {
        self.row += 1;
        format!("{}.{:02}", self.section, self.row)
    }
}
