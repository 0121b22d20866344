//! The indicators of a form, reckoned from a report while it is keyed.
//!
//! Source: `DefaultExpressionService.getIndicatorValueObject` of dhis2-core: numerator and denominator
//! have no value when all that they name is missing; a denominator of zero makes no indicator.

use std::{collections::BTreeSet, sync::Arc};

use crate::domain::{
    form::{Cell, Form},
    id::IndicatorId,
    indicator::Indicator,
};

use super::{
    Asking,
    expression::{Expression, NotKept, Problem, Ratio, RawItem, Reading, parse},
    server::ServerItems,
    sight::Sight,
};

/// How deep indicators may name one another.
const DEEPEST: usize = 8;
/// How many items may be met in reckoning one.
const MOST_ITEMS: u64 = 20_000;

/// What an indicator comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reckoned {
    /// This number, not rounded.
    Value(f64),
    /// There is nothing to reckon with yet, or the denominator is zero.
    Missing,
    /// It names what only the server knows, or a period that this PC does not keep.
    ServerOnly,
}

/// The indicators of one form, read once.
#[derive(Debug)]
pub struct Indicators {
    shown: Vec<Shown>,
}

#[derive(Debug)]
struct Shown {
    id: IndicatorId,
    ratio: Option<Arc<Ratio>>,
    cells: BTreeSet<Cell>,
}

impl Indicators {
    /// Reads the indicators that a form shows.
    pub fn prepare(form: &Form) -> Self {
        let items = items(form);
        let shown = form
            .indicators
            .iter()
            .filter(|indicator| indicator.is_shown());
        let shown = shown.map(|indicator| {
            let ratio = items.ratios.get(&indicator.id).cloned();
            let cells = ratio.iter().flat_map(|ratio| {
                let (above, below) = (ratio.numerator.cells(), ratio.denominator.cells());
                above.into_iter().chain(below)
            });
            Shown {
                id: indicator.id,
                cells: cells.collect(),
                ratio,
            }
        });
        Self {
            shown: shown.collect(),
        }
    }

    /// Reckons every indicator that the form shows, in the form's order.
    pub fn all(&self, asking: &Asking) -> Vec<(IndicatorId, Reckoned)> {
        let sight = Sight::of(asking, &BTreeSet::new());
        self.shown
            .iter()
            .map(|shown| (shown.id, shown.reckon(&sight)))
            .collect()
    }

    /// Reckons the indicators that look at one of some cells.
    pub fn touching(
        &self,
        asking: &Asking,
        cells: &BTreeSet<Cell>,
    ) -> Vec<(IndicatorId, Reckoned)> {
        let looks = |shown: &&Shown| !shown.cells.is_disjoint(cells);
        let touched: Vec<&Shown> = self.shown.iter().filter(looks).collect();
        if touched.is_empty() {
            return Vec::new();
        }
        let sight = Sight::of(asking, &BTreeSet::new());
        let reckoned = touched.into_iter().map(|of| (of.id, of.reckon(&sight)));
        reckoned.collect()
    }
}

impl Shown {
    fn reckon(&self, sight: &Sight) -> Reckoned {
        let Some(ratio) = &self.ratio else {
            return Reckoned::ServerOnly;
        };
        match Reading::ratio(sight, ratio) {
            Err(NotKept) => Reckoned::ServerOnly,
            Ok(None) => Reckoned::Missing,
            Ok(Some(value)) => Reckoned::Value(value),
        }
    }
}

/// Returns what the expressions of a form may name, its indicators among it.
///
/// Indicators name indicators: those that name none are read first. What names itself in the end is never
/// read, and so stays the server's.
pub(super) fn items(form: &Form) -> ServerItems {
    let mut items = ServerItems::of(form);
    let mut waiting: Vec<&Indicator> = form.indicators.iter().collect();
    for _ in 0..DEEPEST {
        let known = items.ratios.len();
        let mut read = Vec::new();
        waiting.retain(|indicator| match ratio(&items, indicator) {
            Ok(ratio) => {
                read.push((indicator.id, Arc::new(ratio)));
                false
            }
            Err(problem) => problem == Problem::ServerOnly,
        });
        items.ratios.extend(read);
        if items.ratios.len() == known {
            break;
        }
    }
    items
}

fn ratio(items: &ServerItems, indicator: &Indicator) -> Result<Ratio, Problem> {
    let read = |text: &str| -> Result<Expression, Problem> {
        parse(text, &|raw: RawItem| items.resolve(raw))
    };
    let (numerator, denominator) = (read(&indicator.numerator)?, read(&indicator.denominator)?);
    let met = numerator.items().saturating_add(denominator.items());
    if met > MOST_ITEMS || !indicator.factor.is_finite() {
        return Err(Problem::UnknownName);
    }
    Ok(Ratio {
        numerator,
        denominator,
        factor: indicator.factor,
        is_annualized: indicator.is_annualized,
        items: met,
    })
}
