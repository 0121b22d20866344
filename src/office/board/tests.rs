//! A table of situations a clerk meets in the morning.

use chrono::TimeZone;

use super::*;
use crate::{
    bundle::check::tests::{form, uid, unit},
    domain::period::{DataInputPeriod, PeriodType},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(id: &str) -> Period {
    Period::parse(id).unwrap()
}

/// Two centres, a monthly and a weekly form; Monday 23 November 2026, week 47 ended yesterday.
fn facts() -> BoardFacts {
    BoardFacts {
        forms_known: None,
        world: WorldKind::Practice,
        today: day("2026-11-23"),
        clock_is_wrong: false,
        working_week: WorkingWeek::default(),
        units: [1, 2, 3].map(|n| Arc::new(unit(n))).to_vec(),
        forms: vec![
            Arc::new(form(1, PeriodType::Monthly)),
            Arc::new(form(2, PeriodType::Weekly)),
        ],
        assignments: vec![
            (uid('F', 1), uid('U', 2)),
            (uid('F', 2), uid('U', 2)),
            (uid('F', 1), uid('U', 3)),
        ],
        standings: BTreeMap::new(),
        unsent: 0,
        oldest_unsent: None,
    }
}

fn key(form: u32, unit: u32, id: &str) -> ReportKey {
    ReportKey {
        data_set: uid('F', form),
        organisation_unit: uid('U', unit),
        period: period(id),
        attribute_option_combo: uid('A', 1),
    }
}

fn standing(status: Status) -> Standing {
    Standing {
        status,
        revision: u32::from(status != Status::Draft),
        is_changed_since_sent: false,
        is_pulled: false,
        is_empty: false,
        touched_at: None,
    }
}

/// Everything up to and with a period has been sent.
fn all_sent(facts: &mut BoardFacts) {
    for line in board(facts).lines {
        for shown in line.periods {
            facts.standings.insert(shown.key, standing(Status::InDhis2));
        }
    }
}

fn state_of(facts: &BoardFacts, key: ReportKey) -> BoardState {
    board(facts)
        .lines
        .iter()
        .flat_map(|line| &line.periods)
        .find(|shown| shown.key == key)
        .unwrap()
        .state
}

#[test]
fn a_line_shows_twelve_months_or_thirteen_weeks_up_to_the_newest_ended() {
    let board = board(&facts());
    let shape: Vec<(usize, String, String)> = board
        .lines
        .iter()
        .map(|line| {
            let id = |shown: Option<&BoardPeriod>| shown.unwrap().period.id();
            (
                line.periods.len(),
                id(line.periods.first()),
                id(line.periods.last()),
            )
        })
        .collect();
    assert_eq!(
        shape,
        [
            (12, "202511".to_owned(), "202610".to_owned()),
            (13, "2026W35".to_owned(), "2026W47".to_owned()),
            (12, "202511".to_owned(), "202610".to_owned()),
        ]
    );
    assert_eq!(board.lines[0].parent.as_ref().unwrap().id, uid('U', 1));
}

#[test]
fn the_reminder_falls_on_a_working_day() {
    let mut facts = facts();
    facts.working_week.holidays = vec![day("2026-11-15")];
    let board = board(&facts);
    let october = board.lines[0].periods.last().unwrap();
    assert_eq!(
        october.due,
        day("2026-11-15"),
        "a Sunday, and a holiday here"
    );
    assert_eq!(
        october.due_working_day,
        day("2026-11-12"),
        "the Thursday before"
    );
}

#[test]
fn what_is_not_there_is_missing_then_overdue() {
    let mut facts = facts();
    let october = key(1, 2, "202610");
    for (today, state) in [
        ("2026-11-01", BoardState::Missing),
        ("2026-11-15", BoardState::Missing),
        ("2026-11-16", BoardState::Overdue),
    ] {
        facts.today = day(today);
        assert_eq!(state_of(&facts, october), state, "{today}");
    }
}

#[test]
fn a_unit_owes_only_the_whole_periods_in_which_it_worked() {
    let mut facts = facts();
    let mut young = unit(2);
    young.opening_date = Some(day("2026-08-10"));
    young.closed_date = Some(day("2026-10-20"));
    facts.units[1] = Arc::new(young);
    for (id, state) in [
        ("202607", BoardState::NotExpected),
        ("202608", BoardState::NotExpected),
        ("202609", BoardState::Overdue),
        ("202610", BoardState::NotExpected),
    ] {
        assert_eq!(state_of(&facts, key(1, 2, id)), state, "{id}");
    }
}

#[test]
fn a_period_outside_the_windows_of_the_form_is_not_expected_and_an_expired_one_is_overdue() {
    let mut facts = facts();
    let mut listed = form(1, PeriodType::Monthly);
    listed.data_input_periods = vec![DataInputPeriod {
        period: period("202609"),
        opening: Some(day("2026-10-01")),
        closing: Some(day("2026-10-31")),
    }];
    facts.forms[0] = Arc::new(listed);
    assert_eq!(
        state_of(&facts, key(1, 2, "202610")),
        BoardState::NotExpected
    );
    assert_eq!(state_of(&facts, key(1, 2, "202609")), BoardState::Overdue);
    assert_eq!(
        board(&facts).next_owed,
        Some(key(2, 2, "2026W47")),
        "what is locked is not offered"
    );
}

#[test]
fn a_running_period_is_shown_where_the_form_lets_it_be_keyed_but_is_not_owed() {
    let mut facts = facts();
    let mut early = form(1, PeriodType::Monthly);
    early.open_future_periods = 1;
    facts.forms[0] = Arc::new(early);
    all_sent(&mut facts);
    facts.standings.remove(&key(1, 2, "202611"));
    assert_eq!(state_of(&facts, key(1, 2, "202611")), BoardState::Missing);
    assert_eq!(board(&facts).next_owed, None);
}

#[test]
fn a_first_draft_that_is_late_is_overdue_and_a_correction_is_not() {
    let mut facts = facts();
    let october = key(1, 2, "202610");
    facts.standings.insert(october, standing(Status::Draft));
    assert_eq!(state_of(&facts, october), BoardState::Overdue);
    let correction = Standing {
        revision: 1,
        is_changed_since_sent: true,
        ..standing(Status::Draft)
    };
    facts.standings.insert(october, correction);
    assert_eq!(state_of(&facts, october), BoardState::Has(Status::Draft));
    assert!(board(&facts).lines[0].periods[11].is_changed_since_sent);
    facts.standings.insert(october, standing(Status::Received));
    assert_eq!(state_of(&facts, october), BoardState::Has(Status::Received));
}

#[test]
fn a_report_opened_and_left_empty_is_still_missing() {
    let mut facts = facts();
    facts.today = day("2026-11-10");
    let october = key(1, 2, "202610");
    facts.standings.insert(
        october,
        Standing {
            is_pulled: false,
            is_empty: true,
            ..standing(Status::Draft)
        },
    );
    assert_eq!(state_of(&facts, october), BoardState::Missing);
}

#[test]
fn the_overdue_month_goes_before_the_week_still_in_time() {
    assert_eq!(board(&facts()).next_owed, Some(key(1, 2, "202610")));
}

#[test]
fn in_time_the_earlier_due_day_goes_first() {
    let mut facts = facts();
    facts.today = day("2026-11-02");
    assert_eq!(
        board(&facts).next_owed,
        Some(key(2, 2, "2026W44")),
        "due on Wednesday, the month on the 15th"
    );
}

#[test]
fn the_newest_goes_before_old_gaps_of_any_form() {
    let mut facts = facts();
    all_sent(&mut facts);
    facts.standings.remove(&key(1, 2, "202603"));
    facts.standings.remove(&key(1, 3, "202605"));
    facts.standings.remove(&key(2, 2, "2026W47"));
    assert_eq!(board(&facts).next_owed, Some(key(2, 2, "2026W47")));
    facts
        .standings
        .insert(key(2, 2, "2026W47"), standing(Status::Queued));
    assert_eq!(
        board(&facts).next_owed,
        Some(key(1, 3, "202605")),
        "then the newest gap"
    );
    facts
        .standings
        .insert(key(1, 3, "202605"), standing(Status::InDhis2));
    facts
        .standings
        .insert(key(1, 2, "202603"), standing(Status::InDhis2));
    assert_eq!(board(&facts).next_owed, None);
}

#[test]
fn what_lies_on_the_desk_is_finished_first() {
    let mut facts = facts();
    let at = |hour| Some(Utc.with_ymd_and_hms(2026, 11, 22, hour, 0, 0).unwrap());
    let draft = |hour| Standing {
        touched_at: at(hour),
        ..standing(Status::Draft)
    };
    facts.standings.insert(key(1, 3, "202609"), draft(8));
    facts.standings.insert(key(2, 2, "2026W47"), draft(9));
    facts
        .standings
        .insert(key(1, 2, "202608"), standing(Status::Returned));
    assert_eq!(board(&facts).next_owed, Some(key(2, 2, "2026W47")));
    facts
        .standings
        .insert(key(2, 2, "2026W47"), standing(Status::Queued));
    assert_eq!(board(&facts).next_owed, Some(key(1, 3, "202609")));
    facts
        .standings
        .insert(key(1, 3, "202609"), standing(Status::Queued));
    assert_eq!(
        board(&facts).next_owed,
        Some(key(1, 2, "202608")),
        "then what came back"
    );
}

#[test]
fn a_lock_says_why() {
    let form = form(1, PeriodType::Monthly);
    let mut centre = unit(2);
    let today = day("2026-11-23");
    let locked = |centre: &OrganisationUnit, id: &str| lock(&form, centre, &[], period(id), today);
    assert_eq!(locked(&centre, "202610"), None);
    assert_eq!(locked(&centre, "202611"), Some(Lock::NotYetOpen));
    assert_eq!(locked(&centre, "201412"), Some(Lock::UnitClosed));
    centre.closed_date = Some(day("2026-10-20"));
    assert_eq!(
        locked(&centre, "202610"),
        None,
        "it worked on the first day"
    );
    let mut expiring = form.clone();
    expiring.expiry_days = 10.0;
    assert_eq!(
        lock(&expiring, &centre, &[], period("202610"), today),
        Some(Lock::Expired)
    );
    let mut read_only = form.clone();
    read_only.is_read_only = true;
    assert_eq!(
        lock(&read_only, &centre, &[], period("202610"), today),
        Some(Lock::ReadOnly)
    );
}

#[test]
fn a_form_split_by_an_attribute_has_a_line_for_each_choice_of_the_unit() {
    use crate::domain::{
        attribute::{Attribute, AttributeChoice},
        names::Names,
    };
    let mut facts = facts();
    let choice = |n: u32, name: &str| AttributeChoice {
        combo: uid('A', n),
        options: vec![Names::untranslated(name)],
        first_day: None,
        last_day: None,
        units: Vec::new(),
        is_read_only: false,
    };
    let mut elsewhere = choice(3, "Partner C");
    elsewhere.units = vec![vec![uid('U', 77)]];
    let mut young = choice(2, "Partner B");
    young.first_day = Some(day("2026-09-01"));
    young.units = vec![vec![uid('U', 1)]];
    let mut split = (*facts.forms[0]).clone();
    split.attribute = Some(Attribute {
        names: vec![Names::untranslated("Partner")],
        choices: vec![choice(1, "Partner A"), young, elsewhere],
        grace_periods: 0,
    });
    let id = split.id;
    facts.forms[0] = Arc::new(split);
    let board = board(&facts);
    let names: Vec<&str> = board
        .lines
        .iter()
        .filter(|line| line.form.id == id && line.unit.id == uid('U', 2))
        .map(|line| line.form.names.base.as_str())
        .collect();
    assert_eq!(names, ["Form 1 · Partner A", "Form 1 · Partner B"]);
    let of_b = board
        .lines
        .iter()
        .find(|line| line.form.attribute_option_combo == uid('A', 2))
        .unwrap();
    let state = |id: &str| {
        let shown = of_b.periods.iter().find(|shown| shown.period == period(id));
        shown.unwrap().state
    };
    assert_eq!(state("202608"), BoardState::NotExpected);
    assert_ne!(state("202609"), BoardState::NotExpected);
    assert_eq!(of_b.periods[0].key.attribute_option_combo, uid('A', 2));
}
