//! No word that a person reads stands in the source: sentences are made of texts of the catalogue.

use super::{folder, sources};

/// Rooms whose strings are not read by a person who works with the program, with the reason.
const NOT_READ: &[(&str, &str)] = &[
    ("src/store", "SQL, and what SQLite is asked"),
    ("src/dhis2", "names of the Web API"),
    ("src/wire", "texts of the packets' format"),
    ("src/courier/driver.rs", "facts of a fault, for the log"),
    (
        "src/domain/period/kind.rs",
        "DHIS2's names of the period types",
    ),
    (
        "src/gateway",
        "facts of a fault, for the log; reasons of HTTP; what is wrong in a configuration file",
    ),
    ("src/i18n/calendar.rs", "DHIS2's names of the period types"),
    ("src/office/premises.rs", "facts of a fault, for the log"),
    ("src/office/shared.rs", "facts of a fault, for the log"),
    ("src/ui/key.rs", "what is printed on keys"),
    ("src/ui/pilot.rs", "names of keys in scripts"),
    ("src/ui/screen.rs", "for developers' eyes"),
    ("src/ui/terminal/detect.rs", "names of terminals"),
    (
        "src/training/stand_in",
        "what the server that stands in would say, in a server's words",
    ),
];

/// What a string may stand in without being shown: the program's own log, proofs, lints and errors, which are
/// facts for the log and never told as they are.
const FOR_OURSELVES: &[&str] = &[
    "expect(",
    "reason =",
    "assert",
    "panic!",
    "unreachable!",
    "log::",
    "#[error",
    "context(",
    "bail!",
    "ensure!",
    "anyhow!",
    "debug_struct",
    "concat!",
    "write!(f",
    "f.write_str",
    "include_str!(",
];

/// Returns the string literals of a piece of source with the line each begins on, comments and tests left out.
fn literals(source: &str) -> Vec<(usize, String)> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut literal: Option<(usize, String)> = None;
    for (at, line) in code.lines().enumerate() {
        let mut chars = line.chars().peekable();
        let mut before = ' ';
        while let Some(ch) = chars.next() {
            match (&mut literal, ch) {
                (None, '/') if chars.peek() == Some(&'/') => break,
                (None, '\'') if before != 'b' => {
                    // A character, or a lifetime, which ends by itself.
                    let rest: String = chars.clone().take(3).collect();
                    if rest.starts_with("\"'") || rest.starts_with("\\\"'") {
                        chars.by_ref().find(|ch| *ch == '\'');
                    }
                }
                (None, '"') => literal = Some((at, String::new())),
                (Some(_), '"') => found.extend(literal.take()),
                (Some((_, text)), '\\') => {
                    text.push('\\');
                    text.extend(chars.next());
                }
                (Some((_, text)), ch) => text.push(ch),
                (None, _) => {}
            }
            before = ch;
        }
        if let Some((_, text)) = &mut literal {
            text.push(' ');
        }
    }
    found
}

/// Tells whether a literal reads as words: two of them, or one that begins a sentence.
fn is_wording(literal: &str) -> bool {
    let words: Vec<&str> = literal.split([' ', '\n']).collect();
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    let pairs = words.windows(2).any(|pair| pair.iter().all(is_word));
    let sentence = matches!(words.as_slice(), [word] if is_word(word) && {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    });
    pairs || sentence
}

#[test]
fn no_word_that_is_shown_stands_in_the_source() {
    let root = folder("");
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let name = path
            .strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let is_test =
            name.ends_with("/tests.rs") || name.contains("/tests/") || name.ends_with("testing.rs");
        if is_test || NOT_READ.iter().any(|(room, _)| name.starts_with(room)) {
            continue;
        }
        let lines: Vec<&str> = source.lines().collect();
        for (at, literal) in literals(&source) {
            // The statement it stands in, as far as three lines tell.
            let around = lines[at.saturating_sub(3)..=at].join(" ");
            let is_ours = FOR_OURSELVES.iter().any(|word| around.contains(word));
            if is_wording(&literal) && !is_ours {
                wrong.push(format!("{name}:{}: {literal:?}", at + 1));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these belong into locales/*.ftl: {wrong:#?}"
    );
}

#[test]
fn the_reader_of_literals_sees_strings_and_nothing_else() {
    let source = "let a = \"One two\"; // \"not this\"\nlet b = '\"'; f(\"x \\\" y\");\n#[cfg(test)] \"nor this\"";
    let found: Vec<String> = literals(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["One two", "x \\\" y"]);
    assert!(is_wording("One two") && is_wording("Saved") && !is_wording("entry-saved"));
    assert!(!is_wording("%Y-%m-%d") && !is_wording("DHIS2") && !is_wording("{name} {}"));
}
