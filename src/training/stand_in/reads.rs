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
    period::{Openness, Period},
};

/// What a reading call asks for.
struct Asked<'a> {
    form: &'a Form,
    period: Period,
    unit: &'a str,
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
    let Ok(period) = Period::parse(period) else {
        let said = "At least one period, start/end dates, last updated or last updated duration must be specified";
        return Err(say::coded(409, said, Some("E2002")));
    };
    if !world.is_mine(unit) {
        return Err(match world.generation {
            // No word at all: so it answers who asks about a unit of others.
            Generation::Old => Response::empty(200),
            Generation::New => {
                let said = format!("User is not allowed to view org unit(s): `[{unit}]`");
                say::coded(409, &said, Some("E2012"))
            }
        });
    }
    Ok(Asked { form, period, unit })
}

/// `GET dataEntry/dataValues`.
pub(super) fn data_entry(world: &World, shelf: &Shelf, request: &Request) -> Response {
    let asked = match asked(world, request, ["ds", "pe", "ou"]) {
        Ok(asked) => asked,
        Err(response) => return response,
    };
    let period = asked.period.id();
    let values: Vec<Json> = held(world, shelf, &asked, false)
        .map(|(key, stored)| {
            let mut told = common(key, stored);
            told.insert("period".to_owned(), json!(period));
            told.insert("orgUnit".to_owned(), json!(asked.unit));
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
    let lock = match world.openness(asked.form, asked.period) {
        Openness::Open | Openness::NotYet { .. } => "OPEN",
        Openness::Expired { .. } | Openness::OutsideWindow => "LOCKED",
    };
    let registration = shelf.registrations.get(&RegistrationKey {
        data_set: asked.form.id.to_string(),
        period: period.clone(),
        unit: asked.unit.to_owned(),
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
    let period = asked.period.id();
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
            if is_old {
                put("period", json!(period));
                put("orgUnit", json!(asked.unit));
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
    let mut body = json!({
        "dataSet": asked.form.id, "period": period, "orgUnit": asked.unit, "dataValues": values,
    });
    if let Some(fields) = body.as_object_mut().filter(|_| is_old) {
        fields.insert("completeDate".to_owned(), Json::Null);
    }
    Response::json(200, body.to_string())
}

/// `GET completeDataSetRegistrations`.
pub(super) fn registrations(shelf: &Shelf, request: &Request) -> Response {
    let of = |name: &str| request.parameter(name).unwrap_or_default();
    let period = Period::parse(of("period")).map_or_else(|_| String::new(), Period::id);
    let found: Vec<Json> = shelf
        .registrations
        .iter()
        .filter(|(key, _)| {
            key.data_set == of("dataSet") && key.period == period && key.unit == of("orgUnit")
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
    let period = asked.period.id();
    shelf.values.iter().filter(move |(key, stored)| {
        key.unit == asked.unit
            && key.period == period
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
