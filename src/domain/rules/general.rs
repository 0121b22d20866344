//! The checks that every form gets without saying so, a server's form too.
//!
//! Where a form's own checks say the same, theirs take the place: nothing is told twice. A form with
//! checks of its own (a server's validation rules do not count) knows best what is unusual in it, so
//! the statistical ones are then left to it.

use crate::domain::{
    finding::Severity,
    form::{Check, Form},
    rules::{Blanks, ExtraDigit, FarFromOwn, Range, Rule, SameAsBefore},
};

use super::{
    blanks,
    checks::{Asked, is_statistical},
    control,
    layout::Layout,
};

/// Returns the general checks that a form does not say itself.
pub(super) fn checks(form: &Form) -> Vec<Check> {
    let has = |wanted: fn(&Rule) -> bool| form.checks.iter().any(|check| wanted(&check.rule));
    let speaks_for_itself = has(|rule| !matches!(rule, Rule::Comparison(_)));
    let blanks_are_told = has(|rule| matches!(rule, Rule::EmptySection | Rule::Blanks(_)));
    all()
        .into_iter()
        .filter(|check| match check.rule {
            Rule::Range(_) => !has(|rule| matches!(rule, Rule::Range(_))),
            Rule::Compulsory => !has(|rule| *rule == Rule::Compulsory),
            Rule::CompulsoryNotAvailable => !has(|rule| *rule == Rule::CompulsoryNotAvailable),
            Rule::EmptySection | Rule::Blanks(_) => !blanks_are_told,
            ref rule => !(is_statistical(rule) && speaks_for_itself),
        })
        .map(|check| as_the_server_holds(form, check))
        .collect()
}

/// A compulsory cell holds completion back only where the data set says so
/// (`compulsoryFieldsCompleteOnly`); else the server takes the report without it.
fn as_the_server_holds(form: &Form, check: Check) -> Check {
    let is_only_wished = check.rule == Rule::Compulsory && !form.compulsory_fields_complete_only;
    Check {
        severity: if is_only_wished {
            Severity::Soft
        } else {
            check.severity
        },
        ..check
    }
}

fn all() -> Vec<Check> {
    let check = |id: &str, severity, rule| Check {
        id: id.to_owned(),
        severity,
        rule,
        instruction: None,
    };
    let far = FarFromOwn {
        cells: Vec::new(),
        totals: Vec::new(),
        periods: 12,
        least_periods: 8,
        limit: 3.5,
        least_difference: 10.0,
        least_spread: 0.34,
        season: true,
    };
    let digit = ExtraDigit {
        cells: Vec::new(),
        totals: Vec::new(),
        total_columns: Vec::new(),
        periods: 12,
        least_periods: 8,
        least_median: 5.0,
        least_value: 0.0,
        between: vec![[7.0, 14.0], [70.0, 140.0]],
        silences: vec!["far-from-own".to_owned()],
    };
    let same = SameAsBefore {
        rows: Vec::new(),
        periods: 1,
        columns: Vec::new(),
        least_cells: 4,
        least_above_zero: 3,
        least_sum: 10.0,
    };
    let (hard, soft) = (Severity::Hard, Severity::Soft);
    vec![
        check("value", hard, Rule::Range(Range { spans: Vec::new() })),
        check("compulsory", hard, Rule::Compulsory),
        check(
            "compulsory-not-available",
            soft,
            Rule::CompulsoryNotAvailable,
        ),
        check("section-empty", soft, Rule::EmptySection),
        check(
            "section-blanks",
            soft,
            Rule::Blanks(Blanks {
                empty_sections_too: false,
            }),
        ),
        check("extra-digit", soft, Rule::ExtraDigit(digit)),
        check("far-from-own", soft, Rule::FarFromOwn(far)),
        check("same-as-before", soft, Rule::SameAsBefore(same)),
    ]
}

/// Returns what is asked of every form and can be said by no rule of a form.
pub(super) fn questions(form: &Form, layout: &Layout) -> Vec<(&'static str, Severity, Asked)> {
    let mut questions = vec![("control-total", Severity::Soft, control::totals(layout))];
    if form.field_combination_required {
        let rows = blanks::half_filled_rows(layout).into_iter();
        questions.extend(rows.map(|asked| ("row-half-filled", Severity::Hard, asked)));
    }
    if form.no_value_requires_comment {
        let sections = blanks::blanks_without_comment(layout).into_iter();
        questions.extend(sections.map(|asked| ("blank-without-comment", Severity::Hard, asked)));
    }
    questions
}

#[cfg(test)]
mod tests;
