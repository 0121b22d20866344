//! Where a report is keyed: a person with a paper tally, the right hand on the keypad.
//!
//! The eyes stay on the paper, so no message takes the focus, eats a key or moves the cursor: what is
//! to be said stands in one line below. Only what the person asked for (a reason, a row number, a
//! comment) is asked back. Every typed change goes to the office at once; the mark at the top turns to
//! *saved* when the office says so.
//!
//! * [`cursor`] says where the cursor may go, [`typing`] what becomes of typed keys, [`saving`] what
//!   stands on the disk: all three pure.
//! * `keys` is the keypad map, `prompt` what is asked back, `paper` the paper's own totals.
//! * `draw`, `grid`, `cells`, `indicators` and `lines` put it on the screen.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use crate::{
    domain::{
        finding::{Finding, Severity},
        form::{Cell, Form, Place, Row, Section},
        rules::{Asking, Checks, Standing},
        status::Status,
        totals::Sums,
        value::{self, Reason, Value},
    },
    i18n::{Arg, explain},
    office::{
        news::{News, OpenReport, ReportChanged},
        order::Order,
    },
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Reply, Screen},
        screens::review::Review,
        theme::Meaning,
    },
};

mod cells;
pub mod cursor;
mod draw;
mod grid;
mod indicators;
mod keys;
mod lines;
mod num_lock;
mod paper;
mod prompt;
pub mod saving;
pub mod typing;

use indicators::Live;
use num_lock::NumLock;
use prompt::Prompt;
use saving::{Mark, Saving};
use typing::{Kind, Typing};

/// The screen on which a report is keyed.
pub struct Entry {
    open: OpenReport,
    checks: Checks,
    sums: Sums,
    standing: Standing,
    /// What the form's indicators come to.
    live: Live,
    /// The cells changed since the checks were asked; nothing means that anything may have changed.
    unchecked: Option<BTreeSet<Cell>>,
    /// What the checks say of what was keyed.
    findings: Vec<Finding>,
    /// The gravest thing said that begins with a cell and is not accepted.
    gravest: BTreeMap<Cell, Severity>,
    cursor: Place,
    /// The column that up and down try to keep.
    wish: usize,
    typing: Option<Typing>,
    saving: Saving,
    prompt: Option<Prompt>,
    notice: Option<Notice>,
    /// The reason that `-` repeats.
    reason: Option<Reason>,
    shows_history: bool,
    /// The check whose help was just told.
    explained: Option<String>,
    auto_move: Option<AutoMove>,
    /// Cells into which a digit was put back after the cursor had moved on by itself.
    spilled: BTreeSet<Cell>,
    num_lock: NumLock,
    /// An order whose answer moves the cursor is under way; keys wait, so that they land where the
    /// person means them.
    waits: bool,
    /// The report is left as soon as what was keyed last is on the disk.
    leaves: bool,
    effects: Vec<Effect>,
}

/// One line said until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Notice {
    text: String,
    meaning: Meaning,
}

/// The cursor moved on because the cell was full.
#[derive(Debug, Clone)]
struct AutoMove {
    from: Place,
    typing: Typing,
    at: Duration,
}

impl Entry {
    /// Opens a report where the cursor stood.
    pub fn new(open: OpenReport) -> Self {
        let form = Arc::clone(&open.form);
        let start = open
            .cursor
            .and_then(|cell| form.place_of(cell))
            .or_else(|| cursor::first(&form))
            .unwrap_or(Place {
                section: 0,
                table: 0,
                row: 0,
                column: 0,
            });
        let mut entry = Self {
            checks: Checks::prepare(&form),
            sums: Sums::of(&form, &open.report.entries),
            standing: Standing::default(),
            live: Live::prepare(&form),
            unchecked: None,
            findings: Vec::new(),
            gravest: BTreeMap::new(),
            cursor: start,
            wish: start.column,
            typing: None,
            saving: Saving::new(open.next_step, open.saved_at),
            prompt: None,
            notice: None,
            reason: None,
            shows_history: false,
            explained: None,
            auto_move: None,
            spilled: BTreeSet::new(),
            num_lock: NumLock::default(),
            waits: false,
            leaves: false,
            effects: Vec::new(),
            open,
        };
        entry.reckon();
        entry
    }

    /// Returns the report as it stands on the screen, with all that was opened with it.
    pub fn open_report(&self) -> OpenReport {
        OpenReport {
            cursor: self.cell(),
            ..self.open.clone()
        }
    }

    /// Returns the cell under the cursor.
    pub fn cell(&self) -> Option<Cell> {
        self.open.form.cell_at(self.cursor)
    }

    fn form(&self) -> &Form {
        &self.open.form
    }

    fn section(&self) -> Option<&Section> {
        self.form().section_at(self.cursor)
    }

    fn row(&self) -> Option<&Row> {
        self.form().row_at(self.cursor)
    }

    fn kind(&self) -> Kind {
        self.row().map_or(Kind::Text, Kind::of)
    }

    fn entry_of(&self, cell: Cell) -> value::Entry {
        self.open.report.entry(cell).cloned().unwrap_or_default()
    }

    /// Returns what stands under the cursor.
    fn entry(&self) -> value::Entry {
        self.cell()
            .map(|cell| self.entry_of(cell))
            .unwrap_or_default()
    }

    fn value_at(&self, place: Place) -> &Value {
        self.form()
            .cell_at(place)
            .and_then(|cell| self.open.report.entry(cell))
            .map_or(&Value::Blank, |entry| &entry.value)
    }

    fn order(&mut self, order: Order) {
        self.effects.push(Effect::Order(order));
    }

    fn say(&mut self, text: String, meaning: Meaning) {
        self.notice = Some(Notice { text, meaning });
    }

    /// Says why a key does nothing here; nothing else happens.
    fn refuse(&mut self, key: &str, context: &Context) {
        self.say(format!("× {}", context.text(key)), Meaning::Soft);
    }

    /// Tells whether cells may be changed; says why not.
    fn may_edit(&mut self, context: &Context) -> bool {
        let Some(lock) = self.open.lock else {
            return true;
        };
        let told = explain::lock(&context.catalogue, lock);
        self.say(lines::fitting(&told, context), Meaning::Soft);
        false
    }

    /// Puts an entry into a cell of the screen. Sums and findings wait until the cell is left ([`Self::reckon`]):
    /// a half typed number says nothing, and on a thin line each of its digits is to cost a few bytes.
    fn put(&mut self, cell: Cell, entry: value::Entry) {
        if self.entry_of(cell) != entry {
            // As the store does: what is changed is a draft again, whatever was sent of it.
            let report = &mut self.open.report;
            report.status = Status::Draft;
            report.is_changed_since_sent = report.revision > 0;
        }
        if let Some(unchecked) = &mut self.unchecked {
            unchecked.insert(cell);
        }
        self.open.report.put(cell, entry);
    }

    /// Sends cells on their way to the disk, and what failed before with them.
    fn save(&mut self, step: u64, cells: Vec<(Cell, value::Entry)>, is_settled: bool) {
        // First the newest: what is tried again must not name the same cells.
        let newest = self.saving.order(self.open.number, step, cells, is_settled);
        self.try_again();
        self.order(Order::SaveCells(newest));
        self.open.can_undo = true;
        self.open.can_redo = false;
        // The office finds the same; the screen need not wait for its word.
        self.open.report.is_changed_since_sent |= self.open.report.revision > 0;
    }

    /// Sends on its way once more what could not be written.
    fn try_again(&mut self) {
        for order in self.saving.again(self.open.number) {
            self.order(Order::SaveCells(order));
        }
    }

    /// Tells whether something keyed is not on the disk; it is tried again at once.
    fn is_unsaved(&mut self) -> bool {
        self.settle();
        let is_unsaved = self.saving.mark() == Mark::NotSaved;
        self.try_again();
        is_unsaved
    }

    /// Returns the cells that are not on the disk, as printed.
    fn unsaved_cells(&self, context: &Context) -> String {
        let named = self.saving.unwritten().filter_map(|cell| {
            let place = self.form().place_of(cell)?;
            let (row, column) = (self.form().row_at(place)?, self.form().column_at(place)?);
            Some(context.digits(&format!("{}{}", row.number, column.letter)))
        });
        named.collect::<Vec<_>>().join(" ")
    }

    /// Writes one cell, done at once, as a step of its own.
    fn write(&mut self, place: Place, entry: value::Entry) {
        let Some(cell) = self.form().cell_at(place) else {
            return;
        };
        self.put(cell, entry.clone());
        let step = self.saving.step();
        self.save(step, vec![(cell, entry)], true);
        self.reckon();
    }

    /// Ends the typing in the cell: what is typed is its value now.
    fn settle(&mut self) {
        let Some(typing) = self.typing.take() else {
            return;
        };
        let (Some(cell), Some(row)) = (self.cell(), self.row()) else {
            return;
        };
        if !typing.was_saved {
            return;
        }
        let entry = typing.entry(self.form(), row);
        self.put(cell, entry.clone());
        self.save(typing.step, vec![(cell, entry)], true);
        self.reckon();
    }

    /// Adds up and asks the checks anew. What is only blank is not told while keying: the end of the section and
    /// the review do that.
    fn reckon(&mut self) {
        self.sums = Sums::of(&self.open.form, &self.open.report.entries);
        let asking = Asking {
            form: &self.open.form,
            report: &self.open.report,
            history: &self.open.history,
            organisation_unit: &self.open.unit,
        };
        let changed = self.unchecked.replace(BTreeSet::new());
        self.live.renew(&asking, changed.as_ref());
        match changed {
            Some(cells) => self.checks.renew(&asking, &mut self.standing, &cells),
            None => self.standing = self.checks.stand(&asking),
        }
        let mut findings = self.standing.findings().to_vec();
        findings.retain(|finding| !self.checks.waits_for_the_end(&finding.check));
        let mut gravest = BTreeMap::new();
        for finding in findings.iter().filter(|finding| !self.is_accepted(finding)) {
            // Only the cell the finding begins with: a whole row of marks says no more.
            if let Some(cell) = finding.cells.first() {
                let told = gravest.entry(*cell).or_insert(finding.severity);
                *told = finding.severity.min(*told);
            }
        }
        self.gravest = gravest;
        self.findings = findings;
    }

    /// Moves the cursor; what was being typed is done.
    fn go(&mut self, place: Place, context: &Context) {
        self.settle();
        let left = self.cursor;
        let at_the_end_of_the_row = self.row_finding(context);
        self.cursor = place;
        self.wish = place.column;
        self.place_cursor();
        if !cursor::same_row(left, place)
            && let Some(text) = at_the_end_of_the_row
        {
            self.say(text, Meaning::Soft);
        }
        if left.section != place.section {
            self.say_what_is_blank(left.section, context);
        }
    }

    /// Tells the office where the cursor stands, before the cells just left: when they are known to be
    /// saved, the cursor is found where it was.
    fn place_cursor(&mut self) {
        let Some(cell) = self.cell() else { return };
        let is_save = |effect: &Effect| matches!(effect, Effect::Order(Order::SaveCells(_)));
        let at = self.effects.iter().rposition(|effect| !is_save(effect));
        let order = Effect::Order(Order::PlaceCursor(self.open.number, cell));
        self.effects.insert(at.map_or(0, |at| at + 1), order);
    }

    /// What the checks say of a row is told once more, in passing, when the row is left.
    fn row_finding(&self, context: &Context) -> Option<String> {
        let finding = self
            .findings_here()
            .into_iter()
            .find(|finding| finding.severity != Severity::Note && !self.is_accepted(finding))?;
        let row = context.digits(&self.row()?.number);
        Some(format!("{row}: {}", self.told(finding, context)))
    }

    /// At the end of a section its blank cells are counted, once and in passing.
    fn say_what_is_blank(&mut self, section: usize, context: &Context) {
        let (filled, all) = self.filled(section);
        let number = self
            .form()
            .sections
            .get(section)
            .map_or(0, |section| section.number);
        if filled < all {
            let text = context.format(
                "entry-blank-left",
                &[
                    ("section", u32::from(number).into()),
                    ("count", (all - filled).into()),
                ],
            );
            self.say(text, Meaning::Note);
        }
    }

    /// Returns how many cells of a section are not blank, and how many there are.
    fn filled(&self, section: usize) -> (usize, usize) {
        let form = self.form();
        let places = || {
            form.places()
                .filter(move |place| place.section == section && cursor::is_open(form, *place))
        };
        let filled = places().filter(|place| !self.value_at(*place).is_blank());
        (filled.count(), places().count())
    }

    fn is_accepted(&self, finding: &Finding) -> bool {
        finding.severity == Severity::Soft && self.open.report.accepts(&finding.key())
    }

    /// Returns the findings of the cell under the cursor, then those of its row; accepted ones last.
    fn findings_here(&self) -> Vec<&Finding> {
        let Some(cell) = self.cell() else {
            return Vec::new();
        };
        let mut here: Vec<&Finding> = self
            .findings
            .iter()
            .filter(|finding| {
                finding
                    .cells
                    .iter()
                    .any(|other| other.data_element == cell.data_element)
            })
            .collect();
        here.sort_by_key(|finding| {
            (
                self.is_accepted(finding),
                !finding.cells.contains(&cell),
                finding.severity,
            )
        });
        here
    }

    /// Opens the review, unless it would look at cells that are not on the disk.
    fn open_review(&mut self, context: &Context) {
        self.prompt = None;
        if self.is_unsaved() {
            return self.say(context.text("entry-review-unsaved"), Meaning::Hard);
        }
        let review = Review::of_saved(self.open_report(), self.saving.clone());
        self.effects.push(Effect::Open(Box::new(review)));
    }

    /// The report now stands otherwise in the office; what is on its way stays on top.
    fn changed(&mut self, changed: &ReportChanged) {
        self.open.report = changed.report.clone();
        self.unchecked = None;
        self.open.can_undo = changed.can_undo;
        self.open.can_redo = changed.can_redo;
        self.saving.put_on(&mut self.open.report);
        self.reckon();
        // Only a step that was taken back or done again names a cell; what the courier brings does not.
        let place = changed.at.and_then(|cell| self.open.form.place_of(cell));
        if let (Some(place), true) = (place, self.waits) {
            self.cursor = place;
            self.wish = place.column;
            self.waits = false;
        }
    }
}

impl Screen for Entry {
    fn place(&self) -> Where {
        Where::Entry
    }

    fn wants_text(&self) -> bool {
        match &self.prompt {
            Some(prompt) => prompt.wants_text(),
            None => self.kind() == Kind::Text,
        }
    }

    fn begin(&mut self, context: &Context) -> Vec<Effect> {
        if !self.may_edit(context) {
            return Vec::new();
        }
        if let Some(at) = self.open.pulled_at {
            let day = ("date", Arg::Date(context.clock_of(at).date()));
            self.say(context.format("entry-was-pulled", &[day]), Meaning::Note);
        } else if self.open.report.status.ticks() > 0 {
            self.say(context.text("entry-was-sent"), Meaning::Note);
        } else if !self.open.report.entries.is_empty() {
            let sections = 0..self.form().sections.len();
            let counts: Vec<(usize, usize)> = sections.map(|at| self.filled(at)).collect();
            let filled: usize = counts.iter().map(|(filled, _)| filled).sum();
            let all: usize = counts.iter().map(|(_, all)| all).sum();
            let counts = [("filled", filled.into()), ("all", all.into())];
            self.say(
                context.format("entry-you-were-here", &counts),
                Meaning::Note,
            );
        }
        Vec::new()
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        self.act(action, context);
        std::mem::take(&mut self.effects)
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let gives_up = matches!(action, Some(Action::Leave | Action::Cancel));
        (self.waits || self.leaves && !gives_up) && action != Some(Action::Quit)
    }

    fn hear(&mut self, news: &News, _context: &Context) -> Vec<Effect> {
        let mine = self.open.number;
        match news {
            News::Saved { report, step, at } if *report == mine => self.saving.saved(*step, *at),
            News::NotSaved {
                report,
                step,
                trouble,
            } if *report == mine => {
                self.saving.not_saved(*step, trouble.clone());
            }
            News::ReportChanged(changed) if changed.number == mine => {
                self.changed(changed);
            }
            News::NothingChanged(number) if *number == mine => self.waits = false,
            _ => {}
        }
        self.leave_when_written();
        std::mem::take(&mut self.effects)
    }

    fn resume(&mut self, answer: Option<Reply>, context: &Context) -> Vec<Effect> {
        if let Some(Reply::GoTo(cell)) = answer {
            let place = self.form().place_of(cell);
            if let Some(place) = place {
                self.go(place, context);
            }
        }
        std::mem::take(&mut self.effects)
    }

    fn leave(&mut self, context: &Context) -> Vec<Order> {
        self.settle();
        if let Some(Prompt::Comment(field) | Prompt::Explanation(field)) = self.prompt.take() {
            self.set_comment(field.text(), context);
        }
        let again = self.saving.again(self.open.number);
        let mut orders: Vec<Order> = again.into_iter().map(Order::SaveCells).collect();
        orders.extend(std::mem::take(&mut self.effects).into_iter().filter_map(
            |effect| match effect {
                Effect::Order(order) => Some(order),
                _ => None,
            },
        ));
        orders
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        draw::all(self, canvas, context);
    }
}

#[cfg(test)]
mod tests;
