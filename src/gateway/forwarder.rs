//! The forwarder: a plain thread that carries what stands to DHIS2, one report after the other.
//!
//! All it knows lies in the ledger: what is due, what was tried, what DHIS2 held when work was last ended. So it goes
//! on after any crash where it was, and DHIS2 may be away for days: a report is never counted as failed because nobody
//! answered. One that fails by itself three times waits aside and holds up nobody else.

mod after;
mod convert;
mod work;

use std::{
    fmt,
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use super::{Gateway, GatewayError};
use crate::{
    dhis2::client::{Client, Credentials, Reach},
    domain::{secret::Secret, trouble::Trouble},
    platform::{file, lock::Lock},
    store::StoreError,
};

pub use work::Pass;

/// How often the ledger is asked for something new: other processes write in it, too.
const LOOK: Duration = Duration::from_secs(2);
/// The shortest and the longest wait while DHIS2 does not answer.
const SHORTEST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_mins(5);
/// The longest file of a token.
const LONGEST_TOKEN: u64 = 4_096;

/// Makes the client for DHIS2; called again after it has failed.
pub type MakeClient = Box<dyn Fn() -> Result<Client, Trouble> + Send>;

/// A forwarder at work; ends when dropped, after the report it is at.
pub struct Forwarder {
    stop: Sender<()>,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for Forwarder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Forwarder")
    }
}

impl Forwarder {
    /// Starts forwarding; nothing where another process does so already.
    ///
    /// # Errors
    /// When the lock or the thread cannot be made.
    pub fn start(gateway: Arc<Gateway>, make: MakeClient) -> Result<Option<Self>, GatewayError> {
        let Some(lock) = Lock::take(&gateway.config().folder, "forwarder")? else {
            return Ok(None);
        };
        let (stop, stopped) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("forwarder".to_owned())
            .spawn(move || {
                let mut pause = SHORTEST_PAUSE;
                loop {
                    let wait = match pass(&gateway, &make) {
                        Ok(Pass::Done) => Duration::ZERO,
                        Ok(Pass::Idle) => {
                            pause = SHORTEST_PAUSE;
                            LOOK
                        }
                        Ok(Pass::Pause(trouble)) => {
                            log::warn!("DHIS2: {trouble:?}");
                            pause = (pause * 2).min(LONGEST_PAUSE);
                            pause
                        }
                        Err(error) => {
                            log::error!("forwarder: {error}");
                            LONGEST_PAUSE
                        }
                    };
                    match stopped.recv_timeout(wait) {
                        Err(RecvTimeoutError::Timeout) => {}
                        Ok(()) | Err(RecvTimeoutError::Disconnected) => break,
                    }
                }
                drop(lock);
            })?;
        Ok(Some(Self {
            stop,
            thread: Some(thread),
        }))
    }
}

impl Drop for Forwarder {
    fn drop(&mut self) {
        // A thread that has ended has nothing to be told.
        self.stop.send(()).unwrap_or_default();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// Works on the report that is due, if one is.
///
/// # Errors
/// [`GatewayError`] where the ledger fails; what DHIS2 does is no error.
pub fn pass(gateway: &Gateway, make: &MakeClient) -> Result<Pass, GatewayError> {
    let mut book = gateway.book()?;
    let now = gateway.clock().now();
    let Some(packet) = book.read(|page| page.due(now))? else {
        return Ok(Pass::Idle);
    };
    let client = match make() {
        Ok(client) => client,
        Err(trouble) => return Ok(Pass::Pause(trouble)),
    };
    work::forward(gateway, &mut book, &client, &packet)
}

/// Returns how the client of the configuration is made; nothing where nothing is forwarded.
///
/// The token is read from its file each time, so that a new one needs no restart.
pub fn client_of(gateway: &Gateway) -> Option<MakeClient> {
    let dhis2 = gateway.config().dhis2.clone()?;
    Some(Box::new(move || {
        let at = |said: String| Trouble::File {
            path: dhis2.token_file.display().to_string(),
            said,
        };
        let bytes = file::read_at_most(&dhis2.token_file, LONGEST_TOKEN)
            .map_err(|error| at(error.to_string()))?;
        if !file::is_private(&dhis2.token_file).map_err(|error| at(error.to_string()))? {
            return Err(at("others can read it".to_owned()));
        }
        let token = String::from_utf8(bytes).map_err(|error| at(error.to_string()))?;
        let token = Secret::new(token.trim().to_owned());
        Client::new(Reach::national(&dhis2.address)?, &Credentials::Token(token))
    }))
}

/// The ledger says what no version of this program writes.
fn rotten(said: impl fmt::Display) -> StoreError {
    StoreError::Rotten {
        said: said.to_string(),
    }
}
