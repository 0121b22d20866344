//! The configuration file, `/etc/daftar/gateway.toml`: one for all doors.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::GatewayError;
use crate::{platform::file, wire::enrolment::CarrierKind};

/// Where the file lies unless `--config` says otherwise.
pub const PLACE: &str = "/etc/daftar/gateway.toml";
/// The most bytes of the file.
const LARGEST: u64 = 64 * 1024;

/// What a gateway is told about itself.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Its name, as facilities see it.
    pub name: String,
    /// The folder of the ledger and the private keys.
    pub folder: PathBuf,
    /// The door for HTTP.
    pub http: HttpDoor,
    /// What stands in enrolment files.
    pub enrolment: Enrolment,
    /// The server to forward to; nothing is forwarded without.
    pub dhis2: Option<Dhis2>,
    /// What a device may do.
    pub limits: Limits,
}

/// The door for HTTP.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HttpDoor {
    /// The addresses it listens at.
    pub listen: Vec<SocketAddr>,
    /// So many callers at once; of more, the slowest has to leave.
    pub most_connections: usize,
}

/// What stands in enrolment files.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Enrolment {
    /// The ways, in the order in which they are tried.
    pub carriers: Vec<CarrierKind>,
    /// Addresses for HTTP, as facilities reach them.
    pub http: Vec<String>,
    /// `host` or `host:port` for SSH, as facilities reach them.
    pub ssh: Vec<String>,
    /// The account for SSH.
    pub ssh_user: String,
    /// Files with the public host keys: the one in use and the next.
    pub host_keys: Vec<PathBuf>,
    /// File with a private key that may do nothing but ask to be enrolled.
    pub enrol_key: Option<PathBuf>,
    /// The attribute option combos of the forms, where no bundle tells them.
    pub combos: Vec<String>,
    /// For so many days a token can be used.
    pub days: u32,
}

/// The server to forward to.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dhis2 {
    /// Its address.
    pub address: String,
    /// File with the personal access token.
    pub token_file: PathBuf,
    /// The name of each facility's clerk is sent along with the values.
    #[serde(default = "yes")]
    pub names_clerks: bool,
}

fn yes() -> bool {
    true
}

/// What a device may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The largest packet.
    pub packet_bytes: usize,
    /// So many packets an hour of one device.
    pub packets_an_hour: u64,
    /// So many bytes an hour of one device.
    pub bytes_an_hour: u64,
    /// Nothing is taken while more of the disk is in use.
    pub disk_percent: u8,
    /// The most bytes of one part of a bundle.
    pub part_bytes: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            name: "daftar".to_owned(),
            folder: PathBuf::from("/var/lib/daftar"),
            http: HttpDoor::default(),
            enrolment: Enrolment::default(),
            dhis2: None,
            limits: Limits::default(),
        }
    }
}

impl Default for HttpDoor {
    fn default() -> Self {
        Self {
            listen: Vec::new(),
            most_connections: 256,
        }
    }
}

impl Default for Enrolment {
    fn default() -> Self {
        use CarrierKind as C;
        Self {
            carriers: vec![C::Http, C::Ssh, C::File, C::Qr],
            http: Vec::new(),
            ssh: Vec::new(),
            ssh_user: "daftar".to_owned(),
            host_keys: Vec::new(),
            enrol_key: None,
            combos: Vec::new(),
            days: 14,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            packet_bytes: 256 * 1024,
            packets_an_hour: 2_000,
            bytes_an_hour: 16 * 1024 * 1024,
            disk_percent: 90,
            part_bytes: 64 * 1024,
        }
    }
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// [`GatewayError::Config`] names the line; [`GatewayError::File`].
    pub fn read(path: &Path) -> Result<Self, GatewayError> {
        let shown = path.display().to_string();
        let bytes = file::read_at_most(path, LARGEST).map_err(|error| GatewayError::File {
            path: shown.clone(),
            said: error.to_string(),
        })?;
        let wrong = |said: String| GatewayError::Config {
            path: shown.clone(),
            said,
        };
        let text = str::from_utf8(&bytes).map_err(|error| wrong(error.to_string()))?;
        Self::parse(text).map_err(wrong)
    }

    /// Reads the text of a configuration file.
    ///
    /// # Errors
    /// What is wrong with it, with its line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let config: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if !config.folder.is_absolute() {
            return Err("folder: not an absolute path".to_owned());
        }
        if config.limits.disk_percent > 100 {
            return Err("limits.disk_percent: more than 100".to_owned());
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_the_package_is_read() {
        let text = include_str!("../../packaging/etc/gateway.toml");
        let config = Config::parse(text).unwrap();
        assert_eq!(config.folder, PathBuf::from("/var/lib/daftar"));
        assert_eq!(config.http.listen.len(), 1);
        assert_eq!(config.enrolment.days, 14);
    }

    #[test]
    fn a_word_that_nobody_knows_is_refused() {
        for text in ["nam = \"x\"", "[limits]\npackets = 3", "folder = \"here\""] {
            assert!(Config::parse(text).is_err(), "{text}");
        }
        assert_eq!(Config::parse("").unwrap(), Config::default());
    }
}
