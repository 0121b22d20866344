//! What the stand-in holds, told in the shape of each generation.

use serde_json::{Map, Value as Json, json};

use super::{
    Generation,
    http::{Request, Response},
    say,
    shelf::{RegistrationKey, Shelf, StoredValue, ValueKey},
    world::World,
};
use crate::domain::{
    form::Form,
    mood::Mood,
    period::{Openness, Period},
};

/// What a reading call asks for.
struct Asked<'a> {
    form: &'a Form,
    periods: Vec<Period>,
    units: Vec<&'a str>,
}

fn asked<'a>(
    world: &'a World,
    request: &'a Request,
    names: [&str; 3],
) -> Result<Asked<'a>, Response> {
    let [set, period, unit] = names.map(|name| request.parameter(name).unwrap_or_default());
    let Some(form) = world.form(set) else {
        let said = format!("Data set not found or not accessible: `{set}`");
        return Err(say::coded(409, &said, Some("E2001")));
    };
    let Ok(periods) = period
        .split(',')
        .map(Period::parse)
        .collect::<Result<_, _>>()
    else {
        let said = "At least one period, start/end dates, last updated or last updated duration must be specified";
        return Err(say::coded(409, said, Some("E2002")));
    };
    let units: Vec<&str> = unit.split(',').collect();
    if let Some(unit) = units.iter().find(|unit| !world.is_mine(unit)) {
        return Err(match world.generation {
            // No word at all: so it answers who asks about a unit of others.
            Generation::Old => Response::empty(200),
            Generation::New => {
                let said = format!("User is not allowed to view org unit(s): `[{unit}]`");
                say::coded(409, &said, Some("E2012"))
            }
        });
    }
    Ok(Asked {
        form,
        periods,
        units,
    })
}

impl Asked<'_> {
    /// The one period and unit that are asked for, which then stand in the head.
    fn head(&self) -> Option<(Period, &str)> {
        match (&self.periods[..], &self.units[..]) {
            ([period], [unit]) => Some((*period, *unit)),
            _ => None,
        }
    }
}

/// `GET dataEntry/dataValues`.
pub(super) fn data_entry(world: &World, shelf: &Shelf, request: &Request, mood: Mood) -> Response {
    let asked = match asked(world, request, ["ds", "pe", "ou"]) {
        Ok(asked) => asked,
        Err(response) => return response,
    };
    let Some((asked_period, unit)) = asked.head() else {
        return say::coded(409, "One period and one org unit are needed", Some("E2002"));
    };
    let period = asked_period.id();
    let values: Vec<Json> = held(world, shelf, &asked, false)
        .map(|(key, stored)| {
            let mut told = common(key, stored);
            told.insert("period".to_owned(), json!(period));
            told.insert("orgUnit".to_owned(), json!(unit));
            told.insert(
                "attribute".to_owned(),
                json!({"combo": "bjDvmb4bfuf", "options": ["xYerKDKCefk"]}),
            );
            told.insert("followUp".to_owned(), json!(stored.follow_up));
            if let Some(value) = &stored.value {
                told.insert("value".to_owned(), json!(value));
            }
            if let Some(comment) = &stored.comment {
                told.insert("comment".to_owned(), json!(comment));
            }
            Json::Object(told)
        })
        .collect();
    let lock = match (mood, world.openness(asked.form, asked_period)) {
        (Mood::Approved, _) => "APPROVED",
        (Mood::Locked, _) | (_, Openness::Expired { .. } | Openness::OutsideWindow) => "LOCKED",
        (_, Openness::Open | Openness::NotYet { .. }) => "OPEN",
    };
    let registration = shelf.registrations.get(&RegistrationKey {
        data_set: asked.form.id.to_string(),
        period: period.clone(),
        unit: unit.to_owned(),
        attribute: world.default_combo().to_owned(),
    });
    let complete = match registration {
        Some(registration) => json!({
            "complete": registration.completed,
            "created": format!("{}T00:00:00.000", registration.date),
            "createdBy": super::USER,
        }),
        None => json!({"complete": false}),
    };
    let body = json!({
        "dataValues": values, "minMaxValues": [], "lockStatus": lock, "completeStatus": complete,
    });
    Response::json(200, body.to_string())
}

/// `GET dataValueSets`.
pub(super) fn data_value_set(world: &World, shelf: &Shelf, request: &Request) -> Response {
    let asked = match asked(world, request, ["dataSet", "period", "orgUnit"]) {
        Ok(asked) => asked,
        Err(response) => return response,
    };
    let is_old = world.generation == Generation::Old;
    let head = asked.head();
    let values: Vec<Json> = held(world, shelf, &asked, request.is_on("includeDeleted"))
        .map(|(key, stored)| {
            let mut told = common(key, stored);
            told.insert("attributeOptionCombo".to_owned(), json!(key.attribute));
            let mut put = |name: &str, value: Json| {
                // 2.42 writes nulls, 2.43 leaves them out.
                if is_old || !value.is_null() {
                    told.insert(name.to_owned(), value);
                }
            };
            put("value", json!(stored.value));
            put("comment", json!(stored.comment));
            // 2.43 leaves out what stands in the head.
            if is_old || head.is_none() {
                put("period", json!(key.period));
                put("orgUnit", json!(key.unit));
            }
            if is_old {
                put("followup", json!(stored.follow_up));
            } else if stored.follow_up {
                put("followUp", json!(true));
            }
            if stored.deleted {
                put("deleted", json!(true));
            }
            Json::Object(told)
        })
        .collect();
    let mut body = json!({ "dataSet": asked.form.id, "dataValues": values });
    if let Some(fields) = body.as_object_mut() {
        if let Some((period, unit)) = head {
            fields.insert("period".to_owned(), json!(period.id()));
            fields.insert("orgUnit".to_owned(), json!(unit));
        }
        if is_old {
            fields.insert("completeDate".to_owned(), Json::Null);
        }
    }
    Response {
        is_packed: request.parameter("compression") == Some("gzip"),
        ..Response::json(200, body.to_string())
    }
}

/// `GET completeDataSetRegistrations`.
pub(super) fn registrations(shelf: &Shelf, request: &Request) -> Response {
    let of = |name: &str| request.parameter(name).unwrap_or_default();
    let periods: Vec<String> = of("period")
        .split(',')
        .filter_map(|period| Period::parse(period).ok())
        .map(Period::id)
        .collect();
    let units: Vec<&str> = of("orgUnit").split(',').collect();
    let found: Vec<Json> = shelf
        .registrations
        .iter()
        .filter(|(key, _)| {
            key.data_set == of("dataSet")
                && periods.contains(&key.period)
                && units.contains(&key.unit.as_str())
        })
        .map(|(key, registration)| {
            json!({
                "period": key.period, "dataSet": key.data_set, "organisationUnit": key.unit,
                "attributeOptionCombo": key.attribute, "date": registration.date,
                "storedBy": super::USER, "completed": registration.completed,
            })
        })
        .collect();
    // None at all is an object without a list.
    if found.is_empty() {
        return Response::json(200, "{}".to_owned());
    }
    Response::json(
        200,
        json!({ "completeDataSetRegistrations": found }).to_string(),
    )
}

fn held<'a>(
    world: &'a World,
    shelf: &'a Shelf,
    asked: &'a Asked<'a>,
    deleted_too: bool,
) -> impl Iterator<Item = (&'a ValueKey, &'a StoredValue)> {
    let periods: Vec<String> = asked.periods.iter().map(|period| period.id()).collect();
    shelf.values.iter().filter(move |(key, stored)| {
        asked.units.contains(&key.unit.as_str())
            && periods.contains(&key.period)
            && (deleted_too || !stored.deleted)
            && world.element_of(asked.form, &key.element).is_some()
    })
}

fn common(key: &ValueKey, stored: &StoredValue) -> Map<String, Json> {
    let mut told = Map::new();
    let mut put = |name: &str, value: Json| told.insert(name.to_owned(), value);
    put("dataElement", json!(key.element));
    put("categoryOptionCombo", json!(key.combo));
    put("storedBy", json!(super::USER));
    put("created", json!(stored.created));
    put("lastUpdated", json!(stored.updated));
    told
}
