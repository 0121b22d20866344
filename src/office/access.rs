//! Which server this world may speak to, and with what token.
//!
//! The practice world knows one address: that of its stand-in, handed over when it is opened. The
//! national world knows the address of its settings; the token lies in a file of its own that only its
//! owner can read, never in the database, so that a backup or a file for support does not carry it.

use std::{net::SocketAddr, path::Path};

use crate::{
    dhis2::client::{Client, Credentials, Reach},
    domain::{secret::Secret, trouble::Trouble, world::WorldKind},
    office::settings::Settings,
    platform::file,
};

const TOKEN_FILE: &str = "token";
const LONGEST_TOKEN: u64 = 4096;

/// The world to be opened, with what it may reach.
#[derive(Debug, Clone)]
pub enum WorldAccess {
    /// The practice world.
    Practice {
        /// Its stand-in; without one nothing is ever sent.
        stand_in: Option<StandIn>,
    },
    /// The national world: the server of its settings.
    National,
}

/// Where the stand-in of the practice world listens.
#[derive(Debug, Clone)]
pub struct StandIn {
    /// A port of this machine.
    pub address: SocketAddr,
    /// The token it takes.
    pub token: Secret,
}

impl WorldAccess {
    /// Returns which kind of world it is.
    pub fn kind(&self) -> WorldKind {
        match self {
            Self::Practice { .. } => WorldKind::Practice,
            Self::National => WorldKind::National,
        }
    }

    /// Returns where and as whom to send; nothing where no server is known yet.
    pub(super) fn find(
        &self,
        folder: &Path,
        settings: &Settings,
    ) -> Result<Option<(Reach, Credentials)>, Trouble> {
        match self {
            Self::Practice { stand_in: None } => Ok(None),
            Self::Practice {
                stand_in: Some(stand_in),
            } => Ok(Some((
                Reach::Loopback(stand_in.address),
                Credentials::Token(stand_in.token.clone()),
            ))),
            Self::National => {
                if settings.server.is_empty() {
                    return Ok(None);
                }
                let Some(kept) = read_token(folder)? else {
                    return Ok(None);
                };
                let reach = Reach::national(&settings.server)?;
                if Reach::national(&kept.server).ok().as_ref() != Some(&reach) {
                    // One server is never shown the token of another.
                    return Err(Trouble::LoginRefused);
                }
                Ok(Some((reach, Credentials::Token(kept.token))))
            }
        }
    }

    /// Makes a client, where a server is known.
    pub(super) fn client(
        &self,
        folder: &Path,
        settings: &Settings,
    ) -> Result<Option<Client>, Trouble> {
        self.find(folder, settings)?
            .map(|(reach, credentials)| Client::new(reach, &credentials))
            .transpose()
    }
}

/// The token of a world, and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct KeptToken {
    pub token: Secret,
    /// The address of the server that takes it.
    pub server: String,
}

/// Reads the token of a world.
pub(super) fn read_token(folder: &Path) -> Result<Option<KeptToken>, Trouble> {
    let path = folder.join(TOKEN_FILE);
    if !path.exists() {
        return Ok(None);
    }
    let failed = |said: String| Trouble::File {
        path: path.display().to_string(),
        said,
    };
    let bytes = file::read_at_most(&path, LONGEST_TOKEN).map_err(|e| failed(e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| failed("UTF-8".to_owned()))?;
    let (token, server) = text.split_once('\n').unwrap_or((&text, ""));
    Ok(Some(KeptToken {
        token: Secret::new(token.trim().to_owned()),
        server: server.trim().to_owned(),
    }))
}

/// Keeps the token of a world where only its owner can read it: its first line, and the address of its
/// server as the second.
pub(super) fn keep_token(folder: &Path, kept: &KeptToken) -> Result<(), Trouble> {
    let path = folder.join(TOKEN_FILE);
    let text = format!("{}\n{}\n", kept.token.reveal().trim(), kept.server);
    file::write_whole(&path, text.as_bytes())
        .and_then(|()| file::make_private(&path))
        .map_err(|error| Trouble::File {
            path: path.display().to_string(),
            said: error.to_string(),
        })
}
