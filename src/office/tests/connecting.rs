//! Getting to know a server, or a bundle.

use std::sync::Arc;

use crate::{
    bundle::check::tests::sound,
    dhis2::client::Credentials,
    domain::{language::Language, secret::Secret, trouble::Trouble, world::WorldKind},
    office::{
        Office,
        access::{KeptLogin, WorldAccess, keep_login, read_login},
        news::News,
        order::{Connect, Order},
        premises::Premises,
        settings::Settings,
        testing::{LONG, World, config, seed},
    },
    platform::clock::Clock,
};

fn connected(news: News) -> Option<(usize, usize)> {
    match news {
        News::Connected { forms, units } => Some((forms, units)),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    }
}

fn trouble(news: News) -> Option<Trouble> {
    match news {
        News::Trouble(numbered) => Some(numbered.trouble),
        News::Connected { .. } => panic!("it connected"),
        _ => None,
    }
}

#[test]
fn the_practice_world_gets_to_know_no_server() {
    let world = World::practice();
    for how in [
        Connect::Token {
            address: "https://dhis2.example".to_owned(),
            token: Secret::new("d2p_x".to_owned()),
        },
        Connect::Password {
            address: "http://127.0.0.1:1".to_owned(),
            user: "clerk".to_owned(),
            password: Secret::new("x".to_owned()),
            keep: false,
        },
    ] {
        let refused = world.ask(Order::Connect(how), trouble);
        assert!(matches!(refused, Trouble::AddressForbidden { .. }));
    }
}

#[test]
fn a_bundle_brings_forms_units_and_holidays() {
    let world = World::national();
    assert!(world.office.is_empty().unwrap());
    let path = world.home.path().join("centre.daftar");
    let mut bundle = sound();
    bundle.working_week.holidays = vec!["2026-11-15".parse().unwrap()];
    bundle.write(&path).unwrap();
    assert_eq!(
        world.ask(Order::Connect(Connect::Bundle { path }), connected),
        (2, 1)
    );
    assert!(!world.office.is_empty().unwrap());
    assert_eq!(world.office.settings().server, bundle.server);
    let world = world.restarted();
    let board = world.office.board().unwrap();
    assert_eq!(board.lines.len(), 2);
    let october = board.lines[0].periods.last().unwrap();
    assert_eq!(
        october.due_working_day.to_string(),
        "2026-11-12",
        "the 15th is a holiday"
    );
}

#[test]
fn a_broken_bundle_changes_nothing() {
    let world = World::national();
    let path = world.home.path().join("centre.daftar");
    let mut bytes = sound().to_bytes().unwrap();
    bytes.truncate(bytes.len() - 5);
    std::fs::write(&path, bytes).unwrap();
    let refused = world.ask(
        Order::Connect(Connect::Bundle { path: path.clone() }),
        trouble,
    );
    assert!(matches!(refused, Trouble::NotOurs { .. }), "{refused:?}");
    std::fs::remove_file(&path).unwrap();
    let refused = world.ask(Order::Connect(Connect::Bundle { path }), trouble);
    assert!(matches!(refused, Trouble::File { .. }), "{refused:?}");
    assert!(world.office.is_empty().unwrap());
}

#[test]
fn credentials_do_not_travel_in_the_clear_and_nothing_is_kept_of_a_failure() {
    let world = World::national();
    let how = Connect::Password {
        address: "http://dhis2.example".to_owned(),
        user: "clerk".to_owned(),
        password: Secret::new("hunter2".to_owned()),
        keep: false,
    };
    let refused = world.ask(Order::Connect(how), trouble);
    assert!(
        matches!(refused, Trouble::NotEncrypted { .. }),
        "{refused:?}"
    );
    assert_eq!(world.office.settings(), Settings::default());
    assert_eq!(read_login(world.home.path()), Ok(None));
}

#[test]
fn a_login_lies_in_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    for login in [
        Credentials::Token(Secret::new("d2p_abc".to_owned())),
        Credentials::Password {
            user: "clerk".to_owned(),
            password: Secret::new(" two words ".to_owned()),
        },
    ] {
        let kept = KeptLogin {
            login,
            server: "https://dhis2.example".to_owned(),
        };
        keep_login(folder.path(), &kept).unwrap();
        assert_eq!(read_login(folder.path()), Ok(Some(kept)));
        assert!(crate::platform::file::is_private(&folder.path().join("token")).unwrap());
    }
}

#[test]
fn connecting_in_the_practice_world_moves_to_the_national_one() {
    let home = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(crate::office::testing::morning());
    let practice = WorldAccess::Practice { stand_in: None };
    let (practice, heard_in_practice) = config(&home.path().join("practice"), practice, &clock);
    let (national, heard) = config(&home.path().join("national"), WorldAccess::National, &clock);
    let office = Office::open(practice).unwrap();
    office.begin_with(seed()).unwrap();
    let premises = Premises::new(office, Some(national));
    let kurdish = Settings {
        language: Some(Language::Ckb),
        ..Settings::default()
    };
    premises.carry_out(Order::ChangeSettings(Box::new(kurdish)));
    assert!(matches!(
        heard_in_practice.recv_timeout(LONG),
        Ok(News::SettingsChanged(_))
    ));

    let path = home.path().join("none.daftar");
    premises.carry_out(Order::Connect(Connect::Bundle { path }));
    let until = |wanted: &dyn Fn(&News) -> bool| {
        while !wanted(&heard.recv_timeout(LONG).expect("news in time")) {}
    };
    until(&|news| matches!(news, News::Trouble(_)));
    assert_eq!(
        premises.current().kind(),
        WorldKind::Practice,
        "it failed, so practice goes on"
    );

    let path = home.path().join("centre.daftar");
    sound().write(&path).unwrap();
    premises.carry_out(Order::Connect(Connect::Bundle { path }));
    until(&|news| matches!(news, News::Connected { .. }));
    let office: Arc<Office> = premises.current();
    assert_eq!(office.kind(), WorldKind::National);
    assert_eq!(
        office.settings().language,
        Some(Language::Ckb),
        "the person stays the same"
    );
}
