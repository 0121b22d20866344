//! Words with the terminal itself, before anybody reads keys from it.

use std::{
    fs::OpenOptions,
    io::{self, Read as _, Write as _},
    path::PathBuf,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// Sends the terminal something now.
///
/// # Errors
/// When the terminal is gone.
pub fn tell(what: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(what)?;
    out.flush()
}

/// Sends a question and gathers what comes until it is enough or the time is over.
///
/// The terminal must be in raw mode: answers end with no line end.
///
/// # Errors
/// When the terminal is gone.
#[cfg(unix)]
pub fn converse(
    question: &[u8],
    limit: Duration,
    mut is_enough: impl FnMut(&[u8]) -> bool,
) -> io::Result<Vec<u8>> {
    use std::time::Instant;

    use rustix::event::{PollFd, PollFlags, poll};

    // The stream is let go before the wait: a signal meanwhile has something to write too.
    tell(question)?;
    let until = Instant::now() + limit;
    let keyboard = rustix::stdio::stdin();
    let mut heard = Vec::new();
    while !is_enough(&heard) {
        let left = until.saturating_duration_since(Instant::now());
        let Ok(left) = left.try_into() else { break };
        let mut waiting = [PollFd::new(&keyboard, PollFlags::IN)];
        match poll(&mut waiting, Some(&left)) {
            Ok(0) => break,
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        let mut piece = [0; 512];
        let count = rustix::io::read(keyboard, &mut piece)?;
        if count == 0 {
            break;
        }
        heard.extend_from_slice(piece.get(..count).unwrap_or_default());
    }
    Ok(heard)
}

/// Consoles of Windows bring keys as events, never as bytes: there is nothing to hear.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn converse(
    _question: &[u8],
    _limit: Duration,
    _is_enough: impl FnMut(&[u8]) -> bool,
) -> io::Result<Vec<u8>> {
    Ok(Vec::new())
}

/// Waits until the terminal is gone: its window closed, its line cut.
///
/// The system sends a signal for that too, but only to programs whose own terminal it is. Others read
/// an empty end for ever.
///
/// # Errors
/// When the terminal cannot be watched.
#[cfg(unix)]
pub fn wait_until_gone() -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};

    let keyboard = rustix::stdio::stdin();
    loop {
        // Nothing is asked for: the system tells of an end unasked.
        let mut watched = [PollFd::new(&keyboard, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The terminal around a tmux of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AroundTmux {
    /// Its device.
    device: PathBuf,
    /// What it answered when tmux asked for its name and version; empty where it said nothing.
    pub version: String,
    /// Its `TERM`.
    pub term: String,
}

impl AroundTmux {
    /// Asks tmux which terminal it is shown on.
    ///
    /// Nothing where there is none, or where tmux does not say.
    pub fn find() -> Option<Self> {
        let format = "#{client_tty}\t#{client_termtype}\t#{client_termname}";
        let said = ask_tmux(Command::new("tmux").args(["display-message", "-p", format])).ok()?;
        Self::parse(&said)
    }

    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.trim_end_matches('\n').split('\t');
        let device = parts.next().filter(|device| device.starts_with("/dev/"))?;
        Some(Self {
            device: PathBuf::from(device),
            version: parts.next().unwrap_or_default().to_owned(),
            term: parts.next().unwrap_or_default().to_owned(),
        })
    }

    /// Tells the terminal something past tmux, and has tmux draw everything anew.
    ///
    /// # Errors
    /// When the terminal cannot be written to, or tmux cannot be started.
    pub fn tell(&self, what: &str) -> io::Result<()> {
        let mut device = OpenOptions::new().write(true).open(&self.device)?;
        device.write_all(what.as_bytes())?;
        drop(device);
        let refresh = ["refresh-client", "-t"];
        ask_tmux(Command::new("tmux").args(refresh).arg(&self.device)).map(drop)
    }
}

/// How long tmux may take for an answer; it is on this machine.
const TMUX: Duration = Duration::from_secs(1);

/// Returns what tmux says; one that hangs is left alone, for the start of the program waits here.
fn ask_tmux(command: &mut Command) -> io::Result<String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut out = child.stdout.take();
    let (tell, said) = mpsc::channel();
    thread::spawn(move || {
        let mut text = String::new();
        let read = out
            .as_mut()
            .map_or(Ok(0), |out| out.read_to_string(&mut text));
        // Nobody waits for it any more after the limit.
        drop(tell.send(read.map(|_| text)));
    });
    let said = said.recv_timeout(TMUX);
    if said.is_err() {
        child.kill()?;
    }
    child.wait()?;
    said.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tmux_that_hangs_is_waited_for_a_moment_only() {
        let hangs = ask_tmux(Command::new("sleep").arg("600"));
        assert_eq!(hangs.unwrap_err().kind(), io::ErrorKind::TimedOut);
        assert_eq!(ask_tmux(Command::new("echo").arg("x")).unwrap(), "x\n");
    }

    #[test]
    fn tmux_names_the_terminal_around_it() {
        let around = AroundTmux::parse("/dev/pts/3\tXTerm(379)\txterm-256color\n").unwrap();
        assert_eq!(
            (around.version.as_str(), around.term.as_str()),
            ("XTerm(379)", "xterm-256color")
        );
        let silent = AroundTmux::parse("/dev/pts/3\t\txterm-256color\n").unwrap();
        assert_eq!(silent.version, "");
        assert_eq!(AroundTmux::parse("no server running\n"), None);
        assert_eq!(AroundTmux::parse("\n"), None);
    }
}
