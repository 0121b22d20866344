//! What a person at a help desk asks first, answered as data: `daftar doctor`.
//!
//! Nothing here changes anything, and no answer holds a value or a secret.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{
    bundle::check::check_form,
    domain::{trouble::Trouble, world::WorldKind},
    office::{access::WorldAccess, connect::trouble_of, shared::Shared},
    platform::{clock::build_date, file, folders},
};

/// Less than this is too little for a year of reports and a copy beside them.
const LITTLE_SPACE: u64 = 100 * 1024 * 1024;
/// A clock that is more than this off makes wrong dates.
const CLOCK_MAY_DIFFER: i64 = 10 * 60;
/// A token is spoken of this many days before its last.
const TOKEN_WARNING: i64 = 30;

/// All that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Examination {
    /// The program's version.
    pub version: &'static str,
    /// Which world was looked at.
    pub world: WorldKind,
    /// Its folder.
    pub folder: String,
    /// One for each thing looked at, always all of them, in this order.
    pub checks: Vec<Checked>,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked {
    /// What.
    pub what: What,
    /// How it is.
    pub verdict: Verdict,
    /// The facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<Fact>,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The database is whole.
    Database,
    /// There is room on the disk.
    Space,
    /// Nobody else can read the world.
    Privacy,
    /// The clock is right.
    Clock,
    /// There are sound forms and someone who fills them.
    Forms,
    /// Nothing waits too long or for a person.
    Outbox,
    /// The server answers and knows us.
    Server,
    /// The token lives.
    Token,
}

/// How a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As it should be.
    Good,
    /// There is nothing to look at.
    NotThere,
    /// A person should know.
    Doubtful,
    /// Something must be done.
    Bad,
}

/// A fact, for a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Bytes that are free.
    Free(u64),
    /// Files or folders that others can read.
    Readable(Vec<String>),
    /// The day the program was built, which the clock has not reached.
    BuiltOn(chrono::NaiveDate),
    /// Seconds by which the server's clock is ahead of ours.
    ServerAhead(i64),
    /// How many forms are filled by how many units.
    Filled {
        /// The forms.
        forms: usize,
        /// The units.
        units: usize,
    },
    /// How many reports wait, since when.
    Waiting {
        /// How many.
        count: usize,
        /// Since when the oldest waits.
        oldest: Option<DateTime<Utc>>,
    },
    /// The server's version.
    Version(String),
    /// Days until the token ends; negative when it has.
    DaysLeft(i64),
    /// What is wrong.
    Trouble(Trouble),
}

impl Examination {
    /// Returns the worst of the verdicts.
    pub fn verdict(&self) -> Verdict {
        self.checks
            .iter()
            .map(|check| check.verdict)
            .max()
            .unwrap_or(Verdict::Good)
    }
}

/// Looks at everything; `asks_server` also asks the server, which may take its time.
pub(super) fn examine(shared: &Shared, access: &WorldAccess, asks_server: bool) -> Examination {
    let (server, ahead) = server(shared, access, asks_server);
    Examination {
        version: env!("CARGO_PKG_VERSION"),
        world: shared.kind,
        folder: shared.folder.display().to_string(),
        checks: vec![
            database(shared),
            space(shared),
            privacy(shared),
            clock(shared, ahead),
            forms(shared),
            outbox(shared),
            server,
            token(shared),
        ],
    }
}

fn checked(what: What, verdict: Verdict, fact: impl Into<Option<Fact>>) -> Checked {
    Checked {
        what,
        verdict,
        fact: fact.into(),
    }
}

fn bad(what: What, trouble: impl Into<Trouble>) -> Checked {
    checked(what, Verdict::Bad, Fact::Trouble(trouble.into()))
}

fn database(shared: &Shared) -> Checked {
    match shared.database.check() {
        Ok(()) => checked(What::Database, Verdict::Good, None),
        Err(error) => bad(What::Database, error),
    }
}

fn space(shared: &Shared) -> Checked {
    match folders::free_bytes(&shared.folder) {
        Ok(Some(free)) => {
            let verdict = if free < LITTLE_SPACE {
                Verdict::Doubtful
            } else {
                Verdict::Good
            };
            checked(What::Space, verdict, Fact::Free(free))
        }
        Ok(None) => checked(What::Space, Verdict::NotThere, None),
        Err(error) => bad(
            What::Space,
            Trouble::Disk {
                said: error.to_string(),
            },
        ),
    }
}

fn privacy(shared: &Shared) -> Checked {
    let listed = || -> std::io::Result<Vec<String>> {
        let mut readable = Vec::new();
        let inside = std::fs::read_dir(&shared.folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()?;
        for path in std::iter::once(shared.folder.clone()).chain(inside) {
            if !file::is_private(&path)? {
                readable.push(path.display().to_string());
            }
        }
        readable.sort();
        Ok(readable)
    };
    match listed() {
        Ok(readable) if readable.is_empty() => checked(What::Privacy, Verdict::Good, None),
        Ok(readable) => checked(What::Privacy, Verdict::Bad, Fact::Readable(readable)),
        Err(error) => bad(
            What::Privacy,
            Trouble::Disk {
                said: error.to_string(),
            },
        ),
    }
}

fn clock(shared: &Shared, ahead: Option<i64>) -> Checked {
    if shared.clock.is_before_build() {
        return checked(What::Clock, Verdict::Bad, Fact::BuiltOn(build_date()));
    }
    match ahead {
        Some(seconds) if seconds.abs() > CLOCK_MAY_DIFFER => {
            checked(What::Clock, Verdict::Doubtful, Fact::ServerAhead(seconds))
        }
        _ => checked(What::Clock, Verdict::Good, None),
    }
}

fn forms(shared: &Shared) -> Checked {
    let catalogue = match shared.catalogue() {
        Ok(catalogue) => catalogue,
        Err(error) => return bad(What::Forms, error),
    };
    for form in &catalogue.forms {
        if let Err(problem) = check_form(form) {
            let trouble = Trouble::NotOurs {
                path: form.code.clone(),
                why: problem.to_string(),
            };
            return bad(What::Forms, trouble);
        }
    }
    let mut units: Vec<_> = catalogue
        .assignments
        .iter()
        .map(|a| a.organisation_unit)
        .collect();
    units.sort_unstable();
    units.dedup();
    let filled = Fact::Filled {
        forms: catalogue.forms.len(),
        units: units.len(),
    };
    let verdict = if units.is_empty() {
        Verdict::NotThere
    } else {
        Verdict::Good
    };
    checked(What::Forms, verdict, filled)
}

fn outbox(shared: &Shared) -> Checked {
    let unsent = match shared.read(crate::store::Reader::unsent) {
        Ok(unsent) => unsent,
        Err(error) => return bad(What::Outbox, error),
    };
    let verdict = if unsent.count == 0 {
        Verdict::Good
    } else {
        Verdict::Doubtful
    };
    checked(
        What::Outbox,
        verdict,
        Fact::Waiting {
            count: unsent.count,
            oldest: unsent.oldest,
        },
    )
}

/// Asks the server; also returns by how many seconds its clock was ahead of ours, where that is known.
fn server(shared: &Shared, access: &WorldAccess, asks: bool) -> (Checked, Option<i64>) {
    let ahead = shared
        .read(crate::store::Reader::last_contact)
        .ok()
        .flatten()
        .and_then(|contact| contact.clock_ahead);
    let settings = shared.settings();
    let client = match access.client(&shared.folder, &settings) {
        Ok(None) => return (checked(What::Server, Verdict::NotThere, None), ahead),
        Ok(Some(client)) => client,
        Err(trouble) => return (bad(What::Server, trouble), ahead),
    };
    if !asks {
        return (checked(What::Server, Verdict::NotThere, None), ahead);
    }
    let asked = client.system_info().map_err(trouble_of).and_then(|info| {
        info.suits()?;
        let me = client.me().map_err(trouble_of)?;
        let right = "F_DATAVALUE_ADD".to_owned();
        if me.may_write() {
            Ok(info.version)
        } else {
            Err(Trouble::NotAllowed { said: right })
        }
    });
    let ahead = client.date().map_or(ahead, |date| {
        Some((date - shared.clock.now()).num_seconds())
    });
    match asked {
        Ok(version) => (
            checked(What::Server, Verdict::Good, Fact::Version(version)),
            ahead,
        ),
        Err(trouble) => (bad(What::Server, trouble), ahead),
    }
}

fn token(shared: &Shared) -> Checked {
    let Some(last) = shared.settings().token_expires else {
        return checked(What::Token, Verdict::NotThere, None);
    };
    let days = (last - shared.clock.today()).num_days();
    let verdict = match days {
        ..0 => Verdict::Bad,
        0..TOKEN_WARNING => Verdict::Doubtful,
        _ => Verdict::Good,
    };
    checked(What::Token, verdict, Fact::DaysLeft(days))
}
