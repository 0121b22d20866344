//! The machine alone: answers go in, what is done comes out.

use super::*;
use crate::{
    dhis2::fixture::{cell, form, held, snapshot},
    domain::{
        answer::{Meaning, Whose},
        form::Cell,
    },
};

fn noon() -> DateTime<Utc> {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn task(number: i64) -> Task {
    Task {
        number: OutboxNumber(number),
        form: Arc::new(form()),
        snapshot: snapshot(&[(cell(0, 0), "12"), (cell(0, 1), "0")]),
        before: Vec::new(),
        since: Vec::new(),
        seen: None,
        attempts: 0,
        last_answer: None,
        decided: Vec::new(),
        first: first(),
    }
}

fn first() -> FirstCompletion {
    FirstCompletion {
        confirmed_at: "2026-11-04T09:00:00Z".parse().unwrap(),
        registered_on: None,
    }
}

fn free(task: Task) -> Event {
    Event::Free {
        task: Some(Box::new(task)),
        next_due: None,
    }
}

/// Feeds events one after the other and returns the effects of the last one.
fn after(machine: &mut Machine, events: Vec<Event>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for event in events {
        effects = machine.step(event, noon(), 0.5);
    }
    effects
}

fn noted(effects: &[Effect]) -> &Note {
    match effects {
        [Effect::Note(note), Effect::Next] => note,
        other => panic!("{other:?}"),
    }
}

fn as_keyed() -> ServerState {
    held(&[(cell(0, 0), "12"), (cell(0, 1), "0")])
}

fn empty() -> ServerState {
    held(&[])
}

fn offline() -> Failure {
    Failure::Trouble(Trouble::Offline {
        said: "gone".into(),
    })
}

fn refusal() -> Refusal {
    Refusal {
        meaning: Meaning::PeriodWrong,
        code: Some("E7611".into()),
        cells: Vec::new(),
        said: "Period not valid: `null`".into(),
    }
}

#[test]
fn a_report_goes_through_all_five_steps_before_it_stands() {
    let mut machine = Machine::default();
    let key = task(1).snapshot.key;
    assert_eq!(
        after(&mut machine, vec![free(task(1))]),
        [Effect::Look(key)]
    );
    let sending = after(&mut machine, vec![Event::Held(Ok(empty()))]);
    assert!(matches!(&sending[..], [Effect::Import(import)] if import.cells.len() == 2));
    assert_eq!(
        after(&mut machine, vec![Event::Imported(Ok(()))]),
        [Effect::Look(key)]
    );
    assert_eq!(
        after(&mut machine, vec![Event::Held(Ok(as_keyed()))]),
        [Effect::Complete(key, first())]
    );
    assert_eq!(
        after(&mut machine, vec![Event::Completed(Ok(()))]),
        [Effect::AskRegistered(key)]
    );
    let end = after(&mut machine, vec![Event::Registered(Ok(true))]);
    let note = noted(&end);
    assert_eq!((note.status, note.next_attempt), (Status::InDhis2, None));
    assert_eq!(
        note.answer,
        Answer::Stands {
            cells: 2,
            zeros_not_kept: Vec::new()
        }
    );
    assert_eq!(note.seen, Some(as_keyed()));
    assert_eq!(machine.under_way(), None);
}

#[test]
fn a_correction_leaves_the_registration_as_it_is() {
    let mut machine = Machine::default();
    let complete = |mut state: ServerState| {
        state.is_complete = Some(true);
        state
    };
    let mut correction = task(2);
    correction.since = vec![snapshot(&[(cell(0, 0), "10"), (cell(0, 1), "0")])];
    let before = complete(held(&[(cell(0, 0), "10"), (cell(0, 1), "0")]));
    let sending = after(
        &mut machine,
        vec![free(correction), Event::Held(Ok(before))],
    );
    assert!(matches!(&sending[..], [Effect::Import(_)]));
    let end = after(
        &mut machine,
        vec![
            Event::Imported(Ok(())),
            Event::Held(Ok(complete(as_keyed()))),
        ],
    );
    assert_eq!(noted(&end).status, Status::InDhis2);
}

#[test]
fn a_report_that_the_district_reopened_is_completed_again_with_its_first_day() {
    let mut machine = Machine::default();
    let again = after(
        &mut machine,
        vec![
            free(task(2)),
            Event::Held(Ok(empty())),
            Event::Imported(Ok(())),
            Event::Held(Ok(as_keyed())),
        ],
    );
    assert_eq!(again, [Effect::Complete(task(2).snapshot.key, first())]);
}

#[test]
fn a_report_without_a_figure_is_taken_back_and_not_completed() {
    let mut machine = Machine::default();
    let sent = snapshot(&[(cell(0, 0), "12")]);
    let mut withdrawn = task(2);
    withdrawn.snapshot.values.clear();
    withdrawn.since = vec![sent];
    let key = withdrawn.snapshot.key;
    let complete = |mut state: ServerState| {
        state.is_complete = Some(true);
        state
    };
    let sending = after(
        &mut machine,
        vec![
            free(withdrawn),
            Event::Held(Ok(complete(held(&[(cell(0, 0), "12")])))),
        ],
    );
    assert!(matches!(&sending[..], [Effect::Import(import)] if import.cells == [cell(0, 0)]));
    let back = after(
        &mut machine,
        vec![Event::Imported(Ok(())), Event::Held(Ok(complete(empty())))],
    );
    assert_eq!(back, [Effect::Reopen(key)]);
    let asked = after(&mut machine, vec![Event::Reopened(Ok(()))]);
    assert_eq!(asked, [Effect::AskRegistered(key)]);
    let end = after(&mut machine, vec![Event::Registered(Ok(false))]);
    assert_eq!(noted(&end).status, Status::InDhis2);
}

#[test]
fn what_stands_there_already_is_not_sent_again() {
    let mut machine = Machine::default();
    let mut state = as_keyed();
    state.is_complete = Some(true);
    let end = after(&mut machine, vec![free(task(1)), Event::Held(Ok(state))]);
    assert_eq!(noted(&end).status, Status::InDhis2);
}

#[test]
fn a_zero_that_is_not_kept_is_told_and_still_stands() {
    let mut machine = Machine::default();
    let mut back = held(&[(cell(0, 0), "12")]);
    back.is_complete = Some(true);
    let end = after(
        &mut machine,
        vec![
            free(task(1)),
            Event::Held(Ok(held(&[(cell(0, 0), "12")]))),
            Event::Imported(Ok(())),
            Event::Held(Ok(back)),
        ],
    );
    assert_eq!(
        noted(&end).answer,
        Answer::Stands {
            cells: 2,
            zeros_not_kept: vec![cell(0, 1)]
        }
    );
}

#[test]
fn a_taken_report_that_reads_back_otherwise_never_stands() {
    let mut machine = Machine::default();
    let end = after(
        &mut machine,
        vec![
            free(task(1)),
            Event::Held(Ok(empty())),
            Event::Imported(Ok(())),
            Event::Held(Ok(held(&[(cell(0, 0), "21"), (cell(0, 1), "0")]))),
        ],
    );
    let note = noted(&end);
    assert_eq!(note.status, Status::Returned);
    assert!(
        matches!(&note.answer, Answer::Differs(differences) if differences[0].there.as_deref() == Some("21"))
    );
}

#[test]
fn a_locked_report_is_neither_sent_nor_completed() {
    for (lock, why) in [
        (LockStatus::Locked, Lock::Expired),
        (LockStatus::Approved, Lock::Approved),
    ] {
        let mut machine = Machine::default();
        let mut state = empty();
        state.lock = lock;
        let end = after(&mut machine, vec![free(task(1)), Event::Held(Ok(state))]);
        assert_eq!(
            noted(&end).answer,
            Answer::NeedsPerson(Trouble::Locked { why })
        );
        // The time ran out between sending and completing.
        let mut state = as_keyed();
        state.lock = lock;
        let end = after(
            &mut machine,
            vec![
                free(task(1)),
                Event::Held(Ok(empty())),
                Event::Imported(Ok(())),
                Event::Held(Ok(state)),
            ],
        );
        assert_eq!(noted(&end).status, Status::Returned);
    }
}

#[test]
fn figures_of_others_wait_for_a_person_who_decides_about_them() {
    let mut machine = Machine::default();
    let theirs = held(&[(cell(0, 0), "99")]);
    let end = after(
        &mut machine,
        vec![free(task(1)), Event::Held(Ok(theirs.clone()))],
    );
    let note = noted(&end).clone();
    assert_eq!((note.status, note.next_attempt), (Status::Returned, None));
    // Tried again because somebody asked: still not.
    let Answer::Foreign(differences) = note.answer.clone() else {
        panic!("{note:?}");
    };
    let mut again = task(1);
    again.last_answer = Some(note.answer);
    let end = after(
        &mut machine,
        vec![free(again.clone()), Event::Held(Ok(theirs.clone()))],
    );
    assert!(matches!(noted(&end).answer, Answer::Foreign(_)));
    again.decided = differences
        .into_iter()
        .map(|difference| Choice {
            difference,
            whose: Whose::Mine,
        })
        .collect();
    let go = after(&mut machine, vec![free(again), Event::Held(Ok(theirs))]);
    assert!(matches!(&go[..], [Effect::Import(_)]));
}

#[test]
fn waits_double_from_five_seconds_to_half_an_hour() {
    let seconds: Vec<i64> = [0, 1, 2, 3, 8, 9, 40, u32::MAX]
        .into_iter()
        .map(|attempts| wait(attempts, 0.5).num_seconds())
        .collect();
    assert_eq!(seconds, [5, 10, 20, 40, 1280, 1800, 1800, 1800]);
    assert_eq!(wait(0, 0.0).num_milliseconds(), 4000);
    assert_eq!(wait(0, 1.0).num_milliseconds(), 6000);
    assert_eq!(wait(0, f64::NAN).num_milliseconds(), 0);
}

#[test]
fn a_failing_report_never_blocks_the_next() {
    let mut machine = Machine::default();
    for (number, failure) in [
        (1, Failure::Refused(vec![refusal()])),
        (
            2,
            Failure::Trouble(Trouble::ServerFailed {
                status: 500,
                said: String::new(),
            }),
        ),
        (3, Failure::Trouble(Trouble::TimedOut)),
        (4, offline()),
        (
            5,
            Failure::Trouble(Trouble::NotAllowed {
                said: String::new(),
            }),
        ),
    ] {
        let mut machine = machine.clone();
        let end = after(
            &mut machine,
            vec![free(task(number)), Event::Held(Err(failure))],
        );
        assert_eq!(noted(&end).number, OutboxNumber(number));
        let next = after(&mut machine, vec![free(task(9))]);
        assert!(matches!(&next[..], [Effect::Look(_)]), "{number}");
    }
    let end = after(
        &mut machine,
        vec![Event::Unreadable(
            OutboxNumber(1),
            Trouble::Inside {
                said: String::new(),
            },
        )],
    );
    assert_eq!(noted(&end).status, Status::Returned);
}

#[test]
fn a_refused_login_stops_the_round_until_somebody_acts() {
    let mut machine = Machine::default();
    let refused = Failure::Trouble(Trouble::LoginRefused);
    let end = after(&mut machine, vec![free(task(1)), Event::Held(Err(refused))]);
    let note = noted(&end);
    assert_eq!(note.answer, Answer::NeedsPerson(Trouble::LoginRefused));
    assert_eq!(note.status, Status::Queued);
    let next = after(&mut machine, vec![free(task(2))]);
    assert_eq!(next, [Effect::Sleep(note.next_attempt)]);
    assert_eq!(after(&mut machine, vec![Event::TryNow]), [Effect::Next]);
    let next = after(&mut machine, vec![free(task(2))]);
    assert!(matches!(&next[..], [Effect::Look(_)]));
}

#[test]
fn a_line_gone_for_two_reports_spares_the_others_the_wait() {
    let mut machine = Machine::default();
    after(
        &mut machine,
        vec![free(task(1)), Event::Held(Err(offline()))],
    );
    let end = after(
        &mut machine,
        vec![free(task(2)), Event::Held(Err(offline()))],
    );
    let until = noted(&end).next_attempt;
    assert_eq!(
        after(&mut machine, vec![free(task(3))]),
        [Effect::Sleep(until)]
    );
    // When the time has come, it goes on.
    let later = machine.step(free(task(3)), until.unwrap(), 0.5);
    assert!(matches!(&later[..], [Effect::Look(_)]));
}

#[test]
fn one_report_that_never_gets_through_does_not_hold_up_a_new_one() {
    let mut machine = Machine::default();
    for attempts in 0..5 {
        let mut stuck = task(1);
        stuck.attempts = attempts;
        after(
            &mut machine,
            vec![
                free(stuck),
                Event::Held(Err(Failure::Trouble(Trouble::TimedOut))),
            ],
        );
    }
    let next = after(&mut machine, vec![Event::Queued, free(task(2))]);
    assert!(matches!(&next[..], [Effect::Look(_)]));
}

#[test]
fn a_report_queued_while_the_line_was_gone_is_tried_at_once() {
    let mut machine = Machine::default();
    for number in [1, 2] {
        after(
            &mut machine,
            vec![free(task(number)), Event::Held(Err(offline()))],
        );
    }
    assert_eq!(after(&mut machine, vec![Event::Queued]), [Effect::Next]);
    let next = after(&mut machine, vec![free(task(3))]);
    assert!(matches!(&next[..], [Effect::Look(_)]));
    // But not while a login is refused.
    let refused = Failure::Trouble(Trouble::LoginRefused);
    after(&mut machine, vec![Event::Held(Err(refused)), Event::Queued]);
    let next = after(&mut machine, vec![free(task(4))]);
    assert!(matches!(&next[..], [Effect::Sleep(Some(_))]));
}

#[test]
fn an_answer_takes_the_count_of_dead_lines_back() {
    let mut machine = Machine::default();
    after(
        &mut machine,
        vec![
            free(task(1)),
            Event::Held(Err(offline())),
            free(task(2)),
            Event::Held(Ok(empty())),
            Event::Imported(Err(offline())),
        ],
    );
    let next = after(&mut machine, vec![free(task(3))]);
    assert!(matches!(&next[..], [Effect::Look(_)]));
}

#[test]
fn a_line_that_breaks_after_the_values_were_taken_keeps_the_second_tick() {
    let mut machine = Machine::default();
    let end = after(
        &mut machine,
        vec![
            free(task(1)),
            Event::Held(Ok(empty())),
            Event::Imported(Ok(())),
            Event::Held(Err(offline())),
        ],
    );
    let note = noted(&end);
    assert_eq!(
        (&note.answer, note.status),
        (&Answer::Taken, Status::Received)
    );
    assert!(note.next_attempt.is_some(), "it goes on by itself");
}

#[test]
fn another_way_to_the_server_begins_anew_what_was_under_way() {
    let mut machine = Machine::default();
    after(&mut machine, vec![free(task(1)), Event::Held(Ok(empty()))]);
    assert_eq!(machine.under_way(), Some(OutboxNumber(1)));
    assert_eq!(after(&mut machine, vec![Event::AnotherWay]), [Effect::Next]);
    assert_eq!(machine.under_way(), None);
    let next = after(&mut machine, vec![free(task(1))]);
    assert!(matches!(&next[..], [Effect::Look(_)]));
}

#[test]
fn two_requests_that_met_are_tried_once_more_and_only_once() {
    let mut machine = Machine::default();
    let once_more = || Failure::OnceMore(vec![refusal()]);
    let end = after(
        &mut machine,
        vec![
            free(task(1)),
            Event::Held(Ok(empty())),
            Event::Imported(Err(once_more())),
        ],
    );
    let note = noted(&end).clone();
    assert!(matches!(note.answer, Answer::Later(_)));
    assert!(note.next_attempt.is_some());
    let mut again = task(1);
    again.last_answer = Some(note.answer);
    again.attempts = 1;
    let end = after(
        &mut machine,
        vec![
            free(again),
            Event::Held(Ok(empty())),
            Event::Imported(Err(once_more())),
        ],
    );
    assert_eq!(noted(&end).answer, Answer::Refused(vec![refusal()]));
}

#[test]
fn a_completion_refused_for_want_of_compulsory_cells_names_them() {
    let refused = |compulsory: &[Cell]| {
        let mut machine = Machine::default();
        let mut task = task(1);
        let mut form = form();
        form.compulsory = compulsory.to_vec();
        task.form = Arc::new(form);
        let refusal = Refusal {
            meaning: Meaning::CompulsoryMissing,
            code: None,
            cells: Vec::new(),
            said: "Sessions held needs to be filled. It is compulsory.".into(),
        };
        let end = after(
            &mut machine,
            vec![
                free(task),
                Event::Held(Ok(empty())),
                Event::Imported(Ok(())),
                Event::Held(Ok(as_keyed())),
                Event::Completed(Err(Failure::Refused(vec![refusal]))),
            ],
        );
        match &noted(&end).answer {
            Answer::Refused(refusals) => refusals[0].cells.clone(),
            other => panic!("{other:?}"),
        }
    };
    let all = [cell(0, 0), cell(0, 1), cell(1, 0)];
    assert_eq!(refused(&all), [cell(1, 0)], "the empty one");
    // All hold something: the server has dropped the zero.
    assert_eq!(refused(&all[..2]), [cell(0, 1)]);
}

#[test]
fn a_registration_that_did_not_happen_is_tried_again() {
    let mut machine = Machine::default();
    let end = after(
        &mut machine,
        vec![
            free(task(1)),
            Event::Held(Ok(as_keyed())),
            Event::Completed(Ok(())),
            Event::Registered(Ok(false)),
        ],
    );
    let note = noted(&end);
    assert_eq!(note.status, Status::Received);
    assert!(matches!(note.answer, Answer::Later(_)));
}

#[test]
fn with_nothing_due_it_sleeps_until_the_next_row_is() {
    let mut machine = Machine::default();
    let due = noon() + TimeDelta::minutes(3);
    let idle = |next_due| Event::Free {
        task: None,
        next_due,
    };
    assert_eq!(
        after(&mut machine, vec![idle(Some(due))]),
        [Effect::Sleep(Some(due))]
    );
    assert_eq!(after(&mut machine, vec![idle(None)]), [Effect::Sleep(None)]);
}
