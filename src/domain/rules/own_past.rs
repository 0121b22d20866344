//! The unit's own earlier reports as a yardstick.
//!
//! The test is made on √x, because counts scatter with their square root, and with median and MAD,
//! because one bad month must not hide the next.

use crate::domain::{
    finding::Fact,
    form::Cell,
    rules::{ExtraDigit, FarFromOwn, SameAsBefore},
};

use super::{
    checks::{Asked, Question, Told},
    compile::{Refused, cells, lines},
    facts,
    layout::{Layout, Line},
    sight::Sight,
};

/// The MAD of normal numbers is 0.6745 of their standard deviation (Iglewicz and Hoaglin).
const MAD_TO_SIGMA: f64 = 0.6745;

/// What is held against its own past in one row: its cells one by one, and its sum.
#[derive(Debug)]
struct Watched {
    place: String,
    cells: Vec<Cell>,
    total: Option<Vec<Cell>>,
}

fn watched(
    layout: &Layout,
    places: &[String],
    totals: &[String],
    total_columns: &[String],
) -> Result<Vec<Watched>, Refused> {
    let named = if places.is_empty() {
        Vec::new()
    } else {
        cells(layout, places)?
    };
    let total_lines = lines(layout, totals)?;
    let row = |line: &Line| {
        let mut cells = line.all_cells();
        cells.retain(|cell| {
            if places.is_empty() {
                line.value_type.is_number()
            } else {
                named.contains(cell)
            }
        });
        let has_total = total_lines.iter().any(|of| of.number == line.number);
        let total = has_total
            .then(|| line.cells_in(total_columns))
            .filter(|of| of.len() > 1);
        let row = Watched {
            place: line.number.clone(),
            cells,
            total,
        };
        (!row.cells.is_empty() || row.total.is_some()).then_some(row)
    };
    Ok(layout.lines.iter().filter_map(row).collect())
}

/// A number that is unusual, with what is usual.
struct Unusual {
    value: f64,
    median: f64,
}

impl Watched {
    fn all_cells(&self) -> Vec<Cell> {
        let mut cells = self.cells.clone();
        let total = self.total.iter().flatten().copied();
        cells.extend(total.filter(|cell| !self.cells.contains(cell)));
        cells
    }

    /// Tells of the cells that are unusual; of the total only where no cell is.
    fn tell(&self, is_unusual: &dyn Fn(&[Cell]) -> Option<Unusual>) -> Vec<Told> {
        let mut first = None;
        let mut cells = self.cells.clone();
        cells.retain(|cell| {
            let found = is_unusual(&[*cell]);
            let is_found = found.is_some();
            first = first.take().or(found);
            is_found
        });
        let total = self.total.as_ref().filter(|_| cells.is_empty());
        if let Some(total) = total {
            first = is_unusual(total);
            cells.clone_from(total);
        }
        let Some(Unusual { value, median }) = first else {
            return Vec::new();
        };
        let what = if total.is_some() { "total" } else { "cell" };
        let facts = vec![
            ("value", facts::number(value)),
            ("median", facts::number(median)),
            ("what", Fact::Text(what.to_owned())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells,
            facts,
        }]
    }
}

/// Asks each row whether its numbers lie far from those of the periods before.
pub(super) fn far_from_own(layout: &Layout, check: &FarFromOwn) -> Result<Vec<Asked>, Refused> {
    let rows = watched(layout, &check.cells, &check.totals, &[])?.into_iter();
    let check = FarFromOwn {
        cells: Vec::new(),
        totals: Vec::new(),
        ..check.clone()
    };
    Ok(rows
        .map(|row| {
            Asked::new(Far {
                row,
                check: check.clone(),
            })
        })
        .collect())
}

#[derive(Debug)]
struct Far {
    row: Watched,
    check: FarFromOwn,
}

impl Question for Far {
    fn cells(&self) -> Vec<Cell> {
        self.row.all_cells()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        self.row.tell(&|cells| self.far(sight, cells))
    }
}

impl Far {
    fn far(&self, sight: &Sight, cells: &[Cell]) -> Option<Unusual> {
        let value = sight.sum(cells, 0)?;
        let recent = sight.earlier(cells, self.check.periods);
        if recent.len() < self.check.least_periods || value < 0.0 {
            return None;
        }
        let median = median(recent.clone())?;
        if (value - median).abs() < self.check.least_difference {
            return None;
        }
        let (mut low, mut high) = self.band(&recent)?;
        if self.check.season {
            let season = season(sight, cells);
            if let Some((low_then, high_then)) = self.band(&season).filter(|_| season.len() >= 3) {
                low = low.min(low_then);
                high = high.max(high_then);
            }
        }
        let is_usual = (low..=high).contains(&value.sqrt());
        (!is_usual).then_some(Unusual { value, median })
    }

    /// Returns what is usual, on the scale of √x.
    fn band(&self, numbers: &[f64]) -> Option<(f64, f64)> {
        let roots: Vec<f64> = numbers
            .iter()
            .map(|number| number.max(0.0).sqrt())
            .collect();
        let middle = median(roots.clone())?;
        let spread = median(roots.iter().map(|root| (root - middle).abs()).collect())?;
        let reach = self.check.limit * spread.max(self.check.least_spread) / MAD_TO_SIGMA;
        Some((middle - reach, middle + reach))
    }
}

/// Returns the numbers of the same calendar months of the years before, with a month on both sides.
fn season(sight: &Sight, cells: &[Cell]) -> Vec<f64> {
    let Some(year) = sight.periods_in_year.filter(|year| *year > 1) else {
        return Vec::new();
    };
    [
        year - 1,
        year,
        year + 1,
        2 * year - 1,
        2 * year,
        2 * year + 1,
    ]
    .into_iter()
    .filter_map(|back| sight.sum(cells, back))
    .collect()
}

fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let upper = *numbers.get(middle)?;
    if numbers.len() % 2 == 1 {
        return Some(upper);
    }
    Some(f64::midpoint(*numbers.get(middle.checked_sub(1)?)?, upper))
}

/// Asks each row whether a number has one digit too many.
pub(super) fn extra_digit(layout: &Layout, check: &ExtraDigit) -> Result<Vec<Asked>, Refused> {
    let rows = watched(layout, &check.cells, &check.totals, &check.total_columns)?;
    let asked = rows.into_iter().map(|row| {
        let question = Box::new(Extra {
            row,
            check: ExtraDigit {
                cells: Vec::new(),
                totals: Vec::new(),
                total_columns: Vec::new(),
                silences: Vec::new(),
                ..check.clone()
            },
        });
        Asked {
            question,
            silences: check.silences.clone(),
        }
    });
    Ok(asked.collect())
}

#[derive(Debug)]
struct Extra {
    row: Watched,
    check: ExtraDigit,
}

impl Question for Extra {
    fn cells(&self) -> Vec<Cell> {
        self.row.all_cells()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let check = &self.check;
        self.row.tell(&|cells| {
            let value = sight
                .sum(cells, 0)
                .filter(|value| *value >= check.least_value)?;
            let earlier = sight.earlier(cells, check.periods);
            if earlier.len() < check.least_periods {
                return None;
            }
            let median = median(earlier).filter(|median| *median >= check.least_median)?;
            let times = value / median;
            let fits = check
                .between
                .iter()
                .any(|[from, to]| (*from..=*to).contains(&times));
            fits.then_some(Unusual { value, median })
        })
    }
}

/// Asks each row whether it repeats itself.
pub(super) fn same_as_before(layout: &Layout, check: &SameAsBefore) -> Result<Vec<Asked>, Refused> {
    let rows: Vec<&Line> = if check.rows.is_empty() {
        layout
            .lines
            .iter()
            .filter(|line| line.value_type.is_number())
            .collect()
    } else {
        lines(layout, &check.rows)?
    };
    let asked = rows
        .into_iter()
        .filter(|line| line.cells.len() >= check.least_cells)
        .map(|line| {
            Asked::new(Same {
                place: line.number.clone(),
                cells: line.all_cells(),
                summed: line.cells_in(&check.columns),
                check: SameAsBefore {
                    rows: Vec::new(),
                    columns: Vec::new(),
                    ..check.clone()
                },
            })
        });
    Ok(asked.collect())
}

#[derive(Debug)]
struct Same {
    place: String,
    cells: Vec<Cell>,
    summed: Vec<Cell>,
    check: SameAsBefore,
}

impl Question for Same {
    fn cells(&self) -> Vec<Cell> {
        self.cells.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let now: Option<Vec<f64>> = self
            .cells
            .iter()
            .map(|cell| sight.number(*cell, 0))
            .collect();
        let (Some(now), Some(sum)) = (now, sight.sum(&self.summed, 0)) else {
            return Vec::new();
        };
        let above_zero = now.iter().filter(|number| **number > 0.0).count();
        if sum < self.check.least_sum || above_zero < self.check.least_above_zero {
            return Vec::new();
        }
        let is_same = |back| {
            self.cells
                .iter()
                .zip(&now)
                .all(|(cell, now)| sight.number(*cell, back) == Some(*now))
        };
        if !(1..=self.check.periods).all(is_same) {
            return Vec::new();
        }
        let facts = vec![
            ("sum", facts::number(sum)),
            ("periods", Fact::Number((self.check.periods + 1).into())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells: self.cells.clone(),
            facts,
        }]
    }
}
