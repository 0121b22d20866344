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

/// Who hears the signals.
#[cfg(unix)]
type Ear = std::sync::Arc<dyn Fn(Signal) + Send + Sync>;

/// The one ear of this process. The system has one set of signals for a process as well, and who has begun
/// to listen cannot stop: the signal would do nothing any more, instead of what it did before.
#[cfg(unix)]
static EAR: std::sync::Mutex<Option<Ear>> = std::sync::Mutex::new(None);

#[cfg(unix)]
fn ear() -> std::sync::MutexGuard<'static, Option<Ear>> {
    // An ear is changed whole or not at all.
    EAR.lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Tells of every signal on a thread of its own, until someone else listens.
///
/// # Errors
/// When the system refuses the handlers or the thread.
#[cfg(unix)]
pub fn listen(tell: impl Fn(Signal) + Send + Sync + 'static) -> io::Result<()> {
    let is_first = ear().replace(std::sync::Arc::new(tell)).is_none();
    if is_first { begin() } else { Ok(()) }
}

#[cfg(unix)]
fn begin() -> io::Result<()> {
    use signal_hook::{
        consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP},
        iterator::Signals,
    };
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in signals.forever() {
                let signal = match signal {
                    SIGTSTP => Signal::Stop,
                    SIGCONT => Signal::GoOn,
                    _ => Signal::End,
                };
                let hears = ear().clone();
                if let Some(hears) = hears {
                    hears(signal);
                }
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

/// Has whoever waits for keys look at the size of the terminal again, and so draw everything anew.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub fn look_again() -> io::Result<()> {
    signal_hook::low_level::raise(signal_hook::consts::SIGWINCH)
}

/// Consoles of Windows end a program by closing it; there is nothing to listen for.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn listen(_tell: impl Fn(Signal) + Send + Sync + 'static) -> io::Result<()> {
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

/// Nothing comes back from a stop on Windows.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn look_again() -> io::Result<()> {
    Ok(())
}
