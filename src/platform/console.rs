//! The console of Linux itself, and its font.
//!
//! A font belongs to a console of this machine: over SSH it is the console of another one, and under
//! tmux or a desktop there is none. It is read and set by `setfont` (package kbd), because the kernel
//! takes it by calls that safe Rust does not have.

use std::{
    ffi::OsStr,
    fs,
    io::{self, ErrorKind},
    path::Path,
    process::{Command, Stdio},
};

use thiserror::Error;

/// Why the font could not be read or set.
#[derive(Debug, Error)]
pub enum FontFailed {
    /// The package kbd is not installed.
    #[error("there is no setfont")]
    NoSetfont,
    /// The kernel or `setfont` refused.
    #[error("{0}")]
    Refused(String),
    /// The system failed.
    #[error(transparent)]
    System(#[from] io::Error),
}

/// The console this process reads its keys from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Console {
    name: String,
}

impl Console {
    /// Returns the console; nothing on any other terminal.
    pub fn here() -> Option<Self> {
        // Elsewhere than on Linux there is no such file.
        let device = fs::read_link("/proc/self/fd/0").ok()?;
        Self::of(device.to_str()?)
    }

    fn of(device: &str) -> Option<Self> {
        let name = device.strip_prefix("/dev/")?;
        let number = name.strip_prefix("tty")?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| Self {
            name: name.to_owned(),
        })
    }

    /// Returns its name: `tty1`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Tells whether the card draws the letters itself (VGA text mode), not the kernel on a frame buffer.
    pub fn is_text_mode(&self) -> bool {
        // The list of frame buffers; without any, letters are the card's.
        let frame_buffers = fs::read_to_string("/proc/fb").unwrap_or_default();
        frame_buffers.trim().is_empty()
    }

    /// Returns the font it shows, as a PC screen font with its table of characters.
    ///
    /// # Errors
    /// [`FontFailed`] where `setfont` is missing or fails.
    pub fn font(&self) -> Result<Vec<u8>, FontFailed> {
        // Its own standard output; not every small system has the other name, /dev/stdout.
        setfont(&["-O".as_ref(), "/proc/self/fd/1".as_ref()])
    }

    /// Shows a font from a file, until the machine is started anew.
    ///
    /// # Errors
    /// [`FontFailed`] where `setfont` is missing or fails; then the font is as it was.
    pub fn set_font(&self, file: &Path) -> Result<(), FontFailed> {
        setfont(&[file.as_os_str()]).map(drop)
    }
}

/// It finds the console by its standard input, which is ours.
fn setfont(arguments: &[&OsStr]) -> Result<Vec<u8>, FontFailed> {
    let run = Command::new("setfont")
        .args(arguments)
        .stdin(Stdio::inherit())
        .output();
    let output = match run {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(FontFailed::NoSetfont),
        run => run?,
    };
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(FontFailed::Refused(said.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_numbered_tty_is_a_console() {
        assert_eq!(Console::of("/dev/tty3").unwrap().name(), "tty3");
        for other in [
            "/dev/pts/3",
            "/dev/tty",
            "/dev/ttyS0",
            "/dev/null",
            "pipe:[7]",
        ] {
            assert_eq!(Console::of(other), None, "{other}");
        }
    }
}
