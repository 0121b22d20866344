//! The checks of a form, read once and kept as long as the form is open.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    finding::{Fact, Finding, Severity},
    form::{Cell, Check, Form},
    value::Value,
};

use super::{
    Asking, Rule, compile, expression::Problem, general, indicators, layout::Layout, sight::Sight,
};

/// The checks of one form.
#[derive(Debug)]
pub struct Checks {
    layout: Layout,
    pub(super) tests: Vec<Test>,
    pub(super) touching: BTreeMap<Cell, Vec<usize>>,
    faults: Vec<Fault>,
    /// The cells that the server's rules look at.
    pub(super) ruled: BTreeSet<Cell>,
    /// The rules of the server that cannot be asked here, with the levels of units they hold for.
    left: Vec<(String, Vec<u8>)>,
    waiting_for_the_end: BTreeSet<String>,
}

/// A check of the form that cannot be asked here, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The check's id.
    pub check: String,
    /// It asks for what only the server knows; that is no mistake.
    pub is_server_only: bool,
    /// What is wrong with it, for the log: the part of the rule and the kind of mistake.
    pub detail: String,
}

/// One question to the report; a check is one or many of them.
#[derive(Debug)]
pub(super) struct Test {
    check: String,
    severity: Severity,
    /// Position in the form's list: the order in which findings of one row are told.
    order: usize,
    silences: Vec<String>,
    pub question: Box<dyn Question>,
}

/// What a named check or an expression asks of a report.
pub(super) trait Question: std::fmt::Debug + Send + Sync {
    /// Returns the cells of the report it looks at.
    fn cells(&self) -> Vec<Cell>;

    /// Tells what is wrong.
    fn ask(&self, sight: &Sight) -> Vec<Told>;

    /// Tells whether it speaks of what was not keyed yet; such a check waits for the end of the section.
    fn waits_for_the_end(&self) -> bool {
        false
    }

    /// Tells whether it is a rule of the server.
    fn is_of_server(&self) -> bool {
        false
    }

    /// Tells whether it needs what this PC does not keep, so that only the server can answer.
    fn is_left_to_server(&self, _sight: &Sight) -> bool {
        false
    }
}

/// What a question found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub place: String,
    pub cells: Vec<Cell>,
    pub facts: Vec<(&'static str, Fact)>,
}

/// What one test found, with the place that orders it.
struct Answer<'t> {
    test: &'t Test,
    line: Option<usize>,
    place: Option<(usize, usize)>,
    told: Told,
}

/// A question with the checks that it silences.
pub(super) struct Asked {
    pub question: Box<dyn Question>,
    pub silences: Vec<String>,
}

impl Asked {
    pub fn new(question: impl Question + 'static) -> Self {
        Self {
            question: Box::new(question),
            silences: Vec::new(),
        }
    }
}

impl Checks {
    /// Reads the checks of a form, its own and the general ones that it does not say itself.
    pub fn prepare(form: &Form) -> Self {
        let mut checks = Self {
            layout: Layout::of(form),
            tests: Vec::new(),
            touching: BTreeMap::new(),
            faults: Vec::new(),
            ruled: BTreeSet::new(),
            left: Vec::new(),
            waiting_for_the_end: BTreeSet::new(),
        };
        let items = indicators::items(form);
        for (order, check) in form.checks.iter().chain(&general::checks(form)).enumerate() {
            match compile::questions(form, &checks.layout, &items, &check.rule) {
                Ok(asked) => checks.add(check, severity(form, check), order, asked),
                Err((part, problem)) => checks.refuse(check, &part, problem),
            }
        }
        for (offset, (id, severity, asked)) in general::questions(form, &checks.layout)
            .into_iter()
            .enumerate()
        {
            let order = form.checks.len() + 100 + offset;
            checks.add_one(id.to_owned(), severity, order, asked);
        }
        checks
    }

    fn add(&mut self, check: &Check, severity: Severity, order: usize, asked: Vec<Asked>) {
        for asked in asked {
            self.add_one(check.id.clone(), severity, order, asked);
        }
    }

    fn refuse(&mut self, check: &Check, part: &str, problem: Problem) {
        if let Rule::Comparison(comparison) = &check.rule {
            let levels = comparison.organisation_unit_levels.clone();
            self.left.push((check.id.clone(), levels));
        }
        self.faults.push(Fault {
            check: check.id.clone(),
            is_server_only: problem == Problem::ServerOnly,
            detail: format!("{part}: {problem:?}"),
        });
    }

    fn add_one(&mut self, check: String, severity: Severity, order: usize, asked: Asked) {
        let index = self.tests.len();
        let cells = asked.question.cells();
        if asked.question.is_of_server() {
            self.ruled.extend(&cells);
        }
        if asked.question.waits_for_the_end() {
            self.waiting_for_the_end.insert(check.clone());
        }
        for cell in cells {
            self.touching.entry(cell).or_default().push(index);
        }
        let Asked { question, silences } = asked;
        self.tests.push(Test {
            check,
            severity,
            order,
            silences,
            question,
        });
    }

    /// Returns the checks that cannot be asked here; [`Fault::is_server_only`] ones are the server's.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Tells whether a check speaks of what was not keyed yet; while a section is being keyed its
    /// findings are no mistakes.
    pub fn waits_for_the_end(&self, check: &str) -> bool {
        self.waiting_for_the_end.contains(check)
    }

    /// Returns the rules of the server that it alone can check for this report: they name what is not
    /// known here, or a period that this PC does not keep, or are asked of other periods.
    pub fn left_to_server(&self, asking: &Asking) -> Vec<&str> {
        let sight = self.sight(asking);
        let is_of_level = |levels: &[u8]| levels.is_empty() || levels.contains(&sight.level);
        let refused = self.left.iter().filter(|(_, levels)| is_of_level(levels));
        let unanswered = self
            .tests
            .iter()
            .filter(|test| test.question.is_left_to_server(&sight));
        let mut left: Vec<&str> = refused.map(|(check, _)| check.as_str()).collect();
        left.extend(unanswered.map(|test| test.check.as_str()));
        left
    }

    pub(super) fn sight<'a>(&self, asking: &Asking<'a>) -> Sight<'a> {
        Sight::of(asking, &self.ruled)
    }

    /// Returns every finding, in form order, the hard ones first where several share a row.
    pub fn all(&self, asking: &Asking) -> Vec<Finding> {
        let sight = self.sight(asking);
        let told = self
            .tests
            .iter()
            .map(|test| (test, test.question.ask(&sight)));
        self.told(&sight, told)
    }

    /// Returns the findings of the checks that look at a cell, in the order of [`Self::all`].
    ///
    /// Blank cells are not told: as long as the section is being keyed they are no mistake.
    pub fn touching(&self, asking: &Asking, cell: Cell) -> Vec<Finding> {
        let indexes = self.touching.get(&cell).map_or(&[][..], Vec::as_slice);
        let tests = indexes
            .iter()
            .filter_map(|index| self.tests.get(*index))
            .filter(|test| !test.question.waits_for_the_end());
        let sight = self.sight(asking);
        self.told(&sight, tests.map(|test| (test, test.question.ask(&sight))))
    }

    /// Returns how many questions look at a cell: what its change costs.
    pub fn tests_touching(&self, cell: Cell) -> usize {
        self.touching.get(&cell).map_or(0, Vec::len)
    }

    /// Returns the findings whose first cell stands in a section, by its index in the form.
    pub fn in_section(&self, asking: &Asking, section: usize) -> Vec<Finding> {
        let mut findings = self.all(asking);
        findings.retain(|finding| {
            let line = finding
                .cells
                .first()
                .and_then(|cell| self.layout.line_of(*cell));
            line.is_some_and(|line| line.section == section)
        });
        findings
    }

    /// Makes findings of what the tests told.
    pub(super) fn told<'t>(
        &self,
        sight: &Sight,
        told: impl Iterator<Item = (&'t Test, Vec<Told>)>,
    ) -> Vec<Finding> {
        let mut answers: Vec<Answer> = told
            .flat_map(|(test, told)| told.into_iter().map(move |told| (test, told)))
            .map(|(test, told)| {
                let place = told.cells.first().and_then(|cell| self.layout.place(*cell));
                Answer {
                    test,
                    line: place.map(|(line, _)| line),
                    place,
                    told,
                }
            })
            .collect();
        let silenced: BTreeSet<(Option<usize>, &str)> = answers
            .iter()
            .flat_map(|answer| {
                answer
                    .test
                    .silences
                    .iter()
                    .map(|s| (answer.line, s.as_str()))
            })
            .collect();
        answers.retain(|answer| !silenced.contains(&(answer.line, answer.test.check.as_str())));
        answers.sort_by_key(|of| (of.line, of.test.severity, of.test.order, of.place));
        answers
            .into_iter()
            .map(|answer| self.finding(answer, sight))
            .collect()
    }

    fn finding(&self, answer: Answer, sight: &Sight) -> Finding {
        let Answer { test, told, .. } = answer;
        let Told {
            place,
            cells,
            mut facts,
        } = told;
        let values: Vec<String> = cells
            .iter()
            .filter_map(|cell| {
                let value = match sight.value(*cell, 0)? {
                    Value::Blank => return None,
                    Value::Given(keyed) => keyed.clone(),
                    Value::NotAvailable(reason) => format!("{reason:?}"),
                };
                Some(format!(
                    "{}{value}",
                    self.layout.letter_of(*cell).unwrap_or_default()
                ))
            })
            .collect();
        if !values.is_empty() {
            facts.push(("values", Fact::Text(values.join(" "))));
        }
        Finding {
            check: test.check.clone(),
            severity: test.severity,
            cells,
            place,
            facts,
        }
    }
}

/// Returns how serious a check is: where a data set is only complete when it is valid
/// (`validCompleteOnly`), a rule of the server stops it; else none does by itself.
fn severity(form: &Form, check: &Check) -> Severity {
    match check.rule {
        Rule::Comparison(_) if form.valid_complete_only => Severity::Hard,
        _ => check.severity,
    }
}

/// Tells whether a rule looks at a report's own past to find what is unusual.
pub(super) fn is_statistical(rule: &Rule) -> bool {
    matches!(
        rule,
        Rule::FarFromOwn(_) | Rule::ExtraDigit(_) | Rule::SameAsBefore(_)
    )
}
