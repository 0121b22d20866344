//! Lists and fields of metadata, read so that one broken item spoils nothing but itself.

use std::{collections::BTreeSet, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value as Json;

use crate::text::clean;

/// The most items of a list inside another thing; a national form has some two thousand elements.
const MOST_INSIDE: usize = 20_000;

/// The most names of unknown properties that are told for one kind of thing.
const MOST_UNKNOWN: usize = 12;

/// The longest id or name that is told of something broken.
const LONGEST_TOLD: usize = 100;

/// A kind of thing that a metadata document has a list of.
pub(super) trait Kind: DeserializeOwned {
    /// What the server calls it.
    const NAME: &'static str;
    /// The most that are read.
    const MOST: usize;
    /// The properties that are read here, one word each.
    const READ: &'static str;
    /// Its id.
    fn id(&self) -> &str;
}

/// What was read of one list of a document.
#[derive(Debug)]
pub(super) struct List<T> {
    /// The items, each id once.
    pub(super) items: Vec<T>,
    /// The id and name of what could not be read.
    pub(super) unreadable: Vec<(String, String)>,
    /// Ids that came again; the first was kept.
    pub(super) twice: Vec<String>,
    /// Properties that DHIS2 is not known to have.
    pub(super) unknown: BTreeSet<String>,
    /// More came than are read.
    pub(super) is_cut: bool,
    ids: BTreeSet<String>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            unreadable: Vec::new(),
            twice: Vec::new(),
            unknown: BTreeSet::new(),
            is_cut: false,
            ids: BTreeSet::new(),
        }
    }
}

impl<T: Kind> List<T> {
    /// Reads the next value of a document into this list; a list may come in several pieces.
    pub(super) fn read_value<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let more: Items<T> = map.next_value()?;
        for item in more.0 {
            self.take(item);
        }
        self.is_cut |= more.1;
        Ok(())
    }

    fn take(&mut self, item: Item<T>) {
        match item {
            Ok((item, unknown)) => {
                if self.unknown.len() < MOST_UNKNOWN {
                    self.unknown.extend(unknown);
                }
                let id = item.id().to_owned();
                if id.is_empty() || self.ids.insert(id.clone()) {
                    self.items.push(item);
                } else {
                    self.twice.push(id);
                }
            }
            Err(broken) => self.unreadable.push(broken),
        }
    }
}

/// The items of one piece of a list, and whether more came than are read.
struct Items<T>(Vec<Item<T>>, bool);

/// An item with the names of its unknown properties, or the id and name of one that cannot be read.
type Item<T> = Result<(T, Vec<String>), (String, String)>;

impl<'de, T: Kind> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut items = Vec::new();
        let mut is_cut = false;
        one_by_one(deserializer, |json: Json| {
            if items.len() >= T::MOST {
                is_cut = true;
                return;
            }
            items.push(item(json));
        })?;
        Ok(Self(items, is_cut))
    }
}

fn item<T: Kind>(json: Json) -> Item<T> {
    let told = |key: &str| {
        clean(
            json.get(key).and_then(Json::as_str).unwrap_or(""),
            LONGEST_TOLD,
        )
    };
    let broken = (told("id"), told("name"));
    let unknown = json
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .filter(|name| !IGNORED.contains(name))
        .filter(|name| !T::READ.split_whitespace().any(|read| read == *name))
        .take(MOST_UNKNOWN)
        .map(|name| clean(name, LONGEST_TOLD))
        .collect();
    match serde_json::from_value(json) {
        Ok(read) => Ok((read, unknown)),
        Err(_) => Err(broken),
    }
}

/// Reads a list item by item; what cannot be read is left out, anything but a list is an empty one, and
/// a bare text is an object with that id.
pub(super) fn each<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let mut items = Vec::new();
    one_by_one(deserializer, |json| {
        if items.len() < MOST_INSIDE
            && let Ok(item) = serde_json::from_value(json)
        {
            items.push(item);
        }
    })?;
    Ok(items)
}

/// Reads a field; what is of another type than expected counts as not there.
pub(super) fn lenient<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    let json = Json::deserialize(deserializer)?;
    Ok(serde_json::from_value(json).unwrap_or_default())
}

/// Hands on the items of a list, one after the other, so that a long one is never held as JSON whole.
fn one_by_one<'de, D: Deserializer<'de>>(
    deserializer: D,
    take: impl FnMut(Json),
) -> Result<(), D::Error> {
    deserializer.deserialize_any(OneByOne {
        take,
        lifetime: PhantomData,
    })
}

struct OneByOne<'de, F> {
    take: F,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, F: FnMut(Json)> Visitor<'de> for OneByOne<'de, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while let Some(json) = items.next_element::<Json>()? {
            (self.take)(match json {
                Json::String(id) => serde_json::json!({ "id": id }),
                json => json,
            });
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// Properties that DHIS2 has and a form has no use for: who made it, who may see it, how it is drawn.
const IGNORED: &[&str] = &[
    "access",
    "aggregationLevels",
    "allItems",
    "analyticsType",
    "annualized",
    "attributeValues",
    "comment",
    "commentOptionSet",
    "coordinates",
    "created",
    "createdBy",
    "dataDimension",
    "dataDimensionType",
    "dataElementDecoration",
    "dataElementGroups",
    "dataSetElements",
    "denominatorDescription",
    "description",
    "dimension",
    "dimensionItem",
    "dimensionItemType",
    "dimensionType",
    "displayDescription",
    "displayFormName",
    "displayInstruction",
    "displayName",
    "displayNumeratorDescription",
    "displayDenominatorDescription",
    "displayShortName",
    "domainType",
    "email",
    "address",
    "contactPerson",
    "externalAccess",
    "favorite",
    "favorites",
    "fieldMask",
    "filter",
    "formName",
    "formType",
    "geometry",
    "hasChildren",
    "hasItems",
    "href",
    "ignoreApproval",
    "image",
    "indicatorGroups",
    "interpretations",
    "isDefault",
    "itemType",
    "lastUpdated",
    "lastUpdatedBy",
    "leaf",
    "legendSet",
    "legendSets",
    "mobile",
    "notificationRecipients",
    "notificationTemplates",
    "notifyCompletingUser",
    "numeratorDescription",
    "optionSetValue",
    "owner",
    "periodOffset",
    "periodTypeEnumName",
    "publicAccess",
    "queryMods",
    "renderAsTabs",
    "renderHorizontally",
    "sharing",
    "skipOffline",
    "skipTotal",
    "style",
    "subscribed",
    "subscribers",
    "url",
    "user",
    "userAccesses",
    "userGroupAccesses",
    "valueTypeOptions",
    "validationRuleGroups",
    "version",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Holder {
        #[serde(default, deserialize_with = "each")]
        list: Vec<u32>,
        #[serde(default, deserialize_with = "lenient")]
        days: f64,
    }

    #[test]
    fn anything_but_a_list_is_an_empty_one() {
        for json in [
            "null",
            "7",
            "-7",
            "7.5",
            "true",
            "\"x\"",
            "{\"a\":[1]}",
            "[]",
            "[{}, \"x\"]",
        ] {
            let read: Holder = serde_json::from_str(&format!("{{\"list\":{json}}}")).unwrap();
            assert!(read.list.is_empty(), "{json}");
        }
        let read: Holder = serde_json::from_str("{\"list\":[1,null,\"b\",3]}").unwrap();
        assert_eq!(read.list, [1, 3]);
    }

    #[test]
    fn a_field_of_another_type_counts_as_not_there() {
        for json in ["null", "\"many\"", "{}", "[1]"] {
            let read: Holder = serde_json::from_str(&format!("{{\"days\":{json}}}")).unwrap();
            assert!(read.days.abs() < f64::EPSILON, "{json}");
        }
    }
}
