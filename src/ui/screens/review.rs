//! The last look before sending: everything the checks found, and what the report holds.
//!
//! Hard findings stop, soft ones take a reason, notes are only shown. F8 accepts and nothing else
//! does; F9 sends, and refuses with the reason on the screen. Enter goes back to the cell.

mod counts;
mod draw;
mod order;

use crate::{
    domain::{
        finding::{Finding, FindingKey, Severity},
        form::{Cell, Form},
        report::{Acceptance, AcceptanceReason, Report},
        rules::{Asking, Checks, Rule},
        status::Status,
        trouble::Trouble,
    },
    i18n::{Arg, explain},
    office::{
        news::{News, OpenReport},
        order::Order,
    },
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Reply, Screen},
        screens::{
            entry::saving::{Mark, Saving},
            help::Help,
        },
        theme::Meaning,
        widgets::{
            dialog::{Dialog, Outcome},
            heading,
            list::List,
            notice::Notice,
            paragraph, reason,
            text_field::TextField,
        },
    },
};

/// The most characters of a reason in one's own words.
const LONGEST_REASON: usize = 200;
/// Rows above the list: heading, counts, totals, verdict, a line.
const ABOVE: usize = heading::ROWS + 4;
/// Rows below the list: a line, the chosen finding in full, the bar.
const BELOW: usize = 6;

/// What is asked back.
#[derive(Debug)]
enum Question {
    /// Why the warning may stand; nothing stands for one's own words.
    Reason(FindingKey, Dialog<Option<AcceptanceReason>>),
    /// Why, in one's own words.
    Words(FindingKey, TextField),
    /// What a check means; on to the keys of the screen, if so.
    Explained(Dialog<bool>),
}

/// The screen on which findings are read before sending.
pub struct Review {
    open: OpenReport,
    checks: Checks,
    findings: Vec<Finding>,
    list: List,
    question: Option<Question>,
    notice: Option<Notice>,
    is_sending: bool,
    /// What was keyed just before and is not known to be on the disk.
    saving: Saving,
    /// F9 was pressed while cells were on their way to the disk.
    sends_when_saved: bool,
}

impl Review {
    /// Looks at a report as it stands.
    pub fn new(open: OpenReport) -> Self {
        let mut review = Self {
            checks: Checks::prepare(&open.form),
            open,
            findings: Vec::new(),
            list: List::default(),
            question: None,
            notice: None,
            is_sending: false,
            saving: Saving::default(),
            sends_when_saved: false,
        };
        review.check();
        review
    }

    /// Looks at a report of which cells are still on their way to the disk.
    pub fn of_saved(open: OpenReport, saving: Saving) -> Self {
        Self {
            saving,
            ..Self::new(open)
        }
    }

    fn check(&mut self) {
        self.findings = self.checks.all(&Asking {
            form: &self.open.form,
            report: &self.open.report,
            history: &self.open.history,
            organisation_unit: &self.open.unit,
        });
        order::sort(&mut self.findings, &self.open.form);
    }

    /// Returns how many rules only the server can check.
    fn left_to_server(&self) -> usize {
        let left = self.checks.left_to_server(&Asking {
            form: &self.open.form,
            report: &self.open.report,
            history: &self.open.history,
            organisation_unit: &self.open.unit,
        });
        left.len()
    }

    fn report(&self) -> &Report {
        &self.open.report
    }

    fn chosen(&self) -> Option<&Finding> {
        self.findings.get(self.list.selected(self.findings.len())?)
    }

    fn acceptance(&self, finding: &Finding) -> Option<&Acceptance> {
        let key = finding.key();
        let acceptances = &self.report().acceptances;
        acceptances
            .iter()
            .find(|acceptance| acceptance.finding == key)
    }

    /// Tells whether a finding waits for the clerk: a mistake, or a warning without a reason.
    fn is_waiting(&self, finding: &Finding) -> bool {
        match finding.severity {
            Severity::Hard => true,
            Severity::Soft => self.acceptance(finding).is_none(),
            Severity::Note => false,
        }
    }

    fn count(&self, severity: Severity) -> usize {
        let wanted = |finding: &&Finding| finding.severity == severity && self.is_waiting(finding);
        self.findings.iter().filter(wanted).count()
    }

    /// Returns what stands in the way of sending, if anything.
    fn obstacle(&self) -> Option<Trouble> {
        if let Some(why) = self.open.lock {
            return Some(Trouble::Locked { why });
        }
        if let Some(trouble) = self.saving.trouble() {
            return Some(trouble.trouble.clone());
        }
        let (hard, soft) = (self.count(Severity::Hard), self.count(Severity::Soft));
        match (hard, soft) {
            (0, 0) => None,
            (0, count) => Some(Trouble::SoftFindings { count }),
            (count, _) => Some(Trouble::HardFindings { count }),
        }
    }

    /// Tells whether the server has, or will get, exactly what stands here.
    fn is_already_sent(&self) -> bool {
        matches!(
            self.report().status,
            Status::Queued | Status::Received | Status::InDhis2
        ) && !self.report().is_changed_since_sent
    }

    fn accept(&mut self, context: &Context) -> Vec<Effect> {
        let Some(finding) = self.chosen() else {
            return Vec::new();
        };
        let key = finding.key();
        if finding.severity != Severity::Soft {
            let words = match finding.severity {
                Severity::Hard => "review-hard-stays",
                _ => "review-note-stays",
            };
            self.say(context.text(words), Meaning::Soft);
            return Vec::new();
        }
        if self.acceptance(finding).is_some() {
            return vec![Effect::Order(Order::WithdrawAcceptance(
                self.open.number,
                key,
            ))];
        }
        let mut answers: Vec<_> = reason::canned(&finding.check)
            .into_iter()
            .map(|one| (reason::name(&one, context), Some(one)))
            .collect();
        answers.push((context.text("accept-other"), None));
        let width = usize::from(context.size.0).saturating_sub(8);
        let mut lines =
            paragraph::wrap(&self.told(finding, context), width, context.abilities.text);
        lines.push(String::new());
        let dialog = Dialog::new(context.text("review-why"), lines, answers);
        self.question = Some(Question::Reason(key, dialog));
        Vec::new()
    }

    fn accepted(&mut self, key: FindingKey, reason: AcceptanceReason) -> Vec<Effect> {
        self.question = None;
        vec![Effect::Order(Order::AcceptFinding(
            self.open.number,
            key,
            reason,
        ))]
    }

    fn send(&mut self, context: &Context) -> Vec<Effect> {
        if self.is_sending {
            return Vec::new();
        }
        if self.is_already_sent() {
            self.say(context.text("review-already-sent"), Meaning::Note);
            return Vec::new();
        }
        if self.saving.mark() == Mark::NotSaved {
            self.say(context.text("review-not-saved"), Meaning::Hard);
            let again = self.saving.again(self.open.number).into_iter();
            return again.map(Order::SaveCells).map(Effect::Order).collect();
        }
        if let Some(trouble) = self.obstacle() {
            let told = explain::trouble(&context.catalogue, &trouble);
            let now = match trouble {
                Trouble::Locked { .. } => told.now,
                _ => context.text("review-go-on"),
            };
            self.say(format!("{} {now}", told.happened), Meaning::Soft);
            self.go_to_waiting();
            return Vec::new();
        }
        if self.saving.mark() == Mark::Saving {
            self.sends_when_saved = true;
            return Vec::new();
        }
        self.is_sending = true;
        self.say(context.text("review-sending"), Meaning::Note);
        vec![Effect::Order(Order::ConfirmAndSend(self.open.number))]
    }

    /// Chooses the first finding that waits for the clerk.
    fn go_to_waiting(&mut self) {
        let waiting = self
            .findings
            .iter()
            .position(|finding| self.is_waiting(finding));
        if let Some(at) = waiting {
            self.list.select(at);
        }
    }

    fn say(&mut self, text: String, meaning: Meaning) {
        self.notice = Some(Notice::Said(text, meaning));
    }

    fn told(&self, finding: &Finding, context: &Context) -> String {
        explain::finding(&context.catalogue, &self.open.form, finding).sentence
    }

    /// Gives a key to the open question; nothing when there is none.
    fn answer(&mut self, action: Action, context: &Context) -> Option<Vec<Effect>> {
        let effects = match self.question.take()? {
            Question::Reason(key, mut dialog) => match dialog.handle(action) {
                Outcome::Answer(Some(reason)) => self.accepted(key, reason),
                Outcome::Answer(None) => {
                    let field = TextField::new(context.direction(), LONGEST_REASON);
                    self.question = Some(Question::Words(key, field));
                    Vec::new()
                }
                Outcome::Closed => Vec::new(),
                Outcome::Open => {
                    self.question = Some(Question::Reason(key, dialog));
                    Vec::new()
                }
            },
            Question::Words(key, mut field) => match action {
                Action::Enter if !field.is_empty() => {
                    let words = field.text().trim().to_owned();
                    self.accepted(key, AcceptanceReason::Other(words))
                }
                Action::Cancel | Action::Leave => Vec::new(),
                action => {
                    field.handle(action);
                    self.question = Some(Question::Words(key, field));
                    Vec::new()
                }
            },
            Question::Explained(mut dialog) => {
                match dialog.handle(action) {
                    Outcome::Answer(true) => {
                        return Some(vec![Effect::Open(Box::new(Help::new(Where::Review)))]);
                    }
                    Outcome::Answer(false) | Outcome::Closed => {}
                    Outcome::Open => self.question = Some(Question::Explained(dialog)),
                }
                Vec::new()
            }
        };
        Some(effects)
    }

    fn explain_check(&mut self, context: &Context) -> Vec<Effect> {
        let Some(finding) = self.chosen() else {
            return vec![Effect::Pass];
        };
        let width = usize::from(context.size.0).saturating_sub(8);
        let options = context.abilities.text;
        let mut lines = paragraph::wrap(&self.told(finding, context), width, options);
        let help = explain::finding_help(&context.catalogue, &finding.check);
        lines.push(String::new());
        lines.extend(paragraph::wrap(&help, width, options));
        let severity = context.text(match finding.severity {
            Severity::Hard => "review-hard-about",
            Severity::Soft => "review-soft-about",
            Severity::Note => "review-note-about",
        });
        lines.push(String::new());
        lines.extend(paragraph::wrap(&severity, width, options));
        if !finding.cells.is_empty() {
            let cells: Vec<String> = finding
                .cells
                .iter()
                .filter_map(|cell| printed(*cell, &self.open.form))
                .map(|name| context.digits(&name))
                .collect();
            let facts = [("cells", Arg::Phrase(cells.join(" ")))];
            lines.extend(paragraph::wrap(
                &context.format("review-cells", &facts),
                width,
                options,
            ));
        }
        let mut checks = self.open.form.checks.iter();
        let is_of_server = checks
            .any(|check| check.id == finding.check && matches!(check.rule, Rule::Comparison(_)));
        let title = if is_of_server {
            explain::finding(&context.catalogue, &self.open.form, finding).title
        } else {
            context.format("review-check", &[("check", Arg::Text(&finding.check))])
        };
        let answers = vec![
            (context.text("close"), false),
            (context.text("review-keys"), true),
        ];
        self.question = Some(Question::Explained(Dialog::new(title, lines, answers)));
        Vec::new()
    }
}

/// Returns the name of a cell as printed: row number and column letter.
fn printed(cell: Cell, form: &Form) -> Option<String> {
    let place = form.place_of(cell)?;
    let row = form.row_at(place)?;
    let column = form.column_at(place)?;
    Some(format!("{}{}", row.number, column.letter))
}

impl Screen for Review {
    fn place(&self) -> Where {
        Where::Review
    }

    fn wants_text(&self) -> bool {
        matches!(self.question, Some(Question::Words(..)))
    }

    fn begin(&mut self, context: &Context) -> Vec<Effect> {
        self.go_to_waiting();
        let left = self.left_to_server();
        if left > 0 {
            let text = context.format("review-left-to-server", &[("count", left.into())]);
            self.say(text, Meaning::Note);
        }
        Vec::new()
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        if let Some(effects) = self.answer(action, context) {
            return effects;
        }
        if action == Action::Confirm {
            return self.send(context);
        }
        self.notice = None;
        let page = usize::from(context.size.1).saturating_sub(ABOVE + BELOW);
        match action {
            Action::Enter => match self.chosen().and_then(order::cell) {
                Some(cell) => vec![Effect::Answer(Reply::GoTo(cell))],
                None => Vec::new(),
            },
            Action::AcceptFinding => self.accept(context),
            Action::Help => self.explain_check(context),
            Action::Cancel => vec![Effect::Close],
            action if self.list.handle(action, self.findings.len(), page) => Vec::new(),
            _ => vec![Effect::Pass],
        }
    }

    fn hear(&mut self, news: &News, context: &Context) -> Vec<Effect> {
        match news {
            News::ReportChanged(changed) if changed.number == self.open.number => {
                let before = self.chosen().map(Finding::key);
                let waited = self
                    .chosen()
                    .is_some_and(|finding| self.is_waiting(finding));
                self.open.report = changed.report.clone();
                self.saving.put_on(&mut self.open.report);
                self.check();
                let same = |finding: &Finding| Some(finding.key()) == before;
                if let Some(at) = self.findings.iter().position(same) {
                    self.list.select(at);
                }
                // What was waiting and now has its reason is done: on to the next.
                let waits = self
                    .chosen()
                    .is_some_and(|finding| self.is_waiting(finding));
                if waited && !waits {
                    self.go_to_waiting();
                }
                if self.obstacle().is_none() && waited {
                    self.say(context.text("review-all-answered"), Meaning::Good);
                }
            }
            News::Saved { report, step, at } if *report == self.open.number => {
                let failed = self.saving.mark() == Mark::NotSaved;
                self.saving.saved(*step, *at);
                let is_saved = matches!(self.saving.mark(), Mark::Saved(_));
                if is_saved && std::mem::take(&mut self.sends_when_saved) {
                    return self.send(context);
                }
                if is_saved && failed {
                    self.say(context.text("review-now-saved"), Meaning::Good);
                }
            }
            News::NotSaved {
                report,
                step,
                trouble,
            } if *report == self.open.number => {
                self.sends_when_saved = false;
                self.saving.not_saved(*step, trouble.clone());
                self.say(context.text("review-not-saved"), Meaning::Hard);
            }
            News::Queued(number, _) if *number == self.open.number => {
                return vec![Effect::CloseToHome];
            }
            News::Trouble(trouble) => {
                self.is_sending = false;
                self.notice = Some(Notice::Failed(trouble.clone()));
            }
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        self.draw_all(canvas, context);
    }
}
