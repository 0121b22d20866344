//! What the moods do that no real answer does: pages in place of answers, and somebody else at work.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::{
    http::{Request, Response},
    say,
    shelf::{Shelf, StoredValue, ValueKey},
    world::World,
};
use crate::domain::mood::Mood;

/// A report, by form, unit and period.
pub(super) type Report = (String, String, String);

/// The workflow that everything is approved by.
const WORKFLOW: &str = "WfPractice1";

/// Returns what is said in place of every answer.
pub(super) fn instead(mood: Mood) -> Option<Response> {
    Some(match mood {
        Mood::Failing => say::message(500, "The server has a bad day"),
        Mood::Busy => Response::page(
            503,
            "<html><head><title>503 Service Temporarily Unavailable</title></head></html>",
        ),
        Mood::Malformed => Response::json(200, "{\"dataValues\":[{\"dataElement\":\"aB".to_owned()),
        Mood::LoginRefused => say::message(401, "Unauthorized"),
        Mood::LoginPage => Response::page(
            200,
            "<!doctype html><html><title>Login</title><form action=\"/login\"></form></html>",
        ),
        Mood::Portal => Response::redirect("http://hotspot.invalid/welcome"),
        Mood::Proxy => Response::page(
            407,
            "<html><title>Proxy Authentication Required</title></html>",
        ),
        Mood::Well
        | Mood::Offline
        | Mood::Slow
        | Mood::CutOff
        | Mood::Locked
        | Mood::Approved
        | Mood::Conflict
        | Mood::Foreign => return None,
    })
}

/// `GET dataSets/ID` for the workflow alone.
pub(super) fn workflow(mood: Mood) -> Response {
    let body = match mood {
        Mood::Approved => json!({ "workflow": { "id": WORKFLOW } }),
        _ => json!({}),
    };
    Response::json(200, body.to_string())
}

/// `GET dataApprovals/approvals`.
pub(super) fn approvals(mood: Mood, world: &World, request: &Request) -> Response {
    let listed = |name: &str| request.parameter(name).unwrap_or_default().split(',');
    let state = match mood {
        Mood::Approved => "APPROVED_HERE",
        _ => "UNAPPROVED_READY",
    };
    let all: Vec<Json> = listed("pe")
        .flat_map(|period| listed("ou").map(move |unit| (period, unit)))
        .map(|(period, unit)| {
            json!({
                "wf": WORKFLOW, "pe": period, "ou": unit, "aoc": world.default_combo(),
                "state": state,
            })
        })
        .collect();
    Response::json(200, Json::Array(all).to_string())
}

/// Somebody else changes the first figure of the report that is asked for, or enters one; once a report.
pub(super) fn meddle(
    world: &World,
    shelf: &mut Shelf,
    request: &Request,
    meddled: &mut BTreeSet<Report>,
) {
    let of = |name: &str| request.parameter(name).unwrap_or_default().to_owned();
    let (set, period, unit) = (of("ds"), of("pe"), of("ou"));
    let Some(form) = world.form(&set) else { return };
    if !meddled.insert((set.clone(), unit.clone(), period.clone())) {
        return;
    }
    let cells = form.enterable().filter_map(|(place, cell)| {
        let row = form.row_at(place)?;
        let key = ValueKey {
            unit: unit.clone(),
            period: period.clone(),
            attribute: world.default_combo().to_owned(),
            element: cell.data_element.to_string(),
            combo: cell.category_option_combo.to_string(),
        };
        (row.value_type.is_whole() && row.option_set.is_none()).then_some(key)
    });
    let figure = |shelf: &Shelf, key: &ValueKey| {
        let stored = shelf.values.get(key).filter(|stored| !stored.deleted)?;
        stored.value.as_ref()?.parse::<i32>().ok()
    };
    let keys: Vec<ValueKey> = cells.collect();
    let filled = keys
        .iter()
        .find_map(|key| Some((key.clone(), figure(shelf, key)?)));
    let Some((key, before)) = filled.or_else(|| Some((keys.first()?.clone(), 0))) else {
        return;
    };
    let now = world.now();
    let stored = shelf.values.entry(key).or_insert_with(|| StoredValue {
        created: now.clone(),
        ..StoredValue::default()
    });
    stored.value = Some(before.saturating_add(1).to_string());
    stored.deleted = false;
    stored.updated = now;
}
