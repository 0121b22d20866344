//! What comes after an attempt that did not end well. Pure.

use chrono::TimeDelta;

use crate::{
    dhis2::answer::Failure,
    domain::{answer::Answer, trouble::Trouble},
};

/// So many failures of its own and a report waits aside.
pub const MOST_FAILURES: u32 = 3;

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
pub enum After {
    /// Nobody answers, or nobody lets us in: everything waits, and the report has failed in nothing.
    Pause(Trouble),
    /// This report is tried again after a while.
    Again {
        /// How often it has failed now.
        failures: u32,
        /// How long to wait.
        wait: TimeDelta,
        /// What is written down.
        answer: Answer,
    },
    /// This report waits aside for a person.
    Quarantine {
        /// How often it has failed now.
        failures: u32,
        /// What is written down.
        answer: Answer,
    },
}

/// Decides; `failures` is how often the report has failed before.
pub fn after(failure: Failure, failures: u32) -> After {
    match failure {
        Failure::Trouble(trouble) if is_everybodys(&trouble) => After::Pause(trouble),
        Failure::Trouble(trouble) => count(Answer::Later(trouble), failures),
        Failure::OnceMore(refusals) | Failure::Refused(refusals) => {
            count(Answer::Refused(refusals), failures)
        }
    }
}

/// Counts a failure of the report itself.
pub fn count(answer: Answer, failures: u32) -> After {
    let failures = failures.saturating_add(1);
    if failures >= MOST_FAILURES {
        return After::Quarantine { failures, answer };
    }
    let wait = TimeDelta::minutes(10_i64.pow(failures.saturating_sub(1)));
    After::Again {
        failures,
        wait,
        answer,
    }
}

/// Tells whether another report would fare no better.
fn is_everybodys(trouble: &Trouble) -> bool {
    match trouble {
        // An error of the server may lie in this report; one of what stands before the server does not.
        Trouble::ServerFailed { status, .. } => matches!(status, 429 | 502 | 503 | 504),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_away_for_days_fails_no_report() {
        let away = [
            Trouble::Offline {
                said: String::new(),
            },
            Trouble::TimedOut,
            Trouble::LoginRefused,
            Trouble::NotDhis2 {
                status: 200,
                by: crate::domain::trouble::Instead::Page,
            },
            Trouble::ServerFailed {
                status: 503,
                said: String::new(),
            },
        ];
        for trouble in away {
            for failures in [0, 2, 1_000] {
                let after = after(Failure::Trouble(trouble.clone()), failures);
                assert_eq!(after, After::Pause(trouble.clone()));
            }
        }
    }

    #[test]
    fn the_third_failure_of_its_own_puts_a_report_aside() {
        let refused = || Failure::Refused(Vec::new());
        let waits: Vec<_> = (0..2)
            .map(|failures| match after(refused(), failures) {
                After::Again { wait, .. } => wait.num_minutes(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(waits, [1, 10]);
        assert!(matches!(
            after(refused(), 2),
            After::Quarantine { failures: 3, .. }
        ));
        assert!(matches!(
            after(refused(), u32::MAX),
            After::Quarantine { .. }
        ));
    }
}
