//! The program on terminals that answer as real ones do: what they are told, in which order, and that
//! it is taken back whatever ends the program.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test tells what is wrong by stopping"
)]
#![cfg(unix)]

use std::{
    io::{Read, Write},
    path::Path,
    process::Command,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const PATIENCE: Duration = Duration::from_secs(30);

const KONSOLE: &[&[u8]] = &[
    b"\x1b[?62;1;4c",
    b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1bP!|7E4B4445\x1b\\\x1b[?62;1;4c",
];
const VTE: &[&[u8]] = &[
    b"\x1b[8;1$y\x1b[8;2$y\x1b[?65;1;9c",
    b"\x1b[>65;7006;1c\x1bP!|7E565445\x1b\\\x1b[?65;1;9c",
];
const PUTTY: &[&[u8]] = &[b"\x1b[?6c", b"\x1b[>0;136;0c\x1b[?6c"];
const UNKNOWN: &[&[u8]] = &[b"\x1b[?62;4c", b"\x1b[>99;1;0c\x1b[?62;4c"];

/// A program on a terminal that answers, and all that was written to it.
struct Answering {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    written: Arc<(Mutex<Vec<u8>>, Condvar)>,
    reader: thread::JoinHandle<()>,
    master: Box<dyn MasterPty + Send>,
}

impl Answering {
    /// Starts the program; every end of a question (DA1) is answered with the next of the answers.
    fn start(
        arguments: &[&str],
        home: &Path,
        answers: &'static [&'static [u8]],
        environment: &[(&str, &str)],
    ) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
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
        let child = pair.slave.spawn_command(command).unwrap();
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let written = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
        let (for_reader, answering) = (Arc::clone(&written), Arc::clone(&keyboard));
        let reader = thread::spawn(move || {
            let mut answers = answers.iter();
            let mut asked = 0;
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                let mut all = for_reader.0.lock().unwrap();
                all.extend_from_slice(&buffer[..count]);
                let ends = all.windows(3).filter(|window| window == b"\x1b[c").count();
                while asked < ends {
                    asked += 1;
                    if let Some(answer) = answers.next() {
                        answering.lock().unwrap().write_all(answer).unwrap();
                    }
                }
                for_reader.1.notify_all();
            }
        });
        Self {
            child,
            keyboard,
            written,
            reader,
            master: pair.master,
        }
    }

    fn press(&self, keys: &str) {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Waits until what was written holds a text so many times; returns all of it.
    fn wait_for(&self, text: &str, times: usize) -> String {
        let until = Instant::now() + PATIENCE;
        let mut all = self.written.0.lock().unwrap();
        loop {
            let shown = String::from_utf8_lossy(&all).into_owned();
            if shown.matches(text).count() >= times {
                return shown;
            }
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited in vain for {text:?} in {shown:?}");
            (all, _) = self.written.1.wait_timeout(all, left).unwrap();
        }
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", name, &id])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits until the system has stopped the program: it goes on only from there.
    fn wait_until_stopped(&self) {
        let id = self.child.process_id().unwrap();
        let until = Instant::now() + PATIENCE;
        loop {
            let status = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
            let (_, state) = status.rsplit_once(") ").unwrap();
            if state.starts_with('T') {
                return;
            }
            assert!(
                Instant::now() < until,
                "the program does not stop: {status}"
            );
            thread::yield_now();
        }
    }

    /// Tells whether the terminal shows what is typed, as a shell needs it.
    fn echoes(&self) -> bool {
        const ECHO: u32 = 0o10;
        let settings = self.master.get_termios().unwrap();
        settings.local_flags.bits() & ECHO != 0
    }

    fn wait_until(&self, what: &str, satisfied: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !satisfied(self) {
            assert!(Instant::now() < until, "waited in vain until {what}");
            thread::yield_now();
        }
    }

    /// Insists that the program ends by a signal and leaves a terminal that a shell can be used on.
    fn ends_by(mut self, signal: &str) {
        self.signal(signal);
        self.child.wait().unwrap();
        assert!(self.echoes(), "{signal}: what is typed is not seen");
        // All that was written is read, to its end.
        drop((self.keyboard, self.master));
        self.reader.join().unwrap();
        let all = self.written.0.lock().unwrap();
        let all = String::from_utf8_lossy(&all);
        let count = |what: &str| all.matches(what).count();
        let (took, gave) = (count("\x1b[?1049h"), count("\x1b[?1049l"));
        assert_eq!(took, gave, "{signal}: {all:?}");
    }

    /// Waits for the end; returns all that was written.
    fn end(mut self) -> String {
        self.child.wait().unwrap();
        self.wait_for("\x1b[?1049l", 1);
        drop((self.keyboard, self.master));
        self.reader.join().unwrap();
        let written = self.written.0.lock().unwrap();
        String::from_utf8_lossy(&written).into_owned()
    }
}

/// Insists that texts stand in this order.
fn in_order(all: &str, texts: &[&str]) {
    let mut rest = all;
    for text in texts {
        let Some((_, after)) = rest.split_once(text) else {
            panic!("{text:?} does not come in its turn; left is {rest:?} of {all:?}");
        };
        rest = after;
    }
}

fn card(answers: &'static [&'static [u8]], arguments: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let mut all = vec!["--language", "en", "terminal"];
    all.extend(arguments);
    let terminal = Answering::start(&all, home.path(), answers, &[]);
    terminal.wait_for("Test card", 1);
    terminal.press("\x1b");
    terminal.end()
}

#[test]
fn konsole_is_told_in_its_own_way_before_the_clear_and_told_back() {
    let all = card(KONSOLE, &[]);
    let (off, on) = (
        "\x1b]50;BidiRenderingEnabled=false\x07",
        "\x1b]50;BidiRenderingEnabled=true\x07",
    );
    in_order(
        &all,
        &[
            "\x1b[c",
            "\x1b[?1049h",
            "\x1b[8l",
            off,
            "\x1b[2J",
            "Konsole",
            on,
            "\x1b[?1049l",
            "Konsole",
        ],
    );
}

#[test]
fn vte_is_told_before_the_clear_and_nobody_else_s_sequence() {
    let all = card(VTE, &[]);
    in_order(
        &all,
        &[
            "\x1b[?1049h",
            "\x1b[8l",
            "\x1b[2J",
            "VTE",
            "\x1b[8h",
            "\x1b[?1049l",
        ],
    );
    assert!(!all.contains("\x1b]50;") && !all.contains("\x1b]5379;") && !all.contains("77096"));
}

#[test]
fn rows_are_turned_for_putty_unless_told_otherwise() {
    let turned = card(PUTTY, &[]);
    assert!(turned.contains("inverse"));
    // In logical order: what PuTTY itself turns round.
    let word = "ﺍﻟﺘﻘﺮﻳﺮ";
    assert!(turned.contains(word), "{turned:?}");
    let direct = card(PUTTY, &["--bidi", "direct"]);
    let seen: String = word.chars().rev().collect();
    assert!(direct.contains(&seen) && !direct.contains(word));
}

#[test]
fn who_is_not_known_leads_to_a_question_that_is_asked_once() {
    let home = tempfile::tempdir().unwrap();
    let start = || {
        Answering::start(
            &["--language", "ar", "--practice"],
            home.path(),
            UNKNOWN,
            &[],
        )
    };
    let first = start();
    first.wait_for("Press the number", 1);
    first.press("٢");
    first.wait_for("\x1b[?2004h", 2);
    first.signal("TERM");
    first.end();
    let remembered = std::fs::read_to_string(home.path().join("terminals")).unwrap();
    assert!(remembered.starts_with("inverse\t"), "{remembered}");
    let second = start();
    second.wait_for("\x1b[?2004h", 1);
    second.signal("TERM");
    assert!(!second.end().contains("Press the number"));
}

#[test]
fn a_terminal_that_answers_nothing_is_waited_for_once_and_not_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let silent = Answering::start(&["--language", "ar", "--practice"], home.path(), &[], &[]);
    let all = silent.wait_for("\x1b[2J", 1);
    assert!(!all.contains("Press the number"));
    silent.signal("TERM");
    silent.end();
    let remembered = std::fs::read_to_string(home.path().join("terminals")).unwrap();
    assert!(remembered.starts_with("silent\t"), "{remembered}");
}

#[test]
fn stopping_gives_the_terminal_back_and_going_on_tells_it_again() {
    let home = tempfile::tempdir().unwrap();
    let terminal = Answering::start(
        &["--language", "ar", "--practice"],
        home.path(),
        KONSOLE,
        &[],
    );
    terminal.wait_for("\x1b[2J", 1);
    terminal.signal("TSTP");
    let all = terminal.wait_for("\x1b[?1049l", 1);
    in_order(
        &all,
        &["\x1b[2J", "BidiRenderingEnabled=true", "\x1b[?1049l"],
    );
    terminal.wait_until_stopped();
    terminal.signal("CONT");
    let all = terminal.wait_for("\x1b[2J", 2);
    in_order(
        &all,
        &[
            "\x1b[?1049l",
            "\x1b[?1049h",
            "BidiRenderingEnabled=false",
            "\x1b[2J",
        ],
    );
    terminal.signal("TERM");
    terminal.end();
}

#[test]
fn a_terminal_of_another_size_is_told_again_before_it_is_cleared() {
    let home = tempfile::tempdir().unwrap();
    let terminal = Answering::start(
        &["--language", "ar", "--practice"],
        home.path(),
        KONSOLE,
        &[],
    );
    terminal.wait_for("\x1b[2J", 1);
    let size = PtySize {
        rows: 30,
        cols: 100,
        pixel_width: 0,
        pixel_height: 0,
    };
    terminal.master.resize(size).unwrap();
    let all = terminal.wait_for("\x1b[2J", 2);
    in_order(
        &all,
        &[
            "\x1b[2J",
            "\x1b[8l",
            "BidiRenderingEnabled=false",
            "\x1b[2J",
        ],
    );
    terminal.signal("TERM");
    terminal.end();
}

#[test]
fn keys_typed_while_the_terminal_is_asked_are_not_lost() {
    const BETWEEN: &[&[u8]] = &[b"\x1b[?62;1;4c", b"\x1bP>|XTerm(379)\x1b\\3\x1b[?62;1;4c"];
    let home = tempfile::tempdir().unwrap();
    let terminal = Answering::start(&["--practice"], home.path(), BETWEEN, &[]);
    // The third language of the first screen is English; its digit was typed before there was a screen.
    terminal.wait_for("shall", 1);
    terminal.signal("TERM");
    terminal.end();
}

#[test]
fn answers_that_come_too_late_are_not_read_as_keys() {
    let home = tempfile::tempdir().unwrap();
    let terminal = Answering::start(&["--practice"], home.path(), &[], &[]);
    terminal.wait_for("\x1b[2J", 1);
    // A 1 or a 2 among them would choose a language.
    for answer in VTE[0].split_inclusive(|byte| *byte == b'y') {
        terminal.press(std::str::from_utf8(answer).unwrap());
    }
    terminal.press("3");
    terminal.wait_for("shall", 1);
    terminal.signal("TERM");
    terminal.end();
}

#[test]
fn the_question_and_the_card_leave_the_terminal_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let terminal = Answering::start(&["terminal"], home.path(), VTE, &[]);
    terminal.wait_for("VTE", 1);
    terminal.press("\x1bOQ");
    terminal.wait_for("Press the number", 1);
    terminal.signal("TERM");
    let all = terminal.wait_for("\x1b[?1049l", 2);
    terminal.end();
    let (took, gave) = (all.matches("\x1b[?1049h"), all.matches("\x1b[?1049l"));
    assert_eq!((took.count(), gave.count()), (2, 2), "{all:?}");
    in_order(
        &all,
        &[
            "\x1b[8h",
            "\x1b[?1049l",
            "\x1b[8l\x1b[?25l",
            "Press the number",
            "\x1b[8h",
            "\x1b[?1049l",
        ],
    );
}

/// An answer that has begun is waited for; so long the terminal is being asked.
const HALF: &[&[u8]] = &[b"\x1b[8;1$y"];

#[test]
fn a_signal_while_the_terminal_is_asked_gives_it_back() {
    let home = tempfile::tempdir().unwrap();
    let start = || Answering::start(&["--practice"], home.path(), HALF, &[]);
    for signal in ["TERM", "HUP"] {
        let terminal = start();
        terminal.wait_for("\x1b[c", 1);
        assert!(!terminal.echoes());
        terminal.ends_by(signal);
    }
    let terminal = start();
    terminal.wait_for("\x1b[c", 1);
    terminal.signal("TSTP");
    terminal.wait_until_stopped();
    assert!(terminal.echoes());
    terminal.signal("CONT");
    terminal.wait_until("it goes on", |terminal| !terminal.echoes());
    terminal.ends_by("TERM");
}

/// What is started, on which terminal, and what is seen then.
type Shown<'a> = (&'a [&'a str], &'static [&'static [u8]], &'a str);

#[test]
fn a_signal_at_a_question_or_the_card_gives_the_terminal_back() {
    let arabic = ["--language", "ar", "--practice"];
    let card = ["--language", "en", "terminal"];
    let screens: [Shown<'_>; 3] = [
        (&arabic, UNKNOWN, "Press the number"),
        (&card, VTE, "Test card"),
        (&["--practice"], VTE, "English"),
    ];
    for (arguments, answers, seen) in screens {
        for signal in ["TERM", "HUP"] {
            let home = tempfile::tempdir().unwrap();
            let terminal = Answering::start(arguments, home.path(), answers, &[]);
            terminal.wait_for(seen, 1);
            assert!(!terminal.echoes());
            terminal.ends_by(signal);
        }
    }
}

#[test]
fn who_stops_at_the_question_or_the_card_sees_it_again() {
    let arabic = ["--language", "ar", "--practice"];
    let card = ["--language", "en", "terminal"];
    let screens: [Shown<'_>; 2] = [
        (&arabic, UNKNOWN, "Press the number"),
        (&card, VTE, "Test card"),
    ];
    for (arguments, answers, seen) in screens {
        let home = tempfile::tempdir().unwrap();
        let terminal = Answering::start(arguments, home.path(), answers, &[]);
        terminal.wait_for(seen, 1);
        terminal.signal("TSTP");
        terminal.wait_for("\x1b[?1049l", 1);
        terminal.wait_until_stopped();
        assert!(terminal.echoes());
        terminal.signal("CONT");
        let all = terminal.wait_for(seen, 2);
        in_order(&all, &["\x1b[?1049l", "\x1b[?1049h", "\x1b[2J", seen]);
        assert!(!terminal.echoes());
        terminal.ends_by("TERM");
    }
}

#[test]
fn a_signal_between_the_question_and_the_first_screen_is_heard() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["--language", "ar", "--practice"];
    let terminal = Answering::start(&arguments, home.path(), UNKNOWN, &[]);
    terminal.wait_for("Press the number", 1);
    terminal.press("1");
    terminal.wait_for("\x1b[?1049l", 1);
    terminal.ends_by("TERM");
}

#[test]
fn a_value_that_is_none_is_answered_with_those_there_are_in_the_language_asked_for() {
    let complaint = |arguments: &[&str], variables: &[(&str, &str)]| {
        let output = Command::new(env!("CARGO_BIN_EXE_daftar"))
            .args(arguments)
            .env_clear()
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said.lines().count(), 1, "{said}");
        said
    };
    let arabic = complaint(&["--bidi", "sideways", "--language", "ar"], &[]);
    assert!(arabic.contains("لا يقبل") && arabic.contains("direct, inverse, no-forms, auto"));
    let variable = complaint(&["version"], &[("DAFTAR_BIDI", "sideways")]);
    assert!(
        variable.contains("DAFTAR_BIDI does not take sideways"),
        "{variable}"
    );
    assert!(
        variable.contains("direct, inverse, no-forms, auto"),
        "{variable}"
    );
    let language = complaint(&["--language", "xx"], &[]);
    assert!(
        language.contains("en") && language.contains("ckb"),
        "{language}"
    );
    let server = complaint(
        &["--practice", "--server", "cheerful", "--language=ckb"],
        &[],
    );
    assert!(
        server.contains("وەردەگرێت") && server.contains("offline"),
        "{server}"
    );
}

#[test]
fn a_long_line_of_marks_after_what_is_not_seen_is_soon_done() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_daftar"))
        .args(["terminal", "cells", "--base", "rtl"])
        .env_clear()
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // Half a million characters of either kind: going back over the one for each of the other would take an hour.
    let (unseen, mark) = ("\u{200b}", "\u{64e}");
    let line = ["\u{628}", &unseen.repeat(350_000), &mark.repeat(500_000)].concat();
    let mut keyboard = child.stdin.take().unwrap();
    let writer = thread::spawn(move || keyboard.write_all(line.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let cells = String::from_utf8(output.stdout).unwrap();
    assert_eq!(cells.matches("+064E").count(), 500_000);
    assert_eq!(cells.split_whitespace().count(), 1);
}

#[test]
fn cells_are_written_for_every_line_read() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_daftar"))
        .args(["terminal", "cells", "--base", "rtl"])
        .env_clear()
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("سلام 12\n\nبَ\r\n".as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "0031 0032 0020 FEE1 FEFC FEB3\n\nFE8F+064E\n"
    );
}
