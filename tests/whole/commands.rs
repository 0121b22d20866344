//! The subcommands, as a script calls them.

use daftar::domain::language::Language;

use crate::world::{OWED, World, sample_month};

fn said(output: &std::process::Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn the_demonstration_needs_no_terminal_and_can_be_played_again() {
    let world = World::new();
    for _ in 0..2 {
        let output = world.run(&["demo"]);
        let text = said(&output);
        assert!(
            output.status.success(),
            "{text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(text.contains("240 cells keyed"), "{text}");
        assert!(text.contains("✓✓✓"), "{text}");
    }
    assert!(
        std::fs::read_dir(world.home.path())
            .unwrap()
            .next()
            .is_none(),
        "it is a world of its own"
    );
}

#[test]
fn without_a_terminal_the_screens_say_what_can_be_done() {
    let world = World::new();
    let output = world.run(&[]);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    for word in ["daftar demo", "daftar status", "daftar send"] {
        assert!(complaint.contains(word), "{complaint}");
    }
}

#[test]
fn a_backup_brings_everything_back_and_the_world_knows_it() {
    let world = World::with_a_month();
    let file = world.home.path().join("copy");
    let file = file.to_str().unwrap();
    assert!(world.run(&["backup", file]).status.success());
    let elsewhere = World::new();
    let restored = elsewhere.run(&["restore", file]);
    assert!(
        restored.status.success(),
        "{}",
        String::from_utf8_lossy(&restored.stderr)
    );
    assert_eq!(elsewhere.owed_month(), sample_month());
}

#[test]
fn a_file_that_is_no_backup_changes_nothing() {
    let world = World::with_a_month();
    let file = world.home.path().join("letter.txt");
    std::fs::write(&file, "dear district").unwrap();
    let refused = world.run(&["restore", file.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("letter.txt"));
    assert_eq!(world.owed_month(), sample_month());
}

#[test]
fn status_is_told_to_people_and_to_programs() {
    let world = World::new();
    let people = said(&world.run(&["status"]));
    assert!(people.contains("EPI monthly (sample)"), "{people}");
    let output = world.run(&["status", "--json"]);
    let programs: serde_json::Value = serde_json::from_str(&said(&output)).unwrap();
    assert_eq!(programs["next"]["form"], "DAFTAR_SAMPLE_EPI_MONTHLY");
    assert_eq!(programs["next"]["period"], OWED);
}

#[test]
fn status_says_when_there_is_nothing_but_practice() {
    let home = tempfile::tempdir().unwrap();
    let status = |more: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_daftar"))
            .env_clear()
            .arg("--home")
            .arg(home.path())
            .arg("status")
            .args(more)
            .output()
            .unwrap();
        said(&output)
    };
    assert!(status(&[]).starts_with("There is no register of a facility on this PC yet."));
    assert!(!status(&["--practice"]).contains("no register"));
    assert!(status(&["--json"]).starts_with('{'));
}

#[test]
fn a_table_for_spreadsheets_runs_nothing() {
    let world = World::with_a_month();
    let table = said(&world.run(&[
        "export",
        "--form",
        "DAFTAR_SAMPLE_EPI_MONTHLY",
        "--period",
        OWED,
        "--unit",
        "PRACTICE-01-01",
        "--format",
        "csv",
    ]));
    assert!(table.lines().count() > 240, "{table}");
    for field in table.lines().flat_map(|line| line.split(',')) {
        let bare = field.trim_matches('"');
        let number = bare.parse::<f64>().is_ok();
        assert!(
            number || !bare.starts_with(['=', '+', '-', '@', '\t']),
            "{field}"
        );
    }
}

#[test]
fn every_language_speaks_into_a_pipe() {
    let world = World::furnished(Language::Ckb);
    for language in ["ar", "ckb", "en"] {
        let output = world.run(&["--language", language, "doctor"]);
        let text = said(&output);
        assert!(output.status.success(), "{text}");
        assert!(
            !text.contains('\u{2068}') && !text.contains('\u{1b}'),
            "{text:?}"
        );
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let world = World::new();
    let file = world.home.path().join("not-a-folder");
    std::fs::write(&file, "").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_daftar"))
        .env_clear()
        .args([
            "--language",
            "en",
            "--home",
            file.to_str().unwrap(),
            "status",
        ])
        .output()
        .unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complaint.contains("not-a-folder") && !complaint.contains("Daftar itself"),
        "{complaint}"
    );
}
