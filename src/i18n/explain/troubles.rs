//! A trouble in words: what happened, what is safe, what to do now.
//!
//! The middle sentence is the one a clerk is afraid for, so no trouble is without it.

use crate::{
    domain::trouble::{Instead, Lock, Trouble},
    i18n::{Arg, Catalogue},
};

/// A failure as it is told to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub happened: String,
    /// What is safe.
    pub safe: String,
    /// What to do now.
    pub now: String,
}

impl Told {
    /// Returns the three sentences one after the other.
    pub fn together(&self) -> String {
        [&self.happened, &self.safe, &self.now]
            .map(|text| ended(text))
            .join(" ")
    }

    /// Returns what happened and what to do, where there is no room for all three sentences.
    pub fn without_safe(&self) -> String {
        [&self.happened, &self.now]
            .map(|text| ended(text))
            .join(" ")
    }
}

/// Ends a sentence that ends with the words of others, so that the next one can follow.
fn ended(sentence: &str) -> String {
    let sentence = sentence.trim_end();
    let last = sentence
        .chars()
        .rfind(|c| !matches!(c, '\u{2066}'..='\u{2069}'));
    let is_ended = last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '؟' | '…' | ':'));
    if is_ended {
        sentence.to_owned()
    } else {
        format!("{sentence}.")
    }
}

/// Tells a trouble.
pub fn trouble(catalogue: &Catalogue, trouble: &Trouble) -> Told {
    let facts = facts(trouble);
    let name = name(trouble);
    Told {
        happened: catalogue.format(&format!("trouble-{name}"), &facts),
        safe: catalogue.format(safe(trouble), &facts),
        now: catalogue.format(&format!("trouble-{name}-now"), &facts),
    }
}

/// Tells why a report may not be edited or sent.
pub fn lock(catalogue: &Catalogue, why: Lock) -> Told {
    self::trouble(catalogue, &Trouble::Locked { why })
}

/// Tells the number under which the log says more of a failure.
pub fn trouble_number(catalogue: &Catalogue, number: u32) -> String {
    catalogue.format(
        "trouble-number",
        &[("number", Arg::Phrase(catalogue.digits(&number.to_string())))],
    )
}

fn name(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Disk { .. } => "disk",
        Trouble::NoHome => "no-home",
        Trouble::DatabaseNewer { .. } => "database-newer",
        Trouble::DatabaseDamaged { .. } => "database-damaged",
        Trouble::ScreenTaken => "screen-taken",
        Trouble::StillConnecting => "still-connecting",
        Trouble::Offline { .. } => "offline",
        Trouble::TimedOut => "timed-out",
        Trouble::LoginRefused => "login-refused",
        Trouble::NotAllowed { .. } => "not-allowed",
        Trouble::NotDhis2 { by, .. } => match by {
            Instead::Page => "not-dhis2",
            Instead::LoginPage => "login-page",
            Instead::Portal => "portal",
            Instead::Proxy => "proxy",
        },
        Trouble::NoTokens => "no-tokens",
        Trouble::ServerFailed { .. } => "server-failed",
        Trouble::AddressForbidden { .. } => "address-forbidden",
        Trouble::NotEncrypted { .. } => "not-encrypted",
        Trouble::OtherCalendar { .. } => "other-calendar",
        Trouble::ServerTooOld { .. } => "server-too-old",
        Trouble::File { .. } => "file",
        Trouble::NotOurs { .. } => "not-ours",
        Trouble::HardFindings { .. } => "hard-findings",
        Trouble::SoftFindings { .. } => "soft-findings",
        Trouble::TokenNotMade { .. } => "token-not-made",
        Trouble::NothingToReport => "nothing-to-report",
        Trouble::Inside { .. } => "inside",
        Trouble::Locked { why } => match why {
            Lock::NotYetOpen => "not-yet-open",
            Lock::Expired => "expired",
            Lock::OutsideWindow => "outside-window",
            Lock::Approved => "approved",
            Lock::UnitClosed => "unit-closed",
            Lock::NotAssigned => "not-assigned",
            Lock::ReadOnly => "read-only",
            Lock::AttributeReadOnly => "attribute-read-only",
            Lock::AttributeElsewhere => "attribute-elsewhere",
            Lock::AttributeTime => "attribute-time",
        },
    }
}

fn safe(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Disk { .. } => "trouble-safe-screen",
        // Damage that was met while working: nobody made a copy under an open file.
        Trouble::DatabaseDamaged { copy, .. } if copy.is_empty() => "trouble-safe-unchanged",
        Trouble::DatabaseNewer { .. } | Trouble::DatabaseDamaged { .. } => "trouble-safe-copy",
        Trouble::NotOurs { .. } => "trouble-safe-file",
        Trouble::Offline { .. }
        | Trouble::TimedOut
        | Trouble::LoginRefused
        | Trouble::NotAllowed { .. }
        | Trouble::NotDhis2 { .. }
        | Trouble::ServerFailed { .. } => "trouble-safe-waits",
        Trouble::ScreenTaken
        | Trouble::StillConnecting
        | Trouble::AddressForbidden { .. }
        | Trouble::NotEncrypted { .. }
        | Trouble::OtherCalendar { .. }
        | Trouble::ServerTooOld { .. }
        | Trouble::File { .. }
        | Trouble::HardFindings { .. }
        | Trouble::SoftFindings { .. }
        | Trouble::TokenNotMade { .. }
        | Trouble::NoTokens
        | Trouble::NothingToReport
        | Trouble::Locked { .. }
        | Trouble::NoHome
        | Trouble::Inside { .. } => "trouble-safe-kept",
    }
}

fn facts(trouble: &Trouble) -> Vec<(&'static str, Arg<'_>)> {
    match trouble {
        Trouble::DatabaseNewer { found, known, copy } => vec![
            ("found", Arg::from(*found)),
            ("known", Arg::from(*known)),
            ("copy", Arg::Text(copy)),
        ],
        Trouble::DatabaseDamaged { copy, said } => {
            vec![("copy", Arg::Text(copy)), ("said", Arg::Text(said))]
        }
        Trouble::NotDhis2 { status, .. } => vec![("status", Arg::from(u32::from(*status)))],
        Trouble::ServerFailed { status, said } => vec![
            ("status", Arg::from(u32::from(*status))),
            ("said", Arg::Text(said)),
        ],
        Trouble::AddressForbidden { address } | Trouble::NotEncrypted { address } => {
            vec![("address", Arg::Text(address))]
        }
        Trouble::OtherCalendar { calendar } => vec![("calendar", Arg::Text(calendar))],
        Trouble::ServerTooOld { version } => vec![("version", Arg::Text(version))],
        Trouble::File { path, said } => vec![("path", Arg::Text(path)), ("said", Arg::Text(said))],
        Trouble::NotOurs { path, why } => vec![("path", Arg::Text(path)), ("why", Arg::Text(why))],
        Trouble::HardFindings { count } | Trouble::SoftFindings { count } => {
            vec![("count", Arg::from(*count))]
        }
        Trouble::Disk { said }
        | Trouble::Offline { said }
        | Trouble::NotAllowed { said }
        | Trouble::TokenNotMade { said }
        | Trouble::Inside { said } => vec![("said", Arg::Text(said))],
        Trouble::ScreenTaken
        | Trouble::StillConnecting
        | Trouble::TimedOut
        | Trouble::LoginRefused
        | Trouble::NoTokens
        | Trouble::NoHome
        | Trouble::NothingToReport
        | Trouble::Locked { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::language::{Digits, Language},
        i18n::without_isolates,
    };

    fn every_trouble() -> Vec<Trouble> {
        let said = || "no route to host".to_owned();
        let path = || "C:\\outbox.json".to_owned();
        let locks = [
            Lock::NotYetOpen,
            Lock::Expired,
            Lock::OutsideWindow,
            Lock::Approved,
            Lock::UnitClosed,
            Lock::NotAssigned,
            Lock::ReadOnly,
            Lock::AttributeReadOnly,
            Lock::AttributeElsewhere,
            Lock::AttributeTime,
        ];
        let page = |by| Trouble::NotDhis2 { status: 302, by };
        let mut all = vec![
            Trouble::Disk { said: said() },
            Trouble::NoHome,
            Trouble::DatabaseNewer {
                found: 9,
                known: 4,
                copy: path(),
            },
            Trouble::DatabaseDamaged {
                copy: path(),
                said: said(),
            },
            Trouble::DatabaseDamaged {
                copy: String::new(),
                said: said(),
            },
            Trouble::ScreenTaken,
            Trouble::StillConnecting,
            Trouble::Offline { said: said() },
            Trouble::TimedOut,
            Trouble::LoginRefused,
            Trouble::NotAllowed { said: said() },
            Trouble::NoTokens,
            page(Instead::Page),
            page(Instead::LoginPage),
            page(Instead::Portal),
            page(Instead::Proxy),
            Trouble::ServerFailed {
                status: 503,
                said: said(),
            },
            Trouble::AddressForbidden { address: path() },
            Trouble::NotEncrypted { address: path() },
            Trouble::OtherCalendar { calendar: said() },
            Trouble::ServerTooOld {
                version: "2.30".into(),
            },
            Trouble::File {
                path: path(),
                said: said(),
            },
            Trouble::NotOurs {
                path: path(),
                why: said(),
            },
            Trouble::HardFindings { count: 2 },
            Trouble::SoftFindings { count: 3 },
            Trouble::TokenNotMade { said: said() },
            Trouble::NothingToReport,
            Trouble::Inside { said: said() },
        ];
        all.extend(locks.map(|why| Trouble::Locked { why }));
        all
    }

    #[test]
    fn every_trouble_says_what_happened_what_is_safe_and_what_to_do() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language, Digits::Latin);
            for one in every_trouble() {
                let key = name(&one);
                assert!(
                    catalogue.has(&format!("trouble-{key}")),
                    "{language:?} {key}"
                );
                assert!(
                    catalogue.has(&format!("trouble-{key}-now")),
                    "{language:?} {key}"
                );
                assert!(catalogue.has(safe(&one)), "{language:?} {key}");
                let told = trouble(&catalogue, &one).together();
                assert!(!told.contains("{$") && !told.contains("{ $"), "{told}");
            }
        }
    }

    #[test]
    fn facts_of_the_trouble_stand_in_the_sentence() {
        let catalogue = Catalogue::new(Language::En, Digits::Latin);
        let one = Trouble::ServerFailed {
            status: 503,
            said: "busy".into(),
        };
        assert_eq!(
            without_isolates(&trouble(&catalogue, &one).happened),
            "The server has a fault at the moment (answer 503): busy"
        );
        let arabic = Catalogue::new(Language::Ar, Digits::Arabic);
        let told = trouble(&arabic, &Trouble::HardFindings { count: 2 });
        assert_eq!(told.happened, "يجب تصحيح خطأين قبل إرسال التقرير.");
    }
}
