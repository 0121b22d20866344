//! Makes a language of every folder of `locales/`, so that a new one needs no line of code.
//!
//! A folder holds `language.toml`, what the program must know of a language before it reads its texts, and one
//! Fluent file for each room. Written are two pieces of Rust: `languages.rs` for `domain::language` and
//! `texts.rs` for `i18n`. Folders of `tests/data/locales/` are compiled into unit tests only: languages that
//! are prepared but have no writer yet. `docs/translating.md` says what the fields mean.

#![expect(
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a build script is told by the environment and stops where a folder is wrong"
)]

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// The fields of `language.toml`; all but `finished` must be there, and no others.
const FIELDS: &[&str] = &[
    "name",
    "direction",
    "digits",
    "plurals",
    "keyboard",
    "fallback",
    "server_locales",
    "system_locales",
    "finished",
];

struct Folder {
    code: String,
    path: PathBuf,
    is_prepared: bool,
    fields: Vec<(String, String)>,
}

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where"));
    let mut folders = Vec::new();
    for (place, is_prepared) in [("locales", false), ("tests/data/locales", true)] {
        println!("cargo::rerun-if-changed={place}");
        let mut found: Vec<Folder> = list(&root.join(place))
            .into_iter()
            .filter(|path| path.join("language.toml").exists())
            .map(|path| Folder::read(path, is_prepared))
            .collect();
        found.sort_by(|one, other| one.code.cmp(&other.code));
        folders.append(&mut found);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where"));
    write(&out.join("languages.rs"), &languages(&folders));
    write(&out.join("texts.rs"), &texts(&folders));
}

impl Folder {
    fn read(path: PathBuf, is_prepared: bool) -> Self {
        let file = path.join("language.toml");
        let text = fs::read_to_string(&file).expect("a file that is there can be read");
        let mut fields = Vec::new();
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((key, value)) = line.split_once('=') else {
                panic!("{}: `{line}` is not `key = value`", file.display());
            };
            let key = key.trim();
            assert!(
                FIELDS.contains(&key),
                "{}: there is no field `{key}`, only {FIELDS:?}",
                file.display()
            );
            let value = value.trim();
            let is_plain = matches!(value, "true" | "false")
                || value.starts_with('"') && value.ends_with('"')
                || value.starts_with('[') && value.ends_with(']');
            assert!(
                is_plain,
                "{}: `{value}` is not \"text\", [\"texts\"], true or false, with nothing behind it",
                file.display()
            );
            fields.push((key.to_owned(), value.to_owned()));
        }
        let code = path.file_name().and_then(|name| name.to_str());
        Self {
            code: code.expect("a code is ASCII").to_owned(),
            is_prepared,
            fields,
            path,
        }
    }

    /// Returns the value of a field as it is written: strings and lists of strings are also Rust.
    fn field(&self, key: &str) -> &str {
        let found = self.fields.iter().find(|(name, _)| name == key);
        let Some((_, value)) = found else {
            panic!("{}: the field `{key}` is missing", self.path.display());
        };
        value
    }

    /// Returns the variant that a word stands for.
    fn choice(&self, key: &str, choices: &[(&str, &'static str)]) -> &'static str {
        let word = self.field(key).trim_matches('"');
        let found = choices.iter().find(|(name, _)| *name == word);
        let Some((_, variant)) = found else {
            let names: Vec<_> = choices.iter().map(|(name, _)| name).collect();
            panic!("{}: `{key}` is one of {names:?}", self.path.display());
        };
        variant
    }

    fn is_finished(&self) -> bool {
        let finished = self.fields.iter().find(|(name, _)| name == "finished");
        finished.is_none_or(|(_, value)| value == "true")
    }

    /// Returns the name of the constant, and what must hold for it to be there.
    fn constant(&self) -> (String, &'static str) {
        let name = self.code.to_uppercase().replace('-', "_");
        (
            name,
            if self.is_prepared {
                "#[cfg(test)]\n"
            } else {
                ""
            },
        )
    }
}

fn languages(folders: &[Folder]) -> String {
    let mut rust = String::new();
    for folder in folders {
        let (name, condition) = folder.constant();
        let is_rtl = folder.choice("direction", &[("ltr", "false"), ("rtl", "true")]);
        let digits = folder.choice(
            "digits",
            &[
                ("latin", "Digits::Latin"),
                ("arabic", "Digits::Arabic"),
                ("persian", "Digits::Persian"),
            ],
        );
        let keyboard = folder.choice(
            "keyboard",
            &[
                ("latin", "Keyboard::Latin"),
                ("arabic", "Keyboard::Arabic"),
                ("kurdish", "Keyboard::Kurdish"),
            ],
        );
        writeln!(
            rust,
            "{condition}pub(super) static {name}: Traits = Traits {{ code: {code:?}, name: {own}, is_rtl: {is_rtl}, \
             digits: {digits}, plurals: {plurals}, keyboard: {keyboard}, fallback: &{fallback}, \
             server_locales: &{server}, system_locales: &{system} }};",
            code = folder.code,
            own = folder.field("name"),
            plurals = folder.field("plurals"),
            fallback = folder.field("fallback"),
            server = folder.field("server_locales"),
            system = folder.field("system_locales"),
        )
        .expect("a string takes everything");
    }
    for (condition, list, prepared, finished) in [
        ("", "FINISHED", false, true),
        ("", "IN_WORK", false, false),
        ("#[cfg(test)]\n", "PREPARED", true, true),
    ] {
        let members: Vec<String> = folders
            .iter()
            .filter(|folder| folder.is_prepared == prepared && folder.is_finished() == finished)
            .map(|folder| format!("Language(&{})", folder.constant().0))
            .collect();
        let (count, members) = (members.len(), members.join(", "));
        writeln!(
            rust,
            "{condition}pub(super) const {list}: [Language; {count}] = [{members}];"
        )
        .expect("a string takes everything");
    }
    rust
}

fn texts(folders: &[Folder]) -> String {
    let mut rust = "match language.code() {\n".to_owned();
    for folder in folders {
        let mut rooms = String::new();
        for file in list(&folder.path) {
            if file.extension().is_some_and(|extension| extension == "ftl") {
                let room = file.file_stem().and_then(|stem| stem.to_str());
                let room = room.expect("rooms have ASCII names");
                let path = file.to_str().expect("the path of the source is UTF-8");
                write!(rooms, "({room:?}, include_str!({path:?})), ")
                    .expect("a string takes everything");
            }
        }
        writeln!(
            rust,
            "{}{:?} => &[{rooms}],",
            folder.constant().1,
            folder.code
        )
        .expect("a string takes everything");
    }
    rust.push_str("_ => &[],\n}\n");
    rust
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    // Names with a dot in front are an editor's.
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("cargo's folder can be written to");
}
