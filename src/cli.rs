//! Typed arguments become a command; one file per subcommand.
