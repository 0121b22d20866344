//! What is asked back, and only when a person pressed the key for it.

use std::sync::Arc;

use crate::{
    domain::{
        finding::{FindingKey, Severity},
        form::{Place, ZeroReportRule},
        id::DataElementId,
        remark::{self, Personal},
        report::{AcceptanceReason, TotalOf},
        value::{self, Reason, Value},
    },
    i18n::Arg,
    office::order::Order,
    text::fold,
    ui::{
        context::Context,
        keymap::Action,
        screen::Effect,
        theme::Meaning,
        widgets::{
            choice::{Choice, Chosen},
            text_field::TextField,
        },
    },
};

use super::{Entry, cursor};

/// The most characters of a comment.
const COMMENT: usize = 200;

/// The most characters of a row's number or of a part of its name.
const ROW: usize = 40;

/// The most characters of a person's name.
const PERSON: usize = 60;

/// A question that waits for its answer below the form.
#[derive(Debug, Clone)]
pub(super) enum Prompt {
    /// Why there is no figure.
    Reason(Choice),
    /// Which row.
    GoTo(TextField),
    /// Which section.
    Section(String),
    /// The comment of the cell.
    Comment(TextField),
    /// The comment that says why there is no figure; afterwards the keying goes on.
    Explanation(TextField),
    /// Why a warning may stand.
    Accept(FindingKey, Choice),
    /// Why, in the person's own words.
    AcceptInWords(FindingKey, TextField),
    /// Who keys.
    Person(TextField),
    /// When and by whom the district was told.
    Notify(DataElementId, TextField),
    /// What the paper says.
    Paper(TotalOf, String),
    /// Who declares the zero report, where nobody is named yet.
    Declarer(TextField),
    /// Were the registers checked?
    ZeroReport(Choice),
    /// Shall the declared zero report be taken back?
    WithdrawZeroReport(Choice),
    /// Shall the report be left although cells of it are not on the disk?
    Lose(Choice),
}

/// The canned reasons for accepting a warning, in the order they are offered; after them own words.
pub(super) const REASONS: [AcceptanceReason; 5] = [
    AcceptanceReason::Checked,
    AcceptanceReason::PhysicalCount,
    AcceptanceReason::Event,
    AcceptanceReason::NoService,
    AcceptanceReason::PaperMissing,
];

impl Prompt {
    pub(super) fn reason(last: Option<Reason>) -> Self {
        let lit = Reason::ALL
            .iter()
            .position(|reason| Some(*reason) == last)
            .unwrap_or(0);
        Self::Reason(Choice::new(Reason::ALL.len(), lit))
    }

    pub(super) fn comment(text: &str, context: &Context) -> Self {
        Self::Comment(TextField::new(context.direction(), COMMENT).with(text))
    }

    /// *No* is lit: a declaration needs its own key.
    fn zero_report() -> Self {
        Self::ZeroReport(Choice::new(2, 1))
    }

    pub(super) fn explanation(context: &Context) -> Self {
        Self::Explanation(TextField::new(context.direction(), COMMENT))
    }

    /// Tells whether letters are text now.
    pub(super) fn wants_text(&self) -> bool {
        matches!(
            self,
            Self::Comment(_)
                | Self::Explanation(_)
                | Self::AcceptInWords(..)
                | Self::GoTo(_)
                | Self::Person(_)
                | Self::Declarer(_)
                | Self::Notify(..)
        )
    }
}

impl Entry {
    /// Opens the question a key asks for; tells whether the key was one.
    pub(super) fn asks(&mut self, action: Action, context: &Context) -> bool {
        match action {
            Action::GoTo => {
                let field = TextField::new(context.direction(), ROW);
                self.prompt = Some(Prompt::GoTo(field));
            }
            Action::Section => self.prompt = Some(Prompt::Section(String::new())),
            Action::PaperTotal => self.ask_for_row_total(context),
            Action::Comment => {
                if self.may_edit(context) {
                    self.settle();
                    let comment = self.entry().comment.unwrap_or_default();
                    self.prompt = Some(Prompt::comment(&comment, context));
                }
            }
            Action::Person => {
                let field =
                    TextField::new(context.direction(), PERSON).with(&context.settings.person);
                self.prompt = Some(Prompt::Person(field));
            }
            Action::AcceptFinding => self.ask_for_acceptance(context),
            Action::ZeroReport => self.ask_for_zero_report(context),
            Action::Notify => self.ask_for_notification(context),
            _ => return false,
        }
        if self.prompt.is_some() {
            self.settle();
        }
        true
    }

    /// Takes a key while a question is open. Nothing written is lost by a key that is no answer: a comment
    /// is kept, another question stays open; one without anything written closes, and the key means what
    /// it means.
    pub(super) fn answer(&mut self, prompt: Prompt, action: Action, context: &Context) {
        match prompt {
            Prompt::Reason(choice) => self.answer_reason(choice, action, context),
            Prompt::Accept(key, choice) => self.answer_acceptance(key, choice, action, context),
            Prompt::ZeroReport(choice) => self.answer_zero_report(choice, action, context),
            Prompt::GoTo(field) => self.answer_row(field, action, context),
            Prompt::Section(text) => self.answer_section(text, action, context),
            Prompt::Paper(of, text) => self.answer_paper(of, text, action, context),
            Prompt::WithdrawZeroReport(choice) => {
                self.answer_withdrawal(choice, action, context);
            }
            Prompt::Lose(choice) => self.answer_loss(choice, action),
            Prompt::Comment(mut field) => match action {
                Action::Enter => self.set_comment(field.text(), context),
                Action::Cancel => {}
                action if field.handle(action) => self.prompt = Some(Prompt::Comment(field)),
                action => self.keep_comment(field.text(), action, context),
            },
            Prompt::Explanation(mut field) => match action {
                Action::Enter => {
                    self.set_comment(field.text(), context);
                    let said = self.notice.take();
                    self.advance(context);
                    self.notice = said.or(self.notice.take());
                }
                Action::Cancel => {}
                action if field.handle(action) => self.prompt = Some(Prompt::Explanation(field)),
                action => self.keep_comment(field.text(), action, context),
            },
            Prompt::AcceptInWords(key, mut field) => match action {
                Action::Enter | Action::Leave if field.is_empty() => {}
                Action::Enter => {
                    let reason = AcceptanceReason::Other(field.text().trim().to_owned());
                    self.accept(key, reason);
                }
                Action::Cancel => {}
                action => {
                    field.handle(action);
                    self.prompt = Some(Prompt::AcceptInWords(key, field));
                }
            },
            Prompt::Person(mut field) => match action {
                Action::Enter => self.set_person(field.text(), context),
                Action::Cancel | Action::Leave => {}
                action => {
                    field.handle(action);
                    self.prompt = Some(Prompt::Person(field));
                }
            },
            Prompt::Declarer(mut field) => match action {
                Action::Enter if field.text().trim().is_empty() => {
                    self.prompt = Some(Prompt::Declarer(field));
                }
                Action::Enter => {
                    self.set_person(field.text(), context);
                    self.prompt = Some(Prompt::zero_report());
                }
                Action::Cancel | Action::Leave => {}
                action if field.handle(action) => self.prompt = Some(Prompt::Declarer(field)),
                _ if !field.is_empty() => self.prompt = Some(Prompt::Declarer(field)),
                action => self.act(action, context),
            },
            Prompt::Notify(row, mut field) => match action {
                Action::Enter | Action::Leave if field.is_empty() => {}
                Action::Enter => {
                    let note = field.text().trim().to_owned();
                    self.order(Order::RecordNotification(self.open.number, row, note));
                }
                Action::Cancel => {}
                action => {
                    field.handle(action);
                    self.prompt = Some(Prompt::Notify(row, field));
                }
            },
        }
    }

    fn answer_reason(&mut self, mut choice: Choice, action: Action, context: &Context) {
        // The same key once more takes the reason that is lit.
        let action = if action == Action::Minus {
            Action::Enter
        } else {
            action
        };
        match choice.handle(action) {
            Chosen::Answer(at) => {
                if let Some(reason) = Reason::ALL.get(at) {
                    self.set_not_available(*reason, context);
                }
            }
            Chosen::Nothing => {}
            Chosen::Open => self.prompt = Some(Prompt::Reason(choice)),
            Chosen::NotMine => self.act(action, context),
        }
    }

    fn answer_row(&mut self, mut field: TextField, action: Action, context: &Context) {
        match action {
            Action::Enter => self.go_to_row(field.text(), context),
            Action::Cancel | Action::Leave => {}
            action if field.handle(action) => self.prompt = Some(Prompt::GoTo(field)),
            action if field.is_empty() => self.act(action, context),
            _ => self.prompt = Some(Prompt::GoTo(field)),
        }
    }

    /// Goes to the row with a printed number, or to the next one with a text in its name: spelled as a
    /// search compares it, round the end of the form and back to the beginning.
    fn go_to_row(&mut self, text: &str, context: &Context) {
        let wanted = fold(text.trim());
        if wanted.is_empty() {
            return;
        }
        let form = Arc::clone(&self.open.form);
        let is_number = wanted.chars().all(|ch| ch.is_ascii_digit() || ch == '.');
        let found = if is_number {
            form.row_numbered(&wanted).map(|(place, _)| place)
        } else {
            let rows: Vec<_> = form.places().filter(|place| place.column == 0).collect();
            let here = Place {
                column: 0,
                ..self.cursor
            };
            let behind = rows.partition_point(|place| *place <= here);
            let (before, after) = rows.split_at(behind);
            let mut in_turn = after.iter().chain(before).copied();
            in_turn.find(|place| {
                let row = form.row_at(*place);
                row.is_some_and(|row| fold(context.name(&row.names)).contains(&wanted))
            })
        };
        match found.and_then(|row| cursor::edge_of_row(&form, row, false)) {
            Some(place) => self.go(place, context),
            None => self.refuse("entry-no-such-row", context),
        }
    }

    fn answer_section(&mut self, mut text: String, action: Action, context: &Context) {
        match action {
            Action::Digit(digit) => text.push(digit),
            Action::Backspace => drop(text.pop()),
            Action::Cancel | Action::Leave => return,
            Action::Section => return self.go_to_section(self.cursor.section + 1, context),
            Action::Enter => return self.go_to_numbered_section(&text, context),
            action if text.is_empty() => return self.act(action, context),
            _ => {}
        }
        // As soon as no longer number can be meant, no Enter is needed.
        let numbers = self
            .form()
            .sections
            .iter()
            .map(|section| section.number.to_string());
        let longer = numbers.filter(|number| number.starts_with(&text)).count();
        if longer == 1 {
            return self.go_to_numbered_section(&text, context);
        }
        self.prompt = Some(Prompt::Section(text));
    }

    fn go_to_numbered_section(&mut self, text: &str, context: &Context) {
        if text.is_empty() {
            return;
        }
        let found = self
            .form()
            .sections
            .iter()
            .position(|section| section.number.to_string() == text);
        match found {
            Some(section) => self.go_to_section(section, context),
            None => self.refuse("entry-no-such-section", context),
        }
    }

    fn go_to_section(&mut self, section: usize, context: &Context) {
        let place = cursor::first_of_section(self.form(), section);
        match place {
            Some(place) => self.go(place, context),
            None => self.refuse("entry-no-such-section", context),
        }
    }

    /// Keeps a comment, then does what a key means that was not for it.
    fn keep_comment(&mut self, text: &str, action: Action, context: &Context) {
        self.set_comment(text, context);
        self.act(action, context);
    }

    pub(super) fn set_comment(&mut self, text: &str, context: &Context) {
        let text = text.trim();
        let entry = value::Entry {
            comment: (!text.is_empty()).then(|| text.to_owned()),
            ..self.entry()
        };
        if entry != self.entry() {
            self.write(self.cursor, entry);
        }
        let question = match remark::looks_personal(text) {
            Some(Personal::Number) => "entry-comment-looks-like-number",
            Some(Personal::Name) => "entry-comment-looks-like-name",
            None => return,
        };
        self.say(context.text(question), Meaning::Soft);
    }

    fn set_person(&mut self, text: &str, context: &Context) {
        let mut settings = context.settings.clone();
        text.trim().clone_into(&mut settings.person);
        self.order(Order::ChangeSettings(Box::new(settings)));
    }

    fn ask_for_acceptance(&mut self, context: &Context) {
        self.settle();
        let key = self
            .findings_here()
            .into_iter()
            .find(|finding| finding.severity == Severity::Soft && !self.is_accepted(finding))
            .map(crate::domain::finding::Finding::key);
        match key {
            Some(key) => self.prompt = Some(Prompt::Accept(key, Choice::new(REASONS.len() + 1, 0))),
            None => self.refuse("entry-nothing-to-accept", context),
        }
    }

    fn answer_acceptance(
        &mut self,
        key: FindingKey,
        mut choice: Choice,
        action: Action,
        context: &Context,
    ) {
        match choice.handle(action) {
            Chosen::Answer(at) => {
                if let Some(reason) = REASONS.get(at) {
                    self.accept(key, reason.clone());
                } else {
                    let field = TextField::new(context.direction(), COMMENT);
                    self.prompt = Some(Prompt::AcceptInWords(key, field));
                }
            }
            Chosen::Nothing => {}
            Chosen::Open => self.prompt = Some(Prompt::Accept(key, choice)),
            Chosen::NotMine => self.act(action, context),
        }
    }

    fn accept(&mut self, key: FindingKey, reason: AcceptanceReason) {
        self.order(Order::AcceptFinding(self.open.number, key, reason));
    }

    /// Tells whether the form knows zero reports and nothing was keyed that speaks against one.
    pub(super) fn zero_report_rule(&self) -> Option<&ZeroReportRule> {
        let rule = self.form().zero_report.as_ref()?;
        let speaks_against = |place: &Place| match self.value_at(*place) {
            Value::Blank => false,
            Value::NotAvailable(_) => true,
            value @ Value::Given(_) => value.number().is_none_or(|number| !number.is_zero()),
        };
        let form = self.form();
        let is_zero = !form
            .places()
            .filter(|place| {
                form.section_at(*place)
                    .is_some_and(|section| rule.sections.contains(&section.number))
            })
            .any(|place| speaks_against(&place));
        is_zero.then_some(rule)
    }

    fn ask_for_zero_report(&mut self, context: &Context) {
        if !self.may_edit(context) {
            return;
        }
        self.settle();
        if self.open.report.zero_report.is_some() {
            self.prompt = Some(Prompt::WithdrawZeroReport(Choice::new(2, 0)));
        } else if self.form().zero_report.is_none() {
            self.refuse("entry-no-zero-report", context);
        } else if self.zero_report_rule().is_none() {
            self.refuse("entry-zero-report-has-cases", context);
        } else if context.settings.person.trim().is_empty() {
            // A declaration stands under a name.
            let field = TextField::new(context.direction(), PERSON);
            self.prompt = Some(Prompt::Declarer(field));
        } else {
            self.prompt = Some(Prompt::zero_report());
        }
    }

    fn answer_zero_report(&mut self, mut choice: Choice, action: Action, context: &Context) {
        match choice.handle(action) {
            Chosen::Answer(0) => {
                self.waits = true;
                self.order(Order::DeclareZeroReport(self.open.number));
            }
            Chosen::Answer(_) => self.refuse("entry-zero-report-not-checked", context),
            Chosen::Nothing => {}
            // A declaration that was begun does not vanish by another key.
            Chosen::Open | Chosen::NotMine => self.prompt = Some(Prompt::ZeroReport(choice)),
        }
    }

    fn answer_withdrawal(&mut self, mut choice: Choice, action: Action, context: &Context) {
        match choice.handle(action) {
            Chosen::Answer(0) => self.order(Order::WithdrawZeroReport(self.open.number)),
            Chosen::Answer(_) | Chosen::Nothing => {}
            Chosen::Open => self.prompt = Some(Prompt::WithdrawZeroReport(choice)),
            Chosen::NotMine => self.act(action, context),
        }
    }

    /// Only the answer itself leaves; every other way out stays with the cells.
    fn answer_loss(&mut self, mut choice: Choice, action: Action) {
        match choice.handle(action) {
            Chosen::Answer(1) => self.effects.push(Effect::Close),
            Chosen::Answer(_) | Chosen::Nothing => self.try_again(),
            Chosen::Open | Chosen::NotMine => self.prompt = Some(Prompt::Lose(choice)),
        }
    }

    /// Returns the row under the cursor if it holds a case that nobody has notified yet.
    pub(super) fn unnotified(&self) -> Option<DataElementId> {
        let row = self.row().filter(|row| row.is_immediate)?;
        let is_recorded = self
            .open
            .report
            .notifications
            .iter()
            .any(|notification| notification.data_element == row.data_element);
        let has_case = (0..row.cells.len()).any(|column| {
            let value = self.value_at(Place {
                column,
                ..self.cursor
            });
            value
                .number()
                .is_some_and(|number| !number.is_zero() && !number.is_negative())
        });
        (has_case && !is_recorded).then_some(row.data_element)
    }

    fn ask_for_notification(&mut self, context: &Context) {
        let Some(row) = self.row() else { return };
        let is_serious = self.findings_here().iter().any(|finding| {
            finding.severity == Severity::Soft && self.checks_notification(&finding.check)
        });
        if !row.is_immediate && !is_serious {
            return self.refuse("entry-nothing-to-notify", context);
        }
        let row = row.data_element;
        self.prompt = Some(Prompt::Notify(
            row,
            TextField::new(context.direction(), COMMENT),
        ));
    }

    fn checks_notification(&self, check: &str) -> bool {
        self.form().checks.iter().any(|other| {
            other.id == check && matches!(other.rule, crate::domain::rules::Rule::Unnotified(_))
        })
    }

    /// Returns whom to call: the unit above, or else this one.
    pub(super) fn telephone(&self) -> Option<&str> {
        let parent = self
            .open
            .parent
            .as_ref()
            .and_then(|unit| unit.telephone.as_deref());
        parent.or(self.open.unit.telephone.as_deref())
    }

    /// Returns the question of the open prompt, and its answers where they are numbered.
    pub(super) fn asked(&self, prompt: &Prompt, context: &Context) -> (String, Vec<String>) {
        match prompt {
            Prompt::Reason(_) => {
                let reasons = Reason::ALL.map(|reason| context.catalogue.reason(reason));
                (context.text("entry-ask-reason"), reasons.to_vec())
            }
            Prompt::GoTo(_) => (context.text("entry-ask-row"), Vec::new()),
            Prompt::Section(_) => (context.text("entry-ask-section"), Vec::new()),
            Prompt::Comment(_) | Prompt::Explanation(_) => {
                (context.text("entry-ask-comment"), Vec::new())
            }
            Prompt::Accept(key, _) => {
                let told = self.findings.iter().find(|finding| finding.key() == *key);
                let told = told
                    .map(|finding| self.told(finding, context))
                    .unwrap_or_default();
                let mut answers: Vec<String> = REASONS
                    .iter()
                    .map(|reason| acceptance(reason, context))
                    .collect();
                answers.push(context.text("entry-accept-other"));
                (
                    context.format("entry-ask-acceptance", &[("finding", Arg::Phrase(told))]),
                    answers,
                )
            }
            Prompt::WithdrawZeroReport(_) => {
                let answers = vec![context.text("yes"), context.text("no")];
                (context.text("entry-ask-zero-report-withdrawal"), answers)
            }
            Prompt::Lose(_) => {
                let cells = Arg::Phrase(self.unsaved_cells(context));
                let question = context.format("entry-ask-lose", &[("cells", cells)]);
                let answers = ["entry-lose-stay", "entry-lose-leave"];
                (question, answers.map(|key| context.text(key)).to_vec())
            }
            Prompt::AcceptInWords(..) => (context.text("entry-ask-words"), Vec::new()),
            Prompt::Person(_) => (context.text("entry-ask-person"), Vec::new()),
            Prompt::Declarer(_) => (context.text("entry-ask-declarer"), Vec::new()),
            Prompt::Notify(..) => (context.text("entry-ask-notification"), Vec::new()),
            Prompt::Paper(of, _) => (Self::ask_for_total(of, context), Vec::new()),
            Prompt::ZeroReport(_) => {
                let period = self.open.report.key.period;
                let question = context.format(
                    "entry-ask-zero-report",
                    &[
                        ("first", Arg::Date(period.first_day())),
                        ("last", Arg::Date(period.last_day())),
                    ],
                );
                (question, vec![context.text("yes"), context.text("no")])
            }
        }
    }
}

fn acceptance(reason: &AcceptanceReason, context: &Context) -> String {
    context.text(match reason {
        AcceptanceReason::Checked => "entry-accept-checked",
        AcceptanceReason::PhysicalCount => "entry-accept-physical-count",
        AcceptanceReason::Event => "entry-accept-event",
        AcceptanceReason::NoService => "entry-accept-no-service",
        AcceptanceReason::PaperMissing => "entry-accept-paper-missing",
        AcceptanceReason::Other(_) => "entry-accept-other",
    })
}
