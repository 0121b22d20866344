//! Checks become findings. No sentences here.

use serde::{Deserialize, Serialize};

/// When a finding arises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {}
