//! The forms told back as metadata of DHIS2, so that connecting can be practised, too.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::{
    Generation,
    http::{Request, Response},
    world::World,
};
use crate::domain::{
    form::{Column, Form, Section, Table},
    names::Names,
    organisation_unit::OrganisationUnit,
    secret::Secret,
};

pub(super) fn system_info(world: &World) -> Response {
    let version = match world.generation {
        Generation::Old => "2.42.5.2",
        Generation::New => "2.43.1",
    };
    let body = json!({
        "version": version, "calendar": "iso8601", "dateFormat": "yyyy-mm-dd",
        "serverDate": world.now(), "systemName": "Daftar, practice",
    });
    Response::json(200, body.to_string())
}

pub(super) fn me(world: &World) -> Response {
    let sets: Vec<_> = world.forms.iter().map(|form| form.id).collect();
    let units: Vec<Json> = world
        .top_of_mine()
        .iter()
        .map(|id| json!({ "id": id }))
        .collect();
    let body = json!({
        "id": "vSVj55z38kQ", "username": super::USER, "displayName": "Practice",
        "authorities": ["F_DATAVALUE_ADD", "F_DATAVALUE_DELETE"],
        "dataSets": sets, "organisationUnits": units,
    });
    Response::json(200, body.to_string())
}

pub(super) fn api_token(token: &Secret) -> Response {
    let body = json!({
        "httpStatus": "Created", "httpStatusCode": 201, "status": "OK",
        "response": {"key": token.reveal(), "uid": uid("token"), "responseType": "ObjectReport"},
    });
    Response::json(201, body.to_string())
}

pub(super) fn units(world: &World) -> Response {
    let units: Vec<Json> = world
        .mine()
        .map(|unit| {
            let mut told = told_unit(world, unit);
            let sets: Vec<Json> = world
                .forms
                .iter()
                .filter(|form| world.is_assigned(form, unit.id.as_str()))
                .map(|form| json!({ "id": form.id }))
                .collect();
            let parent = unit.parent.and_then(|id| world.unit(id.as_str()));
            if let Some(fields) = told.as_object_mut() {
                fields.insert("dataSets".to_owned(), json!(sets));
                if let Some(parent) = parent {
                    fields.insert("parent".to_owned(), told_unit(world, parent));
                }
            }
            told
        })
        .collect();
    Response::json(200, json!({ "organisationUnits": units }).to_string())
}

fn told_unit(world: &World, unit: &OrganisationUnit) -> Json {
    let mut path = format!("/{}", unit.id);
    let mut above = unit.parent;
    for _ in 0..20 {
        let Some(id) = above else { break };
        path = format!("/{id}{path}");
        above = world.unit(id.as_str()).and_then(|unit| unit.parent);
    }
    json!({
        "id": unit.id, "code": unit.code, "name": unit.names.base,
        "shortName": unit.short_names.base, "level": unit.level, "path": path,
        "openingDate": unit.opening_date.map(|day| format!("{day}T00:00:00.000")),
        "closedDate": unit.closed_date.map(|day| format!("{day}T00:00:00.000")),
        "phoneNumber": unit.telephone,
        "translations": translations(&[("NAME", &unit.names), ("SHORT_NAME", &unit.short_names)]),
    })
}

pub(super) fn data_sets(world: &World) -> Response {
    let sets: Vec<Json> = world.forms.iter().map(data_set).collect();
    Response::json(200, json!({ "dataSets": sets }).to_string())
}

/// Answers `GET /api/metadata`: its combos stand nested at the elements, so none beside them.
pub(super) fn package(world: &World, request: &Request) -> Response {
    if request.parameter("dataSets:filter").is_none() {
        return Response::json(200, json!({ "categoryCombos": [] }).to_string());
    }
    let since = request
        .parameter("dataSets:filter")
        .and_then(|filter| filter.strip_prefix("lastUpdated:gt:"));
    if let Some(since) = since {
        return changed_since(world, since);
    }
    let sets: Vec<Json> = world.forms.iter().map(data_set).collect();
    Response::json(
        200,
        json!({ "dataSets": sets, "dataElements": [] }).to_string(),
    )
}

/// Tells what was changed after a moment by the clock of this server; lists that are empty are left out.
fn changed_since(world: &World, since: &str) -> Response {
    let later = |at: &DateTime<Utc>| World::written(*at).as_str() > since;
    let changed: Vec<Json> = world
        .changed_at
        .iter()
        .filter(|(_, at)| later(at))
        .map(|(id, _)| json!({ "id": id }))
        .collect();
    let mut body = json!({ "system": {"id": uid("system"), "date": world.now()} });
    if let Some(fields) = body.as_object_mut().filter(|_| !changed.is_empty()) {
        fields.insert("dataSets".to_owned(), json!(changed));
    }
    Response::json(200, body.to_string())
}

fn data_set(form: &Form) -> Json {
    let sections: Vec<Json> = form
        .sections
        .iter()
        .map(|section| told_section(form, section))
        .collect();
    let elements: Vec<Json> = form
        .sections
        .iter()
        .flat_map(|section| &section.tables)
        .flat_map(|table| elements(form, table))
        .collect();
    let compulsory: Vec<Json> = form
        .compulsory
        .iter()
        .map(|cell| {
            json!({
                "dataElement": {"id": cell.data_element},
                "categoryOptionCombo": {"id": cell.category_option_combo},
            })
        })
        .collect();
    let windows: Vec<Json> = form
        .data_input_periods
        .iter()
        .map(|window| {
            json!({
                "period": {"id": window.period.id()},
                "openingDate": window.opening.map(|day| format!("{day}T00:00:00.000")),
                "closingDate": window.closing.map(|day| format!("{day}T00:00:00.000")),
            })
        })
        .collect();
    json!({
        "id": form.id, "code": form.code, "name": form.names.base,
        "shortName": form.short_names.base, "version": form.version,
        "periodType": form.period_type.name(), "openFuturePeriods": form.open_future_periods,
        "expiryDays": form.expiry_days, "timelyDays": form.timely_days,
        "compulsoryFieldsCompleteOnly": form.compulsory_fields_complete_only,
        "fieldCombinationRequired": form.field_combination_required,
        "validCompleteOnly": form.valid_complete_only,
        "noValueRequiresComment": form.no_value_requires_comment,
        "translations": translations(&[("NAME", &form.names), ("SHORT_NAME", &form.short_names)]),
        "categoryCombo": {
            "id": "bjDvmb4bfuf",
            "categoryOptionCombos": [{"id": form.attribute_option_combo}],
        },
        "dataInputPeriods": windows,
        "compulsoryDataElementOperands": compulsory,
        "sections": sections,
        "dataSetElements": elements,
    })
}

fn told_section(form: &Form, section: &Section) -> Json {
    let rows = section.tables.iter().flat_map(|table| &table.rows);
    let elements: Vec<Json> = rows.map(|row| json!({ "id": row.data_element })).collect();
    let greyed: Vec<Json> = form
        .places()
        .filter(|place| form.section_at(*place).is_some_and(|s| s.id == section.id))
        .filter(|place| form.rule_at(*place).is_some_and(|rule| !rule.is_enterable))
        .filter_map(|place| form.cell_at(place))
        .map(|cell| {
            json!({
                "dataElement": {"id": cell.data_element},
                "categoryOptionCombo": {"id": cell.category_option_combo},
            })
        })
        .collect();
    json!({
        "id": section.id, "name": section.names.base, "sortOrder": section.number,
        "showRowTotals": section.totals.rows, "showColumnTotals": section.totals.columns,
        "disableDataElementAutoGroup": true,
        "translations": translations(&[("NAME", &section.names)]),
        "dataElements": elements, "greyedFields": greyed,
    })
}

fn elements<'a>(form: &'a Form, table: &'a Table) -> impl Iterator<Item = Json> + 'a {
    let combo = combo(form, table);
    table.rows.iter().map(move |row| {
        let options = row
            .option_set
            .and_then(|id| Some((id, form.option_sets.get(&id)?)));
        let option_set = options.map(|(id, options)| {
            let options: Vec<Json> = options
                .iter()
                .enumerate()
                .map(|(order, option)| {
                    json!({
                        "code": option.code, "name": option.names.base, "sortOrder": order,
                        "translations": translations(&[("NAME", &option.names)]),
                    })
                })
                .collect();
            json!({ "id": id, "options": options })
        });
        json!({"dataElement": {
            "id": row.data_element, "code": row.code, "name": row.names.base,
            "formName": row.names.base, "valueType": row.value_type,
            "zeroIsSignificant": row.zero_is_significant, "aggregationType": "SUM",
            "translations": translations(&[("FORM_NAME", &row.names)]),
            "optionSet": option_set, "categoryCombo": combo,
        }})
    })
}

/// Makes the category combo that a table's columns are the product of.
fn combo(form: &Form, table: &Table) -> Json {
    let depth = table.columns.iter().map(|c| c.options.len()).max();
    let depth = depth.unwrap_or_default();
    if depth == 0 {
        return json!({
            "id": "bjDvmb4bfuf",
            "categories": [{"categoryOptions": [{"id": "xYerKDKCefk", "name": "default"}]}],
            "categoryOptionCombos": [{
                "id": table.columns.first().and_then(|column| column.category_option_combo),
                "categoryOptions": [{"id": "xYerKDKCefk"}],
            }],
        });
    }
    let option_id = |level: usize, names: &Names| uid(&format!("option {level} {}", names.base));
    let categories: Vec<Json> = (0..depth)
        .map(|level| {
            let mut options: Vec<&Names> = Vec::new();
            for option in table.columns.iter().filter_map(|c| c.options.get(level)) {
                if !options.iter().any(|known| known.base == option.base) {
                    options.push(option);
                }
            }
            let options: Vec<Json> = options
                .into_iter()
                .map(|names| {
                    json!({
                        "id": option_id(level, names), "name": names.base,
                        "translations": translations(&[("NAME", names)]),
                    })
                })
                .collect();
            json!({ "categoryOptions": options })
        })
        .collect();
    let combos: Vec<Json> = table
        .columns
        .iter()
        .filter_map(|column| {
            let id = column.category_option_combo?;
            let options = column.options.iter().enumerate();
            let options: Vec<Json> = options
                .map(|(level, names)| json!({ "id": option_id(level, names) }))
                .collect();
            Some(json!({ "id": id, "categoryOptions": options }))
        })
        .collect();
    let named = |column: &Column| column.category_option_combo.map(|id| id.to_string());
    let all: Vec<String> = table.columns.iter().filter_map(named).collect();
    json!({
        "id": uid(&format!("combo {} {}", form.id, all.join(" "))),
        "categories": categories, "categoryOptionCombos": combos,
    })
}

fn translations(of: &[(&str, &Names)]) -> Json {
    let told: Vec<Json> = of
        .iter()
        .flat_map(|(property, names)| {
            let all: &BTreeMap<String, String> = &names.translations;
            all.iter().map(move |(locale, value)| {
                json!({ "property": property, "locale": locale, "value": value })
            })
        })
        .collect();
    json!(told)
}

/// Makes an id that is always the same for the same text.
fn uid(of: &str) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    Sha256::digest(of.as_bytes())
        .iter()
        .take(11)
        .map(|byte| {
            let letter = LETTERS.get(usize::from(*byte) % LETTERS.len());
            letter.map_or('a', |letter| char::from(*letter))
        })
        .collect()
}
