//! The office with a real courier and a server that says no, or is not there.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::{
    domain::{answer::Answer, secret::Secret, status::Status, trouble::Trouble},
    office::{
        Office, Role,
        access::{StandIn, WorldAccess},
        dispatch::Patience,
        news::{News, OutboxRow},
        order::Order,
        overview::Remains,
        testing::{World, config, seed},
    },
};

/// Answers every request as DHIS2 answers an unknown token, and counts them.
fn refusing_server() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            if stream.read(&mut request).unwrap_or_default() == 0 {
                continue;
            }
            counted.fetch_add(1, Ordering::SeqCst);
            let body = r#"{"httpStatus":"Unauthorized","httpStatusCode":401,"status":"ERROR","message":"Unauthorized"}"#;
            let head = format!(
                "HTTP/1.1 401 \r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all((head + body).as_bytes()).unwrap();
        }
    });
    (address, count)
}

fn stand_in(address: SocketAddr) -> WorldAccess {
    let token = Secret::new("d2p_practice".to_owned());
    WorldAccess::Practice {
        stand_in: Some(StandIn {
            address,
            token,
            switch: None,
        }),
    }
}

fn world(access: WorldAccess) -> World {
    let world = World::at(Arc::new(tempfile::tempdir().unwrap()), access);
    world.office.begin_with(seed()).unwrap();
    world
}

/// The row after an attempt on it has ended.
fn answered(news: News) -> Option<OutboxRow> {
    match news {
        News::OutboxChanged(row) if row.last_answer.is_some() && !row.is_under_way => Some(*row),
        _ => None,
    }
}

#[test]
fn a_refused_login_waits_for_a_person_and_nothing_is_lost() {
    let (address, count) = refusing_server();
    let world = world(stand_in(address));
    let open = world.keyed_october();
    let row = world.ask(Order::ConfirmAndSend(open.number), answered);
    assert_eq!(
        row.last_answer,
        Some(Answer::NeedsPerson(Trouble::LoginRefused))
    );
    assert_eq!((row.status, row.attempts), (Status::Queued, 1));
    assert_eq!(count.load(Ordering::SeqCst), 1);
    assert_eq!(
        world.office.overview().unwrap().remains(),
        Remains::NeedsPerson
    );

    let row = world.ask(Order::TryNow(Some(row.number)), |news| {
        answered(news).filter(|row| row.attempts == 2)
    });
    assert_eq!(row.status, Status::Queued);
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[test]
fn without_a_line_it_is_tried_again_later() {
    let nobody = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let world = world(stand_in(nobody));
    let open = world.keyed_october();
    let row = world.ask(Order::ConfirmAndSend(open.number), answered);
    assert!(
        matches!(
            row.last_answer,
            Some(Answer::Later(Trouble::Offline { .. }))
        ),
        "{row:?}"
    );
    assert!(
        row.next_attempt
            .is_some_and(|next| next > world.clock.now())
    );
    assert_eq!(world.office.overview().unwrap().remains(), Remains::Unsent);
}

#[test]
fn a_command_sends_where_no_screen_is_open() {
    let (address, count) = refusing_server();
    let world = world(WorldAccess::Practice { stand_in: None });
    let open = world.keyed_october();
    world.ask(Order::ConfirmAndSend(open.number), |news| {
        matches!(news, News::Queued(..)).then_some(())
    });
    let World {
        office,
        home,
        clock,
        ..
    } = world;
    drop(office);
    let (mut command, _news) = config(home.path(), stand_in(address), &clock);
    command.role = Role::Command;
    let office = Office::open(command).unwrap();
    assert_eq!(
        count.load(Ordering::SeqCst),
        0,
        "a command sends only when told to"
    );
    let sent = office.send(Patience::default()).unwrap();
    assert!(!sent.by_another && sent.has_server);
    assert_eq!((sent.arrived, sent.waiting.len()), (0, 1));
    assert_eq!(sent.remains(), Remains::NeedsPerson);
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn a_command_beside_a_screen_asks_the_screen_to_send() {
    let (address, count) = refusing_server();
    let world = world(stand_in(address));
    let open = world.keyed_october();
    world.ask(Order::ConfirmAndSend(open.number), answered);
    let (mut command, _news) = config(world.home.path(), stand_in(address), &world.clock);
    command.role = Role::Command;
    let office = Office::open(command).unwrap();
    let sent = office.send(Patience::default()).unwrap();
    assert!(sent.by_another);
    assert_eq!(sent.waiting[0].attempts, 2);
    assert_eq!(count.load(Ordering::SeqCst), 2);
    world.hear(|news| answered(news).filter(|row| row.attempts == 2));
}

#[test]
fn leaving_does_not_wait_for_a_server_that_does_not_answer() {
    let deaf = TcpListener::bind("127.0.0.1:0").unwrap();
    let world = world(stand_in(deaf.local_addr().unwrap()));
    let open = world.keyed_october();
    world.ask(Order::ConfirmAndSend(open.number), |news| match news {
        News::OutboxChanged(row) if row.is_under_way => Some(()),
        _ => None,
    });
    world.ask(Order::Leave, |news| (news == News::Left).then_some(()));
    let world = world.restarted();
    let rows = world.office.outbox().unwrap();
    assert_eq!(
        (rows[0].attempts, rows[0].status),
        (0, Status::Queued),
        "it is simply still due"
    );
}
