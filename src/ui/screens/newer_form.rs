//! A draft whose form has changed on the server meanwhile: shall its values go over to the newer one?
//!
//! What has no place there is shown first. Neither answer loses anything: with the older version the report
//! goes on as before, and with the newer one the older is kept as it stood.

use std::sync::Arc;

use crate::{
    domain::value::{Entry as Held, Value},
    i18n::{Arg, explain},
    office::{
        news::{NewerForm, News, OpenReport},
        order::Order,
    },
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Reply, Screen},
        screens::entry::Entry,
        theme::Meaning,
        widgets::{footer, heading, list::List, notice::Notice, paragraph},
    },
};

/// The offer of a newer form.
pub struct NewerFormOffer {
    open: OpenReport,
    newer: Arc<NewerForm>,
    list: List,
    notice: Option<Notice>,
    /// The values are being carried over.
    waits: bool,
}

/// Returns the screen a report opens with: the offer where there is one, else the cells.
pub fn opened(open: OpenReport) -> Box<dyn Screen> {
    match &open.newer {
        Some(newer) => Box::new(NewerFormOffer {
            newer: Arc::clone(newer),
            open,
            list: List::default(),
            notice: None,
            waits: false,
        }),
        None => Box::new(Entry::new(open)),
    }
}

/// Returns what stands in a cell, in words.
fn told(held: &Held, context: &Context) -> String {
    let value = match &held.value {
        Value::Given(text) => context.digits(text),
        Value::NotAvailable(reason) => context.catalogue.reason(*reason),
        Value::Blank => context.text("answer-blank"),
    };
    match &held.comment {
        Some(comment) => format!("{value} · \u{2068}{comment}\u{2069}"),
        None => value,
    }
}

impl Screen for NewerFormOffer {
    fn place(&self) -> Where {
        Where::NewerForm
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        self.notice = None;
        let count = self.newer.carried.left.len();
        let page = usize::from(context.size.1) / 2;
        match action {
            Action::Digit('1') => {
                self.waits = true;
                vec![Effect::Order(Order::CarryOver(self.open.number))]
            }
            Action::Digit('2') => vec![Effect::Replace(Box::new(Entry::new(self.open.clone())))],
            Action::Cancel | Action::Leave => vec![Effect::Close],
            action if self.list.handle(action, count, page) => Vec::new(),
            // No habitual key decides.
            Action::Digit(_) | Action::Enter => Vec::new(),
            _ => vec![Effect::Pass],
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let gives_up = matches!(action, Some(Action::Leave | Action::Cancel | Action::Quit));
        self.waits && !gives_up
    }

    fn resume(&mut self, _answer: Option<Reply>, _context: &Context) -> Vec<Effect> {
        Vec::new()
    }

    fn hear(&mut self, news: &News, _context: &Context) -> Vec<Effect> {
        match news {
            News::ReportOpened(open) if self.waits && open.number == self.open.number => {
                vec![Effect::Replace(Box::new(Entry::new((**open).clone())))]
            }
            News::Trouble(trouble) if self.waits => {
                self.waits = false;
                self.notice = Some(Notice::FailedOnce(trouble.clone()));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        let facts = [
            ("form", context.name(&self.open.form.short_names).into()),
            ("period", Arg::Period(self.open.report.key.period)),
            ("facility", context.name(&self.open.unit.short_names).into()),
        ];
        let report = context.format("outbox-report", &facts);
        heading::draw(
            canvas,
            &context.text("screen-newer-form"),
            &report,
            "",
            context,
        );
        let style = |meaning| context.theme.style(meaning);
        let (width, height) = (canvas.width().saturating_sub(2), canvas.height());
        let mut y = heading::ROWS;
        let about = context.text("newer-form-about");
        y += paragraph::draw(canvas, (1, y), (width, 4), &about, style(Meaning::Plain)) + 1;
        let carried = &self.newer.carried;
        let count = |key, count: usize| context.format(key, &[("count", count.into())]);
        let text = count("newer-form-carried", carried.report.entries.len());
        canvas.text(1, y, width, &text, style(Meaning::Good));
        y += 1;
        if !carried.left_totals.is_empty() {
            let text = count("newer-form-totals", carried.left_totals.len());
            canvas.text(1, y, width, &text, style(Meaning::Note));
            y += 1;
        }
        if carried.left.is_empty() {
            let text = context.text("newer-form-all-fit");
            canvas.text(1, y, width, &text, style(Meaning::Good));
        } else {
            let text = count("newer-form-left", carried.left.len());
            canvas.text(1, y, width, &text, style(Meaning::Soft));
            self.draw_left(y + 1, height.saturating_sub(4), canvas, context);
        }
        let bottom = height.saturating_sub(1);
        if let Some(notice) = &self.notice {
            notice.draw(canvas, bottom, context);
        } else {
            let key = if self.waits {
                "newer-form-waits"
            } else {
                "newer-form-choose"
            };
            let y = height.saturating_sub(3);
            canvas.rule(0, y, width + 2, style(Meaning::Border));
            canvas.text(1, y + 1, width, &context.text(key), style(Meaning::Title));
        }
        footer::draw(canvas, Where::NewerForm, context);
    }
}

impl NewerFormOffer {
    fn draw_left(&self, top: usize, bottom: usize, canvas: &mut Canvas, context: &Context) {
        let left = &self.newer.carried.left;
        let width = canvas.width().saturating_sub(4);
        let in_sight = self.list.in_sight(left.len(), bottom.saturating_sub(top));
        let lit = self.list.selected(left.len());
        let lines = left.iter().enumerate().skip(in_sight.start);
        for (y, (at, (cell, held))) in (top..).zip(lines.take(in_sight.len())) {
            let place = explain::cell_label(&context.catalogue, &self.open.form, *cell);
            let facts = [
                ("place", Arg::Phrase(place)),
                ("value", Arg::Phrase(told(held, context))),
            ];
            let text = context.format("newer-form-value", &facts);
            let is_lit = lit == Some(at);
            let style = context.theme.style(if is_lit {
                Meaning::Active
            } else {
                Meaning::Plain
            });
            if is_lit {
                canvas.clear(0, y, canvas.width(), 1, style);
                canvas.cursor(1, y);
            }
            canvas.text(3, y, width, &text, style);
        }
    }
}
