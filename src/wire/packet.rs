//! Packets and sealed answers: a clear header, all of it authenticated, and what is sealed behind it.
//!
//! A packet is sealed with its own number as nonce (AES-256-GCM-SIV): nothing random has to travel, and a device
//! that, against all care, uses a number twice gives away no more than whether the two were equal. Answers take a
//! random nonce (XChaCha20-Poly1305), as a gateway may seal the same thing many times.

use aes_gcm_siv::{
    Aes256GcmSiv,
    aead::{Aead, KeyInit, Payload},
};
use chacha20poly1305::XChaCha20Poly1305;
use sha2::{Digest, Sha256};

use super::{
    WireError,
    header::ANSWER,
    keys::{Direction, Incarnation, Link},
};

pub use super::header::{Class, Header, MOST_PACKET, SEAL, Shown, VERSION};

const NONCE: usize = 24;

/// A packet whose header was read; nothing of it is believed before it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packet<'a> {
    /// The header.
    pub header: Header,
    clear: &'a [u8],
    sealed: &'a [u8],
}

/// The packet an answer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Which incarnation of the device sent it.
    pub incarnation: Incarnation,
    /// What the number counts.
    pub class: Class,
    /// Its number.
    pub sequence: u64,
    /// The SHA-256 of all its bytes.
    pub packet: [u8; 32],
}

impl Binding {
    /// Binds to the bytes of a packet.
    ///
    /// # Errors
    /// [`WireError`] where the bytes are no packet.
    pub fn to(packet: &[u8], incarnation: Incarnation) -> Result<Self, WireError> {
        let header = Packet::read(packet)?.header;
        Ok(Self {
            incarnation,
            class: header.class,
            sequence: header.sequence,
            packet: Sha256::digest(packet).into(),
        })
    }
}

/// A sealed answer whose header was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedAnswer<'a> {
    /// Which packet it answers; the incarnation by its tag.
    pub header: Header,
    clear: &'a [u8],
    nonce: [u8; NONCE],
    sealed: &'a [u8],
}

/// Seals a message under a number that was stored before.
///
/// # Errors
/// [`WireError::TooLarge`].
pub fn seal(
    link: &Link,
    class: Class,
    (incarnation, is_known): (Incarnation, bool),
    sequence: u64,
    message: &[u8],
) -> Result<Vec<u8>, WireError> {
    let incarnation_shown = if is_known {
        Shown::Tag(incarnation.tag())
    } else {
        Shown::Full(incarnation)
    };
    let header = Header {
        class,
        epoch: link.epoch(),
        device: link.device(),
        incarnation: incarnation_shown,
        sequence,
    };
    let mut packet = header.bytes(0);
    let key = link.key(Direction::Up, class, incarnation);
    let cipher = Aes256GcmSiv::new((&*key).into());
    let payload = Payload {
        msg: message,
        aad: &packet,
    };
    let sealed = cipher
        .encrypt(&nonce_of(sequence).into(), payload)
        .map_err(|_| WireError::TooLarge)?;
    packet.extend(sealed);
    if packet.len() > MOST_PACKET {
        return Err(WireError::TooLarge);
    }
    Ok(packet)
}

impl<'a> Packet<'a> {
    /// Reads the header of a packet.
    ///
    /// # Errors
    /// [`WireError::NotAPacket`], [`WireError::Newer`], [`WireError::TooLarge`].
    pub fn read(bytes: &'a [u8]) -> Result<Self, WireError> {
        let (header, clear, sealed) = Header::read(bytes, 0)?;
        Ok(Self {
            header,
            clear,
            sealed,
        })
    }

    /// Opens the packet; every bit of it is checked.
    ///
    /// Where the header shows a tag, the caller tries each incarnation of the device that fits it.
    ///
    /// # Errors
    /// [`WireError::WrongSeal`].
    pub fn open(&self, link: &Link, incarnation: Incarnation) -> Result<Vec<u8>, WireError> {
        self.header.is_of(link, incarnation)?;
        let key = link.key(Direction::Up, self.header.class, incarnation);
        let payload = Payload {
            msg: self.sealed,
            aad: self.clear,
        };
        Aes256GcmSiv::new((&*key).into())
            .decrypt(&nonce_of(self.header.sequence).into(), payload)
            .map_err(|_| WireError::WrongSeal)
    }
}

/// Seals an answer to a packet; `nonce` is 24 fresh random bytes.
///
/// # Errors
/// [`WireError::TooLarge`].
pub fn seal_answer(
    link: &Link,
    binding: &Binding,
    nonce: [u8; NONCE],
    message: &[u8],
) -> Result<Vec<u8>, WireError> {
    let header = Header {
        class: binding.class,
        epoch: link.epoch(),
        device: link.device(),
        incarnation: Shown::Tag(binding.incarnation.tag()),
        sequence: binding.sequence,
    };
    let mut answer = header.bytes(ANSWER);
    let key = link.key(Direction::Down, binding.class, binding.incarnation);
    let bound = binding.bytes(&answer);
    let payload = Payload {
        msg: message,
        aad: &bound,
    };
    let sealed = XChaCha20Poly1305::new((&*key).into())
        .encrypt(&nonce.into(), payload)
        .map_err(|_| WireError::TooLarge)?;
    answer.extend(nonce);
    answer.extend(sealed);
    if answer.len() > MOST_PACKET {
        return Err(WireError::TooLarge);
    }
    Ok(answer)
}

impl Binding {
    /// Returns what an answer's seal covers besides its content.
    fn bytes(&self, clear: &[u8]) -> Vec<u8> {
        [clear, &self.incarnation.0.to_be_bytes(), &self.packet].concat()
    }
}

impl<'a> SealedAnswer<'a> {
    /// Reads the header of an answer.
    ///
    /// # Errors
    /// [`WireError::NotAPacket`], [`WireError::Newer`], [`WireError::TooLarge`].
    pub fn read(bytes: &'a [u8]) -> Result<Self, WireError> {
        let (header, clear, rest) = Header::read(bytes, ANSWER)?;
        let (nonce, sealed) = rest.split_first_chunk().ok_or(WireError::NotAPacket)?;
        if sealed.len() < SEAL || matches!(header.incarnation, Shown::Full(_)) {
            return Err(WireError::NotAPacket);
        }
        Ok(Self {
            header,
            clear,
            nonce: *nonce,
            sealed,
        })
    }

    /// Opens the answer to a packet; an answer to another packet does not open.
    ///
    /// # Errors
    /// [`WireError::WrongSeal`].
    pub fn open(&self, link: &Link, binding: &Binding) -> Result<Vec<u8>, WireError> {
        self.header.is_of(link, binding.incarnation)?;
        if (self.header.class, self.header.sequence) != (binding.class, binding.sequence) {
            return Err(WireError::WrongSeal);
        }
        let key = link.key(Direction::Down, binding.class, binding.incarnation);
        let bound = binding.bytes(self.clear);
        let payload = Payload {
            msg: self.sealed,
            aad: &bound,
        };
        XChaCha20Poly1305::new((&*key).into())
            .decrypt(&self.nonce.into(), payload)
            .map_err(|_| WireError::WrongSeal)
    }
}

fn nonce_of(sequence: u64) -> [u8; 12] {
    let mut nonce = [0; 12];
    for (place, byte) in nonce.iter_mut().skip(4).zip(sequence.to_be_bytes()) {
        *place = byte;
    }
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::samples::{link_of_device, link_of_gateway};

    const HERE: Incarnation = Incarnation(0x1234_5678_9abc_def0);

    fn packet(is_known: bool) -> Vec<u8> {
        seal(
            &link_of_device(),
            Class::Report,
            (HERE, is_known),
            300,
            b"figures",
        )
        .unwrap()
    }

    #[test]
    fn a_packet_opens_at_the_other_end_only() {
        for is_known in [false, true] {
            let bytes = packet(is_known);
            assert_eq!(
                bytes.len(),
                1 + 1 + 2 + if is_known { 2 } else { 8 } + 2 + 7 + SEAL
            );
            let packet = Packet::read(&bytes).unwrap();
            assert_eq!(packet.header.sequence, 300);
            assert_eq!(packet.open(&link_of_gateway(), HERE).unwrap(), b"figures");
            let other = Incarnation(HERE.0 ^ 1);
            assert_eq!(
                packet.open(&link_of_gateway(), other),
                Err(WireError::WrongSeal)
            );
        }
    }

    #[test]
    fn a_newer_packet_is_told_apart_from_rubbish() {
        let mut bytes = packet(true);
        bytes[0] = 0x20;
        assert_eq!(Packet::read(&bytes), Err(WireError::Newer { version: 2 }));
        bytes[0] = 0x11;
        assert_eq!(Packet::read(&bytes), Err(WireError::NotAPacket));
        assert_eq!(Packet::read(b""), Err(WireError::NotAPacket));
        assert_eq!(
            Packet::read(&vec![0x10; MOST_PACKET + 1]),
            Err(WireError::TooLarge)
        );
    }

    #[test]
    fn an_answer_belongs_to_one_packet() {
        let sent = packet(true);
        let binding = Binding::to(&sent, HERE).unwrap();
        let bytes = seal_answer(&link_of_gateway(), &binding, [7; 24], b"received").unwrap();
        let answer = SealedAnswer::read(&bytes).unwrap();
        assert_eq!(
            answer.open(&link_of_device(), &binding).unwrap(),
            b"received"
        );
        assert!(Packet::read(&bytes).is_err(), "an answer is no packet");
        let other = seal(
            &link_of_device(),
            Class::Report,
            (HERE, true),
            300,
            b"other",
        )
        .unwrap();
        let other = Binding::to(&other, HERE).unwrap();
        assert_eq!(
            answer.open(&link_of_device(), &other),
            Err(WireError::WrongSeal)
        );
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            let opened =
                SealedAnswer::read(&changed).and_then(|a| a.open(&link_of_device(), &binding));
            assert!(opened.is_err(), "byte {place}");
        }
    }
}
