//! What this process allows itself: files for its owner alone, and no image of its memory on disk.

/// Sets the rights of new files and forbids core dumps. Called once, first of all.
pub fn harden() {
    #[cfg(unix)]
    {
        use rustix::{
            fs::Mode,
            process::{Resource, Rlimit, setrlimit, umask},
        };
        umask(Mode::RWXG | Mode::RWXO);
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        // A core dump would hold the token; where it cannot be forbidden the program still runs.
        if let Err(error) = setrlimit(Resource::Core, none) {
            ::log::warn!("core dumps could not be switched off: {error}");
        }
    }
}
