//! As 2.43 and later: first the report as a whole, then each value.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Body, Head, Import, Incoming};
use crate::{
    domain::{
        form::Form,
        period::{Openness, Period},
    },
    training::stand_in::{
        Generation,
        http::Response,
        say::{self, Conflict, Fault, Summary, Word},
        shelf::{StoredValue, ValueKey},
        value::{self, Why},
        world::World,
    },
};

/// The longest comment.
const LONGEST_COMMENT: usize = 5_000;

/// A value with everything it takes from the head, told apart.
struct Placed<'a> {
    incoming: &'a Incoming,
    period: Period,
    unit: &'a str,
    attribute: &'a str,
    combo: &'a str,
}

pub(super) fn import(mut import: Import<'_>, body: &Body) -> Response {
    let placed = match placed(import.world, body) {
        Ok(placed) => placed,
        Err(response) => return response,
    };
    if let Some(fault) = group_fault(import.world, &body.head, &placed) {
        return all_refused(fault, placed.len());
    }
    let mut summary = Summary::default();
    for (index, value) in placed.iter().enumerate() {
        let judged = if import.refuse_first && index == 0 {
            let given = value.incoming.value.as_deref().unwrap_or_default();
            Err(type_fault(index, given, "NUMBER", "value_not_numeric"))
        } else {
            judge(import.world, index, value)
        };
        match judged {
            Ok(stored) => {
                let key = ValueKey {
                    unit: value.unit.to_owned(),
                    period: value.period.id(),
                    attribute: value.attribute.to_owned(),
                    element: value.incoming.element.clone(),
                    combo: value.combo.to_owned(),
                };
                let created = import.shelf.values.get(&key);
                let created = created.map_or_else(|| import.world.now(), |old| old.created.clone());
                import.keep(
                    key,
                    StoredValue {
                        value: stored,
                        comment: value.incoming.comment.clone(),
                        follow_up: value.incoming.follow_up,
                        deleted: value.incoming.deleted,
                        created,
                        updated: import.world.now(),
                    },
                );
                // Never `imported`, never `deleted`.
                summary.updated += 1;
            }
            Err(fault) => summary.reject(index, fault),
        }
    }
    let word = match (summary.rejected.len(), summary.updated) {
        (0, _) => Word::Success,
        (_, 0) => Word::Error,
        _ => Word::Warning,
    };
    say::summary(Generation::New, word, None, &summary)
}

/// Reads periods; what cannot be read is an error of the server and not of the value.
fn placed<'a>(world: &'a World, body: &'a Body) -> Result<Vec<Placed<'a>>, Response> {
    let head = &body.head;
    let mut all = Vec::new();
    for (index, incoming) in body.values.iter().enumerate() {
        let Some(period) = incoming.period.as_ref().or(head.period.as_ref()) else {
            let said = format!("Value #{index} period not defined in group or value");
            let summary = Summary {
                conflicts: vec![Conflict {
                    fault: fault("E8100", &index.to_string(), said),
                    indexes: Some(vec![-1]),
                }],
                ..Summary::default()
            };
            return Err(say::summary(Generation::New, Word::Error, None, &summary));
        };
        let Ok(period) = Period::parse(period) else {
            return Err(say::message(
                500,
                "Cannot invoke \"org.hisp.dhis.datavalue.DataEntryGroup.deletion()\" because \"group\" is null",
            ));
        };
        let or_default =
            |combo: Option<&'a String>| combo.map_or(world.default_combo(), |combo| combo.as_str());
        all.push(Placed {
            incoming,
            period,
            unit: incoming
                .unit
                .as_ref()
                .or(head.unit.as_ref())
                .map_or("", String::as_str),
            attribute: or_default(incoming.attribute.as_ref().or(head.attribute.as_ref())),
            combo: or_default(incoming.combo.as_ref()),
        });
    }
    Ok(all)
}

/// Returns the first reason for refusing everything.
fn group_fault(world: &World, head: &Head, values: &[Placed<'_>]) -> Option<Fault> {
    let first = values.first()?;
    let named = head.data_set.as_deref();
    let form = match named {
        Some(id) => world.form(id),
        None => world
            .element(&first.incoming.element)
            .map(|known| known.form),
    };
    let set = named.map_or_else(
        || form.map_or_else(String::new, |form| form.id.to_string()),
        str::to_owned,
    );
    let elements = listed(values, |value| {
        let id = value.incoming.element.as_str();
        form.and_then(|form| world.element_of(form, id))
            .is_none()
            .then(|| id.to_owned())
    });
    let Some(form) = form.filter(|_| elements.is_empty()) else {
        return Some(not_usable("E8020", &set, "data element(s)", &elements));
    };
    let strangers = listed(values, |value| {
        (world.unit(value.unit).is_some() && !world.is_mine(value.unit))
            .then(|| value.unit.to_owned())
    });
    if !strangers.is_empty() {
        let said = format!("Current user cannot enter data for org unit(s): `[{strangers}]`");
        return Some(fault("E8011", &format!("[{strangers}]"), said));
    }
    let periods = listed(values, |value| {
        (value.period.period_type() != form.period_type).then(|| value.period.id())
    });
    if !periods.is_empty() {
        return Some(not_usable("E8021", &set, "period(s)", &periods));
    }
    let units = listed(values, |value| {
        (!world.is_assigned(form, value.unit)).then(|| value.unit.to_owned())
    });
    if !units.is_empty() {
        return Some(not_usable("E8022", &set, "org unit(s)", &units));
    }
    let attributes = listed(values, |value| {
        (!has_attribute(form, value.attribute)).then(|| value.attribute.to_owned())
    });
    if !attributes.is_empty() {
        let what = "attribute option combo(s)";
        return Some(not_usable("E8023", &set, what, &attributes));
    }
    combo_fault(world, form, values)
        .or_else(|| twice(values))
        .or_else(|| untimely(world, form, values))
}

/// Tells whether reports of a form may be kept under an attribute option combo.
fn has_attribute(form: &Form, combo: &str) -> bool {
    let choices = form
        .attribute
        .iter()
        .flat_map(|attribute| &attribute.choices);
    form.attribute_option_combo.as_str() == combo
        || choices
            .into_iter()
            .any(|choice| choice.combo.as_str() == combo)
}

fn combo_fault(world: &World, form: &Form, values: &[Placed<'_>]) -> Option<Fault> {
    let set = form.id;
    values.iter().find_map(|value| {
        let (id, combo) = (value.incoming.element.as_str(), value.combo);
        let known = world.element_of(form, id)?;
        // A missing combo means the default one, even where the element is split.
        let is_left_out = value.incoming.combo.is_none();
        if is_left_out || known.combos.iter().any(|other| other == combo) {
            return None;
        }
        let said = format!(
            "Data set {set} + data element {id} not usable with category option combo(s): `[{combo}]`"
        );
        Some(fault("E8024", &format!("{set}-{id}-[{combo}]"), said))
    })
}

fn twice(values: &[Placed<'_>]) -> Option<Fault> {
    let mut seen: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, value) in values.iter().enumerate() {
        let key = (
            value.incoming.element.as_str(),
            value.combo,
            value.unit,
            value.period,
        );
        seen.entry(key).or_default().push(index);
    }
    let (key, indexes) = seen.into_iter().find(|(_, indexes)| indexes.len() > 1)?;
    let said = format!(
        "Value #{indexes:?} all affect the same data value: `{}`",
        key.0
    );
    Some(fault("E8128", &format!("{indexes:?}"), said))
}

fn untimely(world: &World, form: &Form, values: &[Placed<'_>]) -> Option<Fault> {
    let closed = listed(values, |value| {
        (world.openness(form, value.period) != Openness::Open).then(|| value.period.id())
    });
    if closed.is_empty() {
        return None;
    }
    let set = form.id;
    let said = format!("Untimely data entry for data set {set} and period(s): `[{closed}]`");
    Some(fault("E8030", &format!("{set}-[{closed}]"), said))
}

/// Judges one value by itself.
fn judge(world: &World, index: usize, value: &Placed<'_>) -> Result<Option<String>, Fault> {
    let incoming = value.incoming;
    let given = incoming.value.as_deref().filter(|given| !given.is_empty());
    let Some(given) = given else {
        if incoming.deleted {
            return Ok(None);
        }
        let said = format!("Value #{index} value is required");
        return Err(fault("E8120", &index.to_string(), said));
    };
    let comment = incoming.comment.as_deref();
    if comment.is_some_and(|comment| comment.chars().count() > LONGEST_COMMENT) {
        let said = format!("Value #{index} comment too long (max 5,000 characters)`");
        return Err(fault("E8125", &format!("{index}-5000"), said));
    }
    let Some(element) = world.element(&incoming.element) else {
        return Ok(None);
    };
    match value::accept(world, element.row, given) {
        Ok(stored) => Ok(Some(stored)),
        Err(Why::Type(problem)) => {
            let name = serde_json::to_value(element.row.value_type).unwrap_or_default();
            let name = name.as_str().unwrap_or_default().to_owned();
            Err(type_fault(index, given, &name, problem))
        }
        Err(Why::Option) => {
            let id = &incoming.element;
            let said = format!(
                "Value #{index} value `{given}` is no valid option for data element `{id}`"
            );
            Err(fault("E8123", &format!("{index}-{given}-{id}"), said))
        }
    }
}

fn type_fault(index: usize, given: &str, name: &str, word: &str) -> Fault {
    let said = format!("Value #{index} value `{given}` is no valid {name}: {word}");
    fault("E8122", &format!("{index}-{given}-{name}-{word}"), said)
}

fn not_usable(code: &'static str, set: &str, what: &str, ids: &str) -> Fault {
    let said = format!("Data set {set} not usable with {what}: `[{ids}]`");
    fault(code, &format!("{set}-[{ids}]"), said)
}

fn fault(code: &'static str, args: &str, said: String) -> Fault {
    Fault {
        code: Some(code),
        object: None,
        objects: json!({ "args": args }),
        said,
        property: None,
    }
}

/// Everything falls with one of them: all indexes are rejected, and nothing is counted.
fn all_refused(fault: Fault, count: usize) -> Response {
    let indexes = (0..count).map(|index| i64::try_from(index).unwrap_or(-1));
    let summary = Summary {
        conflicts: vec![Conflict {
            fault,
            indexes: Some(indexes.collect()),
        }],
        rejected: (0..count).collect(),
        ..Summary::default()
    };
    say::summary(Generation::New, Word::Error, None, &summary)
}

/// Returns what is found in the values, each once, in order, separated by commas.
fn listed(values: &[Placed<'_>], find: impl Fn(&Placed<'_>) -> Option<String>) -> String {
    let mut found: Vec<String> = Vec::new();
    for id in values.iter().filter_map(find) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found.join(", ")
}
