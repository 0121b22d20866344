//! Which server this world may speak to, and with what token.
//!
//! The practice world knows one address: that of its stand-in, handed over when it is opened. The
//! national world knows the address of its settings; the token lies in a file of its own that only its
//! owner can read, never in the database, so that a backup or a file for support does not carry it.

use std::{fmt, net::SocketAddr, path::Path, sync::Arc};

use crate::{
    dhis2::client::{Client, Credentials, Reach},
    domain::{mood::Mood, secret::Secret, trouble::Trouble, world::WorldKind},
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
    /// Lets a trainer make it behave otherwise; nothing where it cannot be switched.
    pub switch: Option<Arc<dyn Switch>>,
}

/// Switches how the server of the practice world behaves.
pub trait Switch: fmt::Debug + Send + Sync {
    /// Returns how it behaves now.
    fn mood(&self) -> Mood;

    /// Lets it behave otherwise from now on.
    fn set_mood(&self, mood: Mood);
}

impl WorldAccess {
    /// Returns which kind of world it is.
    pub fn kind(&self) -> WorldKind {
        match self {
            Self::Practice { .. } => WorldKind::Practice,
            Self::National => WorldKind::National,
        }
    }

    /// Returns the switch of the practice world's server.
    pub(super) fn switch(&self) -> Option<&dyn Switch> {
        match self {
            Self::Practice { stand_in } => stand_in.as_ref()?.switch.as_deref(),
            Self::National => None,
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
                let Some(kept) = read_login(folder)? else {
                    return Ok(None);
                };
                let reach = Reach::national(&settings.server)?;
                if Reach::national(&kept.server).ok().as_ref() != Some(&reach) {
                    // One server is never shown the token of another.
                    return Err(Trouble::LoginRefused);
                }
                Ok(Some((reach, kept.login)))
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

/// How a world logs in, and where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct KeptLogin {
    /// A token; a name and a password only where the server knows no tokens.
    pub login: Credentials,
    /// The address of the server that takes it.
    pub server: String,
}

/// The first line of a file that holds a name and a password; no token reads like this.
const BASIC: &str = "basic";

/// Reads how a world logs in.
pub(super) fn read_login(folder: &Path) -> Result<Option<KeptLogin>, Trouble> {
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
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let (server, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    let login = if first.trim() == BASIC {
        let (user, password) = rest.split_once('\n').unwrap_or((rest, ""));
        Credentials::Password {
            user: user.to_owned(),
            // As it was typed: a blank at its end may belong to it.
            password: Secret::new(password.trim_end_matches('\n').to_owned()),
        }
    } else {
        Credentials::Token(Secret::new(first.trim().to_owned()))
    };
    Ok(Some(KeptLogin {
        login,
        server: server.trim().to_owned(),
    }))
}

/// Keeps how a world logs in where only its owner can read it: the token or the word *basic*, the address
/// of the server, and after that word the name and the password, each on a line.
pub(super) fn keep_login(folder: &Path, kept: &KeptLogin) -> Result<(), Trouble> {
    let path = folder.join(TOKEN_FILE);
    let text = match &kept.login {
        Credentials::Token(token) => format!("{}\n{}\n", token.reveal().trim(), kept.server),
        Credentials::Password { user, password } => {
            format!("{BASIC}\n{}\n{user}\n{}\n", kept.server, password.reveal())
        }
    };
    file::write_whole(&path, text.as_bytes())
        .and_then(|()| file::make_private(&path))
        .map_err(|error| Trouble::File {
            path: path.display().to_string(),
            said: error.to_string(),
        })
}
