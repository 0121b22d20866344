//! What was used up: syringes against injections, opened vaccine against given doses.

use crate::domain::{
    finding::Fact,
    form::Cell,
    period::Period,
    rules::{OutpacesSupply, Wastage},
};

use super::{
    checks::{Asked, Question, Told},
    compile::{Refused, cells, dedup, lines},
    facts,
    layout::Layout,
    sight::Sight,
};

/// Asks each group of vaccines for its syringes.
pub(super) fn outpaces(layout: &Layout, check: &OutpacesSupply) -> Result<Vec<Asked>, Refused> {
    let mut asked = Vec::new();
    for group in &check.groups {
        let supply = cells(layout, std::slice::from_ref(&group.supply))?;
        let mut given = Vec::new();
        for stock in lines(layout, &group.stocks)? {
            given.extend(layout.given(stock));
        }
        dedup(&mut given);
        let line = supply.first().and_then(|cell| layout.line_of(*cell));
        asked.push(Asked::new(Outpaced {
            place: line.map(|line| line.number.clone()).unwrap_or_default(),
            supply,
            given,
            check: OutpacesSupply {
                groups: Vec::new(),
                ..check.clone()
            },
        }));
    }
    Ok(asked)
}

#[derive(Debug)]
struct Outpaced {
    place: String,
    supply: Vec<Cell>,
    given: Vec<Cell>,
    check: OutpacesSupply,
}

impl Question for Outpaced {
    fn cells(&self) -> Vec<Cell> {
        self.supply.iter().chain(&self.given).copied().collect()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let check = &self.check;
        let sum = |cells: &[Cell]| sight.sum_over(cells, check.periods);
        let (Some(supply), Some(given)) = (sum(&self.supply), sum(&self.given)) else {
            return Vec::new();
        };
        if given - supply <= check.least.max(given * check.percent / 100.0) {
            return Vec::new();
        }
        let facts = vec![
            ("given", facts::number(given)),
            ("used", facts::number(supply)),
            ("periods", Fact::Number(check.periods.into())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells: self.supply.clone(),
            facts,
        }]
    }
}

/// Asks each stock row for its losses since January.
pub(super) fn wastage(layout: &Layout, check: &Wastage) -> Result<Vec<Asked>, Refused> {
    let mut asked = Vec::new();
    for line in lines(layout, &check.rows)? {
        let (given, vial) = (layout.given(line), line.largest_vial());
        let (Some(opened), Some(vial)) = (line.cell(&check.opened), vial) else {
            continue;
        };
        if given.is_empty() {
            continue;
        }
        let usual = if vial > 1 {
            check.many_doses
        } else {
            check.one_dose
        };
        asked.push(Asked::new(Wasted {
            place: line.number.clone(),
            opened,
            lost: line.cells_in(&check.lost),
            given,
            vial: f64::from(vial),
            limit: check.limits.get(&line.number).copied().unwrap_or(usual),
            closed_limit: check.closed_vials,
            least_periods: check.least_periods,
            least_vials: check.least_vials,
        }));
    }
    Ok(asked)
}

#[derive(Debug)]
struct Wasted {
    place: String,
    opened: Cell,
    lost: Vec<Cell>,
    given: Vec<Cell>,
    vial: f64,
    limit: f64,
    closed_limit: f64,
    least_periods: u32,
    least_vials: f64,
}

impl Question for Wasted {
    fn cells(&self) -> Vec<Cell> {
        let mut cells = vec![self.opened];
        cells.extend(self.lost.iter().chain(&self.given));
        cells
    }

    /// A kept vial carries over, so a single period says little: sums since January, of the periods
    /// in which nothing is missing. This period must be one of them.
    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let of = |back| {
            let opened = sight.number(self.opened, back)?;
            Some((
                opened,
                sight.sum(&self.lost, back)?,
                sight.sum(&self.given, back)?,
            ))
        };
        if of(0).is_none() {
            return Vec::new();
        }
        let this = sight.report.key.period;
        let whole: Vec<(f64, f64, f64)> =
            (0..periods_of_year_before(this)).filter_map(of).collect();
        let (opened, lost, given) = whole.iter().fold((0.0, 0.0, 0.0), |sum, next| {
            (sum.0 + next.0, sum.1 + next.1, sum.2 + next.2)
        });
        let periods = u32::try_from(whole.len()).unwrap_or(u32::MAX);
        if periods < self.least_periods || opened / self.vial < self.least_vials {
            return Vec::new();
        }
        let open_rate = (opened - given) / opened * 100.0;
        let closed_rate = lost / (opened + lost) * 100.0;
        let (vials, rate, limit) = if open_rate > self.limit {
            ("open", open_rate, self.limit)
        } else if closed_rate > self.closed_limit {
            ("closed", closed_rate, self.closed_limit)
        } else {
            return Vec::new();
        };
        let facts = vec![
            ("kind", Fact::Text(vials.to_owned())),
            ("percent", facts::number(rate.round())),
            ("limit", facts::number(limit)),
            ("opened", facts::number(opened)),
            ("lost", facts::number(lost)),
            ("given", facts::number(given)),
            ("periods", Fact::Number(periods.into())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells: vec![self.opened],
            facts,
        }]
    }
}

/// Returns how many periods of a year begin up to and with this one.
fn periods_of_year_before(this: Period) -> u32 {
    let mut earlier = this;
    let mut count = 0;
    while earlier.year() == this.year() && count < 27 {
        count += 1;
        earlier = earlier.previous();
    }
    count
}
