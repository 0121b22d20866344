//! The Web API over HTTP: the only place that knows a socket.
//!
//! What is guarded here, because nobody above can see it: credentials travel only over HTTPS or to
//! this very machine; no redirect is followed, since DHIS2 answers an unknown login with one and a
//! portal may point anywhere; no cookie is kept, since the session cookie alone would go on logging
//! in after a token was taken back; a body is packed with gzip and says nothing of it, because a
//! proxy may act on `Content-Encoding` while DHIS2 looks at the first bytes; an answer of endless
//! length is cut off.
//!
//! In the practice world ([`Reach::Loopback`]) nothing but one port of this machine can be reached:
//! every address is held against it before a connection is made, no name is ever looked up, and no
//! proxy of the environment is asked.

mod calls;
mod changes;
mod package;
mod reach;

use std::{
    error::Error as _,
    fmt,
    io::{Read, Write},
    sync::{Arc, Mutex, Once, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use reqwest::{
    Method, Url,
    blocking::{ClientBuilder, Response},
    header::{
        ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, DATE, HeaderValue,
        LOCATION,
    },
    redirect::Policy,
};

use crate::{
    dhis2::answer::Reply,
    domain::{secret::Secret, trouble::Trouble},
    text::clean,
};

pub use calls::{MadeToken, Me, SystemInfo};
pub use changes::ServerMoment;
pub use reach::{Reach, without_secrets};

/// How long a connection may take to come about.
const TO_CONNECT: Duration = Duration::from_secs(30);
/// How long a request and its answer may take: 60 kB at 500 bytes a second, and then some.
const TO_ANSWER: Duration = Duration::from_mins(3);
/// The longest answer that is read; the metadata of a large form has a few hundred kilobytes.
const LONGEST_ANSWER: u64 = 32 * 1024 * 1024;

/// How much of an answer is kept word for word; an import summary has about a kilobyte.
const KEPT_ANSWER: usize = 16 * 1024;

/// How we say who we are.
#[derive(Clone, PartialEq)]
pub enum Credentials {
    /// A personal access token.
    Token(Secret),
    /// A name and a password: only to make a token.
    Password {
        /// The user's name.
        user: String,
        /// The password.
        password: Secret,
    },
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token(_) => f.write_str("Token(…)"),
            Self::Password { user, .. } => write!(f, "Password({user}, …)"),
        }
    }
}

/// JSON to be sent.
enum Body<'a> {
    /// Packed on the way: the calls for data values and registrations look at the first bytes.
    Packed(&'a [u8]),
    /// As it is, for the calls that do not.
    Plain(&'a [u8]),
}

/// Speaks to one server.
pub struct Client {
    http: reqwest::blocking::Client,
    reach: Reach,
    base: Url,
    authorization: HeaderValue,
    date: Arc<Mutex<Option<DateTime<Utc>>>>,
    said: Mutex<Option<(u16, String)>>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Client({})", self.base)
    }
}

impl Client {
    /// Makes a client; nothing is connected yet.
    ///
    /// Takes tens of milliseconds and a thread: made when there is something to send.
    ///
    /// # Errors
    /// [`Trouble::NotEncrypted`], [`Trouble::AddressForbidden`] or [`Trouble::Inside`].
    pub fn new(reach: Reach, credentials: &Credentials) -> Result<Self, Trouble> {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // An error says that a provider stands already, which will do.
            drop(rustls::crypto::ring::default_provider().install_default());
        });
        let base = reach.base()?;
        let builder = ClientBuilder::new()
            .user_agent(concat!("daftar/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .referer(false)
            .connect_timeout(TO_CONNECT)
            .timeout(TO_ANSWER)
            .pool_idle_timeout(Duration::from_secs(20));
        let http = reach
            .guard(builder)
            .build()
            .map_err(|error| Trouble::Inside { said: said(&error) })?;
        Ok(Self {
            http,
            reach,
            base,
            authorization: authorization(credentials)?,
            date: Arc::default(),
            said: Mutex::default(),
        })
    }

    /// Returns another that uses the same connections and knows of the same answers' dates: what is asked
    /// in the same contact costs no second handshake.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self {
            http: self.http.clone(),
            reach: self.reach.clone(),
            base: self.base.clone(),
            authorization: self.authorization.clone(),
            date: Arc::clone(&self.date),
            said: Mutex::default(),
        }
    }

    /// Reads something below `/api/`.
    fn get(&self, path: &str, query: &[(&str, &str)]) -> Result<Reply, Trouble> {
        self.exchange(Method::GET, path, query, None)
    }

    /// Sends JSON to something below `/api/`.
    fn post(&self, path: &str, query: &[(&str, &str)], json: &[u8]) -> Result<Reply, Trouble> {
        self.exchange(Method::POST, path, query, Some(Body::Packed(json)))
    }

    fn exchange(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Option<Body<'_>>,
    ) -> Result<Reply, Trouble> {
        let mut url = self.base.clone();
        url.set_path(&format!(
            "{}/api/{path}",
            self.base.path().trim_end_matches('/')
        ));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        self.reach.permits(&url)?;
        self.hear(None);
        let mut request = self
            .http
            .request(method, url)
            .header(AUTHORIZATION, self.authorization.clone())
            .header(ACCEPT, accepted(path))
            .header(ACCEPT_ENCODING, "gzip")
            // Without it DHIS2 answers an unknown login with a redirect to a page.
            .header("X-Requested-With", "XMLHttpRequest");
        if let Some(body) = body {
            let bytes = match body {
                Body::Packed(json) => packed(json)?,
                Body::Plain(json) => json.to_vec(),
            };
            request = request.header(CONTENT_TYPE, "application/json").body(bytes);
        }
        let response = request.send().map_err(|error| trouble(&error))?;
        if let Some(date) = date(&response) {
            *self.date.lock().unwrap_or_else(PoisonError::into_inner) = Some(date);
        }
        let reply = reply(response)?;
        let body = reply.body.get(..KEPT_ANSWER).unwrap_or(&reply.body);
        self.hear(Some((
            reply.status,
            String::from_utf8_lossy(body).into_owned(),
        )));
        Ok(reply)
    }

    fn hear(&self, said: Option<(u16, String)>) {
        *self.said.lock().unwrap_or_else(PoisonError::into_inner) = said;
    }

    /// Returns the status and the body of the last answer as they came, where there was one.
    pub fn said(&self) -> Option<(u16, String)> {
        let said = self.said.lock();
        said.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns what the clock of the server, or of what stands before it, said in its last answer.
    pub fn date(&self) -> Option<DateTime<Utc>> {
        *self.date.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Metadata alone comes packed from DHIS2 itself.
fn accepted(path: &str) -> &'static str {
    match path {
        "metadata" => package::PACKED,
        _ => "application/json",
    }
}

fn date(response: &Response) -> Option<DateTime<Utc>> {
    let text = response.headers().get(DATE)?.to_str().ok()?;
    let date = DateTime::parse_from_rfc2822(text).ok()?;
    Some(date.to_utc())
}

fn authorization(credentials: &Credentials) -> Result<HeaderValue, Trouble> {
    let text = match credentials {
        Credentials::Token(token) => format!("ApiToken {}", token.reveal().trim()),
        Credentials::Password { user, password } => {
            format!(
                "Basic {}",
                base64(format!("{user}:{}", password.reveal()).as_bytes())
            )
        }
    };
    // A token with a line end or an Arabic letter in it cannot even be sent.
    let mut value = HeaderValue::from_str(&text).map_err(|_| Trouble::LoginRefused)?;
    value.set_sensitive(true);
    Ok(value)
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| {
        let index = usize::try_from(bits & 63).unwrap_or_default();
        LETTERS.get(index).map_or('=', |letter| char::from(*letter))
    };
    bytes
        .chunks(3)
        .flat_map(|chunk| {
            let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or_default());
            let bits = at(0) << 16 | at(1) << 8 | at(2);
            [
                letter(bits >> 18),
                letter(bits >> 12),
                if chunk.len() > 1 {
                    letter(bits >> 6)
                } else {
                    '='
                },
                if chunk.len() > 2 { letter(bits) } else { '=' },
            ]
        })
        .collect()
}

fn packed(json: &[u8]) -> Result<Vec<u8>, Trouble> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(json)
        .and_then(|()| encoder.finish())
        .map_err(|error| Trouble::Inside {
            said: error.to_string(),
        })
}

fn reply(response: Response) -> Result<Reply, Trouble> {
    let status = response.status().as_u16();
    let text = |name| {
        let value = response.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let location = text(LOCATION);
    let is_packed = text(CONTENT_ENCODING).is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
    let mut body = Vec::new();
    let read = if is_packed {
        GzDecoder::new(response)
            .take(LONGEST_ANSWER + 1)
            .read_to_end(&mut body)
    } else {
        response.take(LONGEST_ANSWER + 1).read_to_end(&mut body)
    };
    read.map_err(|error| cut_off(&error))?;
    if body.len() as u64 > LONGEST_ANSWER {
        return Err(Trouble::ServerFailed {
            status,
            said: "the answer has no end".to_owned(),
        });
    }
    Ok(Reply {
        status,
        location,
        body,
    })
}

/// Makes a fact of a failed exchange. The address is left out: it is known, and would be said twice.
fn trouble(error: &reqwest::Error) -> Trouble {
    if error.is_timeout() {
        return Trouble::TimedOut;
    }
    if error.is_builder() {
        return Trouble::Inside { said: said(error) };
    }
    Trouble::Offline { said: said(error) }
}

fn cut_off(error: &std::io::Error) -> Trouble {
    let inner = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<reqwest::Error>());
    if error.kind() == std::io::ErrorKind::TimedOut || inner.is_some_and(reqwest::Error::is_timeout)
    {
        return Trouble::TimedOut;
    }
    Trouble::Offline {
        said: inner.map_or_else(|| clean(&error.to_string(), 200), said),
    }
}

/// Returns the innermost reason of an error, which is the one a person at a help desk can use.
fn said(error: &reqwest::Error) -> String {
    let mut reason: &dyn std::error::Error = error;
    while let Some(source) = reason.source() {
        reason = source;
    }
    if error.source().is_none() {
        return "the exchange failed".to_owned();
    }
    clean(&reason.to_string(), 200)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_secret_is_ever_printed() {
        let secret = Secret::new("d2p_hush".into());
        let token = Credentials::Token(secret.clone());
        let password = Credentials::Password {
            user: "clerk".into(),
            password: secret,
        };
        let client = Client::new(Reach::Loopback("127.0.0.1:9".parse().unwrap()), &token).unwrap();
        for text in [
            format!("{token:?}"),
            format!("{password:?}"),
            format!("{client:?}"),
            format!("{:?}", client.authorization),
        ] {
            assert!(!text.contains("hush"), "{text}");
        }
    }

    #[test]
    fn a_forbidden_address_is_refused_before_any_connection() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let ours = Reach::Loopback("127.0.0.1:9".parse().unwrap());
        let token = Credentials::Token(Secret::new("d2p_x".into()));
        let mut client = Client::new(ours, &token).unwrap();
        // As if a mistake somewhere had bent the address.
        client.base = Url::parse(&format!("http://127.0.0.1:{port}")).unwrap();
        assert_eq!(
            client.get("me", &[]),
            Err(Trouble::AddressForbidden {
                address: format!("http://127.0.0.1:{port}")
            })
        );
        let nobody = listener.accept().unwrap_err();
        assert_eq!(nobody.kind(), std::io::ErrorKind::WouldBlock);
    }

    #[test]
    fn basic_credentials_are_spelt_as_the_standard_says() {
        // RFC 7617, section 2.
        assert_eq!(
            base64(b"Aladdin:open sesame"),
            "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
        );
        assert_eq!(base64(b"abc"), "YWJj");
        assert_eq!(base64(b"ab"), "YWI=");
    }

    #[test]
    fn a_token_that_cannot_be_sent_is_a_refused_login() {
        let token = Credentials::Token(Secret::new("d2p_\n١".into()));
        assert_eq!(authorization(&token), Err(Trouble::LoginRefused));
    }

    #[test]
    fn a_packed_body_begins_with_the_bytes_that_dhis2_looks_for() {
        assert_eq!(packed(b"{}").unwrap().get(..2), Some(&[0x1f, 0x8b][..]));
    }
}
