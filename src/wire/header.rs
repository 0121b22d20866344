//! The clear header of packets and answers: who, which incarnation, which number. All of it is authenticated.

use super::{
    WireError,
    keys::{DeviceNumber, Incarnation, Link},
};

/// The most bytes of a packet or an answer.
pub const MOST_PACKET: usize = 1024 * 1024;
/// Bytes of the seal.
pub const SEAL: usize = 16;
/// The version of the format that this program writes, and the newest it reads.
pub const VERSION: u8 = 1;

/// The flags beside the version: an answer, of class control, with the whole incarnation; one is kept free.
pub(super) const ANSWER: u8 = 0b1000;
const CONTROL: u8 = 0b0100;
const FULL: u8 = 0b0010;
const RESERVED: u8 = 0b0001;

/// What a packet is numbered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Reports and tombstones: without a gap, kept for ever.
    Report,
    /// Hello, poll, fetch and acknowledgement: rising; what is lost is not missed.
    Control,
}

impl Class {
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Report => 0,
            Self::Control => 1,
        }
    }
}

/// How the incarnation stands in the clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Whole: until the gateway's first receipt.
    Full(Incarnation),
    /// Its first two bytes.
    Tag([u8; 2]),
}

impl Shown {
    /// Tells whether this may be that incarnation.
    pub fn is(self, incarnation: Incarnation) -> bool {
        match self {
            Self::Full(full) => full == incarnation,
            Self::Tag(tag) => tag == incarnation.tag(),
        }
    }
}

/// The clear header of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What the number counts.
    pub class: Class,
    /// Which of the gateway's keys it is sealed to.
    pub epoch: u8,
    /// Who sent it.
    pub device: DeviceNumber,
    /// Which incarnation of it.
    pub incarnation: Shown,
    /// The number, from 1.
    pub sequence: u64,
}

impl Header {
    /// Refuses what the keys at hand cannot open anyway.
    pub(super) fn is_of(&self, link: &Link, incarnation: Incarnation) -> Result<(), WireError> {
        let fits = self.device == link.device()
            && self.epoch == link.epoch()
            && self.incarnation.is(incarnation);
        if fits {
            Ok(())
        } else {
            Err(WireError::WrongSeal)
        }
    }

    pub(super) fn bytes(&self, flags: u8) -> Vec<u8> {
        let class = match self.class {
            Class::Report => 0,
            Class::Control => CONTROL,
        };
        let full = match self.incarnation {
            Shown::Full(_) => FULL,
            Shown::Tag(_) => 0,
        };
        let mut bytes = vec![VERSION << 4 | flags | class | full, self.epoch];
        write_number(&mut bytes, self.device.0.into());
        match self.incarnation {
            Shown::Full(incarnation) => bytes.extend(incarnation.0.to_be_bytes()),
            Shown::Tag(tag) => bytes.extend(tag),
        }
        write_number(&mut bytes, self.sequence);
        bytes
    }

    /// Reads a header, and returns it with its own bytes and with what follows.
    pub(super) fn read(bytes: &[u8], wanted: u8) -> Result<(Self, &[u8], &[u8]), WireError> {
        if bytes.len() > MOST_PACKET {
            return Err(WireError::TooLarge);
        }
        let (first, rest) = bytes.split_first().ok_or(WireError::NotAPacket)?;
        match first >> 4 {
            VERSION => {}
            0 => return Err(WireError::NotAPacket),
            version => return Err(WireError::Newer { version }),
        }
        if first & RESERVED != 0 || first & ANSWER != wanted {
            return Err(WireError::NotAPacket);
        }
        let read = || {
            let (epoch, rest) = rest.split_first()?;
            let (device, rest) = read_number(rest)?;
            let (incarnation, rest) = if first & FULL == 0 {
                let (tag, rest) = rest.split_first_chunk()?;
                (Shown::Tag(*tag), rest)
            } else {
                let (full, rest) = rest.split_first_chunk()?;
                (Shown::Full(Incarnation(u64::from_be_bytes(*full))), rest)
            };
            let (sequence, rest) = read_number(rest)?;
            let header = Self {
                class: if first & CONTROL == 0 {
                    Class::Report
                } else {
                    Class::Control
                },
                epoch: *epoch,
                device: DeviceNumber(u32::try_from(device).ok()?),
                incarnation,
                sequence,
            };
            let (clear, sealed) = bytes.split_at_checked(bytes.len() - rest.len())?;
            (sealed.len() >= SEAL).then_some((header, clear, sealed))
        };
        read().ok_or(WireError::NotAPacket)
    }
}

/// Writes a number in groups of seven bits, the lowest first, with the top bit set on all but the last.
pub(super) fn write_number(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let [.., low] = number.to_be_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low & 0x7f);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// Reads a number; nothing where it could have been written shorter, or does not end.
pub(super) fn read_number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0_u64;
    let mut rest = bytes;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        rest = after;
        let part = u64::from(byte & 0x7f);
        if shift == 63 && part > 1 {
            return None;
        }
        number |= part << shift;
        if byte & 0x80 == 0 {
            let is_shortest = shift == 0 || *byte != 0;
            return is_shortest.then_some((number, rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            write_number(&mut bytes, number);
            assert_eq!(read_number(&bytes), Some((number, &[][..])));
        }
        for bad in [
            &[][..],
            &[0x80],
            &[0x80, 0],
            &[0xff; 10],
            &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2],
        ] {
            assert_eq!(read_number(bad), None, "{bad:?}");
        }
    }
}
