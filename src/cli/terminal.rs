//! `daftar terminal`: which terminal this is, a test card, and the cells of lines; and the asking that
//! every run with screens begins with.

use std::{
    fs,
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    thread::{self, JoinHandle},
};

use anyhow::Context as _;

use crate::{
    cli::{Outcome, Troubled, arguments::Arguments, environment::Environment, voice::Voice},
    domain::{
        language::{Digits, Language},
        trouble::Trouble,
    },
    i18n::{Arg, Catalogue},
    platform::{
        file,
        folders::{self, Home},
    },
    text::{Direction, Options, layout},
    ui::terminal::{
        card::{self, Wish},
        detect::Kind,
        memory::{Known, Memory},
        question,
        recognise::{self, Reason, Recognised},
    },
};

/// The file in the home that remembers terminals.
pub(super) const FILE: &str = "terminals";

/// A terminal that is being asked while the program does something else.
pub struct Asking {
    file: PathBuf,
    before: Memory,
    thread: Option<JoinHandle<io::Result<(Recognised, Memory)>>>,
}

impl Asking {
    /// Begins to ask; `home` is where terminals are remembered.
    ///
    /// # Errors
    /// When the system refuses the thread.
    pub fn begin(home: &Path, environment: &Environment) -> io::Result<Self> {
        let file = home.join(FILE);
        // Without it, or where it cannot be read, no terminal is known yet.
        let before = Memory::read(&fs::read_to_string(&file).unwrap_or_default());
        let mut memory = before.clone();
        let (hints, option) = (environment.hints.clone(), environment.bidi);
        let thread = thread::Builder::new()
            .name("terminal".into())
            .spawn(move || {
                let recognised = recognise::recognise(&hints, option, &mut memory)?;
                Ok((recognised, memory))
            })?;
        Ok(Self {
            file,
            before,
            thread: Some(thread),
        })
    }

    /// Waits for the answers; asks the person where they are not enough and the screens need it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn finish(
        mut self,
        catalogue: &Catalogue,
        may_ask_person: bool,
    ) -> anyhow::Result<Recognised> {
        let (mut recognised, mut memory) = self.wait().context("asking the terminal")?;
        if may_ask_person && recognised.is_doubtful() {
            ask_person(&mut recognised, &mut memory, catalogue)?;
        }
        if memory != self.before {
            remember(&self.file, &memory);
        }
        ::log::info!(
            "terminal: {} / {} / {:?}",
            recognised.kind.name(),
            recognised.handling.mode.name(),
            recognised.reason
        );
        Ok(recognised)
    }

    fn wait(&mut self) -> io::Result<(Recognised, Memory)> {
        let ended = self.thread.take().map(JoinHandle::join);
        let nothing = || Ok((Recognised::unasked(), self.before.clone()));
        ended.and_then(Result::ok).unwrap_or_else(nothing)
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        if self.thread.is_some() {
            // The terminal is in raw mode until it has answered; what is said next needs lines.
            drop(self.wait());
        }
    }
}

fn ask_person(
    recognised: &mut Recognised,
    memory: &mut Memory,
    catalogue: &Catalogue,
) -> io::Result<()> {
    if let Some(mode) = question::ask(catalogue, recognised)? {
        memory.note(&recognised.signature, Known::Chosen(mode));
        recognised.choose(mode, Reason::Remembered);
    }
    Ok(())
}

/// A terminal that is not remembered is asked again; that is all that is lost.
pub(super) fn remember(file: &Path, memory: &Memory) {
    let folder = file.parent().unwrap_or(Path::new("."));
    let written = folders::create_private(folder)
        .and_then(|()| file::write_whole(file, memory.text().as_bytes()));
    if let Err(error) = written {
        ::log::warn!("the terminal could not be remembered: {error}");
    }
}

/// Tells which terminal this is and shows the test card.
///
/// # Errors
/// When the terminal is gone.
pub fn run(
    arguments: &Arguments,
    environment: &Environment,
    voice: &Voice,
) -> anyhow::Result<Outcome> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        voice.complain("cli-needs-terminal", &[]);
        return Ok(Outcome::Usage);
    }
    let chosen = arguments.home.clone().or_else(|| environment.home.clone());
    let home = Home::find(chosen).ok_or(Troubled(Trouble::NoHome))?;
    let asking = Asking::begin(home.folder(), environment)?;
    let mut recognised = asking.finish(voice.catalogue(), false)?;
    if card::show(&recognised, voice.catalogue())? == Wish::Choose {
        let file = home.folder().join(FILE);
        let mut memory = Memory::read(&fs::read_to_string(&file).unwrap_or_default());
        ask_person(&mut recognised, &mut memory, &legible(voice.catalogue()))?;
        remember(&file, &memory);
    }
    tell(&recognised, voice)?;
    Ok(Outcome::Done)
}

/// Returns the texts in which a person is asked: English reads the same in every mode.
pub fn legible(catalogue: &Catalogue) -> Catalogue {
    let language = if catalogue.is_rtl() {
        catalogue.language()
    } else {
        Language::Ar
    };
    Catalogue::new(language, Digits::Latin)
}

fn tell(recognised: &Recognised, voice: &Voice) -> io::Result<()> {
    let name = recognised.kind.name();
    voice.say("terminal-is", &[("name", Arg::Text(name))])?;
    let reason = voice.catalogue().text(match recognised.reason {
        Reason::Option => "terminal-reason-option",
        Reason::Remembered => "terminal-reason-remembered",
        Reason::Recognised => "terminal-reason-recognised",
        Reason::Guessed => "terminal-reason-guessed",
    });
    let mode = recognised.handling.mode.name();
    voice.say(
        "terminal-treated",
        &[("mode", Arg::Text(mode)), ("reason", Arg::Text(&reason))],
    )?;
    let answers = &recognised.answers;
    let said = [
        &answers.primary,
        &answers.secondary,
        &answers.tertiary,
        &answers.version,
    ];
    let mut said: Vec<String> = said.into_iter().flatten().cloned().collect();
    said.extend(
        answers
            .implicit
            .iter()
            .map(|setting| format!("{setting:?}")),
    );
    let said = crate::text::clean(&said.join(" · "), 200);
    if said.is_empty() {
        voice.say("terminal-answered-nothing", &[])?;
    } else {
        voice.say("terminal-answered", &[("answers", Arg::Text(&said))])?;
    }
    match recognised.kind {
        Kind::Kitty => voice.say("terminal-hint-kitty", &[]),
        Kind::Putty => voice.say("terminal-hint-putty", &[]),
        Kind::Tmux => voice.say("terminal-hint-tmux", &[]),
        Kind::LinuxConsole if !recognised.handling.own_font => {
            voice.say("terminal-hint-console", &[])
        }
        _ => Ok(()),
    }
}

/// Reads lines and writes, a line each, the cells they are drawn in.
///
/// # Errors
/// When nothing can be read, or nobody reads any more.
pub fn cells(base: Direction) -> anyhow::Result<Outcome> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().split(b'\n') {
        let line = line.context("reading lines")?;
        let line = String::from_utf8_lossy(&line);
        writeln!(out, "{}", hexadecimal(line.trim_end_matches('\r'), base))?;
    }
    Ok(Outcome::Done)
}

/// Cells are parted by blanks; a letter and its marks by a plus.
fn hexadecimal(line: &str, base: Direction) -> String {
    let cells = layout(line, base, Options::default());
    let cell = |symbol: &str| {
        let points: Vec<String> = symbol
            .chars()
            .map(|ch| format!("{:04X}", u32::from(ch)))
            .collect();
        points.join("+")
    };
    let cells: Vec<String> = cells.iter().map(|drawn| cell(&drawn.symbol)).collect();
    cells.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_as_numbers_from_left_to_right() {
        let rtl = Direction::RightToLeft;
        assert_eq!(hexadecimal("سلا 1", rtl), "0031 0020 FEFC FEB3");
        assert_eq!(hexadecimal("بَ", rtl), "FE8F+064E");
        assert_eq!(hexadecimal("a(", Direction::LeftToRight), "0061 0028");
        assert_eq!(hexadecimal("a(", rtl), "0029 0061");
        assert_eq!(hexadecimal("", rtl), "");
    }
}
