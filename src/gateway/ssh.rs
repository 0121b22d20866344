//! The door for SSH: what runs as the forced command of a key.
//!
//! The command that the other side asked for is text to be held against a short list; no shell and no program ever
//! sees it. The first packet may stand in it, the others come over the channel and are answered one by one, so that a
//! device can read an answer before it sends on.

use std::{
    io::{self, Read, Write},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use super::{Gateway, GatewayError, http::write_down};
use crate::wire::{
    exchange::{Command, Down, Items, Next, Notice, WhyNot, write_items},
    keys::DeviceNumber,
};

/// How long a caller may be silent: a link that is dark for a while is no reason to hang up.
const SILENCE: Duration = Duration::from_mins(3);

/// How a session ended; the exit status is its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// All was answered.
    Well = 0,
    /// Cut, or not understood.
    Cut = 1,
    /// No command of the list.
    NoSuchCommand = 2,
}

/// Which commands a key may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allows {
    /// Exchanges, of one device where it is known.
    Exchange(Option<DeviceNumber>),
    /// To ask to be enrolled, and nothing else.
    Enrolment,
}

/// Serves one session.
///
/// `command` is what the other side asked for; `input` is read on a thread of its own.
///
/// # Errors
/// When nobody reads the answers any more.
pub fn receive(
    gateway: &Gateway,
    allows: Allows,
    command: &str,
    input: impl Read + Send + 'static,
    output: &mut dyn Write,
) -> Result<Ended, GatewayError> {
    let Some(command) = Command::read(command) else {
        log::warn!("no such command: {} bytes", command.len());
        return Ok(Ended::NoSuchCommand);
    };
    match (command, allows) {
        (Command::Enrol(request), _) => {
            let answer = match gateway.enrol(&request) {
                Ok(answer) => answer,
                Err(GatewayError::Wire(_)) => return Ok(Ended::Cut),
                Err(error) => return Err(error),
            };
            output.write_all(&write_items([answer]))?;
            output.flush()?;
            Ok(Ended::Well)
        }
        (Command::Exchange(first), Allows::Exchange(only)) => {
            exchange(gateway, only, first, input, output)
        }
        (Command::Exchange(_), Allows::Enrolment) => Ok(Ended::NoSuchCommand),
    }
}

fn exchange(
    gateway: &Gateway,
    only: Option<DeviceNumber>,
    first: Option<Vec<u8>>,
    input: impl Read + Send + 'static,
    output: &mut dyn Write,
) -> Result<Ended, GatewayError> {
    let mut session = match gateway.session("ssh", only) {
        Ok(session) => session,
        Err(error) if error.is_passing() => {
            let busy = Notice {
                why: WhyNot::Busy,
                wait: 30,
            };
            output.write_all(&write_items([Down::Notice(busy).bytes()]))?;
            return Ok(Ended::Well);
        }
        Err(error) => return Err(error.into()),
    };
    let mut say = |down: &Down| -> io::Result<()> {
        let mut bytes = Vec::new();
        write_down(&mut bytes, down);
        output.write_all(&bytes)?;
        output.flush()
    };
    if let Some(packet) = first {
        say(&session.take(&packet))?;
    }
    let parts = read_aside(input)?;
    let mut items = Items::default();
    let ended = loop {
        match items.next() {
            Ok(Next::Item(packet)) => say(&session.take(&packet))?,
            Ok(Next::End) => break Ended::Well,
            Ok(Next::More) => match parts.recv_timeout(SILENCE) {
                Ok(part) => items.feed(&part),
                // A line that was cut looks like an end: at the border of an item nothing is lost by it.
                Err(RecvTimeoutError::Disconnected) if !items.is_within() => break Ended::Well,
                Err(_) => break Ended::Cut,
            },
            Err(_) => break Ended::Cut,
        }
    };
    if ended == Ended::Well {
        let mut bytes = Vec::new();
        for news in session.finish() {
            write_down(&mut bytes, &news);
        }
        bytes.push(0);
        output.write_all(&bytes)?;
        output.flush()?;
    }
    Ok(ended)
}

/// Reads on a thread of its own, since a read cannot be given a time; it ends with the process.
fn read_aside(mut input: impl Read + Send + 'static) -> io::Result<mpsc::Receiver<Vec<u8>>> {
    let (send, parts) = mpsc::sync_channel(4);
    thread::Builder::new()
        .name("channel".to_owned())
        .spawn(move || {
            let mut part = vec![0; 16 * 1024];
            loop {
                match input.read(&mut part) {
                    Ok(0) => return,
                    Ok(count) => {
                        let read = part.get(..count).unwrap_or_default().to_vec();
                        if send.send(read).is_err() {
                            return;
                        }
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(_) => return,
                }
            }
        })?;
    Ok(parts)
}
