//! The program in a real pseudo-terminal, read through a terminal emulator.

use std::{
    io::{Read, Write},
    path::Path,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

use daftar::text::{self, Direction, Options};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a condition may take before the test fails. Generous: machines are shared.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A running program and the screen it has drawn.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    seen: Arc<Seen>,
}

struct Seen {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    bytes: usize,
    ended: bool,
    last: Option<Instant>,
}

impl Terminal {
    /// Starts the program with these arguments in an empty environment.
    pub fn start(arguments: &[&str], home: &Path, columns: u16, rows: u16) -> Self {
        Self::start_with(arguments, home, (columns, rows), &[])
    }

    /// Starts the program with more environment.
    pub fn start_with(
        arguments: &[&str],
        home: &Path,
        (columns, rows): (u16, u16),
        environment: &[(&str, &str)],
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal can be opened");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_daftar"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        for (name, value) in environment {
            command.env(name, value);
        }
        command.arg("--home");
        command.arg(home);
        command.args(arguments);
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        let keyboard = pair.master.take_writer().expect("the terminal takes keys");
        let mut output = pair
            .master
            .try_clone_reader()
            .expect("the terminal can be read");
        let seen = Arc::new(Seen {
            state: Mutex::new(State {
                parser: vt100::Parser::new(rows, columns, 0),
                bytes: 0,
                ended: false,
                last: None,
            }),
            changed: Condvar::new(),
        });
        let writer = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0_u8; 8192];
            loop {
                let count = output.read(&mut buffer).unwrap_or(0);
                let mut state = writer.state.lock().expect("no reader panicked");
                if count == 0 {
                    state.ended = true;
                    writer.changed.notify_all();
                    return;
                }
                state.bytes += count;
                state.last = Some(Instant::now());
                state.parser.process(&buffer[..count]);
                writer.changed.notify_all();
            }
        });
        Self {
            child,
            master: pair.master,
            keyboard,
            seen,
        }
    }

    /// Sends keys as the terminal would: text as it is, names in angle brackets (`<Enter>`, `<F9>`).
    pub fn press(&mut self, keys: &str) {
        let bytes = encode(keys);
        self.keyboard
            .write_all(&bytes)
            .expect("the terminal takes keys");
        self.keyboard.flush().expect("the terminal takes keys");
    }

    /// Waits until the screen satisfies a condition.
    pub fn wait(&self, what: &str, mut satisfied: impl FnMut(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.seen.state.lock().expect("no reader panicked");
        while !satisfied(state.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !state.ended,
                "waited in vain for {what}; the screen shows:\n{}",
                state.parser.screen().contents()
            );
            (state, _) = self
                .seen
                .changed
                .wait_timeout(state, left)
                .expect("no reader panicked");
        }
    }

    /// Waits until a text stands on the screen, in whatever order and shape its language asks for.
    pub fn see(&self, wanted: &str) {
        let shapes = [Direction::RightToLeft, Direction::LeftToRight]
            .map(|direction| drawn(wanted, direction));
        self.wait(wanted, |screen| {
            rows(screen)
                .iter()
                .any(|row| shapes.iter().any(|shape| row.contains(shape)))
        });
    }

    /// Tells whether a text stands on the screen now.
    pub fn shows(&self, wanted: &str) -> bool {
        let shapes = [Direction::RightToLeft, Direction::LeftToRight]
            .map(|direction| drawn(wanted, direction));
        let state = self.seen.state.lock().expect("no reader panicked");
        rows(state.parser.screen())
            .iter()
            .any(|row| shapes.iter().any(|shape| row.contains(shape)))
    }

    /// Returns the rows of the screen.
    pub fn screen(&self) -> Vec<String> {
        rows(
            self.seen
                .state
                .lock()
                .expect("no reader panicked")
                .parser
                .screen(),
        )
    }

    /// Returns the row and column of the real cursor, and whether it is shown.
    pub fn cursor(&self) -> ((u16, u16), bool) {
        let state = self.seen.state.lock().expect("no reader panicked");
        let screen = state.parser.screen();
        (screen.cursor_position(), !screen.hide_cursor())
    }

    /// Returns how many bytes the program has written so far.
    pub fn bytes(&self) -> usize {
        self.seen.state.lock().expect("no reader panicked").bytes
    }

    /// Waits for more bytes than so many and returns the moment they came.
    pub fn next_bytes(&self, before: usize) -> Instant {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.seen.state.lock().expect("no reader panicked");
        loop {
            if let Some(last) = state.last.filter(|_| state.bytes > before) {
                return last;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !state.ended, "no frame came");
            (state, _) = self
                .seen
                .changed
                .wait_timeout(state, left)
                .expect("no reader panicked");
        }
    }

    /// Waits until nothing was written for a while and returns the moment of the last byte.
    pub fn settle(&self, quiet: Duration) -> Option<Instant> {
        loop {
            let state = self.seen.state.lock().expect("no reader panicked");
            let before = state.bytes;
            let (state, timeout) = self
                .seen
                .changed
                .wait_timeout(state, quiet)
                .expect("no reader panicked");
            if (timeout.timed_out() && state.bytes == before) || state.ended {
                return state.last;
            }
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.seen
            .state
            .lock()
            .expect("no reader panicked")
            .parser
            .screen_mut()
            .set_size(rows, columns);
        self.master
            .resize(size)
            .expect("the terminal can be resized");
    }

    /// Returns the process id.
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("the program runs")
    }

    /// Pulls the plug: no signal handler, no destructor.
    pub fn kill(mut self) {
        self.child.kill().expect("the program can be killed");
        self.child.wait().expect("the program has ended");
    }

    /// Waits for the program to end and returns its exit code.
    pub fn end(mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.seen.state.lock().expect("no reader panicked");
        while !state.ended {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "the program does not end:\n{}",
                state.parser.screen().contents()
            );
            (state, _) = self
                .seen
                .changed
                .wait_timeout(state, left)
                .expect("no reader panicked");
        }
        drop(state);
        self.child
            .wait()
            .expect("the program has ended")
            .exit_code()
    }
}

fn rows(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns).collect()
}

/// Returns a text as it stands in a terminal's row.
pub fn drawn(wanted: &str, direction: Direction) -> String {
    text::layout(wanted, direction, Options::default())
        .iter()
        .map(|cell| cell.symbol.as_str())
        .collect()
}

fn encode(keys: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = keys;
    while let Some(ch) = rest.chars().next() {
        let named = rest
            .strip_prefix('<')
            .and_then(|inside| inside.split_once('>'));
        if let Some((name, after)) = named {
            bytes.extend_from_slice(sequence(name).as_bytes());
            rest = after;
        } else {
            bytes.extend_from_slice(ch.to_string().as_bytes());
            rest = &rest[ch.len_utf8()..];
        }
    }
    bytes
}

fn sequence(name: &str) -> &'static str {
    match name {
        "Enter" => "\r",
        "Tab" => "\t",
        "BackTab" => "\x1b[Z",
        "Esc" => "\x1b",
        "Backspace" => "\x7f",
        "Delete" => "\x1b[3~",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "PageUp" => "\x1b[5~",
        "PageDown" => "\x1b[6~",
        "F1" => "\x1bOP",
        "F2" => "\x1bOQ",
        "F3" => "\x1bOR",
        "F4" => "\x1bOS",
        "F5" => "\x1b[15~",
        "F6" => "\x1b[17~",
        "F7" => "\x1b[18~",
        "F8" => "\x1b[19~",
        "F9" => "\x1b[20~",
        "F10" => "\x1b[21~",
        "F11" => "\x1b[23~",
        "F12" => "\x1b[24~",
        "CtrlC" => "\x03",
        "CtrlZ" => "\x1a",
        other => panic!("no such key: {other}"),
    }
}
