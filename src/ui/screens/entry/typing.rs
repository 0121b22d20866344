//! A cell while it is being typed.

use std::collections::BTreeSet;

use crate::{
    domain::{
        form::{Form, FormOption, Row},
        value::{Entry, Value, ValueType, is_tally, tally},
    },
    text::{Direction, LineEditor},
    ui::keymap::Action,
};

/// The most characters a cell of text takes.
const TEXT_LIMIT: usize = 1_000;

/// The most characters of a number or a sum.
const NUMBER_LIMIT: usize = 60;

/// How a cell is keyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Whole,
    /// A number with decimals.
    Decimal,
    /// 1 is yes, 0 is no.
    YesNo,
    /// 1 is yes.
    YesOnly,
    /// One of the options, by its number.
    Choice,
    /// Letters, dates and all else.
    Text,
}

/// What is being typed in the cell under the cursor.
#[derive(Debug, Clone)]
pub struct Typing {
    /// The step of undo it belongs to.
    pub step: u64,
    /// What stood in the cell before.
    pub before: Entry,
    /// Arrows move in the text, not between cells (F2).
    pub is_editing: bool,
    /// Something of it is on its way to the disk.
    pub was_saved: bool,
    editor: LineEditor,
}

impl Kind {
    /// Returns how the cells of a row are keyed.
    pub fn of(row: &Row) -> Self {
        match row.value_type {
            _ if row.option_set.is_some() => Self::Choice,
            kind if kind.is_whole() => Self::Whole,
            kind if kind.is_decimal() => Self::Decimal,
            ValueType::Boolean => Self::YesNo,
            ValueType::TrueOnly => Self::YesOnly,
            _ => Self::Text,
        }
    }

    /// Tells whether the cell holds a number.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Decimal)
    }
}

impl Typing {
    /// Begins with nothing typed.
    pub fn begin(step: u64, before: Entry, kind: Kind, direction: Direction) -> Self {
        let editor = match kind {
            Kind::Text => LineEditor::new(direction, TEXT_LIMIT),
            _ => LineEditor::new(Direction::LeftToRight, NUMBER_LIMIT),
        };
        Self {
            step,
            before,
            is_editing: false,
            was_saved: false,
            editor,
        }
    }

    /// Puts a text in, the caret behind it.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.editor.set_text(text);
        self
    }

    /// Returns what is typed.
    pub fn text(&self) -> &str {
        self.editor.text()
    }

    /// Returns the line, to draw it.
    pub fn editor(&self) -> &LineEditor {
        &self.editor
    }

    /// Writes a character. A needless zero before a digit goes.
    pub fn push(&mut self, ch: char) {
        let is_lone_zero = self.editor.text() == "0" && self.editor.caret() == 1;
        if is_lone_zero && ch.is_ascii_digit() {
            self.editor.set_text("");
        }
        self.editor.insert(ch.encode_utf8(&mut [0; 4]));
    }

    /// Does what a key of editing means; tells whether it was one.
    pub fn edit(&mut self, action: Action) -> bool {
        match action {
            Action::Backspace => self.editor.backspace(),
            Action::Delete if self.is_editing => self.editor.delete(),
            Action::Delete => self.editor.set_text(""),
            Action::Left if self.is_editing => self.editor.left(),
            Action::Right if self.is_editing => self.editor.right(),
            Action::Home if self.is_editing => self.editor.home(),
            Action::End if self.is_editing => self.editor.end(),
            _ => return false,
        }
        true
    }

    /// Tells whether a point stands in a whole number.
    pub fn has_point(&self, kind: Kind) -> bool {
        kind == Kind::Whole && self.text().contains('.')
    }

    /// Returns the entry that what is typed makes.
    pub fn entry(&self, form: &Form, row: &Row) -> Entry {
        let (value, parts) = value(form, row, self.text());
        Entry {
            value,
            parts,
            comment: self.before.comment.clone(),
            follow_up: self.before.follow_up,
            repeated: false,
        }
    }
}

/// Returns the value of what is typed, and the parts where it is a sum.
fn value(form: &Form, row: &Row, text: &str) -> (Value, Option<String>) {
    let kind = Kind::of(row);
    if text.trim().is_empty() {
        return (Value::Blank, None);
    }
    if kind == Kind::Choice {
        return (chosen(form, row, text), None);
    }
    // Nothing came behind the point: it was a slip of the finger.
    let text = match text.strip_suffix('.') {
        Some(whole) if kind == Kind::Whole && !whole.is_empty() => whole,
        _ => text,
    };
    if kind == Kind::Whole && is_tally(text) {
        // A sign at the end waits for a number that may never come.
        let sum = text.trim_end_matches(['+', '-', '*']);
        return match tally(sum) {
            Ok(number) => {
                let parts = is_tally(sum).then(|| sum.to_owned());
                (Value::keyed(row.value_type, &number.to_string()), parts)
            }
            Err(_) => (Value::Given(text.to_owned()), None),
        };
    }
    (Value::keyed(row.value_type, text), None)
}

fn chosen(form: &Form, row: &Row, text: &str) -> Value {
    let options = row.option_set.and_then(|id| form.option_sets.get(&id));
    if row.value_type == ValueType::MultiText {
        return several(options.map_or(&[], Vec::as_slice), text);
    }
    let number = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    match (options, number) {
        (Some(options), Some(number)) => match options.get(number) {
            Some(option) => Value::Given(option.code.clone()),
            None => Value::Given(text.to_owned()),
        },
        _ => Value::Given(text.to_owned()),
    }
}

/// Several answers, keyed as `1+3`: their codes in the order of the options, as the server keeps them.
fn several(options: &[FormOption], text: &str) -> Value {
    let mut numbers = BTreeSet::new();
    for part in text.split('+').filter(|part| !part.is_empty()) {
        let number = part.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match number.filter(|number| *number < options.len()) {
            Some(number) => numbers.insert(number),
            None => return Value::Given(text.to_owned()),
        };
    }
    let codes = numbers.into_iter().filter_map(|number| options.get(number));
    let codes: Vec<&str> = codes.map(|option| option.code.as_str()).collect();
    if codes.is_empty() {
        return Value::Blank;
    }
    Value::Given(codes.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::forms;

    fn typed(row: &str, keys: &str) -> Entry {
        let form = forms::epi_monthly();
        let (_, row) = form.row_numbered(row).unwrap();
        let mut typing = Typing::begin(1, Entry::default(), Kind::of(row), Direction::LeftToRight);
        keys.chars().for_each(|ch| typing.push(ch));
        typing.entry(&form, row)
    }

    fn given(text: &str) -> Value {
        Value::Given(text.to_owned())
    }

    #[test]
    fn a_sum_keeps_its_parts() {
        let entry = typed("1.05", "12+7+3");
        assert_eq!(
            (entry.value, entry.parts.as_deref()),
            (given("22"), Some("12+7+3"))
        );
        assert_eq!(typed("1.05", "7*5+2").value, given("37"));
    }

    #[test]
    fn several_answers_are_kept_in_the_order_of_the_options() {
        let option = |code: &str| FormOption {
            code: code.to_owned(),
            names: crate::domain::names::Names::untranslated(code),
        };
        let options = ["POWER", "STAFF", "FUEL"].map(option);
        assert_eq!(several(&options, "3+1"), given("POWER,FUEL"));
        assert_eq!(several(&options, "2+"), given("STAFF"));
        assert_eq!(several(&options, "2+2"), given("STAFF"));
        assert_eq!(several(&options, "4"), given("4"), "stays as typed");
        assert_eq!(several(&options, "+"), Value::Blank);
    }

    #[test]
    fn a_sign_that_waits_for_a_number_is_no_part() {
        let entry = typed("1.05", "12+");
        assert_eq!((entry.value, entry.parts), (given("12"), None));
        assert_eq!(typed("1.05", "12+7-").parts.as_deref(), Some("12+7"));
    }

    #[test]
    fn a_needless_zero_goes_and_an_impossible_value_stays_as_typed() {
        assert_eq!(typed("1.05", "07").value, given("7"));
        assert_eq!(typed("1.05", "3-9").value, given("-6"));
        assert_eq!(typed("9.06", "-1.5").value, given("-1.5"));
        assert_eq!(typed("9.06", "1.2.3").value, given("1.2.3"));
    }

    #[test]
    fn a_point_in_a_whole_number_stays_as_typed_and_at_its_end_is_nothing() {
        assert_eq!(typed("1.05", "28.12").value, given("28.12"));
        assert_eq!(typed("1.05", "28.").value, given("28"));
        assert_eq!(typed("1.05", "12+7.").parts.as_deref(), Some("12+7"));
        assert_eq!(typed("1.05", "12+7.5").value, given("12+7.5"));
    }

    #[test]
    fn backspace_and_delete_blank_a_cell() {
        let form = forms::epi_monthly();
        let (_, row) = form.row_numbered("1.05").unwrap();
        let begin = || Typing::begin(1, Entry::default(), Kind::Whole, Direction::LeftToRight);
        let mut typing = begin().with("12");
        assert!(typing.edit(Action::Backspace));
        assert_eq!(typing.entry(&form, row).value, given("1"));
        assert!(typing.edit(Action::Delete));
        assert_eq!(typing.entry(&form, row).value, Value::Blank);
        assert!(!begin().edit(Action::Left));
    }
}
