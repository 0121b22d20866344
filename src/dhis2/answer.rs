//! What a server's answer means, whatever its generation and whatever the HTTP status.
//!
//! Neither the status nor the word in the body alone says what is stored. 2.42 tells refused cells
//! with 409, 2.43 with 200; counts differ (2.43 never imports, it updates); one unknown element costs
//! one cell in 2.42 and the whole report in 2.43; a login page is an HTML 200 and a mistyped token is
//! a 400. So every body is read, and only an import without a single conflict counts as taken.

mod codes;
mod summary;

use serde::Deserialize;

use crate::{
    domain::{
        answer::{Meaning, Refusal},
        form::Cell,
        trouble::{Instead, Trouble},
    },
    text::clean,
};

use summary::Summary;

/// How much of what a server said is kept.
const SAID: usize = 300;
/// How much of a page is read to tell whose it is.
const PAGE_READ: usize = 8 * 1024;

/// An answer of a server, before anybody believed it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Where a redirect points; never followed.
    pub location: Option<String>,
    /// The body, unpacked.
    pub body: Vec<u8>,
}

/// Why something is not done.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// Nothing was decided.
    Trouble(Trouble),
    /// The server said no.
    Refused(Vec<Refusal>),
    /// The server said no in a way in which 2.42 also answers two requests at once although nothing
    /// is wrong: it is asked once more, later, before the refusal counts.
    OnceMore(Vec<Refusal>),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// Returns the JSON of an answer to a reading call.
///
/// # Errors
/// [`Failure`]; an empty 200 is a refusal: so 2.42 answers who asks about a unit of others.
pub fn read(reply: &Reply) -> Result<&[u8], Failure> {
    let body = body_of(reply, Meaning::UnitNotMine)?;
    match reply.status {
        200..=299 => Ok(body),
        _ => Err(of_message(reply.status, body)),
    }
}

/// Tells whether all values of an import were taken.
///
/// `cells` are those of the request, in its order.
///
/// # Errors
/// [`Failure`], with the cells that were refused; cells that are not named may be stored all the same.
pub fn of_import(reply: &Reply, cells: &[Cell]) -> Result<(), Failure> {
    let body = body_of(reply, Meaning::Unknown)?;
    let Some(summary) = Summary::parse(body) else {
        return Err(of_message(reply.status, body));
    };
    if summary.took_everything() {
        return Ok(());
    }
    let refusals = refusals(&summary, cells);
    if summary.failed_to_flush() || summary.lost_the_period() {
        return Err(Failure::OnceMore(refusals));
    }
    if summary.could_not_read_us() {
        // The body reached the server damaged: a proxy or a cut line, not our figures.
        return Err(Failure::Trouble(Trouble::ServerFailed {
            status: reply.status,
            said: clean(&summary.said(), SAID),
        }));
    }
    Err(Failure::Refused(refusals))
}

/// Tells whether a report was registered as complete.
///
/// # Errors
/// [`Failure`]. Conflicts of this call carry no code, only a text.
pub fn of_completion(reply: &Reply) -> Result<(), Failure> {
    of_import(reply, &[])
}

/// Tells whether an answer says that the call itself is not known: an older server.
pub fn is_unknown_call(reply: &Reply) -> bool {
    reply.status == 404 || reply.status == 405
}

/// Returns the body, after everything that is not an answer of DHIS2 has been sorted out.
fn body_of(reply: &Reply, empty_means: Meaning) -> Result<&[u8], Failure> {
    let status = reply.status;
    if (300..400).contains(&status) {
        let asks_for_login = reply
            .location
            .as_deref()
            .is_some_and(|to| to.contains("/login") || to.contains("dhis-web-login"));
        return Err(if asks_for_login {
            Trouble::LoginRefused.into()
        } else {
            // Nothing of DHIS2 leads to another place: the line does.
            not_dhis2(status, Instead::Portal)
        });
    }
    match status {
        407 => return Err(not_dhis2(status, Instead::Proxy)),
        // "Network authentication required": RFC 6585, section 6.
        511 => return Err(not_dhis2(status, Instead::Portal)),
        _ => {}
    }
    if status == 401 {
        return Err(Trouble::LoginRefused.into());
    }
    let body = trimmed(&reply.body);
    if body.is_empty() {
        return Err(if (200..300).contains(&status) {
            Failure::Refused(vec![Refusal {
                meaning: empty_means,
                code: None,
                cells: Vec::new(),
                said: String::new(),
            }])
        } else {
            failed(status, "")
        });
    }
    if body.first() == Some(&b'<') {
        return Err(if status >= 500 {
            failed(status, "")
        } else {
            not_dhis2(status, who_answers(body))
        });
    }
    let Ok(message) = serde_json::from_slice::<Message>(body) else {
        // An answer cut in the middle, or a portal that speaks plain text.
        let begins_like_json = matches!(body.first(), Some(b'{' | b'['));
        return if begins_like_json && serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok()
        {
            Ok(body)
        } else if begins_like_json || status >= 400 {
            Err(failed(status, ""))
        } else {
            Err(not_dhis2(status, Instead::Page))
        };
    };
    let said = message.message.unwrap_or_default();
    match status {
        403 => Err(Trouble::NotAllowed {
            said: clean(&said, SAID),
        }
        .into()),
        400 if is_about_the_token(&said) => Err(Trouble::LoginRefused.into()),
        _ => Ok(body),
    }
}

fn not_dhis2(status: u16, by: Instead) -> Failure {
    Trouble::NotDhis2 { status, by }.into()
}

/// Tells from its words whose page it is.
fn who_answers(page: &[u8]) -> Instead {
    let start = page.get(..PAGE_READ).unwrap_or(page);
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["squid", "proxy"]) {
        Instead::Proxy
    } else if has(&["hotspot", "captive", "wi-fi", "wifi", "mikrotik"]) {
        Instead::Portal
    } else if has(&[
        "login",
        "log in",
        "sign in",
        "type=\"password\"",
        "dhis-web",
    ]) {
        Instead::LoginPage
    } else {
        Instead::Page
    }
}

/// A mistyped token is refused with 400 and this sentence before anybody looks it up. Nothing looser:
/// what reads the JSON there speaks of an "Unrecognized token" when a body came damaged.
fn is_about_the_token(said: &str) -> bool {
    said.trim() == "Checksum validation failed"
}

/// Reads an answer that carries no import summary.
fn of_message(status: u16, body: &[u8]) -> Failure {
    let message: Message = serde_json::from_slice(body).unwrap_or_default();
    let said = message.message.unwrap_or_default();
    let code = message.error_code;
    let meaning = code.as_deref().and_then(codes::meaning_of);
    if status == 409 || status == 404 || meaning.is_some() {
        return Failure::Refused(vec![Refusal {
            meaning: meaning.map_or(Meaning::Unknown, |known| known.meaning),
            code,
            cells: Vec::new(),
            said: clean(&said, SAID),
        }]);
    }
    failed(status, &said)
}

fn failed(status: u16, said: &str) -> Failure {
    Failure::Trouble(Trouble::ServerFailed {
        status,
        said: clean(said, SAID),
    })
}

/// Makes words of conflicts, and of rejected indexes that no conflict explains.
fn refusals(summary: &Summary, cells: &[Cell]) -> Vec<Refusal> {
    let mut refusals: Vec<Refusal> = summary
        .conflicts
        .iter()
        .map(|conflict| {
            let known = conflict
                .error_code
                .as_deref()
                .and_then(codes::meaning_of)
                .or_else(|| codes::meaning_of_text(&conflict.said()));
            let blamed = match known.map(|known| known.blames) {
                Some(codes::Blames::Report) => Vec::new(),
                Some(codes::Blames::Named) => conflict.cells_named(cells),
                Some(codes::Blames::Cells) | None => conflict.cells_indexed(cells),
            };
            Refusal {
                meaning: known.map_or(Meaning::Unknown, |known| known.meaning),
                code: conflict.error_code.clone(),
                cells: blamed,
                said: clean(&conflict.said(), SAID),
            }
        })
        .collect();
    let unexplained = summary.unexplained_indexes();
    if !unexplained.is_empty() || refusals.is_empty() {
        refusals.push(Refusal {
            meaning: Meaning::Unknown,
            code: None,
            cells: unexplained
                .iter()
                .filter_map(|index| cells.get(*index).copied())
                .collect(),
            said: clean(&summary.said(), SAID),
        });
    }
    refusals
}

fn trimmed(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(body)
        .trim_ascii()
}

/// What every refusing answer of DHIS2 has at least.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    message: Option<String>,
    error_code: Option<String>,
}

#[cfg(test)]
mod tests;
