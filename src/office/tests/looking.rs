//! Settings, the overview for scripts, and what the doctor finds.

use chrono::TimeDelta;

use crate::{
    domain::language::{Digits, Language},
    office::{
        doctor::{Fact, Verdict, What},
        news::News,
        order::Order,
        settings::Settings,
        testing::{World, october},
    },
};

fn settings(news: News) -> Option<Settings> {
    match news {
        News::SettingsChanged(settings) => Some(*settings),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    }
}

#[test]
fn settings_outlive_the_program_and_name_who_keys() {
    let world = World::practice();
    let wanted = Settings {
        language: Some(Language::Ckb),
        digits: Digits::Arabic,
        auto_advance: true,
        person: "Shilan".to_owned(),
        ..Settings::default()
    };
    world.ask(Order::ChangeSettings(Box::new(wanted.clone())), settings);
    let world = world.restarted();
    assert_eq!(world.office.settings(), wanted);
    let open = world.keyed_october();
    let accepted = world.ask(
        Order::RecordNotification(
            open.number,
            open.form.cell_numbered("1.01", "A").unwrap().data_element,
            "told the district".to_owned(),
        ),
        |news| match news {
            News::ReportChanged(changed) => Some(*changed),
            _ => None,
        },
    );
    assert_eq!(accepted.report.notifications[0].signature.person, "Shilan");
}

#[test]
fn a_screen_cannot_name_another_server() {
    let world = World::practice();
    let wanted = Settings {
        server: "https://evil.example".to_owned(),
        ..world.office.settings()
    };
    let kept = world.ask(Order::ChangeSettings(Box::new(wanted)), settings);
    assert_eq!(kept.server, "");
}

#[test]
fn the_overview_names_what_is_owed_the_late_ones_first() {
    let world = World::practice();
    let overview = world.office.overview().unwrap();
    assert_eq!(overview.next.as_ref().unwrap().key, october());
    let first = &overview.owed[0];
    assert_eq!(
        (
            first.days_late > 0,
            first.form.as_str(),
            first.unit.as_str()
        ),
        (true, "FORM1", "U-2")
    );
    let last = overview.owed.last().unwrap();
    assert_eq!((last.period.as_str(), last.days_late), ("2026W47", 0));
    assert_eq!(overview.overdue(), overview.owed.len() - 1);
    let json = serde_json::to_value(&overview).unwrap();
    assert_eq!(json["next"]["period"], "202610");
    assert_eq!(json["next"]["state"], "overdue");
    assert_eq!(json["next"]["days_late"], 8);
    assert_eq!(json["unsent"], serde_json::json!([]));
}

fn of(world: &World, what: What) -> (Verdict, Option<Fact>) {
    let examination = world.office.examine(true);
    let checked = examination
        .checks
        .into_iter()
        .find(|checked| checked.what == what)
        .unwrap();
    (checked.verdict, checked.fact)
}

#[test]
fn the_doctor_finds_a_sound_world_sound() {
    let world = World::practice();
    for what in [
        What::Database,
        What::Space,
        What::Privacy,
        What::Clock,
        What::Outbox,
    ] {
        let (verdict, fact) = of(&world, what);
        assert!(verdict <= Verdict::NotThere, "{what:?} {fact:?}");
    }
    assert_eq!(
        of(&world, What::Forms),
        (Verdict::Good, Some(Fact::Filled { forms: 2, units: 1 }))
    );
    assert_eq!(
        of(&world, What::Server),
        (Verdict::NotThere, None),
        "no stand-in was named"
    );
}

#[cfg(unix)]
#[test]
fn the_doctor_names_what_others_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::practice();
    let path = world.home.path().join("token");
    std::fs::write(&path, "secret").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let named = Fact::Readable(vec![path.display().to_string()]);
    assert_eq!(of(&world, What::Privacy), (Verdict::Bad, Some(named)));
}

#[test]
fn the_doctor_sees_a_clock_that_cannot_be_right() {
    let world = World::practice();
    world.clock.advance(TimeDelta::days(-4_000));
    assert!(matches!(
        of(&world, What::Clock),
        (Verdict::Bad, Some(Fact::BuiltOn(_)))
    ));
}

#[test]
fn leaving_is_answered() {
    let world = World::practice();
    world.keyed_october();
    world.ask(Order::Leave, |news| (news == News::Left).then_some(()));
}
