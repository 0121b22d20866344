//! Every check of VPD weekly: a week in which it speaks, and weeks in which it is silent.

use daftar::{domain::period::PeriodType, training::forms};

use crate::world::{hard, holds, note, soft, week};

#[test]
fn every_check_of_the_weekly_form_speaks_and_is_silent_where_it_should() {
    let w = week;
    let awd = |now: [u32; 2]| format!("3.03A={} 3.03B={}", now[0], now[1]);
    let zero = || week().with("4.01A=3").declared_zero();
    let blank_two: String = (1..=15)
        .flat_map(|row| {
            let letters: &[&str] = if row == 5 {
                &["A", "C"]
            } else {
                &["A", "B", "C", "D"]
            };
            letters
                .iter()
                .map(move |letter| format!("2.{row:02}{letter}= "))
        })
        .collect();
    let usual = |usual: u32, now: u32| {
        let world = w().with(&format!("3.03A={usual}")).always(26);
        world.with(&format!("3.03A={now}"))
    };
    let lines = vec![
        hard(
            "V101",
            "3.03",
            vec![w().with("3.03A=1.5")],
            vec![w().with("3.03A=0")],
        ),
        hard(
            "V101",
            "4.02",
            vec![w().with("4.02A=7")],
            vec![w().with("4.02A=false")],
        ),
        hard("V102", "2.01", vec![zero().with("2.01A=1")], vec![zero()]),
        hard(
            "V103",
            "4.02",
            vec![w().with("4.02A=")],
            vec![w().with("4.02A=true"), w().with("4.02A=false")],
        ),
        hard(
            "V104",
            "4.02",
            vec![zero().with("4.02A=false")],
            vec![w().with("4.02A=false 3.03A=4")],
        ),
        soft(
            "V201",
            "3.14",
            vec![w().before(1, "").with("3.14A=1 3.14C=2")],
            vec![
                w().before(1, "3.14A=1").with("3.14C=1"),
                w().with("3.14A=1 3.14C=2"),
            ],
        ),
        soft(
            "V202",
            "2.01",
            vec![w().with("2.01A=1")],
            vec![w().with("2.01A=1").notified("2.01")],
        ),
        soft(
            "V203",
            "4.01",
            vec![w().with("3.03A=60 4.01A=50")],
            vec![w().with("3.03A=60 4.01A=190"), w().with("3.03A=60 4.01A=")],
        ),
        soft(
            "V203",
            "4.01",
            vec![w().with("1.01B=5 4.01B=4 2.01B=0").notified("1.01")],
            vec![],
        ),
        soft("V204", "2", vec![w().with(&blank_two)], vec![zero()]),
        soft("V205", "4.02", vec![w().with("4.02A=false")], vec![w()]),
        soft(
            "V206",
            "3.03",
            vec![usual(14, 140)],
            vec![usual(14, 40), usual(2, 19)],
        ),
        soft(
            "V207",
            "3.03",
            vec![w().with(&awd([14, 9])).always(3)],
            vec![
                w().always(3),
                w().with(&awd([14, 9])).always(2),
                w().with(&awd([14, 9])).always(3).with("3.03A=15"),
            ],
        ),
        note(
            "V301",
            "3.03",
            vec![
                w().before(1, &awd([12, 0]))
                    .before(2, &awd([11, 0]))
                    .before(3, &awd([10, 0]))
                    .with(&awd([26, 0])),
            ],
            vec![
                w().before(1, &awd([1, 0]))
                    .before(2, "")
                    .before(3, &awd([1, 0]))
                    .with(&awd([4, 0])),
                w().before(1, &awd([12, 0]))
                    .before(3, &awd([10, 0]))
                    .with(&awd([26, 0])),
            ],
        ),
        note(
            "V302",
            "",
            vec![zero().always(7)],
            vec![zero().always(6), week().always(7)],
        ),
        note(
            "V303",
            "1.01",
            vec![w().with("1.01A=1")],
            vec![w().with("3.02A=4")],
        ),
        note(
            "V304",
            "2.08",
            vec![w().with("2.08B=2")],
            vec![w().with("2.08B=2 3.03A=14 3.03B=9")],
        ),
    ];
    holds(&lines, &forms::vpd_weekly(PeriodType::Weekly));
}
