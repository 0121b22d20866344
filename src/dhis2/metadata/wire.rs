//! The shapes of metadata as they come. Nothing in them is relied on: every field may be missing, and
//! an item that is broken is left out instead of spoiling the list.
//!
//! One set of shapes reads all three ways in which DHIS2 tells its metadata: nested (`fields=` of the
//! Web API), flat with references (a metadata export), and flat with bare ids
//! (`GET /api/dataEntry/metadata`). A bare id is read as an object that has nothing but an id.

use serde::Deserialize;
use serde_json::Value as Json;

use super::list::{each, lenient};
use crate::{
    domain::{
        language::Language,
        names::{Names, is_locale_of},
    },
    text::clean,
};

/// The longest name that is kept.
const LONGEST_NAME: usize = 300;

/// Something with nothing but an id.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Reference {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) id: String,
}

/// One translation of one property.
#[derive(Debug, Deserialize)]
pub(super) struct Translation {
    pub(super) property: String,
    pub(super) locale: String,
    pub(super) value: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches of a DHIS2 data set"
)]
pub(super) struct WireDataSet {
    pub(super) id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) code: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) short_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_short_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) version: u32,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) period_type: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) open_future_periods: i32,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) expiry_days: f64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) timely_days: Option<f64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) compulsory_fields_complete_only: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) field_combination_required: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) valid_complete_only: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) no_value_requires_comment: bool,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) category_combo: Option<WireCombo>,
    #[serde(default, deserialize_with = "each")]
    pub(super) data_input_periods: Vec<WireInputPeriod>,
    #[serde(default, deserialize_with = "each")]
    pub(super) compulsory_data_element_operands: Vec<WireOperand>,
    #[serde(default, deserialize_with = "each")]
    pub(super) sections: Vec<WireSection>,
    #[serde(default, deserialize_with = "each")]
    pub(super) data_set_elements: Vec<WireElementOfSet>,
    #[serde(default, deserialize_with = "each")]
    pub(super) organisation_units: Vec<Reference>,
    /// Read elsewhere.
    #[serde(default, deserialize_with = "each")]
    pub(super) indicators: Vec<Json>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) open_periods_after_co_end_date: i32,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) workflow: Option<Reference>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) data_entry_form: Option<WireEntryForm>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_options: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) access: Option<WireAccess>,
}

/// What the asking person may do with a thing.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct WireAccess {
    pub(super) data: WireDataAccess,
}

/// What the asking person may do with its data.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct WireDataAccess {
    pub(super) write: bool,
}

/// A custom form.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireEntryForm {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) html_code: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireInputPeriod {
    pub(super) period: Reference,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) opening_date: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) closing_date: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireOperand {
    pub(super) data_element: Reference,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) category_option_combo: Option<Reference>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireSection {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) id: String,
    /// In an export sections stand beside their data sets and name them.
    #[serde(default, deserialize_with = "lenient")]
    pub(super) data_set: Option<Reference>,
    /// Read elsewhere.
    #[serde(default, deserialize_with = "each")]
    pub(super) indicators: Vec<Json>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_options: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) sort_order: i64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) show_row_totals: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) show_column_totals: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) disable_data_element_auto_group: bool,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
    #[serde(default, deserialize_with = "each")]
    pub(super) data_elements: Vec<Reference>,
    #[serde(default, deserialize_with = "each")]
    pub(super) greyed_fields: Vec<WireOperand>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireElementOfSet {
    pub(super) data_element: WireElement,
    /// Where it is there, it takes the place of the element's own.
    #[serde(default, deserialize_with = "lenient")]
    pub(super) category_combo: Option<WireCombo>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireElement {
    pub(super) id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_form_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) code: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) form_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) value_type: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) zero_is_significant: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) aggregation_type: String,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) option_set: Option<WireOptionSet>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) category_combo: Option<WireCombo>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireOptionSet {
    pub(super) id: String,
    #[serde(default, deserialize_with = "each")]
    pub(super) options: Vec<WireOption>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireOption {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) code: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) sort_order: i64,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireCombo {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "each")]
    pub(super) categories: Vec<WireCategory>,
    #[serde(default, deserialize_with = "each")]
    pub(super) category_option_combos: Vec<WireOptionCombo>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireCategory {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
    #[serde(default, deserialize_with = "each")]
    pub(super) category_options: Vec<WireCategoryOption>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireCategoryOption {
    pub(super) id: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) start_date: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) end_date: Option<String>,
    /// The units it is offered to; empty means all. Those below count, too.
    #[serde(default, deserialize_with = "each")]
    pub(super) organisation_units: Vec<Reference>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) access: Option<WireAccess>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireOptionCombo {
    pub(super) id: String,
    /// In an export option combos stand beside their combos and name them.
    #[serde(default, deserialize_with = "lenient")]
    pub(super) category_combo: Option<Reference>,
    #[serde(default, deserialize_with = "each")]
    pub(super) category_options: Vec<Reference>,
}

impl WireElement {
    /// Tells whether more is told than an id.
    pub(super) fn is_told(&self) -> bool {
        !self.value_type.is_empty() || self.name.is_some() || self.display_name.is_some()
    }

    /// Returns what it is called in a list for a person.
    pub(super) fn title(&self) -> &str {
        let names = [
            &self.form_name,
            &self.name,
            &self.display_name,
            &self.display_form_name,
        ];
        names.into_iter().flatten().next().unwrap_or(&self.id)
    }
}

impl WireCombo {
    /// Tells whether more is told than an id.
    pub(super) fn is_told(&self) -> bool {
        !self.categories.is_empty() || !self.category_option_combos.is_empty()
    }
}

impl WireOptionSet {
    /// Tells whether more is told than an id.
    pub(super) fn is_told(&self) -> bool {
        !self.options.is_empty()
    }
}

impl WireSection {
    /// Tells whether more is told than an id.
    pub(super) fn is_told(&self) -> bool {
        !self.data_elements.is_empty() || self.name.is_some() || self.display_name.is_some()
    }
}

/// Cleans a name and takes out the blanks that nobody meant: names in use begin with one or hold two.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    clean(&words.join(" "), LONGEST_NAME).trim().to_owned()
}

/// Makes a name: the first text that says something, and the translations of the first property that
/// has any.
pub(super) fn names(
    texts: &[Option<&str>],
    translations: &[Translation],
    properties: &[&str],
) -> Names {
    let base = texts
        .iter()
        .flatten()
        .map(|text| tidy(text))
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    let mut names = Names::untranslated(base);
    for property in properties.iter().rev() {
        for translation in translations.iter().filter(|t| t.property == *property) {
            let is_ours = |language| is_locale_of(&translation.locale, language);
            if !Language::every().any(is_ours) {
                continue;
            }
            let text = tidy(&translation.value);
            if !text.is_empty() {
                names
                    .translations
                    .insert(clean(&translation.locale, 20), text);
            }
        }
    }
    names
}
