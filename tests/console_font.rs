//! The font of the Linux console: it is what its script makes, and it lacks nothing that is drawn.

#![expect(clippy::unwrap_used, reason = "a test tells what is wrong by stopping")]

use std::{
    collections::BTreeSet,
    fs,
    io::{Write as _, stderr},
    path::{Path, PathBuf},
    process::Command,
};

use daftar::{
    text::{Direction, Options, ascii_digit, layout},
    ui::terminal::console::{Font, OWN},
};
use tempfile::TempDir;

/// Unifont redraws glyphs now and then: other bytes of another version are no mistake.
const UNIFONT: &str = "1:15.0.01";

fn skipped(why: &str) {
    let line = format!("skipped: {why}\n");
    stderr().write_all(line.as_bytes()).unwrap();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// How our own font is drawn on a console: no marks, the private numbers of its letters.
fn on_the_console() -> Options {
    Options {
        marks: false,
        private_forms: true,
        ..Options::default()
    }
}

#[test]
fn the_font_is_what_its_script_makes() {
    let input = "/usr/share/unifont/unifont.hex";
    let installed = Command::new("dpkg-query")
        .args(["-W", "-f", "${Version}", "unifont"])
        .output();
    let is_there = installed.is_ok_and(|said| said.stdout.starts_with(UNIFONT.as_bytes()));
    if !is_there || !Path::new(input).exists() {
        return skipped("unifont is not installed, or another version");
    }
    let folder = TempDir::new().unwrap();
    let made = folder.path().join("made.psf");
    let script = root().join("packaging/console-font/build.py");
    let run = Command::new("python3")
        .arg(script)
        .arg(input)
        .arg(&made)
        .output();
    let Ok(run) = run else {
        return skipped("python3 is not installed");
    };
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(
        fs::read(made).unwrap() == OWN,
        "the script makes other bytes"
    );
}

/// Every shape that the characters of a text can take, beside whatever they stand.
fn shapes(text: &str) -> BTreeSet<char> {
    let mut shapes = BTreeSet::new();
    let characters: BTreeSet<char> = text.chars().filter(|ch| !ch.is_control()).collect();
    for ch in characters {
        for around in [
            ("", ""),
            ("ـ", ""),
            ("", "ـ"),
            ("ـ", "ـ"),
            ("ل", ""),
            ("ـل", ""),
        ] {
            let word = format!("{}{ch}{}", around.0, around.1);
            let cells = layout(&word, Direction::RightToLeft, on_the_console());
            shapes.extend(cells.iter().flat_map(|cell| cell.symbol.chars()));
        }
    }
    shapes
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == extension)
                && path.file_name().is_some_and(|name| name != "tests.rs")
            {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "{folder}");
    found
}

/// Asserts that a font draws the characters of files, read as `text_of` says.
fn is_drawn(paths: Vec<PathBuf>, text_of: fn(&str) -> String) {
    let own = Font::read(OWN).unwrap();
    for path in paths {
        let text = text_of(&fs::read_to_string(&path).unwrap());
        let lacking: Vec<String> = shapes(&text)
            .into_iter()
            .filter(|shape| !own.draws(*shape))
            .map(|shape| format!("{shape} U+{:04X}", u32::from(shape)))
            .collect();
        assert!(lacking.is_empty(), "{}: {lacking:?}", path.display());
    }
}

#[test]
fn every_text_of_every_language_is_drawn() {
    is_drawn(files("locales", "ftl"), str::to_owned);
    is_drawn(files("src/training", "toml"), str::to_owned);
}

#[test]
fn every_picture_of_a_screen_is_drawn() {
    is_drawn(files("tests/snapshots", "snap"), str::to_owned);
}

#[test]
fn every_sign_that_the_program_writes_itself_is_drawn() {
    // The room of texts is left out: its tables know letters of languages that no screen speaks.
    for room in [
        "src/ui",
        "src/cli",
        "src/i18n",
        "src/office",
        "src/training",
    ] {
        is_drawn(files(room, "rs"), |text| {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let uncommented = code
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default());
            uncommented.collect::<Vec<_>>().join("\n")
        });
    }
}

#[test]
fn a_letter_that_the_font_lacks_is_found() {
    let own = Font::read(OWN).unwrap();
    let lacking: Vec<char> = shapes("Яب")
        .into_iter()
        .filter(|ch| !own.draws(*ch))
        .collect();
    assert_eq!(lacking, ['Я']);
}

#[test]
fn digits_of_all_three_kinds_have_shapes_of_their_own() {
    let own = Font::read(OWN).unwrap();
    for ch in ('٠'..='٩').chain('۰'..='۹') {
        assert!(own.draws(ch) && ascii_digit(ch).is_some(), "{ch}");
    }
}

fn daftar(home: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_daftar"))
        .env_clear()
        .env("TERM", "linux")
        .arg("--home")
        .arg(home)
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn the_program_alone_gives_the_font_away() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("own.psf");
    let name = file.to_str().unwrap();
    let done = daftar(folder.path(), &["terminal", "font", "--write", name]);
    assert!(done.status.success());
    assert!(String::from_utf8_lossy(&done.stdout).contains(name));
    assert!(fs::read(&file).unwrap() == OWN);
    let refused = daftar(
        folder.path(),
        &["terminal", "font", "--write", "/nowhere/x"],
    );
    assert_eq!(refused.status.code(), Some(1));
    assert!(!refused.stderr.is_empty());
}

#[test]
fn no_font_is_loaded_where_there_is_no_console() {
    let folder = TempDir::new().unwrap();
    for wish in ["--load", "--restore"] {
        let refused = daftar(folder.path(), &["terminal", "font", wish]);
        assert_eq!(refused.status.code(), Some(2), "{wish}");
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(said.contains("--write"), "{said}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
