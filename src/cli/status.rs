//! `daftar status`: what is due, overdue and waiting.

use anyhow::Context as _;

use crate::{
    cli::{Outcome, Troubled, session::Session},
    i18n::Arg,
    office::overview::{Overview, Owed, Remains},
};

/// Tells it, as sentences or as JSON.
///
/// # Errors
/// When the world cannot be read, or nobody reads what is said.
pub fn run(session: &Session, json: bool) -> anyhow::Result<Outcome> {
    let office = session.office()?;
    let overview = office.overview().map_err(Troubled)?;
    if json {
        let text = serde_json::to_string_pretty(&overview).context("writing JSON")?;
        session.voice().say_text(&text)?;
    } else {
        tell(session, &overview)?;
    }
    Ok(match overview.remains() {
        Remains::Nothing => Outcome::Done,
        Remains::Unsent => Outcome::UnsentRemains,
        Remains::NeedsPerson => Outcome::NeedsPerson,
    })
}

fn tell(session: &Session, overview: &Overview) -> anyhow::Result<()> {
    let voice = session.voice();
    if session.is_stopgap() {
        voice.say("cli-status-no-register", &[])?;
    }
    voice.say(
        "cli-status-counts",
        &[
            ("owed", overview.owed.len().into()),
            ("overdue", overview.overdue().into()),
            ("unsent", overview.unsent.len().into()),
        ],
    )?;
    if overview.clock_is_wrong {
        voice.say("cli-status-clock", &[])?;
    }
    if overview.owed.is_empty() {
        voice.say("cli-status-nothing", &[])?;
    }
    for owed in &overview.owed {
        tell_owed(session, owed)?;
    }
    Ok(())
}

fn tell_owed(session: &Session, owed: &Owed) -> anyhow::Result<()> {
    let voice = session.voice();
    let catalogue = voice.catalogue();
    let (form, unit) = owed.names(catalogue.language());
    let mut line = catalogue.format(
        "cli-status-owed",
        &[
            ("state", Arg::Phrase(catalogue.board_state(owed.state))),
            ("form", form.into()),
            ("unit", unit.into()),
            ("period", Arg::Period(owed.key.period)),
            ("due", Arg::Date(owed.due)),
        ],
    );
    if owed.days_late > 0 {
        let late = catalogue.format("cli-status-late", &[("days", owed.days_late.into())]);
        line = format!("{line} – {late}");
    }
    voice.say_text(&line)?;
    Ok(())
}
