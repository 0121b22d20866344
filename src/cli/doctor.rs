//! `daftar doctor`: what is wrong here, and what to do.

use crate::{
    cli::{Outcome, session::Session},
    domain::world::WorldKind,
    i18n::{Arg, Catalogue, explain},
    office::doctor::{Checked, Fact, Verdict, What},
};

/// Looks at everything and tells it, a line each.
///
/// # Errors
/// When the world cannot be opened, or nobody reads what is said.
pub fn run(session: &Session) -> anyhow::Result<Outcome> {
    let examination = session.office()?.examine(true);
    let voice = session.voice();
    let catalogue = voice.catalogue();
    let world = match examination.world {
        WorldKind::Practice => "cli-world-practice",
        WorldKind::National => "cli-world-national",
    };
    voice.say(
        "cli-doctor-head",
        &[
            ("version", Arg::Text(examination.version)),
            ("world", Arg::Key(world)),
            ("folder", Arg::Text(&examination.folder)),
        ],
    )?;
    for check in &examination.checks {
        voice.say_text(&line(catalogue, check))?;
    }
    Ok(match examination.verdict() {
        Verdict::Good | Verdict::NotThere | Verdict::Doubtful => Outcome::Done,
        Verdict::Bad => Outcome::NeedsPerson,
    })
}

fn line(catalogue: &Catalogue, check: &Checked) -> String {
    let verdict = Arg::Key(match check.verdict {
        Verdict::Good => "cli-verdict-good",
        Verdict::NotThere => "cli-verdict-not-there",
        Verdict::Doubtful => "cli-verdict-doubtful",
        Verdict::Bad => "cli-verdict-bad",
    });
    let what = Arg::Key(match check.what {
        What::Database => "cli-what-database",
        What::Space => "cli-what-space",
        What::Privacy => "cli-what-privacy",
        What::Clock => "cli-what-clock",
        What::Forms => "cli-what-forms",
        What::Outbox => "cli-what-outbox",
        What::Server => "cli-what-server",
        What::Token => "cli-what-token",
    });
    match &check.fact {
        None => catalogue.format("cli-doctor-bare", &[("verdict", verdict), ("what", what)]),
        Some(found) => {
            let fact = Arg::Phrase(sentence(catalogue, found));
            catalogue.format(
                "cli-doctor-line",
                &[("verdict", verdict), ("what", what), ("fact", fact)],
            )
        }
    }
}

fn sentence(catalogue: &Catalogue, fact: &Fact) -> String {
    match fact {
        Fact::Free(bytes) => {
            let megabytes = i64::try_from(bytes / 1_000_000).unwrap_or(i64::MAX);
            catalogue.format("cli-fact-free", &[("megabytes", megabytes.into())])
        }
        Fact::Readable(files) => catalogue.format(
            "cli-fact-readable",
            &[("files", Arg::Text(&files.join(", ")))],
        ),
        Fact::BuiltOn(day) => catalogue.format("cli-fact-built-on", &[("day", Arg::Date(*day))]),
        Fact::ServerAhead(seconds) => catalogue.format(
            "cli-fact-server-ahead",
            &[("minutes", (seconds.abs() / 60).into())],
        ),
        Fact::Filled { forms, units } => catalogue.format(
            "cli-fact-filled",
            &[("forms", (*forms).into()), ("units", (*units).into())],
        ),
        Fact::Waiting { count, .. } => {
            catalogue.format("cli-fact-waiting", &[("count", (*count).into())])
        }
        Fact::Version(version) => {
            catalogue.format("cli-fact-version", &[("version", Arg::Text(version))])
        }
        Fact::DaysLeft(days) if *days < 0 => catalogue.text("cli-fact-run-out"),
        Fact::DaysLeft(days) => catalogue.format("cli-fact-days-left", &[("days", (*days).into())]),
        Fact::Trouble(trouble) => explain::trouble(catalogue, trouble).together(),
    }
}
