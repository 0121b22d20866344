//! The board: what is owed by whom for when, and which report is owed first.
//!
//! Pure: facts in, [`Board`] out. What a clerk wants to know on opening the program is one thing, *which
//! report do I key now*; the rule for it is written at `next_owed`.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    domain::{
        form::Form,
        id::{DataSetId, OrganisationUnitId},
        organisation_unit::OrganisationUnit,
        period::{EntryWindow, Openness, Period, WorkingWeek, due_day, latest_ended, openness},
        report::ReportKey,
        status::{BoardState, Status},
        trouble::Lock,
        world::WorldKind,
    },
    office::news::{Board, BoardLine, BoardPeriod, FormsKnown},
};

const WEEKS: u32 = 13;
const OTHER_PERIODS: u32 = 12;

/// The most attribute options of a form that the board shows for one unit: more can be read by nobody.
const MOST_CHOICES: usize = 40;

/// All that the board is made of.
#[derive(Debug, Clone)]
pub struct BoardFacts {
    /// Which world this is.
    pub world: WorldKind,
    /// The day it is, at the configured offset.
    pub today: NaiveDate,
    /// The clock stands before the day this program was built.
    pub clock_is_wrong: bool,
    /// The days at the desk.
    pub working_week: WorkingWeek,
    /// The units known here, those above the reporting ones too.
    pub units: Vec<Arc<OrganisationUnit>>,
    /// The newest version of each form.
    pub forms: Vec<Arc<Form>>,
    /// Which form is reported by which unit, in the order of the lines.
    pub assignments: Vec<(DataSetId, OrganisationUnitId)>,
    /// The reports that exist.
    pub standings: BTreeMap<ReportKey, Standing>,
    /// How old the forms are, where they came from a server.
    pub forms_known: Option<FormsKnown>,
    /// How many reports wait in the outbox.
    pub unsent: usize,
    /// Since when the oldest of them waits.
    pub oldest_unsent: Option<DateTime<Utc>>,
}

/// How a report that exists stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How far it has come.
    pub status: Status,
    /// How often it was confirmed.
    pub revision: u32,
    /// It was changed after its last confirmation.
    pub is_changed_since_sent: bool,
    /// It was fetched from the server, and nothing was changed since.
    pub is_pulled: bool,
    /// Nothing was keyed: it was opened and left.
    pub is_empty: bool,
    /// When a cell was last written.
    pub touched_at: Option<DateTime<Utc>>,
}

impl Standing {
    /// Tells whether the national server was never given a version of it.
    fn is_first_draft(&self) -> bool {
        self.status == Status::Draft && self.revision == 0
    }
}

/// Makes the board.
pub fn board(facts: &BoardFacts) -> Board {
    let lines: Vec<BoardLine> = facts
        .assignments
        .iter()
        .filter_map(|(form, unit)| {
            let form = facts.forms.iter().find(|f| f.id == *form)?;
            let unit = facts.units.iter().find(|u| u.id == *unit)?;
            Some((form, unit))
        })
        .flat_map(|(form, unit)| {
            let forms = split(facts, form, unit);
            forms.into_iter().map(move |form| line(facts, &form, unit))
        })
        .collect();
    Board {
        world: facts.world,
        today: facts.today,
        clock_is_wrong: facts.clock_is_wrong,
        next_owed: next_owed(&lines, facts),
        lines,
        forms_known: facts.forms_known.clone(),
        unsent: facts.unsent,
        oldest_unsent: facts.oldest_unsent,
    }
}

/// Returns the form once for each attribute option that the unit is offered; a choice that is over is
/// shown only where there is a report of it.
fn split(facts: &BoardFacts, form: &Arc<Form>, unit: &Arc<OrganisationUnit>) -> Vec<Arc<Form>> {
    let Some(attribute) = &form.attribute else {
        return vec![Arc::clone(form)];
    };
    let line = line_of(unit, &facts.units);
    let newest = newest_shown(form, facts.today);
    let is_known = |combo| {
        facts.standings.keys().any(|key| {
            key.data_set == form.id
                && key.organisation_unit == unit.id
                && key.attribute_option_combo == combo
        })
    };
    attribute
        .choices
        .iter()
        .filter(|choice| {
            let is_open = choice
                .lock(&line, newest, attribute.grace_periods)
                .is_none();
            is_open || is_known(choice.combo)
        })
        .take(MOST_CHOICES)
        .filter_map(|choice| form.under(choice.combo).map(Arc::new))
        .collect()
}

/// Returns a unit and those above it.
fn line_of(unit: &OrganisationUnit, units: &[Arc<OrganisationUnit>]) -> Vec<OrganisationUnitId> {
    let mut line = vec![unit.id];
    let mut above = unit.parent;
    // A ring of units ends here.
    while let Some(id) = above.filter(|id| !line.contains(id)) {
        line.push(id);
        let next = units.iter().find(|unit| unit.id == id);
        above = next.and_then(|unit| unit.parent);
    }
    line
}

fn line(facts: &BoardFacts, form: &Arc<Form>, unit: &Arc<OrganisationUnit>) -> BoardLine {
    let above = line_of(unit, &facts.units);
    // Under an attribute option that was not in use nothing was owed.
    let is_in_use = |period| {
        let Some(attribute) = &form.attribute else {
            return true;
        };
        let choice = attribute.choice(form.attribute_option_combo);
        choice.is_some_and(|choice| {
            choice
                .lock(&above, period, attribute.grace_periods)
                .is_none()
        })
    };
    let parent = unit
        .parent
        .and_then(|id| facts.units.iter().find(|u| u.id == id));
    let count = if form.period_type.is_week() {
        WEEKS
    } else {
        OTHER_PERIODS
    };
    let periods = newest_shown(form, facts.today)
        .run_up(count)
        .into_iter()
        .map(|period| {
            let key = report_key(form, unit, period);
            let standing = facts.standings.get(&key);
            let due = due_day(&period, form.timely_days);
            BoardPeriod {
                key,
                period,
                state: match state(form, unit, period, standing, facts.today) {
                    BoardState::Missing | BoardState::Overdue
                        if standing.is_none() && !is_in_use(period) =>
                    {
                        BoardState::NotExpected
                    }
                    state => state,
                },
                is_changed_since_sent: standing.is_some_and(|s| s.is_changed_since_sent),
                is_begun: standing.is_some_and(|s| s.is_first_draft() && !s.is_empty),
                is_pulled: standing.is_some_and(|s| s.is_pulled),
                due,
                due_working_day: facts.working_week.reminder_day(due),
            }
        })
        .collect();
    BoardLine {
        unit: Arc::clone(unit),
        parent: parent.cloned(),
        form: Arc::clone(form),
        periods,
    }
}

/// Returns the identity of the report of a form, a unit and a period.
pub fn report_key(form: &Form, unit: &OrganisationUnit, period: Period) -> ReportKey {
    ReportKey {
        data_set: form.id,
        organisation_unit: unit.id,
        period,
        attribute_option_combo: form.attribute_option_combo,
    }
}

/// The last period that is over; the running one where the form lets it be keyed already.
pub(super) fn newest_shown(form: &Form, today: NaiveDate) -> Period {
    let ended = latest_ended(form.period_type, today);
    let running = ended.next();
    if openness(&running, &window(form), today).is_open() {
        running
    } else {
        ended
    }
}

/// Returns when a form may be keyed, as the period rules ask for it.
pub fn window(form: &Form) -> EntryWindow {
    EntryWindow {
        open_future_periods: form.open_future_periods,
        expiry_days: form.expiry_days,
        data_input_periods: form.data_input_periods.clone(),
    }
}

/// Returns why a report may not be keyed or sent on a day, as far as it can be known offline.
///
/// The unit's dates block as the server does since 2.43: the first day of the period must lie within
/// them. An approval is known only to the server, which says so when it refuses.
///
/// The form is the one of the report's attribute option ([`Form::under`]); `above` holds the units that
/// are known, those above the unit among them.
pub fn lock(
    form: &Form,
    unit: &OrganisationUnit,
    above: &[Arc<OrganisationUnit>],
    period: Period,
    today: NaiveDate,
) -> Option<Lock> {
    if form.is_read_only {
        return Some(Lock::ReadOnly);
    }
    if let Some(attribute) = &form.attribute {
        let Some(choice) = attribute.choice(form.attribute_option_combo) else {
            return Some(Lock::NotAssigned);
        };
        let line = line_of(unit, above);
        if let Some(lock) = choice.lock(&line, period, attribute.grace_periods) {
            return Some(lock);
        }
    }
    let first = period.first_day();
    let is_before = unit.opening_date.is_some_and(|opening| first < opening);
    let is_after = unit.closed_date.is_some_and(|closed| first > closed);
    if is_before || is_after {
        return Some(Lock::UnitClosed);
    }
    match openness(&period, &window(form), today) {
        Openness::Open => None,
        Openness::NotYet { .. } => Some(Lock::NotYetOpen),
        Openness::Expired { .. } => Some(Lock::Expired),
        Openness::OutsideWindow => Some(Lock::OutsideWindow),
    }
}

/// A unit owes only whole periods: one in which it opened or closed may be reported, but is not missed.
fn worked_throughout(unit: &OrganisationUnit, period: Period) -> bool {
    unit.opening_date
        .is_none_or(|opening| opening <= period.first_day())
        && unit
            .closed_date
            .is_none_or(|closed| closed >= period.last_day())
}

fn state(
    form: &Form,
    unit: &OrganisationUnit,
    period: Period,
    standing: Option<&Standing>,
    today: NaiveDate,
) -> BoardState {
    let is_late = today > due_day(&period, form.timely_days);
    if let Some(standing) = standing.filter(|s| !(s.is_first_draft() && s.is_empty)) {
        return if standing.is_first_draft() && is_late {
            BoardState::Overdue
        } else {
            BoardState::Has(standing.status)
        };
    }
    let was_askable = match openness(&period, &window(form), today) {
        Openness::Open | Openness::Expired { .. } => true,
        Openness::NotYet { .. } | Openness::OutsideWindow => false,
    };
    match (was_askable && worked_throughout(unit, period), is_late) {
        (false, _) => BoardState::NotExpected,
        (true, true) => BoardState::Overdue,
        (true, false) => BoardState::Missing,
    }
}

/// How urgent a candidate is; the smallest goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    /// On the desk: keyed in and not yet confirmed. The one touched last, as the paper still lies there.
    InHand(Reverse<Option<DateTime<Utc>>>),
    /// Sent back: someone has looked at it and waits. The earliest due first.
    Returned(NaiveDate),
    /// The newest ended period of a form: the late before those still in time, then the earliest due.
    Newest { is_in_time: bool, due: NaiveDate },
    /// A gap further back; the newest first, for the older its paper, the harder it is to find.
    Gap(Reverse<NaiveDate>),
}

/// Decides which report is owed first.
///
/// Considered is what can be keyed today, has ended (or is begun), and was not confirmed. Then:
///
/// 1. a report that is begun, the last touched before the others: a restart returns to the desk as it was;
/// 2. a report that was returned;
/// 3. of each unit and form the newest ended period: overdue before in time, then the earlier due day,
///    then the order of the board. The newest and not the oldest, because the district waits for
///    this month while last spring's gap has waited already;
/// 4. older gaps, the newest first.
fn next_owed(lines: &[BoardLine], facts: &BoardFacts) -> Option<ReportKey> {
    let mut best: Option<(Urgency, ReportKey)> = None;
    for line in lines {
        let newest_ended = latest_ended(line.form.period_type, facts.today);
        for shown in &line.periods {
            let (form, unit) = (&line.form, &line.unit);
            if lock(form, unit, &facts.units, shown.period, facts.today).is_some() {
                continue;
            }
            let standing = facts.standings.get(&shown.key);
            let Some(urgency) = urgency(shown, standing, newest_ended) else {
                continue;
            };
            if best.is_none_or(|(least, _)| urgency < least) {
                best = Some((urgency, shown.key));
            }
        }
    }
    best.map(|(_, key)| key)
}

fn urgency(
    shown: &BoardPeriod,
    standing: Option<&Standing>,
    newest_ended: Period,
) -> Option<Urgency> {
    // What was fetched lies on nobody's desk.
    if let Some(standing) = standing.filter(|s| !s.is_empty && !s.is_pulled)
        && matches!(standing.status, Status::Draft | Status::Confirmed)
    {
        return Some(Urgency::InHand(Reverse(standing.touched_at)));
    }
    match shown.state {
        BoardState::Has(Status::Returned) => Some(Urgency::Returned(shown.due)),
        BoardState::Missing | BoardState::Overdue | BoardState::Has(Status::Draft) => {
            let is_in_time = shown.state != BoardState::Overdue;
            match shown.period.cmp(&newest_ended) {
                std::cmp::Ordering::Equal => Some(Urgency::Newest {
                    is_in_time,
                    due: shown.due,
                }),
                std::cmp::Ordering::Less => Some(Urgency::Gap(Reverse(shown.period.last_day()))),
                std::cmp::Ordering::Greater => None,
            }
        }
        BoardState::NotExpected | BoardState::Has(_) => None,
    }
}

#[cfg(test)]
mod tests;
