//! One request, read with limits on everything.

use std::{
    io::{ErrorKind, Read},
    net::TcpStream,
    time::{Duration, Instant},
};

use crate::wire::exchange::MOST_EXCHANGE;

/// The longest head: a request of ours has some sixty bytes.
const LONGEST_HEAD: usize = 8 * 1024;
/// How long a head may take, and a body beside its own length.
const TO_READ: Duration = Duration::from_mins(2);
/// The slowest line that is waited for, in bytes a second.
const SLOWEST: u64 = 50;

/// What is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// To read.
    Get,
    /// To send.
    Post,
    /// Something else.
    Other,
}

/// One request.
#[derive(Debug)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path, without a query.
    pub path: String,
    /// The body.
    pub body: Vec<u8>,
    /// Another request may follow.
    pub keeps_open: bool,
}

/// Why there is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not HTTP as we know it.
    NotHttp,
    /// A body without its length.
    NoLength,
    /// A head or a body that is too large.
    TooLarge,
    /// Slower than any line.
    TooSlow,
}

/// What a head says.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    method: Method,
    path: String,
    length: usize,
    keeps_open: bool,
}

/// Reads a request; nothing where the caller has left, or not begun in time.
pub fn read(
    mut stream: &TcpStream,
    left_over: &mut Vec<u8>,
    patience: Option<Instant>,
) -> Result<Option<Request>, Refused> {
    let mut bytes = std::mem::take(left_over);
    let mut deadline = Instant::now() + TO_READ;
    let (head, body_from) = loop {
        if let Some(end) = end_of_head(&bytes) {
            let head = bytes.get(..end).unwrap_or_default();
            break (parse(head)?, end + 4);
        }
        if bytes.len() > LONGEST_HEAD {
            return Err(Refused::TooLarge);
        }
        let until = if bytes.is_empty() {
            patience.unwrap_or(deadline)
        } else {
            deadline
        };
        match more(&mut stream, &mut bytes, until) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(_) if bytes.is_empty() => return Ok(None),
            Err(refused) => return Err(refused),
        }
    };
    if head.length > MOST_EXCHANGE {
        return Err(Refused::TooLarge);
    }
    let mut body = bytes.split_off(body_from.min(bytes.len()));
    deadline = Instant::now() + TO_READ + Duration::from_secs(head.length as u64 / SLOWEST);
    while body.len() < head.length {
        if !more(&mut stream, &mut body, deadline)? {
            // Cut in the middle: nobody is there to be told.
            return Ok(None);
        }
    }
    *left_over = body.split_off(head.length);
    Ok(Some(Request {
        method: head.method,
        path: head.path,
        body,
        keeps_open: head.keeps_open,
    }))
}

/// Reads some more bytes; `false` at the end of the line.
fn more(stream: &mut &TcpStream, bytes: &mut Vec<u8>, until: Instant) -> Result<bool, Refused> {
    let mut part = [0; 16 * 1024];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(Refused::TooSlow);
        }
        match stream.read(&mut part) {
            Ok(0) => return Ok(false),
            Ok(count) => {
                bytes.extend(part.get(..count).unwrap_or_default());
                return Ok(true);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return Err(Refused::TooSlow);
            }
            Err(_) => return Ok(false),
        }
    }
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n")
}

fn parse(head: &[u8]) -> Result<Head, Refused> {
    let text = str::from_utf8(head).map_err(|_| Refused::NotHttp)?;
    let mut lines = text.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Refused::NotHttp);
    };
    let mut keeps_open = match version {
        "HTTP/1.1" => true,
        "HTTP/1.0" => false,
        _ => return Err(Refused::NotHttp),
    };
    let method = match method {
        "GET" => Method::Get,
        "POST" => Method::Post,
        _ => Method::Other,
    };
    let mut length = None;
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(Refused::NotHttp)?;
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            let read = value.parse::<usize>().map_err(|_| Refused::NotHttp)?;
            let is_digits = value.bytes().all(|byte| byte.is_ascii_digit());
            if !is_digits || length.is_some_and(|known| known != read) {
                return Err(Refused::NotHttp);
            }
            length = Some(read);
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            return Err(Refused::NoLength);
        } else if name.eq_ignore_ascii_case("connection") && value.eq_ignore_ascii_case("close") {
            keeps_open = false;
        }
    }
    let length = match (method, length) {
        (Method::Post, None) => return Err(Refused::NoLength),
        (_, length) => length.unwrap_or_default(),
    };
    let path = target.split('?').next().unwrap_or_default();
    Ok(Head {
        method,
        path: path.to_owned(),
        length,
        keeps_open,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_lean_head_is_read() {
        let head = parse(b"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 141").unwrap();
        assert_eq!(
            (head.method, head.length, head.keeps_open),
            (Method::Post, 141, true)
        );
        let head = parse(b"GET /k?a=b HTTP/1.0\r\nHost: a").unwrap();
        assert_eq!((head.path.as_str(), head.keeps_open), ("/k", false));
    }

    #[test]
    fn what_two_readers_could_read_differently_is_refused() {
        for (head, why) in [
            (
                "POST /x HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
                Refused::NotHttp,
            ),
            ("POST /x HTTP/1.1\r\nContent-Length: +1", Refused::NotHttp),
            (
                "POST /x HTTP/1.1\r\nTransfer-Encoding: chunked",
                Refused::NoLength,
            ),
            ("POST /x HTTP/1.1\r\nHost: a", Refused::NoLength),
            ("POST /x HTTP/2", Refused::NotHttp),
            ("POST  /x HTTP/1.1", Refused::NotHttp),
            ("POST /x HTTP/1.1\r\n folded", Refused::NotHttp),
            ("", Refused::NotHttp),
        ] {
            assert_eq!(parse(head.as_bytes()), Err(why), "{head:?}");
        }
    }

    proptest! {
        #[test]
        fn any_head_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            drop(parse(&bytes));
        }
    }
}
