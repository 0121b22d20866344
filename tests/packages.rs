//! The metadata packages in use: every rule and every indicator of them is read.
//!
//! The packages are not part of this repository (`../shared/metadata`); where they are absent, the test
//! says so and looks at nothing.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test tells what it counted, and stops where something is wrong"
)]

use std::{fs, io::Read, path::Path};

use daftar::{
    dhis2::metadata::{Order, document},
    domain::rules::{Checks, Rule, read_expression},
};
use flate2::read::GzDecoder;
use serde_json::Value as Json;

/// What is broken in the packages themselves, and how: the end of the expression.
const BROKEN: &[(&str, &str)] = &[("#jtyuEfbNbkb}", "the opening brace is missing")];

/// Returns the packages with their names, in the order of these.
fn packages() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/metadata");
    let Ok(files) = fs::read_dir(&folder) else {
        println!("skipped: no metadata packages beside this repository");
        return Vec::new();
    };
    let mut packages: Vec<(String, Vec<u8>)> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "gz"))
        .map(|path| {
            let mut text = Vec::new();
            GzDecoder::new(fs::File::open(&path).unwrap())
                .read_to_end(&mut text)
                .unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, text)
        })
        .collect();
    packages.sort_by(|one, other| one.0.cmp(&other.0));
    packages
}

/// Returns the expressions of a list, each with the name of what it belongs to.
fn expressions(package: &Json, list: &str, paths: &[&str]) -> Vec<(String, String)> {
    let items = package[list].as_array().cloned().unwrap_or_default();
    let of_item = |item: &Json| -> Vec<(String, String)> {
        let name = item["name"].as_str().unwrap_or_default().to_owned();
        let found = paths.iter().filter_map(|path| item.pointer(path)?.as_str());
        found
            .map(|expression| (name.clone(), expression.to_owned()))
            .collect()
    };
    items.iter().flat_map(of_item).collect()
}

#[test]
fn every_rule_and_every_indicator_is_read() {
    let mut unread = Vec::new();
    for (name, text) in packages() {
        let package: Json = serde_json::from_slice(&text).unwrap();
        let lists = [
            (
                "validationRules",
                ["/leftSide/expression", "/rightSide/expression"],
            ),
            ("indicators", ["/numerator", "/denominator"]),
            (
                "predictors",
                ["/generator/expression", "/sampleSkipTest/expression"],
            ),
        ];
        let mut counts = Vec::new();
        for (list, paths) in lists {
            let found = expressions(&package, list, &paths);
            let mut read = 0;
            for (of, expression) in &found {
                match read_expression(expression) {
                    Ok(()) => read += 1,
                    Err(at) => {
                        let broken = BROKEN.iter().find(|(end, _)| expression.ends_with(end));
                        match broken {
                            Some((_, why)) => println!("{name}: {of}: {expression}: {why}"),
                            None => unread.push(format!("{name}: {of}: {expression:?}, byte {at}")),
                        }
                    }
                }
            }
            counts.push(format!("{read} of {} expressions of {list}", found.len()));
        }
        println!("{name}: {}", counts.join(", "));
    }
    assert!(unread.is_empty(), "not read:\n{}", unread.join("\n"));
}

#[test]
fn every_rule_of_a_form_is_asked_here_unless_it_looks_at_another_form() {
    for (name, text) in packages() {
        for form in document(&text, Order::Sections).unwrap().forms {
            let is_rule = |check: &&str| {
                let mut own = form.checks.iter().filter(|own| own.id == **check);
                own.any(|own| matches!(own.rule, Rule::Comparison(_)))
            };
            let checks = Checks::prepare(&form);
            let left: Vec<&str> = checks
                .faults()
                .iter()
                .map(|fault| fault.check.as_str())
                .collect();
            assert!(left.iter().all(is_rule), "{left:?}");
            let asked = form.checks.len() - left.len();
            println!(
                "{name}: {}: {asked} rules asked here, {} left to the server",
                form.names.base,
                left.len()
            );
            let mut broken = checks.faults().iter().filter(|fault| !fault.is_server_only);
            assert!(broken.all(|fault| fault.detail.contains("#jtyuEfbNbkb}")));
            if form.names.base == "EPI - Stock" {
                assert_eq!((asked, left.len()), (22, 10));
            }
        }
    }
}
