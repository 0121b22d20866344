//! Cases and deaths: alerts, notifications, sudden rises, zero reports.

use crate::domain::{
    finding::Fact,
    form::Cell,
    id::DataElementId,
    rules::{
        Alert, DeathsExceedCases, SharpRise, Unnotified, ZeroReportHoldsCases, ZeroReportsRunning,
    },
};

use super::{
    checks::{Asked, Question, Told},
    compile::{Refused, cells, dedup, lines},
    facts,
    layout::{Layout, Line},
    sight::Sight,
};

/// Asks each row that is notified at once for the record of it.
pub(super) fn unnotified(layout: &Layout, check: &Unnotified) -> Result<Vec<Asked>, Refused> {
    let rows = lines(layout, &check.rows)?.into_iter();
    Ok(rows
        .map(|line| Asked::new(Cases::of(line, &check.columns, true)))
        .collect())
}

/// Asks each row whether it holds a case at all.
pub(super) fn alert(layout: &Layout, check: &Alert) -> Result<Vec<Asked>, Refused> {
    let rows = lines(layout, &check.rows)?.into_iter();
    Ok(rows
        .map(|line| Asked::new(Cases::of(line, &check.columns, false)))
        .collect())
}

/// Tells of cells above zero; the others of the row need not be filled.
#[derive(Debug)]
struct Cases {
    place: String,
    data_element: DataElementId,
    cells: Vec<Cell>,
    unless_notified: bool,
}

impl Cases {
    fn of(line: &Line, columns: &[String], unless_notified: bool) -> Self {
        Self {
            place: line.number.clone(),
            data_element: line.data_element,
            cells: line.cells_in(columns),
            unless_notified,
        }
    }
}

impl Question for Cases {
    fn cells(&self) -> Vec<Cell> {
        self.cells.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let mut notifications = sight.report.notifications.iter();
        if self.unless_notified && notifications.any(|n| n.data_element == self.data_element) {
            return Vec::new();
        }
        above_zero(sight, &self.place, &self.cells)
            .into_iter()
            .collect()
    }
}

fn above_zero(sight: &Sight, place: &str, cells: &[Cell]) -> Option<Told> {
    let counted = |cell: &Cell| sight.number(*cell, 0).filter(|number| *number > 0.0);
    let sum: f64 = cells.iter().filter_map(counted).sum();
    let mut cells = cells.to_vec();
    cells.retain(|cell| counted(cell).is_some());
    let facts = vec![("cases", facts::number(sum))];
    (!cells.is_empty()).then(|| Told {
        place: place.to_owned(),
        cells,
        facts,
    })
}

/// Asks each row of a zero report whether it is one.
pub(super) fn zero_report_holds_cases(
    layout: &Layout,
    check: &ZeroReportHoldsCases,
) -> Result<Vec<Asked>, Refused> {
    let named = cells(layout, &check.cells)?;
    let rows = layout.lines.iter().filter_map(|line| {
        let mut cells = line.all_cells();
        cells.retain(|cell| named.contains(cell));
        let row = NotZero {
            place: line.number.clone(),
            cells,
        };
        (!row.cells.is_empty()).then(|| Asked::new(row))
    });
    Ok(rows.collect())
}

#[derive(Debug)]
struct NotZero {
    place: String,
    cells: Vec<Cell>,
}

impl Question for NotZero {
    fn cells(&self) -> Vec<Cell> {
        self.cells.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        if sight.report.zero_report.is_none() {
            return Vec::new();
        }
        above_zero(sight, &self.place, &self.cells)
            .into_iter()
            .collect()
    }
}

/// Asks whether zero report follows on zero report.
pub(super) fn zero_reports_running(check: &ZeroReportsRunning) -> Vec<Asked> {
    vec![Asked::new(Running {
        periods: check.periods,
    })]
}

#[derive(Debug)]
struct Running {
    periods: u32,
}

impl Question for Running {
    fn cells(&self) -> Vec<Cell> {
        Vec::new()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let is_zero = |back| sight.past(back).is_some_and(|report| report.is_zero_report);
        if sight.report.zero_report.is_none() || !(1..self.periods).all(is_zero) {
            return Vec::new();
        }
        let facts = vec![("periods", Fact::Number(self.periods.into()))];
        vec![Told {
            place: String::new(),
            cells: Vec::new(),
            facts,
        }]
    }
}

/// Asks each row for deaths without cases.
pub(super) fn deaths_exceed_cases(
    layout: &Layout,
    check: &DeathsExceedCases,
) -> Result<Vec<Asked>, Refused> {
    let rows = lines(layout, &check.rows)?.into_iter().filter_map(|line| {
        let age = |[deaths, cases]: &[String; 2]| Some((line.cell(deaths)?, line.cell(cases)?));
        let ages: Vec<(Cell, Cell)> = check.columns.iter().filter_map(age).collect();
        let row = Deaths {
            place: line.number.clone(),
            ages,
            periods: check.periods,
        };
        (!row.ages.is_empty()).then(|| Asked::new(row))
    });
    Ok(rows.collect())
}

#[derive(Debug)]
struct Deaths {
    place: String,
    ages: Vec<(Cell, Cell)>,
    periods: u32,
}

impl Question for Deaths {
    fn cells(&self) -> Vec<Cell> {
        self.ages
            .iter()
            .flat_map(|(deaths, cases)| [*deaths, *cases])
            .collect()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let mut told = Told {
            place: self.place.clone(),
            cells: Vec::new(),
            facts: Vec::new(),
        };
        for (deaths_cell, cases_cell) in &self.ages {
            let now = (sight.number(*deaths_cell, 0), sight.number(*cases_cell, 0));
            let (Some(deaths), Some(cases)) = now else {
                continue;
            };
            if deaths == 0.0 {
                continue;
            }
            let before: Vec<f64> = (1..=self.periods)
                .filter_map(|back| sight.number(*cases_cell, back))
                .collect();
            let cases = cases + before.iter().sum::<f64>();
            if before.is_empty() || deaths <= cases {
                continue;
            }
            told.cells.extend([*deaths_cell, *cases_cell]);
            if told.facts.is_empty() {
                told.facts = vec![
                    ("deaths", facts::number(deaths)),
                    ("cases", facts::number(cases)),
                    ("periods", Fact::Number((self.periods + 1).into())),
                ];
            }
        }
        if told.cells.is_empty() {
            Vec::new()
        } else {
            vec![told]
        }
    }
}

/// Asks each row for a sudden rise.
pub(super) fn sharp_rise(layout: &Layout, check: &SharpRise) -> Result<Vec<Asked>, Refused> {
    let rows = lines(layout, &check.rows)?.into_iter().filter_map(|line| {
        let mut cells = line.cells_in(&check.columns);
        dedup(&mut cells);
        let check = SharpRise {
            rows: Vec::new(),
            columns: Vec::new(),
            ..check.clone()
        };
        let row = Rise {
            place: line.number.clone(),
            cells,
            check,
        };
        (!row.cells.is_empty()).then(|| Asked::new(row))
    });
    Ok(rows.collect())
}

#[derive(Debug)]
struct Rise {
    place: String,
    cells: Vec<Cell>,
    check: SharpRise,
}

impl Question for Rise {
    fn cells(&self) -> Vec<Cell> {
        self.cells.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let check = &self.check;
        let before: Option<Vec<f64>> = (1..=check.periods)
            .map(|back| sight.sum(&self.cells, back))
            .collect();
        let (Some(now), Some(before)) = (sight.sum(&self.cells, 0), before) else {
            return Vec::new();
        };
        let mean = before.iter().sum::<f64>() / f64::from(check.periods.max(1));
        if now < check.least || now < check.times * mean {
            return Vec::new();
        }
        let facts = vec![
            ("cases", facts::number(now)),
            ("mean", facts::number((mean * 10.0).round() / 10.0)),
            ("periods", Fact::Number(check.periods.into())),
        ];
        vec![Told {
            place: self.place.clone(),
            cells: self.cells.clone(),
            facts,
        }]
    }
}
