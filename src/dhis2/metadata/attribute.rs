//! By what the reports of a data set are split.

use super::{
    columns::{combinations, option_names},
    form::day,
    oddity::{Odd, Oddities},
    parts::Parts,
    wire::{WireCategoryOption, WireCombo, WireDataSet, names},
};
use crate::domain::{
    attribute::{Attribute, AttributeChoice},
    id::{CategoryOptionComboId, OrganisationUnitId},
};

/// Returns the attribute option combo of a data set, and the choices where a person has to choose.
///
/// An answer may name the combo by its id alone; then it stands somewhere else in full. Where it stands
/// nowhere, or none of its choices can be made, no report can be filed.
pub(super) fn attribute(
    wire: &WireDataSet,
    parts: &Parts,
    oddities: &mut Oddities,
) -> Option<(CategoryOptionComboId, Option<Attribute>)> {
    let combo = wire.category_combo.as_ref()?;
    let combo = parts.combo(&combo.id).unwrap_or(combo);
    let option_combos = parts.option_combos(combo);
    if parts.is_assumed(&combo.id) {
        oddities.note(Odd::DefaultAssumed, "", &combo.id);
    }
    if let [only] = option_combos.as_slice() {
        return Some((only.id.parse().ok()?, None));
    }
    let choices = choices(combo, parts, oddities);
    let Some(first) = choices.first() else {
        let title = wire.name.as_deref().unwrap_or(&wire.id);
        oddities.note(Odd::ComboMissing, title, &combo.id);
        return None;
    };
    let categories = combo.categories.iter().map(|told| {
        let category = parts.category(told);
        let texts = [category.name.as_deref(), category.display_name.as_deref()];
        names(&texts, &category.translations, &["NAME", "SHORT_NAME"])
    });
    let attribute = Attribute {
        names: categories.collect(),
        grace_periods: wire.open_periods_after_co_end_date.clamp(0, 120),
        choices: choices.clone(),
    };
    Some((first.combo, Some(attribute)))
}

fn choices(combo: &WireCombo, parts: &Parts, oddities: &mut Oddities) -> Vec<AttributeChoice> {
    combinations(combo, parts, oddities)
        .into_iter()
        .filter_map(|combination| {
            let options = &combination.options;
            let days = |of: fn(&WireCategoryOption) -> Option<&str>| {
                options.iter().filter_map(move |option| day(of(option)?))
            };
            Some(AttributeChoice {
                combo: combination.combo?,
                first_day: days(|option| option.start_date.as_deref()).max(),
                last_day: days(|option| option.end_date.as_deref()).min(),
                units: options
                    .iter()
                    .filter(|option| !option.organisation_units.is_empty())
                    .map(|option| units(option))
                    .collect(),
                is_read_only: options.iter().any(|option| {
                    let access = option.access.as_ref();
                    access.is_some_and(|access| !access.data.write)
                }),
                options: options.iter().map(|option| option_names(option)).collect(),
            })
        })
        .collect()
}

fn units(option: &WireCategoryOption) -> Vec<OrganisationUnitId> {
    let units = option.organisation_units.iter();
    units.filter_map(|unit| unit.id.parse().ok()).collect()
}
