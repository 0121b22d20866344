//! Typed arguments become a command; one file per subcommand.
//!
//! The environment is read here and nowhere else. Precedence: flag, environment, settings, locale.

pub mod arguments;
