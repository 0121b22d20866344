//! Typed arguments become a command; one file per subcommand.
//!
//! The environment is read here and nowhere else. Precedence: flag, environment, settings, locale.

pub mod arguments;
mod backup;
pub mod bundle;
mod demo;
mod doctor;
pub mod environment;
mod export;
mod font;
mod gateway;
mod open;
mod send;
mod session;
mod status;
mod terminal;
pub mod voice;

use std::{
    ffi::OsString,
    io::{self, ErrorKind},
    process::ExitCode,
};

use crate::{
    cli::{
        arguments::{Arguments, Command, Usage},
        environment::Environment,
        session::Session,
        voice::Voice,
    },
    domain::{
        language::{Digits, Language},
        trouble::Trouble,
    },
    i18n::{Arg, Catalogue, explain},
    platform::process,
};

/// What a command ended with, and its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is as it was asked for.
    Done,
    /// It could not be done.
    Failed,
    /// It was not asked for rightly.
    Usage,
    /// Done, and reports still wait to be sent.
    UnsentRemains,
    /// A person must look.
    NeedsPerson,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Failed => 1,
            Outcome::Usage => 2,
            Outcome::UnsentRemains => 3,
            Outcome::NeedsPerson => 4,
        })
    }
}

/// A trouble on its way to the edge.
#[derive(Debug, thiserror::Error)]
#[error("{0:?}")]
pub struct Troubled(pub Trouble);

/// Runs the program: arguments in, exit code out.
pub fn main(raw: impl IntoIterator<Item = OsString>) -> ExitCode {
    process::harden();
    let mut environment = Environment::read();
    let raw: Vec<OsString> = raw.into_iter().collect();
    let language = Arguments::language_of(&raw);
    let read = Arguments::read(raw).and_then(|arguments| {
        let bidi = match environment.bidi_name.as_deref() {
            Some(name) if arguments.bidi.is_none() => arguments::bidi("DAFTAR_BIDI", name)?,
            _ => arguments.bidi,
        };
        Ok((arguments, bidi))
    });
    let arguments = match read {
        Ok((arguments, bidi)) => {
            environment.bidi = bidi;
            arguments
        }
        Err(usage) => {
            complain_of_usage(&voice_for(language, &environment), &usage);
            return Outcome::Usage.into();
        }
    };
    let plain = voice_for(arguments.language, &environment);
    match run(arguments, &environment, &plain) {
        Ok(outcome) => outcome.into(),
        Err(error) if is_broken_pipe(&error) => Outcome::Done.into(),
        Err(error) => {
            complain(&plain, &error);
            Outcome::Failed.into()
        }
    }
}

fn run(arguments: Arguments, environment: &Environment, plain: &Voice) -> anyhow::Result<Outcome> {
    match arguments.command {
        Command::Help => {
            let codes: Vec<_> = Language::every().map(Language::code).collect();
            let languages = codes.join(", ");
            plain.say("cli-usage", &[("languages", Arg::Text(&languages))])?;
            return Ok(Outcome::Done);
        }
        Command::Version => {
            plain.say_text(concat!("daftar ", env!("CARGO_PKG_VERSION")))?;
            return Ok(Outcome::Done);
        }
        Command::Terminal => return terminal::run(&arguments, environment, plain),
        Command::Cells { base } => return terminal::cells(base),
        Command::Font(ref wish) => return font::run(wish, &arguments, environment, plain),
        Command::Gateway(ref gateway) => return gateway::run(gateway, environment, plain),
        _ => {}
    }
    let session = Session::begin(&arguments, environment)?;
    match arguments.command {
        Command::Help
        | Command::Version
        | Command::Terminal
        | Command::Cells { .. }
        | Command::Font(_)
        | Command::Gateway(_) => Ok(Outcome::Done),
        Command::Open => open::run(session, environment),
        Command::Demo => demo::run(&session, environment),
        Command::Status { json } => status::run(&session, json),
        Command::Send => send::run(&session),
        Command::Export(export) => export::run(&session, export),
        Command::Backup { file } => backup::back_up(&session, &file),
        Command::Restore { file } => backup::restore(&session, &file),
        Command::Doctor => doctor::run(&session),
        Command::Bundle(command) => bundle::run(&session, command, environment.token.clone()),
    }
}

/// The voice before any world is open: flag, environment, English.
fn voice_for(language: Option<Language>, environment: &Environment) -> Voice {
    let language = language
        .or(environment.language)
        .or(environment.locale)
        .unwrap_or(Language::En);
    Voice::new(Catalogue::new(language, Digits::Latin))
}

fn complain(voice: &Voice, error: &anyhow::Error) {
    let inside = Trouble::Inside {
        said: format!("{error:#}"),
    };
    let trouble = error
        .downcast_ref()
        .map_or(&inside, |Troubled(trouble)| trouble);
    voice.complain_text(&explain::trouble(voice.catalogue(), trouble).together());
}

fn complain_of_usage(voice: &Voice, usage: &Usage) {
    match usage {
        Usage::Unknown(what) => voice.complain("cli-unknown", &[("what", Arg::Text(what))]),
        Usage::Missing(what) => voice.complain("cli-missing", &[("what", Arg::Text(what))]),
        Usage::Value {
            option,
            value,
            choices,
        } => {
            let choices = choices.join(", ");
            let key = match choices.as_str() {
                "" => "cli-value",
                _ => "cli-value-choices",
            };
            let facts = [
                ("option", Arg::Text(option)),
                ("value", Arg::Text(value)),
                ("choices", Arg::Text(&choices)),
            ];
            voice.complain(key, &facts);
        }
        Usage::NeedsPractice(option) => {
            voice.complain("cli-needs-practice", &[("option", (*option).into())]);
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
