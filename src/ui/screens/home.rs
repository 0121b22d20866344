//! The board of what is owed: the first screen of every day.
//!
//! The cursor begins on the report that is owed first, so that one key opens it. Everything else here
//! answers the three questions of a clerk: what do I owe, when is it due, has it arrived.

mod grid;
mod words;

use crate::{
    domain::{names::Names, report::ReportKey},
    i18n::Arg,
    office::{
        news::{Board, BoardLine, BoardPeriod, News, OutboxRow},
        order::Order,
    },
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Reply, Screen},
        screens::{connect::Connecting, newer_form, outbox::Outbox, settings::SettingsScreen},
        theme::Meaning,
        widgets::{
            dialog::{Dialog, Outcome},
            footer, heading,
            list::window,
            mark,
            notice::Notice,
            paragraph,
        },
    },
};

/// Columns of one period on the board: three for the mark, one before the next.
const PERIOD: usize = 4;
/// No form shows more periods than this.
const PERIODS: usize = 13;
/// Columns of a name; more would pull it away from its marks.
const LONGEST_NAME: usize = 44;
/// Columns kept for the words before the report that is owed.
const OWED: usize = 18;
/// Columns kept for the words after the report that was left unsent.
const UNSENT: usize = 32;
/// Rows below the board: a line, the chosen report and its due day, the legend, the bar.
const BELOW: usize = 6;

/// The board of what is owed.
#[derive(Debug, Default)]
pub struct Home {
    board: Option<Box<Board>>,
    chosen: Option<ReportKey>,
    /// What was asked to be opened, until it is.
    opening: Option<ReportKey>,
    /// The report that the courier spoke of last.
    sent: Option<Box<OutboxRow>>,
    /// The report that is open, or was left last.
    visited: Option<ReportKey>,
    notice: Option<Notice>,
    leaving: Option<Dialog<bool>>,
    /// Open what is owed as soon as it is known.
    opens_owed: bool,
}

impl Home {
    /// Makes the board, which asks for what it shows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the board of a first run, which opens the report that is owed by itself.
    pub fn opening_the_owed() -> Self {
        Self {
            opens_owed: true,
            ..Self::default()
        }
    }

    /// Makes the board below a report that was on the screen when the program ended; it opens by itself.
    pub fn returning_to(report: ReportKey) -> Self {
        Self {
            chosen: Some(report),
            opening: Some(report),
            ..Self::default()
        }
    }

    fn listen(&mut self, board: &Board) {
        let followed = self.board.as_ref().and_then(|old| grid::first(old));
        let is_gone = |key: ReportKey| grid::find(board, key).is_none();
        if self.chosen.is_none_or(is_gone) || self.chosen == followed {
            self.chosen = grid::first(board);
        }
        self.board = Some(Box::new(board.clone()));
    }

    fn open(&mut self) -> Vec<Effect> {
        self.notice = None;
        let Some(key) = self.chosen else {
            return Vec::new();
        };
        self.opening = Some(key);
        vec![Effect::Order(Order::OpenReport(key))]
    }

    /// Says what is unsent and what is kept, before the program ends.
    fn ask_to_leave(&mut self, context: &Context) -> Vec<Effect> {
        let unsent = self
            .board
            .as_ref()
            .and_then(|board| words::unsent(board, context))
            .unwrap_or_else(|| context.text("home-leave-all-sent"));
        let width = usize::from(context.size.0).saturating_sub(8);
        let mut lines = vec![String::new()];
        for text in [unsent, context.text("home-leave-kept")] {
            lines.extend(paragraph::wrap(&text, width, context.abilities.text));
        }
        self.leaving = Some(Dialog::new(
            context.text("home-leave-title"),
            lines,
            vec![
                (context.text("home-leave-yes"), true),
                (context.text("home-leave-no"), false),
            ],
        ));
        Vec::new()
    }

    fn answer(&mut self, action: Action) -> Option<Vec<Effect>> {
        let outcome = self.leaving.as_mut()?.handle(action);
        Some(match outcome {
            Outcome::Open => Vec::new(),
            Outcome::Answer(true) => vec![Effect::Quit],
            Outcome::Answer(false) | Outcome::Closed => {
                self.leaving = None;
                Vec::new()
            }
        })
    }

    fn chosen(&self) -> Option<(&Board, &BoardLine, &BoardPeriod)> {
        let board = self.board.as_deref()?;
        let (line, period) = grid::find(board, self.chosen?)?;
        Some((board, line, period))
    }
}

impl Screen for Home {
    fn place(&self) -> Where {
        Where::Home
    }

    fn begin(&mut self, _context: &Context) -> Vec<Effect> {
        let mut effects = vec![Effect::Order(Order::ShowBoard)];
        effects.extend(
            self.opening
                .map(|key| Effect::Order(Order::OpenReport(key))),
        );
        effects
    }

    fn resume(&mut self, _answer: Option<Reply>, _context: &Context) -> Vec<Effect> {
        // What failed meanwhile was told by the screen that was on top.
        self.notice = None;
        vec![
            Effect::Order(Order::CloseReport),
            Effect::Order(Order::ShowBoard),
        ]
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        if let Some(effects) = self.answer(action) {
            return effects;
        }
        if matches!(action, Action::Leave | Action::Cancel) {
            // What was asked to be opened is given up.
            self.opening = None;
            self.opens_owed = false;
        }
        match action {
            Action::Enter => return self.open(),
            Action::Outbox => return vec![Effect::Open(Box::new(Outbox::new()))],
            Action::Settings => return vec![Effect::Open(Box::new(SettingsScreen::new()))],
            Action::Connect => return vec![Effect::Open(Box::new(Connecting::new()))],
            Action::Leave => return self.ask_to_leave(context),
            Action::Cancel if self.notice.is_some() => {
                self.notice = None;
                return Vec::new();
            }
            _ => {}
        }
        let is_rtl = context.catalogue.is_rtl();
        let moved = self
            .board
            .as_deref()
            .zip(self.chosen)
            .and_then(|(board, from)| grid::moved(board, from, action, is_rtl));
        match moved {
            Some(key) => {
                self.chosen = Some(key);
                Vec::new()
            }
            None => vec![Effect::Pass],
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let gives_up = matches!(action, Some(Action::Leave | Action::Cancel | Action::Quit));
        (self.opening.is_some() || self.opens_owed) && !gives_up
    }

    fn hear(&mut self, news: &News, context: &Context) -> Vec<Effect> {
        match news {
            News::Board(board) => {
                self.listen(board);
                if std::mem::take(&mut self.opens_owed) && board.next_owed.is_some() {
                    return self.open();
                }
                if self.leaving.is_some() {
                    // What waits has changed while the question stands.
                    return self.ask_to_leave(context);
                }
            }
            News::ReportOpened(open) if self.opening == Some(open.report.key) => {
                self.opening = None;
                self.visited = Some(open.report.key);
                return vec![Effect::Open(newer_form::opened((**open).clone()))];
            }
            News::OutboxChanged(row) => {
                self.sent = Some(row.clone());
                return vec![Effect::Order(Order::ShowBoard)];
            }
            News::Connected { .. } => {
                self.chosen = None;
                return vec![Effect::Order(Order::ShowBoard)];
            }
            News::Pulled { .. } => return vec![Effect::Order(Order::ShowBoard)],
            News::FormsChecked { changed } => {
                if !changed.is_empty() {
                    let text = words::changed(changed, context);
                    self.notice = Some(Notice::Said(text, Meaning::Note));
                }
                return vec![Effect::Order(Order::ShowBoard)];
            }
            // The report may be left already: it is told here what of it is not on the disk.
            News::NotSaved { trouble, .. } => {
                self.notice = Some(Notice::Failed(trouble.clone()));
            }
            News::Trouble(trouble) => {
                self.opening = None;
                self.opens_owed = false;
                self.notice = Some(Notice::Failed(trouble.clone()));
            }
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        self.draw_heading(canvas, context);
        match self.board.as_deref() {
            None => {
                let style = context.theme.style(Meaning::Quiet);
                let width = canvas.width();
                canvas.text(1, 3, width, &context.text("home-reading"), style);
            }
            Some(board) => {
                let top = self.draw_owed(board, canvas, context);
                self.draw_board(board, top, canvas, context);
                self.draw_chosen(canvas, context);
            }
        }
        let bottom = canvas.height().saturating_sub(1);
        if let Some(notice) = &self.notice {
            notice.draw(canvas, bottom, context);
        }
        footer::draw(canvas, Where::Home, context);
        if let Some(dialog) = &self.leaving {
            dialog.draw(canvas, context);
        }
    }
}

impl Home {
    fn draw_heading(&self, canvas: &mut Canvas, context: &Context) {
        let Some((_, line, _)) = self.chosen() else {
            let day = context.catalogue.date(context.today);
            heading::draw(canvas, &context.text("app-name"), "", &day, context);
            return;
        };
        let unit = context.name(&line.unit.names);
        let parent = line
            .parent
            .as_ref()
            .map(|parent| context.name(&parent.names));
        // As printed: a code is the same in every language.
        let code = line
            .unit
            .code
            .as_deref()
            .map(|code| format!("\u{2068}{code}\u{2069}"));
        let person = context.settings.person.trim();
        let below: Vec<&str> = [parent, code.as_deref(), Some(person)]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let day = context.catalogue.date(context.today);
        heading::draw(canvas, unit, &below.join(" · "), &day, context);
    }

    /// Draws what is owed first and what must not be overlooked; returns the row below.
    fn draw_owed(&self, board: &Board, canvas: &mut Canvas, context: &Context) -> usize {
        let width = canvas.width().saturating_sub(2);
        let title = context.theme.style(Meaning::Title);
        let mut y = heading::ROWS;
        let owed = board.next_owed.and_then(|key| grid::find(board, key));
        if let Some((line, period)) = owed {
            let room = width.saturating_sub(OWED);
            let report = words::report(board, line, period, room, context);
            let text = context.format("home-owed", &[("report", Arg::Phrase(report))]);
            canvas.text(1, y, width, &text, title);
            let (due, meaning) = words::due(period, board.today, context);
            canvas.text(1, y + 1, width, &due, context.theme.style(meaning));
            if line.form.is_sample {
                let quiet = context.theme.style(Meaning::Quiet);
                canvas.text(1, y + 2, width, &context.text("sample-mark"), quiet);
                y += 1;
            }
            y += 2;
        } else {
            let key = if board.lines.is_empty() {
                "home-no-forms"
            } else {
                "home-nothing-owed"
            };
            canvas.text(1, y, width, &context.text(key), title);
            y += 1;
        }
        for (text, meaning) in words::warnings(board, context) {
            let style = context.theme.style(meaning);
            y += paragraph::draw(canvas, (1, y), (width, 2), &text, style);
        }
        if let Some(row) = &self.sent {
            let text = sent(row, width, context);
            canvas.text(1, y, width, &text, context.theme.style(Meaning::Note));
            y += 1;
        }
        let left = self.visited.and_then(|key| grid::find(board, key));
        if let Some((line, period)) = left.filter(|(_, period)| words::is_unsent(period)) {
            let room = width.saturating_sub(UNSENT);
            let report = words::report(board, line, period, room, context);
            let text = context.format("home-left-unsent", &[("report", Arg::Phrase(report))]);
            canvas.text(1, y, width, &text, context.theme.style(Meaning::Quiet));
            y += 1;
        }
        y
    }

    fn draw_board(&self, board: &Board, top: usize, canvas: &mut Canvas, context: &Context) {
        let bottom = canvas.height().saturating_sub(BELOW);
        let mut rows = grid::rows(board);
        // A blank row before every form, where there is room.
        let spaced = grid::spaced(&rows);
        if spaced.len() <= bottom.saturating_sub(top) {
            rows = spaced;
        }
        let height = bottom.saturating_sub(top);
        let chosen = rows.iter().position(|row| {
            matches!(row, grid::Row::Line(line)
                if line.periods.iter().any(|period| Some(period.key) == self.chosen))
        });
        let in_sight = window(chosen.unwrap_or(0), rows.len(), height);
        let start = in_sight.start;
        for (at, row) in rows.iter().enumerate().skip(start).take(in_sight.len()) {
            let y = top + at - start;
            match row {
                grid::Row::Heading(line) => draw_form(line, y, canvas, context),
                grid::Row::Line(line) => self.draw_line(line, y, canvas, context),
                grid::Row::Blank => {}
            }
        }
    }

    fn draw_line(&self, line: &BoardLine, y: usize, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let name = name_width(canvas);
        let is_chosen = line
            .periods
            .iter()
            .any(|period| Some(period.key) == self.chosen);
        let style = theme.style(if is_chosen {
            Meaning::Lit
        } else {
            Meaning::Plain
        });
        let room = name.saturating_sub(3);
        let unit = words::fitting(&line.unit.names, &line.unit.short_names, room, context);
        canvas.text(2, y, room, unit, style);
        for (column, period) in line.periods.iter().enumerate() {
            let x = name + column * PERIOD;
            let is_here = Some(period.key) == self.chosen;
            let style = theme.style(if is_here {
                Meaning::Active
            } else {
                mark::meaning(period.state)
            });
            if is_here {
                canvas.clear(x, y, PERIOD - 1, 1, style);
                canvas.cursor(x + 1, y);
            }
            let sign = mark::of_period(period, context.abilities.is_ascii);
            canvas.text_middle(x, y, PERIOD - 1, &sign, style);
        }
    }

    fn draw_chosen(&self, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let width = canvas.width().saturating_sub(2);
        let Some(y) = canvas.height().checked_sub(BELOW) else {
            return;
        };
        canvas.rule(0, y, width + 2, theme.style(Meaning::Border));
        if let Some((board, line, period)) = self.chosen() {
            let sign = mark::of_period(period, context.abilities.is_ascii);
            let state = words::state(period, context);
            let meaning = mark::meaning(period.state);
            let taken = canvas.text_end(
                1,
                y + 1,
                width,
                &format!("{sign} {state}"),
                theme.style(meaning),
            );
            let room = width.saturating_sub(taken + 2);
            let report = words::report(board, line, period, room, context);
            canvas.text(1, y + 1, room, &report, theme.style(Meaning::Title));
            let mut left = width;
            if words::is_open(period.state) {
                let (due, meaning) = words::due(period, board.today, context);
                left -= canvas
                    .text(1, y + 2, width, &due, theme.style(meaning))
                    .min(width);
            }
            // Where there is room; without a due day there always is.
            let age = words::age(board, &line.form, context);
            if let Some(age) = age.filter(|age| canvas.width_of(age) + 2 <= left) {
                canvas.text_end(1, y + 2, width, &age, theme.style(Meaning::Quiet));
            }
        }
        draw_legend(y + 3, canvas, context);
    }
}

/// Draws the name of a form over the numbers of its periods.
fn draw_form(line: &BoardLine, y: usize, canvas: &mut Canvas, context: &Context) {
    let name = name_width(canvas);
    let title = context.theme.style(Meaning::Title);
    let quiet = context.theme.style(Meaning::Quiet);
    let room = name.saturating_sub(2);
    let form = words::fitting(&line.form.names, &line.form.short_names, room, context);
    canvas.text(1, y, room, form, title);
    for (column, period) in line.periods.iter().enumerate() {
        let number = context.catalogue.period_number(period.period);
        canvas.text_middle(name + column * PERIOD, y, PERIOD - 1, &number, quiet);
    }
}

/// Draws every mark with its word, over two rows.
fn draw_legend(y: usize, canvas: &mut Canvas, context: &Context) {
    let quiet = context.theme.style(Meaning::Quiet);
    let words: Vec<String> = mark::ALL
        .into_iter()
        .map(|state| {
            let sign = mark::of(state, context.abilities.is_ascii);
            format!("{sign} {}", context.catalogue.board_state(state))
        })
        .chain([format!(
            "{} {}",
            mark::CHANGED,
            context.text("state-changed")
        )])
        .collect();
    let (mut x, mut row) = (1, 0);
    for word in words {
        let width = canvas.width_of(&word);
        if x + width >= canvas.width() {
            (x, row) = (1, row + 1);
        }
        if row > 1 {
            return;
        }
        canvas.text(x, y + row, width, &word, quiet);
        x += width + 3;
    }
}

/// Tells how far the report has come that the courier spoke of last.
fn sent(row: &OutboxRow, room: usize, context: &Context) -> String {
    let key = if row.is_under_way {
        "home-sending"
    } else {
        "home-sent"
    };
    let sign = mark::of_status(row.status, context.abilities.is_ascii);
    let told = |form: &Names| {
        let facts = [
            ("ticks", Arg::Phrase(sign.to_owned())),
            ("form", context.name(form).into()),
            ("period", Arg::Period(row.key.period)),
            ("state", Arg::Phrase(context.catalogue.status(row.status))),
        ];
        context.format(key, &facts)
    };
    let (long, short) = (told(&row.form.names), told(&row.form.short_names));
    paragraph::fitting(long, short, room, context.abilities.text)
}

fn name_width(canvas: &Canvas) -> usize {
    canvas
        .width()
        .saturating_sub(PERIODS * PERIOD)
        .min(LONGEST_NAME)
}
