//! How the review looks.

use crate::{
    domain::{
        finding::{Finding, Severity},
        names::Names,
        totals::Sums,
        trouble::Trouble,
    },
    i18n::{Arg, explain},
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::Where,
        theme::Meaning,
        widgets::{footer, heading, list::window, paragraph, reason, text_field::TextField},
    },
};

use super::{
    ABOVE, BELOW, Question, Review,
    counts::Counts,
    order::{self, Line},
};

/// Columns of the heading that belong to the world's word.
const WORLD: usize = 14;
/// Columns before the title of a finding.
const PLACE: usize = 44;

impl Review {
    /// Draws the whole screen.
    pub(super) fn draw_all(&self, canvas: &mut Canvas, context: &Context) {
        self.draw_heading(canvas, context);
        self.draw_summary(canvas, context);
        self.draw_list(canvas, context);
        self.draw_chosen(canvas, context);
        let bottom = canvas.height().saturating_sub(1);
        if let Some(notice) = &self.notice {
            notice.draw(canvas, bottom, context);
        }
        footer::draw(canvas, Where::Review, context);
        match &self.question {
            Some(Question::Reason(_, dialog)) => dialog.draw(canvas, context),
            Some(Question::Explained(dialog)) => dialog.draw(canvas, context),
            Some(Question::Words(_, field)) => draw_words(field, canvas, context),
            None => {}
        }
    }

    fn draw_heading(&self, canvas: &mut Canvas, context: &Context) {
        let titled = |form: &Names| {
            let facts = [
                ("form", context.name(form).into()),
                ("period", Arg::Period(self.report().key.period)),
            ];
            context.format("review-title", &facts)
        };
        let form = &self.open.form;
        let room = canvas.width().saturating_sub(WORLD);
        let options = context.abilities.text;
        let title = paragraph::fitting(
            titled(&form.names),
            titled(&form.short_names),
            room,
            options,
        );
        let sample = if form.is_sample {
            context.text("sample-mark")
        } else {
            String::new()
        };
        // The mark always stands: the unit gives way.
        let room = canvas.width().saturating_sub(canvas.width_of(&sample) + 6);
        let names = [&self.open.unit.names, &self.open.unit.short_names];
        let [unit, short] = names.map(|names| context.name(names).to_owned());
        let unit = paragraph::fitting(unit, short, room, options);
        heading::draw(canvas, &title, &unit, &sample, context);
    }

    fn draw_summary(&self, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let width = canvas.width().saturating_sub(2);
        let counts = Counts::of(&self.open.form, self.report());
        let facts = [
            ("filled", counts.filled.into()),
            ("zero", counts.zero.into()),
            ("unavailable", counts.not_available.into()),
            ("blank", counts.blank.into()),
            ("cells", counts.cells.into()),
        ];
        let y = heading::ROWS;
        let text = context.format("review-counts", &facts);
        canvas.text(1, y, width, &text, theme.style(Meaning::Plain));
        let remarked = counts.comments + counts.follow_ups > 0;
        let totals = [true, false]
            .map(|is_named| self.totals(is_named, context))
            .into_iter()
            .find(|totals| !remarked && canvas.width_of(totals) <= width)
            .unwrap_or_else(|| self.totals(false, context));
        let taken = canvas.text(1, y + 1, width, &totals, theme.style(Meaning::Total));
        if remarked {
            let facts = [
                ("comments", counts.comments.into()),
                ("follow-ups", counts.follow_ups.into()),
            ];
            let (x, room) = (taken + 3, width.saturating_sub(taken + 2));
            let text = context.format("review-remarks", &facts);
            canvas.text_end(x, y + 1, room, &text, theme.style(Meaning::Plain));
        }
        let (text, meaning) = self.verdict(context);
        canvas.text(1, y + 2, width, &text, theme.style(meaning));
        canvas.rule(0, y + 3, width + 2, theme.style(Meaning::Border));
    }

    /// Returns the sums of the sections that show one, by the number or the name of the section.
    fn totals(&self, is_named: bool, context: &Context) -> String {
        let sums = Sums::of(&self.open.form, &self.report().entries);
        let shown: Vec<String> = self
            .open
            .form
            .sections
            .iter()
            .enumerate()
            .filter(|(_, section)| section.totals.section)
            .filter_map(|(at, section)| {
                let sum = sums.section(at)?;
                let total = if sum.is_blank() {
                    "–".to_owned()
                } else {
                    context.catalogue.decimal(&sum.total.to_string())
                };
                let facts = [
                    ("section", Arg::from(u32::from(section.number))),
                    ("name", context.name(&section.names).into()),
                    ("total", Arg::Phrase(total)),
                ];
                let key = if is_named {
                    "review-total-named"
                } else {
                    "review-total"
                };
                Some(context.format(key, &facts))
            })
            .collect();
        if shown.is_empty() {
            return String::new();
        }
        let facts = [("totals", Arg::Phrase(shown.join("   ")))];
        context.format("review-totals", &facts)
    }

    fn verdict(&self, context: &Context) -> (String, Meaning) {
        if self.is_already_sent() {
            return (context.text("review-already-sent"), Meaning::Note);
        }
        match self.obstacle() {
            None => (context.text("review-ready"), Meaning::Good),
            Some(trouble) => {
                let told = explain::trouble(&context.catalogue, &trouble);
                let meaning = match trouble {
                    Trouble::SoftFindings { .. } => Meaning::Soft,
                    _ => Meaning::Hard,
                };
                (format!("! {}", told.happened), meaning)
            }
        }
    }

    fn draw_list(&self, canvas: &mut Canvas, context: &Context) {
        let lines = order::lines(&self.findings, &self.open.form);
        let selected = self.list.selected(self.findings.len());
        let at = lines.iter().position(|line| match line {
            Line::Finding(at) => Some(*at) == selected,
            _ => false,
        });
        let height = canvas.height().saturating_sub(ABOVE + BELOW);
        let in_sight = window(at.unwrap_or(0), lines.len(), height);
        let start = in_sight.start;
        for (row, line) in lines.iter().enumerate().skip(start).take(in_sight.len()) {
            let y = ABOVE + row - start;
            match line {
                Line::Group(severity, count) => draw_group(*severity, *count, y, canvas, context),
                Line::Section(section) => self.draw_section(*section, y, canvas, context),
                Line::Finding(at) => {
                    if let Some(finding) = self.findings.get(*at) {
                        self.draw_finding(finding, Some(*at) == selected, y, canvas, context);
                    }
                }
            }
        }
    }

    fn draw_section(&self, at: usize, y: usize, canvas: &mut Canvas, context: &Context) {
        let Some(section) = self.open.form.sections.get(at) else {
            return;
        };
        let number = context.digits(&section.number.to_string());
        let text = format!("{number}  {}", context.name(&section.names));
        let width = canvas.width().saturating_sub(4);
        canvas.text(3, y, width, &text, context.theme.style(Meaning::Quiet));
    }

    fn draw_finding(
        &self,
        finding: &Finding,
        is_chosen: bool,
        y: usize,
        canvas: &mut Canvas,
        context: &Context,
    ) {
        let width = canvas.width();
        let (sign, meaning) = self.sign(finding);
        let style = context.theme.style(if is_chosen {
            Meaning::Active
        } else {
            Meaning::Plain
        });
        if is_chosen {
            canvas.clear(1, y, width.saturating_sub(2), 1, style);
            canvas.cursor(3, y);
        }
        let mark = if is_chosen {
            style
        } else {
            context.theme.style(meaning)
        };
        canvas.text(3, y, 1, sign, mark);
        let told = explain::finding(&context.catalogue, &self.open.form, finding);
        let place = PLACE.min(width / 2);
        canvas.text(5, y, place.saturating_sub(7), &told.place_label, style);
        let room = width.saturating_sub(place + 2);
        canvas.text(place, y, room, &told.title, style);
    }

    fn sign(&self, finding: &Finding) -> (&'static str, Meaning) {
        match finding.severity {
            Severity::Hard => ("!", Meaning::Hard),
            Severity::Soft if self.acceptance(finding).is_some() => ("✓", Meaning::Good),
            Severity::Soft => ("?", Meaning::Soft),
            Severity::Note => ("i", Meaning::Note),
        }
    }

    /// Draws the chosen finding in full, and the reason it was accepted with.
    fn draw_chosen(&self, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let width = canvas.width().saturating_sub(2);
        let Some(y) = canvas.height().checked_sub(BELOW) else {
            return;
        };
        canvas.rule(0, y, width + 2, theme.style(Meaning::Border));
        let Some(finding) = self.chosen() else {
            let text = context.text("review-nothing-found");
            canvas.text(1, y + 1, width, &text, theme.style(Meaning::Good));
            return;
        };
        let told = self.told(finding, context);
        let plain = theme.style(Meaning::Plain);
        let taken = paragraph::draw(canvas, (1, y + 1), (width, 3), &told, plain);
        let text = match (finding.severity, self.acceptance(finding)) {
            (_, Some(acceptance)) => {
                let why = Arg::Phrase(reason::name(&acceptance.reason, context));
                let person = acceptance.signature.person.trim();
                if person.is_empty() {
                    context.format("review-accepted", &[("reason", why)])
                } else {
                    let facts = [("reason", why), ("person", person.into())];
                    context.format("review-accepted-by", &facts)
                }
            }
            (Severity::Soft, None) => context.text("review-f8"),
            (Severity::Hard, None) => context.text("review-must"),
            (Severity::Note, None) => context.text("review-only-note"),
        };
        canvas.text(1, y + 1 + taken, width, &text, theme.style(Meaning::Quiet));
    }
}

fn draw_group(severity: Severity, count: usize, y: usize, canvas: &mut Canvas, context: &Context) {
    let key = match severity {
        Severity::Hard => "review-group-hard",
        Severity::Soft => "review-group-soft",
        Severity::Note => "review-group-note",
    };
    let text = context.format(key, &[("count", count.into())]);
    let width = canvas.width().saturating_sub(2);
    canvas.text(1, y, width, &text, context.theme.style(Meaning::Title));
}

fn draw_words(field: &TextField, canvas: &mut Canvas, context: &Context) {
    let theme = context.theme;
    let width = canvas.width().saturating_sub(8);
    let y = canvas.height().saturating_sub(5) / 2;
    let mut part = canvas.sub(4, y, width, 5);
    part.clear(0, 0, width, 5, theme.style(Meaning::Plain));
    part.frame(0, 0, width, 5, theme.style(Meaning::Border));
    let inside = width.saturating_sub(4);
    part.text(
        2,
        0,
        inside,
        &context.text("review-words"),
        theme.style(Meaning::Title),
    );
    field.draw(&mut part, (2, 2), inside, true, context);
    part.text(
        2,
        3,
        inside,
        &context.text("review-words-keys"),
        theme.style(Meaning::Quiet),
    );
}
