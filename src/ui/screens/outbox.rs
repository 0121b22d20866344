//! What waits and what was sent: for each report how far it came, and why not further.

use std::path::PathBuf;

use chrono::{DateTime, Timelike, Utc};

use crate::{
    domain::{
        answer::Answer,
        form::Cell,
        names::Names,
        report::ReportKey,
        status::{BoardState, Status},
    },
    i18n::{Arg, explain},
    office::{
        news::{News, OutboxRow},
        order::Order,
        overview::is_waiting,
    },
    text::Direction,
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Reply, Screen},
        screens::{answers::Answers, choosing::Choosing, entry::Entry},
        theme::Meaning,
        widgets::{
            footer, heading, list::List, mark, notice::Notice, paragraph, text_field::TextField,
        },
    },
};

const LONGEST_PATH: usize = 400;
/// So many cells are shown with both their numbers; the report shows the rest.
const NAMED: usize = 3;
/// Rows above the list: heading, a sentence, the columns.
const ABOVE: usize = heading::ROWS + 2;
/// Rows below the list: a line, the chosen report, the bar.
const BELOW: usize = 9;

/// The list of what was confirmed.
#[derive(Debug, Default)]
pub struct Outbox {
    rows: Option<Vec<OutboxRow>>,
    list: List,
    /// What was asked to be opened, and at which cell.
    opening: Option<(ReportKey, Option<Cell>)>,
    /// Where the chosen report shall be written to.
    path: Option<TextField>,
    notice: Option<Notice>,
}

impl Outbox {
    /// Makes the list, which asks for what it shows.
    pub fn new() -> Self {
        Self::default()
    }

    fn rows(&self) -> &[OutboxRow] {
        self.rows.as_deref().unwrap_or_default()
    }

    fn chosen(&self) -> Option<&OutboxRow> {
        self.rows().get(self.list.selected(self.rows().len())?)
    }

    fn open(&mut self) -> Vec<Effect> {
        let Some(row) = self.chosen() else {
            return Vec::new();
        };
        // Between two versions a person chooses first.
        if let Some(choosing) = Choosing::of(row) {
            return vec![Effect::Open(Box::new(choosing))];
        }
        let (key, cell) = (row.key, row.last_answer.as_ref().and_then(first_cell));
        self.opening = Some((key, cell));
        vec![Effect::Order(Order::OpenReport(key))]
    }

    fn try_now(&mut self, context: &Context) -> Vec<Effect> {
        let Some(row) = self.chosen() else {
            return Vec::new();
        };
        if row.replaced_by.is_some() {
            let text = context.text("outbox-replaced-about");
            self.notice = Some(Notice::Said(text, Meaning::Note));
            return Vec::new();
        }
        if row.status == Status::InDhis2 {
            let text = context.text("outbox-stands-already");
            self.notice = Some(Notice::Said(text, Meaning::Note));
            return Vec::new();
        }
        if let Some(choosing) = Choosing::of(row) {
            return vec![Effect::Open(Box::new(choosing))];
        }
        vec![Effect::Order(Order::TryNow(Some(row.number)))]
    }

    /// Shows what the server said of the chosen row.
    fn show_answers(&self) -> Vec<Effect> {
        let row = self.chosen();
        let answers = row.map(|row| Effect::Open(Box::new(Answers::of(row))));
        answers.into_iter().collect()
    }

    /// Asks for the file, with a name that tells the form, the facility and the period.
    fn ask_for_path(&mut self, context: &Context) {
        let Some(row) = self.chosen() else { return };
        let unit = row
            .unit
            .code
            .clone()
            .unwrap_or_else(|| row.unit.id.to_string());
        let name = format!(
            "daftar-{}-{unit}-{}.json",
            row.form.code,
            row.key.period.id()
        );
        let safe: String = name
            .chars()
            .map(|ch| {
                if ch.is_alphanumeric() || "-_.".contains(ch) {
                    ch
                } else {
                    '-'
                }
            })
            .collect();
        let path = context.about.export_folder.join(safe);
        let field = TextField::new(Direction::LeftToRight, LONGEST_PATH);
        self.path = Some(field.with(&path.display().to_string()));
    }

    fn write_path(&mut self, action: Action) -> Vec<Effect> {
        let Some(field) = &mut self.path else {
            return Vec::new();
        };
        match action {
            Action::Enter if !field.is_empty() => {
                let path = PathBuf::from(field.text().trim());
                self.path = None;
                match self.chosen() {
                    Some(row) => vec![Effect::Order(Order::ExportOutboxRow(row.number, path))],
                    None => Vec::new(),
                }
            }
            Action::Cancel | Action::Leave => {
                self.path = None;
                Vec::new()
            }
            action => {
                field.handle(action);
                Vec::new()
            }
        }
    }

    /// Puts a row that changed into its place; a new one stands first.
    fn renew(&mut self, row: &OutboxRow) {
        let Some(rows) = &mut self.rows else { return };
        match rows.iter_mut().find(|old| old.number == row.number) {
            Some(old) => *old = row.clone(),
            None => rows.insert(0, row.clone()),
        }
    }
}

/// Returns the first cell that the server refused, or that stands otherwise there.
fn first_cell(answer: &Answer) -> Option<Cell> {
    match answer {
        Answer::Refused(refusals) => refusals.iter().find_map(|one| one.cells.first().copied()),
        Answer::Differs(differences) | Answer::Foreign(differences) => {
            differences.first().map(|one| one.cell)
        }
        Answer::Stands { zeros_not_kept, .. } => zeros_not_kept.first().copied(),
        Answer::Taken | Answer::Later(_) | Answer::NeedsPerson(_) => None,
    }
}

impl Screen for Outbox {
    fn place(&self) -> Where {
        Where::Outbox
    }

    fn wants_text(&self) -> bool {
        self.path.is_some()
    }

    fn begin(&mut self, _context: &Context) -> Vec<Effect> {
        vec![Effect::Order(Order::ShowOutbox)]
    }

    fn resume(&mut self, answer: Option<Reply>, _context: &Context) -> Vec<Effect> {
        self.notice = match answer {
            // What came of a choice between two versions.
            Some(Reply::Entered(text)) => Some(Notice::Said(text, Meaning::Good)),
            _ => None,
        };
        vec![Effect::Order(Order::ShowOutbox)]
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        if self.path.is_some() {
            return self.write_path(action);
        }
        self.notice = None;
        let page = usize::from(context.size.1).saturating_sub(ABOVE + BELOW);
        let count = self.rows().len();
        match action {
            Action::Enter => self.open(),
            Action::TryNow => self.try_now(context),
            Action::TryAll => vec![Effect::Order(Order::TryNow(None))],
            Action::Answers => self.show_answers(),
            Action::Export => {
                self.ask_for_path(context);
                Vec::new()
            }
            Action::Cancel => vec![Effect::Close],
            action if self.list.handle(action, count, page) => Vec::new(),
            _ => vec![Effect::Pass],
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let gives_up = matches!(action, Some(Action::Leave | Action::Cancel | Action::Quit));
        self.opening.is_some() && !gives_up
    }

    fn hear(&mut self, news: &News, context: &Context) -> Vec<Effect> {
        match news {
            News::Outbox(rows) => self.rows = Some(rows.clone()),
            News::OutboxChanged(row) => self.renew(row),
            News::Exported(path) => {
                let path = path.display().to_string();
                let text = context.format("outbox-exported", &[("path", path.as_str().into())]);
                self.notice = Some(Notice::Said(text, Meaning::Good));
            }
            News::ReportOpened(open) => {
                if let Some((_, cell)) = self.opening.take_if(|(key, _)| *key == open.report.key) {
                    let mut open = (**open).clone();
                    open.cursor = cell.or(open.cursor);
                    return vec![Effect::Open(Box::new(Entry::new(open)))];
                }
            }
            News::Trouble(trouble) => {
                self.opening = None;
                self.notice = Some(Notice::Failed(trouble.clone()));
            }
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        heading::draw(canvas, &context.text("screen-outbox"), "", "", context);
        let theme = context.theme;
        let width = canvas.width().saturating_sub(2);
        let sentence = self.sentence(context);
        canvas.text(
            1,
            heading::ROWS,
            width,
            &sentence,
            theme.style(Meaning::Title),
        );
        self.draw_list(canvas, context);
        self.draw_chosen(canvas, context);
        let bottom = canvas.height().saturating_sub(1);
        if let Some(notice) = &self.notice {
            notice.draw(canvas, bottom, context);
        }
        footer::draw(canvas, Where::Outbox, context);
        if let Some(field) = &self.path {
            draw_path(field, canvas, context);
        }
    }
}

impl Outbox {
    /// Tells how far all of it is; what waits for a person before what goes on by itself.
    fn sentence(&self, context: &Context) -> String {
        let waiting = self.rows().iter().filter(|row| is_waiting(row));
        let (returned, waiting): (Vec<_>, Vec<_>) =
            waiting.partition(|row| row.status == Status::Returned);
        match (&self.rows, returned.len(), waiting.len()) {
            (None, ..) => context.text("outbox-reading"),
            (Some(rows), ..) if rows.is_empty() => context.text("outbox-empty"),
            (_, 0, 0) => context.text("outbox-all-arrived"),
            (_, 0, count) => context.format("outbox-waiting", &[("count", count.into())]),
            (_, count, _) => context.format("outbox-returned", &[("count", count.into())]),
        }
    }

    fn draw_list(&self, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let columns = Columns::of(canvas.width());
        let quiet = theme.style(Meaning::Quiet);
        let titles = [
            (columns.form, "outbox-form"),
            (columns.period, "outbox-period"),
            (columns.unit, "outbox-unit"),
            (columns.state, "outbox-state"),
            (columns.since, "outbox-since"),
        ];
        for ((x, width), key) in titles {
            canvas.text(x, ABOVE - 1, width, &context.text(key), quiet);
        }
        let rows = self.rows();
        let height = canvas.height().saturating_sub(ABOVE + BELOW);
        let selected = self.list.selected(rows.len());
        let in_sight = self.list.in_sight(rows.len(), height);
        let start = in_sight.start;
        for (at, row) in rows.iter().enumerate().skip(start).take(in_sight.len()) {
            draw_row(
                row,
                Some(at) == selected,
                ABOVE + at - start,
                canvas,
                context,
            );
        }
    }

    fn draw_chosen(&self, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let width = canvas.width().saturating_sub(2);
        let Some(top) = canvas.height().checked_sub(BELOW) else {
            return;
        };
        canvas.rule(0, top, width + 2, theme.style(Meaning::Border));
        let Some(row) = self.chosen() else { return };
        let plain = theme.style(Meaning::Plain);
        let title = theme.style(Meaning::Title);
        canvas.text(1, top + 1, width, &named(row, width, context), title);
        canvas.text(1, top + 2, width, &attempts(row, context), plain);
        let mut y = top + 3;
        let last = canvas.height().saturating_sub(1);
        for (text, meaning) in answer(row, context) {
            let room = (width, last.saturating_sub(y));
            y += paragraph::draw(canvas, (1, y), room, &text, theme.style(meaning));
        }
    }
}

/// Where the columns of the list begin, and how wide they are.
struct Columns {
    form: (usize, usize),
    period: (usize, usize),
    unit: (usize, usize),
    state: (usize, usize),
    since: (usize, usize),
}

impl Columns {
    fn of(width: usize) -> Self {
        let since = 11;
        let state = 22;
        let period = 15;
        let form = 12;
        let unit = width.saturating_sub(since + state + period + form + 2);
        let after_period = 1 + form + period;
        Self {
            form: (1, form.saturating_sub(1)),
            period: (1 + form, period - 1),
            unit: (after_period, unit.saturating_sub(1)),
            state: (after_period + unit, state - 1),
            since: (after_period + unit + state, since),
        }
    }
}

fn draw_row(row: &OutboxRow, is_chosen: bool, y: usize, canvas: &mut Canvas, context: &Context) {
    let theme = context.theme;
    let columns = Columns::of(canvas.width());
    let state = BoardState::Has(row.status);
    let plain = theme.style(if is_chosen {
        Meaning::Active
    } else {
        Meaning::Plain
    });
    let coloured = if is_chosen {
        plain
    } else {
        theme.style(mark::meaning(state))
    };
    if is_chosen {
        canvas.clear(0, y, canvas.width(), 1, plain);
        canvas.cursor(1, y);
    }
    let cell = |canvas: &mut Canvas, (x, width): (usize, usize), text: &str, style| {
        canvas.text(x, y, width, text, style);
    };
    cell(
        canvas,
        columns.form,
        context.name(&row.form.short_names),
        plain,
    );
    cell(
        canvas,
        columns.period,
        &context.catalogue.period_short(row.key.period),
        plain,
    );
    cell(
        canvas,
        columns.unit,
        context.name(&row.unit.short_names),
        plain,
    );
    let sign = mark::of(state, context.abilities.is_ascii);
    let word = if row.is_under_way {
        context.text("outbox-under-way")
    } else if row.replaced_by.is_some() {
        context.text("outbox-replaced")
    } else {
        context.catalogue.status(row.status)
    };
    let (x, width) = columns.state;
    canvas.text(x, y, 3, sign, coloured);
    cell(canvas, (x + 4, width.saturating_sub(4)), &word, coloured);
    cell(canvas, columns.since, &age(row, context), plain);
}

/// Names the report of a row.
fn named(row: &OutboxRow, room: usize, context: &Context) -> String {
    let named = |form: &Names, unit: &Names| {
        let facts = [
            ("form", context.name(form).into()),
            ("period", Arg::Period(row.key.period)),
            ("facility", context.name(unit).into()),
        ];
        context.format("outbox-report", &facts)
    };
    let long = named(&row.form.names, &row.unit.names);
    let short = named(&row.form.short_names, &row.unit.short_names);
    paragraph::fitting(long, short, room, context.abilities.text)
}

/// Tells since when a report is in the outbox.
fn age(row: &OutboxRow, context: &Context) -> String {
    let day = context.clock_of(row.queued_at).date();
    match (context.today - day).num_days() {
        ..=0 => context.text("outbox-age-today"),
        1 => context.text("outbox-age-yesterday"),
        days => context.format("outbox-age-days", &[("days", days.into())]),
    }
}

/// Tells a moment: the time of day, with its date where it is not today.
pub(super) fn moment(moment: DateTime<Utc>, context: &Context) -> String {
    let clock = context.clock_of(moment);
    let day = clock.date();
    let time = context.catalogue.time(clock.hour(), clock.minute());
    if day == context.today {
        return time;
    }
    let facts = [
        ("date", Arg::Phrase(context.catalogue.day_month(day))),
        ("time", Arg::Phrase(time)),
    ];
    context.format("outbox-moment", &facts)
}

/// Tells when it was queued, how often it was tried, and when it is tried next.
fn attempts(row: &OutboxRow, context: &Context) -> String {
    let at = |at| moment(at, context);
    let queued = context.format(
        "outbox-queued",
        &[("moment", Arg::Phrase(at(row.queued_at)))],
    );
    let tried = context.format("outbox-attempts", &[("count", row.attempts.into())]);
    let mut parts = vec![queued, tried];
    if let (Some(next), true) = (row.next_attempt, is_waiting(row)) {
        parts.push(context.format("outbox-next", &[("moment", Arg::Phrase(at(next)))]));
    }
    if row.attempts > 0 {
        parts.push(context.text("outbox-answers"));
    }
    parts.join(" · ")
}

/// Tells what the last attempt ended with, one sentence a line.
fn answer(row: &OutboxRow, context: &Context) -> Vec<(String, Meaning)> {
    if row.is_under_way {
        return vec![(context.text("outbox-under-way-about"), Meaning::Note)];
    }
    if row.replaced_by.is_some() {
        return vec![(context.text("outbox-replaced-about"), Meaning::Note)];
    }
    let Some(answer) = &row.last_answer else {
        return vec![(context.text("outbox-not-tried"), Meaning::Plain)];
    };
    let meaning = match answer {
        Answer::Stands { .. } => Meaning::Good,
        Answer::Taken | Answer::Later(_) => Meaning::Note,
        Answer::Refused(_) | Answer::Differs(_) | Answer::Foreign(_) | Answer::NeedsPerson(_) => {
            Meaning::Soft
        }
    };
    let told = explain::answer(&context.catalogue, &row.form, answer);
    let mut sentences = vec![(told.happened, meaning), (told.now, Meaning::Title)];
    if let Answer::Differs(all) | Answer::Foreign(all) = answer {
        let named = all.iter().take(NAMED);
        sentences.extend(named.map(|one| {
            let text = explain::difference(&context.catalogue, &row.form, one);
            (text, Meaning::Plain)
        }));
    }
    sentences.push((told.safe, Meaning::Quiet));
    sentences
}

fn draw_path(field: &TextField, canvas: &mut Canvas, context: &Context) {
    let theme = context.theme;
    let width = canvas.width().saturating_sub(4);
    let y = canvas.height().saturating_sub(5) / 2;
    let mut part = canvas.sub(2, y, width, 5);
    part.clear(0, 0, width, 5, theme.style(Meaning::Plain));
    part.frame(0, 0, width, 5, theme.style(Meaning::Border));
    let inside = width.saturating_sub(4);
    part.text(
        2,
        0,
        inside,
        &context.text("outbox-path"),
        theme.style(Meaning::Title),
    );
    field.draw(&mut part, (2, 2), inside, true, context);
    part.text(
        2,
        3,
        inside,
        &context.text("outbox-path-keys"),
        theme.style(Meaning::Quiet),
    );
}
