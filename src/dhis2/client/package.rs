//! The forms of a person in two packed requests.
//!
//! DHIS2 packs no answer by itself but those of `GET /api/metadata`, where `application/json+gzip` is asked
//! for (`MetadataExportParamsMessageConverter` of dhis2-core). So the forms come from there, with the fields
//! and filters that are needed and nothing else of the instance: first the data sets, their elements and
//! rules, then the combos that these name. Two immunization data sets of WHO cost some 20 kB this way, and
//! 190 kB unpacked. A server that does not answer so is asked as before, list by list.

use std::{collections::BTreeSet, io::Read};

use flate2::read::GzDecoder;
use serde::Deserialize;
use serde_json::Value as Json;

use super::{Client, LONGEST_ANSWER, calls::Me};
use crate::{
    dhis2::{
        answer::{Failure, Reply, read},
        metadata,
    },
    domain::id::DataSetId,
};

/// What is asked for of metadata.
pub(super) const PACKED: &str = "application/json+gzip, application/json;q=0.5";

impl Client {
    /// Fetches the data sets of a person, their elements, rules and combos as one document; nothing where
    /// the server does not know how.
    ///
    /// # Errors
    /// [`Failure`], when the link or the login fails.
    pub(super) fn package(&self, me: &Me) -> Result<Option<Json>, Failure> {
        let ids: Vec<&str> = me.data_sets.iter().map(DataSetId::as_str).collect();
        let ids = ids.join(",");
        let sets = format!("id:in:[{ids}]");
        let elements = format!("dataSetElements.dataSet.id:in:[{ids}]");
        let rules = self.rules_of(me)?;
        let set_fields = metadata::flat_data_set_fields();
        let mut query = vec![
            ("dataSets:filter", sets.as_str()),
            ("dataSets:fields", &set_fields),
            ("dataElements:filter", &elements),
            ("dataElements:fields", metadata::ELEMENT_FIELDS),
        ];
        if !rules.is_empty() {
            query.push(("validationRules:filter", &rules));
            query.push(("validationRules:fields", metadata::RULE_FIELDS));
        }
        let Some(mut document) = unpacked(&self.get("metadata", &query)?) else {
            return Ok(None);
        };
        let combos = named_combos(&document);
        let filter = format!("id:in:[{combos}]");
        let query = [
            ("categoryCombos:filter", filter.as_str()),
            ("categoryCombos:fields", metadata::COMBO_FIELDS),
        ];
        let Some(mut more) = unpacked(&self.get("metadata", &query)?) else {
            return Ok(None);
        };
        let is_whole = document.get("dataSets").is_some_and(Json::is_array)
            && document.get("dataElements").is_some_and(Json::is_array)
            && more.get("categoryCombos").is_some_and(Json::is_array);
        if !is_whole {
            return Ok(None);
        }
        if let (Some(document), Some(more)) = (document.as_object_mut(), more.as_object_mut()) {
            document.append(more);
        }
        Ok(Some(document))
    }

    /// Asks which rules the server holds against the data sets; it alone knows how it chooses them.
    fn rules_of(&self, me: &Me) -> Result<String, Failure> {
        #[derive(Deserialize, Default)]
        #[serde(rename_all = "camelCase")]
        struct Answer {
            #[serde(default)]
            validation_rules: Vec<Json>,
        }
        let mut ids = BTreeSet::new();
        for data_set in &me.data_sets {
            let query = [
                ("paging", "false"),
                ("dataSet", data_set.as_str()),
                ("fields", "id"),
            ];
            let reply = self.get("validationRules", &query)?;
            let answer: Answer = serde_json::from_slice(read(&reply)?).unwrap_or_default();
            let told = answer.validation_rules.iter();
            ids.extend(told.filter_map(|rule| Some(rule.get("id")?.as_str()?.to_owned())));
        }
        let ids: Vec<String> = ids.into_iter().collect();
        Ok(if ids.is_empty() {
            String::new()
        } else {
            format!("id:in:[{}]", ids.join(","))
        })
    }
}

/// Returns the document of an answer, packed or not; nothing where it is none.
pub(super) fn unpacked(reply: &Reply) -> Option<Json> {
    if reply.status != 200 {
        return None;
    }
    if !reply.body.starts_with(&[0x1f, 0x8b]) {
        return serde_json::from_slice(&reply.body).ok();
    }
    let mut json = Vec::new();
    let read = GzDecoder::new(reply.body.as_slice())
        .take(LONGEST_ANSWER)
        .read_to_end(&mut json);
    read.ok()?;
    serde_json::from_slice(&json).ok()
}

/// Returns the combos that data sets, their members and their elements name.
fn named_combos(document: &Json) -> String {
    let list = |of: &Json, key: &str| of.get(key).and_then(Json::as_array).cloned();
    let combo = |of: &Json| Some(of.get("categoryCombo")?.get("id")?.as_str()?.to_owned());
    let mut ids = BTreeSet::new();
    for set in list(document, "dataSets").unwrap_or_default() {
        ids.extend(combo(&set));
        let members = list(&set, "dataSetElements").unwrap_or_default();
        ids.extend(members.iter().filter_map(combo));
    }
    let elements = list(document, "dataElements").unwrap_or_default();
    ids.extend(elements.iter().filter_map(combo));
    ids.into_iter().collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn reply(status: u16, body: &[u8]) -> Reply {
        Reply {
            status,
            location: None,
            body: body.to_vec(),
        }
    }

    #[test]
    fn packed_and_plain_answers_are_read_and_others_are_none() {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(b"{\"dataSets\":[]}").unwrap();
        let packed = packed.finish().unwrap();
        assert!(unpacked(&reply(200, &packed)).is_some());
        assert!(unpacked(&reply(200, b"{\"dataSets\":[]}")).is_some());
        assert!(unpacked(&reply(200, b"<html></html>")).is_none());
        assert!(unpacked(&reply(404, &packed)).is_none());
        assert!(unpacked(&reply(200, packed.split_at(9).0)).is_none());
    }

    #[test]
    fn combos_of_sets_members_and_elements_are_asked_for_once() {
        let document = serde_json::json!({
            "dataSets": [{"categoryCombo": {"id": "b"}, "dataSetElements": [{"categoryCombo": {"id": "c"}}, {}]}],
            "dataElements": [{"categoryCombo": {"id": "a"}}, {"categoryCombo": {"id": "b"}}],
        });
        assert_eq!(named_combos(&document), "a,b,c");
    }
}
