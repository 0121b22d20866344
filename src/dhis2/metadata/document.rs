//! A metadata document, whatever its shape, becomes lists; and is refused where it would fill the memory.

use std::{fmt, io::Read};

use flate2::read::GzDecoder;
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Value as Json, json};
use thiserror::Error;

use super::{
    list::{Kind, List},
    oddity::{Odd, Oddities},
    parts::Parts,
    units::WireUnit,
    wire::{
        WireCategory, WireCategoryOption, WireCombo, WireDataSet, WireElement, WireEntryForm,
        WireOption, WireOptionCombo, WireOptionSet, WireSection,
    },
};

/// The most bytes of a document, unpacked. WHO's packages have at most 3 MB; a whole country's export of
/// everything is larger, and asked for again with its data sets alone.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// The deepest nesting; real documents have some twelve levels.
const DEEPEST: usize = 64;

/// The most values inside one item of a list: a data set of two thousand elements told in full.
const MOST_VALUES: usize = 400_000;

/// The most values of a document; WHO's largest package has 300,000.
const MOST_IN_ALL: usize = 4_000_000;

/// The most rules or indicators.
const MOST_RULES: usize = 5_000;

/// Why bytes are not taken as metadata.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotMetadata {
    /// More than [`LARGEST`].
    #[error("more than {LARGEST} bytes")]
    TooLarge,
    /// Nested deeper than any metadata.
    #[error("nested deeper than {DEEPEST} levels")]
    TooDeep,
    /// One item is larger than any data set, or all of them together larger than any country's.
    #[error("an item of more than {MOST_VALUES} values, or more than {MOST_IN_ALL} in all")]
    TooManyValues,
    /// Packed bytes that cannot be unpacked.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Not JSON, or cut off.
    #[error("{0}")]
    NotJson(String),
    /// JSON without a data set.
    #[error("no data set in it")]
    NoDataSet,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) data_sets: List<WireDataSet>,
    pub(super) units: List<WireUnit>,
    pub(super) validation_rules: Vec<Json>,
    indicators: Vec<Json>,
    indicator_types: Vec<Json>,
    constants: Vec<Json>,
    elements: List<WireElement>,
    sections: List<WireSection>,
    combos: List<WireCombo>,
    option_combos: List<WireOptionCombo>,
    categories: List<WireCategory>,
    category_options: List<WireCategoryOption>,
    option_sets: List<WireOptionSet>,
    options: List<WireOption>,
    entry_forms: List<WireEntryForm>,
    set_aside: Vec<String>,
}

impl Document {
    /// Reads a document, packed or not.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, NotMetadata> {
        let unpacked;
        let mut json = bytes;
        if bytes.starts_with(&[0x1f, 0x8b]) {
            unpacked = unpack(bytes)?;
            json = &unpacked;
        }
        if json.len() > LARGEST {
            return Err(NotMetadata::TooLarge);
        }
        // A byte order mark, as some editors write one.
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        weigh(json)?;
        serde_json::from_slice(json).map_err(|error| NotMetadata::NotJson(error.to_string()))
    }

    /// Puts everything that data sets are made of in one place, and says what was odd.
    pub(super) fn into_parts(mut self, oddities: &mut Oddities) -> (Self, Parts) {
        let mut parts = Parts::default();
        for element in taken(&mut self.elements, oddities) {
            parts.add_element(element);
        }
        for combo in taken(&mut self.combos, oddities) {
            parts.add_combo(combo);
        }
        for option_combo in taken(&mut self.option_combos, oddities) {
            parts.add_option_combo(option_combo);
        }
        for category in taken(&mut self.categories, oddities) {
            parts.add_category(category);
        }
        for option in taken(&mut self.category_options, oddities) {
            parts.add_category_option(option);
        }
        for set in taken(&mut self.option_sets, oddities) {
            parts.add_option_set(set);
        }
        for option in taken(&mut self.options, oddities) {
            parts.add_option(option);
        }
        for section in taken(&mut self.sections, oddities) {
            parts.add_section(section);
        }
        for form in taken(&mut self.entry_forms, oddities) {
            parts.add_entry_form(form.id, form.html_code.unwrap_or_default());
        }
        self.units.items = taken(&mut self.units, oddities);
        self.data_sets.items = taken(&mut self.data_sets, oddities);
        parts.harvest(&mut self.data_sets.items);
        parts.assume_default();
        if !self.set_aside.is_empty() {
            oddities.note(Odd::SetAside, "", &self.set_aside.join(", "));
        }
        (self, parts)
    }
}

impl Document {
    /// Returns what tells of indicators and constants, and where forms show them, as one document.
    pub(super) fn reckoned(&self, parts: &Parts) -> Json {
        let data_sets: Vec<Json> = self
            .data_sets
            .items
            .iter()
            .map(|data_set| {
                let sections: Vec<Json> = parts
                    .sections(data_set)
                    .into_iter()
                    .map(|section| json!({"id": section.id, "indicators": section.indicators}))
                    .collect();
                json!({"id": data_set.id, "indicators": data_set.indicators, "sections": sections})
            })
            .collect();
        json!({
            "dataSets": data_sets,
            "indicators": self.indicators,
            "indicatorTypes": self.indicator_types,
            "constants": self.constants,
        })
    }
}

/// Takes the items out of a list and says what was odd in it.
fn taken<T: Kind>(list: &mut List<T>, oddities: &mut Oddities) -> Vec<T> {
    for (id, name) in &list.unreadable {
        let at = if name.is_empty() { id } else { name };
        oddities.note(Odd::Unreadable, at, T::NAME);
    }
    for id in &list.twice {
        oddities.note(Odd::Twice, T::NAME, id);
    }
    if list.is_cut {
        oddities.note(Odd::TooMany, T::NAME, &T::MOST.to_string());
    }
    if !list.unknown.is_empty() {
        let names: Vec<&str> = list.unknown.iter().map(String::as_str).collect();
        oddities.note(Odd::UnknownProperties, T::NAME, &names.join(", "));
    }
    std::mem::take(&mut list.items)
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, NotMetadata> {
    let mut json = Vec::new();
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    GzDecoder::new(bytes)
        .take(most + 1)
        .read_to_end(&mut json)
        .map_err(|error| NotMetadata::Damaged(error.to_string()))?;
    if json.len() > LARGEST {
        return Err(NotMetadata::TooLarge);
    }
    Ok(json)
}

/// Counts levels and values before anything is built from them.
///
/// An item of a top-level list stands three brackets deep; it is read as a whole, so its size counts.
fn weigh(json: &[u8]) -> Result<(), NotMetadata> {
    let (mut depth, mut values, mut all) = (0_usize, 0_usize, 0_usize);
    let (mut in_text, mut escaped) = (false, false);
    for byte in json {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => {
                depth += 1;
                if depth == 3 {
                    values = 0;
                }
                values += 1;
                all += 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => {
                values += 1;
                all += 1;
            }
            _ => {}
        }
        if depth > DEEPEST {
            return Err(NotMetadata::TooDeep);
        }
        // Between two items the count belongs to nobody.
        if depth < 3 {
            values = 0;
        }
        if values > MOST_VALUES || all > MOST_IN_ALL {
            return Err(NotMetadata::TooManyValues);
        }
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Lists)
    }
}

struct Lists;

impl<'de> Visitor<'de> for Lists {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a metadata document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut document = Document::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "dataSets" => document.data_sets.read_value(&mut map)?,
                "dataElements" => document.elements.read_value(&mut map)?,
                "sections" => document.sections.read_value(&mut map)?,
                "categoryCombos" => document.combos.read_value(&mut map)?,
                "categoryOptionCombos" => document.option_combos.read_value(&mut map)?,
                "categories" => document.categories.read_value(&mut map)?,
                "categoryOptions" => document.category_options.read_value(&mut map)?,
                "optionSets" => document.option_sets.read_value(&mut map)?,
                "options" => document.options.read_value(&mut map)?,
                "dataEntryForms" => document.entry_forms.read_value(&mut map)?,
                "organisationUnits" => document.units.read_value(&mut map)?,
                "validationRules" => read_raw(&mut document.validation_rules, &mut map)?,
                "indicators" => read_raw(&mut document.indicators, &mut map)?,
                "indicatorTypes" => read_raw(&mut document.indicator_types, &mut map)?,
                "constants" => read_raw(&mut document.constants, &mut map)?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    let is_told = matches!(key.as_str(), "system" | "date" | "pager" | "package");
                    if !is_told && document.set_aside.len() < MOST_SET_ASIDE {
                        document.set_aside.push(key);
                    }
                }
            }
        }
        Ok(document)
    }
}

/// The most names of lists that are told as set aside.
const MOST_SET_ASIDE: usize = 60;

/// Rules are understood elsewhere; here they are only counted.
fn read_raw<'de, A: MapAccess<'de>>(into: &mut Vec<Json>, map: &mut A) -> Result<(), A::Error> {
    struct Raw(Vec<Json>);
    impl<'de> Deserialize<'de> for Raw {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            super::list::each(deserializer).map(Raw)
        }
    }
    let Raw(items) = map.next_value()?;
    into.extend(items);
    into.truncate(MOST_RULES);
    Ok(())
}
