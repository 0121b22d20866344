//! What a form package weighs, and how long it takes to open.
//!
//! Limits: a bundle of 2,000 data elements and 5,000 units opens in less than 50 ms; WHO's two immunization
//! data sets for one facility, in English and Arabic, are a file of at most 14 kB. `-- --smoke` opens once
//! and fails only on what is counted, since the time of a shared machine is not the program's. WHO's
//! packages are not part of this repository (`../shared/metadata`).

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints what it measured and stops where something is wrong"
)]

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

use chrono::DateTime;
use daftar::{
    bundle::{Bundle, Wanted, from_metadata},
    domain::language::Language,
};

const ELEMENTS: usize = 2_000;
const UNITS: usize = 5_000;
const TO_OPEN: Duration = Duration::from_millis(50);
const FACILITY: usize = 14 * 1000;
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
