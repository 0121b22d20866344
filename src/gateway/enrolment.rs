//! Enrolment: a file or a code goes out, a PC answers, and is a device from then on.

use std::{fs, path::Path};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use super::{Absent, Gateway, GatewayError, judge, keys};
use crate::{
    domain::id::{CategoryOptionComboId, OrganisationUnitId},
    platform::{file, random},
    store::ledger::{Device, NewDevice, Page},
    text::clean,
    wire::{
        Lists,
        answer::Verdict,
        enrolment::{
            self, BundleReference, CarrierKind, Code, Enrolled, EnrolmentFile, EnrolmentVerdict,
            FORMAT, SealedRequest, SshDoor, Terms, Token,
        },
        keys::DeviceNumber,
    },
};

/// The longest key for SSH that is kept.
const LONGEST_KEY: usize = 1_000;
const LONGEST_VERSION: usize = 40;

/// What a new device is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Invitation {
    /// The content of the file.
    pub file: EnrolmentFile,
    /// The same as a code to be typed.
    pub code: Code,
}

impl Gateway {
    /// Makes a device of these units that is to be enrolled.
    ///
    /// # Errors
    /// [`GatewayError`].
    pub fn invite(&self, units: &[OrganisationUnitId]) -> Result<Invitation, GatewayError> {
        let combos = self.combos()?;
        let (token, expires_at) = self.token()?;
        let device = self.book()?.write(|page| {
            page.add_device(&NewDevice {
                token: token.digest(),
                expires_at,
                units,
                combos: &combos,
            })
        })?;
        self.invitation(device, token, expires_at)
    }

    /// Gives a device another token: its PC was lost or made new.
    ///
    /// # Errors
    /// [`GatewayError::NotThere`].
    pub fn invite_again(&self, device: DeviceNumber) -> Result<Invitation, GatewayError> {
        let (token, expires_at) = self.token()?;
        self.book()?.write(|page| {
            page.device(device)?.ok_or_else(|| not_there(device))?;
            page.enrol_again(device, token.digest(), expires_at)?;
            Ok::<_, GatewayError>(())
        })?;
        self.invitation(device, token, expires_at)
    }

    fn token(&self) -> Result<(Token, DateTime<Utc>), GatewayError> {
        let days = TimeDelta::days(self.config.enrolment.days.into());
        let until = (self.clock.now() + days).trunc_subsecs(0);
        Ok((Token(random::bytes()?), until))
    }

    fn invitation(
        &self,
        device: DeviceNumber,
        token: Token,
        expires_at: DateTime<Utc>,
    ) -> Result<Invitation, GatewayError> {
        let terms = self.book()?.read(|page| self.terms(page, device))?;
        let code = Code {
            token,
            fingerprint: terms.keys.current.fingerprint(),
        };
        let enrol_key = match &self.config.enrolment.enrol_key {
            Some(path) => Some(read(path)?),
            None => None,
        };
        Ok(Invitation {
            file: EnrolmentFile {
                format: FORMAT,
                device: device.0,
                token,
                expires_at,
                enrol_key,
                terms,
            },
            code,
        })
    }

    /// Answers a request to be enrolled.
    ///
    /// # Errors
    /// [`GatewayError::Wire`] for what is no request to this gateway.
    pub fn enrol(&self, request: &[u8]) -> Result<Vec<u8>, GatewayError> {
        let sealed = SealedRequest::read(request)?;
        let secret = self
            .keys
            .secret(sealed.epoch)
            .ok_or(crate::wire::WireError::WrongSeal)?;
        let link = sealed.link(secret)?;
        let asked = sealed.open(&link)?;
        let now = self.clock.now();
        let ssh_key = asked.ssh_key.as_deref().and_then(sound_key);
        let enrolled = self.book()?.write(|page| {
            let device = page.device_of_token(&asked.token.digest())?;
            let verdict = judge_request(device.as_ref(), &sealed, now);
            let number = device
                .as_ref()
                .map_or(DeviceNumber(0), |device| device.number);
            match verdict {
                EnrolmentVerdict::Enrolled => {
                    let was_cut_off = device.is_some_and(|device| device.revoked_at.is_some());
                    page.enrol(number, sealed.key, ssh_key.as_deref(), now)?;
                    let program = clean(&asked.program, LONGEST_VERSION);
                    page.note_hello(number, &program, 0)?;
                    if was_cut_off {
                        page.queue_again(number)?;
                        for packet in page.with_verdict(Verdict::Revoked)? {
                            if packet.device == number {
                                judge::again(page, &packet)?;
                            }
                        }
                    }
                }
                EnrolmentVerdict::OtherKey => {
                    log::error!("device {}: its token came with another key", number.0);
                    page.alarm(number, now)?;
                }
                _ => {}
            }
            let is_enrolled = verdict == EnrolmentVerdict::Enrolled;
            let terms = if is_enrolled {
                Some(self.terms(page, number)?)
            } else {
                None
            };
            Ok::<_, GatewayError>(Enrolled {
                verdict,
                device: if is_enrolled { number.0 } else { 0 },
                server_time: now.timestamp(),
                terms,
            })
        })?;
        log::info!(
            "enrolment of device {}: {:?}",
            enrolled.device,
            enrolled.verdict
        );
        let nonce = random::bytes()?;
        Ok(enrolment::seal_enrolled(&link, request, nonce, &enrolled)?)
    }

    /// Returns all that a device must know.
    fn terms(&self, page: &Page<'_>, device: DeviceNumber) -> Result<Terms, GatewayError> {
        let config = &self.config.enrolment;
        let Lists { units, combos } = judge::lists(page, device)?;
        let ssh = if config.ssh.is_empty() {
            None
        } else {
            let keys = config.host_keys.iter().map(|path| host_key(path));
            Some(SshDoor {
                user: config.ssh_user.clone(),
                addresses: config.ssh.clone(),
                host_keys: keys.collect::<Result<_, _>>()?,
            })
        };
        let has = |carrier: &CarrierKind| match carrier {
            CarrierKind::Http => !config.http.is_empty(),
            CarrierKind::Ssh => ssh.is_some(),
            CarrierKind::File | CarrierKind::Qr => true,
        };
        Ok(Terms {
            gateway: self.config.name.clone(),
            carriers: config.carriers.iter().copied().filter(has).collect(),
            http: config.http.clone(),
            ssh,
            keys: keys::public(page)?,
            units,
            combos,
            bundle: page.newest_bundle()?.map(|bundle| BundleReference {
                number: bundle.number,
                digest: bundle.digest,
                length: bundle.length,
            }),
        })
    }

    /// Returns the attribute option combos of the newest bundle's forms, or those of the configuration.
    fn combos(&self) -> Result<Vec<CategoryOptionComboId>, GatewayError> {
        let known = self.combos_of_bundle()?;
        if !known.is_empty() {
            return Ok(known);
        }
        let read = |text: &String| {
            CategoryOptionComboId::parse(text).map_err(|error| GatewayError::Config {
                path: "enrolment.combos".to_owned(),
                said: error.to_string(),
            })
        };
        self.config.enrolment.combos.iter().map(read).collect()
    }
}

/// Judges a request: the token must be one of ours, still good, and used with one key only.
fn judge_request(
    device: Option<&Device>,
    sealed: &SealedRequest<'_>,
    now: DateTime<Utc>,
) -> EnrolmentVerdict {
    let Some(device) = device else {
        return EnrolmentVerdict::Unknown;
    };
    // A code that was typed does not tell the number.
    if sealed.device.0 != 0 && sealed.device != device.number {
        return EnrolmentVerdict::Unknown;
    }
    match device.public {
        Some(public) if public != sealed.key => EnrolmentVerdict::OtherKey,
        Some(_) if device.revoked_at.is_some() => EnrolmentVerdict::Revoked,
        None if now > device.expires_at => EnrolmentVerdict::Expired,
        // Also where it is asked again, because the answer was lost.
        _ => EnrolmentVerdict::Enrolled,
    }
}

/// Takes a public key for SSH of the shape `type base64`; anything else would have to be escaped one day.
fn sound_key(text: &str) -> Option<String> {
    let mut words = text.split_ascii_whitespace();
    let (kind, key) = (words.next()?, words.next()?);
    let is_kind = matches!(
        kind,
        "ssh-ed25519" | "ecdsa-sha2-nistp256" | "ssh-rsa" | "sk-ssh-ed25519@openssh.com"
    );
    let is_key = key
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    (is_kind && is_key && text.len() <= LONGEST_KEY).then(|| format!("{kind} {key}"))
}

/// Reads a public host key without its comment.
fn host_key(path: &Path) -> Result<String, GatewayError> {
    let text = read(path)?;
    sound_key(&text).ok_or_else(|| GatewayError::File {
        path: path.display().to_string(),
        said: "no public key".to_owned(),
    })
}

fn read(path: &Path) -> Result<String, GatewayError> {
    fs::read_to_string(path).map_err(|error| GatewayError::File {
        path: path.display().to_string(),
        said: error.to_string(),
    })
}

/// Writes an invitation where only its owner can read it.
///
/// # Errors
/// [`GatewayError::File`].
pub fn write(invitation: &Invitation, path: &Path) -> Result<(), GatewayError> {
    let at = |said: String| GatewayError::File {
        path: path.display().to_string(),
        said,
    };
    let mut json =
        serde_json::to_vec_pretty(&invitation.file).map_err(|error| at(error.to_string()))?;
    json.push(b'\n');
    file::write_whole(path, &json).map_err(|error| at(error.to_string()))
}

fn not_there(device: DeviceNumber) -> GatewayError {
    GatewayError::NotThere(Absent::Device(device.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_are_kept_as_keys() {
        assert_eq!(
            sound_key("ssh-ed25519 AAAAC3Nz pc@home"),
            Some("ssh-ed25519 AAAAC3Nz".into())
        );
        for text in [
            "",
            "ssh-ed25519",
            "command=\"sh\" ssh-ed25519 AAAA",
            "ssh-ed25519 AA\"AA",
            "ssh-dss AAAA",
        ] {
            assert_eq!(sound_key(text), None, "{text}");
        }
    }
}
