//! The row that a terminal must be sent so that its own reordering shows the row we drew.
//!
//! Some terminals reorder each row and cannot be told to stop. Strong left-to-right letters part a row
//! into pieces that cannot disturb one another; where there are too few of them, *anchors* are put into
//! blanks: letters without ink, in the colour of what is behind them. Inside a piece everything between
//! the first and the last Arabic letter is turned round. Whether it all comes out right is not assumed:
//! the row is reordered by UAX #9 as the terminal will, and compared with what was drawn.

use std::ops::Range;

use ratatui::{buffer::Cell, style::Modifier};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::{text::mirrored, ui::terminal::mode::behind};

/// In which pieces a terminal reorders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reorders {
    /// Whole rows; the base direction is that of the row's first strong letter (PuTTY).
    #[default]
    Row,
    /// Stretches of one style, and lines apart from the rest (Qt's terminal).
    Run,
    /// Arabic letters and digits that one font has, with no sign or blank between them (kitty).
    Word,
}

/// A letter of left-to-right scripts without any ink: a braille pattern of no dots.
pub const ANCHOR: &str = "\u{2800}";

/// A cell and, where it is wide, its second column.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    cell: Cell,
    second: Option<Cell>,
}

/// A letter of right-to-left scripts, for rows that only a right-to-left base shows. It has ink, which
/// its colour hides.
pub const RIGHT_ANCHOR: &str = "\u{fe8d}";

/// The ways that are tried, from the one that disturbs the row least.
const WAYS: [(Base, Anchors); 4] = [
    (Base::Left, Anchors::Gaps),
    (Base::Left, Anchors::Blanks),
    (Base::Right, Anchors::Gaps),
    (Base::Right, Anchors::Blanks),
];

/// Returns the row to send, or nothing where no anchor brings it about.
pub fn row(cells: &[Cell], reorders: Reorders) -> Option<Vec<Cell>> {
    let units = units(cells);
    if reorders == Reorders::Word {
        // Turning a word round is undone by turning it round.
        return Some(cells_of(reordered(&units, reorders, None)));
    }
    if !units.iter().any(|unit| is_right_to_left(unit.class())) {
        // Nothing turns; digits and signs stay where they are.
        return Some(cells.to_vec());
    }
    let ways = WAYS
        .iter()
        .filter(|(base, _)| *base == Base::Left || reorders == Reorders::Row);
    ways.copied().find_map(|(base, anchors)| {
        let wanted = anchored(&units, base, anchors, reorders);
        let sent = turned(&wanted, base, reorders);
        is_seen_as(&sent, &wanted, base, reorders).then(|| cells_of(sent))
    })
}

/// Returns what a terminal that reorders shows of a row it was sent.
pub fn seen(cells: &[Cell], reorders: Reorders, base: Option<Level>) -> Vec<Cell> {
    cells_of(reordered(&units(cells), reorders, base))
}

impl Unit {
    fn first(&self) -> char {
        self.cell.symbol().chars().next().unwrap_or(' ')
    }

    fn class(&self) -> BidiClass {
        bidi_class(self.first())
    }

    fn is_blank(&self) -> bool {
        self.cell.symbol() == " "
    }

    fn anchor(&self, base: Base) -> Self {
        let mut cell = Cell::new(match base {
            Base::Left => ANCHOR,
            Base::Right => RIGHT_ANCHOR,
        });
        let behind = behind(&self.cell);
        cell.fg = behind;
        cell.bg = behind;
        // No weight either: where bold is bright, it would be seen.
        cell.modifier = Modifier::empty();
        Self { cell, second: None }
    }

    fn mirrored(mut self) -> Self {
        let first = self.first();
        let turned = mirrored(first);
        if turned != first {
            let rest = self.cell.symbol().chars().skip(1);
            let symbol: String = std::iter::once(turned).chain(rest).collect();
            self.cell.set_symbol(&symbol);
        }
        self
    }

    /// Tells whether a terminal that reorders run by run begins another one here.
    fn parts_from(&self, before: &Self) -> bool {
        let style = |unit: &Self| {
            (
                unit.cell.fg,
                unit.cell.bg,
                unit.cell.modifier,
                unit.second.is_some(),
            )
        };
        style(self) != style(before) || self.is_line() != before.is_line()
    }

    /// Returns what a terminal shapes together: Arabic of its first font, Arabic of another, the rest.
    ///
    /// The letters without forms, and ۆ, are missing in the fonts that most systems begin with.
    fn script(&self) -> Option<bool> {
        match self.first() {
            '\u{695}' | '\u{6b5}' | '\u{6ce}' | '\u{fbd9}' | '\u{fbda}' => Some(false),
            '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Some(true),
            _ => None,
        }
    }

    fn is_line(&self) -> bool {
        matches!(self.first(), '\u{2500}'..='\u{257f}')
    }
}

fn units(cells: &[Cell]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(cells.len());
    for cell in cells {
        match units.last_mut() {
            Some(unit) if cell.symbol().is_empty() => unit.second = Some(cell.clone()),
            _ => units.push(Unit {
                cell: cell.clone(),
                second: None,
            }),
        }
    }
    units
}

fn cells_of(units: Vec<Unit>) -> Vec<Cell> {
    units
        .into_iter()
        .flat_map(|unit| std::iter::once(unit.cell).chain(unit.second))
        .collect()
}

/// The direction that the first strong letter of a row gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// What most rows are sent in: it holds where the terminal takes its base from nothing as well.
    Left,
    /// Needed where Arabic stands in the first column, or European digits touch the right side of an
    /// Arabic word: a key and its name at the right edge.
    Right,
}

/// How many blanks become anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchors {
    /// One in every gap of two blanks or more: what stands apart is another field.
    Gaps,
    /// One between all words.
    Blanks,
}

fn anchored(units: &[Unit], base: Base, anchors: Anchors, reorders: Reorders) -> Vec<Unit> {
    let mut units = units.to_vec();
    let least = match anchors {
        Anchors::Gaps => 2,
        Anchors::Blanks => 1,
    };
    for gap in gaps(&units) {
        // Blanks where the line ends for its base stay there by themselves.
        let is_last = match base {
            Base::Left => gap.end == units.len(),
            Base::Right => gap.start == 0,
        };
        if gap.len() >= least && !is_last {
            put_anchor(&mut units, gap.start, base);
        }
    }
    if reorders == Reorders::Row && base == Base::Left {
        begin_left_to_right(&mut units);
    }
    units
}

/// Returns the stretches of blanks.
fn gaps(units: &[Unit]) -> Vec<Range<usize>> {
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        if !unit.is_blank() {
            continue;
        }
        match gaps.last_mut() {
            Some(gap) if gap.end == at => gap.end += 1,
            _ => gaps.push(at..at + 1),
        }
    }
    gaps
}

/// A terminal that takes the base direction from the first strong letter shall find one of ours.
fn begin_left_to_right(units: &mut [Unit]) {
    let Some(first) = units.iter().position(|unit| is_strong(unit.class())) else {
        // Digits alone have no direction to give.
        return;
    };
    if units
        .get(first)
        .is_some_and(|unit| unit.class() == BidiClass::L)
    {
        return;
    }
    let before = units.get(..first).unwrap_or_default();
    let place = before.iter().position(Unit::is_blank).or_else(|| {
        // A line or a bracket at the edge is given up before the order of the row is.
        before
            .first()
            .filter(|unit| !is_right_to_left(unit.class()) && unit.class() != BidiClass::EN)
            .map(|_| 0)
    });
    if let Some(place) = place {
        put_anchor(units, place, Base::Left);
    }
}

fn put_anchor(units: &mut [Unit], at: usize, base: Base) {
    if let Some(unit) = units.get_mut(at) {
        *unit = unit.anchor(base);
    }
}

fn is_right_to_left(class: BidiClass) -> bool {
    matches!(class, BidiClass::R | BidiClass::AL | BidiClass::AN)
}

fn is_strong(class: BidiClass) -> bool {
    matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL)
}

/// Returns the runs in which a terminal reorders.
fn runs(units: &[Unit], reorders: Reorders) -> impl Iterator<Item = &[Unit]> {
    units.chunk_by(move |before, unit| match reorders {
        Reorders::Row => true,
        Reorders::Run => !unit.parts_from(before),
        Reorders::Word => unit.script() == before.script(),
    })
}

fn turned(units: &[Unit], base: Base, reorders: Reorders) -> Vec<Unit> {
    let mut sent = Vec::with_capacity(units.len());
    for run in runs(units, reorders) {
        if base == Base::Right {
            turn_all(run, &mut sent);
            continue;
        }
        for piece in run.chunk_by(|a, b| a.class() != BidiClass::L && b.class() != BidiClass::L) {
            turn(piece, &mut sent);
        }
    }
    sent
}

/// Turns a whole row round; numbers and Latin words stay.
fn turn_all(units: &[Unit], sent: &mut Vec<Unit>) {
    for group in words(units).into_iter().rev() {
        let group = units.get(group).unwrap_or_default();
        if group.first().is_some_and(|unit| stays(unit.class())) {
            sent.extend_from_slice(group);
        } else {
            sent.extend(group.iter().rev().cloned().map(Unit::mirrored));
        }
    }
}

fn stays(class: BidiClass) -> bool {
    class == BidiClass::L || is_digit(class)
}

/// Parts a row into numbers, Latin words with what stands between them, and single units.
fn words(units: &[Unit]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for group in groups(units) {
        let class = units.get(group.start).map_or(BidiClass::ON, Unit::class);
        if stays(class)
            && let Some(at) = latin_before(&words, units)
        {
            // Between Latin letters, and from one to a digit behind it, nothing turns.
            words.truncate(at + 1);
            if let Some(word) = words.last_mut() {
                word.end = group.end;
            }
            continue;
        }
        words.push(group);
    }
    words
}

/// Returns which word before the end is Latin, with nothing but neutral signs behind it.
fn latin_before(words: &[Range<usize>], units: &[Unit]) -> Option<usize> {
    let at = words.iter().rposition(|word| {
        let class = units.get(word.start).map_or(BidiClass::ON, Unit::class);
        stays(class) || is_right_to_left(class)
    })?;
    let word = units.get(words.get(at)?.clone())?;
    (word.first()?.class() == BidiClass::L).then_some(at)
}

/// Turns round what lies between the first and the last Arabic letter of a piece; numbers stay.
fn turn(piece: &[Unit], sent: &mut Vec<Unit>) {
    let is_arabic = |unit: &Unit| is_right_to_left(unit.class());
    let (Some(first), Some(last)) = (
        piece.iter().position(is_arabic),
        piece.iter().rposition(is_arabic),
    ) else {
        sent.extend_from_slice(piece);
        return;
    };
    let (head, rest) = piece.split_at(first);
    let (middle, tail) = rest.split_at((last + 1).saturating_sub(first));
    sent.extend_from_slice(head);
    for group in groups(middle).into_iter().rev() {
        let group = middle.get(group).unwrap_or_default();
        if group.first().is_some_and(|unit| is_digit(unit.class())) {
            sent.extend_from_slice(group);
        } else {
            sent.extend(group.iter().rev().cloned().map(Unit::mirrored));
        }
    }
    sent.extend_from_slice(tail);
}

fn is_digit(class: BidiClass) -> bool {
    matches!(class, BidiClass::AN | BidiClass::EN)
}

/// Parts a stretch into numbers, with the separator that may stand inside one, and single units.
fn groups(units: &[Unit]) -> Vec<Range<usize>> {
    let class = |at: usize| units.get(at).map(Unit::class);
    let mut groups: Vec<Range<usize>> = Vec::new();
    for at in 0..units.len() {
        let is_inside = match (class(at), at.checked_sub(1).and_then(class)) {
            (Some(this), Some(before)) if is_digit(this) => {
                is_digit(before) || before == BidiClass::CS && is_number_at(units, at)
            }
            (Some(BidiClass::CS), Some(before)) => {
                is_digit(before) && class(at + 1) == Some(before)
            }
            _ => false,
        };
        match groups.last_mut() {
            Some(group) if is_inside => group.end += 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// Tells whether the separator before a digit has the same kind of digit on its other side.
fn is_number_at(units: &[Unit], at: usize) -> bool {
    let class = |at: Option<usize>| at.and_then(|at| units.get(at)).map(Unit::class);
    class(at.checked_sub(2)) == class(Some(at))
}

fn is_seen_as(sent: &[Unit], wanted: &[Unit], base: Base, reorders: Reorders) -> bool {
    let bases: &[Option<Level>] = match (reorders, base) {
        (Reorders::Row, Base::Left) => &[Some(Level::ltr()), None],
        (Reorders::Row, Base::Right) => &[None],
        (Reorders::Run | Reorders::Word, _) => &[Some(Level::ltr())],
    };
    bases
        .iter()
        .all(|base| reordered(sent, reorders, *base) == wanted)
}

/// Reorders as UAX #9 has it; without a base, the first strong letter of the row gives it.
fn reordered(units: &[Unit], reorders: Reorders, base: Option<Level>) -> Vec<Unit> {
    let mut seen = Vec::with_capacity(units.len());
    for run in runs(units, reorders) {
        if reorders == Reorders::Word {
            // A shaper of fonts turns the whole word round, digits too.
            let is_arabic = run.first().is_some_and(|unit| unit.script().is_some());
            let word = run.iter().cloned();
            if is_arabic {
                seen.extend(word.rev());
            } else {
                seen.extend(word);
            }
            continue;
        }
        let text: String = run.iter().map(Unit::first).collect();
        let info = BidiInfo::new(&text, base);
        let Some(paragraph) = info.paragraphs.first() else {
            continue;
        };
        let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
        for from in BidiInfo::reorder_visual(&levels) {
            let (Some(unit), Some(level)) = (run.get(from), levels.get(from)) else {
                continue;
            };
            let unit = unit.clone();
            seen.push(if level.is_rtl() {
                unit.mirrored()
            } else {
                unit
            });
        }
    }
    seen
}

#[cfg(test)]
mod tests;
