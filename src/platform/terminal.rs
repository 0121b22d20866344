//! Words with the terminal itself, before anybody reads keys from it.

use std::{
    fs::OpenOptions,
    io::{self, Write as _},
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

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

    let mut out = io::stdout().lock();
    out.write_all(question)?;
    out.flush()?;
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
        let asked = Command::new("tmux")
            .args(["display-message", "-p", format])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        Self::parse(std::str::from_utf8(&asked.stdout).ok()?)
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
        Command::new("tmux")
            .args(["refresh-client", "-t"])
            .arg(&self.device)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
