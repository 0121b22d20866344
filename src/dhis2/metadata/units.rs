//! The units of a person, and which of them fills which form.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{
    form::day,
    list::{each, lenient},
    oddity::{Odd, Oddities},
    wire::{Reference, Translation, names},
};
use crate::{
    domain::{
        id::{DataSetId, OrganisationUnitId},
        organisation_unit::OrganisationUnit,
    },
    text::clean,
};

/// A unit as it comes.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireUnit {
    pub(super) id: String,
    #[serde(default, deserialize_with = "lenient")]
    code: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    display_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    short_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    level: u8,
    #[serde(default, deserialize_with = "lenient")]
    path: String,
    #[serde(default, deserialize_with = "lenient")]
    opening_date: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    closed_date: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    phone_number: Option<String>,
    #[serde(default, deserialize_with = "each")]
    translations: Vec<Translation>,
    #[serde(default, deserialize_with = "each")]
    data_sets: Vec<Reference>,
    #[serde(default, deserialize_with = "lenient")]
    parent: Option<Box<WireUnit>>,
}

/// Units and which of them fills which form.
type Units = (Vec<OrganisationUnit>, Vec<(DataSetId, OrganisationUnitId)>);

/// Reads units: those that fill one of the forms, and those above them.
///
/// Who fills what is told at the units, at the data sets (`beside`), or at both.
pub(super) fn units(
    wires: &[WireUnit],
    forms: &[DataSetId],
    beside: &[(DataSetId, OrganisationUnitId)],
    oddities: &mut Oddities,
) -> Units {
    let mut known: BTreeMap<OrganisationUnitId, OrganisationUnit> = BTreeMap::new();
    let mut filled: BTreeSet<(OrganisationUnitId, DataSetId)> =
        beside.iter().map(|(form, unit)| (*unit, *form)).collect();
    for wire in wires {
        let Some(unit) = unit(wire) else {
            oddities.note(
                Odd::Unreadable,
                wire.name.as_deref().unwrap_or(""),
                &wire.id,
            );
            continue;
        };
        let told = wire.data_sets.iter();
        let told = told.filter_map(|data_set| DataSetId::parse(&data_set.id).ok());
        filled.extend(told.map(|data_set| (unit.id, data_set)));
        let told = wire
            .parent
            .as_deref()
            .filter(|parent| parent.name.is_some());
        if let Some(parent) = told.and_then(self::unit) {
            known.entry(parent.id).or_insert(parent);
        }
        known.insert(unit.id, unit);
    }
    let mut kept = BTreeSet::new();
    let mut assignments = Vec::new();
    for wire in wires {
        let Ok(id) = OrganisationUnitId::parse(&wire.id) else {
            continue;
        };
        // In the order of the forms, not of the answer.
        let mine = forms.iter().filter(|form| filled.contains(&(id, **form)));
        let before = assignments.len();
        assignments.extend(mine.map(|form| (*form, id)));
        if assignments.len() > before {
            keep_line(id, &mut known, &mut kept, oddities);
        }
    }
    let mut units: Vec<OrganisationUnit> = known
        .into_values()
        .filter(|unit| kept.contains(&unit.id))
        .collect();
    units.sort_by(|a, b| (a.level, &a.names.base).cmp(&(b.level, &b.names.base)));
    (units, assignments)
}

/// Keeps a unit and those above it; a unit that is above itself is put at the top.
fn keep_line(
    id: OrganisationUnitId,
    known: &mut BTreeMap<OrganisationUnitId, OrganisationUnit>,
    kept: &mut BTreeSet<OrganisationUnitId>,
    oddities: &mut Oddities,
) {
    let mut line = BTreeSet::new();
    let mut next = Some(id);
    let mut below = None;
    while let Some(id) = next {
        if !line.insert(id) {
            if let Some(unit) = below.and_then(|below| known.get_mut(&below)) {
                oddities.note(Odd::UnitCycle, &unit.names.base, unit.id.as_str());
                unit.parent = None;
            }
            return;
        }
        if !kept.insert(id) && below.is_some() {
            return;
        }
        below = Some(id);
        next = known.get(&id).and_then(|unit| unit.parent);
    }
}

fn unit(wire: &WireUnit) -> Option<OrganisationUnit> {
    let full = [wire.name.as_deref(), wire.display_name.as_deref()];
    let short = [
        wire.short_name.as_deref(),
        wire.name.as_deref(),
        wire.display_name.as_deref(),
    ];
    // `/country/district/unit`: the one above stands before the last.
    let parent = wire
        .path
        .rsplit('/')
        .nth(1)
        .or(wire.parent.as_ref().map(|parent| parent.id.as_str()))
        .and_then(|id| OrganisationUnitId::parse(id).ok());
    let level = match wire.level {
        0 => u8::try_from(wire.path.matches('/').count()).unwrap_or_default(),
        level => level,
    };
    Some(OrganisationUnit {
        id: OrganisationUnitId::parse(&wire.id).ok()?,
        code: wire.code.as_deref().map(|code| clean(code, 50)),
        names: names(&full, &wire.translations, &["NAME"]),
        short_names: names(&short, &wire.translations, &["SHORT_NAME", "NAME"]),
        parent,
        level,
        opening_date: wire.opening_date.as_deref().and_then(day),
        closed_date: wire.closed_date.as_deref().and_then(day),
        telephone: wire.phone_number.as_deref().map(|number| clean(number, 40)),
    })
}
