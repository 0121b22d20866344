//! A knock from one process at another on this machine: look now, there is something.
//!
//! A command beside an open screen must not send by itself, it asks the process that sends. The one
//! that is asked waits on a port of the loopback and costs nothing meanwhile. Where it can be found
//! stands in a file that only the owner of the world can read, with a secret, so that nobody else's
//! process can keep it busy. A knock says nothing and is not answered: what is to be done stands in the
//! database.

use std::{
    io,
    net::{Ipv4Addr, UdpSocket},
    path::{Path, PathBuf},
    thread::{self, JoinHandle},
};

use crate::platform::{file, random};

const LONGEST: u64 = 64;

/// Waits for knocks until it is dropped.
#[derive(Debug)]
pub struct Door {
    path: PathBuf,
    port: u16,
    closing: [u8; 8],
    thread: Option<JoinHandle<()>>,
}

impl Door {
    /// Opens a door of a name in a folder; `knocked` runs at every knock, on a thread of its own.
    ///
    /// # Errors
    /// What the operating system says; the world does without a door then.
    pub fn open(
        folder: &Path,
        name: &str,
        knocked: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = socket.local_addr()?.port();
        let secret = random::number()?;
        let closing = random::number()?.to_be_bytes();
        let path = path_of(folder, name);
        // The start waits for it, and after a power cut nobody stands behind the door.
        file::write_passing(&path, format!("{port} {secret}").as_bytes())?;
        let thread = thread::Builder::new()
            .name(format!("door {name}"))
            .spawn(move || {
                let mut said = [0; 16];
                loop {
                    match socket.recv(&mut said) {
                        Ok(8) if said.starts_with(&closing) => return,
                        Ok(8) if said.starts_with(&secret.to_be_bytes()) => knocked(),
                        Ok(_) => {}
                        Err(error) => {
                            // Windows tells of packets it could not deliver; anything else would spin.
                            if error.kind() != io::ErrorKind::ConnectionReset {
                                log::warn!("nobody listens at the door any more: {error}");
                                return;
                            }
                        }
                    }
                }
            })?;
        Ok(Self {
            path,
            port,
            closing,
            thread: Some(thread),
        })
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let closed = file::remove_if_there(&self.path).and_then(|()| say(self.port, self.closing));
        if let Err(error) = closed {
            log::warn!("the door was not closed: {error}");
            return;
        }
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != thread::current().id()
            && thread.join().is_err()
        {
            log::error!("the door ended badly");
        }
    }
}

/// Knocks; tells whether there is a door.
///
/// # Errors
/// What the operating system says.
pub fn knock(folder: &Path, name: &str) -> io::Result<bool> {
    let path = path_of(folder, name);
    let text = match file::read_at_most(&path, LONGEST) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let numbers = text
        .split_once(' ')
        .and_then(|(port, secret)| Some((port.parse::<u16>().ok()?, secret.parse::<u64>().ok()?)));
    let Some((port, secret)) = numbers else {
        return Ok(false);
    };
    say(port, secret.to_be_bytes())?;
    Ok(true)
}

fn say(port: u16, what: [u8; 8]) -> io::Result<()> {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
    socket.send_to(&what, (Ipv4Addr::LOCALHOST, port))?;
    Ok(())
}

fn path_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.door"))
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, time::Duration};

    use super::*;

    const LONG: Duration = Duration::from_secs(10);

    #[test]
    fn a_knock_is_heard_and_a_closed_door_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (tell, heard) = mpsc::channel();
        assert!(!knock(folder.path(), "courier").unwrap(), "no door yet");
        let door = Door::open(folder.path(), "courier", move || tell.send(()).unwrap()).unwrap();
        assert!(knock(folder.path(), "courier").unwrap());
        heard.recv_timeout(LONG).unwrap();
        drop(door);
        assert_eq!(
            heard.recv_timeout(LONG),
            Err(mpsc::RecvTimeoutError::Disconnected)
        );
        assert!(!knock(folder.path(), "courier").unwrap());
    }

    #[test]
    fn who_does_not_know_the_secret_is_not_heard() {
        let folder = tempfile::tempdir().unwrap();
        let (tell, heard) = mpsc::channel();
        let door = Door::open(folder.path(), "courier", move || tell.send(()).unwrap()).unwrap();
        say(door.port, [0; 8]).unwrap();
        drop(door);
        assert_eq!(
            heard.recv_timeout(LONG),
            Err(mpsc::RecvTimeoutError::Disconnected)
        );
    }
}
