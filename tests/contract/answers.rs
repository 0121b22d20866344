//! Every recorded answer is read as what it is.

use daftar::{
    dhis2::{
        answer::{Failure, of_completion, of_import, read},
        server_state::{LockStatus, ServerState, is_registered},
    },
    domain::{
        answer::{Meaning, Refusal},
        form::Cell,
        id::{CategoryOptionComboId, DataElementId},
        trouble::{Instead, Trouble},
    },
    training::stand_in::Generation,
};
use serde_json::Value as Json;

use crate::recordings::{self, Case, Recordings};

const DEFAULT: &str = "HllvX50cXC0";

/// The cells of a request, in its order.
fn cells(case: &Case) -> Vec<Cell> {
    let Ok(body) = serde_json::from_slice::<Json>(&case.sent) else {
        return Vec::new();
    };
    let values = body["dataValues"].as_array().cloned().unwrap_or_default();
    values
        .iter()
        .filter_map(|value| {
            Some(Cell {
                data_element: DataElementId::parse(value["dataElement"].as_str()?).ok()?,
                category_option_combo: CategoryOptionComboId::parse(
                    value["categoryOptionCombo"].as_str().unwrap_or(DEFAULT),
                )
                .ok()?,
            })
        })
        .collect()
}

fn is_import(case: &Case) -> bool {
    let path = case.target.split('?').next().unwrap_or_default();
    case.method == "POST"
        && (path.ends_with("/dataValueSets") || path.ends_with("/completeDataSetRegistrations"))
}

fn imported(case: &Case) -> Result<(), Failure> {
    if case.target.contains("completeDataSetRegistrations") {
        return of_completion(&case.reply);
    }
    of_import(&case.reply, &cells(case))
}

/// What the body says of itself, read without the parser under test.
fn took_everything(case: &Case) -> bool {
    let Ok(body) = serde_json::from_slice::<Json>(&case.reply.body) else {
        return false;
    };
    let response = &body["response"];
    let is_empty = |list: &Json| list.as_array().is_none_or(Vec::is_empty);
    response["status"] == "SUCCESS"
        && is_empty(&response["conflicts"])
        && is_empty(&response["rejectedIndexes"])
}

fn refusals(case: &Case) -> Vec<Refusal> {
    match imported(case) {
        Err(Failure::Refused(refusals) | Failure::OnceMore(refusals)) => refusals,
        other => panic!("{}: {other:?}", case.name),
    }
}

#[test]
fn an_import_counts_as_taken_only_when_nothing_of_it_was_refused() {
    for recordings in recordings::all() {
        let mut count = 0;
        for case in recordings.cases.iter().filter(|case| is_import(case)) {
            // An import in the background answers before it has begun, an XML answer is none of ours.
            if case.target.contains("async") || case.name.starts_with("B24c") {
                continue;
            }
            count += 1;
            assert_eq!(
                imported(case).is_ok(),
                took_everything(case),
                "{:?} {}: {:?}",
                recordings.generation,
                case.name,
                imported(case)
            );
        }
        let least = if recordings.is_whole { 90 } else { 5 };
        assert!(count >= least, "only {count} imports were found");
    }
}

#[test]
fn refusals_mean_the_same_in_both_generations_as_far_as_they_tell() {
    use Meaning::*;
    // Case, what 2.42 means by it, what 2.43 means; nothing where it takes the value.
    let expected: &[(&str, Option<Meaning>, Option<Meaning>)] = &[
        ("B05", Some(ElementUnknown), Some(ElementUnknown)),
        ("B06", Some(UnitUnknown), Some(NotAssigned)),
        ("B06b", Some(UnitUnknown), Some(NotAssigned)),
        ("B06c", Some(DataSetUnknown), Some(ElementUnknown)),
        ("B07d", Some(PeriodWrong), Some(PeriodWrong)),
        ("B08", Some(Future), Some(Closed)),
        ("B08b", Some(Future), Some(Closed)),
        ("B09", Some(ValueWrong), Some(ValueWrong)),
        ("B09b", Some(ValueWrong), Some(ValueWrong)),
        ("B09d", Some(ValueWrong), Some(ValueWrong)),
        ("B09e", Some(ValueWrong), Some(ValueWrong)),
        ("B09i", Some(ValueWrong), None),
        ("B09j", Some(NotAnOption), Some(NotAnOption)),
        ("B10", Some(UnitNotMine), Some(UnitNotMine)),
        ("B11", None, Some(NotAssigned)),
        ("B11b", Some(NotAssigned), Some(NotAssigned)),
        ("B12", Some(Expired), Some(Closed)),
        ("B12b", Some(Expired), Some(Closed)),
        ("B13b", Some(ElementUnknown), Some(ElementUnknown)),
        ("B14c", Some(ComboWrong), Some(ComboWrong)),
        ("B14d", Some(ComboWrong), None),
        ("B14e", Some(ComboWrong), Some(ComboWrong)),
        ("B14f", Some(AttributeWrong), Some(AttributeWrong)),
        ("B19", Some(ValueMissing), Some(ValueMissing)),
        ("B25", None, Some(Twice)),
        ("B30c", Some(Future), Some(Closed)),
        ("E07", Some(CommentWrong), Some(CommentWrong)),
        ("E08b", None, Some(ElementUnknown)),
        ("F07", Some(ValueWrong), Some(ValueWrong)),
        ("C08", Some(UnitNotMine), Some(UnitNotMine)),
        ("C12", Some(DataSetUnknown), Some(DataSetUnknown)),
        ("E10", Some(CompulsoryMissing), Some(CompulsoryMissing)),
    ];
    for recordings in recordings::all() {
        for (short, old, new) in expected {
            let Some(case) = recordings.case(short) else {
                assert!(!recordings.is_whole, "{short} was recorded");
                continue;
            };
            let meaning = match recordings.generation {
                Generation::Old => old,
                Generation::New => new,
            };
            match meaning {
                None => assert_eq!(imported(case), Ok(()), "{short}"),
                Some(meaning) => assert_eq!(refusals(case)[0].meaning, *meaning, "{short}"),
            }
        }
    }
}

#[test]
fn the_cell_to_blame_is_found_also_where_all_of_them_fell() {
    for recordings in recordings::all() {
        let blamed = |short: &str| -> Option<Vec<Cell>> {
            let case = recordings.case(short)?;
            Some(refusals(case)[0].cells.clone())
        };
        let at = |short: &str, index: usize| cells(recordings.case(short).unwrap())[index];
        // An unknown element among good ones: 2.43 rejects all indexes and names one.
        if let Some(cells) = blamed("B05") {
            assert_eq!(cells, [at("B05", 1)]);
        }
        if let Some(cells) = blamed("B09") {
            assert_eq!(cells, [at("B09", 0)]);
        }
        if let Some(cells) = blamed("F08") {
            assert_eq!(cells, [at("F08", 20)]);
        }
        if let Some(cells) = blamed("F09") {
            assert_eq!(cells, [at("F09", 20)]);
        }
        // What concerns the report names no cell.
        for short in ["B10", "B12b", "B06"] {
            if let Some(cells) = blamed(short) {
                assert!(cells.is_empty(), "{short}: {cells:?}");
            }
        }
    }
}

#[test]
fn login_troubles_are_told_from_refusals() {
    for recordings in recordings::all() {
        let refused = |short: &str| {
            recordings
                .case(short)
                .map(|case| read(&case.reply).map(<[u8]>::to_vec))
        };
        for short in [
            "A18", "A18b", "A18c", "A19", "B16", "T03", "T04", "E03c", "E03e", "E04",
        ] {
            if let Some(answer) = refused(short) {
                assert_eq!(
                    answer,
                    Err(Failure::Trouble(Trouble::LoginRefused)),
                    "{short}"
                );
            }
        }
        if let Some(answer) = refused("B15") {
            assert!(
                matches!(answer, Err(Failure::Trouble(Trouble::NotAllowed { .. }))),
                "{answer:?}"
            );
        }
        for short in ["A03", "A17", "B31b"] {
            if let Some(answer) = refused(short) {
                assert_eq!(
                    answer,
                    Err(Failure::Trouble(Trouble::NotDhis2 {
                        status: 404,
                        by: Instead::Page
                    })),
                    "{short}"
                );
            }
        }
        // Nothing at all, or a word: both say that the unit is not ours.
        let answer = refused("D02").unwrap();
        assert!(
            matches!(&answer, Err(Failure::Refused(refusals)) if refusals[0].meaning == Meaning::UnitNotMine),
            "{answer:?}"
        );
    }
}

#[test]
fn servers_that_fail_decide_nothing() {
    for recordings in recordings::all() {
        let expected: &[&str] = match recordings.generation {
            Generation::Old => &["B21", "B22", "B22b", "B22c", "B17e"],
            Generation::New => &["B07b", "B09m", "B17e", "B22", "B22b", "B22c", "E20"],
        };
        for short in expected {
            let Some(case) = recordings.case(short) else {
                continue;
            };
            assert!(
                matches!(
                    imported(case),
                    Err(Failure::Trouble(Trouble::ServerFailed { .. }))
                ),
                "{short}: {:?}",
                imported(case)
            );
        }
        // What 2.42 prints for a period it could not read is what it prints when two requests meet.
        let is_old = recordings.generation == Generation::Old;
        if let Some(case) = recordings.case("B07b").filter(|_| is_old) {
            assert!(matches!(imported(case), Err(Failure::OnceMore(_))));
        }
        if let Some(case) = recordings.case("B18j").filter(|_| is_old) {
            assert!(matches!(imported(case), Err(Failure::OnceMore(_))));
        }
    }
}

#[test]
fn what_a_server_holds_is_read_from_both_shapes() {
    let default = CategoryOptionComboId::parse(DEFAULT).unwrap();
    let entry = |recordings: &Recordings, short: &str| {
        let case = recordings.case(short)?;
        Some(ServerState::of_data_entry(read(&case.reply).unwrap()).unwrap())
    };
    let set = |recordings: &Recordings, short: &str| {
        let case = recordings.case(short)?;
        Some(ServerState::of_data_value_set(read(&case.reply).unwrap(), default).unwrap())
    };
    for recordings in recordings::all() {
        let locked = entry(&recordings, "D05b").unwrap();
        assert_eq!(locked.lock, LockStatus::Locked);
        assert_eq!(locked.is_complete, Some(true));
        let cell = Cell {
            data_element: DataElementId::parse("pNXjCiWvcaw").unwrap(),
            category_option_combo: default,
        };
        assert_eq!(locked.value(cell), Some("5"));
        if !recordings.is_whole {
            continue;
        }
        // The same report, told in both shapes.
        let open = entry(&recordings, "D05").unwrap();
        assert_eq!(open.lock, LockStatus::Open);
        assert!(open.cells.len() > 50);
        let told = set(&recordings, "D01").unwrap();
        assert_eq!(open.cells, told.cells);
        assert!(set(&recordings, "B00").unwrap().cells.is_empty());
        // A comment alone erases the value in 2.42, and a value alone the comment in both.
        let alone = set(&recordings, "E02c").unwrap();
        let held = alone.cells.values().next().unwrap();
        match recordings.generation {
            Generation::Old => assert_eq!(
                (held.value.as_deref(), held.comment.as_deref()),
                (None, Some("second"))
            ),
            Generation::New => assert_eq!(
                (held.value.as_deref(), held.comment.as_deref()),
                (Some("12"), Some("first"))
            ),
        }
        let erased = set(&recordings, "E02e").unwrap();
        assert_eq!(erased.cells.values().next().unwrap().comment, None);
        // Deleted values are shown only where they are asked for, and then are no values.
        let deleted = set(&recordings, "B19g").unwrap();
        assert!(deleted.cells.values().all(|held| held.value.is_some()));
        let registered = |short: &str| {
            let case = recordings.case(short).unwrap();
            is_registered(read(&case.reply).unwrap(), default).unwrap()
        };
        assert!(registered("C03"));
        assert!(!registered("C06"));
    }
}
