//! What the clerks of the practice world let stand, and why: no soft finding was ever sent without a reason.
//!
//! The findings are those of the real checks, so that whoever opens an old report sees them accepted
//! and none unanswered, whatever the checks come to be.

use chrono::{DateTime, Utc};

use super::PracticeReport;
use crate::domain::{
    finding::Severity,
    form::Form,
    history::History,
    organisation_unit::OrganisationUnit,
    report::{Acceptance, AcceptanceReason, Report, Signature},
    rules::{Asking, Checks},
};

/// Accepts what the checks say of each report. The reports are the oldest first, without a gap at the start.
pub fn accept_all(
    form: &Form,
    unit: &OrganisationUnit,
    reports: &mut [PracticeReport],
    reason: impl Fn(usize, &str) -> AcceptanceReason,
) {
    let checks = Checks::prepare(form);
    let mut history = History::default();
    for (index, made) in reports.iter_mut().enumerate() {
        let clerk = Clerk {
            form,
            unit,
            checks: &checks,
            history: &history,
            person: &made.person,
        };
        let reason = |check: &str| reason(index, check);
        made.report.acceptances = clerk.accept(&made.report, made.keyed_at, &reason);
        if let Some(returned) = &mut made.returned {
            let first = Report {
                entries: returned.entries.clone(),
                ..made.report.clone()
            };
            returned.acceptances = clerk.accept(&first, returned.confirmed_at, &|_| {
                AcceptanceReason::Checked
            });
        }
        history.reports.insert(0, made.past());
    }
}

/// Who looks at a report, and what is known then.
struct Clerk<'a> {
    form: &'a Form,
    unit: &'a OrganisationUnit,
    checks: &'a Checks,
    history: &'a History,
    person: &'a str,
}

impl Clerk<'_> {
    fn accept(
        &self,
        report: &Report,
        at: DateTime<Utc>,
        reason: &dyn Fn(&str) -> AcceptanceReason,
    ) -> Vec<Acceptance> {
        let asking = Asking {
            form: self.form,
            report,
            history: self.history,
            organisation_unit: self.unit,
        };
        self.checks
            .all(&asking)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Soft)
            .map(|finding| Acceptance {
                finding: finding.key(),
                reason: reason(&finding.check),
                signature: Signature {
                    person: self.person.to_owned(),
                    at,
                },
            })
            .collect()
    }
}
