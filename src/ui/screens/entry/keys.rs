//! The keypad map: what each key does in a cell not yet touched, and after digits.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::{
        form::{Form, Place, Repeats},
        value::{self, Value, ValueType, accept},
    },
    i18n::explain,
    office::{order::Order, settings::EnterDirection},
    text::Direction,
    ui::{
        context::Context, keymap::Action, screen::Effect, theme::Meaning, widgets::choice::Choice,
    },
};

use super::{
    AutoMove, Entry, cursor,
    prompt::Prompt,
    saving::Mark,
    typing::{Kind, Typing},
};

/// A digit that comes this soon after the cursor moved on by itself was meant for the cell before.
const SPILL: Duration = Duration::from_millis(400);

impl Entry {
    /// Does what a key means.
    pub(super) fn act(&mut self, action: Action, context: &Context) {
        if std::mem::take(&mut self.leaves) && action == Action::Leave {
            // Once more: the person does not want to wait for the disk.
            self.prompt = Some(Prompt::Lose(Choice::new(2, 0)));
            return;
        }
        self.notice = None;
        let showed_history = std::mem::take(&mut self.shows_history);
        let auto_move = self.auto_move.take();
        if action != Action::Help {
            self.explained = None;
        }
        if let Some(prompt) = self.prompt.take() {
            self.answer(prompt, action, context);
            return;
        }
        if self.num_lock.note(action, context.at) && self.typing.is_none() {
            self.say(context.text("entry-num-lock"), Meaning::Soft);
        }
        if self.is_edit_of_text(action) {
            return;
        }
        match action {
            Action::Type(ch) => self.type_text(ch, context),
            Action::Digit(digit) => self.digit(digit, auto_move, context),
            Action::Point => self.point(context),
            Action::Minus => self.minus(context),
            Action::Slash => self.slash(context),
            Action::Plus => self.plus(showed_history, context),
            Action::Star => self.star(context),
            Action::Enter => self.advance(context),
            Action::Backspace => self.backspace(context),
            Action::Delete => self.blank(context),
            Action::Edit => self.edit(context),
            Action::NotAvailable => self.not_available(context),
            Action::FollowUp => self.follow_up(context),
            Action::Undo => self.undo(context),
            Action::Redo => self.redo(context),
            Action::Confirm => self.open_review(context),
            Action::Leave => self.close(context),
            Action::Cancel if self.typing.is_some() => self.give_up(),
            Action::Help if self.explains(context) => {}
            Action::StrayKeypad => {}
            Action::Letter(_) => self.refuse("entry-no-such-key", context),
            _ if self.moves(action, context) || self.asks(action, context) => {}
            _ => self.effects.push(Effect::Pass),
        }
    }

    /// Moves the cursor; tells whether the key was one for that.
    fn moves(&mut self, action: Action, context: &Context) -> bool {
        let form = Arc::clone(&self.open.form);
        let (at, wish) = (self.cursor, self.wish);
        let is_rtl = context.catalogue.is_rtl();
        let page = usize::from(context.size.1).saturating_sub(13).max(1);
        let (to, keeps_wish) = match action {
            Action::Next => (cursor::after(&form, at), false),
            Action::Previous => (cursor::before(&form, at), false),
            Action::Left => (cursor::beside(&form, at, is_rtl), false),
            Action::Right => (cursor::beside(&form, at, !is_rtl), false),
            Action::Up => (cursor::vertical(&form, at, wish, false), true),
            Action::Down => (cursor::vertical(&form, at, wish, true), true),
            Action::PageUp => (cursor::far(&form, at, wish, false, page), true),
            Action::PageDown => (cursor::far(&form, at, wish, true, page), true),
            Action::Home => (cursor::edge_of_row(&form, at, false), false),
            Action::End => (cursor::edge_of_row(&form, at, true), false),
            _ => return false,
        };
        match to {
            Some(place) => self.go(place, context),
            None => self.settle(),
        }
        if keeps_wish {
            self.wish = wish;
        }
        true
    }

    /// Goes where Enter goes; after the last cell stands the review.
    pub(super) fn advance(&mut self, context: &Context) {
        self.settle();
        match onward(&self.open.form, self.cursor, context.settings.enter) {
            Some(place) => self.go(place, context),
            None => self.open_review(context),
        }
    }

    /// Closes the report; waits for what is on its way to the disk, and asks first when something could
    /// not be written.
    fn close(&mut self, context: &Context) {
        if self.is_unsaved() {
            self.prompt = Some(Prompt::Lose(Choice::new(2, 0)));
        } else if self.saving.mark() == Mark::Saving {
            self.leaves = true;
            self.say(context.text("entry-leaving"), Meaning::Note);
        } else {
            self.effects.push(Effect::Close);
        }
    }

    /// Leaves a report that waits to be left, once the disk has answered for all of it.
    pub(super) fn leave_when_written(&mut self) {
        if !self.leaves {
            return;
        }
        match self.saving.mark() {
            Mark::Saving => {}
            Mark::NotSaved => {
                self.leaves = false;
                self.prompt = Some(Prompt::Lose(Choice::new(2, 0)));
            }
            Mark::Saved(_) | Mark::Nothing => {
                self.leaves = false;
                self.effects.push(Effect::Close);
            }
        }
    }

    /// In a cell of text, arrows and the like belong to the text while it is typed.
    fn is_edit_of_text(&mut self, action: Action) -> bool {
        let Some(typing) = &mut self.typing else {
            return false;
        };
        if action == Action::Delete && !typing.is_editing {
            return false;
        }
        if !typing.edit(action) {
            return false;
        }
        self.typed();
        true
    }

    fn begin(&mut self, context: &Context) -> Typing {
        let step = self.saving.step();
        // Dates, addresses and codes are left-to-right in every language.
        let is_prose = self
            .row()
            .is_some_and(|row| matches!(row.value_type, ValueType::Text | ValueType::LongText));
        let direction = if is_prose {
            context.direction()
        } else {
            Direction::LeftToRight
        };
        Typing::begin(step, self.entry(), self.kind(), direction)
    }

    /// Writes a character, beginning anew in a cell not yet touched.
    fn push(&mut self, ch: char, context: &Context) {
        let mut typing = match self.typing.take() {
            Some(typing) => typing,
            None => self.begin(context),
        };
        typing.push(ch);
        self.typing = Some(typing);
        self.typed();
    }

    /// Shows what is typed as the cell's value and sends it on its way; it may change yet.
    fn typed(&mut self) {
        let (Some(cell), Some(row)) = (self.cell(), self.row()) else {
            return;
        };
        let Some(typing) = &self.typing else { return };
        let entry = typing.entry(self.form(), row);
        let step = typing.step;
        self.put(cell, entry.clone());
        self.save(step, vec![(cell, entry)], false);
        if let Some(typing) = &mut self.typing {
            typing.was_saved = true;
        }
    }

    fn type_text(&mut self, ch: char, context: &Context) {
        if self.may_edit(context) {
            self.push(ch, context);
        }
    }

    fn digit(&mut self, digit: char, auto_move: Option<AutoMove>, context: &Context) {
        if !self.may_edit(context) {
            return;
        }
        if let Some(moved) = auto_move
            && context.at.saturating_sub(moved.at) <= SPILL
        {
            self.put_back(digit, moved, context);
            return;
        }
        match self.kind() {
            Kind::YesNo | Kind::YesOnly => self.yes_or_no(digit, context),
            _ => {
                self.push(digit, context);
                self.advance_if_full(context);
            }
        }
    }

    /// The number had one digit more: it goes back into the cell before, which is marked.
    fn put_back(&mut self, digit: char, moved: AutoMove, context: &Context) {
        self.cursor = moved.from;
        self.wish = moved.from.column;
        self.typing = Some(moved.typing);
        if let Some(cell) = self.cell() {
            self.spilled.insert(cell);
        }
        self.place_cursor();
        self.push(digit, context);
        self.say(context.text("entry-spilled"), Meaning::Note);
    }

    /// Opt-in: a number as wide as its cell moves on, never out of the row.
    fn advance_if_full(&mut self, context: &Context) {
        let Some(typing) = &self.typing else { return };
        let width = self
            .form()
            .rule_at(self.cursor)
            .map_or(0, |rule| usize::from(rule.width));
        let is_full = typing.text().len() == width
            && width > 1
            && typing.text().bytes().all(|byte| byte.is_ascii_digit());
        if !context.settings.auto_advance || typing.is_editing || !is_full {
            return;
        }
        let from = self.cursor;
        let next = onward(&self.open.form, from, context.settings.enter);
        let stays = |place: &Place| match context.settings.enter {
            EnterDirection::Row => cursor::same_row(*place, from),
            EnterDirection::Column => {
                (place.section, place.table, place.column)
                    == (from.section, from.table, from.column)
            }
        };
        if let Some(place) = next.filter(stays) {
            let typing = typing.clone();
            self.go(place, context);
            self.auto_move = Some(AutoMove {
                from,
                typing,
                at: context.at,
            });
        }
    }

    fn yes_or_no(&mut self, digit: char, context: &Context) {
        let text = match (digit, self.kind()) {
            ('1', _) => "true",
            ('0', Kind::YesNo) => "false",
            _ => return self.refuse("entry-yes-is-one", context),
        };
        let entry = value::Entry {
            value: Value::Given(text.to_owned()),
            parts: None,
            repeated: false,
            ..self.entry()
        };
        self.write(self.cursor, entry);
    }

    fn point(&mut self, context: &Context) {
        if !self.may_edit(context) {
            return;
        }
        match (&self.typing, self.kind()) {
            (None, Kind::Whole) => self.zero(context),
            (None, Kind::Decimal) => {
                self.push('0', context);
                self.push('.', context);
            }
            (Some(typing), Kind::Decimal) if !typing.text().contains('.') => {
                self.push('.', context);
            }
            // Taken as typed, and said below: without it 28.12 would be 2812.
            (Some(typing), Kind::Whole) if !typing.text().is_empty() => self.push('.', context),
            _ => self.refuse("entry-no-point", context),
        }
    }

    fn zero(&mut self, context: &Context) {
        let takes_zero = self
            .row()
            .is_some_and(|row| accept(row.value_type, "0").is_ok());
        if !takes_zero {
            return self.refuse("entry-no-zero", context);
        }
        let entry = zero(self.entry());
        self.write(self.cursor, entry);
        self.advance(context);
    }

    fn minus(&mut self, context: &Context) {
        let may_be_negative = self
            .row()
            .is_some_and(|row| row.value_type.may_be_negative());
        match (&self.typing, self.kind()) {
            (Some(_), Kind::Whole) => self.push('-', context),
            (Some(typing), Kind::Decimal) if typing.text().is_empty() && may_be_negative => {
                self.push('-', context);
            }
            (Some(_), _) => self.refuse("entry-no-sign", context),
            (None, kind) if kind.is_number() && may_be_negative => {
                if self.may_edit(context) {
                    self.push('-', context);
                }
            }
            (None, _) => self.not_available(context),
        }
    }

    /// Says that there is no figure: asks why once, then repeats; on such a cell it asks again.
    fn not_available(&mut self, context: &Context) {
        if !self.may_edit(context) {
            return;
        }
        self.settle();
        match self.reason {
            Some(reason) if self.entry().value.reason().is_none() => {
                self.set_not_available(reason, context);
            }
            _ => self.prompt = Some(Prompt::reason(self.reason)),
        }
    }

    pub(super) fn set_not_available(&mut self, reason: value::Reason, context: &Context) {
        self.reason = Some(reason);
        let entry = value::Entry {
            value: Value::NotAvailable(reason),
            parts: None,
            repeated: false,
            ..self.entry()
        };
        let needs_words = reason == value::Reason::Other && entry.comment.is_none();
        self.write(self.cursor, entry);
        if needs_words {
            self.prompt = Some(Prompt::explanation(context));
        } else {
            self.advance(context);
        }
    }

    /// The row's blank cells become zero; values and *not available* are never touched.
    fn slash(&mut self, context: &Context) {
        let is_allowed = self.section().is_some_and(|section| section.zero_fill)
            && self
                .row()
                .is_some_and(|row| accept(row.value_type, "0").is_ok())
            && self.kind() == Kind::Whole;
        if !is_allowed {
            return self.refuse("entry-no-zero-fill", context);
        }
        if !self.may_edit(context) {
            return;
        }
        self.settle();
        let form = Arc::clone(&self.open.form);
        let columns = form
            .table_at(self.cursor)
            .map_or(0, |table| table.columns.len());
        let blank: Vec<Place> = (0..columns)
            .map(|column| Place {
                column,
                ..self.cursor
            })
            .filter(|place| cursor::is_open(&form, *place) && self.value_at(*place).is_blank())
            .collect();
        let mut cells = Vec::new();
        for place in blank {
            if let Some(cell) = form.cell_at(place) {
                let entry = zero(self.entry_of(cell));
                self.put(cell, entry.clone());
                cells.push((cell, entry));
            }
        }
        let count = cells.len();
        if count > 0 {
            let step = self.saving.step();
            self.save(step, cells, true);
            self.reckon();
        }
        let section = self.cursor.section;
        match cursor::next_row(&form, self.cursor) {
            Some(place) => self.go(place, context),
            None => return self.open_review(context),
        }
        if count > 0 && section == self.cursor.section {
            self.say(
                context.format("entry-zeros", &[("count", count.into())]),
                Meaning::Note,
            );
        }
    }

    fn plus(&mut self, showed_history: bool, context: &Context) {
        match (&self.typing, self.kind()) {
            (Some(_), Kind::Whole) => self.push('+', context),
            // One answer more, where several may be given.
            (Some(_), Kind::Choice) if self.takes_several() => self.push('+', context),
            (Some(_), _) => self.refuse("entry-no-sign", context),
            (None, _) => self.shows_history = !showed_history,
        }
    }

    fn star(&mut self, context: &Context) {
        match (&self.typing, self.kind()) {
            (Some(_), Kind::Whole) => self.push('*', context),
            (Some(_), _) => self.refuse("entry-no-sign", context),
            (None, _) => self.repeat(context),
        }
    }

    /// Repeats last period's number, where the form allows it and there is one.
    fn repeat(&mut self, context: &Context) {
        if !self.may_edit(context) {
            return;
        }
        let form = Arc::clone(&self.open.form);
        let source = form
            .rule_at(self.cursor)
            .and_then(|rule| match rule.repeats.as_ref()? {
                Repeats::SameCell => self.cell(),
                Repeats::Column(letter) => {
                    let table = form.table_at(self.cursor)?;
                    let column = table
                        .columns
                        .iter()
                        .position(|column| column.letter == *letter)?;
                    form.cell_at(Place {
                        column,
                        ..self.cursor
                    })
                }
            });
        let Some(source) = source else {
            return self.refuse("entry-no-repeat", context);
        };
        let before = self.open.report.key.period.previous();
        let value = self
            .open
            .history
            .of(before)
            .and_then(|past| past.value(source))
            .cloned();
        match value {
            Some(value @ Value::Given(_)) => {
                let entry = value::Entry {
                    value,
                    parts: None,
                    repeated: true,
                    ..self.entry()
                };
                self.write(self.cursor, entry);
                self.advance(context);
            }
            _ => self.refuse("entry-nothing-to-repeat", context),
        }
    }

    fn backspace(&mut self, context: &Context) {
        if !self.may_edit(context) {
            return;
        }
        let text = self.text_to_edit();
        if self.kind() == Kind::YesNo || text.is_empty() {
            return self.blank(context);
        }
        self.typing = Some(self.begin(context).with(&text));
        self.is_edit_of_text(Action::Backspace);
    }

    fn blank(&mut self, context: &Context) {
        if self.typing.is_none() && self.entry().value.is_blank() || !self.may_edit(context) {
            return;
        }
        self.settle();
        let entry = value::Entry {
            value: Value::Blank,
            parts: None,
            repeated: false,
            ..self.entry()
        };
        self.write(self.cursor, entry);
    }

    /// Opens the cell's text with a caret in it.
    fn edit(&mut self, context: &Context) {
        if !self.may_edit(context) {
            return;
        }
        if matches!(self.kind(), Kind::YesNo | Kind::YesOnly) {
            return self.refuse("entry-yes-is-one", context);
        }
        let text = self.text_to_edit();
        let mut typing = match self.typing.take() {
            Some(typing) => typing,
            None => self.begin(context).with(&text),
        };
        typing.is_editing = true;
        self.typing = Some(typing);
        if text.is_empty() {
            self.say_the_book(context);
        }
    }

    /// Returns the cell's value as it would be keyed.
    fn text_to_edit(&self) -> String {
        let entry = self.entry();
        match (self.kind(), entry.parts, entry.value) {
            (Kind::Choice, _, _) => String::new(),
            (_, Some(parts), _) => parts,
            (_, None, Value::Given(text)) => text,
            _ => String::new(),
        }
    }

    /// Gives up what is typed: the cell holds what it held.
    fn give_up(&mut self) {
        let Some(typing) = self.typing.take() else {
            return;
        };
        let Some(cell) = self.cell() else { return };
        self.put(cell, typing.before.clone());
        if typing.was_saved {
            self.save(typing.step, vec![(cell, typing.before)], true);
        }
        self.reckon();
    }

    /// Tells what the check behind the line below compares; the next F1 is the help of the screen.
    fn explains(&mut self, context: &Context) -> bool {
        let check = self
            .findings_here()
            .first()
            .map(|finding| finding.check.clone());
        let Some(check) = check.filter(|check| self.explained.as_ref() != Some(check)) else {
            return false;
        };
        self.say(
            explain::finding_help(&context.catalogue, &check),
            Meaning::Note,
        );
        self.explained = Some(check);
        true
    }

    fn follow_up(&mut self, context: &Context) {
        if !self.may_edit(context) {
            return;
        }
        self.settle();
        let mut entry = self.entry();
        entry.follow_up = !entry.follow_up;
        self.write(self.cursor, entry);
    }

    fn undo(&mut self, context: &Context) {
        self.settle();
        if !self.open.can_undo {
            return self.refuse("entry-nothing-to-undo", context);
        }
        self.waits = true;
        self.order(Order::Undo(self.open.number));
    }

    fn redo(&mut self, context: &Context) {
        self.settle();
        if !self.open.can_redo {
            return self.refuse("entry-nothing-to-redo", context);
        }
        self.waits = true;
        self.order(Order::Redo(self.open.number));
    }
}

/// Returns where Enter goes.
fn onward(form: &Form, place: Place, direction: EnterDirection) -> Option<Place> {
    match direction {
        EnterDirection::Row => cursor::after(form, place),
        EnterDirection::Column => cursor::down_the_column(form, place),
    }
}

/// Makes a cell zero; its comment and its mark stay.
fn zero(before: value::Entry) -> value::Entry {
    value::Entry {
        value: Value::zero(),
        parts: None,
        repeated: false,
        ..before
    }
}
