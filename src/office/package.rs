//! A form package straight from a server, for whoever makes bundles.

use chrono::{DateTime, Utc};

use crate::{
    bundle::{Built, CannotBuild, Wanted, build},
    dhis2::client::{Client, Credentials, Reach},
    domain::{secret::Secret, trouble::Trouble},
    office::connect::{introduce, trouble_of},
};

/// Fetches what the person of a token may write, and makes a bundle of it.
///
/// # Errors
/// When the server cannot be reached, does not suit, or has nothing of what is wanted.
pub fn from_server(
    address: &str,
    token: Secret,
    now: DateTime<Utc>,
    wanted: &Wanted,
) -> Result<Built, Trouble> {
    let reach = Reach::national(address)?;
    let client = Client::new(reach.clone(), &Credentials::Token(token))?;
    let (_, me) = introduce(&client)?;
    let fetched = client.metadata(&me).map_err(trouble_of)?;
    let server = match reach {
        Reach::National { base } => base,
        Reach::Loopback(address) => address.to_string(),
    };
    build(fetched, &server, now, wanted).map_err(|error| match error {
        CannotBuild::NoUnits | CannotBuild::Nothing => Trouble::NothingToReport,
        other => Trouble::NotOurs {
            path: server.clone(),
            why: other.to_string(),
        },
    })
}
