//! Doses: whole vials, doses of one visit, earlier and later doses, events after doses.

use crate::domain::{
    finding::Fact,
    form::Cell,
    rules::{EventsExceedDoses, LaterExceedsEarlier, PairsDiffer, WholeVials},
};

use super::{
    checks::{Asked, Question, Told},
    compile::{Refused, cells, dedup, lines},
    expression::Problem,
    facts,
    layout::{Layout, Line},
    sight::Sight,
};

/// Asks each stock row whether its doses are whole vials.
///
/// Each cell is looked at by itself, so that a number of vials is told while the row is being keyed.
pub(super) fn whole_vials(layout: &Layout, check: &WholeVials) -> Result<Vec<Asked>, Refused> {
    let named = cells(layout, &check.cells)?;
    let row = |line: &Line| {
        let vial = line
            .vial_sizes
            .iter()
            .copied()
            .reduce(greatest_common_divisor)?;
        let cells: Vec<Cell> = line
            .all_cells()
            .into_iter()
            .filter(|cell| named.contains(cell))
            .collect();
        (vial >= 2 && !cells.is_empty()).then(|| {
            Asked::new(Vials {
                place: line.number.clone(),
                cells,
                vial,
            })
        })
    };
    Ok(layout.lines.iter().filter_map(row).collect())
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

#[derive(Debug)]
struct Vials {
    place: String,
    cells: Vec<Cell>,
    vial: u32,
}

impl Question for Vials {
    fn cells(&self) -> Vec<Cell> {
        self.cells.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let vial = f64::from(self.vial);
        let is_broken = |cell: &Cell| {
            sight
                .number(*cell, 0)
                .is_some_and(|doses| doses % vial != 0.0)
        };
        let cells: Vec<Cell> = self.cells.iter().copied().filter(is_broken).collect();
        let Some(doses) = cells.first().and_then(|cell| sight.number(*cell, 0)) else {
            return Vec::new();
        };
        let facts = vec![
            ("doses", facts::number(doses)),
            ("vial", Fact::Number(self.vial.into())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells,
            facts,
        }]
    }
}

/// Asks each pair of neighbours in a chain of doses.
pub(super) fn later_exceeds_earlier(
    layout: &Layout,
    check: &LaterExceedsEarlier,
) -> Result<Vec<Asked>, Refused> {
    let mut asked = Vec::new();
    for chain in &check.chains {
        let rows = lines(layout, chain)?;
        for (earlier, later) in rows.iter().zip(rows.iter().skip(1)) {
            asked.push(Asked::new(Neighbours {
                place: later.number.clone(),
                earlier_number: earlier.number.clone(),
                earlier: earlier.all_cells(),
                later: later.all_cells(),
                check: LaterExceedsEarlier {
                    chains: Vec::new(),
                    ..check.clone()
                },
            }));
        }
    }
    Ok(asked)
}

#[derive(Debug)]
struct Neighbours {
    place: String,
    earlier_number: String,
    earlier: Vec<Cell>,
    later: Vec<Cell>,
    check: LaterExceedsEarlier,
}

impl Question for Neighbours {
    fn cells(&self) -> Vec<Cell> {
        self.later.iter().chain(&self.earlier).copied().collect()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let check = &self.check;
        let sum = |cells: &[Cell]| sight.sum_over(cells, check.periods);
        let (Some(earlier), Some(later)) = (sum(&self.earlier), sum(&self.later)) else {
            return Vec::new();
        };
        let chance = check.sigmas * (earlier + later).sqrt();
        let least = check.least.max(earlier * check.percent / 100.0).max(chance);
        if later - earlier < least {
            return Vec::new();
        }
        let facts = vec![
            ("earlier", facts::number(earlier)),
            ("later", facts::number(later)),
            ("row", Fact::Text(self.earlier_number.clone())),
            ("periods", Fact::Number(check.periods.into())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells: Question::cells(self),
            facts,
        }]
    }
}

/// Asks all pairs together: the largest difference is told.
pub(super) fn pairs_differ(layout: &Layout, check: &PairsDiffer) -> Result<Vec<Asked>, Refused> {
    let mut pairs = Vec::new();
    for pair in &check.pairs {
        let rows = lines(layout, pair)?;
        let [first, second] = rows.as_slice() else {
            return Err((pair.join(" "), Problem::UnknownPlace));
        };
        pairs.push(Pair {
            place: first.number.clone(),
            other: second.number.clone(),
            first: first.cells_in(&check.columns),
            second: second.cells_in(&check.columns),
        });
    }
    let unless = cells(layout, &check.unless)?;
    Ok(vec![Asked::new(OneVisit {
        pairs,
        unless,
        least: check.least,
        percent: check.percent,
    })])
}

#[derive(Debug)]
struct OneVisit {
    pairs: Vec<Pair>,
    unless: Vec<Cell>,
    least: f64,
    percent: f64,
}

#[derive(Debug)]
struct Pair {
    place: String,
    other: String,
    first: Vec<Cell>,
    second: Vec<Cell>,
}

impl Question for OneVisit {
    fn cells(&self) -> Vec<Cell> {
        let of_pairs = self
            .pairs
            .iter()
            .flat_map(|pair| pair.first.iter().chain(&pair.second));
        let mut cells: Vec<Cell> = of_pairs.chain(&self.unless).copied().collect();
        dedup(&mut cells);
        cells
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        if self
            .unless
            .iter()
            .any(|cell| sight.number(*cell, 0) != Some(0.0))
        {
            return Vec::new();
        }
        let mut largest: Option<(f64, f64, &Pair)> = None;
        for pair in &self.pairs {
            let sums = (sight.sum(&pair.first, 0), sight.sum(&pair.second, 0));
            let (Some(first), Some(second)) = sums else {
                continue;
            };
            let difference = (first - second).abs();
            let is_larger = largest.is_none_or(|(a, b, _)| difference > (a - b).abs());
            let limit = self.least.max(first.max(second) * self.percent / 100.0);
            if difference > limit && is_larger {
                largest = Some((first, second, pair));
            }
        }
        let Some((first, second, pair)) = largest else {
            return Vec::new();
        };
        let facts = vec![
            ("first", facts::number(first)),
            ("second", facts::number(second)),
            ("row", Fact::Text(pair.other.clone())),
        ];
        let cells = pair.first.iter().chain(&pair.second).copied().collect();
        vec![Told {
            place: pair.place.clone(),
            cells,
            facts,
        }]
    }
}

/// Asks each group of events.
pub(super) fn events_exceed_doses(
    layout: &Layout,
    check: &EventsExceedDoses,
) -> Result<Vec<Asked>, Refused> {
    let mut asked = Vec::new();
    for group in &check.groups {
        let doses = lines(layout, &group.doses)?
            .into_iter()
            .flat_map(Line::all_cells)
            .collect();
        for events in lines(layout, std::slice::from_ref(&group.row))? {
            asked.push(Asked::new(AfterDoses {
                place: events.number.clone(),
                events: events.all_cells(),
                doses: Vec::clone(&doses),
                periods: check.periods,
            }));
        }
    }
    Ok(asked)
}

#[derive(Debug)]
struct AfterDoses {
    place: String,
    events: Vec<Cell>,
    doses: Vec<Cell>,
    periods: u32,
}

impl Question for AfterDoses {
    fn cells(&self) -> Vec<Cell> {
        self.events.iter().chain(&self.doses).copied().collect()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let Some(events) = sight.sum(&self.events, 0).filter(|events| *events > 0.0) else {
            return Vec::new();
        };
        let Some(doses) = sight.sum_over(&self.doses, self.periods) else {
            return Vec::new();
        };
        if events <= doses {
            return Vec::new();
        }
        let facts = vec![
            ("events", facts::number(events)),
            ("doses", facts::number(doses)),
            ("periods", Fact::Number(self.periods.into())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells: self.events.clone(),
            facts,
        }]
    }
}
