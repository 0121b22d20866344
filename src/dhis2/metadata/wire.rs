//! The shapes of metadata as they come. Nothing in them is relied on: every field may be missing, and
//! an item that is broken is left out instead of spoiling the list.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value as Json;

use crate::{domain::names::Names, text::clean};

/// The longest name that is kept.
const LONGEST_NAME: usize = 300;

/// Something with nothing but an id.
#[derive(Debug, Deserialize)]
pub(super) struct Reference {
    #[serde(default)]
    pub(super) id: String,
}

/// One translation of one property.
#[derive(Debug, Deserialize)]
pub(super) struct Translation {
    pub(super) property: String,
    pub(super) locale: String,
    pub(super) value: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches of a DHIS2 data set"
)]
pub(super) struct WireDataSet {
    pub(super) id: String,
    pub(super) code: Option<String>,
    pub(super) name: Option<String>,
    pub(super) display_name: Option<String>,
    pub(super) short_name: Option<String>,
    pub(super) display_short_name: Option<String>,
    #[serde(default)]
    pub(super) version: u32,
    #[serde(default)]
    pub(super) period_type: String,
    #[serde(default)]
    pub(super) open_future_periods: i32,
    #[serde(default)]
    pub(super) expiry_days: f64,
    #[serde(default = "fifteen")]
    pub(super) timely_days: f64,
    #[serde(default)]
    pub(super) compulsory_fields_complete_only: bool,
    #[serde(default)]
    pub(super) field_combination_required: bool,
    #[serde(default)]
    pub(super) valid_complete_only: bool,
    #[serde(default)]
    pub(super) no_value_requires_comment: bool,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
    pub(super) category_combo: Option<WireCombo>,
    #[serde(default, deserialize_with = "each")]
    pub(super) data_input_periods: Vec<WireInputPeriod>,
    #[serde(default, deserialize_with = "each")]
    pub(super) compulsory_data_element_operands: Vec<WireOperand>,
    #[serde(default, deserialize_with = "each")]
    pub(super) sections: Vec<WireSection>,
    #[serde(default, deserialize_with = "each")]
    pub(super) data_set_elements: Vec<WireElementOfSet>,
}

/// What the server assumes where nothing is said.
fn fifteen() -> f64 {
    15.0
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireInputPeriod {
    pub(super) period: Reference,
    pub(super) opening_date: Option<String>,
    pub(super) closing_date: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireOperand {
    pub(super) data_element: Reference,
    pub(super) category_option_combo: Option<Reference>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireSection {
    #[serde(default)]
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) display_name: Option<String>,
    #[serde(default)]
    pub(super) sort_order: i64,
    #[serde(default)]
    pub(super) show_row_totals: bool,
    #[serde(default)]
    pub(super) show_column_totals: bool,
    #[serde(default)]
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
    pub(super) category_combo: Option<WireCombo>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireElement {
    pub(super) id: String,
    pub(super) code: Option<String>,
    pub(super) name: Option<String>,
    pub(super) display_name: Option<String>,
    pub(super) form_name: Option<String>,
    #[serde(default)]
    pub(super) value_type: String,
    #[serde(default)]
    pub(super) zero_is_significant: bool,
    #[serde(default)]
    pub(super) aggregation_type: String,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
    pub(super) option_set: Option<WireOptionSet>,
    pub(super) category_combo: Option<WireCombo>,
}

#[derive(Debug, Deserialize)]
pub(super) struct WireOptionSet {
    pub(super) id: String,
    #[serde(default, deserialize_with = "each")]
    pub(super) options: Vec<WireOption>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireOption {
    pub(super) code: String,
    pub(super) name: Option<String>,
    pub(super) display_name: Option<String>,
    #[serde(default)]
    pub(super) sort_order: i64,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireCombo {
    #[serde(default)]
    pub(super) id: String,
    #[serde(default, deserialize_with = "each")]
    pub(super) categories: Vec<WireCategory>,
    #[serde(default, deserialize_with = "each")]
    pub(super) category_option_combos: Vec<WireOptionCombo>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireCategory {
    #[serde(default, deserialize_with = "each")]
    pub(super) category_options: Vec<WireCategoryOption>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireCategoryOption {
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "each")]
    pub(super) translations: Vec<Translation>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireOptionCombo {
    pub(super) id: String,
    #[serde(default, deserialize_with = "each")]
    pub(super) category_options: Vec<Reference>,
}

/// Reads a list item by item; what cannot be read is left out, and `null` is an empty list.
pub(super) fn each<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let items: Option<Vec<Json>> = Option::deserialize(deserializer)?;
    Ok(items
        .unwrap_or_default()
        .into_iter()
        .filter_map(|item| serde_json::from_value(item).ok())
        .collect())
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
        .map(|text| clean(text, LONGEST_NAME))
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default();
    let mut names = Names::untranslated(base);
    for property in properties.iter().rev() {
        for translation in translations.iter().filter(|t| t.property == *property) {
            let text = clean(&translation.value, LONGEST_NAME);
            if !text.trim().is_empty() {
                names
                    .translations
                    .insert(clean(&translation.locale, 20), text);
            }
        }
    }
    names
}
