//! The unit's own months as a yardstick.

use daftar::domain::{finding::Fact, period::Period, status::Status};

use crate::world::{Line, World, month, note, soft};

pub fn own_months() -> Vec<Line> {
    let m = month;
    let bcg = |usual: u32, now: &str| {
        let world = m().with(&format!("1.01A={usual}")).always(12);
        world.with(&format!("1.01A={now}"))
    };
    let six = "1.05A=24 1.05B=6 1.05C=2 1.05D=1 1.05E=3 1.05F=2";
    let one = "1.05A=30 1.05B=0 1.05C=0 1.05D=0 1.05E=0 1.05F=0";
    let only_row_five = |world: World| {
        // Only row 1.05 is repeated: the others of the month before were one less in A.
        let rows: Vec<String> = world
            .form
            .enterable()
            .filter(|(place, _)| place.section < 2 && place.column == 0)
            .map(|(place, _)| world.form.row_at(place).unwrap().number.clone())
            .filter(|number| number != "1.05")
            .collect();
        let letter = |row: &str| {
            if row.starts_with('1') {
                "A"
            } else if row < "2.05" {
                "B"
            } else {
                "C"
            }
        };
        let edits: Vec<String> = rows
            .iter()
            .map(|row| format!("{row}{}=99", letter(row)))
            .collect();
        world.before(1, &edits.join(" "))
    };
    let opened = |c: u32, given: u32| {
        let edits = format!("7.01A=400 7.01C={c} 1.01A={given} 7.04E=0");
        m().with(&edits).always(2)
    };
    vec![
        soft(
            "E223",
            "1.05",
            vec![only_row_five(m().with(six))],
            vec![
                only_row_five(m().with(one)),
                only_row_five(m().with(six)).with("1.05A=25"),
            ],
        ),
        soft(
            "E224",
            "1.01",
            vec![bcg(28, "58")],
            vec![bcg(28, "36"), bcg(2, "9")],
        ),
        soft("E225", "1.01", vec![bcg(28, "280")], vec![bcg(28, "62")]),
        note("E301", "7.01", vec![opened(400, 60)], vec![opened(240, 84)]),
    ]
}

#[test]
fn one_digit_too_many_is_not_told_as_far_too() {
    let world = month().always(12).with("1.01A=280");
    assert_eq!(world.told("E225"), ["1.01"]);
    assert_eq!(world.told("E224"), [""; 0]);
}

#[test]
fn seven_months_are_no_yardstick() {
    let seven = month().always(7).with("1.01A=280");
    assert_eq!((seven.told("E224"), seven.told("E225")), (vec![], vec![]));
    let eight = month().always(8).with("1.01A=280");
    assert_eq!(eight.told("E225"), ["1.01"]);
    let returned = month()
        .always(8)
        .before_as(3, Status::Returned, "")
        .with("1.01A=280");
    assert_eq!(returned.told("E225"), [""; 0]);
}

#[test]
fn a_total_is_told_only_where_no_cell_is() {
    // Each cell a little more, all together far more.
    let quiet = month()
        .with("1.05A=20 1.05B=20 1.05C=20 1.05D=20 1.05E=20 1.05F=20")
        .always(12);
    let world = quiet
        .clone()
        .with("1.05A=32 1.05B=32 1.05C=32 1.05D=32 1.05E=32 1.05F=32");
    assert_eq!(world.told("E224"), ["1.05"]);
    assert_eq!(world.fact("E224", "what"), Fact::Text("total".to_owned()));
    assert_eq!(world.fact("E224", "value"), Fact::Number(192));
    let world = quiet.with("1.05A=92 1.05B=32 1.05C=32 1.05D=32 1.05E=32 1.05F=32");
    assert_eq!(world.told("E224"), ["1.05"]);
    assert_eq!(world.fact("E224", "what"), Fact::Text("cell".to_owned()));
}

#[test]
fn the_season_widens_what_is_usual_and_never_narrows_it() {
    let usual = month().with("1.01A=28").always(10);
    let now = |world: World| world.with("1.01A=58").told("E224");
    assert_eq!(now(usual.clone()), ["1.01"]);
    let last_summer = |doses: &str| {
        (11..=13).fold(usual.clone(), |world, back| {
            world.before(back, &format!("1.01A={doses}"))
        })
    };
    assert_eq!(now(last_summer("60")), [""; 0]);
    assert_eq!(now(last_summer("28")), ["1.01"]);
}

#[test]
fn closed_vials_that_are_lost_are_wastage_too() {
    let world = month().with("7.07C=130 7.07D=10").always(2);
    assert_eq!(world.fact("E301", "kind"), Fact::Text("closed".to_owned()));
    assert_eq!(world.fact("E301", "percent"), Fact::Number(7));
    // Only since January.
    let february = |world: World| {
        let mut world = world;
        world.report.key.period = Period::parse("202502").unwrap();
        world.history.reports.clear();
        world.always(5)
    };
    assert_eq!(february(world).told("E301"), [""; 0]);
}
