//! The gateway: takes sealed packets in at the national end, answers for them, and forwards them to DHIS2.
//!
//! * [`exchange`] is the one way in, behind every door: a packet is opened, judged and written into the ledger in one
//!   transaction; when that has ended well the packet is *accepted*, and only then a receipt is sealed.
//! * [`verdict`] and [`numbers`] decide; they are pure.
//! * [`http`], [`ssh`] and [`files`] are the doors; [`enrolment`] lets a PC in and [`admin`] shows it out.
//! * [`forwarder`] carries what stands to DHIS2, in a thread of its own, whatever happens to either.

pub mod admin;
pub mod config;
pub mod enrolment;
pub mod exchange;
pub mod files;
pub mod forwarder;
pub mod http;
mod judge;
pub mod keys;
pub mod numbers;
pub mod ssh;
pub mod verdict;

use std::{fmt, path::Path};

use thiserror::Error;

use crate::{
    domain::trouble::Trouble,
    platform::clock::Clock,
    store::{
        StoreError,
        ledger::{Book, Ledger},
    },
    wire::WireError,
};

pub use crate::{
    store::ledger::PacketId,
    wire::{answer::Verdict, keys::DeviceNumber},
};

use config::Config;
use keys::Keys;

/// Why a gateway could not do something.
#[derive(Debug, Error)]
pub enum GatewayError {
    /// The configuration file is not as it must be.
    #[error("{path}: {said}")]
    Config {
        /// Its path.
        path: String,
        /// What is wrong with it.
        said: String,
    },
    /// A file cannot be read or written, or others may read it.
    #[error("{path}: {said}")]
    File {
        /// Its path.
        path: String,
        /// Why.
        said: String,
    },
    /// The ledger fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Bytes that are not what they should be.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// What was asked for is not there.
    #[error("not there: {0:?}")]
    NotThere(Absent),
    /// The bundle cannot be used.
    #[error("bundle: {0}")]
    Bundle(String),
    /// The operating system refuses.
    #[error(transparent)]
    System(#[from] std::io::Error),
    /// DHIS2 cannot be spoken to as configured.
    #[error("{0:?}")]
    Trouble(Trouble),
}

/// What was asked for and is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absent {
    /// A device of this number.
    Device(u32),
    /// A held report of this number.
    Held(i64),
    /// A unit of this name.
    Unit(String),
    /// A next key.
    NextKey,
    /// A number for another key: all 255 are used.
    KeyNumber,
}

impl From<GatewayError> for Trouble {
    fn from(error: GatewayError) -> Self {
        match error {
            GatewayError::Config { path, said } => Self::NotOurs { path, why: said },
            GatewayError::File { path, said } => Self::File { path, said },
            GatewayError::Store(error) => error.into(),
            GatewayError::Trouble(trouble) => trouble,
            other => Self::Inside {
                said: other.to_string(),
            },
        }
    }
}

/// A gateway: its configuration, its ledger and its keys.
pub struct Gateway {
    config: Config,
    ledger: Ledger,
    keys: Keys,
    clock: Clock,
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gateway({})", self.config.name)
    }
}

impl Gateway {
    /// Opens a gateway, drawing its first key when it is opened for the first time.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub fn open(config: Config, clock: Clock) -> Result<Self, GatewayError> {
        let now = clock.now();
        let ledger = Ledger::open(&config.folder, now)?;
        let mut book = ledger.book()?;
        let keys = Keys::open(&config.folder, &mut book, now)?;
        Ok(Self {
            config,
            ledger,
            keys,
            clock,
        })
    }

    /// Opens the gateway of a configuration file.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub fn of_file(path: &Path, clock: Clock) -> Result<Self, GatewayError> {
        Self::open(Config::read(path)?, clock)
    }

    /// Returns the configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Returns the ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Returns the clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Returns the keys.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    fn book(&self) -> Result<Book, StoreError> {
        self.ledger.book()
    }
}
