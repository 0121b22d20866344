//! The stand-in is asked what the real servers were asked, in the same order, and must answer the same
//! in everything that this program reads: status, word, codes, indexes, and counts.

use std::collections::BTreeSet;

use daftar::{
    domain::{
        form::{Cell, Form},
        id::{DataElementId, OrganisationUnitId},
        names::Names,
        organisation_unit::OrganisationUnit,
    },
    platform::clock::Clock,
    training::stand_in::{Generation, Request, Setup, StandIn},
};
use serde_json::Value as Json;

use crate::{
    metadata,
    recordings::{self, Case, Recordings},
};

/// What is not replayed, and why.
const NOT_REPLAYED: &[(&str, &str)] = &[
    (
        "B11",
        "asked by another user, in whose unit the form is not assigned",
    ),
    ("B11b", "the same"),
    (
        "B12d",
        "asked by an administrator, who may write closed periods",
    ),
    ("B12e", "the same"),
    (
        "B13",
        "an element that stands in no form; the stand-in knows only forms",
    ),
    ("B13b", "the same"),
    ("B15", "asked by a user without the right"),
    (
        "B16",
        "a wrong password; the stand-in's door is tested by itself",
    ),
    ("B17c", "deflate, which is never sent"),
    ("B18", "importStrategy, which is never sent"),
    ("B18b", "the same"),
    ("B18c", "the same"),
    ("B18d", "the same"),
    ("B18e", "the same"),
    ("B18f", "the same"),
    ("B18j", "skipExistingCheck, which is never sent"),
    ("B21", "completeDate, which is never sent"),
    ("B21b", "the same"),
    ("B24", "a content type that is never sent"),
    ("B24b", "the same"),
    ("B24c", "XML"),
    ("B27", "CSV"),
    ("B27b", "CSV"),
    ("B27c", "CSV"),
    ("B27d", "CSV"),
    ("B27e", "ADX"),
    ("B27f", "ADX"),
    ("B27g", "XML"),
    ("B28", "codes in place of ids"),
    ("B28b", "the same"),
    ("B31", "a path with a version"),
    ("B31b", "the same"),
    ("C11", "asked by another user"),
    ("C13", "asked by a user who may only read"),
    (
        "D06d",
        "a lock exception, which only an administrator makes",
    ),
    ("E05b", "a cookie in place of a login"),
    ("E15", "an import in the background"),
    ("F01", "atomic, which is never sent"),
    ("F02", "completeDate, which is never sent"),
];

/// Whose counts hang on what was not replayed before them, or on what a day of recording had left.
const OTHER_COUNTS: &[(&str, &str)] = &[
    (
        "T05",
        "asked before the first values, but after others had been tried",
    ),
    ("B19d", "a cell that importStrategy had deleted"),
    ("E08", "a cell that a call for single values had deleted"),
    ("F08", "cells that calls outside this suite had written"),
    ("B12c", "a value that an administrator wrote"),
];

fn setup(recordings: &Recordings, mut forms: Vec<Form>) -> Setup {
    let unit = |id: &str, parent: Option<&str>| OrganisationUnit {
        id: OrganisationUnitId::parse(id).unwrap(),
        code: None,
        names: Names::untranslated(id),
        short_names: Names::untranslated(id),
        parent: parent.map(|id| OrganisationUnitId::parse(id).unwrap()),
        level: 4,
        opening_date: None,
        closed_date: None,
        telephone: None,
    };
    let mine = OrganisationUnitId::parse("ICLpK4ncKKs").unwrap();
    let other = OrganisationUnitId::parse("LBeUklKpC60").unwrap();
    let assigned: Vec<_> = forms
        .iter()
        .flat_map(|form| [(form.id, mine), (form.id, other)])
        .collect();
    // Not among the fields that were recorded; the refusal of a completion shows it.
    for form in &mut forms {
        let held = DataElementId::parse("gnsZOvyFjn5").unwrap();
        form.compulsory = form
            .enterable()
            .map(|(_, cell)| cell)
            .filter(|cell: &Cell| cell.data_element == held)
            .collect();
        form.compulsory_fields_complete_only = true;
    }
    // The day of the recordings.
    let clock = Clock::fixed("2026-11-23T05:00:00Z".parse().unwrap());
    Setup {
        generation: recordings.generation,
        forms,
        units: vec![unit("ICLpK4ncKKs", None), unit("LBeUklKpC60", None)],
        assignments: assigned,
        mine: vec![mine],
        file: None,
        clock,
    }
}

/// What this program reads of an answer.
#[derive(Debug, PartialEq)]
struct Read {
    status: u16,
    word: String,
    codes: BTreeSet<(String, Vec<i64>)>,
    rejected: Vec<i64>,
    counts: [i64; 4],
}

fn read(status: u16, body: &[u8]) -> Read {
    let body: Json = serde_json::from_slice(body).unwrap_or_default();
    let response = &body["response"];
    let numbers = |list: &Json| -> Vec<i64> {
        let list = list.as_array().cloned().unwrap_or_default();
        list.iter().filter_map(Json::as_i64).collect()
    };
    let conflicts = response["conflicts"].as_array().cloned();
    Read {
        status,
        word: response["status"].as_str().unwrap_or("none").to_owned(),
        codes: conflicts
            .unwrap_or_default()
            .iter()
            .map(|conflict| {
                let code = conflict["errorCode"].as_str().unwrap_or_default();
                (code.to_owned(), numbers(&conflict["indexes"]))
            })
            .collect(),
        rejected: numbers(&response["rejectedIndexes"]),
        counts: ["imported", "updated", "ignored", "deleted"]
            .map(|name| response["importCount"][name].as_i64().unwrap_or_default()),
    }
}

fn is_replayed(case: &Case) -> bool {
    let path = case.target.split('?').next().unwrap_or_default();
    let is_ours = path == "/api/dataValueSets" || path == "/api/completeDataSetRegistrations";
    is_ours && matches!(case.method.as_str(), "POST" | "DELETE")
}

fn short(case: &Case) -> &str {
    case.name.split('-').next().unwrap_or_default()
}

#[test]
fn the_stand_in_answers_as_the_recorded_servers_do() {
    for recordings in recordings::all() {
        let Some(fetched) = metadata::told(&recordings).or_else(|| {
            // The few of this repository hold the form once, for both generations.
            recordings::few().iter().find_map(metadata::told)
        }) else {
            continue;
        };
        let stand_in = StandIn::start(setup(&recordings, fetched.forms)).unwrap();
        let mut compared = 0;
        let mut wrong = Vec::new();
        for case in recordings.cases.iter().filter(|case| is_replayed(case)) {
            if NOT_REPLAYED.iter().any(|(name, _)| *name == short(case)) {
                continue;
            }
            let sent = sent(case);
            let answer = stand_in.answer(&Request::new(&case.method, &case.target, &sent));
            let mut theirs = read(case.reply.status, &case.reply.body);
            let mut ours = read(answer.status, answer.body.as_bytes());
            // The few begin in the middle: what stood there before was not recorded with them.
            let counts_differ = OTHER_COUNTS.iter().any(|(name, _)| *name == short(case));
            if counts_differ || !recordings.is_whole {
                theirs.counts = [0; 4];
                ours.counts = [0; 4];
            }
            if theirs != ours {
                wrong.push(format!(
                    "{}\n  real: {theirs:?}\n  ours: {ours:?}",
                    case.name
                ));
            }
            compared += 1;
        }
        assert!(
            wrong.is_empty(),
            "{:?}, {} of {compared}:\n{}",
            recordings.generation,
            wrong.len(),
            wrong.join("\n")
        );
        let least = if recordings.is_whole { 60 } else { 4 };
        assert!(compared >= least, "only {compared} cases were compared");
    }
}

/// The recordings keep bodies as they were before packing; one was cut while packed.
fn sent(case: &Case) -> Vec<u8> {
    if short(case) == "B17e" {
        return vec![0x1f, 0x8b, 8, 0, 0, 0];
    }
    case.sent.clone()
}

#[test]
fn what_is_not_replayed_was_recorded_and_has_its_reason() {
    for recordings in recordings::all() {
        if !recordings.is_whole {
            continue;
        }
        for (name, reason) in NOT_REPLAYED.iter().chain(OTHER_COUNTS) {
            assert!(!reason.is_empty());
            assert!(recordings.case(name).is_some(), "{name} was not recorded");
        }
    }
}

#[test]
fn the_stand_in_reads_back_as_the_recorded_servers_do() {
    for recordings in recordings::all().iter().filter(|all| all.is_whole) {
        let fetched = metadata::told(recordings).unwrap();
        let stand_in = StandIn::start(setup(recordings, fetched.forms)).unwrap();
        let full = recordings.case("B26").unwrap();
        let answer = stand_in.answer(&Request::new("POST", &full.target, &full.sent));
        assert_eq!(answer.status, 200, "{}", answer.body);
        let keys = |body: &[u8]| -> (BTreeSet<String>, BTreeSet<String>) {
            let body: Json = serde_json::from_slice(body).unwrap();
            let of = |json: &Json| -> BTreeSet<String> {
                json.as_object().unwrap().keys().cloned().collect()
            };
            (of(&body), of(&body["dataValues"][0]))
        };
        for short in ["D01", "D05"] {
            let case = recordings.case(short).unwrap();
            let answer = stand_in.answer(&Request::new("GET", &case.target, b""));
            let (theirs, ours) = (keys(&case.reply.body), keys(answer.body.as_bytes()));
            assert_eq!(theirs, ours, "{:?} {short}", recordings.generation);
        }
        // A unit of others: not a word in 2.42, a code in 2.43.
        let case = recordings.case("D02").unwrap();
        let answer = stand_in.answer(&Request::new("GET", &case.target, b""));
        assert_eq!(answer.status, case.reply.status);
        assert_eq!(answer.body.is_empty(), case.reply.body.is_empty());
        let is_new = recordings.generation == Generation::New;
        assert_eq!(answer.body.contains("E2012"), is_new);
    }
}
