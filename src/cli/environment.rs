//! What the environment says; read once, here.

use std::path::PathBuf;

use crate::{
    domain::{language::Language, secret::Secret},
    ui::terminal::{
        detect::{Between, Hints, Host},
        mode::Mode,
    },
};

/// The variables that matter to Daftar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Environment {
    /// `DAFTAR_HOME`: the folder that holds the worlds.
    pub home: Option<PathBuf>,
    /// `DAFTAR_LANGUAGE`: goes before the settings.
    pub language: Option<Language>,
    /// What the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`) says: stands behind the settings.
    pub locale: Option<Language>,
    /// `NO_COLOR` is set to something (no-color.org), or `CLICOLOR` to 0.
    pub no_colour: bool,
    /// `TERM`.
    pub terminal: String,
    /// `DAFTAR_BIDI`, as it is set: how the terminal is treated, whatever it answers.
    pub bidi_name: Option<String>,
    /// How the terminal is treated, whatever it answers: `--bidi`, or else `DAFTAR_BIDI`.
    pub bidi: Option<Mode>,
    /// What else is said of the terminal.
    pub hints: Hints,
    /// `DAFTAR_TOKEN`: the personal access token with which a bundle is made from a server. Not an argument,
    /// since those can be read by everyone on the machine.
    pub token: Option<Secret>,
    /// `SSH_ORIGINAL_COMMAND`: what the other side of a forced command asked for. Believed by nobody.
    pub ssh_command: String,
}

impl Environment {
    /// Reads the environment of this process.
    pub fn read() -> Self {
        Self::from_lookup(variable)
    }

    fn from_lookup(get: impl Fn(&str) -> Option<String>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| get(name));
        Self {
            home: get("DAFTAR_HOME").map(PathBuf::from),
            language: get("DAFTAR_LANGUAGE").and_then(|code| Language::from_code(&code)),
            locale: locale.and_then(|locale| Language::of_locale(&locale)),
            no_colour: get("NO_COLOR").is_some() || get("CLICOLOR").as_deref() == Some("0"),
            terminal: get("TERM").unwrap_or_default(),
            bidi_name: get("DAFTAR_BIDI"),
            bidi: None,
            hints: hints(&get),
            token: get("DAFTAR_TOKEN").map(Secret::new),
            ssh_command: get("SSH_ORIGINAL_COMMAND").unwrap_or_default(),
        }
    }
}

fn hints(get: &impl Fn(&str) -> Option<String>) -> Hints {
    let is_set = |name: &str| get(name).is_some();
    let between = [("TMUX", Between::Tmux), ("STY", Between::Screen)];
    let host = [
        ("WT_SESSION", Host::WindowsTerminal),
        ("KONSOLE_VERSION", Host::Konsole),
    ];
    Hints {
        term: get("TERM").unwrap_or_default(),
        program: get("TERM_PROGRAM").unwrap_or_default(),
        is_remote: is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
        is_windows: cfg!(windows),
        between: between
            .into_iter()
            .find_map(|(name, what)| is_set(name).then_some(what)),
        host: host
            .into_iter()
            .find_map(|(name, what)| is_set(name).then_some(what)),
    }
}

/// Returns a variable that is set to something readable.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Environment {
        Environment::from_lookup(|name| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn our_own_variable_is_not_the_locale() {
        let environment = with(&[("LANG", "en_GB.UTF-8"), ("DAFTAR_LANGUAGE", "ckb")]);
        assert_eq!(environment.language, Some(Language::Ckb));
        assert_eq!(environment.locale, Some(Language::En));
        assert_eq!(
            with(&[("LC_ALL", "C"), ("LANG", "ar_IQ.UTF-8")]).locale,
            None
        );
    }

    #[test]
    fn the_way_to_treat_a_terminal_can_be_set() {
        let set = with(&[("DAFTAR_BIDI", "inverse")]).bidi_name;
        assert_eq!(set.as_deref(), Some("inverse"));
        let far = with(&[
            ("SSH_CONNECTION", "10.0.0.2 5 10.0.0.1 22"),
            ("TERM", "xterm"),
        ]);
        assert!(far.hints.is_remote && far.hints.term == "xterm");
    }

    #[test]
    fn colours_can_be_forbidden() {
        assert!(with(&[("NO_COLOR", "1")]).no_colour);
        assert!(with(&[("CLICOLOR", "0")]).no_colour);
        assert!(!with(&[("TERM", "xterm")]).no_colour);
    }
}
