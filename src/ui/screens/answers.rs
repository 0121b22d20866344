//! What the server said at each try of a report, word for word.
//!
//! Our own reading of an answer may be wrong, and a server's may be new: whoever helps on the telephone
//! wants to see what really came.

use crate::{
    domain::answer::Call,
    i18n::{Arg, explain},
    office::{
        news::{Attempt, News, OutboxRow},
        order::Order,
    },
    text::clean,
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Screen},
        screens::outbox::moment,
        theme::Meaning,
        widgets::{footer, heading, paragraph},
    },
};

/// How much of one answer is shown; the whole stays in the database.
const SHOWN: usize = 6000;

/// One line of the screen.
enum Line {
    /// Words of ours.
    Said(String, Meaning),
    /// Words of the server, from left to right whatever the language.
    Raw(String),
}

/// The answers to one row of the outbox.
#[derive(Debug)]
pub struct Answers {
    row: OutboxRow,
    attempts: Option<Vec<Attempt>>,
    top: usize,
}

impl Answers {
    /// Makes the screen of a row, which asks for what it shows.
    pub fn of(row: &OutboxRow) -> Self {
        Self {
            row: row.clone(),
            attempts: None,
            top: 0,
        }
    }

    fn lines(&self, width: usize, context: &Context) -> Vec<Line> {
        let Some(attempts) = &self.attempts else {
            return vec![Line::Said(context.text("outbox-reading"), Meaning::Quiet)];
        };
        if attempts.is_empty() {
            return vec![Line::Said(context.text("answers-none"), Meaning::Plain)];
        }
        let mut lines = Vec::new();
        for attempt in attempts.iter().rev() {
            let moment = moment(attempt.at, context);
            let short = explain::answer_in_short(&context.catalogue, &attempt.answer);
            let facts = [
                ("moment", Arg::Phrase(moment)),
                ("answer", Arg::Phrase(short)),
            ];
            let text = context.format("answers-attempt", &facts);
            let said = paragraph::wrap(&text, width, context.abilities.text);
            lines.extend(
                said.into_iter()
                    .map(|line| Line::Said(line, Meaning::Title)),
            );
            if attempt.said.is_empty() {
                lines.push(Line::Said(context.text("answers-nothing"), Meaning::Quiet));
            }
            for said in &attempt.said {
                let status = said.status.to_string();
                let facts = [
                    ("call", Arg::Key(call(said.call))),
                    ("status", Arg::Digits(&status)),
                ];
                let text = context.format("answers-status", &facts);
                lines.push(Line::Said(text, Meaning::Plain));
                let body: Vec<char> = clean(&said.body, SHOWN).chars().collect();
                let pieces = body.chunks(width.saturating_sub(2).max(1));
                lines.extend(pieces.map(|piece| Line::Raw(piece.iter().collect())));
            }
            lines.push(Line::Said(String::new(), Meaning::Plain));
        }
        lines
    }
}

fn call(call: Call) -> &'static str {
    match call {
        Call::Look => "answers-call-look",
        Call::Import => "answers-call-import",
        Call::Complete => "answers-call-complete",
        Call::Reopen => "answers-call-reopen",
        Call::Registered => "answers-call-registered",
    }
}

/// Rows that the text has.
fn room(context: &Context) -> usize {
    usize::from(context.size.1).saturating_sub(heading::ROWS + 2)
}

impl Screen for Answers {
    fn place(&self) -> Where {
        Where::Answers
    }

    fn begin(&mut self, _context: &Context) -> Vec<Effect> {
        vec![Effect::Order(Order::ShowAnswers(self.row.number))]
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        let width = usize::from(context.size.0).saturating_sub(2);
        let page = room(context);
        let last = self.lines(width, context).len().saturating_sub(page);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down | Action::Enter => (self.top + 1).min(last),
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => (self.top + page).min(last),
            Action::Home => 0,
            Action::End => last,
            Action::Leave | Action::Cancel => return vec![Effect::Close],
            _ => return vec![Effect::Pass],
        };
        Vec::new()
    }

    fn hear(&mut self, news: &News, _context: &Context) -> Vec<Effect> {
        match news {
            News::Answers(number, attempts) if *number == self.row.number => {
                self.attempts = Some(attempts.clone());
            }
            News::OutboxChanged(row) if row.number == self.row.number => {
                return vec![Effect::Order(Order::ShowAnswers(self.row.number))];
            }
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        let facts = [
            ("form", context.name(&self.row.form.short_names).into()),
            ("period", Arg::Period(self.row.key.period)),
            ("facility", context.name(&self.row.unit.short_names).into()),
        ];
        let report = context.format("outbox-report", &facts);
        let title = context.text("screen-answers");
        heading::draw(canvas, &title, &report, "", context);
        let width = canvas.width().saturating_sub(2);
        let lines = self.lines(width, context);
        for (at, line) in lines.iter().skip(self.top).take(room(context)).enumerate() {
            let y = heading::ROWS + at;
            match line {
                Line::Said(text, meaning) => {
                    canvas.text(1, y, width, text, context.theme.style(*meaning));
                }
                Line::Raw(text) => {
                    let quiet = context.theme.style(Meaning::Quiet);
                    canvas.code(3, y, width.saturating_sub(2), text, quiet);
                }
            }
        }
        footer::draw(canvas, Where::Answers, context);
    }
}
