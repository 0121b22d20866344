//! A server's validation rule, asked of a report: two sides and what must hold between them.
//!
//! Sources: `DataValidationRunner.java` of dhis2-core for when a rule is asked and violated,
//! `Expression.g4` for the items. A sliding window widens the search for events alone; values of data
//! elements are the same inside and outside of it (`DataValidationRunner.getData`), so it changes nothing
//! here.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::domain::{
    form::{Cell, Form},
    id::{
        CategoryOptionComboId, ConstantId, DataElementId, DataSetId, IndicatorId,
        OrganisationUnitId,
    },
    period::PeriodType,
    rules::{Comparison, MissingValues, Operator, Side},
    value::ValueType,
};

use super::{
    checks::{Asked, Question, Told},
    compile::{Refused, dedup},
    expression::{
        Blank, Expression, Item, Needs, NotKept, Over, Problem, Ratio, RawItem, Reading, parse,
    },
    facts,
    layout::{Layout, Line},
    sight::Sight,
};

/// What the items of a server's expressions stand for in one form.
#[derive(Debug)]
pub(super) struct ServerItems {
    period_type: PeriodType,
    attribute_option_combo: CategoryOptionComboId,
    elements: BTreeMap<DataElementId, Element>,
    constants: BTreeMap<ConstantId, f64>,
    /// The indicators that can be reckoned here.
    pub ratios: BTreeMap<IndicatorId, Arc<Ratio>>,
}

/// A data element as the form has it.
#[derive(Debug)]
struct Element {
    blank: Blank,
    /// The cells that can be keyed.
    cells: Vec<Cell>,
    /// Every combo it has, also where it is greyed.
    combos: BTreeSet<CategoryOptionComboId>,
}

impl ServerItems {
    /// Reads what a form has; its indicators are added by the caller.
    pub fn of(form: &Form) -> Self {
        let mut elements: BTreeMap<DataElementId, Element> = BTreeMap::new();
        for place in form.places() {
            let (Some(row), Some(cell)) = (form.row_at(place), form.cell_at(place)) else {
                continue;
            };
            let element = elements
                .entry(cell.data_element)
                .or_insert_with(|| Element {
                    blank: blank(row.value_type),
                    cells: Vec::new(),
                    combos: BTreeSet::new(),
                });
            let is_new = element.combos.insert(cell.category_option_combo);
            if is_new && form.rule_at(place).is_some_and(|rule| rule.is_enterable) {
                element.cells.push(cell);
            }
        }
        Self {
            period_type: form.period_type,
            attribute_option_combo: form.attribute_option_combo,
            elements,
            constants: form.constants.clone(),
            ratios: BTreeMap::new(),
        }
    }

    /// Resolves an item as written.
    pub fn resolve(&self, raw: RawItem) -> Result<Expression, Problem> {
        const UNREADABLE: Problem = Problem::Unreadable(0);
        match raw {
            RawItem::Server(body) => self.element(body),
            RawItem::Name("days") => Ok(Item::Days.into()),
            RawItem::Name("periodInYear") => Ok(Item::PeriodInYear.into()),
            RawItem::Name("yearlyPeriodCount") => Ok(Item::PeriodsOfYear.into()),
            RawItem::Name(_) | RawItem::Printed(_) => Err(UNREADABLE),
            RawItem::Lettered("C", body) => {
                let id = ConstantId::parse(body).map_err(|_| UNREADABLE)?;
                let constant = self.constants.get(&id).ok_or(Problem::ServerOnly)?;
                Ok(Expression::Number(*constant))
            }
            RawItem::Lettered("N", body) => {
                let id = IndicatorId::parse(body).map_err(|_| UNREADABLE)?;
                let ratio = self.ratios.get(&id).ok_or(Problem::ServerOnly)?;
                Ok(Item::Ratio(Arc::clone(ratio)).into())
            }
            RawItem::Lettered(letters, body) => Err(if is_known_to_the_server(letters, body) {
                Problem::ServerOnly
            } else {
                UNREADABLE
            }),
        }
    }

    /// Resolves `de`, `de.coc`, `de.coc.aoc` with `*` for any; `de.co:…`, `deGroup:…` are the server's.
    ///
    /// A greyed cell is one without a value. An element or a combo of another form is the server's
    /// business.
    fn element(&self, body: &str) -> Result<Expression, Problem> {
        let parts = parts_of_element(body)?;
        let data_element = parts.first().copied().unwrap_or_default();
        let element = DataElementId::parse(data_element)
            .ok()
            .and_then(|id| Some((id, self.elements.get(&id)?)));
        let (data_element, element) = element.ok_or(Problem::ServerOnly)?;
        let own_attribute = |attribute: &&str| {
            *attribute == "*" || *attribute == self.attribute_option_combo.as_str()
        };
        if !parts.get(2).is_none_or(own_attribute) {
            return Err(Problem::ServerOnly);
        }
        let cells = match parts.get(1) {
            None | Some(&"*") => element.cells.clone(),
            Some(combo) => {
                let combo = CategoryOptionComboId::parse(combo).map_err(|_| Problem::ServerOnly)?;
                if !element.combos.contains(&combo) {
                    return Err(Problem::ServerOnly);
                }
                vec![Cell {
                    data_element,
                    category_option_combo: combo,
                }]
            }
        };
        let (needs, over, blank) = (Needs::Any, Over::Back(0), element.blank);
        Ok(Item::Cells {
            cells,
            needs,
            over,
            blank,
        }
        .into())
    }
}

/// Tells of an item only whether it is well written: [`Problem::ServerOnly`], as nothing is known of it.
pub(super) fn written(raw: RawItem) -> Result<Expression, Problem> {
    let is_written = match raw {
        RawItem::Server(body) => parts_of_element(body).is_ok(),
        RawItem::Name(name) => matches!(name, "days" | "periodInYear" | "yearlyPeriodCount"),
        RawItem::Lettered("C" | "N", body) => ConstantId::parse(body).is_ok(),
        RawItem::Lettered(letters, body) => is_known_to_the_server(letters, body),
        RawItem::Printed(_) => false,
    };
    Err(if is_written {
        Problem::ServerOnly
    } else {
        Problem::Unreadable(0)
    })
}

/// Cuts what stands in `#{…}` into element, combo and attribute combo.
fn parts_of_element(body: &str) -> Result<Vec<&str>, Problem> {
    let parts: Vec<&str> = body.split('.').map(str::trim).collect();
    let is_word = |word: &str| DataElementId::parse(word).is_ok() || is_tag(word);
    let is_written = |part: &&str| *part == "*" || part.split(['&', ':']).all(is_word);
    if parts.len() <= 3 && parts.iter().all(is_written) && parts.first() != Some(&"*") {
        Ok(parts)
    } else {
        Err(Problem::Unreadable(0))
    }
}

/// The words before a colon: groups and options instead of single ids.
fn is_tag(word: &str) -> bool {
    matches!(word, "deGroup" | "co" | "coGroup" | "ou" | "ouGroup")
}

/// Tells whether an item is well written that only the server can answer: program data, reporting rates,
/// groups of units.
fn is_known_to_the_server(letters: &str, body: &str) -> bool {
    let is_id = |text: &str| DataSetId::parse(text).is_ok();
    let parts: Vec<&str> = body.split('.').map(str::trim).collect();
    match (letters, parts.as_slice()) {
        ("OUG", [group]) => OrganisationUnitId::parse(group).is_ok(),
        ("I", [indicator]) => is_id(indicator),
        ("A" | "D", ids) => (1..=3).contains(&ids.len()) && ids.iter().all(|id| is_id(id)),
        ("R", [data_set, rate]) => {
            let is_rate = |c: char| c.is_ascii_uppercase() || c == '_';
            is_id(data_set) && !rate.is_empty() && rate.chars().all(is_rate)
        }
        ("V", [variable]) => !variable.is_empty(),
        _ => false,
    }
}

fn blank(value_type: ValueType) -> Blank {
    match value_type {
        ValueType::Boolean | ValueType::TrueOnly => Blank::Zero,
        number if number.is_number() => Blank::Zero,
        ValueType::Date | ValueType::Datetime | ValueType::Age => Blank::Nothing,
        _ => Blank::Empty,
    }
}

/// Reads a rule.
pub(super) fn compared(
    layout: &Layout,
    items: &ServerItems,
    comparison: &Comparison,
) -> Result<Asked, Refused> {
    if let Some(other) = comparison
        .period_type
        .filter(|kind| *kind != items.period_type)
    {
        return Err((format!("periods {}", other.name()), Problem::ServerOnly));
    }
    let read = |side: &Side| {
        parse(&side.expression, &|raw| items.resolve(raw))
            .map_err(|problem| (side.expression.clone(), problem))
    };
    let (left, right) = (read(&comparison.left), read(&comparison.right));
    // What cannot be read at all is told before what is merely the server's.
    let (left, right) = match (left, right) {
        (Err((_, Problem::ServerOnly)), Err(refused)) => return Err(refused),
        (left, right) => (left?, right?),
    };
    let mut cells = left.cells();
    cells.extend(right.cells());
    dedup(&mut cells);
    cells.sort_by_key(|cell| layout.place(*cell));
    let line: Option<&Line> = cells.iter().find_map(|cell| layout.line_of(*cell));
    Ok(Asked::new(Compared {
        place: line.map(|line| line.number.clone()).unwrap_or_default(),
        left: (left, comparison.left.missing_values),
        operator: comparison.operator,
        right: (right, comparison.right.missing_values),
        levels: comparison.organisation_unit_levels.clone(),
        cells,
    }))
}

/// A rule with its sides read.
#[derive(Debug)]
struct Compared {
    place: String,
    left: (Expression, MissingValues),
    operator: Operator,
    right: (Expression, MissingValues),
    levels: Vec<u8>,
    cells: Vec<Cell>,
}

/// What the two sides come to.
type Sides = (Option<f64>, Option<f64>);

impl Compared {
    fn is_of_level(&self, sight: &Sight) -> bool {
        self.levels.is_empty() || self.levels.contains(&sight.level)
    }

    fn sides(&self, sight: &Sight) -> Result<Sides, NotKept> {
        let side = |(expression, missing): &(Expression, MissingValues)| {
            Reading::side(sight, expression, *missing)
        };
        Ok((side(&self.left)?, side(&self.right)?))
    }

    /// Tells whether the rule is violated.
    ///
    /// A side without a value is zero where its own strategy says *never skip*, else the rule is skipped;
    /// pairs ask for values, not for numbers. Sources: semantics of `DataValidationRunner.isViolation`;
    /// with no value on either side the combo is not looked at.
    #[expect(clippy::float_cmp, reason = "the server compares doubles so")]
    fn is_violated(&self, left: Option<f64>, right: Option<f64>) -> bool {
        match self.operator {
            Operator::CompulsoryPair => return left.is_some() != right.is_some(),
            Operator::ExclusivePair => return left.is_some() && right.is_some(),
            _ if left.is_none() && right.is_none() => return false,
            _ => {}
        }
        let zero = |missing| (missing == MissingValues::NeverSkip).then_some(0.0);
        let (Some(left), Some(right)) = (
            left.or_else(|| zero(self.left.1)),
            right.or_else(|| zero(self.right.1)),
        ) else {
            return false;
        };
        !match self.operator {
            Operator::EqualTo => left == right,
            Operator::NotEqualTo => left != right,
            Operator::GreaterThan => left > right,
            Operator::GreaterThanOrEqualTo => left >= right,
            Operator::LessThan => left < right,
            Operator::LessThanOrEqualTo => left <= right,
            Operator::CompulsoryPair | Operator::ExclusivePair => true,
        }
    }
}

impl Question for Compared {
    fn cells(&self) -> Vec<Cell> {
        self.cells.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        if !sight.is_begun || !self.is_of_level(sight) {
            return Vec::new();
        }
        let Ok((left, right)) = self.sides(sight) else {
            return Vec::new();
        };
        if !self.is_violated(left, right) {
            return Vec::new();
        }
        let mut facts = Vec::new();
        facts.extend(left.map(|left| ("left", facts::number(left))));
        facts.extend(right.map(|right| ("right", facts::number(right))));
        vec![Told {
            place: self.place.clone(),
            cells: self.cells.clone(),
            facts,
        }]
    }

    fn is_of_server(&self) -> bool {
        true
    }

    fn is_left_to_server(&self, sight: &Sight) -> bool {
        self.is_of_level(sight) && self.sides(sight).is_err()
    }
}
