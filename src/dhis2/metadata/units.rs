//! The units of a person, and which of them fills which form.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    form::day,
    wire::{Reference, Translation, each, names},
};
use crate::{
    domain::{
        id::{DataSetId, OrganisationUnitId},
        organisation_unit::OrganisationUnit,
    },
    text::clean,
};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    #[serde(default, deserialize_with = "each")]
    organisation_units: Vec<WireUnit>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireUnit {
    id: String,
    code: Option<String>,
    name: Option<String>,
    display_name: Option<String>,
    short_name: Option<String>,
    #[serde(default)]
    level: u8,
    #[serde(default)]
    path: String,
    opening_date: Option<String>,
    closed_date: Option<String>,
    phone_number: Option<String>,
    #[serde(default, deserialize_with = "each")]
    translations: Vec<Translation>,
    #[serde(default, deserialize_with = "each")]
    data_sets: Vec<Reference>,
    parent: Option<Box<WireUnit>>,
}

/// Units and which of them fills which form.
type Units = (Vec<OrganisationUnit>, Vec<(DataSetId, OrganisationUnitId)>);

/// Reads units; only those that fill one of the forms, and the ones right above them.
pub(super) fn units(answer: &[u8], forms: &[DataSetId]) -> Result<Units, serde_json::Error> {
    let answer: Answer = serde_json::from_slice(answer)?;
    let mut units = BTreeMap::new();
    let mut assignments = Vec::new();
    for wire in &answer.organisation_units {
        let Some(unit) = unit(wire) else { continue };
        let filled: Vec<DataSetId> = wire
            .data_sets
            .iter()
            .filter_map(|data_set| DataSetId::parse(&data_set.id).ok())
            .filter(|data_set| forms.contains(data_set))
            .collect();
        if filled.is_empty() {
            continue;
        }
        // In the order of the forms, not of the answer.
        let mine = forms.iter().filter(|form| filled.contains(form));
        assignments.extend(mine.map(|form| (*form, unit.id)));
        if let Some(parent) = wire.parent.as_deref().and_then(self::unit) {
            units.entry(parent.id).or_insert(parent);
        }
        units.insert(unit.id, unit);
    }
    let mut units: Vec<OrganisationUnit> = units.into_values().collect();
    units.sort_by(|a, b| (a.level, &a.names.base).cmp(&(b.level, &b.names.base)));
    Ok((units, assignments))
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
