//! How a server can behave: what a trainer lets the one of the practice world do, each by its name.

use serde::{Deserialize, Serialize};

/// How a server behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    /// As it should.
    #[default]
    Well,
    /// Hangs up before a word is said.
    Offline,
    /// Answers after a while.
    Slow,
    /// Hangs up in the middle of every answer, after doing what was asked.
    CutOff,
    /// Answers 503, as one that is being restarted.
    Busy,
    /// Answers 500 to everything.
    Failing,
    /// Answers what is no JSON.
    Malformed,
    /// Does not know the login any more.
    LoginRefused,
    /// Shows the page on which people log in.
    LoginPage,
    /// The network leads to a page of its own.
    Portal,
    /// A proxy wants a password of its own.
    Proxy,
    /// Every period is closed: it says so when asked, and refuses with 409.
    Locked,
    /// The district has approved everything.
    Approved,
    /// Refuses the first value of every import with 409 or 200, as its generation does.
    Conflict,
    /// Somebody else changes a figure of each report before ours arrives.
    Foreign,
}

impl Mood {
    /// All moods, the good one first.
    pub const ALL: [Self; 15] = [
        Self::Well,
        Self::Offline,
        Self::Slow,
        Self::CutOff,
        Self::Busy,
        Self::Failing,
        Self::Malformed,
        Self::LoginRefused,
        Self::LoginPage,
        Self::Portal,
        Self::Proxy,
        Self::Locked,
        Self::Approved,
        Self::Conflict,
        Self::Foreign,
    ];

    /// Returns the name by which it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Offline => "offline",
            Self::Slow => "slow",
            Self::CutOff => "cut-off",
            Self::Busy => "busy",
            Self::Failing => "failing",
            Self::Malformed => "malformed",
            Self::LoginRefused => "login-refused",
            Self::LoginPage => "login-page",
            Self::Portal => "portal",
            Self::Proxy => "proxy",
            Self::Locked => "locked",
            Self::Approved => "approved",
            Self::Conflict => "conflict",
            Self::Foreign => "foreign",
        }
    }

    /// Finds a mood by its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mood| mood.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mood_is_found_by_its_name() {
        for mood in Mood::ALL {
            assert_eq!(Mood::named(mood.name()), Some(mood));
        }
        assert_eq!(Mood::named("cheerful"), None);
    }
}
