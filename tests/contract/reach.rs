//! The practice world reaches one port of this machine and nothing else, whatever the environment says.

use std::{
    io::{ErrorKind, Read, Write},
    net::{SocketAddr, TcpListener},
    process::Command,
    thread,
};

use daftar::{
    dhis2::{
        answer::Failure,
        client::{Client, Credentials, Reach},
    },
    domain::{secret::Secret, trouble::Trouble},
    platform::clock::Clock,
    training::stand_in::{Generation, Setup, StandIn},
};

fn token() -> Credentials {
    Credentials::Token(Secret::new("d2p_hush".into()))
}

fn stand_in() -> StandIn {
    StandIn::start(Setup {
        generation: Generation::New,
        forms: Vec::new(),
        units: Vec::new(),
        assignments: Vec::new(),
        mine: Vec::new(),
        file: None,
        clock: Clock::fixed("2026-11-23T05:00:00Z".parse().unwrap()),
    })
    .unwrap()
}

/// A port at which nobody may call.
fn trap() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

fn nobody_called(trap: &TcpListener) -> bool {
    trap.accept()
        .is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
}

#[test]
fn no_address_but_the_port_itself_makes_a_practice_client() {
    for outside in ["192.0.2.1:80", "10.0.0.1:8080", "[2001:db8::1]:80"] {
        let reach = Reach::Loopback(outside.parse().unwrap());
        let refused = Client::new(reach, &token()).map(|_| ());
        assert!(
            matches!(refused, Err(Trouble::AddressForbidden { .. })),
            "{outside}: {refused:?}"
        );
    }
}

#[test]
fn a_redirect_is_never_followed() {
    let (trap, there) = trap();
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    let answering = thread::spawn(move || {
        let (mut caller, _) = server.accept().unwrap();
        let mut head = [0; 4096];
        let read = caller.read(&mut head).unwrap();
        let answer = format!(
            "HTTP/1.1 302 Found\r\nLocation: http://{there}/login/\r\nSet-Cookie: JSESSIONID=x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        caller.write_all(answer.as_bytes()).unwrap();
        String::from_utf8_lossy(&head[..read]).into_owned()
    });
    let client = Client::new(Reach::Loopback(address), &token()).unwrap();
    assert_eq!(client.me(), Err(Failure::Trouble(Trouble::LoginRefused)));
    let asked = answering.join().unwrap();
    assert!(asked.contains("ApiToken d2p_hush"), "{asked}");
    assert!(nobody_called(&trap));
}

#[test]
fn no_cookie_is_kept() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    let answering = thread::spawn(move || {
        let mut heads = String::new();
        for _ in 0..2 {
            let (mut caller, _) = server.accept().unwrap();
            let mut head = [0; 4096];
            let read = caller.read(&mut head).unwrap();
            heads.push_str(&String::from_utf8_lossy(&head[..read]));
            let body = r#"{"username":"clerk"}"#;
            let answer = format!(
                "HTTP/1.1 200 OK\r\nSet-Cookie: JSESSIONID=x; Path=/\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
            caller.write_all(answer.as_bytes()).unwrap();
        }
        heads.to_ascii_lowercase()
    });
    let client = Client::new(Reach::Loopback(address), &token()).unwrap();
    client.me().unwrap();
    client.me().unwrap();
    let asked = answering.join().unwrap();
    assert!(!asked.contains("cookie"), "{asked}");
}

#[test]
fn the_clock_of_the_server_is_read_off_every_answer() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    let answering = thread::spawn(move || {
        let (mut caller, _) = server.accept().unwrap();
        let read = caller.read(&mut [0; 4096]).unwrap();
        assert!(read > 0);
        let answer = "HTTP/1.1 401 Unauthorized\r\nDate: Mon, 23 Nov 2026 09:00:05 GMT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        caller.write_all(answer.as_bytes()).unwrap();
    });
    let client = Client::new(Reach::Loopback(address), &token()).unwrap();
    assert_eq!(client.date(), None);
    assert!(client.me().is_err());
    answering.join().unwrap();
    assert_eq!(client.date(), "2026-11-23T09:00:05Z".parse().ok());
}

#[test]
fn proxies_of_the_environment_are_not_asked() {
    let (trap, proxy) = trap();
    let proxy = format!("http://{proxy}");
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--ignored", "--exact", "reach::asks_the_stand_in"]);
    for name in [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    ] {
        child.env(name, &proxy);
    }
    child.env_remove("NO_PROXY").env_remove("no_proxy");
    // A web server of the old kind sets this, and clients then distrust the variables above.
    child.env_remove("REQUEST_METHOD");
    let done = child.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
    assert!(nobody_called(&trap));
}

#[test]
#[ignore = "run by the test above in a process of its own, with proxies in its environment"]
fn asks_the_stand_in() {
    let stand_in = stand_in();
    let client = Client::new(stand_in.reach(), &stand_in.credentials()).unwrap();
    assert_eq!(client.me().unwrap().username, "practice");
    // The national kind of client to this very machine, with credentials in the clear: no proxy either.
    let here = Reach::national(&format!("http://{}", stand_in.address())).unwrap();
    let client = Client::new(here, &stand_in.credentials()).unwrap();
    assert_eq!(client.me().unwrap().username, "practice");
}

#[test]
fn a_body_is_packed_and_says_nothing_of_it() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    let answering = thread::spawn(move || {
        let (mut caller, _) = server.accept().unwrap();
        let mut asked = Vec::new();
        let mut part = [0; 4096];
        // The head names the length of the body; both are small.
        loop {
            let read = caller.read(&mut part).unwrap();
            asked.extend_from_slice(&part[..read]);
            let text = String::from_utf8_lossy(&asked).to_ascii_lowercase();
            let Some((head, _)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let length: usize = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .and_then(|length| length.trim().parse().ok())
                .unwrap();
            if asked.len() >= head.len() + 4 + length {
                break;
            }
        }
        caller
            .write_all(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .unwrap();
        asked
    });
    let client = Client::new(Reach::Loopback(address), &token()).unwrap();
    let import = daftar::dhis2::plan::Import {
        body: b"{\"dataValues\":[]}".to_vec(),
        cells: Vec::new(),
    };
    assert!(matches!(
        client.import(&import),
        Err(Failure::Trouble(Trouble::ServerFailed { status: 503, .. }))
    ));
    let asked = answering.join().unwrap();
    let end = asked
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    let head = String::from_utf8_lossy(&asked[..end]).to_ascii_lowercase();
    assert!(
        head.starts_with("post /api/datavaluesets?strictperiods=true"),
        "{head}"
    );
    assert!(head.contains("strictorganisationunits=true"), "{head}");
    assert!(
        head.contains("content-type: application/json\r\n"),
        "{head}"
    );
    assert!(!head.contains("content-encoding"), "{head}");
    assert_eq!(asked.get(end + 4..end + 6), Some(&[0x1f, 0x8b][..]));
}
