//! What a person typed after `daftar`, as types.

pub mod gateway;

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use lexopt::{Arg, Parser, ValueExt as _};
use thiserror::Error;

use gateway::GatewayArguments;

use crate::{
    bundle::{Order, Wanted},
    cli::bundle::{Build, BundleCommand},
    domain::{language::Language, mood::Mood},
    office::export::ExportFormat,
    text::Direction,
    ui::terminal::mode::Mode,
};

/// A whole command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arguments {
    /// What to do.
    pub command: Command,
    /// `--language`: the language of this run.
    pub language: Option<Language>,
    /// `--home`: the folder that holds the worlds.
    pub home: Option<PathBuf>,
    /// `--practice`: the practice world, even where a national one exists.
    pub practice: bool,
    /// `--today`: the day it is, in the practice world only.
    pub today: Option<NaiveDate>,
    /// `--server`: how the server of the practice world behaves, by name.
    pub server: Option<Mood>,
    /// `--bidi`: how the terminal is treated, whatever it answers.
    pub bidi: Option<Mode>,
    /// `--metadata`: the server's own forms in the practice world.
    pub metadata: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The screens.
    Open,
    /// The main job, played by itself.
    Demo,
    /// What is owed, overdue and waiting.
    Status {
        /// For programs.
        json: bool,
    },
    /// Send what waits.
    Send,
    /// One report as a file.
    Export(Export),
    /// A copy of the world.
    Backup {
        /// Where to.
        file: PathBuf,
    },
    /// The world from a copy.
    Restore {
        /// Where from.
        file: PathBuf,
    },
    /// What is wrong here, and what to do.
    Doctor,
    /// Form packages.
    Bundle(BundleCommand),
    /// Which terminal this is, and a test card.
    Terminal,
    /// The cells of lines that are read.
    Cells {
        /// The base direction.
        base: Direction,
    },
    /// The font of the Linux console.
    Font(FontWish),
    /// A command of the gateway.
    Gateway(GatewayArguments),
    /// The usage.
    Help,
    /// The version.
    Version,
}

/// What to do with the font of the Linux console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontWish {
    /// Show ours.
    Load,
    /// Show the one from before.
    Restore,
    /// Write ours to a file.
    Write(PathBuf),
}

/// Which report, and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The form's code or UID.
    pub form: String,
    /// The period's id.
    pub period: String,
    /// The unit's code or UID; not needed where one unit alone fills the form.
    pub unit: Option<String>,
    /// How it is written.
    pub format: ExportFormat,
}

/// Why a command line is not one.
#[derive(Debug, Error)]
pub enum Usage {
    /// Something nobody knows.
    #[error("{0}")]
    Unknown(String),
    /// Something that must be there.
    #[error("{0}")]
    Missing(&'static str),
    /// A value that is not what the option wants.
    #[error("{option}: {value}")]
    Value {
        /// The option, or the variable.
        option: &'static str,
        /// What was given.
        value: String,
        /// What can be given, where there is a choice; empty where there is none.
        choices: Vec<&'static str>,
    },
    /// `--today` or `--server` outside the practice world.
    #[error("{0}")]
    NeedsPractice(&'static str),
}

impl Arguments {
    /// Reads a command line; the first argument is the program's own name.
    ///
    /// # Errors
    /// [`Usage`] names what is unknown, missing or of the wrong kind.
    pub fn read(raw: impl IntoIterator<Item = OsString>) -> Result<Self, Usage> {
        let mut parser = Parser::from_iter(raw);
        let mut found = Found::default();
        while let Some(argument) = parser
            .next()
            .map_err(|error| Usage::Unknown(error.to_string()))?
        {
            found.take(&argument.into_known()?, &mut parser)?;
        }
        found.finish()
    }

    /// Returns the language that a command line asks for, whatever else is wrong with it.
    pub fn language_of(raw: &[OsString]) -> Option<Language> {
        raw.iter().enumerate().find_map(|(at, argument)| {
            let value = match argument.to_str()?.strip_prefix("--language")? {
                "" => raw.get(at + 1)?.to_str()?,
                joined => joined.strip_prefix('=')?,
            };
            Language::from_code(value)
        })
    }
}

/// Returns how a terminal is to be treated: nothing for `auto`, where the program decides.
///
/// # Errors
/// [`Usage::Value`] of the option or the variable for a name that is no way.
pub fn bidi(option: &'static str, name: &str) -> Result<Option<Mode>, Usage> {
    const AUTO: &str = "auto";
    if name == AUTO {
        return Ok(None);
    }
    Mode::named(name).map(Some).ok_or_else(|| {
        let choices = Mode::ALL.into_iter().map(Mode::name);
        Usage::Value {
            option,
            value: name.to_owned(),
            choices: choices.chain([AUTO]).collect(),
        }
    })
}

/// An argument without borrowing the parser.
enum Known {
    Option(String),
    Value(OsString),
}

trait IntoKnown {
    fn into_known(self) -> Result<Known, Usage>;
}

impl IntoKnown for Arg<'_> {
    fn into_known(self) -> Result<Known, Usage> {
        Ok(match self {
            Arg::Long(name) => Known::Option(name.to_owned()),
            Arg::Short('h') => Known::Option("help".to_owned()),
            Arg::Short('V') => Known::Option("version".to_owned()),
            Arg::Short(letter) => return Err(Usage::Unknown(format!("-{letter}"))),
            Arg::Value(value) => Known::Value(value),
        })
    }
}

#[derive(Default)]
struct Found {
    gateway: gateway::Found,
    command: Option<String>,
    file: Option<PathBuf>,
    language: Option<Language>,
    home: Option<PathBuf>,
    practice: bool,
    today: Option<NaiveDate>,
    server: Option<Mood>,
    json: bool,
    form: Option<String>,
    period: Option<String>,
    unit: Option<String>,
    format: Option<ExportFormat>,
    bidi: Option<Mode>,
    base: Option<Direction>,
    /// What of the terminal: its cells, its font.
    of_terminal: Option<String>,
    font: Option<FontWish>,
    metadata: Option<PathBuf>,
    action: Option<String>,
    from: Option<String>,
    out: Option<PathBuf>,
    data_sets: Vec<String>,
    units: Vec<String>,
    languages: Vec<Language>,
    order: Order,
}

impl Found {
    fn take(&mut self, argument: &Known, parser: &mut Parser) -> Result<(), Usage> {
        let name = match argument {
            Known::Option(name) => name.as_str(),
            Known::Value(value) => return self.take_value(value),
        };
        match name {
            "help" => self.command = Some("help".to_owned()),
            "version" => self.command = Some("version".to_owned()),
            "practice" => self.practice = true,
            "json" => self.json = true,
            "language" => {
                let codes = || Language::every().map(Language::code).collect();
                let language = choose(parser, "--language", codes, Language::from_code)?;
                self.languages.push(language);
                // Where a bundle keeps several, the first is spoken.
                self.language.get_or_insert(language);
            }
            "home" => self.home = Some(PathBuf::from(raw(parser, "--home")?)),
            "today" => self.today = Some(read(parser, "--today", |text| text.parse().ok())?),
            "server" => {
                let names = || Mood::ALL.into_iter().map(Mood::name).collect();
                self.server = Some(choose(parser, "--server", names, Mood::named)?);
            }
            "form" => self.form = Some(text(parser, "--form")?),
            "period" => {
                self.period = Some(text(parser, "--period")?);
            }
            "unit" => {
                self.units.push(text(parser, "--unit")?);
                self.unit = self.units.last().cloned();
            }
            "data-set" => self.data_sets.push(text(parser, "--data-set")?),
            "from" => self.from = Some(text(parser, "--from")?),
            "out" => self.out = Some(PathBuf::from(raw(parser, "--out")?)),
            "order" => {
                let names = || vec!["sections", "paper"];
                self.order = choose(parser, "--order", names, order_named)?;
            }
            "metadata" => self.metadata = Some(PathBuf::from(raw(parser, "--metadata")?)),
            "config" => self.gateway.config = Some(PathBuf::from(raw(parser, "--config")?)),
            "file" => self.gateway.file = Some(PathBuf::from(raw(parser, "--file")?)),
            "device" => {
                self.gateway.device = Some(read(parser, "--device", |text| text.parse().ok())?);
            }
            "enrol" => self.gateway.enrol = true,
            "paste" => self.gateway.paste = true,
            "authorize" => self.gateway.authorize = true,
            "format" => {
                let names = || vec!["json", "csv"];
                self.format = Some(choose(parser, "--format", names, format_named)?);
            }
            "bidi" => self.bidi = bidi("--bidi", &text(parser, "--bidi")?)?,
            "load" => self.wish(FontWish::Load)?,
            "restore" => self.wish(FontWish::Restore)?,
            "write" => self.wish(FontWish::Write(PathBuf::from(raw(parser, "--write")?)))?,
            "base" => {
                let names = || vec!["rtl", "ltr"];
                self.base = Some(choose(parser, "--base", names, direction_named)?);
            }
            other => return Err(Usage::Unknown(format!("--{other}"))),
        }
        Ok(())
    }

    fn take_value(&mut self, value: &OsString) -> Result<(), Usage> {
        let wants_file = matches!(self.command.as_deref(), Some("backup" | "restore"))
            || matches!(self.action.as_deref(), Some("show" | "check"));
        if self.command.as_deref() == Some("bundle") && self.action.is_none() {
            self.action = Some(value.to_string_lossy().into_owned());
            return Ok(());
        }
        if self.command.is_none() {
            self.command = Some(value.to_string_lossy().into_owned());
        } else if self.command.as_deref().is_some_and(gateway::is_ours) {
            self.gateway
                .words
                .push(value.to_string_lossy().into_owned());
        } else if self.command.as_deref() == Some("terminal")
            && (value == "cells" || value == "font")
            && self.of_terminal.is_none()
        {
            self.of_terminal = Some(value.to_string_lossy().into_owned());
        } else if wants_file && self.file.is_none() {
            self.file = Some(PathBuf::from(value));
        } else {
            return Err(Usage::Unknown(value.to_string_lossy().into_owned()));
        }
        Ok(())
    }

    /// One thing can be done with the font at a time.
    fn wish(&mut self, wish: FontWish) -> Result<(), Usage> {
        match self.font.replace(wish) {
            None => Ok(()),
            Some(_) => Err(Usage::Missing("--load, --restore, --write FILE")),
        }
    }

    fn finish(mut self) -> Result<Arguments, Usage> {
        let practises = self.command.as_deref() == Some("practice");
        self.practice |= practises || self.metadata.is_some();
        let practises = self.practice || self.command.as_deref() == Some("demo");
        for (is_given, option) in [
            (self.today.is_some(), "--today"),
            (self.server.is_some(), "--server"),
        ] {
            if is_given && !practises {
                return Err(Usage::NeedsPractice(option));
            }
        }
        let file = self.file.take().ok_or(Usage::Missing("FILE"));
        let metadata = self.metadata.take();
        let command = match self.command.as_deref() {
            None | Some("practice") => Command::Open,
            Some("bundle") => Command::Bundle(match self.action.as_deref() {
                Some("build") => BundleCommand::Build(Box::new(Build {
                    from: self.from.ok_or(Usage::Missing("--from"))?,
                    out: self.out.ok_or(Usage::Missing("--out"))?,
                    wanted: Wanted {
                        data_sets: self.data_sets,
                        units: self.units,
                        languages: self.languages,
                        order: self.order,
                    },
                })),
                Some("show") => BundleCommand::Show(file?),
                Some("check") => BundleCommand::Check(file?),
                Some(other) => return Err(Usage::Unknown(format!("bundle {other}"))),
                None => return Err(Usage::Missing("bundle build|show|check")),
            }),
            Some("demo") => Command::Demo,
            Some("status") => Command::Status { json: self.json },
            Some("send") => Command::Send,
            Some("export") => Command::Export(Export {
                form: self.form.ok_or(Usage::Missing("--form"))?,
                period: self.period.ok_or(Usage::Missing("--period"))?,
                unit: self.unit,
                format: self.format.ok_or(Usage::Missing("--format"))?,
            }),
            Some("backup") => Command::Backup { file: file? },
            Some("restore") => Command::Restore { file: file? },
            Some("doctor") => Command::Doctor,
            Some("terminal") => match self.of_terminal.as_deref() {
                Some("cells") => Command::Cells {
                    base: self.base.ok_or(Usage::Missing("--base"))?,
                },
                Some(_) => Command::Font(
                    self.font
                        .ok_or(Usage::Missing("--load, --restore, --write FILE"))?,
                ),
                None => Command::Terminal,
            },
            Some(ours) if gateway::is_ours(ours) => {
                let found = gateway::Found {
                    units: self.units,
                    out: self.out,
                    ..self.gateway
                };
                Command::Gateway(found.finish(ours)?)
            }
            Some("help") => Command::Help,
            Some("version") => Command::Version,
            Some(other) => return Err(Usage::Unknown(other.to_owned())),
        };
        Ok(Arguments {
            command,
            language: self.language,
            home: self.home,
            practice: self.practice,
            today: self.today,
            server: self.server,
            bidi: self.bidi,
            metadata,
        })
    }
}

fn format_named(text: &str) -> Option<ExportFormat> {
    match text {
        "json" => Some(ExportFormat::Json),
        "csv" => Some(ExportFormat::Csv),
        _ => None,
    }
}

fn order_named(text: &str) -> Option<Order> {
    match text {
        "sections" => Some(Order::Sections),
        "paper" => Some(Order::Paper),
        _ => None,
    }
}

fn direction_named(text: &str) -> Option<Direction> {
    match text {
        "rtl" => Some(Direction::RightToLeft),
        "ltr" => Some(Direction::LeftToRight),
        _ => None,
    }
}

fn text(parser: &mut Parser, option: &'static str) -> Result<String, Usage> {
    read(parser, option, |text| Some(text.to_owned()))
}

fn raw(parser: &mut Parser, option: &'static str) -> Result<OsString, Usage> {
    parser.value().map_err(|_| Usage::Missing(option))
}

fn read<T>(
    parser: &mut Parser,
    option: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Usage> {
    choose(parser, option, Vec::new, parse)
}

/// Reads one of a few values, and names them where it is another.
fn choose<T>(
    parser: &mut Parser,
    option: &'static str,
    choices: impl FnOnce() -> Vec<&'static str>,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Usage> {
    let value = raw(parser, option)?;
    let read = value.clone().string().ok();
    read.and_then(|text| parse(&text))
        .ok_or_else(|| Usage::Value {
            option,
            value: value.to_string_lossy().into_owned(),
            choices: choices(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Arguments, Usage> {
        Arguments::read(
            std::iter::once("daftar")
                .chain(line.split_whitespace())
                .map(OsString::from),
        )
    }

    #[test]
    fn without_a_word_the_screens_open() {
        assert_eq!(parsed("").unwrap().command, Command::Open);
    }

    #[test]
    fn options_may_stand_before_and_after_the_command() {
        let a = parsed("--language ckb status --json --home /tmp/x").unwrap();
        let b = parsed("status --home /tmp/x --json --language=ckb").unwrap();
        assert_eq!(a, b);
        assert_eq!(a.command, Command::Status { json: true });
        assert_eq!(a.language, Some(Language::Ckb));
    }

    #[test]
    fn today_can_be_chosen_only_where_nothing_is_real() {
        assert!(matches!(
            parsed("--today 2026-11-05"),
            Err(Usage::NeedsPractice("--today"))
        ));
        assert!(parsed("--practice --today 2026-11-05").is_ok());
        assert!(matches!(
            parsed("--server offline"),
            Err(Usage::NeedsPractice("--server"))
        ));
        assert_eq!(
            parsed("--practice --server login-page").unwrap().server,
            Some(Mood::LoginPage)
        );
        assert!(matches!(
            parsed("--practice --server cheerful"),
            Err(Usage::Value {
                option: "--server",
                ..
            })
        ));
        assert!(parsed("demo --today 2026-11-05").is_ok());
        assert!(matches!(
            parsed("--practice --today soon"),
            Err(Usage::Value {
                option: "--today",
                ..
            })
        ));
    }

    #[test]
    fn an_export_names_form_period_and_format() {
        assert!(matches!(
            parsed("export --form EPI --format csv"),
            Err(Usage::Missing("--period"))
        ));
        let found = parsed("export --form EPI --period 202610 --format csv").unwrap();
        assert!(matches!(
            found.command,
            Command::Export(Export {
                format: ExportFormat::Csv,
                ..
            })
        ));
    }

    #[test]
    fn a_bundle_is_built_from_something_to_somewhere() {
        let line = "bundle build --from m.json.gz --data-set EPI --data-set X --unit U1 --language ar --out b";
        let Command::Bundle(BundleCommand::Build(build)) = parsed(line).unwrap().command else {
            panic!("a bundle is built");
        };
        assert_eq!(build.from, "m.json.gz");
        assert_eq!(build.wanted.data_sets, ["EPI", "X"]);
        assert_eq!(build.wanted.languages, [Language::Ar]);
        let shown = Command::Bundle(BundleCommand::Show("b".into()));
        assert_eq!(parsed("bundle show b").unwrap().command, shown);
        for line in [
            "bundle",
            "bundle fly",
            "bundle build --from x",
            "bundle show",
            "bundle show a b",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_servers_own_forms_are_practised() {
        let found = parsed("practice --metadata m.json --today 2026-11-05").unwrap();
        assert_eq!((found.command, found.practice), (Command::Open, true));
        assert_eq!(found.metadata, Some("m.json".into()));
    }

    #[test]
    fn cells_need_a_base_direction() {
        let base = Direction::RightToLeft;
        assert_eq!(
            parsed("terminal cells --base rtl").unwrap().command,
            Command::Cells { base }
        );
        assert_eq!(
            parsed("terminal --bidi inverse").unwrap().bidi,
            Some(Mode::Inverse)
        );
        assert_eq!(
            parsed("terminal --bidi auto").unwrap().command,
            Command::Terminal
        );
        for line in [
            "terminal cells",
            "terminal cells --base up",
            "terminal tiles",
            "terminal font",
            "terminal font --load --restore",
            "terminal font --write",
            "--bidi odd",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn one_thing_is_done_with_the_font() {
        let wish = |line| match parsed(line).unwrap().command {
            Command::Font(wish) => wish,
            other => panic!("{other:?}"),
        };
        assert_eq!(wish("terminal font --load"), FontWish::Load);
        assert_eq!(wish("--home /x terminal font --restore"), FontWish::Restore);
        let file = PathBuf::from("a.psf");
        assert_eq!(wish("terminal font --write a.psf"), FontWish::Write(file));
    }

    #[test]
    fn the_gateway_has_commands_of_its_own() {
        use gateway::GatewayCommand as G;
        let command = |line: &str| match parsed(line).unwrap().command {
            Command::Gateway(gateway) => gateway.command,
            other => panic!("{other:?}"),
        };
        assert_eq!(command("serve --config /x"), G::Serve);
        assert_eq!(
            command("admin enrol --unit A --unit B --out f"),
            G::Enrol {
                units: vec!["A".into(), "B".into()],
                device: None,
                out: Some("f".into())
            }
        );
        assert_eq!(command("admin revoke 17"), G::Revoke { device: 17 });
        assert_eq!(
            command("receive --authorize ssh-ed25519 AAAA"),
            G::Authorize {
                key: "ssh-ed25519 AAAA".into()
            }
        );
        for line in [
            "admin",
            "admin enrol",
            "admin revoke x",
            "admin bundle",
            "serve now",
            "receive x",
            "receive --file f",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn what_nobody_knows_is_said() {
        for line in ["fly", "--fly", "status extra", "-x", "backup", "restore"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
