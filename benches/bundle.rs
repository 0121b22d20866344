//! What a form package weighs, and how long it takes to open.
//!
//! Limits: a bundle of 2,000 data elements and 5,000 units opens in less than 50 ms; WHO's two immunization
//! data sets for one facility, in English and Arabic, are a file of at most 14 kB, and at most 40 kB on the
//! line when they are fetched from the Web API. `-- --smoke` opens once
//! and fails only on what is counted, since the time of a shared machine is not the program's. WHO's
//! packages are not part of this repository (`../shared/metadata`).

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints what it measured and stops where something is wrong"
)]

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    io::{Read as _, Write as _},
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

use chrono::DateTime;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde_json::{Value as Json, json};

use daftar::{
    bundle::{Bundle, Wanted, from_metadata},
    domain::language::Language,
};

const ELEMENTS: usize = 2_000;
const UNITS: usize = 5_000;
const TO_OPEN: Duration = Duration::from_millis(50);
const FACILITY: usize = 14 * 1000;
const FETCHED: usize = 40 * 1000;
const ROUNDS: usize = 21;

fn main() -> ExitCode {
    let is_smoke = std::env::args().any(|argument| argument == "--smoke");
    let mut is_well = true;

    let bytes = national().to_bytes().unwrap();
    let rounds = if is_smoke { 1 } else { ROUNDS };
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let begun = Instant::now();
            let bundle = Bundle::from_bytes(&bytes).unwrap();
            let taken = begun.elapsed();
            assert_eq!(bundle.units.len(), UNITS);
            taken
        })
        .collect();
    times.sort();
    let middle = times.get(rounds / 2).copied().unwrap_or_default();
    println!(
        "{ELEMENTS} elements, {UNITS} units: {} bytes, opened in {:.1} ms (limit {} ms)",
        bytes.len(),
        middle.as_secs_f64() * 1e3,
        TO_OPEN.as_millis()
    );
    is_well &= is_smoke || middle < TO_OPEN;

    match facility() {
        Some(size) => {
            println!("WHO immunization, one facility, en and ar: {size} bytes (limit {FACILITY})");
            is_well &= size <= FACILITY;
        }
        None => println!("skipped: WHO's packages are not beside this repository"),
    }
    if let Some((plain, packed)) = fetched() {
        println!(
            "the same fetched from the Web API: {packed} bytes packed, {plain} plain (limit {FETCHED} packed)"
        );
        is_well &= packed <= FETCHED;
    }
    if is_well {
        ExitCode::SUCCESS
    } else {
        println!("over the limit");
        ExitCode::FAILURE
    }
}

/// The size of a facility's bundle.
fn facility() -> Option<usize> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let package = fs::read(root.join("../shared/metadata/imm_agg-dhis2.40.5.json.gz")).ok()?;
    let wanted = Wanted {
        units: vec!["uFacility01".to_owned()],
        languages: vec![Language::En, Language::Ar],
        ..Wanted::default()
    };
    let built = from_metadata(&package, "", DateTime::UNIX_EPOCH, &wanted).unwrap();
    assert_eq!(built.bundle.forms.len(), 2);
    Some(built.bundle.to_bytes().unwrap().len())
}

/// The bytes of the answers to the two requests for metadata, plain and packed.
///
/// Made of WHO's package: what the fields name of the two data sets, their elements, rules and combos, all
/// translations with it, as the server cannot be asked for two languages alone.
fn fetched() -> Option<(usize, usize)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packed = fs::read(root.join("../shared/metadata/imm_agg-dhis2.40.5.json.gz")).ok()?;
    let mut text = String::new();
    GzDecoder::new(packed.as_slice())
        .read_to_string(&mut text)
        .unwrap();
    let package: Json = serde_json::from_str(&text).unwrap();
    let list = |key: &str| {
        package
            .get(key)
            .and_then(Json::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let id = |json: &Json| {
        json.get("id")
            .and_then(Json::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let mut used = BTreeSet::new();
    let sets: Vec<Json> = list("dataSets")
        .iter()
        .map(|set| {
            let members = set.get("dataSetElements").and_then(Json::as_array).cloned();
            let members: Vec<Json> = members
                .unwrap_or_default()
                .iter()
                .map(|m| picked(m, "dataElement categoryCombo"))
                .collect();
            used.extend(
                members
                    .iter()
                    .filter_map(|member| member.get("dataElement").map(id)),
            );
            let own = |section: &&Json| section.get("dataSet").map(id) == Some(id(set));
            let sections: Vec<Json> = list("sections")
                .iter()
                .filter(own)
                .map(|s| picked(s, SECTION))
                .collect();
            let mut told = picked(set, DATA_SET);
            if let Some(told) = told.as_object_mut() {
                told.insert("dataSetElements".to_owned(), json!(members));
                told.insert("sections".to_owned(), json!(sections));
            }
            told
        })
        .collect();
    let elements: Vec<Json> = list("dataElements")
        .iter()
        .filter(|element| used.contains(&id(element)))
        .map(|element| picked(element, ELEMENT))
        .collect();
    let rules: Vec<Json> = list("validationRules")
        .iter()
        .map(|rule| picked(rule, RULE))
        .collect();
    let first = json!({"dataSets": sets, "dataElements": elements, "validationRules": rules});
    let second = json!({
        "categoryCombos": list("categoryCombos"), "categories": list("categories"),
        "categoryOptions": list("categoryOptions"), "categoryOptionCombos": list("categoryOptionCombos"),
    });
    let (mut plain, mut small) = (0, 0);
    for answer in [first, second] {
        let bytes = answer.to_string().into_bytes();
        // As Java's streams pack.
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(&bytes).unwrap();
        plain += bytes.len();
        small += encoder.finish().unwrap().len();
    }
    Some((plain, small))
}

const DATA_SET: &str = "id code name shortName version periodType openFuturePeriods expiryDays timelyDays \
    compulsoryFieldsCompleteOnly fieldCombinationRequired validCompleteOnly noValueRequiresComment \
    openPeriodsAfterCoEndDate workflow displayOptions translations categoryCombo dataInputPeriods \
    compulsoryDataElementOperands indicators";
const SECTION: &str = "id name sortOrder showRowTotals showColumnTotals disableDataElementAutoGroup \
    displayOptions translations dataElements indicators greyedFields";
const ELEMENT: &str = "id code name formName valueType zeroIsSignificant aggregationType translations \
    categoryCombo optionSet";
const RULE: &str = "id name description instruction importance operator periodType skipFormValidation \
    organisationUnitLevels translations leftSide rightSide";

/// Keeps the named fields.
fn picked(json: &Json, fields: &str) -> Json {
    let fields = fields.split_whitespace();
    fields
        .filter_map(|field| Some((field.to_owned(), json.get(field)?.clone())))
        .collect()
}

/// A made-up national form: 50 sections of 40 rows of two columns, and 5,000 units that fill it.
fn national() -> Bundle {
    let mut elements = String::new();
    let mut sections = String::new();
    for section in 0..50 {
        let mut listed = String::new();
        for row in 0..ELEMENTS / 50 {
            let number = section * (ELEMENTS / 50) + row;
            let id = uid('e', number);
            write!(
                elements,
                r#"{{"dataElement":{{"id":"{id}","code":"EL{number}","name":"Children vaccinated, antigen {number}","valueType":"INTEGER_ZERO_OR_POSITIVE","zeroIsSignificant":true,"categoryCombo":{{"id":"comboAge001"}},"translations":[{{"property":"NAME","locale":"ar","value":"الأطفال الملقحون، المستضد {number}"}},{{"property":"NAME","locale":"ckb","value":"منداڵانی کوتراو {number}"}}]}}}},"#
            )
            .unwrap();
            write!(listed, r#"{{"id":"{id}"}},"#).unwrap();
        }
        write!(
            sections,
            r#"{{"id":"{}","name":"Section {section}","sortOrder":{section},"dataElements":[{}]}},"#,
            uid('s', section),
            listed.trim_end_matches(',')
        )
        .unwrap();
    }
    let mut units = String::new();
    for number in 0..UNITS {
        write!(
            units,
            r#"{{"id":"{}","code":"F{number}","name":"Health centre {number}","shortName":"HC {number}","level":4,"dataSets":[{{"id":"dsNational1"}}],"translations":[{{"property":"NAME","locale":"ar","value":"المركز الصحي {number}"}}]}},"#,
            uid('u', number)
        )
        .unwrap();
    }
    let combos = r#"{"id":"bjDvmb4bfuf","categoryOptionCombos":[{"id":"HllvX50cXC0"}]},{"id":"comboAge001","categories":[{"id":"catAge00001","categoryOptions":[{"id":"oUnder10001","name":"<1"},{"id":"oOver100001","name":"1+"}]}],"categoryOptionCombos":[{"id":"cUnder10001","categoryOptions":[{"id":"oUnder10001"}]},{"id":"cOver100001","categoryOptions":[{"id":"oOver100001"}]}]}"#;
    let json = format!(
        r#"{{"categoryCombos":[{combos}],"organisationUnits":[{}],"dataSets":[{{"id":"dsNational1","name":"National","periodType":"Monthly","categoryCombo":{{"id":"bjDvmb4bfuf"}},"dataSetElements":[{}],"sections":[{}]}}]}}"#,
        units.trim_end_matches(','),
        elements.trim_end_matches(','),
        sections.trim_end_matches(',')
    );
    let built = from_metadata(
        json.as_bytes(),
        "",
        DateTime::UNIX_EPOCH,
        &Wanted::default(),
    );
    let bundle = built.unwrap().bundle;
    assert_eq!(bundle.assignments.len(), UNITS);
    bundle
}

fn uid(kind: char, number: usize) -> String {
    format!("{kind}{number:010}")
}
