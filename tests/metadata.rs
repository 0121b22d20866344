//! Metadata of real servers and packages is read whole, whatever its shape.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test tells what it met, and stops where something is wrong"
)]

use std::{fs, path::PathBuf};

use daftar::dhis2::metadata::{Fetched, Odd, Order, document};

/// Reads a package that lies beside the repository.
fn package(name: &str) -> Option<Fetched> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/metadata")
        .join(name);
    let Ok(bytes) = fs::read(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    Some(document(&bytes, Order::Sections).unwrap())
}

fn told(fetched: &Fetched) -> Vec<(String, usize, usize, usize)> {
    let mut forms: Vec<_> = fetched
        .forms
        .iter()
        .map(|form| {
            let rows = form
                .sections
                .iter()
                .flat_map(|s| &s.tables)
                .map(|t| t.rows.len())
                .sum();
            (
                form.names.base.clone(),
                form.sections.len(),
                rows,
                form.enterable().count(),
            )
        })
        .collect();
    forms.sort();
    forms
}

fn named(name: &str, sections: usize, rows: usize, cells: usize) -> (String, usize, usize, usize) {
    (name.to_owned(), sections, rows, cells)
}

#[test]
fn the_immunization_package_can_be_keyed() {
    let Some(read) = package("imm_agg-dhis2.40.5.json.gz") else {
        return;
    };
    assert_eq!(read.left_out, []);
    assert_eq!(
        told(&read),
        [
            named("EPI - Routine vaccine delivery", 4, 27, 49),
            named("EPI - Stock", 17, 149, 149)
        ]
    );
    let translated = read
        .forms
        .iter()
        .flat_map(|form| &form.sections)
        .flat_map(|s| &s.tables);
    let rows = translated.flat_map(|table| &table.rows);
    assert_eq!(
        rows.filter(|row| row.names.translations.contains_key("ar"))
            .count(),
        143
    );
    let rules: usize = read.forms.iter().map(|form| form.checks.len()).sum();
    assert!(rules > 0);
    println!("imm: {rules} rules; oddities: {:#?}", read.oddities);
}

#[test]
fn the_surveillance_package_can_be_keyed() {
    let Some(read) = package("ids_agg-dhis2.39.1.json.gz") else {
        return;
    };
    assert_eq!(read.left_out, []);
    assert_eq!(read.forms.len(), 4);
    println!("ids: {:#?} {:#?}", told(&read), read.oddities);
    assert!(read.forms.iter().all(|form| form.period_type.is_week()));
    let population = read
        .forms
        .iter()
        .find(|form| form.open_future_periods == 52);
    assert!(population.is_some());
}

#[test]
fn the_stock_package_can_be_keyed() {
    let Some(read) = package("lmis_stk-dhis2.41.3.json.gz") else {
        return;
    };
    assert_eq!(read.left_out, []);
    assert_eq!(
        told(&read),
        [named("LMIS - Monthly stock report", 4, 20, 20)]
    );
    println!("lmis: {:#?}", read.oddities);
}

#[test]
fn a_package_without_sections_or_custom_form_can_be_keyed() {
    let Some(read) = package("dhis2-e2e-malaria.json.gz") else {
        return;
    };
    assert_eq!(read.left_out, []);
    assert_eq!(read.forms.len(), 2);
    println!("malaria: {:#?} {:#?}", told(&read), read.oddities);
    assert!(
        read.oddities
            .iter()
            .all(|oddity| oddity.kind != Odd::ComboMissing)
    );
}

#[test]
fn what_the_entry_app_of_the_web_gets_makes_the_same_forms() {
    for version in ["v2.42", "v2.43"] {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../shared/dhis2-recordings")
            .join(version);
        let Ok(bytes) = fs::read(folder.join("A09-dataentry-metadata.res.json")) else {
            println!("skipped: the recordings of {version} are not there");
            continue;
        };
        let flat = document(&bytes, Order::Sections).unwrap();
        let nested = fs::read(folder.join("A04-datasets-form.res.json")).unwrap();
        let nested = document(&nested, Order::Sections).unwrap();
        assert_eq!(flat.left_out, []);
        let cells = |read: &Fetched| {
            let mut forms: Vec<_> = read
                .forms
                .iter()
                .map(|form| {
                    (
                        form.id,
                        form.enterable().map(|(_, cell)| cell).collect::<Vec<_>>(),
                    )
                })
                .collect();
            forms.sort_by_key(|(id, _)| *id);
            forms
        };
        assert_eq!(cells(&flat), cells(&nested));
    }
}
