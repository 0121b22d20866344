//! The versions of the schema, each with its story. A migration is never changed once released.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::store::StoreError;

/// The files, oldest first; the number of a version is its place in this list.
const STEPS: &[M<'static>] = &[
    // The whole of the first release: forms, reports, audit, outbox.
    M::up(include_str!("migrations/0001_world.sql")),
    // What the server said, what was fetched from it, what was decided where it disagreed.
    M::up(include_str!("migrations/0002_answers.sql")),
    // What a report was before it went over to a newer version of its form.
    M::up(include_str!("migrations/0003_carried_over.sql")),
];

/// The newest version this program knows.
pub fn newest() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// Brings a database to the newest version; each step is one transaction.
pub fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    Migrations::from_slice(STEPS)
        .to_latest(db)
        .map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => StoreError::inside(&other),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_runs_on_an_empty_database() {
        Migrations::from_slice(STEPS).validate().unwrap();
    }
}
