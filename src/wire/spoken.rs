//! A receipt in ten characters, for a packet that came as a picture: read out, typed back, believed.
//!
//! One character tells the verdict, the others are 43 bits of a MAC over the packet and the verdict. The key is the one of
//! answers to that packet, so that only the gateway can say it.

use hkdf::Hkdf;
use sha2::Sha256;

use super::{
    answer::{Verdict, verdict_at, verdict_place},
    armour::{base32, from_base32},
    keys::{Direction, Link},
    packet::Binding,
};

/// Returns the ten characters, in two groups, that a gateway says of a packet.
pub fn say(link: &Link, binding: &Binding, verdict: Verdict) -> String {
    let code = code(link, binding, verdict);
    let (first, second) = code.split_at_checked(5).unwrap_or((&code, ""));
    format!("{first}-{second}")
}

/// Hears what was typed; nothing where it is not what the gateway says of this packet.
pub fn hear(link: &Link, binding: &Binding, typed: &str) -> Option<Verdict> {
    // Read and written again, so that every way to type it is the same.
    let bytes = from_base32(typed.trim())?;
    let place = *bytes.first()? >> 3;
    let verdict = verdict_at(place)?;
    let said = from_base32(&code(link, binding, verdict))?;
    (said == bytes).then_some(verdict)
}

fn code(link: &Link, binding: &Binding, verdict: Verdict) -> String {
    let key = link.key(Direction::Down, binding.class, binding.incarnation);
    let place = verdict_place(verdict);
    let info: [&[u8]; 5] = [
        b"daftar spoken 1\0",
        &binding.incarnation.0.to_be_bytes(),
        &binding.sequence.to_be_bytes(),
        &binding.packet,
        &[place],
    ];
    let mut mac = [0; 6];
    Hkdf::<Sha256>::from_prk(key.as_slice())
        .expect("32 bytes are as many as SHA-256 gives")
        .expand_multi_info(&info, &mut mac)
        .expect("six bytes are fewer than HKDF gives");
    // Five bits of verdict and 43 of MAC are six bytes, which are ten characters.
    let mac = mac.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    let bits = u64::from(place & 31) << 43 | mac >> 5;
    let [_, _, bytes @ ..] = bits.to_be_bytes();
    base32(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{
        keys::Incarnation,
        packet::{Class, seal},
        samples::{link_of_device, link_of_gateway},
    };

    #[test]
    fn a_spoken_receipt_belongs_to_one_packet_and_one_verdict() {
        let here = Incarnation(77);
        let packet = |n| {
            let bytes = seal(&link_of_device(), Class::Report, (here, false), n, b"x").unwrap();
            Binding::to(&bytes, here).unwrap()
        };
        let (first, second) = (packet(1), packet(2));
        let gateway = link_of_gateway();
        let said = say(&gateway, &first, Verdict::Accepted);
        assert_eq!(said.len(), 11);
        let heard = |binding, typed: &str| hear(&link_of_device(), binding, typed);
        assert_eq!(heard(&first, &said), Some(Verdict::Accepted));
        assert_eq!(
            heard(&first, &said.to_lowercase().replace('-', " ")),
            Some(Verdict::Accepted)
        );
        assert_eq!(heard(&second, &said), None);
        let superseded = say(&gateway, &first, Verdict::Superseded);
        assert_eq!(heard(&first, &superseded), Some(Verdict::Superseded));
        for place in 0..said.len() {
            let mut typed: Vec<char> = said.chars().collect();
            if typed[place] == '-' {
                continue;
            }
            typed[place] = if typed[place] == '7' { '8' } else { '7' };
            let typed: String = typed.into_iter().collect();
            assert_eq!(heard(&first, &typed), None, "{typed}");
        }
    }
}
