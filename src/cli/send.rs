//! `daftar send`: sends what waits, without a screen.

use crate::{
    cli::{Outcome, Troubled, session::Session},
    i18n::{Arg, explain},
    office::{
        dispatch::{Patience, Sent},
        news::OutboxRow,
        overview::{Remains, is_waiting},
    },
};

/// Sends, and tells what remains.
///
/// # Errors
/// When the world cannot be read, or nobody reads what is said.
pub fn run(session: &Session) -> anyhow::Result<Outcome> {
    let office = session.office()?;
    let sent = office.send(Patience::default()).map_err(Troubled)?;
    let rows = office.outbox().map_err(Troubled)?;
    tell(session, &sent, &rows)?;
    Ok(match sent.remains() {
        Remains::Nothing => Outcome::Done,
        Remains::Unsent => Outcome::UnsentRemains,
        Remains::NeedsPerson => Outcome::NeedsPerson,
    })
}

fn tell(session: &Session, sent: &Sent, rows: &[OutboxRow]) -> anyhow::Result<()> {
    let voice = session.voice();
    if sent.by_another {
        voice.say("cli-send-elsewhere", &[])?;
    }
    if sent.waiting.is_empty() {
        let key = if sent.arrived == 0 {
            "cli-send-nothing"
        } else {
            "cli-send-all"
        };
        voice.say(key, &[])?;
        return Ok(());
    }
    for row in rows.iter().filter(|row| is_waiting(row)) {
        tell_row(session, row)?;
    }
    let for_a_person = sent.waiting.iter().filter(|row| row.needs_person).count();
    let by_itself = sent.waiting.len() - for_a_person;
    if by_itself > 0 {
        voice.say("cli-send-remains", &[("count", by_itself.into())])?;
    }
    if for_a_person > 0 {
        voice.say("cli-send-person", &[("count", for_a_person.into())])?;
    }
    Ok(())
}

fn tell_row(session: &Session, row: &OutboxRow) -> anyhow::Result<()> {
    let voice = session.voice();
    let catalogue = voice.catalogue();
    let answer = match &row.last_answer {
        Some(answer) => explain::answer(catalogue, &row.form, answer).together(),
        None => catalogue.status(row.status),
    };
    voice.say(
        "cli-send-row",
        &[
            (
                "form",
                row.form.names.in_language(catalogue.language()).into(),
            ),
            (
                "unit",
                row.unit.names.in_language(catalogue.language()).into(),
            ),
            ("period", Arg::Period(row.key.period)),
            ("answer", Arg::Phrase(answer)),
        ],
    )?;
    Ok(())
}
