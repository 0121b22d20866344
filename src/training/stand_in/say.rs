//! The shapes in which DHIS2 answers.

use serde_json::{Value as Json, json};

use super::{Generation, http::Response};

/// One reason for refusing one or many values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    pub(super) code: Option<&'static str>,
    pub(super) object: Option<String>,
    pub(super) objects: Json,
    pub(super) said: String,
    pub(super) property: Option<&'static str>,
}

/// A fault with the values it concerns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Conflict {
    pub(super) fault: Fault,
    /// Nothing is not the same as none: heads have no indexes, `[-1]` is the whole request.
    pub(super) indexes: Option<Vec<i64>>,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Summary {
    pub(super) imported: usize,
    pub(super) updated: usize,
    pub(super) ignored: usize,
    pub(super) deleted: usize,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) rejected: Vec<usize>,
}

impl Summary {
    /// Adds a fault of one value; equal ones are folded into one.
    pub(super) fn reject(&mut self, index: usize, fault: Fault) {
        self.rejected.push(index);
        self.ignored += 1;
        let index = i64::try_from(index).unwrap_or(-1);
        match self.conflicts.iter_mut().find(|known| known.fault == fault) {
            Some(known) => known.indexes.get_or_insert_default().push(index),
            None => self.conflicts.push(Conflict {
                fault,
                indexes: Some(vec![index]),
            }),
        }
    }
}

/// The word of the outcome: what the HTTP status is made of differs by generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Success,
    Warning,
    Error,
}

/// An answer without a summary.
pub(super) fn message(status: u16, said: &str) -> Response {
    coded(status, said, None)
}

/// An answer without a summary but with a code.
pub(super) fn coded(status: u16, said: &str, code: Option<&str>) -> Response {
    let mut body = json!({
        "httpStatus": reason(status),
        "httpStatusCode": status,
        "status": if status < 400 { "OK" } else { "ERROR" },
        "message": said,
    });
    if let (Some(code), Some(fields)) = (code, body.as_object_mut()) {
        fields.insert("errorCode".to_owned(), json!(code));
    }
    Response::json(status, body.to_string())
}

/// An import summary.
pub(super) fn summary(
    generation: Generation,
    word: Word,
    description: Option<&str>,
    summary: &Summary,
) -> Response {
    let status = match (word, generation) {
        (Word::Success, _) | (Word::Warning, Generation::New) => 200,
        (Word::Warning, Generation::Old) | (Word::Error, _) => 409,
    };
    let (word, outer, said) = match (word, generation) {
        (Word::Success, _) => ("SUCCESS", "OK", "Import was successful."),
        (Word::Warning, Generation::Old) => (
            "WARNING",
            "WARNING",
            "One more conflicts encountered, please check import summary.",
        ),
        (Word::Warning, Generation::New) => (
            "WARNING",
            "WARNING",
            "Import completed with warnings, please check import summary.",
        ),
        (Word::Error, _) => (
            "ERROR",
            "ERROR",
            "An error occurred, please check import summary.",
        ),
    };
    let mut response = json!({
        "responseType": "ImportSummary",
        "status": word,
        "importOptions": {},
        "importCount": {
            "imported": summary.imported, "updated": summary.updated,
            "ignored": summary.ignored, "deleted": summary.deleted,
        },
        "conflicts": summary.conflicts.iter().map(conflict).collect::<Vec<_>>(),
        "rejectedIndexes": summary.rejected,
        "dataSetComplete": "false",
    });
    if let (Some(description), Some(fields)) = (description, response.as_object_mut()) {
        fields.insert("description".to_owned(), json!(description));
    }
    let body = json!({
        "httpStatus": reason(status), "httpStatusCode": status,
        "status": outer, "message": said, "response": response,
    });
    Response::json(status, body.to_string())
}

fn conflict(conflict: &Conflict) -> Json {
    let fault = &conflict.fault;
    let mut told = json!({ "value": fault.said });
    if let Some(fields) = told.as_object_mut() {
        let mut put = |name: &str, value: Json| fields.insert(name.to_owned(), value);
        if let Some(code) = fault.code {
            put("errorCode", json!(code));
            put("objects", fault.objects.clone());
        }
        if let Some(object) = &fault.object {
            put("object", json!(object));
        }
        if let Some(property) = fault.property {
            put("property", json!(property));
        }
        if let Some(indexes) = &conflict.indexes {
            put("indexes", json!(indexes));
        }
    }
    told
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        _ => "Internal Server Error",
    }
}
