//! The door for HTTP: as much of HTTP/1.1 as packets need, on threads of its own.
//!
//! Links here may be silent for many seconds and carry a hundred bytes a second, so a caller is not hung up on for
//! being slow. What protects the door is room: so many callers at once, each with a small stack and a bounded body;
//! and when all places are taken, whoever has been sitting there longest without a whole request has to leave.

mod request;

use std::{
    collections::BTreeMap,
    io::{self, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{Gateway, GatewayError, keys};
use crate::{
    store::StoreError,
    wire::exchange::{Down, Items, Next, PATH_ENROL, PATH_EXCHANGE, PATH_KEYS, write_item},
};

use request::{Method, Refused, Request};

/// The stack of a caller's thread: everything large lies on the heap.
const STACK: usize = 512 * 1024;
/// How long an answer may wait to be taken.
const TO_WRITE: Duration = Duration::from_mins(2);
/// How long a caller may sit there between two requests.
const IDLE: Duration = Duration::from_secs(30);
/// After so many seconds a caller may come again when there is no thread for it.
const AGAIN: &str = "Retry-After: 30\r\n";

/// A door that stands open; closes when dropped.
#[derive(Debug)]
pub struct Door {
    address: SocketAddr,
    inside: Arc<Inside>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Inside {
    gateway: Arc<Gateway>,
    callers: Mutex<Callers>,
    most: usize,
    is_closing: AtomicBool,
}

#[derive(Debug, Default)]
struct Callers {
    next: u64,
    /// By the order in which they came.
    here: BTreeMap<u64, Caller>,
}

#[derive(Debug)]
struct Caller {
    stream: TcpStream,
    /// A whole request is being answered: not to be disturbed.
    is_served: bool,
}

impl Door {
    /// Opens a door at an address.
    ///
    /// # Errors
    /// When the address cannot be listened at.
    pub fn open(gateway: Arc<Gateway>, address: SocketAddr) -> Result<Self, GatewayError> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let inside = Arc::new(Inside {
            most: gateway.config().http.most_connections.max(1),
            gateway,
            callers: Mutex::default(),
            is_closing: AtomicBool::new(false),
        });
        let keeper = Arc::clone(&inside);
        let thread = thread::Builder::new()
            .name("door".to_owned())
            .spawn(move || keeper.receive(&listener))?;
        Ok(Self {
            address,
            inside,
            thread: Some(thread),
        })
    }

    /// Returns where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.inside.is_closing.store(true, Ordering::Release);
        // Wakes the keeper, who waits for a caller.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
        for caller in lock(&self.inside.callers).here.values() {
            drop(caller.stream.shutdown(Shutdown::Read));
        }
    }
}

impl Inside {
    fn receive(self: &Arc<Self>, listener: &TcpListener) {
        for caller in listener.incoming() {
            if self.is_closing.load(Ordering::Acquire) {
                return;
            }
            let Ok(stream) = caller else {
                // Too many open files, for one: not to be asked again in the same moment.
                thread::sleep(Duration::from_millis(50));
                continue;
            };
            let Some(place) = self.seat(&stream) else {
                continue;
            };
            let inside = Arc::clone(self);
            let spawned = thread::Builder::new()
                .name("caller".to_owned())
                .stack_size(STACK)
                .spawn(move || {
                    inside.serve(&stream, place);
                    lock(&inside.callers).here.remove(&place);
                });
            if spawned.is_err() {
                lock(&self.callers).here.remove(&place);
            }
        }
    }

    /// Gives a caller a place; where there is none, the slowest has to leave, or else the newest.
    fn seat(&self, stream: &TcpStream) -> Option<u64> {
        let mut callers = lock(&self.callers);
        if callers.here.len() >= self.most {
            let slowest = callers
                .here
                .iter()
                .find_map(|(place, caller)| (!caller.is_served).then_some(*place));
            let Some(slowest) = slowest else {
                drop(callers);
                let busy = format!(
                    "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n{AGAIN}Connection: close\r\n\r\n"
                );
                drop((&*stream).write_all(busy.as_bytes()));
                return None;
            };
            if let Some(leaving) = callers.here.remove(&slowest) {
                drop(leaving.stream.shutdown(Shutdown::Both));
            }
        }
        let place = callers.next;
        let caller = Caller {
            stream: stream.try_clone().ok()?,
            is_served: false,
        };
        callers.next += 1;
        callers.here.insert(place, caller);
        Some(place)
    }

    fn mark(&self, place: u64, is_served: bool) {
        if let Some(caller) = lock(&self.callers).here.get_mut(&place) {
            caller.is_served = is_served;
        }
    }

    /// Answers one caller, request by request; what goes wrong with the line is the caller's to notice.
    fn serve(&self, stream: &TcpStream, place: u64) {
        drop(stream.set_nodelay(true));
        if stream.set_write_timeout(Some(TO_WRITE)).is_err() {
            return;
        }
        let mut left_over = Vec::new();
        let mut is_first = true;
        while !self.is_closing.load(Ordering::Acquire) {
            let patience = (!is_first).then(|| Instant::now() + IDLE);
            let request = match request::read(stream, &mut left_over, patience) {
                Ok(Some(request)) => request,
                Ok(None) => return,
                Err(refused) => {
                    drop(answer(stream, &refusal(refused), false));
                    return;
                }
            };
            is_first = false;
            self.mark(place, true);
            let response = self.respond(&request);
            let is_sent = answer(stream, &response, request.keeps_open);
            self.mark(place, false);
            if is_sent.is_err() || !request.keeps_open {
                return;
            }
        }
    }

    fn respond(&self, request: &Request) -> Response {
        match (request.method, request.path.as_str()) {
            (Method::Post, PATH_EXCHANGE) => self.exchange(&request.body),
            (Method::Post, PATH_ENROL) => match self.gateway.enrol(&request.body) {
                Ok(bytes) => Response::of(bytes),
                Err(GatewayError::Wire(_)) => Response::bare(400, "Not understood"),
                Err(GatewayError::Store(error)) => busy(&error),
                Err(error) => {
                    log::error!("enrolment: {error}");
                    Response::bare(500, "Failed")
                }
            },
            (Method::Get, PATH_KEYS) => self.keys().unwrap_or_else(|error| busy(&error)),
            (_, PATH_EXCHANGE | PATH_ENROL | PATH_KEYS) => {
                Response::bare(405, "Method not allowed")
            }
            _ => Response::bare(404, "Not found"),
        }
    }

    fn exchange(&self, body: &[u8]) -> Response {
        let mut session = match self.gateway.session("http", None) {
            Ok(session) => session,
            Err(error) => return busy(&error),
        };
        let mut items = Items::default();
        items.feed(body);
        let mut answers = Vec::new();
        loop {
            match items.next() {
                Ok(Next::Item(packet)) => write_down(&mut answers, &session.take(&packet)),
                Ok(Next::End) => break,
                // The body was whole: nothing more comes.
                Ok(Next::More) if !items.is_within() => break,
                Ok(Next::More) | Err(_) => return Response::bare(400, "Not understood"),
            }
        }
        for news in session.finish() {
            write_down(&mut answers, &news);
        }
        answers.push(0);
        Response::of(answers)
    }

    fn keys(&self) -> Result<Response, StoreError> {
        let keys = self.gateway.book()?.read(keys::public)?;
        let json = serde_json::to_vec(&keys).map_err(|error| StoreError::Inside {
            said: error.to_string(),
        })?;
        Ok(Response::of(json))
    }
}

pub(super) fn write_down(bytes: &mut Vec<u8>, down: &Down) {
    write_item(bytes, &down.bytes());
}

struct Response {
    status: u16,
    reason: &'static str,
    extra: &'static str,
    body: Vec<u8>,
}

impl Response {
    fn of(body: Vec<u8>) -> Self {
        Self {
            body,
            ..Self::bare(200, "OK")
        }
    }

    fn bare(status: u16, reason: &'static str) -> Self {
        Self {
            status,
            reason,
            extra: "",
            body: Vec::new(),
        }
    }
}

fn busy(error: &StoreError) -> Response {
    if !error.is_passing() {
        log::error!("the ledger: {error}");
    }
    Response {
        extra: AGAIN,
        ..Response::bare(503, "Busy")
    }
}

fn refusal(refused: Refused) -> Response {
    match refused {
        Refused::NotHttp => Response::bare(400, "Not understood"),
        Refused::NoLength => Response::bare(411, "Length required"),
        Refused::TooLarge => Response::bare(413, "Too large"),
        Refused::TooSlow => Response::bare(408, "Too slow"),
    }
}

/// Writes an answer in one go: a head of its own would be a packet of its own.
fn answer(mut stream: &TcpStream, response: &Response, keeps_open: bool) -> io::Result<()> {
    let close = if keeps_open {
        ""
    } else {
        "Connection: close\r\n"
    };
    let mut bytes = format!(
        "HTTP/1.1 {} {}\r\nContent-Length: {}\r\n{}{close}\r\n",
        response.status,
        response.reason,
        response.body.len(),
        response.extra,
    )
    .into_bytes();
    bytes.extend(&response.body);
    stream.write_all(&bytes)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
