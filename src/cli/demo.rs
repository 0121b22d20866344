//! `daftar demo`: the main job, played by itself on the real screens with the real courier.
//!
//! The keys are those of a practised clerk (`training::key_script`). On a terminal they are pressed at a
//! pace one can follow, and any key of the watcher ends it; without one they are pressed at once, and
//! what was stored and what came back is told. The world is a practice world of its own, on a day on
//! which the monthly report is owed.

use std::{
    io::{self, IsTerminal as _},
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};

use crate::{
    cli::{Outcome, Troubled, environment::Environment, open, session::Session, terminal::Asking},
    domain::{answer::Answer, status::Status, totals::Sums},
    i18n::{Arg, explain},
    office::{
        Hears, Role,
        news::{News, OpenReport, OutboxRow},
        order::Order,
        premises::Premises,
        settings::Settings,
    },
    training::{key_script, sample_months, units::Centre},
    ui::{
        key::Key,
        pilot::Pilot,
        screens::home::Home,
        terminal::{self, Hands, recognise::Recognised},
    },
};

/// How long any single step may take before the demonstration gives up.
const PATIENCE: Duration = Duration::from_secs(30);
/// The pace at which one can follow: keys of the grid, and steps from screen to screen.
const KEY: Duration = Duration::from_millis(60);
const STEP: Duration = Duration::from_millis(1_800);

/// Plays the main job.
///
/// # Errors
/// When the world cannot be made, or the job does not come to its end.
pub fn run(session: &Session, environment: &Environment) -> anyhow::Result<Outcome> {
    let on_a_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let asking = if on_a_terminal {
        Some(Asking::begin(session.home(), environment)?)
    } else {
        None
    };
    let (tell, news) = mpsc::channel();
    let (whisper, overheard) = mpsc::channel();
    let hears: Hears = Arc::new(move |spoken: News| {
        // Whoever has gone need not hear.
        whisper.send(spoken.clone()).ok();
        tell.send(spoken).ok();
    });
    let office = session.open(Role::Screen, hears)?;
    let language = session.voice().catalogue().language();
    session.furnish(&office, language)?;
    let settings = Settings {
        language: Some(language),
        ..office.settings()
    };
    let recognised = match asking {
        Some(asking) => asking.finish(session.voice().catalogue(), false)?,
        None => Recognised::unasked(),
    };
    let context = open::context(session, environment, settings, &recognised);
    let premises = Premises::new(office, None);
    let orders = move |order: Order| premises.carry_out(order);
    if on_a_terminal {
        let (press, keys) = mpsc::channel();
        let clerk = thread::Builder::new()
            .name("clerk".to_owned())
            .spawn(move || {
                play(&mut Watched {
                    press,
                    heard: overheard,
                })
            })
            .context("starting the player")?;
        terminal::run(
            Box::new(Home::new()),
            context,
            orders,
            news,
            Hands::Played(keys),
            &recognised,
        )?;
        // A watcher who ended the play early took the keys away; then there is nothing to tell.
        if let Ok(Ok(played)) = clerk.join() {
            tell_story(session, &played)?;
        }
        return Ok(Outcome::Done);
    }
    drop(overheard);
    let pilot = Pilot::over(Box::new(Home::new()), context, orders, news);
    let played = play(&mut AtOnce(pilot))?;
    tell_story(session, &played)?;
    let arrived = played.row.status == Status::InDhis2;
    Ok(if arrived {
        Outcome::Done
    } else {
        Outcome::Failed
    })
}

/// Who presses the keys and hears the news.
trait Player {
    /// Presses a key of the grid.
    fn key(&mut self, key: Key) -> anyhow::Result<()>;
    /// Presses a key that leads somewhere else; one wants to see where one is first.
    fn step(&mut self, key: Key) -> anyhow::Result<()>;
    /// Waits for news; nothing when it does not come.
    fn wait(&mut self, wanted: &mut dyn FnMut(&News) -> bool) -> bool;
}

/// Presses keys on a terminal, at a pace one can follow.
struct Watched {
    press: Sender<Key>,
    heard: Receiver<News>,
}

impl Player for Watched {
    fn key(&mut self, key: Key) -> anyhow::Result<()> {
        thread::sleep(KEY);
        Ok(self.press.send(key)?)
    }

    fn step(&mut self, key: Key) -> anyhow::Result<()> {
        thread::sleep(STEP);
        Ok(self.press.send(key)?)
    }

    fn wait(&mut self, wanted: &mut dyn FnMut(&News) -> bool) -> bool {
        let until = Instant::now() + PATIENCE;
        while let Ok(news) = self
            .heard
            .recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            if wanted(&news) {
                return true;
            }
        }
        false
    }
}

/// Presses keys without a terminal, one after the other.
struct AtOnce(Pilot);

impl Player for AtOnce {
    fn key(&mut self, key: Key) -> anyhow::Result<()> {
        self.0.key(key);
        Ok(())
    }

    fn step(&mut self, key: Key) -> anyhow::Result<()> {
        self.key(key)
    }

    fn wait(&mut self, wanted: &mut dyn FnMut(&News) -> bool) -> bool {
        self.0.wait_for(PATIENCE, wanted)
    }
}

/// What was keyed and what became of it.
struct Played {
    report: Box<OpenReport>,
    keys: usize,
    cells: usize,
    row: Box<OutboxRow>,
    took: Duration,
}

fn play(player: &mut dyn Player) -> anyhow::Result<Played> {
    let began = Instant::now();
    if !player.wait(&mut |news| matches!(news, News::Board(_))) {
        bail!("the board did not come");
    }
    player.step(Key::Enter)?;
    let mut opened = None;
    player.wait(&mut |news| {
        if let News::ReportOpened(report) = news {
            opened = Some(report.clone());
        }
        opened.is_some()
    });
    let report = opened.context("no report was opened")?;
    let wanted = sample_months::wanted(&report.form, Centre::Main);
    let previous = report.history.of(report.report.key.period.previous());
    let script = key_script::keys(&report.form, &wanted, previous, false);
    for key in &script {
        player.key(pressed(*key))?;
    }
    player.step(Key::F(9))?;
    player.step(Key::F(9))?;
    let mut row: Option<Box<OutboxRow>> = None;
    player.wait(&mut |news| {
        if let News::OutboxChanged(changed) = news {
            row = Some(changed.clone());
        }
        row.as_ref().is_some_and(|row| is_settled(row))
    });
    let row = row.context("the report did not reach the outbox")?;
    player.step(Key::Esc)?;
    Ok(Played {
        keys: script.len() + 3,
        cells: wanted.len(),
        report,
        row,
        took: began.elapsed(),
    })
}

fn is_settled(row: &OutboxRow) -> bool {
    matches!(
        row.last_answer,
        Some(
            Answer::Stands { .. }
                | Answer::Refused(_)
                | Answer::Differs(_)
                | Answer::NeedsPerson(_)
        )
    )
}

fn pressed(key: key_script::Key) -> Key {
    match key {
        key_script::Key::Char(ch) => Key::Char(ch),
        key_script::Key::Enter => Key::Enter,
        key_script::Key::F(number) => Key::F(number),
    }
}

/// Tells what was stored here and what the server says it holds.
fn tell_story(session: &Session, played: &Played) -> anyhow::Result<()> {
    let voice = session.voice();
    let catalogue = voice.catalogue();
    let language = catalogue.language();
    let Played { report, row, .. } = played;
    voice.say(
        "demo-report",
        &[
            ("form", report.form.names.in_language(language).into()),
            ("unit", report.unit.names.in_language(language).into()),
            ("period", Arg::Period(report.report.key.period)),
        ],
    )?;
    voice.say(
        "demo-keyed",
        &[("cells", played.cells.into()), ("keys", played.keys.into())],
    )?;
    let stored = session
        .office()?
        .report(&report.report.key)
        .map_err(Troubled)?;
    let sums = Sums::of(&report.form, &stored.entries);
    for (index, section) in report.form.sections.iter().enumerate() {
        let Some(sum) = sums.section(index) else {
            continue;
        };
        voice.say(
            "demo-section",
            &[
                ("number", i64::from(section.number).into()),
                ("section", section.names.in_language(language).into()),
                ("cells", sum.numbers.into()),
                ("sum", Arg::Digits(&sum.total.to_string())),
            ],
        )?;
    }
    voice.say(
        "demo-frozen",
        &[
            ("number", row.number.0.into()),
            (
                "ticks",
                Arg::Phrase("✓".repeat(usize::from(row.status.ticks()))),
            ),
        ],
    )?;
    let answer = row
        .last_answer
        .as_ref()
        .map(|answer| explain::answer(catalogue, &row.form, answer).together());
    voice.say(
        "demo-answer",
        &[
            ("status", Arg::Phrase(catalogue.status(row.status))),
            ("answer", Arg::Phrase(answer.unwrap_or_default())),
        ],
    )?;
    let tenths = i64::try_from(played.took.as_millis() / 100).unwrap_or(i64::MAX);
    let seconds = format!("{}.{}", tenths / 10, tenths % 10);
    voice.say("demo-took", &[("seconds", Arg::Digits(&seconds))])?;
    Ok(())
}
