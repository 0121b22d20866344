//! Keys: what a device and a gateway share, and what is derived from it.
//!
//! Both ends hold an X25519 key pair and know each other's public key from enrolment. Each direction, purpose and
//! incarnation has a key of its own, so that a packet can never be turned back as an answer, and a restored or
//! cloned device never uses a number twice under the same key.

use hkdf::Hkdf;
use sha2::Sha256;
use thiserror::Error;
use x25519_dalek::{PublicKey as Point, StaticSecret};
use zeroize::Zeroizing;

use super::header::Class;

/// Names an enrolled device; given out by the gateway, never twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceNumber(pub u32);

/// A random number drawn when a database is made or restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Incarnation(pub u64);

impl Incarnation {
    /// Returns its first two bytes, which stand in the clear once the gateway knows it.
    pub fn tag(self) -> [u8; 2] {
        let [a, b, ..] = self.0.to_be_bytes();
        [a, b]
    }
}

/// A public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey(pub [u8; 32]);

/// A private key; wiped from memory when dropped.
pub struct SecretKey(StaticSecret);

/// The other end's public key gives no secret; it was made to do harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the public key is of low order")]
pub struct WeakKey;

impl SecretKey {
    /// Makes a private key of 32 random bytes, which the caller draws: this room knows no randomness.
    pub fn of(random: [u8; 32]) -> Self {
        Self(StaticSecret::from(random))
    }

    /// Returns the bytes, to be kept; they are wiped when dropped.
    pub fn bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// Returns the public key.
    pub fn public(&self) -> PublicKey {
        PublicKey(Point::from(&self.0).to_bytes())
    }

    fn agree(&self, other: PublicKey) -> Result<Zeroizing<[u8; 32]>, WeakKey> {
        let shared = self.0.diffie_hellman(&Point::from(other.0));
        if shared.was_contributory() {
            Ok(Zeroizing::new(shared.to_bytes()))
        } else {
            Err(WeakKey)
        }
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// What one device and one gateway share under one of the gateway's keys.
pub struct Link {
    shared: Zeroizing<[u8; 32]>,
    device: DeviceNumber,
    epoch: u8,
    device_key: PublicKey,
    gateway_key: PublicKey,
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Link(device {}, epoch {}, …)", self.device.0, self.epoch)
    }
}

/// Which way something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// From the device to the gateway.
    Up,
    /// From the gateway to the device.
    Down,
}

impl Link {
    /// Makes the device's end.
    ///
    /// # Errors
    /// [`WeakKey`].
    pub fn of_device(
        secret: &SecretKey,
        gateway: PublicKey,
        device: DeviceNumber,
        epoch: u8,
    ) -> Result<Self, WeakKey> {
        Ok(Self {
            shared: secret.agree(gateway)?,
            device,
            epoch,
            device_key: secret.public(),
            gateway_key: gateway,
        })
    }

    /// Makes the gateway's end; `epoch` numbers the gateway's key.
    ///
    /// # Errors
    /// [`WeakKey`].
    pub fn of_gateway(
        secret: &SecretKey,
        device_key: PublicKey,
        device: DeviceNumber,
        epoch: u8,
    ) -> Result<Self, WeakKey> {
        Ok(Self {
            shared: secret.agree(device_key)?,
            device,
            epoch,
            device_key,
            gateway_key: secret.public(),
        })
    }

    /// Returns the device.
    pub fn device(&self) -> DeviceNumber {
        self.device
    }

    /// Returns the number of the gateway's key.
    pub fn epoch(&self) -> u8 {
        self.epoch
    }

    /// Returns the public key of the device.
    pub(super) fn device_key(&self) -> PublicKey {
        self.device_key
    }

    /// Derives the key with which a device asks to be enrolled, or is answered.
    pub(super) fn enrolment_key(&self, direction: Direction) -> Zeroizing<[u8; 32]> {
        let salt: &[u8] = match direction {
            Direction::Up => b"enrol up",
            Direction::Down => b"enrol down",
        };
        let device = self.device.0.to_be_bytes();
        let info: [&[u8]; 5] = [
            b"daftar enrol 1\0",
            &[self.epoch],
            &device,
            &self.device_key.0,
            &self.gateway_key.0,
        ];
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(salt), self.shared.as_slice())
            .expand_multi_info(&info, key.as_mut_slice())
            .expect("32 bytes are fewer than HKDF gives");
        key
    }

    /// Derives the key of a direction, a class and an incarnation.
    pub(super) fn key(
        &self,
        direction: Direction,
        class: Class,
        incarnation: Incarnation,
    ) -> Zeroizing<[u8; 32]> {
        let way: &[u8] = match direction {
            Direction::Up => b"up",
            Direction::Down => b"down",
        };
        let salt = [way, &incarnation.0.to_be_bytes()].concat();
        let device = self.device.0.to_be_bytes();
        let info: [&[u8]; 5] = [
            b"daftar wire 1\0",
            &[class.byte(), self.epoch],
            &device,
            &self.device_key.0,
            &self.gateway_key.0,
        ];
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(&salt), self.shared.as_slice())
            .expand_multi_info(&info, key.as_mut_slice())
            .expect("32 bytes are fewer than HKDF gives");
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_derive_the_same_and_nobody_else_does() {
        let (device, gateway) = (SecretKey::of([1; 32]), SecretKey::of([2; 32]));
        let here = Link::of_device(&device, gateway.public(), DeviceNumber(7), 1).unwrap();
        let there = Link::of_gateway(&gateway, device.public(), DeviceNumber(7), 1).unwrap();
        let other = Link::of_gateway(&gateway, device.public(), DeviceNumber(8), 1).unwrap();
        let newer = Link::of_gateway(&gateway, device.public(), DeviceNumber(7), 2).unwrap();
        let key = |link: &Link, direction, class, n| *link.key(direction, class, Incarnation(n));
        let (up, down) = (Direction::Up, Direction::Down);
        let first = key(&here, up, Class::Report, 5);
        assert_eq!(first, key(&there, up, Class::Report, 5));
        for differs in [
            key(&here, down, Class::Report, 5),
            key(&here, up, Class::Control, 5),
            key(&here, up, Class::Report, 6),
            key(&other, up, Class::Report, 5),
            key(&newer, up, Class::Report, 5),
        ] {
            assert_ne!(first, differs);
        }
    }

    #[test]
    fn a_key_of_low_order_is_refused() {
        let device = SecretKey::of([1; 32]);
        let zero = Link::of_device(&device, PublicKey([0; 32]), DeviceNumber(1), 1);
        assert_eq!(zero.err(), Some(WeakKey));
    }

    #[test]
    fn secrets_are_not_shown() {
        let secret = SecretKey::of([9; 32]);
        assert_eq!(format!("{secret:?}"), "SecretKey(…)");
    }
}
