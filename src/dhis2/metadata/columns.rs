//! The columns of a table: the Cartesian product of the categories, found again by option set.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    oddity::{Odd, Oddities},
    parts::Parts,
    wire::{WireCategoryOption, WireCombo, names},
};
use crate::domain::{form::Column, id::CategoryOptionComboId, names::Names};

/// The most columns a table may have; a broken combo of many long categories would fill the memory.
const MOST_COLUMNS: usize = 400;

/// One way to choose an option of each category, and the option combo that stands for it.
pub(super) struct Combination<'a> {
    /// The options, outermost category first.
    pub(super) options: Vec<&'a WireCategoryOption>,
    /// The option combo, unless the server lacks it.
    pub(super) combo: Option<CategoryOptionComboId>,
}

/// Returns all combinations of a combo in the order of its categories and their options.
pub(super) fn combinations<'a>(
    combo: &'a WireCombo,
    parts: &'a Parts,
    oddities: &mut Oddities,
) -> Vec<Combination<'a>> {
    let title = combo.name.as_deref().unwrap_or(&combo.id);
    let mut by_options: BTreeMap<BTreeSet<&str>, CategoryOptionComboId> = BTreeMap::new();
    let option_combos = parts.option_combos(combo);
    for option_combo in &option_combos {
        let options = option_combo.category_options.iter();
        let options: BTreeSet<&str> = options.map(|option| option.id.as_str()).collect();
        let Ok(id) = CategoryOptionComboId::parse(&option_combo.id) else {
            oddities.note(Odd::Unreadable, title, &option_combo.id);
            continue;
        };
        if *by_options.entry(options).or_insert(id) != id {
            oddities.note(Odd::ComboAmbiguous, title, &option_combo.id);
        }
    }
    let mut rows: Vec<Vec<&WireCategoryOption>> = vec![Vec::new()];
    for category in &combo.categories {
        let category = parts.category(category);
        let longer = rows.iter().flat_map(|begun| {
            category.category_options.iter().map(move |option| {
                let mut longer = begun.clone();
                longer.push(parts.category_option(option));
                longer
            })
        });
        let mut longer: Vec<_> = longer.take(MOST_COLUMNS + 1).collect();
        if longer.len() > MOST_COLUMNS {
            oddities.note(Odd::TooManyColumns, title, &MOST_COLUMNS.to_string());
            longer.truncate(MOST_COLUMNS);
        }
        rows = longer;
    }
    let mut used = BTreeSet::new();
    let combinations: Vec<Combination<'_>> = rows
        .into_iter()
        .map(|options| {
            let set: BTreeSet<&str> = options.iter().map(|option| option.id.as_str()).collect();
            let combo = by_options.get(&set).copied();
            Combination {
                options,
                // An option that is listed twice would offer the same cell twice.
                combo: combo.filter(|combo| used.insert(*combo)),
            }
        })
        .collect();
    let missing = combinations
        .iter()
        .filter(|one| one.combo.is_none())
        .count();
    if missing > 0 && !(combinations.len() <= 1 && option_combos.len() == 1) {
        let detail = format!("{missing}/{}", combinations.len());
        oddities.note(Odd::ComboIncomplete, title, &detail);
    }
    combinations
}

/// Returns the columns of a combo.
///
/// A column whose combo the server lacks stays, without a combo: its cells are inert, and the ones
/// beside it keep their places.
pub(super) fn columns(combo: &WireCombo, parts: &Parts, oddities: &mut Oddities) -> Vec<Column> {
    let combinations = combinations(combo, parts, oddities);
    let option_combos = parts.option_combos(combo);
    // The default combo, or one that says nothing: a single column without a heading.
    if combinations.len() <= 1 && option_combos.len() == 1 {
        let only = option_combos.first();
        return vec![Column {
            letter: letter(0),
            options: Vec::new(),
            short_options: Vec::new(),
            category_option_combo: only
                .and_then(|combo| CategoryOptionComboId::parse(&combo.id).ok()),
        }];
    }
    combinations
        .into_iter()
        .enumerate()
        .map(|(index, combination)| Column {
            letter: letter(index),
            options: combination.options.into_iter().map(option_names).collect(),
            short_options: Vec::new(),
            category_option_combo: combination.combo,
        })
        .collect()
}

pub(super) fn option_names(option: &WireCategoryOption) -> Names {
    names(
        &[option.name.as_deref(), option.display_name.as_deref()],
        &option.translations,
        &["FORM_NAME", "NAME", "SHORT_NAME"],
    )
}

/// Returns A … Z, AA, AB, …
pub(super) fn letter(index: usize) -> String {
    let last = u8::try_from(index % 26).unwrap_or_default();
    let last = char::from(b'A' + last);
    match index / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letter(before - 1)),
    }
}
