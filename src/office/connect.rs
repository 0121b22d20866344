//! Getting to know the national server, or taking forms and units from a bundle.
//!
//! With a user name and a password the program makes a personal access token of its own and forgets
//! both, unless the server knows no tokens and the person, warned, keeps them here; the token carries this PC's name, so that a lost PC can be cut off without touching the
//! person's account. Everything is asked before anything is kept: a connection that fails halfway
//! leaves the world as it was.

use std::{path::Path, sync::Arc};

use chrono::{NaiveDate, TimeDelta};

use crate::{
    bundle::{Bundle, BundleError, check::check_form},
    dhis2::{
        answer::Failure,
        client::{Client, Credentials, Me, Reach, SystemInfo, without_secrets},
    },
    domain::{form::Form, organisation_unit::OrganisationUnit, trouble::Trouble, world::WorldKind},
    office::{
        access::{KeptLogin, keep_login, read_login},
        news::News,
        order::Connect,
        pulling,
        settings::Settings,
        shared::{Shared, on_a_thread},
    },
    store::Assignment,
};

/// How long a token of ours lives.
const LIFE_OF_TOKEN: TimeDelta = TimeDelta::days(365);

/// What is taken into the world.
struct Found {
    forms: Vec<Form>,
    units: Vec<OrganisationUnit>,
    assignments: Vec<Assignment>,
    settings: Settings,
    /// When the server was asked, by its own clock; nothing where no server was.
    mark: Option<String>,
    login: Option<Credentials>,
    /// Who answered; its earlier figures are asked for next.
    client: Option<Client>,
}

/// Connects on a thread of its own, tells what came of it, then runs `then`.
pub(super) fn connect(
    shared: &Arc<Shared>,
    connect: Connect,
    then: impl FnOnce(&Arc<Shared>) + Send + 'static,
) {
    let shared_by_thread = Arc::clone(shared);
    let work = move || {
        let shared = shared_by_thread;
        let found = find(&shared, connect).and_then(|mut found| {
            let found_by = found.client.take();
            keep(&shared, found).map(|counts| (counts, found_by))
        });
        match found {
            Ok(((forms, units), found_by)) => {
                shared.tell(News::SettingsChanged(Box::new(shared.settings())));
                shared.tell(News::Connected { forms, units });
                then(&shared);
                if let Some(client) = found_by {
                    pulling::fetch(&shared, &client);
                }
            }
            Err(trouble) => shared.tell_trouble(trouble),
        }
    };
    on_a_thread("connect", shared, work);
}

fn find(shared: &Shared, connect: Connect) -> Result<Found, Trouble> {
    if shared.kind == WorldKind::Practice {
        let address = match connect {
            Connect::Password { address, .. } | Connect::Token { address, .. } => {
                without_secrets(&address)
            }
            Connect::Bundle { path } => path.display().to_string(),
        };
        return Err(Trouble::AddressForbidden { address });
    }
    match connect {
        Connect::Password {
            address,
            user,
            password,
            keep,
        } => {
            let reach = Reach::national(&address)?;
            let credentials = Credentials::Password { user, password };
            let client = Client::new(reach.clone(), &credentials)?;
            let (info, me) = introduce(&client)?;
            let expires = shared.clock.now() + LIFE_OF_TOKEN;
            let made = match client.make_token(&name_of_token(shared), expires) {
                Ok(made) => made,
                // The person was warned, and has asked once more.
                Err(Failure::Trouble(Trouble::NoTokens)) if keep => {
                    return fetch(shared, client, &reach, (info, me), credentials, None);
                }
                Err(failure) => return Err(token_not_made(failure)),
            };
            // From here on the token must do, so that what does not work with it is found out now.
            drop((client, credentials));
            let token = Credentials::Token(made.token);
            let client = Client::new(reach.clone(), &token)?;
            let ends = Some(expires.date_naive());
            fetch(shared, client, &reach, (info, me), token, ends)
        }
        Connect::Token { address, token } => {
            let reach = Reach::national(&address)?;
            let token = Credentials::Token(token);
            let client = Client::new(reach.clone(), &token)?;
            let known = introduce(&client)?;
            fetch(shared, client, &reach, known, token, None)
        }
        Connect::Bundle { path } => from_bundle(shared, &path),
    }
}

/// Asks the server what it is and who we are, and whether that will do.
pub(super) fn introduce(client: &Client) -> Result<(SystemInfo, Me), Trouble> {
    let info = client.system_info().map_err(trouble_of)?;
    info.suits()?;
    let me = client.me().map_err(trouble_of)?;
    if !me.may_write() {
        return Err(Trouble::NotAllowed {
            said: "F_DATAVALUE_ADD".to_owned(),
        });
    }
    if me.data_sets.is_empty() {
        return Err(Trouble::NothingToReport);
    }
    Ok((info, me))
}

/// Names the token after this PC's world, so that the list at the server tells the PCs apart.
fn name_of_token(shared: &Shared) -> String {
    let device = shared
        .read(|reader| Ok(reader.world()?.device))
        .unwrap_or_default();
    format!("Daftar {:04x}", device & 0xffff)
}

fn fetch(
    shared: &Shared,
    client: Client,
    reach: &Reach,
    (info, me): (SystemInfo, Me),
    login: Credentials,
    token_expires: Option<NaiveDate>,
) -> Result<Found, Trouble> {
    let told = told(&client, &me)?;
    let server = match reach {
        Reach::National { base } => base.clone(),
        Reach::Loopback(address) => address.to_string(),
    };
    let old = shared.settings();
    let settings = Settings {
        server,
        server_version: info.version,
        person: if old.person.is_empty() {
            me.display_name
        } else {
            old.person.clone()
        },
        server_user: me.username,
        token_expires,
        ..old
    };
    Ok(Found {
        forms: told.forms,
        units: told.units,
        assignments: told.assignments,
        mark: Some(info.server_date),
        settings,
        login: Some(login),
        client: Some(client),
    })
}

/// The forms and units as a server told them.
pub(super) struct Told {
    pub forms: Vec<Form>,
    pub units: Vec<OrganisationUnit>,
    pub assignments: Vec<Assignment>,
}

/// Fetches forms and units, and leaves out what cannot be keyed here.
pub(super) fn told(client: &Client, me: &Me) -> Result<Told, Trouble> {
    let fetched = client.metadata(me).map_err(trouble_of)?;
    for left_out in &fetched.left_out {
        log::warn!(
            "data set {} cannot be keyed here: {:?}",
            left_out.id,
            left_out.why
        );
    }
    let forms: Vec<Form> = fetched
        .forms
        .into_iter()
        .filter(|form| match check_form(form) {
            Ok(()) => true,
            Err(problem) => {
                log::warn!("a form of the server is left out: {problem}");
                false
            }
        })
        .collect();
    let assignments: Vec<Assignment> = fetched
        .assignments
        .into_iter()
        .filter(|(data_set, _)| forms.iter().any(|form| form.id == *data_set))
        .filter(|(_, unit)| fetched.units.iter().any(|known| known.id == *unit))
        .map(|(data_set, organisation_unit)| Assignment {
            data_set,
            organisation_unit,
        })
        .collect();
    if assignments.is_empty() {
        return Err(Trouble::NothingToReport);
    }
    Ok(Told {
        forms,
        units: fetched.units,
        assignments,
    })
}

fn from_bundle(shared: &Shared, path: &Path) -> Result<Found, Trouble> {
    let bundle = Bundle::read(path).map_err(|error| bundle_trouble(path, error))?;
    let old = shared.settings();
    let settings = Settings {
        server: if old.server.is_empty() {
            bundle.server
        } else {
            old.server.clone()
        },
        working_week: bundle.working_week,
        ..old
    };
    let assignments = bundle
        .assignments
        .iter()
        .map(|a| Assignment {
            data_set: a.data_set,
            organisation_unit: a.organisation_unit,
        })
        .collect();
    Ok(Found {
        forms: bundle.forms,
        units: bundle.units,
        assignments,
        mark: None,
        settings,
        login: None,
        client: None,
    })
}

/// Writes what was found into the world; returns how many forms are filled by how many units.
fn keep(shared: &Arc<Shared>, found: Found) -> Result<(usize, usize), Trouble> {
    let Found {
        forms,
        units,
        assignments,
        mark,
        settings,
        login,
        client: _,
    } = found;
    let mut reporting: Vec<_> = assignments.iter().map(|a| a.organisation_unit).collect();
    reporting.sort_unstable();
    reporting.dedup();
    let counts = (forms.len(), reporting.len());
    // The login first: settings that name a server without one would be half a connection. Where the
    // settings then cannot be written, the one that belongs to the old ones is put back; where not even
    // that can be done, the new one is still never shown to the old server.
    let before = match login {
        Some(login) => {
            let before = read_login(&shared.folder).ok().flatten();
            let server = settings.server.clone();
            keep_login(&shared.folder, &KeptLogin { login, server })?;
            before
        }
        None => None,
    };
    let kept = settings.clone();
    let written = shared.scribe.run(move |writer| {
        match mark {
            Some(mark) => writer.put_fetched_forms(&forms, mark)?,
            None => writer.put_forms(&forms)?,
        };
        writer.put_units(&units)?;
        writer.put_assignments(&assignments)?;
        writer.change_settings(&kept)
    });
    if let Err(error) = written {
        if let Some(before) = before {
            keep_login(&shared.folder, &before)?;
        }
        return Err(error.into());
    }
    shared.keep_settings(settings);
    shared.forget_catalogue();
    Ok(counts)
}

pub(super) fn trouble_of(failure: Failure) -> Trouble {
    match failure {
        Failure::Trouble(trouble) => trouble,
        Failure::Refused(refusals) | Failure::OnceMore(refusals) => Trouble::NotAllowed {
            said: refusals
                .into_iter()
                .next()
                .map(|refusal| refusal.said)
                .unwrap_or_default(),
        },
    }
}

/// A server that answers but makes no token is one thing; a link that broke is another.
fn token_not_made(failure: Failure) -> Trouble {
    match trouble_of(failure) {
        Trouble::NotAllowed { said } | Trouble::ServerFailed { said, .. } => {
            Trouble::TokenNotMade { said }
        }
        Trouble::NotDhis2 { status, .. } => Trouble::TokenNotMade {
            said: status.to_string(),
        },
        other => other,
    }
}

/// Makes a fact for the person of what is wrong with a bundle file.
pub(super) fn bundle_trouble(path: &Path, error: BundleError) -> Trouble {
    let path = path.display().to_string();
    match error {
        BundleError::File(error) => Trouble::File {
            path,
            said: error.to_string(),
        },
        other => Trouble::NotOurs {
            path,
            why: other.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bundle::check::tests::uid,
        dhis2::client::Reach,
        domain::secret::Secret,
        office::{
            access::WorldAccess,
            testing::{World, seed},
        },
    };

    fn settings(server: &str) -> Settings {
        Settings {
            server: server.to_owned(),
            ..Settings::default()
        }
    }

    fn found(server: &str, token: &str, forms: Vec<Form>) -> Found {
        Found {
            forms,
            units: seed().units,
            assignments: vec![Assignment {
                data_set: uid('F', 1),
                organisation_unit: uid('U', 2),
            }],
            mark: None,
            settings: settings(server),
            login: Some(Credentials::Token(Secret::new(token.to_owned()))),
            client: None,
        }
    }

    #[test]
    fn a_server_is_never_shown_the_token_of_another() {
        let world = World::national();
        let shared = &world.office.shared;
        let find = || WorldAccess::National.find(&shared.folder, &shared.settings());
        let ours = |credentials| {
            let reach = Reach::national("https://a.example").unwrap();
            Ok(Some((reach, credentials)))
        };
        let of_a = Credentials::Token(Secret::new("d2p_a".to_owned()));
        keep(shared, found("https://a.example", "d2p_a", seed().forms)).unwrap();
        assert_eq!(find(), ours(of_a.clone()));
        // What the other server told cannot be written: an assignment to a unit that is not there.
        let mut broken = found("https://b.example", "d2p_b", Vec::new());
        broken.assignments[0].organisation_unit = uid('U', 9);
        assert!(keep(shared, broken).is_err());
        assert_eq!(shared.settings().server, "https://a.example");
        assert_eq!(find(), ours(of_a));
        // The power went between the two.
        let login = Credentials::Token(Secret::new("d2p_b".to_owned()));
        let server = "https://b.example".to_owned();
        keep_login(&shared.folder, &KeptLogin { login, server }).unwrap();
        assert_eq!(find(), Err(Trouble::LoginRefused));
    }
}
