//! What the checks say of a report, kept up to date cell by cell.
//!
//! A form of some thousand cells has as many questions. When one cell changes, only the questions that
//! look at it are asked again; what the others told still stands.

use std::collections::BTreeSet;

use crate::domain::{finding::Finding, form::Cell};

use super::{Asking, Checks, checks::Told};

/// What the checks of one form say of one report.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// What each test told, in the order of the tests.
    told: Vec<Vec<Told>>,
    is_begun: bool,
    findings: Vec<Finding>,
}

impl Standing {
    /// Returns every finding, in the order of [`Checks::all`].
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl Checks {
    /// Asks everything.
    pub fn stand(&self, asking: &Asking) -> Standing {
        let sight = self.sight(asking);
        let told: Vec<Vec<Told>> = self
            .tests
            .iter()
            .map(|test| test.question.ask(&sight))
            .collect();
        let mut standing = Standing {
            told,
            is_begun: sight.is_begun,
            findings: Vec::new(),
        };
        standing.findings = self.told(&sight, self.tests.iter().zip(standing.told.iter().cloned()));
        standing
    }

    /// Asks again what looks at some cells, whose values or remarks changed. Whatever else changed in a
    /// report wants [`Self::stand`].
    pub fn renew(&self, asking: &Asking, standing: &mut Standing, cells: &BTreeSet<Cell>) {
        let sight = self.sight(asking);
        if standing.told.len() != self.tests.len() || standing.is_begun != sight.is_begun {
            *standing = self.stand(asking);
            return;
        }
        let touched = cells.iter().filter_map(|cell| self.touching.get(cell));
        let touched: BTreeSet<usize> = touched.flatten().copied().collect();
        for index in touched {
            if let (Some(test), Some(told)) = (self.tests.get(index), standing.told.get_mut(index))
            {
                *told = test.question.ask(&sight);
            }
        }
        let some = self.tests.iter().zip(&standing.told);
        let some = some.filter(|(_, told)| !told.is_empty());
        standing.findings = self.told(&sight, some.map(|(test, told)| (test, told.clone())));
    }
}

#[cfg(test)]
mod tests;
