//! Two versions of one report: what was keyed here, and what others wrote into DHIS2 meanwhile.
//!
//! Nothing was sent over the others' figures, and nothing is until a person has chosen, cell by cell or all
//! at once, between three: ours, theirs, and what both last had. Every choice is written down with a name.

use crate::{
    domain::answer::{Answer, Choice, Difference, DifferenceOf, Whose},
    i18n::{Arg, explain},
    office::{
        news::{News, OutboxRow, Settled},
        order::Order,
    },
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Reply, Screen},
        theme::Meaning,
        widgets::{footer, heading, list::List, notice::Notice, paragraph},
    },
};

/// Columns of one version's figure.
const FIGURE: usize = 14;
/// Rows below the list: a line, the cell's name, its three figures, what is left, the bar.
const BELOW: usize = 7;
/// The order of the columns and of their digits.
const THREE: [Whose; 3] = [Whose::Mine, Whose::Theirs, Whose::Base];

/// The choice between versions of a report.
#[derive(Debug)]
pub struct Choosing {
    row: OutboxRow,
    differences: Vec<Difference>,
    chosen: Vec<Option<Whose>>,
    list: List,
    notice: Option<Notice>,
    /// The office is putting the choice into the report.
    waits: bool,
}

impl Choosing {
    /// Makes the choice of a row whose sending met figures of others; nothing for any other row.
    pub fn of(row: &OutboxRow) -> Option<Self> {
        let Some(Answer::Foreign(differences)) = &row.last_answer else {
            return None;
        };
        if row.replaced_by.is_some() || differences.is_empty() {
            return None;
        }
        Some(Self {
            row: row.clone(),
            chosen: vec![None; differences.len()],
            differences: differences.clone(),
            list: List::default(),
            notice: None,
            waits: false,
        })
    }

    /// Chooses for one cell and goes on to the next that is open.
    fn choose(&mut self, whose: Whose, context: &Context) {
        let Some(at) = self.list.selected(self.differences.len()) else {
            return;
        };
        if !self.may_be(at, whose) {
            self.say(context.text("choosing-no-base"));
            return;
        }
        if let Some(chosen) = self.chosen.get_mut(at) {
            *chosen = Some(whose);
        }
        let open = |at: &usize| self.chosen.get(*at) == Some(&None);
        let next = (at..self.chosen.len()).chain(0..at).find(open);
        self.list.select(next.unwrap_or(at));
    }

    fn choose_all(&mut self, whose: Whose, context: &Context) {
        if (0..self.differences.len()).any(|at| !self.may_be(at, whose)) {
            self.say(context.text("choosing-no-base"));
            return;
        }
        self.chosen.fill(Some(whose));
    }

    /// What both had can be chosen only where it was seen.
    fn may_be(&self, at: usize, whose: Whose) -> bool {
        let difference = self.differences.get(at);
        whose != Whose::Base || difference.is_some_and(|one| !one.base.is_unknown())
    }

    fn left(&self) -> usize {
        self.chosen.iter().filter(|chosen| chosen.is_none()).count()
    }

    fn done(&mut self, context: &Context) -> Vec<Effect> {
        let left = self.left();
        if left > 0 {
            self.say(context.format("choosing-left", &[("count", left.into())]));
            let first = self.chosen.iter().position(Option::is_none);
            self.list.select(first.unwrap_or(0));
            return Vec::new();
        }
        let choices: Vec<Choice> = self
            .differences
            .iter()
            .zip(&self.chosen)
            .filter_map(|(difference, whose)| {
                Some(Choice {
                    difference: difference.clone(),
                    whose: (*whose)?,
                })
            })
            .collect();
        self.waits = true;
        vec![Effect::Order(Order::Settle(self.row.number, choices))]
    }

    fn say(&mut self, text: String) {
        self.notice = Some(Notice::Said(text, Meaning::Soft));
    }

    fn name(&self, difference: &Difference, context: &Context) -> String {
        let place = explain::cell_label(&context.catalogue, &self.row.form, difference.cell);
        match difference.of {
            DifferenceOf::Comment => {
                context.format("choosing-comment", &[("place", Arg::Phrase(place))])
            }
            DifferenceOf::Value | DifferenceOf::FollowUp => place,
        }
    }
}

/// Returns what one of the three says in a cell.
fn figure(difference: &Difference, whose: Whose, context: &Context) -> String {
    if whose == Whose::Base && difference.base.is_unknown() {
        return context.text("choosing-unknown");
    }
    let text = match whose {
        Whose::Mine => difference.here.as_deref(),
        Whose::Theirs => difference.there.as_deref(),
        Whose::Base => difference.base.text(),
    };
    match text {
        Some(text) => context.digits(text),
        None => context.text("answer-blank"),
    }
}

fn title(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => "choosing-mine",
        Whose::Theirs => "choosing-theirs",
        Whose::Base => "choosing-base",
    }
}

impl Screen for Choosing {
    fn place(&self) -> Where {
        Where::Choosing
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        self.notice = None;
        let count = self.differences.len();
        let page = usize::from(context.size.1).saturating_sub(BELOW + heading::ROWS + 3);
        match action {
            Action::Digit(digit @ '1'..='3') => {
                if let Some(whose) = nth(digit, '1') {
                    self.choose(whose, context);
                }
                Vec::new()
            }
            Action::Digit(digit @ '4'..='6') => {
                if let Some(whose) = nth(digit, '4') {
                    self.choose_all(whose, context);
                }
                Vec::new()
            }
            Action::Confirm => self.done(context),
            Action::Enter if self.left() == 0 => self.done(context),
            Action::Cancel | Action::Leave => vec![Effect::Close],
            action if self.list.handle(action, count, page) => Vec::new(),
            Action::Digit(_) | Action::Enter => Vec::new(),
            _ => vec![Effect::Pass],
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let gives_up = matches!(action, Some(Action::Leave | Action::Cancel | Action::Quit));
        self.waits && !gives_up
    }

    fn hear(&mut self, news: &News, context: &Context) -> Vec<Effect> {
        match news {
            News::Settled(number, settled) if *number == self.row.number => {
                let key = match settled {
                    Settled::AsItIs => "choosing-sent-as-it-is",
                    Settled::Changed => "choosing-sent-changed",
                    Settled::StillDraft => "choosing-still-draft",
                };
                vec![Effect::Answer(Reply::Entered(context.text(key)))]
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
            ("form", context.name(&self.row.form.short_names).into()),
            ("period", Arg::Period(self.row.key.period)),
            ("facility", context.name(&self.row.unit.short_names).into()),
        ];
        let report = context.format("outbox-report", &facts);
        let title = context.text("screen-choosing");
        heading::draw(canvas, &title, &report, "", context);
        let theme = context.theme;
        let width = canvas.width().saturating_sub(2);
        let about = context.text("choosing-about");
        let plain = theme.style(Meaning::Plain);
        let top = heading::ROWS;
        let top = top + paragraph::draw(canvas, (1, top), (width, 2), &about, plain);
        self.draw_list(top, canvas, context);
        self.draw_lit(canvas, context);
        let bottom = canvas.height().saturating_sub(1);
        if let Some(notice) = &self.notice {
            notice.draw(canvas, bottom, context);
        }
        footer::draw(canvas, Where::Choosing, context);
    }
}

/// Returns the one of three that a digit stands for, counted from the first digit.
fn nth(digit: char, first: char) -> Option<Whose> {
    let at = u32::from(digit).checked_sub(u32::from(first))?;
    THREE.get(usize::try_from(at).ok()?).copied()
}

impl Choosing {
    fn draw_list(&self, top: usize, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let names = canvas.width().saturating_sub(3 * FIGURE + 2);
        let quiet = theme.style(Meaning::Quiet);
        canvas.text(1, top, names - 1, &context.text("choosing-cell"), quiet);
        for (column, whose) in THREE.into_iter().enumerate() {
            let number = context.digits(&(column + 1).to_string());
            let text = format!("{number} {}", context.text(title(whose)));
            canvas.text(names + column * FIGURE, top, FIGURE - 1, &text, quiet);
        }
        let height = canvas.height().saturating_sub(top + 1 + BELOW);
        let lit = self.list.selected(self.differences.len());
        let in_sight = self.list.in_sight(self.differences.len(), height);
        let start = in_sight.start;
        for (at, difference) in self
            .differences
            .iter()
            .enumerate()
            .skip(start)
            .take(in_sight.len())
        {
            let y = top + 1 + at - start;
            let is_lit = lit == Some(at);
            let plain = theme.style(if is_lit {
                Meaning::Active
            } else {
                Meaning::Plain
            });
            if is_lit {
                canvas.clear(0, y, canvas.width(), 1, plain);
                canvas.cursor(1, y);
            }
            canvas.text(1, y, names - 2, &self.name(difference, context), plain);
            let chosen = self.chosen.get(at).copied().flatten();
            for (column, whose) in THREE.into_iter().enumerate() {
                let is_chosen = chosen == Some(whose);
                let sign = match (is_chosen, context.abilities.is_ascii) {
                    (true, false) => "✓",
                    (true, true) => "x",
                    (false, _) => " ",
                };
                let style = if is_chosen && !is_lit {
                    theme.style(Meaning::Good)
                } else {
                    plain
                };
                let x = names + column * FIGURE;
                canvas.text(x, y, 1, sign, style);
                let text = figure(difference, whose, context);
                canvas.text(x + 2, y, FIGURE - 3, &text, style);
            }
        }
    }

    /// Draws the lit cell with all three figures whole, and what is left to be chosen.
    fn draw_lit(&self, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let width = canvas.width().saturating_sub(2);
        let Some(y) = canvas.height().checked_sub(BELOW) else {
            return;
        };
        canvas.rule(0, y, width + 2, theme.style(Meaning::Border));
        let lit = self.list.selected(self.differences.len());
        if let Some(difference) = lit.and_then(|at| self.differences.get(at)) {
            let name = self.name(difference, context);
            canvas.text(1, y + 1, width, &name, theme.style(Meaning::Title));
            for (row, whose) in THREE.into_iter().enumerate() {
                let facts = [
                    ("whose", Arg::Phrase(context.text(title(whose)))),
                    ("figure", Arg::Phrase(figure(difference, whose, context))),
                ];
                let text = context.format("choosing-figure", &facts);
                canvas.text(
                    3,
                    y + 2 + row,
                    width - 2,
                    &text,
                    theme.style(Meaning::Plain),
                );
            }
        }
        let (text, meaning) = match self.left() {
            _ if self.waits => (context.text("choosing-waits"), Meaning::Note),
            0 => (context.text("choosing-all-chosen"), Meaning::Good),
            left => (
                context.format("choosing-left", &[("count", left.into())]),
                Meaning::Note,
            ),
        };
        canvas.text(1, y + 5, width, &text, theme.style(meaning));
    }
}
