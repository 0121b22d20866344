//! Rule + form → questions: names and printed places become cells, texts become expressions.

use crate::domain::{
    form::{Cell, Form},
    rules::{Condition, Rule},
};

use super::{
    blanks,
    checks::{Asked, Question, Told},
    doses,
    expression::{Blank, Expression, Item, Needs, Over, Problem, RawItem, Reading, parse},
    facts,
    layout::{Layout, Line},
    own_past,
    server::{self, ServerItems},
    sight::Sight,
    supply, surveillance, values,
};

/// What is wrong with a rule: the part, and how.
pub(super) type Refused = (String, Problem);

/// Returns what a rule asks.
pub(super) fn questions(
    form: &Form,
    layout: &Layout,
    items: &ServerItems,
    rule: &Rule,
) -> Result<Vec<Asked>, Refused> {
    match rule {
        Rule::Comparison(comparison) => Ok(vec![server::compared(layout, items, comparison)?]),
        Rule::Condition(condition) => conditions(layout, condition),
        Rule::Range(range) => values::ranges(form, layout, range),
        Rule::Compulsory => Ok(values::compulsory(form, layout)),
        Rule::CompulsoryNotAvailable => Ok(values::compulsory_not_available(form, layout)),
        Rule::EmptySection => Ok(blanks::empty_sections(layout)),
        Rule::Blanks(blanks) => Ok(blanks::blanks(layout, blanks)),
        Rule::WholeVials(check) => doses::whole_vials(layout, check),
        Rule::LaterExceedsEarlier(check) => doses::later_exceeds_earlier(layout, check),
        Rule::PairsDiffer(check) => doses::pairs_differ(layout, check),
        Rule::EventsExceedDoses(check) => doses::events_exceed_doses(layout, check),
        Rule::OutpacesSupply(check) => supply::outpaces(layout, check),
        Rule::Wastage(check) => supply::wastage(layout, check),
        Rule::Unnotified(check) => surveillance::unnotified(layout, check),
        Rule::SameAsBefore(check) => own_past::same_as_before(layout, check),
        Rule::FarFromOwn(check) => own_past::far_from_own(layout, check),
        Rule::ExtraDigit(check) => own_past::extra_digit(layout, check),
        Rule::ZeroReportHoldsCases(check) => surveillance::zero_report_holds_cases(layout, check),
        Rule::ZeroReportsRunning(check) => Ok(surveillance::zero_reports_running(check)),
        Rule::DeathsExceedCases(check) => surveillance::deaths_exceed_cases(layout, check),
        Rule::SharpRise(check) => surveillance::sharp_rise(layout, check),
        Rule::Alert(check) => surveillance::alert(layout, check),
    }
}

/// Returns the lines of some places, or tells which place the form lacks.
pub(super) fn lines<'l>(layout: &'l Layout, places: &[String]) -> Result<Vec<&'l Line>, Refused> {
    let mut lines = Vec::new();
    for place in places {
        lines.extend(layout.lines_at(place).ok_or_else(|| unknown(place))?);
    }
    Ok(lines)
}

/// Returns the cells of some places, or tells which place the form lacks.
pub(super) fn cells(layout: &Layout, places: &[String]) -> Result<Vec<Cell>, Refused> {
    let mut cells = Vec::new();
    for place in places {
        cells.extend(layout.cells_at(place).ok_or_else(|| unknown(place))?);
    }
    Ok(cells)
}

fn unknown(place: &str) -> Refused {
    (place.to_owned(), Problem::UnknownPlace)
}

fn conditions(layout: &Layout, condition: &Condition) -> Result<Vec<Asked>, Refused> {
    let rows: Vec<Option<&Line>> = if condition.rows.is_empty() {
        vec![None]
    } else {
        let fits = |line: &&Line| {
            condition.opened_vial.is_empty()
                || line
                    .opened_vial
                    .is_some_and(|kind| condition.opened_vial.contains(&kind))
        };
        lines(layout, &condition.rows)?
            .into_iter()
            .filter(fits)
            .map(Some)
            .collect()
    };
    let mut questions = Vec::new();
    for row in rows {
        match Held::read(layout, condition, row) {
            Ok(held) => questions.push(held),
            Err((_, Problem::RowLacks)) => {}
            Err(refused) => return Err(refused),
        }
    }
    if questions.is_empty() {
        return Err((condition.when.clone(), Problem::UnknownPlace));
    }
    let silences = condition.silences.clone();
    if condition.at_most_one {
        let question = Box::new(FirstOf(questions));
        return Ok(vec![Asked { question, silences }]);
    }
    let asked = |held| Asked {
        question: Box::new(held),
        silences: silences.clone(),
    };
    Ok(questions.into_iter().map(asked).collect())
}

/// One condition of one row, or of the form.
#[derive(Debug)]
struct Held {
    place: String,
    cells: Vec<Cell>,
    looks_at: Vec<Cell>,
    when: Expression,
    facts: Vec<(&'static str, Expression)>,
}

/// A sum of more cells is not named cell by cell: the finding would speak of half the form.
const MOST_NAMED_CELLS: usize = 8;

impl Held {
    fn read(layout: &Layout, condition: &Condition, row: Option<&Line>) -> Result<Self, Refused> {
        let resolve = |raw: RawItem| match raw {
            RawItem::Printed(body) => printed(layout, row, body),
            RawItem::Name(name) => named(condition, row, name),
            RawItem::Server(_) | RawItem::Lettered(..) => Err(Problem::UnknownPlace),
        };
        let read = |text: &str| parse(text, &resolve).map_err(|problem| (text.to_owned(), problem));
        let when = read(&condition.when)?;
        let looks_at = when.cells();
        let mut cells = Vec::new();
        if let Some(at) = &condition.at {
            let place = printed(layout, row, at).map_err(|problem| (at.clone(), problem))?;
            cells.extend(place.cells().first());
        }
        cells.extend(when.cells_in_small_sums(MOST_NAMED_CELLS));
        dedup(&mut cells);
        let first = cells.first().or(looks_at.first()).copied();
        let at = condition.at.as_ref().and_then(|_| layout.line_of(first?));
        let line = at.or(row).or_else(|| layout.line_of(first?));
        let mut facts = Vec::new();
        for (name, text) in &condition.facts {
            let name = facts::known(name).ok_or_else(|| (name.clone(), Problem::UnknownName))?;
            facts.push((name, read(text)?));
        }
        let place = line.map(|line| line.number.clone()).unwrap_or_default();
        Ok(Self {
            place,
            cells,
            looks_at,
            when,
            facts,
        })
    }
}

/// Keeps the first of equal cells.
pub(super) fn dedup(cells: &mut Vec<Cell>) {
    let mut seen = std::collections::BTreeSet::new();
    cells.retain(|cell| seen.insert(*cell));
}

impl Question for Held {
    fn cells(&self) -> Vec<Cell> {
        self.looks_at.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        if Reading::strict(sight, &self.when).truth() != Some(true) {
            return Vec::new();
        }
        let facts = self.facts.iter().filter_map(|(name, expression)| {
            Some((
                *name,
                facts::number(Reading::strict(sight, expression).number()?),
            ))
        });
        vec![Told {
            place: self.place.clone(),
            cells: self.cells.clone(),
            facts: facts.collect(),
        }]
    }
}

/// The first row that a condition holds for speaks for all.
#[derive(Debug)]
struct FirstOf(Vec<Held>);

impl Question for FirstOf {
    fn cells(&self) -> Vec<Cell> {
        let mut cells: Vec<Cell> = self.0.iter().flat_map(Question::cells).collect();
        dedup(&mut cells);
        cells
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        self.0
            .iter()
            .map(|held| held.ask(sight))
            .find(|told| !told.is_empty())
            .unwrap_or_default()
    }
}

/// Resolves `row`, `row.G`, `given`, `1.05`, `1.05A`, `section 7`, `section 7.C`, each with `@-1`
/// (the report before) or `@3` (the sum over three, this one included).
fn printed(layout: &Layout, row: Option<&Line>, body: &str) -> Result<Expression, Problem> {
    let (place, over) = match body.split_once('@') {
        None => (body, Over::Back(0)),
        Some((place, over)) => (place, over_of(over).ok_or(Problem::Unreadable(0))?),
    };
    let place = place.trim();
    let in_row = || row.ok_or(Problem::UnknownPlace);
    let cells = if place == "row" {
        in_row()?.all_cells()
    } else if let Some(letter) = place.strip_prefix("row.") {
        vec![in_row()?.cell(letter).ok_or(Problem::RowLacks)?]
    } else if place == "given" {
        let given = layout.given(in_row()?);
        if given.is_empty() {
            return Err(Problem::RowLacks);
        }
        given
    } else if let Some(section) = place.strip_prefix("section ") {
        let place = section.replace('.', "");
        layout.cells_at(&place).ok_or(Problem::UnknownPlace)?
    } else {
        let has_point = place.contains('.');
        layout
            .cells_at(place)
            .filter(|_| has_point)
            .ok_or(Problem::UnknownPlace)?
    };
    Ok(Expression::Item(Item::Cells {
        cells,
        needs: Needs::All,
        over,
        blank: Blank::Zero,
    }))
}

fn over_of(text: &str) -> Option<Over> {
    match text.trim().parse::<i32>().ok()? {
        back @ -26..=-1 => Some(Over::Back(back.unsigned_abs())),
        last @ 1..=26 => Some(Over::Last(last.unsigned_abs())),
        _ => None,
    }
}

/// Resolves `[days]`, `[zero_report]`, `[vial]`, `[carried]` and the condition's own settings.
fn named(condition: &Condition, row: Option<&Line>, name: &str) -> Result<Expression, Problem> {
    if let Some(number) = condition.settings.get(name) {
        return Ok(Expression::Number(*number));
    }
    let vial = || {
        let line = row.ok_or(Problem::UnknownName)?;
        line.largest_vial().map(f64::from).ok_or(Problem::RowLacks)
    };
    match name {
        "days" => Ok(Item::Days.into()),
        "zero_report" => Ok(Item::ZeroReport.into()),
        "vial" => Ok(Expression::Number(vial()?)),
        "carried" => {
            let kept = Some(crate::domain::form::OpenedVial::Kept);
            let is_kept = row.is_some_and(|line| line.opened_vial == kept);
            Ok(Expression::Number(if is_kept { vial()? } else { 0.0 }))
        }
        _ => Err(Problem::UnknownName),
    }
}
