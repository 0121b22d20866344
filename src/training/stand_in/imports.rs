//! `POST dataValueSets`.

mod new;
mod old;

use std::io::Read;

use flate2::read::GzDecoder;
use serde_json::{Map, Value as Json};

use super::{
    Generation,
    http::{Request, Response},
    say,
    shelf::{Shelf, StoredValue, ValueKey},
    world::World,
};
use crate::domain::mood::Mood;

const LONGEST: u64 = 64 * 1024 * 1024;

/// The head of a request.
#[derive(Debug, Default, Clone)]
struct Head {
    data_set: Option<String>,
    period: Option<String>,
    unit: Option<String>,
    attribute: Option<String>,
}

/// One value as it came.
#[derive(Debug, Default, Clone)]
struct Incoming {
    element: String,
    period: Option<String>,
    unit: Option<String>,
    combo: Option<String>,
    attribute: Option<String>,
    value: Option<String>,
    comment: Option<String>,
    follow_up: bool,
    deleted: bool,
}

/// A body that was read.
#[derive(Debug)]
struct Body {
    head: Head,
    values: Vec<Incoming>,
}

/// What an import may do besides judging.
struct Import<'a> {
    world: &'a World,
    shelf: &'a mut Shelf,
    request: &'a Request,
    refuse_first: bool,
}

impl Import<'_> {
    /// Stores a value, or only counts it.
    fn keep(&mut self, key: ValueKey, value: StoredValue) {
        if !self.request.is_on("dryRun") {
            self.shelf.values.insert(key, value);
        }
    }
}

/// Refuses all values where every period is closed or approved.
pub(super) fn refused(world: &World, request: &Request, mood: Mood) -> Option<Response> {
    let (code, said) = match (mood, world.generation) {
        (Mood::Locked, Generation::Old) => (
            "E7640",
            "Current date is past expiry days for period: `null` and data set: `null`",
        ),
        (Mood::Locked, Generation::New) => ("E8030", "Data set is closed for the period"),
        (Mood::Approved, Generation::Old) => (
            "E7642",
            "Data is already approved for data set: `null` period: `null`",
        ),
        (Mood::Approved, Generation::New) => ("E8033", "Data is already approved"),
        _ => return None,
    };
    let bytes = unpacked(&request.body).unwrap_or_default();
    let count = body(&bytes, world.generation).map_or(0, |body| body.values.len());
    let mut summary = say::Summary::default();
    for index in 0..count {
        let fault = say::Fault {
            code: Some(code),
            object: None,
            objects: Json::Null,
            said: said.to_owned(),
            property: Some("period"),
        };
        summary.reject(index, fault);
    }
    let outcome = match world.generation {
        Generation::Old => say::Word::Warning,
        Generation::New => say::Word::Error,
    };
    Some(say::summary(world.generation, outcome, None, &summary))
}

/// Imports values as the generation does.
pub(super) fn import(
    world: &World,
    shelf: &mut Shelf,
    request: &Request,
    refuse_first: bool,
) -> Response {
    let bytes = match unpacked(&request.body) {
        Ok(bytes) => bytes,
        Err(said) => return unreadable(world.generation, 500, &said),
    };
    let body = match body(&bytes, world.generation) {
        Ok(body) => body,
        Err((status, said)) => return unreadable(world.generation, status, &said),
    };
    let import = Import {
        world,
        shelf,
        request,
        refuse_first,
    };
    match world.generation {
        Generation::Old => old::import(import, &body),
        Generation::New => new::import(import, &body),
    }
}

/// The server looks at the first bytes of a body and not at its headers.
pub(super) fn unpacked(body: &[u8]) -> Result<Vec<u8>, String> {
    if !body.starts_with(&[0x1f, 0x8b]) {
        return Ok(body.to_vec());
    }
    let mut bytes = Vec::new();
    GzDecoder::new(body)
        .take(LONGEST)
        .read_to_end(&mut bytes)
        .map_err(|_| "Unexpected end of ZLIB input stream".to_owned())?;
    Ok(bytes)
}

/// 2.42 takes what it cannot read for an import that failed.
fn unreadable(generation: Generation, status: u16, said: &str) -> Response {
    match generation {
        Generation::New => say::message(status, said),
        Generation::Old => say::summary(
            generation,
            say::Word::Error,
            Some("The import process failed: Post-condition was null"),
            &say::Summary::default(),
        ),
    }
}

fn body(bytes: &[u8], generation: Generation) -> Result<Body, (u16, String)> {
    // 2.42 forgives a byte order mark.
    let bytes = match (bytes.strip_prefix(b"\xef\xbb\xbf"), generation) {
        (Some(rest), Generation::Old) => rest,
        _ => bytes,
    };
    let json: Map<String, Json> = serde_json::from_slice(bytes)
        .map_err(|_| (400, "expected start of a JSON value".to_owned()))?;
    let text = |name: &str| json.get(name).and_then(Json::as_str).map(str::to_owned);
    let head = Head {
        data_set: text("dataSet"),
        period: text("period"),
        unit: text("orgUnit"),
        attribute: text("attributeOptionCombo"),
    };
    let empty = Vec::new();
    let values = json
        .get("dataValues")
        .and_then(Json::as_array)
        .unwrap_or(&empty)
        .iter()
        .map(|value| incoming(value, generation))
        .collect::<Result<_, _>>()?;
    Ok(Body { head, values })
}

fn incoming(json: &Json, generation: Generation) -> Result<Incoming, (u16, String)> {
    let text = |name: &str| json.get(name).and_then(Json::as_str).map(str::to_owned);
    let is_on = |name: &str| json.get(name).and_then(Json::as_bool) == Some(true);
    let value = match json.get("value") {
        None | Some(Json::Null) => None,
        Some(Json::String(text)) => Some(text.clone()),
        Some(other) if generation == Generation::Old => Some(other.to_string()),
        Some(other) => {
            let kind = if other.is_boolean() {
                "BOOLEAN"
            } else {
                "NUMBER"
            };
            let said =
                format!("Path `$.value` does not contain an STRING but a(n) {kind}: {other}");
            return Err((500, said));
        }
    };
    Ok(Incoming {
        element: text("dataElement").unwrap_or_default(),
        period: text("period"),
        unit: text("orgUnit"),
        combo: text("categoryOptionCombo"),
        attribute: text("attributeOptionCombo"),
        value,
        comment: text("comment").filter(|comment| !comment.is_empty()),
        // Each generation has its own word for it and ignores the other's.
        follow_up: match generation {
            Generation::Old => is_on("followup"),
            Generation::New => is_on("followUp"),
        },
        deleted: is_on("deleted"),
    })
}
