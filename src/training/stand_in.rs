//! The server of the practice world: the endpoints of DHIS2 that this program uses, on a port of this
//! machine, answering as either generation does.
//!
//! It is no DHIS2. It knows the forms and units it is given, one user, and what it was sent; but what
//! it says, it says as the recordings of 2.42 and 2.43 do, refusals and traps included, so that what
//! works here works there. The contract suite replays the recordings against it.
//!
//! Its moods ([`Mood`]) are switched while it runs: a trainer takes the line away, and gives it back.
//! Every failure that a clerk may meet has one, by name.

mod http;
mod imports;
mod metadata;
mod moods;
mod reads;
mod registrations;
mod say;
mod shelf;
mod value;
mod world;

use std::{
    collections::BTreeSet,
    fmt, io,
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use chrono::{DateTime, Utc};

use crate::{
    dhis2::client::{Credentials, Reach},
    domain::{
        form::Form,
        id::{DataSetId, OrganisationUnitId},
        mood::Mood,
        organisation_unit::OrganisationUnit,
        secret::Secret,
    },
    office::access::Switch,
    platform::{clock::Clock, random},
};

pub use http::{Request, Response};

use shelf::Shelf;
use world::World;

/// So many requests at once are answered; more are hung up on, as a small server does.
const MOST_AT_ONCE: usize = 8;

/// How long an answer takes when it is slow: long enough to be seen, short enough for a lesson.
const SLOW: Duration = Duration::from_secs(15);

/// As which generation of DHIS2 it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Generation {
    /// 2.42 and before: value by value, codes E76xx.
    Old,
    /// 2.43 and later: all or nothing for a report, codes E80xx and E81xx.
    #[default]
    New,
}

/// What it is started with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// As which generation it answers.
    pub generation: Generation,
    /// The forms it knows.
    pub forms: Vec<Form>,
    /// The units it knows, those above the reporting ones too.
    pub units: Vec<OrganisationUnit>,
    /// Which unit fills which form.
    pub assignments: Vec<(DataSetId, OrganisationUnitId)>,
    /// The units the user may write for; those below count, too.
    pub mine: Vec<OrganisationUnitId>,
    /// Where it keeps what it holds over a restart; nothing forgets it.
    pub file: Option<PathBuf>,
    /// Its clock.
    pub clock: Clock,
}

/// The name its one user logs in with.
pub const USER: &str = "practice";
/// The password of its one user; no secret, since nothing but practice is behind it.
pub const PASSWORD: &str = "practice";

/// A running stand-in; ends when dropped.
pub struct StandIn {
    address: SocketAddr,
    inner: Arc<Inner>,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for StandIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StandIn({})", self.address)
    }
}

struct Inner {
    world: Mutex<Arc<World>>,
    shelf: Mutex<Shelf>,
    mood: Mutex<Mood>,
    /// How long an answer takes when it is slow.
    slowness: Mutex<Duration>,
    /// The reports in which somebody else has changed a figure since the mood was set.
    meddled: Mutex<BTreeSet<moods::Report>>,
    makes_no_tokens: AtomicBool,
    /// Woken when the mood changes or it ends, so that nobody sleeps on.
    changed: Condvar,
    token: Secret,
    is_ending: AtomicBool,
    at_work: AtomicUsize,
    answered: AtomicUsize,
}

impl StandIn {
    /// Starts it on a free port of this machine.
    ///
    /// What it held before is read from its file; a file that cannot be read is put aside.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn start(setup: Setup) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shelf = match setup.file.clone() {
            Some(file) => Shelf::open(file)?,
            None => Shelf::default(),
        };
        let inner = Arc::new(Inner {
            world: Mutex::new(Arc::new(World::new(setup))),
            shelf: Mutex::new(shelf),
            mood: Mutex::default(),
            slowness: Mutex::new(SLOW),
            meddled: Mutex::default(),
            makes_no_tokens: AtomicBool::new(false),
            changed: Condvar::new(),
            token: token()?,
            is_ending: AtomicBool::new(false),
            at_work: AtomicUsize::new(0),
            answered: AtomicUsize::new(0),
        });
        let doorkeeper = Arc::clone(&inner);
        let thread = thread::Builder::new()
            .name("stand-in".to_owned())
            .spawn(move || doorkeeper.receive(&listener))?;
        Ok(Self {
            address,
            inner,
            thread: Some(thread),
        })
    }

    /// Returns the only address a practice world may speak to.
    pub fn reach(&self) -> Reach {
        Reach::Loopback(self.address)
    }

    /// Returns the port it listens at.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns a token it knows, as it is.
    pub fn token(&self) -> Secret {
        self.inner.token.clone()
    }

    /// Returns a token it knows.
    pub fn credentials(&self) -> Credentials {
        Credentials::Token(self.inner.token.clone())
    }

    /// Returns how it behaves now.
    pub fn mood(&self) -> Mood {
        self.inner.mood()
    }

    /// Lets it behave otherwise from now on; who waits for a slow answer gets it at once.
    pub fn set_mood(&self, mood: Mood) {
        self.inner.set_mood(mood);
    }

    /// Sets how long an answer takes when it is slow.
    pub fn set_slowness(&self, wait: Duration) {
        *lock(&self.inner.slowness) = wait;
    }

    /// Puts a form in the place of the one with its id, as a national team does, at a moment by its clock.
    pub fn change_form(&self, form: Form, at: DateTime<Utc>) {
        let mut world = lock(&self.inner.world);
        let changed = world.with_form(form, at);
        *world = Arc::new(changed);
    }

    /// Makes no tokens from now on, as a server that does not know them.
    pub fn make_no_tokens(&self) {
        self.inner.makes_no_tokens.store(true, Ordering::Release);
    }

    /// Returns what a trainer switches it with.
    pub fn switch(&self) -> Arc<dyn Switch> {
        Arc::clone(&self.inner) as Arc<dyn Switch>
    }

    /// Returns how many requests it has answered, or hung up on.
    pub fn answered(&self) -> usize {
        self.inner.answered.load(Ordering::Acquire)
    }

    /// Answers one request without a socket, as its one user: for the contract suite.
    pub fn answer(&self, request: &Request) -> Response {
        self.inner.answer(request)
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.inner.is_ending.store(true, Ordering::Release);
        self.inner.changed.notify_all();
        // Wakes the doorkeeper, who waits for a caller.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inner")
    }
}

impl Switch for Inner {
    fn mood(&self) -> Mood {
        *lock(&self.mood)
    }

    fn set_mood(&self, mood: Mood) {
        *lock(&self.mood) = mood;
        lock(&self.meddled).clear();
        self.changed.notify_all();
    }
}

impl Inner {
    fn receive(self: &Arc<Self>, listener: &TcpListener) {
        for caller in listener.incoming() {
            if self.is_ending.load(Ordering::Acquire) {
                return;
            }
            let Ok(caller) = caller else { continue };
            if self.at_work.fetch_add(1, Ordering::AcqRel) >= MOST_AT_ONCE {
                self.at_work.fetch_sub(1, Ordering::AcqRel);
                continue;
            }
            let inner = Arc::clone(self);
            let spawned = thread::Builder::new()
                .name("stand-in answer".to_owned())
                .spawn(move || {
                    inner.serve(caller);
                    inner.answered.fetch_add(1, Ordering::AcqRel);
                    inner.at_work.fetch_sub(1, Ordering::AcqRel);
                });
            if spawned.is_err() {
                self.at_work.fetch_sub(1, Ordering::AcqRel);
            }
        }
    }

    fn world(&self) -> Arc<World> {
        Arc::clone(&lock(&self.world))
    }

    /// Answers one caller; what goes wrong with the line is the caller's to notice.
    fn serve(&self, mut caller: TcpStream) {
        let mood = *lock(&self.mood);
        if mood == Mood::Offline {
            drop(caller.shutdown(Shutdown::Both));
            return;
        }
        let Ok(request) = http::read(&mut caller) else {
            return;
        };
        if mood == Mood::Slow {
            let wait = *lock(&self.slowness);
            self.wait(wait);
        }
        let response = match moods::instead(mood) {
            Some(response) => response,
            None => match self.gate(&request) {
                Some(turned_away) => turned_away,
                None => self.answer(&request),
            },
        };
        let date = self.world().clock.now();
        drop(http::write(
            &mut caller,
            &response,
            date,
            mood == Mood::CutOff,
        ));
    }

    /// Waits for a while, or until the mood changes or it ends.
    fn wait(&self, at_most: Duration) {
        let mood = lock(&self.mood);
        let waited = self.changed.wait_timeout_while(mood, at_most, |mood| {
            *mood == Mood::Slow && !self.is_ending.load(Ordering::Acquire)
        });
        drop(waited);
    }

    /// Lets in who brings the token or the password.
    fn gate(&self, request: &Request) -> Option<Response> {
        let Some(authorization) = request.header("authorization") else {
            if request.header("x-requested-with") == Some("XMLHttpRequest") {
                return Some(say::message(401, "Unauthorized"));
            }
            let page = match self.world().generation {
                Generation::Old => "/dhis-web-login/",
                Generation::New => "/login/",
            };
            return Some(Response::redirect(page));
        };
        if let Some(token) = authorization.strip_prefix("ApiToken ") {
            if token == self.token.reveal() {
                return None;
            }
            let looks_right = token.len() == self.token.reveal().len() && token.starts_with("d2p_");
            return Some(if looks_right {
                say::message(401, "The API token does not exists")
            } else {
                say::message(400, "Checksum validation failed")
            });
        }
        // base64 of `practice:practice`.
        if authorization == "Basic cHJhY3RpY2U6cHJhY3RpY2U=" {
            return None;
        }
        Some(say::message(401, "Unauthorized"))
    }

    fn answer(&self, request: &Request) -> Response {
        let mood = self.mood();
        let mut held = lock(&self.shelf);
        let world = self.world();
        let world = world.as_ref();
        let Some(path) = request.path.strip_prefix("/api/") else {
            return Response::not_found();
        };
        match (request.method.as_str(), path) {
            ("GET", "system/info") => metadata::system_info(world),
            ("GET", "me") => metadata::me(world),
            ("GET", "dataSets") => metadata::data_sets(world),
            ("GET", "metadata") => metadata::package(world, request),
            ("GET", "organisationUnits") => metadata::units(world),
            ("GET", "validationRules") => Response::json(200, r#"{"validationRules":[]}"#.into()),
            ("POST", "apiToken") if self.makes_no_tokens.load(Ordering::Acquire) => {
                Response::not_found()
            }
            ("POST", "apiToken") => metadata::api_token(&self.token),
            ("GET", "dataApprovals/approvals") => moods::approvals(mood, world, request),
            ("GET", path) if path.starts_with("dataSets/") => moods::workflow(mood),
            ("GET", "dataEntry/dataValues") => {
                if mood == Mood::Foreign {
                    moods::meddle(world, &mut held, request, &mut lock(&self.meddled));
                }
                reads::data_entry(world, &held, request, mood)
            }
            ("GET", "dataValueSets") => reads::data_value_set(world, &held, request),
            ("POST", "dataValueSets") => {
                if let Some(refused) = imports::refused(world, request, mood) {
                    return refused;
                }
                let refuse_first = mood == Mood::Conflict;
                let response = imports::import(world, &mut held, request, refuse_first);
                saved(&held, response)
            }
            ("GET", "completeDataSetRegistrations") => reads::registrations(&held, request),
            ("POST", "completeDataSetRegistrations") => {
                let response = registrations::register(world, &mut held, request);
                saved(&held, response)
            }
            ("DELETE", "completeDataSetRegistrations") => {
                let response = registrations::withdraw(&mut held, request);
                saved(&held, response)
            }
            (
                method,
                "dataValueSets" | "completeDataSetRegistrations" | "dataSets" | "me" | "apiToken",
            ) => say::message(405, &format!("Request method '{method}' is not supported")),
            _ => Response::not_found(),
        }
    }
}

/// Keeps what was changed before it is answered for.
fn saved(shelf: &Shelf, response: Response) -> Response {
    match shelf.save() {
        Ok(()) => response,
        Err(error) => say::message(500, &error.to_string()),
    }
}

/// A token of the shape DHIS2 makes: `d2p_` and fifty letters and digits.
fn token() -> io::Result<Secret> {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let mut token = String::from("d2p_");
    while token.len() < 54 {
        let drawn = random::number()? % LETTERS.len() as u64;
        let letter = usize::try_from(drawn)
            .ok()
            .and_then(|index| LETTERS.get(index));
        token.extend(letter.map(|letter| char::from(*letter)));
    }
    Ok(Secret::new(token))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
