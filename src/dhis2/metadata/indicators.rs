//! The server's indicators and constants come into the forms that reckon with them.
//!
//! An indicator stands at a data set or at its sections; indicators that these name (`N{…}`) come along,
//! and so do the constants that rules and indicators name (`C{…}`). Read are all shapes: nested in the
//! data sets as the Web API answers, in lists beside them as in an export, with `explodedNumerator` as
//! in `GET /api/dataEntry/metadata`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value as Json;

use super::{
    list::each,
    rules::LONGEST,
    wire::{Translation, names},
};
use crate::{
    domain::{
        form::Form,
        id::{ConstantId, IndicatorId, SectionId},
        indicator::Indicator,
        rules::Rule,
    },
    text::clean,
};

/// More indicators than any form shows; what names more is no form.
const MOST: usize = 1_000;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireIndicator {
    id: String,
    name: Option<String>,
    display_name: Option<String>,
    numerator: Option<String>,
    denominator: Option<String>,
    exploded_numerator: Option<String>,
    exploded_denominator: Option<String>,
    numerator_description: Option<String>,
    denominator_description: Option<String>,
    #[serde(default)]
    annualized: bool,
    decimals: Option<u8>,
    indicator_type: Option<WireType>,
    #[serde(default, deserialize_with = "each")]
    translations: Vec<Translation>,
}

#[derive(Debug, Deserialize)]
struct WireType {
    id: Option<String>,
    factor: Option<f64>,
}

#[derive(Debug, Deserialize)]
struct WireConstant {
    id: String,
    value: f64,
}

/// What some documents of a server tell of indicators and constants.
#[derive(Debug, Default)]
struct Told<'d> {
    indicators: BTreeMap<IndicatorId, WireIndicator>,
    factors: BTreeMap<String, f64>,
    constants: BTreeMap<ConstantId, f64>,
    data_sets: Vec<&'d Json>,
    sections: Vec<&'d Json>,
}

/// Where a form shows an indicator.
#[derive(Debug, Default)]
struct Shown {
    order: usize,
    sections: Vec<SectionId>,
    is_of_form: bool,
}

/// Gives forms their indicators and constants, as far as some documents tell them.
pub fn add_reckoned(forms: &mut [Form], documents: &[Json]) {
    let told = Told::of(documents);
    for form in forms {
        let shown = told.shown(form);
        let mut wanted: Vec<IndicatorId> = shown.keys().copied().collect();
        wanted.extend(expressions_of_rules(form).flat_map(|text| named::<IndicatorId>(text, "N{")));
        let mut seen: BTreeSet<IndicatorId> = BTreeSet::new();
        let mut indicators = Vec::new();
        while let Some(id) = wanted.pop() {
            if seen.len() > MOST || !seen.insert(id) {
                continue;
            }
            if let Some(indicator) = told.indicator(id, shown.get(&id)) {
                wanted.extend(named_indicators(&indicator));
                indicators.push(indicator);
            }
        }
        let order = |id| shown.get(&id).map_or(usize::MAX, |shown| shown.order);
        indicators.sort_by_key(|indicator| (order(indicator.id), indicator.id));
        form.indicators = indicators;
        let constants = named_constants(form).into_iter();
        form.constants = constants
            .filter_map(|id| Some((id, *told.constants.get(&id)?)))
            .collect();
    }
}

/// Returns the indicators that a form's rules and indicators name and that it does not hold.
pub fn missing_indicators(form: &Form) -> BTreeSet<IndicatorId> {
    let known: BTreeSet<IndicatorId> = form.indicators.iter().map(|of| of.id).collect();
    let by_rules = expressions_of_rules(form).flat_map(|text| named::<IndicatorId>(text, "N{"));
    let by_indicators = form.indicators.iter().flat_map(named_indicators);
    by_rules
        .chain(by_indicators)
        .filter(|id| !known.contains(id))
        .collect()
}

/// Returns the constants that a form's rules and indicators name.
pub fn named_constants(form: &Form) -> BTreeSet<ConstantId> {
    let of_indicators = form
        .indicators
        .iter()
        .flat_map(|of| [of.numerator.as_str(), of.denominator.as_str()]);
    expressions_of_rules(form)
        .chain(of_indicators)
        .flat_map(|text| named(text, "C{"))
        .collect()
}

fn named_indicators(indicator: &Indicator) -> Vec<IndicatorId> {
    [&indicator.numerator, &indicator.denominator]
        .into_iter()
        .flat_map(|text| named::<IndicatorId>(text, "N{"))
        .collect()
}

fn expressions_of_rules(form: &Form) -> impl Iterator<Item = &str> {
    let sides = form.checks.iter().filter_map(|check| match &check.rule {
        Rule::Comparison(rule) => Some([&rule.left.expression, &rule.right.expression]),
        _ => None,
    });
    sides.flatten().map(String::as_str)
}

/// Returns the ids that stand in braces after some letters.
fn named<I: std::str::FromStr>(expression: &str, letters: &str) -> Vec<I> {
    let items = expression.split(letters).skip(1);
    let ids = items.filter_map(|rest| rest.split_once('}')?.0.trim().parse().ok());
    ids.collect()
}

impl<'d> Told<'d> {
    fn of(documents: &'d [Json]) -> Self {
        let mut told = Self::default();
        for document in documents {
            let data_sets = list(document, "dataSets");
            told.add_indicators(list(document, "indicators"));
            for data_set in data_sets {
                told.add_indicators(list(data_set, "indicators"));
                told.data_sets.push(data_set);
                told.sections.extend(list(data_set, "sections"));
            }
            told.sections.extend(list(document, "sections"));
            for kind in read::<WireType>(list(document, "indicatorTypes")) {
                told.factors.extend(kind.id.zip(kind.factor));
            }
            let constants = read::<WireConstant>(list(document, "constants"));
            let constants = constants.filter_map(|of| Some((of.id.parse().ok()?, of.value)));
            told.constants.extend(constants);
        }
        told
    }

    fn add_indicators(&mut self, list: &[Json]) {
        for wire in read::<WireIndicator>(list) {
            if let (Ok(id), Some(_)) = (wire.id.parse(), &wire.numerator) {
                self.indicators.insert(id, wire);
            }
        }
    }

    /// Returns which indicators a form shows, in the order of its sections, its own after them.
    fn shown(&self, form: &Form) -> BTreeMap<IndicatorId, Shown> {
        let mut shown: BTreeMap<IndicatorId, Shown> = BTreeMap::new();
        let mut order = 0;
        let mut show = |id: IndicatorId, section: Option<SectionId>| {
            order += 1;
            let at = shown.entry(id).or_insert_with(|| Shown {
                order,
                ..Shown::default()
            });
            match section {
                Some(section) if !at.sections.contains(&section) => at.sections.push(section),
                Some(_) => {}
                None => at.is_of_form = true,
            }
        };
        for section in &form.sections {
            let same = |told: &&&Json| id_of(told) == Some(section.id.as_str());
            if let Some(told) = self.sections.iter().find(same) {
                for id in ids(told) {
                    show(id, Some(section.id));
                }
            }
        }
        let same = |told: &&&Json| id_of(told) == Some(form.id.as_str());
        for id in self
            .data_sets
            .iter()
            .filter(same)
            .flat_map(|told| ids(told))
        {
            show(id, None);
        }
        shown
    }

    fn indicator(&self, id: IndicatorId, shown: Option<&Shown>) -> Option<Indicator> {
        let wire = self.indicators.get(&id)?;
        let kind = wire.indicator_type.as_ref();
        let factor = kind.and_then(|kind| {
            let by_id = kind
                .id
                .as_ref()
                .and_then(|id| self.factors.get(id))
                .copied();
            kind.factor.or(by_id)
        });
        let expression = |exploded: &Option<String>, plain: &Option<String>| {
            clean(
                exploded
                    .as_ref()
                    .or(plain.as_ref())
                    .map_or("", String::as_str),
                LONGEST,
            )
        };
        let described = |text: &Option<String>, property: &str| {
            names(&[text.as_deref()], &wire.translations, &[property])
        };
        let titles = [wire.name.as_deref(), wire.display_name.as_deref()];
        Some(Indicator {
            id,
            names: names(&titles, &wire.translations, &["NAME"]),
            numerator: expression(&wire.exploded_numerator, &wire.numerator),
            denominator: expression(&wire.exploded_denominator, &wire.denominator),
            numerator_names: described(&wire.numerator_description, "NUMERATOR_DESCRIPTION"),
            denominator_names: described(&wire.denominator_description, "DENOMINATOR_DESCRIPTION"),
            factor: factor.filter(|factor| factor.is_finite()).unwrap_or(1.0),
            is_annualized: wire.annualized,
            decimals: wire.decimals,
            sections: shown
                .map(|shown| shown.sections.clone())
                .unwrap_or_default(),
            is_of_form: shown.is_some_and(|shown| shown.is_of_form),
        })
    }
}

fn list<'d>(json: &'d Json, key: &str) -> &'d [Json] {
    json.get(key)
        .and_then(Json::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Reads what can be read of a list.
fn read<'d, T: Deserialize<'d>>(list: &'d [Json]) -> impl Iterator<Item = T> {
    list.iter().filter_map(|item| T::deserialize(item).ok())
}

fn id_of(json: &Json) -> Option<&str> {
    json.get("id").and_then(Json::as_str)
}

/// Returns the indicators that a data set or a section lists, as objects or by their ids alone.
fn ids(of: &Json) -> Vec<IndicatorId> {
    let listed = list(of, "indicators").iter();
    listed
        .filter_map(|one| one.as_str().or_else(|| id_of(one))?.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests;
