//! The doors without a line: a file on a stick, and a picture that somebody sends.

use std::path::Path;

use super::{Gateway, GatewayError};
use crate::{
    platform::file,
    wire::{
        WireError,
        answer::Verdict,
        armour::from_base45,
        exchange::{Down, FileKind},
        packet::Packet,
    },
};

/// The largest file that is taken from a stick.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What a file brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brought {
    /// So many packets were answered for with a receipt.
    pub taken: usize,
    /// So many got a notice.
    pub not_taken: usize,
    /// The file was cut off; what was whole was taken.
    pub is_cut: bool,
}

/// What a picture brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A packet: its verdict, and the code to read out.
    Receipt {
        /// The verdict.
        verdict: Verdict,
        /// Ten characters.
        code: String,
    },
    /// No packet that could be taken now.
    NotTaken(Down),
}

impl Gateway {
    /// Takes the packets of a file and writes the answers to another; or a request to be enrolled.
    ///
    /// # Errors
    /// [`GatewayError::File`]; [`GatewayError::Wire`] for a file that is not ours.
    pub fn take_file(&self, from: &Path, to: &Path) -> Result<Brought, GatewayError> {
        let bytes = file::read_at_most(from, LARGEST).map_err(|error| at(from, &error))?;
        if let Ok((requests, true)) = FileKind::EnrolmentRequest.read(&bytes) {
            let mut answers = Vec::new();
            for request in &requests {
                answers.push(self.enrol(request)?);
            }
            let written = FileKind::EnrolmentAnswer.write(&answers);
            file::write_whole(to, &written).map_err(|error| at(to, &error))?;
            return Ok(Brought {
                taken: requests.len(),
                ..Brought::default()
            });
        }
        let (packets, is_whole) = FileKind::Outbox
            .read(&bytes)
            .map_err(|_| WireError::NotAPacket)?;
        let mut session = self.session("file", None)?;
        let mut brought = Brought {
            is_cut: !is_whole,
            ..Brought::default()
        };
        let mut answers = Vec::new();
        for packet in packets {
            let down = session.take(&packet);
            match &down {
                Down::Answer(_) => brought.taken += 1,
                Down::Notice(_) => brought.not_taken += 1,
            }
            answers.push(down.bytes());
        }
        answers.extend(session.finish().iter().map(Down::bytes));
        let written = FileKind::Receipts.write(&answers);
        file::write_whole(to, &written).map_err(|error| at(to, &error))?;
        Ok(brought)
    }

    /// Takes a packet that came as a picture.
    ///
    /// # Errors
    /// [`GatewayError::Wire`] for a text that is none of ours.
    pub fn take_picture(&self, text: &str) -> Result<Heard, GatewayError> {
        let packet = packet_of(text).ok_or(WireError::NotAPacket)?;
        let mut session = self.session("qr", None)?;
        let (down, verdict) = session.take_told(&packet);
        let Some((verdict, code)) = verdict.and_then(|v| Some((v, session.spoken(v)?))) else {
            return Ok(Heard::NotTaken(down));
        };
        Ok(Heard::Receipt { verdict, code })
    }
}

/// Reads base45 as people pass it on: a packet may begin with a blank, which is easily lost; it never ends with one.
fn packet_of(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    [text.to_owned(), format!(" {text}")]
        .iter()
        .filter_map(|way| from_base45(way))
        .find(|bytes| Packet::read(bytes).is_ok())
}

fn at(path: &Path, error: &std::io::Error) -> GatewayError {
    GatewayError::File {
        path: path.display().to_string(),
        said: error.to_string(),
    }
}
