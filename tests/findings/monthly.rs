//! Every check of EPI monthly: a month in which it speaks, and months in which it is silent.

use daftar::{domain::status::Status, training::forms};

use crate::{
    own_months::own_months,
    world::{Line, World, balanced, hard, holds, month, note, soft},
};

#[test]
fn every_check_of_the_monthly_form_speaks_and_is_silent_where_it_should() {
    let lines = [
        impossible(),
        stock(),
        doses(),
        cold_chain(),
        blanks(),
        own_months(),
    ];
    holds(
        &lines.into_iter().flatten().collect::<Vec<_>>(),
        &forms::epi_monthly(),
    );
}

fn impossible() -> Vec<Line> {
    let m = month;
    let first = || World::new(forms::epi_monthly(), "202507").with("9.05A=31");
    vec![
        hard(
            "E101",
            "1.01",
            vec![m().with("1.01A=-3"), m().with("1.01A=1.5")],
            vec![m().with("1.01A=0")],
        ),
        hard(
            "E101",
            "9.07",
            vec![m().with("9.07A=82"), m().with("9.07A=7.25")],
            vec![],
        ),
        hard(
            "E101",
            "9.06",
            vec![m().with("9.06A=-40.5")],
            vec![m().with("9.06A=-1.5")],
        ),
        hard(
            "E101",
            "1.05",
            vec![m().with("1.05A=100000")],
            vec![m().with("1.05A=99999")],
        ),
        hard(
            "E102",
            "7.03",
            vec![m().with("7.03H=31")],
            vec![m().with("7.03H=30")],
        ),
        hard("E103", "9.05", vec![m().with("9.05A=32")], vec![first()]),
        hard(
            "E104",
            "9.02",
            vec![m().with("9.01A=2 9.02A=3")],
            vec![m().with("9.01A=2 9.02A=2")],
        ),
        hard(
            "E105",
            "7.03",
            vec![m().with("7.03A=60 7.03B=0 7.03C=80")],
            vec![
                m().with("7.03A=60 7.03B=20 7.03C=80"),
                m().with("7.03A=60 7.03B=- 7.03C=80"),
            ],
        ),
        hard(
            "E106",
            "8.01",
            vec![m().with("8.01A=40 8.01B=0 8.01C=50")],
            vec![m().with("8.01A=40 8.01B=10 8.01C=50")],
        ),
        hard(
            "E107",
            "9.06",
            vec![m().with("9.06A=7 9.07A=3")],
            vec![m().with("9.06A=3 9.07A=7")],
        ),
        hard(
            "E108",
            "1.10",
            vec![m().with("1.10A=")],
            vec![m().with("1.10A=0"), m().with("1.10A=-")],
        ),
    ]
}

fn stock() -> Vec<Line> {
    let m = month;
    let opv = |numbers| m().with(&balanced("7.03", numbers));
    let measles = |opened: u32| {
        let given = "1.19A=38 1.19B=0 1.19C=0 1.19D=0 1.19E=0 1.19F=0";
        m().with(given).with(&format!("7.09C={opened}"))
    };
    let pcv_out = balanced("7.06", [0; 8]);
    let no_pcv: String = ["1.13", "1.14", "1.15"]
        .iter()
        .flat_map(|row| ["A", "B", "C", "D", "E", "F"].map(|l| format!("{row}{l}=0 ")))
        .collect();
    let late = "1.15A=12";
    vec![
        soft(
            "E201",
            "7.03",
            vec![opv([240, 200, 200, 0, 0, 0, 220, 0])],
            vec![opv([240, 200, 200, 0, 0, 0, 240, 0])],
        ),
        soft(
            "E202",
            "8.01",
            vec![m().with("8.01D=20")],
            vec![m().with("8.01D=30")],
        ),
        soft(
            "E203",
            "7.03",
            vec![m().with("7.03A=220").closed_as_opened(1, "7.03G=240")],
            vec![
                m().closed_as_opened(1, "7.03G=240"),
                m().with("7.03A=220"),
                m().closed_as_opened(1, "")
                    .before_as(1, Status::Draft, "7.03G=220"),
            ],
        ),
        soft(
            "E203",
            "8.02",
            vec![m().with("8.02A=449").closed_as_opened(1, "8.02D=450")],
            vec![],
        ),
        soft(
            "E204",
            "7.09",
            vec![measles(30)],
            vec![measles(40), measles(30).with("7.09C=-")],
        ),
        soft(
            "E205",
            "7.03",
            vec![m().with("7.03C=140")],
            vec![m().with("7.03C=160")],
        ),
        soft(
            "E206",
            "7.03",
            vec![m().with("7.03C=9")],
            vec![m().with("7.03C=160")],
        ),
        soft(
            "E207",
            "7.07",
            vec![m().with("7.07C=126")],
            vec![m().with("7.07C=130"), m().with("7.10C=91")],
        ),
        soft(
            "E208",
            "7.03",
            vec![opv([50, 0, 40, 0, 0, 0, 10, 4])],
            vec![opv([50, 60, 100, 0, 0, 0, 10, 4])],
        ),
        soft(
            "E209",
            "7.06",
            vec![
                m().with(&pcv_out).before(1, "7.06A=57"),
                m().with(&pcv_out).before(2, "7.06A=57"),
            ],
            vec![m().with(&pcv_out).always(2), m().with(&pcv_out)],
        ),
        soft(
            "E210",
            "7.06",
            vec![m().with(&pcv_out).with(&no_pcv).with(late).with("7.06H=30")],
            vec![m().with(&pcv_out).with(&no_pcv).with("7.06H=30")],
        ),
        note(
            "E302",
            "7.03",
            vec![opv([20, 0, 20, 0, 0, 0, 0, 0])],
            vec![
                opv([20, 0, 20, 0, 0, 0, 0, 2]),
                opv([30, 0, 20, 0, 0, 0, 10, 0]),
            ],
        ),
        note(
            "E303",
            "7.06",
            vec![m().with(&pcv_out).with(&no_pcv).with("7.06H=30")],
            vec![
                m().with(&pcv_out)
                    .with(&no_pcv.replace("=0", "=-"))
                    .with("7.06H=30"),
                m().with(&pcv_out).with(&no_pcv).with("7.06H=5"),
            ],
        ),
        note(
            "E306",
            "9.02",
            vec![m().with("9.02A=0")],
            vec![m().with("9.02A=1")],
        ),
    ]
}

fn doses() -> Vec<Line> {
    let m = month;
    // Three months of Penta 2 and 3, all in one cell.
    let penta = |second: [u32; 3], third: [u32; 3]| {
        let edits = |i: usize| format!("1.09A={} 1.10A={}", second[i], third[i]);
        let rest = "1.09B=0 1.10B=0 1.10C=0 1.09D=0 1.10D=0";
        let world = m().with(rest).with(&edits(0));
        world.before(1, &edits(1)).before(2, &edits(2))
    };
    let all = |edit: &str, world: World| {
        let cells: Vec<String> = world
            .form
            .enterable()
            .filter(|(place, _)| place.section < 3)
            .map(|(place, _)| {
                let row = &world.form.row_at(place).unwrap().number;
                format!(
                    "{row}{}={edit}",
                    world.form.column_at(place).unwrap().letter
                )
            })
            .collect();
        world.with(&cells.join(" "))
    };
    let injections = |syringes: [u32; 3]| {
        let syringe = |i: usize| format!("8.02C={}", syringes[i]);
        m().with(&syringe(0))
            .before(1, &syringe(1))
            .before(2, &syringe(2))
    };
    let year = |edits: &str| m().with(edits).always(11);
    vec![
        soft(
            "E211",
            "1.10",
            vec![penta([26, 27, 27], [40, 40, 40])],
            vec![
                penta([30, 30, 30], [36, 37, 37]),
                m().with("1.09A=27 1.10A=60"),
                penta([26, 27, 27], [40, 40, 40]).before_as(2, Status::Returned, ""),
            ],
        ),
        soft(
            "E212",
            "1.05",
            vec![m().with("1.05A=29 1.08A=20")],
            vec![
                m().with("1.05A=29 1.08A=25"),
                m().with("1.05A=29 1.08A=20 7.07H=4"),
            ],
        ),
        soft(
            "E213",
            "1.08",
            vec![m().with("1.08A=2 1.08B=29")],
            vec![m().with("1.08A=24 1.08B=9"), m().with("1.08A=0 1.08B=6")],
        ),
        soft(
            "E214",
            "5.02",
            vec![m().with("5.02A=4 5.02B=6")],
            vec![m().with("5.02A=4 5.02B=4"), m().with("5.02A=4 5.02B=3")],
        ),
        soft(
            "E215",
            "5.01",
            vec![m().with("5.01B=0 5.02B=0 5.03B=0"), all("0", m())],
            vec![
                m(),
                all("0", m()).with("5.01B=0 5.02B=0 5.03B=0"),
                all("0", m()).with("1.01A="),
            ],
        ),
        soft(
            "E216",
            "6.01",
            vec![
                m().with("1.01A=1 6.01A=0 6.01B=4")
                    .before(1, "1.01A=1")
                    .before(2, "1.01A=0"),
            ],
            vec![
                m().with("1.01A=0 6.01A=0 6.01B=1")
                    .before(1, "1.01A=28")
                    .before(2, "1.01A=0"),
            ],
        ),
        soft(
            "E217",
            "6.02",
            vec![m().with("6.02A=1")],
            vec![m().with("6.02A=1").notified("6.02")],
        ),
        soft(
            "E220",
            "8.02",
            vec![injections([300, 300, 300])],
            vec![injections([420, 420, 410])],
        ),
        soft(
            "E220",
            "8.01",
            vec![m().with("1.01A=60").always(2)],
            vec![m().with("1.01A=40").always(2)],
        ),
        note(
            "E305",
            "4.01",
            vec![m().with("4.01A=24 1.19A=5")],
            vec![m().with("4.01A=24 1.19A=18")],
        ),
        note(
            "E307",
            "3.01",
            vec![year("3.01A=0 3.01B=0 3.02A=2 3.02B=0")],
            vec![
                year("3.01A=0 3.01B=0 3.02A=0 3.02B=0")
                    .before(1, "3.01A=0 3.01B=0 3.02A=3 3.02B=0"),
                m().with("3.01A=0 3.01B=0").always(5),
            ],
        ),
    ]
}

fn cold_chain() -> Vec<Line> {
    let m = month;
    vec![
        soft(
            "E218",
            "9.03",
            vec![m().with("9.03A=75 9.07A=9")],
            vec![m().with("9.03A=4 9.07A=9")],
        ),
        soft("E218", "9.04", vec![m().with("9.04A=61 9.06A=1")], vec![]),
        soft(
            "E219",
            "9.03",
            vec![m().with("9.03A=1 9.07A=7.0")],
            vec![
                m().with("9.03A=1 9.07A=11.5"),
                m().with("9.03A=0 9.07A=9.0"),
            ],
        ),
        soft(
            "E219",
            "9.04",
            vec![m().with("9.04A=1 9.06A=2.0")],
            vec![m().with("9.04A=1 9.06A=1.9")],
        ),
        note(
            "E304",
            "9.06",
            vec![m().with("9.06A=-0.5")],
            vec![m().with("9.06A=2.0 9.07A=8.0")],
        ),
        note("E304", "9.07", vec![m().with("9.07A=8.1")], vec![]),
    ]
}

fn blanks() -> Vec<Line> {
    let m = month;
    let untouched: String = ["6.01", "6.02", "6.03", "6.04"]
        .iter()
        .flat_map(|row| ["A", "B"].map(|letter| format!("{row}{letter}= ")))
        .collect();
    vec![
        soft(
            "E221",
            "6",
            vec![m().with(&untouched)],
            vec![
                m().with(&untouched).with("6.01A=0"),
                m().with(&untouched).with("6.01A=-"),
            ],
        ),
        soft(
            "E222",
            "1",
            vec![m().with("1.06A= 1.06B=")],
            vec![m(), m().with("1.06A=- 1.06B=-")],
        ),
        soft(
            "E222",
            "6",
            vec![m().with(&untouched).with("6.01A=0")],
            vec![],
        ),
        soft(
            "E226",
            "1.10",
            vec![m().with("1.10A=-")],
            vec![m().with("1.07A=-")],
        ),
    ]
}
