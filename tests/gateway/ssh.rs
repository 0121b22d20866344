//! The door for SSH, through a real OpenSSH server on a port of this machine.

use std::{
    fs,
    io::Write,
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use daftar::wire::{
    answer::Verdict,
    exchange::{self, Down, Items, Next, write_items},
    message::{Holdings, Message},
    snapshot::Base,
};

use crate::{
    lines::{Cut, cutting},
    pc::{Pc, World},
};

/// A running sshd; ends when dropped.
struct Sshd {
    folder: PathBuf,
    address: SocketAddr,
    server: Child,
}

impl Drop for Sshd {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

fn key(path: &Path) {
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f"])
        .arg(path)
        .status()
        .unwrap();
    assert!(made.success());
}

impl Sshd {
    /// Starts a server whose one key may do what `allowed` says; nothing where there is no sshd.
    fn start(world: &World, allowed: &str) -> Option<Self> {
        let program = ["/usr/sbin/sshd", "/usr/local/sbin/sshd"]
            .into_iter()
            .find(|path| Path::new(path).exists());
        let Some(program) = program else {
            println!("skipped: no sshd on this machine");
            return None;
        };
        let folder = world.folder.path().join("ssh");
        fs::create_dir_all(&folder).unwrap();
        // Only root's sshd wants it; who is not root need not be able to make it.
        drop(fs::create_dir_all("/run/sshd"));
        key(&folder.join("host"));
        key(&folder.join("pc"));
        let config = world.folder.path().join("gateway.toml");
        let state = world.gateway.config().folder.display().to_string();
        fs::write(
            &config,
            format!(
                "folder = \"{state}\"\n[limits]\ndisk_percent = 100\npackets_an_hour = 100000\n"
            ),
        )
        .unwrap();
        let public = fs::read_to_string(folder.join("pc.pub")).unwrap();
        let daftar = env!("CARGO_BIN_EXE_daftar");
        let line = format!(
            "restrict,command=\"{daftar} receive --config {} {allowed}\" {public}",
            config.display()
        );
        fs::write(folder.join("authorized"), line).unwrap();
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let text = format!(
            "ListenAddress {port}\nHostKey {0}/host\nPidFile none\nAuthorizedKeysFile {0}/authorized\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nLogLevel ERROR\nMaxStartups 100\n",
            folder.display()
        );
        fs::write(folder.join("sshd_config"), text).unwrap();
        let server = Command::new(program)
            .args(["-D", "-e", "-f"])
            .arg(folder.join("sshd_config"))
            .stdin(Stdio::null())
            .stderr(fs::File::create(folder.join("log")).unwrap())
            .spawn()
            .unwrap();
        let mut sshd = Self {
            folder,
            address: port,
            server,
        };
        let patience = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(sshd.address).is_err() {
            if sshd.server.try_wait().unwrap().is_some() || Instant::now() > patience {
                let log = fs::read_to_string(sshd.folder.join("log")).unwrap();
                println!("skipped: sshd does not start here: {log}");
                return None;
            }
            thread::yield_now();
        }
        let host = fs::read_to_string(sshd.folder.join("host.pub")).unwrap();
        fs::write(sshd.folder.join("known"), format!("gateway {host}")).unwrap();
        Some(sshd)
    }

    /// Asks for a command through the system's ssh, with something on the channel.
    fn ask(&self, to: SocketAddr, command: &str, input: &[u8]) -> Output {
        let user = Command::new("id").arg("-un").output().unwrap().stdout;
        let user = String::from_utf8(user).unwrap();
        let mut client = Command::new("ssh")
            .args([
                "-F",
                "none",
                "-T",
                "-o",
                "BatchMode=yes",
                "-o",
                "IdentitiesOnly=yes",
            ])
            .args([
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "HostKeyAlias=gateway",
            ])
            .args(["-o", "ConnectTimeout=20", "-o", "LogLevel=ERROR"])
            .args([
                "-o",
                &format!("UserKnownHostsFile={}/known", self.folder.display()),
            ])
            .arg("-i")
            .arg(self.folder.join("pc"))
            .args(["-p", &to.port().to_string(), "-l", user.trim()])
            .args(["127.0.0.1", command])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut channel = client.stdin.take().unwrap();
        // A server that has hung up reads no more.
        drop(channel.write_all(input));
        drop(channel);
        client.wait_with_output().unwrap()
    }

    fn exchange(&self, first: &[u8], others: &[&[u8]]) -> Vec<Down> {
        let command = exchange::Command::Exchange(Some(first.to_vec())).text();
        let output = self.ask(self.address, &command, &write_items(others));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
        items(&output.stdout)
    }
}

fn items(bytes: &[u8]) -> Vec<Down> {
    let mut items = Items::default();
    items.feed(bytes);
    let mut found = Vec::new();
    while let Ok(Next::Item(item)) = items.next() {
        found.push(Down::read(&item).unwrap());
    }
    found
}

#[test]
fn a_whole_outbox_goes_through_one_session() {
    let world = World::new();
    let mut pc = world.pc(1);
    let Some(sshd) = Sshd::start(&world, &format!("--device {}", pc.number.0)) else {
        return;
    };
    let packets: Vec<Vec<u8>> = ["202608", "202609", "202610"]
        .map(|month| pc.report(&world, &world.report(month, Base::Nothing, &[1])))
        .into();
    let answers = sshd.exchange(&packets[0], &[&packets[1], &packets[2]]);
    for (packet, down) in packets.iter().zip(&answers) {
        assert_eq!(pc.receipt(packet, down).verdict, Verdict::Accepted);
    }
    assert_eq!(answers.len(), 4, "and news of the bundle");
    // Cut off: the next packet is told so.
    world.gateway.revoke(pc.number).unwrap();
    let poll = pc.control(&Message::Poll(Holdings::default()));
    let answers = sshd.exchange(&poll, &[]);
    assert_eq!(pc.receipt(&poll, &answers[0]).verdict, Verdict::Revoked);
}

#[test]
fn the_key_of_one_pc_carries_no_packet_of_another() {
    let world = World::new();
    let (one, mut two) = (world.pc(1), world.pc(2));
    let Some(sshd) = Sshd::start(&world, &format!("--device {}", one.number.0)) else {
        return;
    };
    let packet = two.report(&world, &world.report("202610", Base::Nothing, &[1]));
    let answers = sshd.exchange(&packet, &[]);
    assert!(matches!(answers[..], [Down::Notice(_)]), "{answers:?}");
}

#[test]
fn no_command_ever_reaches_a_shell() {
    let world = World::new();
    let Some(sshd) = Sshd::start(&world, "") else {
        return;
    };
    let trace = sshd.folder.join("trace");
    let trace = trace.display();
    for command in [
        format!("touch {trace}"),
        format!("x1; touch {trace}"),
        format!("x1 $(touch {trace})"),
        format!("x1 `touch {trace}`"),
        format!("x1 AAAA\ntouch {trace}"),
        format!("x1 | touch {trace}"),
        "sh".to_owned(),
        "internal-sftp".to_owned(),
    ] {
        let output = sshd.ask(sshd.address, &command, b"touch x\n");
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert_eq!(output.stdout, b"", "{command}");
    }
    assert!(!sshd.folder.join("trace").exists());
}

#[test]
fn a_key_for_enrolment_does_nothing_else() {
    let world = World::new();
    let mut pc = world.pc(1);
    let Some(sshd) = Sshd::start(&world, "--enrol") else {
        return;
    };
    let packet = pc.report(&world, &world.report("202610", Base::Nothing, &[1]));
    let exchange = exchange::Command::Exchange(Some(packet)).text();
    assert_eq!(
        sshd.ask(sshd.address, &exchange, b"").status.code(),
        Some(2)
    );
    let invitation = world.gateway.invite(&[world.unit]).unwrap();
    let new = Pc::of(9, &invitation.file.terms, invitation.file.device);
    let request = new.request(invitation.file.token);
    let command = exchange::Command::Enrol(request.clone()).text();
    let output = sshd.ask(sshd.address, &command, b"");
    let mut items = Items::default();
    items.feed(&output.stdout);
    let Ok(Next::Item(answer)) = items.next() else {
        panic!("no answer");
    };
    assert!(new.enrolled(&request, &answer).terms.is_some());
}

#[test]
fn a_session_cut_anywhere_brings_exactly_one_copy() {
    cut_sessions(40);
}

#[test]
#[ignore = "some minutes: sessions cut at three hundred places"]
fn a_session_cut_at_three_hundred_places_brings_exactly_one_copy() {
    cut_sessions(300);
}

fn cut_sessions(count: usize) {
    let world = World::with(|config| config.limits.packets_an_hour = 100_000);
    let mut pc = world.pc(1);
    let Some(sshd) = Sshd::start(&world, &format!("--device {}", pc.number.0)) else {
        return;
    };
    // A session has some five thousand bytes each way; the seconds thirds are those after the login.
    let mut sent = 0;
    for n in 0..count {
        let packet = pc.report(&world, &world.report("202610", Base::Nothing, &[1]));
        sent += 1;
        let at = 1 + n * 6_000 / count;
        let (up, down) = if n % 2 == 0 {
            (at, usize::MAX)
        } else {
            (usize::MAX, at)
        };
        let cut = if n % 4 < 2 { Cut::Fin } else { Cut::Reset };
        let proxy = cutting(sshd.address, up, down, cut);
        let command = exchange::Command::Exchange(Some(packet.clone())).text();
        drop(sshd.ask(proxy, &command, &[0]));
        // The line is back; the same bytes go again.
        let answers = sshd.exchange(&packet, &[]);
        let receipt = pc.receipt(&packet, &answers[0]);
        assert_eq!(
            (receipt.verdict, receipt.contiguous),
            (Verdict::Accepted, sent),
            "{at}"
        );
    }
    let book = world.gateway.ledger().book().unwrap();
    let newest = book.read(|page| page.newest_packet()).unwrap();
    assert_eq!(
        u64::try_from(newest.0).unwrap(),
        sent,
        "one row for each, no copy"
    );
    println!("{sent} sessions, each cut once");
}

#[test]
fn sshd_is_told_which_keys_may_come_in() {
    let world = World::new();
    let config = world.folder.path().join("gateway.toml");
    let state = world.gateway.config().folder.display().to_string();
    fs::write(&config, format!("folder = \"{state}\"\n")).unwrap();
    let invitation = world.gateway.invite(&[world.unit]).unwrap();
    let pc = Pc::of(4, &invitation.file.terms, invitation.file.device);
    let request = daftar::wire::enrolment::Request {
        token: invitation.file.token,
        program: "0.1.0".into(),
        ssh_key: Some("ssh-ed25519 AAAAC3Nz somebody@home".into()),
    };
    let request = daftar::wire::enrolment::seal_request(&pc.link(), &request).unwrap();
    world.gateway.enrol(&request).unwrap();
    let ask = |key: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_daftar"))
            .args(["receive", "--config"])
            .arg(&config)
            .args(["--authorize", "ssh-ed25519", key])
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let line = ask("AAAAC3Nz");
    assert!(
        line.starts_with("restrict,command=\"/usr/bin/daftar receive"),
        "{line}"
    );
    assert!(line.trim().ends_with("ssh-ed25519 AAAAC3Nz"), "{line}");
    assert_eq!(ask("AAAAother"), "");
    world.gateway.revoke(pc.number).unwrap();
    assert_eq!(ask("AAAAC3Nz"), "");
}
