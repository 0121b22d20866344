//! The checks of a form, read once and kept as long as the form is open.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    finding::{Fact, Finding, Severity},
    form::{Cell, Check, Form},
    value::Value,
};

use super::{Asking, Rule, compile, expression::Problem, general, layout::Layout, sight::Sight};

/// The checks of one form.
#[derive(Debug)]
pub struct Checks {
    layout: Layout,
    tests: Vec<Test>,
    touching: BTreeMap<Cell, Vec<usize>>,
    faults: Vec<Fault>,
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
struct Test {
    check: String,
    severity: Severity,
    /// Position in the form's list: the order in which findings of one row are told.
    order: usize,
    silences: Vec<String>,
    question: Box<dyn Question>,
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
        };
        for (order, check) in form.checks.iter().chain(&general::checks(form)).enumerate() {
            match compile::questions(form, &checks.layout, &check.rule) {
                Ok(asked) => checks.add(check, order, asked),
                Err((part, problem)) => checks.faults.push(Fault {
                    check: check.id.clone(),
                    is_server_only: problem == Problem::ServerOnly,
                    detail: format!("{part}: {problem:?}"),
                }),
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

    fn add(&mut self, check: &Check, order: usize, asked: Vec<Asked>) {
        for asked in asked {
            self.add_one(check.id.clone(), check.severity, order, asked);
        }
    }

    fn add_one(&mut self, check: String, severity: Severity, order: usize, asked: Asked) {
        let index = self.tests.len();
        for cell in asked.question.cells() {
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
        self.tests
            .iter()
            .any(|test| test.check == check && test.question.waits_for_the_end())
    }

    /// Returns every finding, in form order, the hard ones first where several share a row.
    pub fn all(&self, asking: &Asking) -> Vec<Finding> {
        self.told(&Sight::of(asking), self.tests.iter())
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
        self.told(&Sight::of(asking), tests)
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

    fn told<'t>(&self, sight: &Sight, tests: impl Iterator<Item = &'t Test>) -> Vec<Finding> {
        let mut answers: Vec<Answer> = tests
            .flat_map(|test| {
                test.question
                    .ask(sight)
                    .into_iter()
                    .map(move |told| (test, told))
            })
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

/// Tells whether a rule looks at a report's own past to find what is unusual.
pub(super) fn is_statistical(rule: &Rule) -> bool {
    matches!(
        rule,
        Rule::FarFromOwn(_) | Rule::ExtraDigit(_) | Rule::SameAsBefore(_)
    )
}
