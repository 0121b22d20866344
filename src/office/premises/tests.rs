use std::{
    net::TcpListener,
    sync::mpsc::{self, Receiver},
};

use tempfile::TempDir;

use super::*;
use crate::{
    bundle::check::tests::sound,
    domain::secret::Secret,
    office::{
        access::WorldAccess,
        testing::{LONG, config, morning},
    },
    platform::clock::Clock,
};

struct Site {
    premises: Premises,
    heard: Receiver<News>,
    heard_in_practice: Receiver<News>,
    home: TempDir,
}

fn site() -> Site {
    let home = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(morning());
    let practice = WorldAccess::Practice { stand_in: None };
    let (practice, heard_in_practice) = config(&home.path().join("practice"), practice, &clock);
    let (national, heard) = config(&home.path().join("national"), WorldAccess::National, &clock);
    Site {
        premises: Premises::new(Office::open(practice).unwrap(), Some(national)),
        heard,
        heard_in_practice,
        home,
    }
}

fn trouble(heard: &Receiver<News>) -> Trouble {
    loop {
        match heard.recv_timeout(LONG).expect("news in time") {
            News::Trouble(numbered) => return numbered.trouble,
            News::Connected { .. } => panic!("it connected"),
            _ => {}
        }
    }
}

#[test]
fn who_tells_of_a_failure_does_not_wait_for_the_office_that_closes() {
    let site = site();
    let config = site.premises.national.clone().unwrap();
    let hears = moving(
        Arc::downgrade(&site.premises.rooms),
        Arc::clone(&config.hears),
    );
    let office = Arc::new(Office::open(OfficeConfig { hears, ..config }).unwrap());
    let shared = Arc::clone(&office.shared);
    // The scribe is busy, and the courier waits for it.
    let (go_on, wait) = mpsc::channel::<()>();
    shared.write(
        move |_| {
            wait.recv().ok();
            Ok(())
        },
        |_, _| {},
    );
    office.seat.try_now(&shared, None);
    held(&site.premises.rooms).coming = Some(office);
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        shared.tell_trouble(Trouble::TimedOut);
        tell.send(()).unwrap();
    });
    told.recv_timeout(LONG).expect("the one who told went on");
    assert!(site.heard.try_recv().is_err(), "the office is still open");
    go_on.send(()).unwrap();
    assert_eq!(trouble(&site.heard), Trouble::TimedOut);
}

#[test]
fn a_second_attempt_to_connect_waits_for_the_end_of_the_first() {
    let site = site();
    // A server that never answers.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", silent.local_addr().unwrap());
    let token = Secret::new("d2p_x".to_owned());
    let connect = |how| site.premises.carry_out(Order::Connect(how));
    connect(Connect::Token { address, token });
    let path = site.home.path().join("centre.daftar");
    sound().write(&path).unwrap();
    connect(Connect::Bundle { path: path.clone() });
    assert_eq!(trouble(&site.heard_in_practice), Trouble::StillConnecting);
    // The line breaks, and that is the end of the first.
    drop(silent);
    assert!(matches!(trouble(&site.heard), Trouble::Offline { .. }));
    connect(Connect::Bundle { path });
    loop {
        match site.heard.recv_timeout(LONG).expect("news in time") {
            News::Connected { .. } => break,
            News::Trouble(trouble) => panic!("{trouble:?}"),
            _ => {}
        }
    }
    assert_eq!(site.premises.current().kind(), WorldKind::National);
}
