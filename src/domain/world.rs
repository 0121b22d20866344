//! The two kinds of worlds; they share nothing but the program.

use serde::{Deserialize, Serialize};

/// Which world a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorldKind {
    /// Made-up facilities and a stand-in server; nothing else can be reached.
    Practice,
    /// Real facilities and their national server.
    National,
}
