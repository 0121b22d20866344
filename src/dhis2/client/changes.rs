//! Whether the forms are still what the server told: one small question.
//!
//! `GET /api/metadata` is asked for what was changed since the moment by the server's own clock at which the
//! forms were fetched, ids alone; where nothing was, some hundred bytes answer. The `ETag` of
//! `GET /api/dataEntry/metadata` is no use for it: to have one, the units of a whole country are fetched, it
//! changes with any form of the country, and it does not know validation rules.
//!
//! What was deleted leaves no trace in such an answer. A data set is touched when an element leaves it and a
//! section goes with a change of its data set; a deleted validation rule is noticed with the next change.

use serde_json::Value as Json;

use super::{Client, package::unpacked};
use crate::{
    dhis2::answer::{Failure, read},
    domain::{
        form::Form,
        id::{DataSetId, OrganisationUnitId},
    },
};

/// The longest moment a server writes: `2026-11-23T09:00:00.000+0300`.
const LONGEST_MOMENT: usize = 32;

/// A moment as the server's own clock wrote it; it is only ever shown to the same server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerMoment(String);

impl ServerMoment {
    /// Takes what a server wrote; nothing where it is no moment.
    pub fn of(written: &str) -> Option<Self> {
        let belongs = |ch: char| ch.is_ascii_digit() || matches!(ch, '-' | ':' | '.' | 'T' | '+');
        let is_one = (10..=LONGEST_MOMENT).contains(&written.len()) && written.chars().all(belongs);
        is_one.then(|| Self(written.to_owned()))
    }

    /// Returns it as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Client {
    /// Asks whether anything of these forms or units was changed after a moment.
    ///
    /// Option sets, categories and rules are asked for as a whole: they change seldom, and a new rule has
    /// no id here.
    ///
    /// # Errors
    /// [`Failure`], when the link or the login fails.
    pub fn is_changed_since(
        &self,
        moment: &ServerMoment,
        forms: &[&Form],
        units: &[OrganisationUnitId],
    ) -> Result<bool, Failure> {
        let ids: Vec<&str> = forms
            .iter()
            .map(|form| DataSetId::as_str(&form.id))
            .collect();
        let ids = ids.join(",");
        let units: Vec<&str> = units.iter().map(OrganisationUnitId::as_str).collect();
        let since = format!("lastUpdated:gt:{}", moment.as_str());
        let of = |path: &str| format!("{path}:in:[{ids}]");
        let (sets, elements, sections) =
            (of("id"), of("dataSetElements.dataSet.id"), of("dataSet.id"));
        let units = format!("id:in:[{}]", units.join(","));
        let mut query = Vec::new();
        for (filter, fields, own) in [
            ("dataSets:filter", "dataSets:fields", Some(&sets)),
            (
                "dataElements:filter",
                "dataElements:fields",
                Some(&elements),
            ),
            ("sections:filter", "sections:fields", Some(&sections)),
            (
                "organisationUnits:filter",
                "organisationUnits:fields",
                Some(&units),
            ),
            ("categoryCombos:filter", "categoryCombos:fields", None),
            ("categoryOptions:filter", "categoryOptions:fields", None),
            ("options:filter", "options:fields", None),
            ("validationRules:filter", "validationRules:fields", None),
        ] {
            query.push((filter, since.as_str()));
            query.extend(own.map(|own| (filter, own.as_str())));
            query.push((fields, "id"));
        }
        let reply = self.get("metadata", &query)?;
        read(&reply)?;
        // What does not answer this question may have changed.
        Ok(unpacked(&reply).is_none_or(|document| names_anything(&document)))
    }
}

/// Tells whether any list of a document has something in it; beside the lists stands what the server is.
fn names_anything(document: &Json) -> bool {
    let Some(parts) = document.as_object() else {
        return true;
    };
    parts
        .values()
        .any(|part| part.as_array().is_some_and(|list| !list.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_moment_is_put_into_a_question() {
        for written in [
            "2026-11-23T09:00:00.123",
            "2026-11-23",
            "2026-11-23T09:00:00.000+0300",
        ] {
            assert_eq!(ServerMoment::of(written).unwrap().as_str(), written);
        }
        for written in ["", "now", "2026-11-23T09:00:00&x=1", "2026-11-23 9 o'clock"] {
            assert_eq!(ServerMoment::of(written), None, "{written}");
        }
    }

    #[test]
    fn an_answer_without_a_name_says_that_nothing_changed() {
        let told = |json: &str| names_anything(&serde_json::from_str(json).unwrap());
        assert!(!told(r#"{"system":{"id":"x"},"dataSets":[]}"#));
        assert!(!told(r#"{"system":{"id":"x"}}"#));
        assert!(told(r#"{"system":{},"sections":[{"id":"x"}]}"#));
        assert!(told("[]"), "not an answer to the question");
    }
}
