//! The arrows between the rooms of the source point one way (`ARCHITECTURE.md`).

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What each room may name, besides itself. `platform` and `domain` are open to every room that is not pure.
const ARROWS: &[(&str, &[&str])] = &[
    ("bundle", &["dhis2", "domain", "text", "wire"]),
    (
        "cli",
        &[
            "bundle", "domain", "gateway", "i18n", "office", "platform", "text", "training", "ui",
        ],
    ),
    (
        "courier",
        &["dhis2", "domain", "platform", "store", "text", "wire"],
    ),
    ("dhis2", &["domain", "platform", "text"]),
    ("domain", &[]),
    (
        "gateway",
        &[
            "bundle", "dhis2", "domain", "platform", "store", "text", "wire",
        ],
    ),
    ("i18n", &["domain"]),
    (
        "office",
        &[
            "bundle", "courier", "desk", "dhis2", "domain", "platform", "print", "store", "wire",
        ],
    ),
    ("platform", &[]),
    // Of `wire` the words alone: a ledger writes a verdict as the wire names it.
    ("store", &["domain", "platform", "text", "wire"]),
    ("text", &[]),
    ("training", &["domain", "office", "dhis2", "platform"]),
    ("wire", &["domain"]),
    ("ui", &["domain", "i18n", "office", "platform", "text"]),
];

/// Rooms, or files of rooms, that are pure: no file, network, process, terminal or clock.
const PURE: &[&str] = &[
    "src/domain",
    "src/text",
    "src/i18n",
    "src/courier/machine",
    "src/gateway/numbers",
    "src/gateway/verdict",
    "src/office/board",
    "src/wire",
];

/// What a pure file may not name.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "rusqlite",
    "reqwest",
    "crossterm",
    "ratatui",
];

/// A crate and the only places that may name it.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("reqwest", &["src/dhis2/client", "src/courier/http"]),
    ("rusqlite", &["src/store"]),
    ("crossterm", &["src/ui"]),
    ("ratatui", &["src/ui"]),
    ("fluent", &["src/i18n"]),
    ("rustix", &["src/platform"]),
    ("signal_hook", &["src/platform"]),
];

fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a source folder can be listed") {
            let path = entry.expect("a source file can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join("src"), &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root).expect("sources lie in the package");
            let text = fs::read_to_string(&path).expect("a source file can be read");
            (name.to_string_lossy().replace('\\', "/"), code_of(&text))
        })
        // A room's own test module in files of its own.
        .filter(|(name, _)| !name.ends_with("/tests.rs") && !name.contains("/tests/"))
        .collect()
}

/// Leaves out comments and everything from the first test module on: tests may look further.
fn code_of(text: &str) -> String {
    text.split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

fn room_of(name: &str) -> Option<&str> {
    let inside = name.strip_prefix("src/")?;
    let room = inside.split('/').next()?;
    Some(room.strip_suffix(".rs").unwrap_or(room))
}

/// Finds `crate::room` and the members of `crate::{…}`, as `room::item`.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let squeezed: String = code.split_whitespace().collect();
    let mut named = BTreeSet::new();
    for after in squeezed.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => named.extend(members(group)),
            None => {
                named.insert(path_of(after));
            }
        }
    }
    named
}

fn path_of(text: &str) -> String {
    text.chars()
        .take_while(|ch| ch.is_alphanumeric() || matches!(ch, '_' | ':'))
        .collect()
}

fn members(group: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut found = vec![String::new()];
    for ch in group.chars() {
        match ch {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(String::new()),
            _ => {}
        }
        if ch != ',' || depth > 0 {
            found.last_mut().expect("there is always one").push(ch);
        }
    }
    found
        .iter()
        .map(|member| path_of(member))
        .filter(|member| !member.is_empty())
        .collect()
}

#[test]
fn every_room_has_its_arrows() {
    let known: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    for (name, _) in sources() {
        let room = room_of(&name).expect("a source lies in src");
        assert!(
            known.contains(room) || matches!(room, "main" | "lib"),
            "{name}: the room `{room}` has no arrows yet; add it to ARROWS and to ARCHITECTURE.md"
        );
    }
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (name, code) in sources() {
        let room = room_of(&name).expect("a source lies in src");
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == room) else {
            continue;
        };
        for path in rooms_named(&code) {
            let target = path.split("::").next().unwrap_or_default();
            let is_room = ARROWS.iter().any(|(known, _)| *known == target);
            let may = target == room
                || allowed
                    .iter()
                    .any(|allowed| *allowed == target || path.starts_with(allowed));
            if is_room && !may {
                wrong.push(format!(
                    "{name} names crate::{path}, but {room} → {target} is not an arrow"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_rooms_touch_nothing() {
    let mut wrong = Vec::new();
    for (name, code) in sources() {
        let is_pure = PURE.iter().any(|pure| {
            name.strip_prefix(pure)
                .is_some_and(|rest| rest.starts_with('/') || rest.starts_with(".rs"))
        });
        for word in IMPURE {
            if is_pure && code.contains(word) {
                wrong.push(format!("{name} is pure, but names {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_crate_is_named_only_in_its_room() {
    let mut wrong = Vec::new();
    for (name, code) in sources() {
        for (krate, places) in ONLY_IN {
            let named =
                code.contains(&format!("{krate}::")) || code.contains(&format!("use {krate}"));
            if named && !places.iter().any(|place| name.starts_with(place)) {
                wrong.push(format!(
                    "{name} names {krate}, which belongs to {}",
                    places.join(", ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_arrows_sees_groups_and_paths() {
    let code = "use crate::{domain::{form::Form, id::Uid}, store, i18n::Digits};\nfn f() { crate::office::order::x() }";
    let named: Vec<String> = rooms_named(code).into_iter().collect();
    assert_eq!(
        named,
        ["domain::", "i18n::Digits", "office::order::x", "store"]
    );
}
