//! `daftar receive`, `serve`, `forward` and `admin`: the gateway at the national end.

mod admin;

use std::{
    io::{self, Read},
    path::PathBuf,
    sync::{Arc, mpsc},
};

use crate::{
    cli::{
        Outcome, Troubled,
        arguments::gateway::{GatewayArguments, GatewayCommand},
        environment::Environment,
        voice::Voice,
    },
    gateway::{
        Absent, DeviceNumber, Gateway, GatewayError, Verdict,
        config::{Config, PLACE},
        files::Heard,
        forwarder::{self, Forwarder},
        http::Door,
        ssh::{self, Allows, Ended},
    },
    i18n::Arg,
    platform::{
        clock::Clock,
        log,
        signals::{self, Signal},
    },
};

/// The longest text of a picture.
const LONGEST_TEXT: u64 = 64 * 1024;
/// What sshd runs for a key that may come in.
const PROGRAM: &str = "/usr/bin/daftar receive";

/// Runs a command of the gateway.
///
/// # Errors
/// When the configuration, the ledger or a door cannot be opened, or nobody reads what is said.
pub fn run(
    arguments: &GatewayArguments,
    environment: &Environment,
    voice: &Voice,
) -> anyhow::Result<Outcome> {
    let place = arguments.config.clone().unwrap_or_else(|| PLACE.into());
    let gateway = match open(&place) {
        Ok(gateway) => gateway,
        // Who comes over the line is told nothing of how things lie here.
        Err(_) if matches!(arguments.command, GatewayCommand::Receive { .. }) => {
            voice.complain("gateway-closed", &[]);
            return Ok(Outcome::Failed);
        }
        Err(error) => return Err(Troubled(error.into()).into()),
    };
    match &arguments.command {
        GatewayCommand::Receive {
            device,
            is_enrolment,
        } => {
            let allows = if *is_enrolment {
                Allows::Enrolment
            } else {
                Allows::Exchange(device.map(DeviceNumber))
            };
            Ok(receive(&gateway, allows, &environment.ssh_command))
        }
        GatewayCommand::Paste => paste(&gateway, voice),
        GatewayCommand::File { from, to } => file(&gateway, voice, from, to),
        GatewayCommand::Authorize { key } => {
            let program = match &arguments.config {
                Some(config) => format!("{PROGRAM} --config {}", config.display()),
                None => PROGRAM.to_owned(),
            };
            if let Some(line) = gateway.authorized(key, &program).map_err(troubled)? {
                voice.say_text(&line)?;
            }
            Ok(Outcome::Done)
        }
        GatewayCommand::Serve => serve(gateway, voice, true),
        GatewayCommand::Forward => serve(gateway, voice, false),
        command => match admin::run(&gateway, voice, command) {
            Err(error) => match error.downcast::<GatewayError>() {
                Ok(GatewayError::NotThere(absent)) => {
                    complain_of(voice, &absent);
                    Ok(Outcome::Failed)
                }
                Ok(GatewayError::Bundle(said)) => {
                    voice.complain("gateway-bundle-refused", &[("said", Arg::Text(&said))]);
                    Ok(Outcome::Failed)
                }
                Ok(other) => Err(troubled(other).into()),
                Err(other) => Err(other),
            },
            done => done,
        },
    }
}

fn complain_of(voice: &Voice, absent: &Absent) {
    match absent {
        Absent::Device(number) => {
            let number = number.to_string();
            voice.complain("gateway-no-device", &[("number", Arg::Digits(&number))]);
        }
        Absent::Held(number) => {
            let number = number.to_string();
            voice.complain("gateway-no-held", &[("number", Arg::Digits(&number))]);
        }
        Absent::Unit(name) => voice.complain("gateway-no-unit", &[("name", Arg::Text(name))]),
        Absent::NextKey => voice.complain("gateway-no-next-key", &[]),
        Absent::KeyNumber => voice.complain("gateway-no-key-number", &[]),
    }
}

fn open(place: &std::path::Path) -> Result<Gateway, GatewayError> {
    let clock = Clock::system();
    let config = Config::read(place)?;
    let folder = config.folder.clone();
    log::begin(&folder, clock.clone(), ::log::LevelFilter::Info).map_err(|error| {
        GatewayError::File {
            path: folder.display().to_string(),
            said: error.to_string(),
        }
    })?;
    Gateway::open(config, clock)
}

fn troubled(error: GatewayError) -> Troubled {
    Troubled(error.into())
}

/// Serves one session; what is wrong goes to the log, never to the other side.
fn receive(gateway: &Gateway, allows: Allows, command: &str) -> Outcome {
    let mut output = io::stdout();
    match ssh::receive(gateway, allows, command, io::stdin(), &mut output) {
        Ok(Ended::Well) => Outcome::Done,
        Ok(Ended::Cut) => Outcome::Failed,
        Ok(Ended::NoSuchCommand) => Outcome::Usage,
        Err(error) => {
            ::log::warn!("session: {error}");
            Outcome::Failed
        }
    }
}

fn paste(gateway: &Gateway, voice: &Voice) -> anyhow::Result<Outcome> {
    let mut text = String::new();
    io::stdin().take(LONGEST_TEXT).read_to_string(&mut text)?;
    // Base45 has blanks of its own: only the ends of lines were added on the way.
    let text: String = text
        .chars()
        .filter(|ch| !matches!(ch, '\r' | '\n'))
        .collect();
    match gateway.take_picture(&text) {
        Ok(Heard::Receipt { verdict, code }) => {
            let what = Arg::Key(verdict_key(verdict));
            voice.say(
                "gateway-paste-taken",
                &[("verdict", what), ("code", Arg::Text(&code))],
            )?;
            Ok(Outcome::Done)
        }
        Ok(Heard::NotTaken(_)) => {
            voice.complain("gateway-paste-not-taken", &[]);
            Ok(Outcome::Failed)
        }
        Err(GatewayError::Wire(_)) => {
            voice.complain("gateway-paste-no-packet", &[]);
            Ok(Outcome::Failed)
        }
        Err(error) => Err(troubled(error).into()),
    }
}

fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "gateway-verdict-accepted",
        Verdict::Overtaken => "gateway-verdict-overtaken",
        Verdict::WaitsForBase => "gateway-verdict-waits-for-base",
        Verdict::Superseded => "gateway-verdict-superseded",
        Verdict::Fork => "gateway-verdict-fork",
        Verdict::HeldForSchema => "gateway-verdict-held-for-schema",
        Verdict::NotItsUnit => "gateway-verdict-not-its-unit",
        Verdict::Unreadable => "gateway-verdict-unreadable",
        Verdict::Noted => "gateway-verdict-noted",
        Verdict::Revoked => "gateway-verdict-revoked",
    }
}

fn file(
    gateway: &Gateway,
    voice: &Voice,
    from: &std::path::Path,
    to: &std::path::Path,
) -> anyhow::Result<Outcome> {
    let brought = gateway.take_file(from, to).map_err(troubled)?;
    let to = to.display().to_string();
    voice.say(
        "gateway-file-taken",
        &[("count", brought.taken.into()), ("file", Arg::Text(&to))],
    )?;
    if brought.is_cut {
        voice.complain("gateway-file-cut", &[]);
    }
    if brought.not_taken > 0 {
        voice.complain(
            "gateway-file-not-taken",
            &[("count", brought.not_taken.into())],
        );
    }
    Ok(if brought.not_taken > 0 || brought.is_cut {
        Outcome::NeedsPerson
    } else {
        Outcome::Done
    })
}

/// Forwards, and opens the doors, until a signal asks to end.
fn serve(gateway: Gateway, voice: &Voice, has_doors: bool) -> anyhow::Result<Outcome> {
    let (tell, ended) = mpsc::channel();
    // Kept, so that the wait goes on where no signal is ever heard.
    let kept = tell.clone();
    signals::listen(move |signal| {
        if signal == Signal::End {
            tell.send(()).unwrap_or_default();
        }
    })?;
    let gateway = Arc::new(gateway);
    let mut doors = Vec::new();
    if has_doors {
        for address in gateway.config().http.listen.clone() {
            let door = Door::open(Arc::clone(&gateway), address).map_err(troubled)?;
            let shown = door.address().to_string();
            voice.say("gateway-listens", &[("address", Arg::Text(&shown))])?;
            doors.push(door);
        }
    }
    let forwarder = if let Some(make) = forwarder::client_of(&gateway) {
        let started = Forwarder::start(Arc::clone(&gateway), make).map_err(troubled)?;
        if started.is_none() {
            voice.complain("gateway-forwards-elsewhere", &[]);
        }
        started
    } else {
        voice.complain("gateway-forwards-nothing", &[]);
        None
    };
    ended.recv().unwrap_or_default();
    drop(kept);
    drop(doors);
    drop(forwarder);
    Ok(Outcome::Done)
}

/// Returns a path as it is shown.
fn shown(path: &std::path::Path) -> String {
    path.display().to_string()
}

/// Returns where an enrolment file goes when nobody says.
fn usual_place(device: u32) -> PathBuf {
    PathBuf::from(format!("daftar-enrolment-{device}.json"))
}
