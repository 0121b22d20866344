//! As much of HTTP/1.1 as one client of ours needs: one request a connection.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use chrono::{DateTime, Utc};
use flate2::{Compression, write::GzEncoder};

/// How long a caller may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(20);
const LONGEST_HEAD: u64 = 32 * 1024;
const LONGEST_BODY: u64 = 16 * 1024 * 1024;

/// What a caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Request {
    /// Makes a request from a method, a path with its query, and a body.
    pub fn new(method: &str, target: &str, body: &[u8]) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self {
            method: method.to_owned(),
            path: decoded(path),
            query: query
                .split('&')
                .filter(|pair| !pair.is_empty())
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decoded(name), decoded(value))
                })
                .collect(),
            headers: Vec::new(),
            body: body.to_vec(),
        }
    }

    /// Returns a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns a parameter of the query.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Tells whether a switch of the query is on.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.parameter(name) == Some("true")
    }
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The content type.
    pub content_type: &'static str,
    /// Where a redirect points.
    pub location: Option<String>,
    /// The body.
    pub body: String,
    /// It is sent as a packed file, without a header that says so.
    pub is_packed: bool,
}

impl Response {
    pub(super) fn json(status: u16, body: String) -> Self {
        Self {
            status,
            content_type: "application/json;charset=UTF-8",
            location: None,
            body,
            is_packed: false,
        }
    }

    pub(super) fn page(status: u16, body: &str) -> Self {
        Self {
            status,
            content_type: "text/html;charset=utf-8",
            location: None,
            body: body.to_owned(),
            is_packed: false,
        }
    }

    pub(super) fn empty(status: u16) -> Self {
        Self::json(status, String::new())
    }

    pub(super) fn redirect(to: &str) -> Self {
        Self {
            location: Some(to.to_owned()),
            ..Self::empty(302)
        }
    }

    pub(super) fn not_found() -> Self {
        Self::page(
            404,
            "<!doctype html><html lang=\"en\"><title>HTTP Status 404 – Not Found</title></html>",
        )
    }
}

/// Reads one request.
pub(super) fn read(caller: &mut TcpStream) -> io::Result<Request> {
    caller.set_read_timeout(Some(PATIENCE))?;
    caller.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(caller.take(LONGEST_HEAD + LONGEST_BODY));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut request = Request::new(method, target, &[]);
    let mut read = line.len() as u64;
    loop {
        line.clear();
        read += reader.read_line(&mut line)? as u64;
        if read > LONGEST_HEAD {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        let header = (name.to_ascii_lowercase(), value.trim().to_owned());
        request.headers.push(header);
    }
    let length = request
        .header("content-length")
        .and_then(|length| length.parse::<u64>().ok())
        .unwrap_or_default();
    if length > LONGEST_BODY {
        return Err(io::ErrorKind::InvalidData.into());
    }
    reader.take(length).read_to_end(&mut request.body)?;
    Ok(request)
}

/// Writes an answer, or only half of it.
pub(super) fn write(
    caller: &mut TcpStream,
    response: &Response,
    date: DateTime<Utc>,
    is_cut_off: bool,
) -> io::Result<()> {
    let packed = response
        .is_packed
        .then(|| packed(&response.body))
        .transpose()?;
    let bytes = packed.as_deref().unwrap_or(response.body.as_bytes());
    let mut head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\
         Set-Cookie: JSESSIONID=practice; Path=/; HttpOnly\r\nDate: {}\r\n",
        response.status,
        response.content_type,
        bytes.len(),
        date.format("%a, %d %b %Y %H:%M:%S GMT"),
    );
    if let Some(location) = &response.location {
        head.push_str("Location: ");
        head.push_str(location);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    caller.write_all(head.as_bytes())?;
    let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
    caller.write_all(if is_cut_off { half } else { bytes })?;
    caller.flush()
}

fn packed(body: &str) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body.as_bytes())?;
    encoder.finish()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: Option<u8>| byte.and_then(|b| char::from(b).to_digit(16));
                let (high, low) = (digit(rest.next()), digit(rest.next()));
                let value = high.zip(low).map(|(high, low)| high * 16 + low);
                value.and_then(|v| u8::try_from(v).ok()).unwrap_or(b'?')
            }
            byte => byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
