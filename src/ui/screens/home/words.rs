//! The sentences of the board: what is owed, when it is due, what waits.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::{
        form::Form,
        names::Names,
        status::{BoardState, Status},
    },
    i18n::Arg,
    office::news::{Board, BoardLine, BoardPeriod},
    text,
    ui::{context::Context, theme::Meaning, widgets::paragraph},
};

/// How long before its end a login is spoken of.
const TOKEN_WARNING_DAYS: i64 = 30;

/// Names a report: form, period, and the facility where there are several; the short names where the
/// long ones would be cut.
pub fn report(
    board: &Board,
    line: &BoardLine,
    period: &BoardPeriod,
    room: usize,
    context: &Context,
) -> String {
    let is_alone = board
        .lines
        .iter()
        .all(|other| other.unit.id == line.unit.id);
    let named = |form: &Names, facility: &Names| {
        let form = ("form", context.name(form).into());
        let period = ("period", Arg::Period(period.period));
        if is_alone {
            return context.format("home-report", &[form, period]);
        }
        let facility = ("facility", context.name(facility).into());
        context.format("home-report-of", &[form, period, facility])
    };
    let (form, unit) = (&line.form, &line.unit);
    let long = named(&form.names, &unit.names);
    let short = named(&form.short_names, &unit.short_names);
    paragraph::fitting(long, short, room, context.abilities.text)
}

/// Returns a name that fits, the long one if it does.
pub fn fitting<'a>(
    long: &'a Names,
    short: &'a Names,
    room: usize,
    context: &'a Context,
) -> &'a str {
    let name = context.name(long);
    if text::width(name, context.abilities.text) <= room {
        return name;
    }
    context.name(short)
}

/// Tells when a report is due, counted in days and named by its working day.
pub fn due(period: &BoardPeriod, today: NaiveDate, context: &Context) -> (String, Meaning) {
    let late = (today - period.due).num_days();
    if late > 0 {
        let text = context.format(
            "home-late",
            &[("days", late.into()), ("date", Arg::Date(period.due))],
        );
        return (text, Meaning::Soft);
    }
    // On a day off after the last working day, the deadline itself is what is left.
    let day = if period.due_working_day < today {
        period.due
    } else {
        period.due_working_day
    };
    let facts = [
        ("days", (day - today).num_days().into()),
        (
            "weekday",
            Arg::Phrase(context.catalogue.weekday(day.weekday())),
        ),
        ("day", Arg::from(day.day())),
        ("month", Arg::Phrase(context.catalogue.month(day.month()))),
    ];
    let (key, meaning) = match (day - today).num_days() {
        0 => ("home-due-today", Meaning::Soft),
        1 => ("home-due-tomorrow", Meaning::Title),
        _ => ("home-due", Meaning::Plain),
    };
    (context.format(key, &facts), meaning)
}

/// Tells how a report stands, in words.
pub fn state(period: &BoardPeriod, context: &Context) -> String {
    let word = context.catalogue.board_state(period.state);
    if period.is_changed_since_sent {
        let changed = context.text("state-changed");
        return context.format(
            "home-state-changed",
            &[
                ("state", Arg::Phrase(word)),
                ("changed", Arg::Phrase(changed)),
            ],
        );
    }
    if period.is_pulled {
        return context.format("home-state-pulled", &[("state", Arg::Phrase(word))]);
    }
    if period.is_begun && period.state == BoardState::Overdue {
        return context.format("home-state-begun", &[("state", Arg::Phrase(word))]);
    }
    word
}

/// Tells whether a report holds something that nobody was ever given.
pub fn is_unsent(period: &BoardPeriod) -> bool {
    let is_draft = matches!(
        period.state,
        BoardState::Has(Status::Draft | Status::Confirmed) | BoardState::Overdue
    );
    period.is_changed_since_sent || is_draft && period.is_begun && !period.is_pulled
}

/// Tells whether a due day still says something: nothing is due that is sent, or was never expected.
pub fn is_open(state: BoardState) -> bool {
    matches!(
        state,
        BoardState::Missing
            | BoardState::Overdue
            | BoardState::Has(Status::Draft | Status::Confirmed | Status::Returned)
    )
}

/// Tells of which day a form is, and when the server last said that it is still so.
pub fn age(board: &Board, form: &Form, context: &Context) -> Option<String> {
    let known = board.forms_known.as_ref()?;
    let day = |moment| {
        let day = context.clock_of(moment).date();
        Arg::Phrase(context.catalogue.short_date(day))
    };
    let facts = [
        ("date", day(*known.since.get(&form.id)?)),
        ("checked", day(known.checked_at)),
    ];
    Some(context.format("home-form-of", &facts))
}

/// Names the forms that are new or have changed.
pub fn changed(forms: &[Arc<Form>], context: &Context) -> String {
    let names: Vec<String> = forms
        .iter()
        .map(|form| format!("\u{2068}{}\u{2069}", context.name(&form.short_names)))
        .collect();
    let facts = [("forms", Arg::Phrase(names.join(" · ")))];
    context.format("home-forms-changed", &facts)
}

/// Returns what must not be overlooked: what waits, a wrong clock, a login that ends.
pub fn warnings(board: &Board, context: &Context) -> Vec<(String, Meaning)> {
    let mut warnings = Vec::new();
    if let Some(text) = unsent(board, context) {
        warnings.push((text, Meaning::Title));
    }
    if board.clock_is_wrong {
        let facts = [("date", Arg::Date(board.today))];
        warnings.push((context.format("home-clock", &facts), Meaning::Soft));
    }
    if let Some(end) = context.settings.token_expires {
        let left = (end - board.today).num_days();
        let facts = [("days", left.into()), ("date", Arg::Date(end))];
        if left < 0 {
            warnings.push((context.format("home-token-ended", &facts), Meaning::Soft));
        } else if left <= TOKEN_WARNING_DAYS {
            warnings.push((context.format("home-token-ends", &facts), Meaning::Soft));
        }
    }
    warnings
}

/// Tells how many reports wait, and since when; nothing when none does.
pub fn unsent(board: &Board, context: &Context) -> Option<String> {
    let oldest = board.oldest_unsent?;
    let days = (board.today - context.clock_of(oldest).date())
        .num_days()
        .max(0);
    let since = match days {
        0 => context.text("home-since-today"),
        1 => context.text("home-since-yesterday"),
        _ => context.format("home-since-days", &[("days", days.into())]),
    };
    (board.unsent > 0).then(|| {
        context.format(
            "home-unsent",
            &[
                ("count", board.unsent.into()),
                ("since", Arg::Phrase(since)),
            ],
        )
    })
}
