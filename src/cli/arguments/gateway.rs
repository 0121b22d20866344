//! What is typed after `receive`, `serve`, `forward` and `admin`.

use std::path::PathBuf;

use super::Usage;

/// A command of the gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatewayArguments {
    /// `--config`: the configuration file.
    pub config: Option<PathBuf>,
    /// What to do.
    pub command: GatewayCommand,
}

/// What a gateway is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GatewayCommand {
    /// Serve one session of SSH.
    Receive {
        /// The device whose key it is.
        device: Option<u32>,
        /// The key may only ask to be enrolled.
        is_enrolment: bool,
    },
    /// Take the packet of a picture, as text on the input.
    Paste,
    /// Take the packets of a file.
    File {
        /// Where from.
        from: PathBuf,
        /// Where the answers go.
        to: PathBuf,
    },
    /// Say whether a key for SSH may come in, for sshd.
    Authorize {
        /// The key, as `type base64`.
        key: String,
    },
    /// Open the doors and forward.
    Serve,
    /// Forward only.
    Forward,
    /// Make or renew a device.
    Enrol {
        /// The UIDs of its units.
        units: Vec<String>,
        /// A device that is to be enrolled anew.
        device: Option<u32>,
        /// Where the file goes.
        out: Option<PathBuf>,
    },
    /// Cut a device off.
    Revoke {
        /// Which.
        device: u32,
    },
    /// The devices.
    Devices,
    /// What has not arrived.
    Missing,
    /// What waits for a person.
    Held,
    /// Let something that is held go on.
    Release {
        /// Which.
        packet: i64,
    },
    /// Add a bundle.
    AddBundle {
        /// Where from.
        file: PathBuf,
    },
    /// Draw the next key.
    DrawKey,
    /// Use the next key.
    UseKey,
    /// Copy the ledger.
    BackUp {
        /// Where to.
        file: PathBuf,
    },
    /// The ledger was put back from a copy.
    Restored,
}

/// The words and options that only these commands have.
#[derive(Debug, Default)]
pub struct Found {
    /// What stands after the command.
    pub words: Vec<String>,
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--unit`, each time.
    pub units: Vec<String>,
    /// `--device`.
    pub device: Option<u32>,
    /// `--out`.
    pub out: Option<PathBuf>,
    /// `--file`.
    pub file: Option<PathBuf>,
    /// `--enrol`.
    pub enrol: bool,
    /// `--paste`.
    pub paste: bool,
    /// `--authorize`.
    pub authorize: bool,
}

/// Tells whether a command is one of the gateway's.
pub fn is_ours(command: &str) -> bool {
    matches!(command, "receive" | "serve" | "forward" | "admin")
}

impl Found {
    /// Makes the command.
    ///
    /// # Errors
    /// [`Usage`].
    pub fn finish(self, command: &str) -> Result<GatewayArguments, Usage> {
        let config = self.config.clone();
        let command = match command {
            "serve" if self.words.is_empty() => GatewayCommand::Serve,
            "forward" if self.words.is_empty() => GatewayCommand::Forward,
            "receive" => self.receive()?,
            "admin" => self.admin()?,
            _ => return Err(self.unknown()),
        };
        Ok(GatewayArguments { config, command })
    }

    fn receive(self) -> Result<GatewayCommand, Usage> {
        if self.authorize {
            return match self.words.as_slice() {
                [kind, key] => Ok(GatewayCommand::Authorize {
                    key: format!("{kind} {key}"),
                }),
                _ => Err(Usage::Missing("KEY")),
            };
        }
        if !self.words.is_empty() {
            return Err(self.unknown());
        }
        if self.paste {
            return Ok(GatewayCommand::Paste);
        }
        if let Some(from) = self.file {
            let to = self.out.ok_or(Usage::Missing("--out"))?;
            return Ok(GatewayCommand::File { from, to });
        }
        Ok(GatewayCommand::Receive {
            device: self.device,
            is_enrolment: self.enrol,
        })
    }

    fn admin(self) -> Result<GatewayCommand, Usage> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        Ok(match words.as_slice() {
            ["enrol"] if self.units.is_empty() && self.device.is_none() => {
                return Err(Usage::Missing("--unit"));
            }
            ["enrol"] => GatewayCommand::Enrol {
                units: self.units,
                device: self.device,
                out: self.out,
            },
            ["revoke", device] => GatewayCommand::Revoke {
                device: number(device)?,
            },
            ["devices"] => GatewayCommand::Devices,
            ["missing"] => GatewayCommand::Missing,
            ["held"] => GatewayCommand::Held,
            ["release", packet] => GatewayCommand::Release {
                packet: number(packet)?,
            },
            ["bundle", "add", file] => GatewayCommand::AddBundle { file: file.into() },
            ["key", "draw"] => GatewayCommand::DrawKey,
            ["key", "use"] => GatewayCommand::UseKey,
            ["backup", file] => GatewayCommand::BackUp { file: file.into() },
            ["restored"] => GatewayCommand::Restored,
            [] => return Err(Usage::Missing("admin")),
            _ => return Err(self.unknown()),
        })
    }

    fn unknown(&self) -> Usage {
        Usage::Unknown(self.words.join(" "))
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, Usage> {
    text.parse().map_err(|_| Usage::Unknown(text.to_owned()))
}
