//! The window closes under the program.

use std::{io::Read as _, sync::mpsc, thread};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::{
    terminal::PATIENCE,
    world::{TODAY, World},
};

#[test]
fn a_program_whose_window_is_gone_ends_though_no_signal_tells_it() {
    let world = World::new();
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_daftar"));
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("HOME", world.home.path());
    command.args(["--practice", "--today", TODAY, "--home"]);
    command.arg(world.home.path());
    // The system signals only a program whose own terminal it is.
    command.set_controlling_tty(false);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);

    let mut screen = pair.master.try_clone_reader().unwrap();
    let mut seen = String::new();
    while !seen.contains("English") {
        let mut piece = [0; 4096];
        let count = screen.read(&mut piece).unwrap();
        assert_ne!(count, 0, "the program ended before its window");
        seen.push_str(&String::from_utf8_lossy(&piece[..count]));
    }
    drop(screen);
    drop(pair.master);

    let mut killer = child.clone_killer();
    let (tell, ended) = mpsc::channel();
    thread::spawn(move || tell.send(child.wait()));
    let ended = ended.recv_timeout(PATIENCE);
    // Nothing may be left running when the test fails.
    drop(killer.kill());
    assert!(ended.is_ok(), "the program lives on without a window");
}
