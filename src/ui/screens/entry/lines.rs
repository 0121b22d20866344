//! The three lines below the form: the cell in words, its past, and the one thing there is to say.

use crate::{
    domain::{
        finding::{Finding, Severity},
        form::{Cell, Place},
        period::Period,
        value::{Decimal, Value, ValueType},
    },
    i18n::{
        Arg,
        explain::{self, Told},
    },
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{self, Action, Where},
        theme::Meaning,
        widgets::{paragraph, sparkline::sparkline},
    },
};

use super::{Entry, cells, cursor, grid, prompt::Prompt, typing::Kind};

/// How many earlier periods are shown.
const PAST: i32 = 12;

/// Draws the three lines.
pub(super) fn draw(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let is_long = cell(entry, canvas, context);
    match &entry.prompt {
        Some(prompt) => ask(entry, prompt, canvas, context),
        None if entry.shows_history => history(entry, canvas, context),
        None => {
            if !is_long {
                past(entry, canvas, context);
            }
            said(entry, canvas, context);
        }
    }
}

/// The number and the letter on the paper, the names of row and column, the value in full. Names that need
/// a second line get it, since some servers write a name in three languages: then it returns true.
fn cell(entry: &Entry, canvas: &mut Canvas, context: &Context) -> bool {
    let (Some(row), Some(column)) = (entry.row(), entry.form().column_at(entry.cursor)) else {
        return false;
    };
    let theme = context.theme;
    let width = canvas.width();
    let held = entry.entry();
    let number = context.digits(&row.number);
    let mut x = 1;
    x += canvas.code(
        x,
        0,
        width,
        &format!("{number}{}", column.letter),
        theme.style(Meaning::Title),
    );
    let options: Vec<&str> = column
        .options
        .iter()
        .map(|names| context.name(names))
        .collect();
    let mut words = vec![grid::name(row, context)];
    words.extend(options.iter().map(|option| (*option).to_owned()));
    let mut names = words.join(" · ");
    if held.value != Value::Blank {
        let value = cells::in_words(entry, row, &held.value, context);
        let parts = held.parts.as_ref().map(|parts| context.digits(parts));
        let value = match parts {
            Some(parts) => format!("{parts} = {value}"),
            None => value,
        };
        names = format!("{names}: \u{2068}{value}\u{2069}");
    }
    x += 2;
    let plain = theme.style(Meaning::Plain);
    let room = width.saturating_sub(x);
    if canvas.width_of(&names) > room && entry.prompt.is_none() && !entry.shows_history {
        let lines = paragraph::wrap(&names, room, context.abilities.text);
        let (first, rest) = lines.split_at(1.min(lines.len()));
        canvas.text(x, 0, room, &first.join(" "), plain);
        let used = canvas.text(x, 1, room, &rest.join(" "), plain);
        let said = remark(&held, context);
        let style = theme.style(Meaning::Note);
        canvas.text(x + used + 2, 1, room.saturating_sub(used + 2), &said, style);
        return true;
    }
    x += canvas.text(x, 0, room, &names, plain);
    let remark = remark(&held, context);
    if !remark.is_empty() {
        canvas.text(
            x + 2,
            0,
            width.saturating_sub(x + 2),
            &remark,
            theme.style(Meaning::Note),
        );
    }
    false
}

fn remark(held: &crate::domain::value::Entry, context: &Context) -> String {
    let mut remarks = Vec::new();
    if held.repeated {
        remarks.push(context.text("entry-repeated"));
    }
    if held.follow_up {
        remarks.push(context.text("follow-up"));
    }
    if let Some(comment) = &held.comment {
        remarks.push(context.format("entry-comment-said", &[("comment", Arg::Text(comment))]));
    }
    remarks.join(" · ")
}

/// The cell's own earlier numbers as bars, and the one before.
fn past(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let Some(id) = entry.cell() else { return };
    if !entry.kind().is_number() {
        return;
    }
    let numbers: Vec<Option<f64>> = periods(entry)
        .into_iter()
        .map(|period| {
            value(entry, period, id)
                .and_then(Value::number)
                .map(Decimal::to_f64)
        })
        .collect();
    let quiet = context.theme.style(Meaning::Quiet);
    let plain = context.theme.style(Meaning::Plain);
    let width = canvas.width();
    if numbers.iter().all(Option::is_none) {
        canvas.text(1, 1, width, &context.text("entry-no-past"), quiet);
        return;
    }
    let mut x = 1;
    x += canvas.text(
        x,
        1,
        width,
        &context.format("entry-past", &[("count", numbers.len().into())]),
        quiet,
    ) + 1;
    let bars = sparkline(&numbers, context.abilities.is_ascii);
    x += canvas.code(x, 1, width.saturating_sub(x), &bars, plain) + 2;
    let last = entry.open.report.key.period.previous();
    let text = match value(entry, last, id) {
        Some(value @ Value::Given(_)) => entry
            .row()
            .map(|row| cells::in_words(entry, row, value, context))
            .unwrap_or_default(),
        Some(Value::NotAvailable(_)) => context.text("not-available"),
        Some(Value::Blank) | None => context.text("entry-blank"),
    };
    let name = context.catalogue.period_short(last);
    let text = context.format(
        "entry-last",
        &[("period", Arg::Phrase(name)), ("value", Arg::Phrase(text))],
    );
    canvas.text(x, 1, width.saturating_sub(x), &text, plain);
}

/// All the earlier numbers under their periods, in place of the past and of what is said.
fn history(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let Some(id) = entry.cell() else { return };
    let periods = periods(entry);
    let width = canvas.width().saturating_sub(1) / periods.len().max(1);
    let mut year = None;
    for (at, period) in periods.into_iter().enumerate() {
        let x = 1 + at * width;
        // The year stands beside its first period only.
        let name = if year == Some(period.year()) {
            context.catalogue.period_number(period)
        } else {
            context.catalogue.period_number_of_year(period)
        };
        year = Some(period.year());
        let quiet = context.theme.style(Meaning::Quiet);
        canvas.text(x, 1, width.saturating_sub(1), &name, quiet);
        let text = match value(entry, period, id) {
            Some(Value::Given(text)) => context.digits(text),
            Some(Value::NotAvailable(_)) => context.text("entry-not-available-sign"),
            Some(Value::Blank) => "__".to_owned(),
            None => "-".to_owned(),
        };
        let plain = context.theme.style(Meaning::Plain);
        canvas.text(x, 2, width.saturating_sub(1), &text, plain);
    }
}

/// Returns the earlier periods, oldest first.
fn periods(entry: &Entry) -> Vec<Period> {
    let this = entry.open.report.key.period;
    (1..=PAST).rev().map(|back| this.offset(-back)).collect()
}

fn value(entry: &Entry, period: Period, cell: Cell) -> Option<&Value> {
    entry
        .open
        .history
        .of(period)
        .and_then(|past| past.value(cell))
}

/// The one thing there is to say, the most urgent first. It never takes the focus; what is too long
/// for its line takes the one above, where the past stands.
fn said(entry: &Entry, canvas: &mut Canvas, context: &Context) {
    let Some((text, meaning)) = urgent(entry, context) else {
        return;
    };
    let width = canvas.width().saturating_sub(2);
    let style = context.theme.style(meaning);
    let lines = paragraph::wrap(&text, width, context.abilities.text);
    if lines.len() < 2 {
        canvas.text(1, 2, width, &text, style);
        return;
    }
    let plain = context.theme.style(Meaning::Plain);
    canvas.clear(0, 1, width + 2, 1, plain);
    let (first, rest) = lines.split_at(1);
    for (y, line) in [(1, first.join(" ")), (2, rest.join(" "))] {
        canvas.text(1, y, width, &line, style);
    }
}

fn urgent(entry: &Entry, context: &Context) -> Option<(String, Meaning)> {
    if let Some(notice) = &entry.notice
        && notice.meaning == Meaning::Hard
    {
        return Some((notice.text.clone(), notice.meaning));
    }
    // Said for as long as it stands there: the eyes are on the paper when the key is pressed.
    let has_point = { entry.typing.as_ref() }.is_some_and(|typing| typing.has_point(entry.kind()));
    if has_point {
        let text = context.text("entry-point-in-whole");
        return Some((format!("× {text}"), Meaning::Hard));
    }
    if let Some(trouble) = entry.saving.trouble() {
        let told = explain::trouble(&context.catalogue, &trouble.trouble);
        return Some((fitting(&told, context), Meaning::Hard));
    }
    if let Some(notice) = &entry.notice {
        return Some((notice.text.clone(), notice.meaning));
    }
    if entry.open.report.zero_report.is_some() && entry.zero_report_rule().is_none() {
        let key = keymap::key_for(Where::Entry, Action::ZeroReport, context.language());
        let text = context.format("entry-zero-report-untrue", &[("key", Arg::Text(&key))]);
        return Some((format!("! {text}"), Meaning::Hard));
    }
    let findings = entry.findings_here();
    let finding = findings
        .first()
        .filter(|finding| !entry.is_accepted(finding));
    if let Some(finding) = finding
        && (finding.severity == Severity::Hard || entry.unnotified().is_none())
    {
        let more = findings
            .iter()
            .filter(|other| !entry.is_accepted(other))
            .count()
            - 1;
        return Some(finding_line(entry, finding, more, context));
    }
    if entry.unnotified().is_some() {
        let telephone = context.digits(entry.telephone().unwrap_or("-"));
        let key = keymap::key_for(Where::Entry, Action::Notify, context.language());
        let text = context.format(
            "entry-notify-now",
            &[
                ("telephone", Arg::Text(&telephone)),
                ("key", Arg::Text(&key)),
            ],
        );
        return Some((text, Meaning::Soft));
    }
    if let Some(signature) = &entry.open.report.zero_report {
        let facts = [
            ("person", Arg::Text(&signature.person)),
            ("date", Arg::Date(context.clock_of(signature.at).date())),
        ];
        return Some((
            context.format("entry-is-zero-report", &facts),
            Meaning::Note,
        ));
    }
    if entry.kind() == Kind::Choice {
        let mut text = options(entry, context);
        if entry.takes_several() {
            text = format!("{text}  {}", context.text("entry-several"));
        }
        return Some((text, Meaning::Quiet));
    }
    if matches!(entry.kind(), Kind::YesNo | Kind::YesOnly) {
        return Some((context.text("entry-yes-is-one"), Meaning::Quiet));
    }
    let is_untouched = entry.open.report.entries.is_empty();
    if is_untouched && entry.form().zero_report.is_some() {
        let key = keymap::key_for(Where::Entry, Action::ZeroReport, context.language());
        let text = context.format("entry-zero-report-offered", &[("key", Arg::Text(&key))]);
        return Some((text, Meaning::Quiet));
    }
    of_section(entry, context).map(|text| (text, Meaning::Quiet))
}

/// What the server says before and after a section, at its first and last row; between them, why some of
/// its cells cannot be keyed.
fn of_section(entry: &Entry, context: &Context) -> Option<String> {
    let section = entry.section()?;
    let rows = cursor::rows_of_section(entry.form(), entry.cursor.section);
    let is_at =
        |place: Option<&Place>| place.is_some_and(|place| cursor::same_row(*place, entry.cursor));
    if is_at(rows.first()) && !section.before.is_empty() {
        return Some(section.before.clone());
    }
    if is_at(rows.last()) && !section.after.is_empty() {
        return Some(section.after.clone());
    }
    let places: Vec<Place> = entry
        .form()
        .places()
        .filter(|place| place.section == entry.cursor.section)
        .collect();
    let unkeyed = places.iter().find_map(|place| {
        let row = entry.form().row_at(*place)?;
        (place.column == 0 && !row.value_type.is_keyed()).then_some(row)
    });
    if let Some(row) = unkeyed {
        let number = context.digits(&row.number);
        let facts = [
            ("number", Arg::Text(&number)),
            ("name", Arg::Text(context.name(&row.names))),
        ];
        return Some(context.format("entry-not-keyed", &facts));
    }
    let missing = places
        .iter()
        .filter(|place| entry.form().cell_at(**place).is_none())
        .count();
    let facts = [("count", missing.into())];
    (missing > 0).then(|| context.format("entry-without-combo", &facts))
}

/// Returns as much of a trouble as its two lines hold: what is safe, and then what to do, gives way to what
/// happened.
pub(super) fn fitting(told: &Told, context: &Context) -> String {
    let width = usize::from(context.size.0).saturating_sub(2);
    let lines = |text: &String| paragraph::wrap(text, width, context.abilities.text).len();
    [told.together(), told.without_safe()]
        .into_iter()
        .find(|text| lines(text) <= 2)
        .unwrap_or_else(|| told.happened.clone())
}

fn finding_line(
    entry: &Entry,
    finding: &Finding,
    more: usize,
    context: &Context,
) -> (String, Meaning) {
    let (sign, meaning) = match finding.severity {
        Severity::Hard => ("!", Meaning::Hard),
        Severity::Soft => ("?", Meaning::Soft),
        Severity::Note => ("i", Meaning::Note),
    };
    let mut text = format!("{sign} {}", entry.told(finding, context));
    if more > 0 {
        let more = context.format("entry-more-findings", &[("count", more.into())]);
        text = format!("{text} {more}");
    }
    (text, meaning)
}

/// The numbered answers of a choice.
fn options(entry: &Entry, context: &Context) -> String {
    let set = entry.row().and_then(|row| row.option_set);
    let options = set.and_then(|id| entry.form().option_sets.get(&id));
    let options = options.map(Vec::as_slice).unwrap_or_default();
    let named = options.iter().enumerate().map(|(at, option)| {
        format!(
            "{} {}",
            context.digits(&(at + 1).to_string()),
            context.name(&option.names)
        )
    });
    named.collect::<Vec<_>>().join("  ")
}

/// The question of a prompt, and below it where it is answered.
fn ask(entry: &Entry, prompt: &Prompt, canvas: &mut Canvas, context: &Context) {
    let theme = context.theme;
    let width = canvas.width().saturating_sub(2);
    let (question, answers) = entry.asked(prompt, context);
    let title = theme.style(Meaning::Title);
    let lines = paragraph::wrap(&question, width, context.abilities.text);
    if let [first, rest @ ..] = lines.as_slice()
        && !rest.is_empty()
    {
        // A long question takes the line above, where the cell stands.
        canvas.clear(0, 0, width + 2, 1, theme.style(Meaning::Plain));
        canvas.text(1, 0, width, first, title);
        canvas.text(1, 1, width, &rest.join(" "), title);
    } else {
        canvas.text(1, 1, width, &question, title);
    }
    match prompt {
        Prompt::Reason(choice)
        | Prompt::Accept(_, choice)
        | Prompt::ZeroReport(choice)
        | Prompt::WithdrawZeroReport(choice)
        | Prompt::Lose(choice) => {
            let mut x = 1;
            for (at, answer) in answers.iter().enumerate() {
                let text = format!("{} {answer}", context.digits(&(at + 1).to_string()));
                let is_lit = at == choice.lit();
                let style = theme.style(if is_lit {
                    Meaning::Active
                } else {
                    Meaning::Plain
                });
                if is_lit {
                    canvas.cursor(x, 2);
                }
                x += canvas.text(x, 2, width.saturating_sub(x), &text, style) + 2;
            }
        }
        Prompt::Comment(field)
        | Prompt::Explanation(field)
        | Prompt::AcceptInWords(_, field)
        | Prompt::Person(field)
        | Prompt::Declarer(field)
        | Prompt::Notify(_, field)
        | Prompt::GoTo(field) => field.draw(canvas, (1, 2), width, true, context),
        Prompt::Section(text) | Prompt::Paper(_, text) => {
            let style = theme.style(Meaning::Input);
            canvas.clear(1, 2, 12, 1, style);
            canvas.number(1, 2, 12, &context.digits(text), style);
            canvas.cursor_on_number(1, 2, 12);
        }
    }
}

impl Entry {
    /// Tells whether the cell takes several of its options.
    pub(super) fn takes_several(&self) -> bool {
        self.row()
            .is_some_and(|row| row.value_type == ValueType::MultiText)
    }

    /// Returns what a finding says, with its number on the printed card.
    pub(super) fn told(&self, finding: &Finding, context: &Context) -> String {
        let told = explain::finding(&context.catalogue, self.form(), finding);
        // Only the numbers of the card are worth reading out; other checks have names of ours or of
        // the server.
        let is_on_the_card = finding.check.len() == 4 && finding.check.starts_with(['E', 'V']);
        if is_on_the_card {
            format!("{} {}", finding.check, told.sentence)
        } else {
            told.sentence
        }
    }
}
