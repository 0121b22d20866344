//! The import summary as servers write it.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::domain::form::Cell;

/// An import summary; wrapped in `response` since 2.38.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Summary {
    status: String,
    description: Option<String>,
    #[serde(default, deserialize_with = "or_none")]
    pub(super) conflicts: Vec<Conflict>,
    #[serde(default, deserialize_with = "or_none")]
    rejected_indexes: Vec<i64>,
    import_count: Counts,
    #[serde(skip)]
    message: String,
}

#[derive(Debug, Deserialize)]
struct Counts {
    #[serde(default)]
    imported: u64,
    #[serde(default)]
    updated: u64,
}

/// One reason, for one or many values: equal conflicts are folded into one.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Conflict {
    pub(super) error_code: Option<String>,
    value: Option<String>,
    object: Option<String>,
    objects: Option<Json>,
    #[serde(default, deserialize_with = "or_none")]
    indexes: Vec<i64>,
}

#[derive(Debug, Deserialize)]
struct Envelope {
    message: Option<String>,
    response: Option<Summary>,
}

impl Summary {
    /// Reads a summary, wrapped or bare; nothing where the body is something else.
    pub(super) fn parse(body: &[u8]) -> Option<Self> {
        let wrapped: Option<Envelope> = serde_json::from_slice(body).ok();
        if let Some(Envelope {
            message,
            response: Some(mut summary),
        }) = wrapped
        {
            summary.message = message.unwrap_or_default();
            return Some(summary);
        }
        serde_json::from_slice(body).ok()
    }

    /// Tells whether nothing at all was refused. Ignored values alone are no refusal: so 2.42 counts
    /// what stood there already.
    pub(super) fn took_everything(&self) -> bool {
        matches!(self.status.as_str(), "SUCCESS" | "OK")
            && self.conflicts.is_empty()
            && self.rejected_indexes.is_empty()
    }

    /// Tells whether two requests met in the database of 2.42.
    pub(super) fn failed_to_flush(&self) -> bool {
        self.said().contains("Failed to flush")
    }

    /// Tells whether the period was lost as it was being made, for the first value ever of a period.
    pub(super) fn lost_the_period(&self) -> bool {
        self.conflicts.iter().any(|conflict| {
            conflict.error_code.as_deref() == Some("E7611") && conflict.said().contains("`null`")
        })
    }

    /// Tells whether the server could not read what it was sent, rather than refuse it.
    pub(super) fn could_not_read_us(&self) -> bool {
        self.conflicts.is_empty()
            && self.rejected_indexes.is_empty()
            && self.import_count.imported + self.import_count.updated == 0
            && self.said().contains("The import process failed")
    }

    /// Returns the server's sentence about the whole.
    pub(super) fn said(&self) -> String {
        match &self.description {
            Some(description) => description.clone(),
            None => self.message.clone(),
        }
    }

    /// Returns the rejected indexes that no conflict names.
    pub(super) fn unexplained_indexes(&self) -> Vec<usize> {
        if self.conflicts.iter().any(Conflict::is_about_everything) {
            return Vec::new();
        }
        let explained: BTreeSet<i64> = self
            .conflicts
            .iter()
            .flat_map(|conflict| conflict.indexes.iter().copied())
            .collect();
        self.rejected_indexes
            .iter()
            .filter(|index| !explained.contains(index))
            .filter_map(|index| usize::try_from(*index).ok())
            .collect()
    }
}

impl Conflict {
    /// Returns the server's sentence.
    pub(super) fn said(&self) -> String {
        self.value
            .clone()
            .or_else(|| self.object.clone())
            .unwrap_or_default()
    }

    /// `[-1]`, or no indexes at all: the whole request.
    fn is_about_everything(&self) -> bool {
        self.indexes.iter().all(|index| *index < 0)
    }

    /// Returns the cells of the indexes; none when all of them, or the request itself, are meant.
    pub(super) fn cells_indexed(&self, cells: &[Cell]) -> Vec<Cell> {
        let named: Vec<Cell> = self
            .indexes
            .iter()
            .filter_map(|index| cells.get(usize::try_from(*index).ok()?).copied())
            .collect();
        if named.len() == cells.len() && cells.len() > 1 {
            return Vec::new();
        }
        named
    }

    /// Returns the cells whose element or combo stands between the brackets of the conflict.
    pub(super) fn cells_named(&self, cells: &[Cell]) -> Vec<Cell> {
        let args = self
            .objects
            .as_ref()
            .and_then(|objects| objects.get("args"))
            .and_then(Json::as_str)
            .map_or_else(|| self.said(), str::to_owned);
        let bracketed = args
            .split_once('[')
            .and_then(|(_, rest)| rest.split_once(']'))
            .map_or("", |(inside, _)| inside);
        // `dataSet-element-[combos]` or `dataSet-[elements]`.
        let element = args
            .split_once('[')
            .and_then(|(before, _)| before.trim_end_matches('-').split('-').nth(1));
        let is_named = |id: &str| bracketed.split(',').any(|named| named.trim() == id);
        let named: Vec<Cell> = cells
            .iter()
            .filter(|cell| match element {
                Some(element) => {
                    cell.data_element.as_str() == element
                        && is_named(cell.category_option_combo.as_str())
                }
                None => is_named(cell.data_element.as_str()),
            })
            .copied()
            .collect();
        if named.len() == cells.len() && cells.len() > 1 {
            return Vec::new();
        }
        named
    }
}

/// Reads a list that may be `null`.
fn or_none<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
