//! `completeDataSetRegistrations`: neither lock nor assignment is checked, and faults have no codes.

use serde_json::Value as Json;

use super::{
    Generation,
    http::{Request, Response},
    imports,
    say::{self, Conflict, Fault, Summary, Word},
    shelf::{Registration, RegistrationKey, Shelf, ValueKey},
    world::World,
};
use crate::domain::{
    form::{Cell, Form},
    period::{Openness, Period},
};

pub(super) fn register(world: &World, shelf: &mut Shelf, request: &Request) -> Response {
    let unreadable = || {
        say::summary(
            world.generation,
            Word::Error,
            Some("The import process failed: Post-condition was null"),
            &Summary::default(),
        )
    };
    let Ok(bytes) = imports::unpacked(&request.body) else {
        return unreadable();
    };
    let Ok(body) = serde_json::from_slice::<Json>(&bytes) else {
        return unreadable();
    };
    let mut summary = Summary::default();
    let empty = Vec::new();
    let items = body
        .get("completeDataSetRegistrations")
        .and_then(Json::as_array)
        .unwrap_or(&empty);
    for item in items {
        match one(world, shelf, item) {
            Ok((key, completed)) => {
                let date = item.get("date").and_then(Json::as_str);
                let registration = Registration {
                    completed,
                    date: date.map_or_else(|| world.today().to_string(), str::to_owned),
                };
                if shelf.registrations.insert(key, registration).is_some() {
                    summary.updated += 1;
                } else {
                    summary.imported += 1;
                }
            }
            Err(Refused::Conflict(object, said)) => {
                summary.ignored += 1;
                summary.conflicts.push(Conflict {
                    fault: Fault {
                        code: None,
                        object: Some(object),
                        objects: Json::Null,
                        said,
                        property: None,
                    },
                    indexes: None,
                });
            }
            Err(Refused::Flush) => {
                let description = Some("The import process failed: Failed to flush BatchHandler");
                let nothing = Summary::default();
                return say::summary(world.generation, Word::Error, description, &nothing);
            }
        }
    }
    let outcome = if summary.conflicts.is_empty() {
        Word::Success
    } else {
        Word::Error
    };
    let description = Some("Import process complete.");
    say::summary(world.generation, outcome, description, &summary)
}

enum Refused {
    Conflict(String, String),
    /// So 2.43 meets a future period.
    Flush,
}

fn one(world: &World, shelf: &Shelf, item: &Json) -> Result<(RegistrationKey, bool), Refused> {
    let text = |name: &str| item.get(name).and_then(Json::as_str).unwrap_or_default();
    let refuse = |id: &str, said: &str| Err(Refused::Conflict(id.to_owned(), said.to_owned()));
    let (set, unit) = (text("dataSet"), text("organisationUnit"));
    let Some(form) = world.form(set) else {
        return refuse(set, "Data set not found or not accessible");
    };
    let Ok(period) = Period::parse(text("period")) else {
        return refuse(text("period"), "Period not valid");
    };
    if world.unit(unit).is_none() {
        return refuse(unit, "Organisation unit not found or not accessible");
    }
    if !world.is_mine(unit) {
        let said = format!(
            "Organisation unit is not in hierarchy of user: {}",
            super::USER
        );
        return refuse(unit, &said);
    }
    if world.generation == Generation::New
        && matches!(world.openness(form, period), Openness::NotYet { .. })
    {
        return Err(Refused::Flush);
    }
    let key = RegistrationKey {
        data_set: set.to_owned(),
        period: period.id(),
        unit: unit.to_owned(),
        attribute: Some(text("attributeOptionCombo"))
            .filter(|combo| !combo.is_empty())
            .unwrap_or(world.default_combo())
            .to_owned(),
    };
    let completed = item.get("completed").and_then(Json::as_bool) != Some(false);
    // Also where a registration is taken back, as both generations do.
    if form.compulsory_fields_complete_only {
        let missing = form
            .compulsory
            .iter()
            .find(|cell| !is_filled(shelf, &key, cell));
        if let Some(cell) = missing {
            let said = format!(
                "{} needs to be filled. It is compulsory.",
                name(form, *cell)
            );
            return refuse("dataElementOperand", &said);
        }
    }
    Ok((key, completed))
}

fn is_filled(shelf: &Shelf, of: &RegistrationKey, cell: &Cell) -> bool {
    let key = ValueKey {
        unit: of.unit.clone(),
        period: of.period.clone(),
        attribute: of.attribute.clone(),
        element: cell.data_element.to_string(),
        combo: cell.category_option_combo.to_string(),
    };
    let stored = shelf.values.get(&key);
    stored.is_some_and(|stored| !stored.deleted && stored.value.is_some())
}

fn name(form: &Form, cell: Cell) -> String {
    form.places()
        .find(|place| form.cell_at(*place) == Some(cell))
        .and_then(|place| form.row_at(place))
        .map_or_else(String::new, |row| row.names.base.clone())
}

/// Takes a registration back; there need not be one.
pub(super) fn withdraw(shelf: &mut Shelf, request: &Request) -> Response {
    let of = |name: &str| request.parameter(name).unwrap_or_default();
    shelf.registrations.retain(|key, _| {
        key.data_set != of("ds") || key.period != of("pe") || key.unit != of("ou")
    });
    Response::empty(204)
}
