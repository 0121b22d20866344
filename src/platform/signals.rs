//! Signals that ask the program to end, to stop for a while, or to go on.

use std::io;

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Save and end: SIGTERM, SIGHUP, SIGINT.
    End,
    /// Give the terminal back and stop: SIGTSTP.
    Stop,
    /// The program goes on: SIGCONT.
    GoOn,
}

/// Tells of every signal on a thread of its own.
///
/// # Errors
/// When the system refuses the handlers or the thread.
#[cfg(unix)]
pub fn listen(tell: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    use signal_hook::{
        consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP},
        iterator::Signals,
    };
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in signals.forever() {
                tell(match signal {
                    SIGTSTP => Signal::Stop,
                    SIGCONT => Signal::GoOn,
                    _ => Signal::End,
                });
            }
        })?;
    Ok(())
}

/// Stops this process until someone lets it go on; the terminal must have been given back.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

/// Ends this process as SIGTERM ends one that does not listen.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub fn end() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTERM)
}

/// Consoles of Windows end a program by closing it; there is nothing to listen for.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn listen(_tell: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// There is no stopping on Windows.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn stop() -> io::Result<()> {
    Ok(())
}

/// There is no ending by a signal on Windows.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn end() -> io::Result<()> {
    Ok(())
}
