//! A line that breaks where it is told.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    thread,
};

/// How a line ends.
#[derive(Debug, Clone, Copy)]
pub enum Cut {
    Fin,
    Reset,
}

/// Carries one connection, cutting it after so many bytes of one direction.
pub fn cutting(to: SocketAddr, up: usize, down: usize, cut: Cut) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut near, _) = listener.accept().unwrap();
        let mut far = TcpStream::connect(to).unwrap();
        let (mut near_again, mut far_again) = (near.try_clone().unwrap(), far.try_clone().unwrap());
        let upward = thread::spawn(move || {
            let is_cut = carry(&mut near_again, &mut far_again, up);
            drop(far_again.shutdown(if is_cut {
                Shutdown::Both
            } else {
                Shutdown::Write
            }));
            if is_cut {
                drop(near_again.shutdown(Shutdown::Both));
            }
        });
        let is_cut = carry(&mut far, &mut near, down);
        if is_cut && matches!(cut, Cut::Reset) {
            // What was not read when a socket is closed makes it a reset.
            drop(far.shutdown(Shutdown::Write));
        }
        drop(near.shutdown(Shutdown::Both));
        drop(far.shutdown(Shutdown::Both));
        drop(upward.join());
    });
    address
}

/// Carries bytes until the end or until so many have passed; tells whether it was cut.
fn carry(from: &mut TcpStream, to: &mut TcpStream, most: usize) -> bool {
    let mut left = most;
    let mut part = [0; 1_024];
    while left > 0 {
        let wanted = left.min(part.len());
        match from.read(&mut part[..wanted]) {
            Ok(0) | Err(_) => return false,
            Ok(count) => {
                left -= count;
                if to.write_all(&part[..count]).is_err() {
                    return false;
                }
            }
        }
    }
    true
}
