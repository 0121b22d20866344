//! Everything that data sets are made of, found by id, wherever in an answer it stood.
//!
//! In a nested answer a combo is told in full at some element and by its id alone at the others; in an
//! export all of them stand in lists beside the data sets. Here both end up in one place.

use std::collections::BTreeMap;

use super::wire::{
    WireCategory, WireCategoryOption, WireCombo, WireDataSet, WireElement, WireOption,
    WireOptionCombo, WireOptionSet, WireSection,
};

/// The default category combo, its category option and its option combo, under the ids with which every
/// DHIS2 since 2.2x is installed (`DefaultCategoryService` of dhis2-core). What a server tells goes before.
const DEFAULT_COMBO: &str = "bjDvmb4bfuf";
const DEFAULT_OPTION_COMBO: &str = "HllvX50cXC0";

/// The parts by id.
#[derive(Debug, Default)]
pub(super) struct Parts {
    elements: BTreeMap<String, WireElement>,
    combos: BTreeMap<String, WireCombo>,
    categories: BTreeMap<String, WireCategory>,
    category_options: BTreeMap<String, WireCategoryOption>,
    option_sets: BTreeMap<String, WireOptionSet>,
    options: BTreeMap<String, WireOption>,
    option_combos: BTreeMap<String, WireOptionCombo>,
    option_combos_of: BTreeMap<String, Vec<String>>,
    sections: BTreeMap<String, Vec<WireSection>>,
    entry_forms: BTreeMap<String, String>,
    is_default_assumed: bool,
}

impl Parts {
    /// Takes what stands in full inside data sets out of them.
    pub(super) fn harvest(&mut self, data_sets: &mut [WireDataSet]) {
        for data_set in data_sets {
            self.harvest_combo(data_set.category_combo.as_mut());
            for member in &mut data_set.data_set_elements {
                self.harvest_combo(member.category_combo.as_mut());
                let id = member.data_element.id.clone();
                if member.data_element.is_told() {
                    let bare = WireElement {
                        id,
                        ..WireElement::default()
                    };
                    self.add_element(std::mem::replace(&mut member.data_element, bare));
                }
            }
        }
    }

    fn harvest_combo(&mut self, combo: Option<&mut WireCombo>) {
        let Some(combo) = combo.filter(|combo| combo.is_told()) else {
            return;
        };
        let bare = WireCombo {
            id: combo.id.clone(),
            ..WireCombo::default()
        };
        self.add_combo(std::mem::replace(combo, bare));
    }

    pub(super) fn add_element(&mut self, mut element: WireElement) {
        self.harvest_combo(element.category_combo.as_mut());
        if let Some(set) = element.option_set.as_mut().filter(|set| set.is_told()) {
            let bare = WireOptionSet {
                id: set.id.clone(),
                ..WireOptionSet::default()
            };
            let set = std::mem::replace(set, bare);
            self.add_option_set(set);
        }
        self.elements.entry(element.id.clone()).or_insert(element);
    }

    /// Adds a combo; of two of the same id the one that tells more stays.
    pub(super) fn add_combo(&mut self, combo: WireCombo) {
        let known = self.combos.entry(combo.id.clone()).or_default();
        known.id = combo.id;
        if known.categories.is_empty() {
            known.categories = combo.categories;
        }
        if known.category_option_combos.is_empty() {
            known.category_option_combos = combo.category_option_combos;
        }
        known.name = known.name.take().or(combo.name);
    }

    /// Adds an option combo that stands beside its combo.
    pub(super) fn add_option_combo(&mut self, option_combo: WireOptionCombo) {
        if let Some(combo) = &option_combo.category_combo {
            self.option_combos_of
                .entry(combo.id.clone())
                .or_default()
                .push(option_combo.id.clone());
        }
        self.option_combos
            .insert(option_combo.id.clone(), option_combo);
    }

    pub(super) fn add_category(&mut self, category: WireCategory) {
        self.categories.insert(category.id.clone(), category);
    }

    pub(super) fn add_category_option(&mut self, option: WireCategoryOption) {
        self.category_options.insert(option.id.clone(), option);
    }

    pub(super) fn add_option_set(&mut self, set: WireOptionSet) {
        self.option_sets.entry(set.id.clone()).or_insert(set);
    }

    pub(super) fn add_option(&mut self, option: WireOption) {
        self.options.insert(option.id.clone(), option);
    }

    pub(super) fn add_section(&mut self, section: WireSection) {
        if let Some(data_set) = &section.data_set {
            self.sections
                .entry(data_set.id.clone())
                .or_default()
                .push(section);
        }
    }

    pub(super) fn add_entry_form(&mut self, id: String, html: String) {
        self.entry_forms.insert(id, html);
    }

    pub(super) fn element<'a>(&'a self, told: &'a WireElement) -> Option<&'a WireElement> {
        if told.is_told() {
            return Some(told);
        }
        self.elements.get(&told.id)
    }

    /// Adds the default combo where it is not told.
    pub(super) fn assume_default(&mut self) {
        let combo = WireCombo {
            id: DEFAULT_COMBO.to_owned(),
            ..WireCombo::default()
        };
        let known = self.combos.entry(DEFAULT_COMBO.to_owned()).or_insert(combo);
        let is_beside = self.option_combos_of.contains_key(DEFAULT_COMBO);
        if known.category_option_combos.is_empty() && !is_beside {
            self.is_default_assumed = true;
            known.category_option_combos.push(WireOptionCombo {
                id: DEFAULT_OPTION_COMBO.to_owned(),
                ..WireOptionCombo::default()
            });
        }
    }

    /// Tells whether a combo is the default one and was not told.
    pub(super) fn is_assumed(&self, combo: &str) -> bool {
        self.is_default_assumed && combo == DEFAULT_COMBO
    }

    pub(super) fn combo(&self, id: &str) -> Option<&WireCombo> {
        self.combos.get(id)
    }

    /// Returns the option combos of a combo, from inside it or from beside it.
    pub(super) fn option_combos<'a>(&'a self, combo: &'a WireCombo) -> Vec<&'a WireOptionCombo> {
        let inside = &combo.category_option_combos;
        if inside.is_empty() {
            let beside = self.option_combos_of.get(&combo.id);
            let ids = beside.into_iter().flatten();
            return ids.filter_map(|id| self.option_combos.get(id)).collect();
        }
        inside
            .iter()
            .map(|told| match self.option_combos.get(&told.id) {
                Some(beside) if told.category_options.is_empty() => beside,
                _ => told,
            })
            .collect()
    }

    pub(super) fn category<'a>(&'a self, told: &'a WireCategory) -> &'a WireCategory {
        if told.category_options.is_empty() {
            return self.categories.get(&told.id).unwrap_or(told);
        }
        told
    }

    pub(super) fn category_option<'a>(
        &'a self,
        told: &'a WireCategoryOption,
    ) -> &'a WireCategoryOption {
        self.category_options.get(&told.id).unwrap_or(told)
    }

    pub(super) fn option_set(&self, id: &str) -> Option<&WireOptionSet> {
        self.option_sets.get(id)
    }

    pub(super) fn option<'a>(&'a self, told: &'a WireOption) -> &'a WireOption {
        if told.code.is_empty() {
            return self.options.get(&told.id).unwrap_or(told);
        }
        told
    }

    /// Returns the sections of a data set, from inside it or from beside it, in their order.
    pub(super) fn sections<'a>(&'a self, data_set: &'a WireDataSet) -> Vec<&'a WireSection> {
        let inside = data_set.sections.iter().filter(|section| section.is_told());
        let mut sections: Vec<&WireSection> = inside.collect();
        if sections.is_empty() {
            sections.extend(self.sections.get(&data_set.id).into_iter().flatten());
        }
        sections.sort_by_key(|section| section.sort_order);
        sections
    }

    /// Returns the custom form of a data set.
    pub(super) fn html<'a>(&'a self, data_set: &'a WireDataSet) -> Option<&'a str> {
        let form = data_set.data_entry_form.as_ref()?;
        let html = form
            .html_code
            .as_ref()
            .or_else(|| self.entry_forms.get(&form.id));
        html.map(String::as_str)
            .filter(|html| !html.trim().is_empty())
    }
}
