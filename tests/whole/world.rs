//! A practice world on a day on which the month before is owed first, and its keys.

use std::{
    collections::BTreeMap,
    process::{Command, Output},
};

use daftar::{
    domain::{form::Cell, language::Language, period::Period},
    training::{
        forms, history,
        key_script::{self, Key},
        sample_months,
        units::Centre,
    },
};
use tempfile::TempDir;

/// A Monday: October was due yesterday, the week before is not due yet.
pub const TODAY: &str = "2026-11-16";
/// The month that is owed.
pub const OWED: &str = "202610";

/// A folder for worlds that is taken away afterwards.
pub struct World {
    pub home: TempDir,
}

impl World {
    /// Makes an empty one.
    pub fn new() -> Self {
        Self {
            home: TempDir::new().unwrap(),
        }
    }

    /// Makes one in which the practice world is furnished and the language chosen.
    pub fn furnished(language: Language) -> Self {
        let world = Self::new();
        let mut terminal = world.open();
        terminal.see("English");
        terminal.press(&digit_of(language).to_string());
        terminal.see(
            &daftar::i18n::Catalogue::new(language, language.usual_digits())
                .text("first-run-practise"),
        );
        terminal.kill();
        world
    }

    /// Makes one in which the sample month was keyed and has arrived.
    pub fn with_a_month() -> Self {
        let world = Self::furnished(Language::En);
        let mut terminal = world.open();
        terminal.see("Owed first");
        terminal.press("<Enter>");
        terminal.see("BCG");
        terminal.press(&keys_of_the_month(false).concat());
        terminal.see("The checks found nothing");
        terminal.press("<F9>");
        terminal.see("✓✓✓");
        terminal.kill();
        world
    }

    /// Opens the screens at 80×24.
    pub fn open(&self) -> super::terminal::Terminal {
        super::terminal::Terminal::start(
            &["--practice", "--today", TODAY],
            self.home.path(),
            80,
            24,
        )
    }

    /// Runs a subcommand without a terminal.
    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_daftar"))
            .env_clear()
            .arg("--home")
            .arg(self.home.path())
            .args(["--practice", "--today", TODAY, "--language", "en"])
            .args(arguments)
            .output()
            .unwrap()
    }

    /// Returns what stands in the owed month of the main centre, by row and letter.
    pub fn owed_month(&self) -> BTreeMap<String, String> {
        let output = self.run(&[
            "export",
            "--form",
            "DAFTAR_SAMPLE_EPI_MONTHLY",
            "--period",
            OWED,
            "--unit",
            "PRACTICE-01-01",
            "--format",
            "json",
        ]);
        let said = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert!(
                complaint.contains("Nothing was keyed"),
                "export failed: {complaint}{said}"
            );
            return BTreeMap::new();
        }
        let set: serde_json::Value = serde_json::from_str(&said).unwrap();
        let form = forms::epi_monthly();
        set["dataValues"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| {
                let cell = Cell {
                    data_element: value["dataElement"].as_str().unwrap().parse().unwrap(),
                    category_option_combo: value["categoryOptionCombo"]
                        .as_str()
                        .unwrap()
                        .parse()
                        .unwrap(),
                };
                (
                    printed(&form, cell),
                    value["value"].as_str().unwrap().to_owned(),
                )
            })
            .collect()
    }
}

/// Returns a cell as the paper names it: `1.05A`.
pub fn printed(form: &daftar::domain::form::Form, cell: Cell) -> String {
    let place = form.place_of(cell).unwrap();
    format!(
        "{}{}",
        form.row_at(place).unwrap().number,
        form.column_at(place).unwrap().letter
    )
}

/// Returns the sample month of the main centre, by row and letter.
pub fn sample_month() -> BTreeMap<String, String> {
    let form = forms::epi_monthly();
    let wanted = sample_months::wanted(&form, Centre::Main);
    wanted
        .into_iter()
        .map(|(cell, value)| (printed(&form, cell), value))
        .collect()
}

/// Returns the keys of the sample month, as the terminal sends them.
pub fn keys_of_the_month(auto_advance: bool) -> Vec<String> {
    let form = forms::epi_monthly();
    let owed = Period::parse(OWED).unwrap();
    let past = history::reports(&form, Centre::Main, owed, Language::En);
    let previous = past
        .iter()
        .find(|r| r.report.key.period == owed.previous())
        .unwrap()
        .past();
    let wanted = sample_months::wanted(&form, Centre::Main);
    key_script::keys(&form, &wanted, Some(&previous), auto_advance)
        .into_iter()
        .map(named)
        .collect()
}

fn named(key: Key) -> String {
    match key {
        Key::Char(ch) => ch.to_string(),
        Key::Enter => "<Enter>".to_owned(),
        Key::F(number) => format!("<F{number}>"),
    }
}

/// Returns the key that chooses a language on the first screen.
pub fn digit_of(language: Language) -> usize {
    Language::ALL
        .iter()
        .position(|other| *other == language)
        .unwrap()
        + 1
}
