//! Findings as they are read: what stops sending first, then what wants a reason, then what is only
//! worth knowing; within each, by section as on the paper.

use crate::domain::{
    finding::{Finding, Severity},
    form::{Cell, Form, Section},
};

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// How serious what follows is, and how many there are.
    Group(Severity, usize),
    /// The section that follows, by its index.
    Section(usize),
    /// A finding, by its index.
    Finding(usize),
}

/// Puts findings into the order in which they are read.
pub fn sort(findings: &mut [Finding], form: &Form) {
    findings.sort_by_key(|finding| (finding.severity, section(finding, form)));
}

/// Returns the lines of a list of sorted findings.
pub fn lines(findings: &[Finding], form: &Form) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut group = None;
    let mut last = None;
    for (at, finding) in findings.iter().enumerate() {
        if group != Some(finding.severity) {
            let same = |other: &&Finding| other.severity == finding.severity;
            let count = findings.iter().filter(same).count();
            lines.push(Line::Group(finding.severity, count));
            group = Some(finding.severity);
            last = None;
        }
        let section = section(finding, form);
        if last != section {
            lines.extend(section.map(Line::Section));
            last = section;
        }
        lines.push(Line::Finding(at));
    }
    lines
}

/// Returns the cell a finding leads to.
pub fn cell(finding: &Finding) -> Option<Cell> {
    finding.cells.first().copied()
}

/// Returns the index of the section a finding speaks of: that of its cell, else the one it names.
fn section(finding: &Finding, form: &Form) -> Option<usize> {
    let by_cell = cell(finding).and_then(|cell| form.place_of(cell));
    by_cell.map(|place| place.section).or_else(|| {
        let number: String = finding
            .place
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let number: u16 = number.parse().ok()?;
        let is_it = |section: &Section| section.number == number;
        form.sections.iter().position(is_it)
    })
}
