//! One SQLite file per world.
