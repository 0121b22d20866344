//! `locales/REVIEW.md` lists the texts that want a native reader: those with a note above them in their file.

use std::fmt::Write as _;

use daftar::{domain::language::Language, i18n::files};
use fluent_syntax::{ast::Entry, parser};

use super::folder;

const NOTE: &str = "needs-native-reader:";

/// Writes the list as it should be.
fn list() -> String {
    let mut list = "# Texts that want a native reader\n\n\
        Nobody whose language it is has read the Arabic and Kurdish texts as a whole yet. These are the ones their\n\
        writers were least sure of; each has a note above it in its file (`# needs-native-reader: why`). Who has read one\n\
        takes the note away and runs `UPDATE_REVIEW=1 cargo test --test locales`, which writes this page.\n"
        .to_owned();
    for language in Language::every() {
        let mut rows = String::new();
        for (room, source) in files(language) {
            let resource = parser::parse(*source).unwrap();
            for entry in &resource.body {
                let Entry::Message(message) = entry else {
                    continue;
                };
                let comment = message
                    .comment
                    .as_ref()
                    .map(|comment| comment.content.join(" "));
                let why = comment.as_deref().and_then(|text| text.split_once(NOTE));
                if let Some((_, why)) = why {
                    let key = message.id.name;
                    writeln!(rows, "| `{room}.ftl` | `{key}` | {} |", why.trim()).unwrap();
                }
            }
        }
        if !rows.is_empty() {
            let (name, code) = (language.name(), language.code());
            write!(
                list,
                "\n## {name} ({code})\n\n| file | text | why |\n|---|---|---|\n{rows}"
            )
            .unwrap();
        }
    }
    list
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test that writes what it checks is asked to by the environment"
)]
fn the_list_of_texts_that_want_a_native_reader_is_true() {
    let path = folder("locales/REVIEW.md");
    let list = list();
    if std::env::var_os("UPDATE_REVIEW").is_some() {
        std::fs::write(&path, &list).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == list,
        "UPDATE_REVIEW=1 cargo test --test locales writes {}",
        path.display()
    );
}
