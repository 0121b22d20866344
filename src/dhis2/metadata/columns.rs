//! The columns of a table: the Cartesian product of the categories, found again by option set.

use std::collections::{BTreeMap, BTreeSet};

use super::wire::{WireCategoryOption, WireCombo, names};
use crate::domain::{form::Column, id::CategoryOptionComboId, names::Names};

/// The most columns a table may have; a broken combo of many long categories would fill the memory.
const MOST_COLUMNS: usize = 400;

/// Returns the columns of a combo in the order of its categories and their options.
///
/// A column whose combo the server lacks stays, without a combo: its cells are inert, and the ones
/// beside it keep their places.
pub(super) fn columns(combo: &WireCombo) -> Vec<Column> {
    let by_options: BTreeMap<BTreeSet<&str>, CategoryOptionComboId> = combo
        .category_option_combos
        .iter()
        .filter_map(|option_combo| {
            let options = option_combo.category_options.iter();
            let options: BTreeSet<&str> = options.map(|option| option.id.as_str()).collect();
            Some((
                options,
                CategoryOptionComboId::parse(&option_combo.id).ok()?,
            ))
        })
        .collect();
    let mut rows: Vec<Vec<&WireCategoryOption>> = vec![Vec::new()];
    for category in &combo.categories {
        rows = rows
            .iter()
            .flat_map(|begun| {
                category.category_options.iter().map(move |option| {
                    let mut longer = begun.clone();
                    longer.push(option);
                    longer
                })
            })
            .take(MOST_COLUMNS)
            .collect();
    }
    if rows.len() <= 1 && combo.category_option_combos.len() == 1 {
        // The default combo, or one that says nothing: a single column without a heading.
        let only = combo.category_option_combos.first();
        return vec![Column {
            letter: letter(0),
            options: Vec::new(),
            short_options: Vec::new(),
            category_option_combo: only
                .and_then(|combo| CategoryOptionComboId::parse(&combo.id).ok()),
        }];
    }
    rows.into_iter()
        .enumerate()
        .map(|(index, options)| {
            let set: BTreeSet<&str> = options.iter().map(|option| option.id.as_str()).collect();
            Column {
                letter: letter(index),
                options: options.into_iter().map(option_names).collect(),
                short_options: Vec::new(),
                category_option_combo: by_options.get(&set).copied(),
            }
        })
        .collect()
}

fn option_names(option: &WireCategoryOption) -> Names {
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
