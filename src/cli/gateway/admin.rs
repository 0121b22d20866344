//! `daftar admin`: devices, bundles, keys, what is missing and what is held.

use super::{shown, usual_place};
use crate::{
    cli::{Outcome, arguments::gateway::GatewayCommand, voice::Voice},
    domain::id::OrganisationUnitId,
    gateway::{
        Absent, DeviceNumber, Gateway, GatewayError, PacketId,
        admin::{Held, WhyHeld},
        enrolment,
    },
    i18n::Arg,
};

/// Runs a command of `daftar admin`.
///
/// # Errors
/// [`GatewayError`], or nobody reads what is said.
pub fn run(gateway: &Gateway, voice: &Voice, command: &GatewayCommand) -> anyhow::Result<Outcome> {
    match command {
        GatewayCommand::Enrol { units, device, out } => {
            let invitation = if let Some(device) = device {
                gateway.invite_again(DeviceNumber(*device))?
            } else {
                let units: Result<Vec<OrganisationUnitId>, _> = units
                    .iter()
                    .map(|unit| OrganisationUnitId::parse(unit))
                    .collect();
                let units = units.map_err(|error| GatewayError::NotThere(Absent::Unit(error.0)))?;
                gateway.invite(&units)?
            };
            let device = invitation.file.device;
            let path = out.clone().unwrap_or_else(|| usual_place(device));
            enrolment::write(&invitation, &path)?;
            voice.say(
                "gateway-enrol-written",
                &[
                    ("device", Arg::Digits(&device.to_string())),
                    ("file", Arg::Text(&shown(&path))),
                    ("until", Arg::Date(invitation.file.expires_at.date_naive())),
                ],
            )?;
            voice.say("gateway-enrol-code", &[])?;
            voice.say_text(&invitation.code.text())?;
            Ok(Outcome::Done)
        }
        GatewayCommand::Revoke { device } => {
            gateway.revoke(DeviceNumber(*device))?;
            let device = device.to_string();
            voice.say("gateway-revoked", &[("device", Arg::Digits(&device))])?;
            Ok(Outcome::Done)
        }
        GatewayCommand::Devices => devices(gateway, voice),
        GatewayCommand::Missing => missing(gateway, voice),
        GatewayCommand::Held => held(gateway, voice),
        GatewayCommand::Release { packet } => {
            gateway.release(PacketId(*packet))?;
            let packet = packet.to_string();
            voice.say("gateway-released", &[("packet", Arg::Digits(&packet))])?;
            Ok(Outcome::Done)
        }
        GatewayCommand::AddBundle { file } => {
            let added = gateway.add_bundle(file)?;
            voice.say(
                "gateway-bundle-added",
                &[
                    ("number", Arg::Digits(&added.number.to_string())),
                    ("schemas", added.schemas.into()),
                ],
            )?;
            if added.freed > 0 {
                voice.say("gateway-bundle-freed", &[("count", added.freed.into())])?;
            }
            Ok(Outcome::Done)
        }
        GatewayCommand::DrawKey => {
            let epoch = gateway.draw_next_key()?.to_string();
            voice.say("gateway-key-drawn", &[("epoch", Arg::Digits(&epoch))])?;
            Ok(Outcome::Done)
        }
        GatewayCommand::UseKey => {
            gateway.use_next_key()?;
            voice.say("gateway-key-used", &[])?;
            Ok(Outcome::Done)
        }
        GatewayCommand::BackUp { file } => {
            let book = gateway.ledger().book().map_err(GatewayError::Store)?;
            book.back_up(file).map_err(GatewayError::Store)?;
            voice.say("gateway-backed-up", &[("file", Arg::Text(&shown(file)))])?;
            Ok(Outcome::Done)
        }
        GatewayCommand::Restored => {
            gateway.begin_epoch()?;
            voice.say("gateway-restored", &[])?;
            Ok(Outcome::Done)
        }
        // Those that are not of `admin` were carried out before.
        _ => Ok(Outcome::Usage),
    }
}

fn devices(gateway: &Gateway, voice: &Voice) -> anyhow::Result<Outcome> {
    let devices = gateway.devices()?;
    if devices.is_empty() {
        voice.say("gateway-devices-none", &[])?;
    }
    let mut outcome = Outcome::Done;
    for (device, units) in devices {
        let how = if device.revoked_at.is_some() {
            "gateway-device-revoked"
        } else if device.public.is_none() {
            "gateway-device-awaited"
        } else {
            "gateway-device-enrolled"
        };
        let units: Vec<&str> = units.iter().map(OrganisationUnitId::as_str).collect();
        let number = device.number.0.to_string();
        voice.say(
            "gateway-device",
            &[
                ("device", Arg::Digits(&number)),
                ("how", Arg::Key(how)),
                ("units", Arg::Text(&units.join(" "))),
            ],
        )?;
        if let Some(seen) = device.seen_at {
            voice.say(
                "gateway-device-seen",
                &[("day", Arg::Date(seen.date_naive()))],
            )?;
        }
        if device.alarmed_at.is_some() {
            voice.say("gateway-device-alarm", &[])?;
            outcome = Outcome::NeedsPerson;
        }
    }
    Ok(outcome)
}

fn missing(gateway: &Gateway, voice: &Voice) -> anyhow::Result<Outcome> {
    let missing = gateway.missing()?;
    if missing.is_empty() {
        voice.say("gateway-missing-nothing", &[])?;
        return Ok(Outcome::Done);
    }
    for row in missing {
        let numbers: Vec<String> = row
            .holes
            .iter()
            .map(|(first, last)| {
                if first == last {
                    first.to_string()
                } else {
                    format!("{first}-{last}")
                }
            })
            .collect();
        let (device, incarnation) = (
            row.device.0.to_string(),
            format!("{:016x}", row.incarnation.0),
        );
        voice.say(
            "gateway-missing",
            &[
                ("device", Arg::Digits(&device)),
                ("incarnation", Arg::Text(&incarnation)),
                ("numbers", Arg::Digits(&numbers.join(", "))),
            ],
        )?;
    }
    Ok(Outcome::NeedsPerson)
}

fn held(gateway: &Gateway, voice: &Voice) -> anyhow::Result<Outcome> {
    let held = gateway.held()?;
    if held.is_empty() {
        voice.say("gateway-held-nothing", &[])?;
        return Ok(Outcome::Done);
    }
    for one in &held {
        let report = match &one.key {
            Some(key) => voice.catalogue().format(
                "gateway-held-report",
                &[
                    ("form", Arg::Text(key.data_set.as_str())),
                    ("unit", Arg::Text(key.organisation_unit.as_str())),
                    ("period", Arg::Period(key.period)),
                ],
            ),
            None => voice.catalogue().text("gateway-held-unread"),
        };
        voice.say(
            "gateway-held",
            &[
                ("packet", Arg::Digits(&one.packet.0.to_string())),
                ("device", Arg::Digits(&one.device.0.to_string())),
                ("report", Arg::Phrase(report)),
                ("why", Arg::Key(why(one))),
                ("since", Arg::Date(one.since.date_naive())),
            ],
        )?;
    }
    Ok(Outcome::NeedsPerson)
}

fn why(held: &Held) -> &'static str {
    match (held.why, held.is_in_time) {
        (WhyHeld::OtherFigures, _) => "gateway-held-other-figures",
        (WhyHeld::Locked, Some(true)) => "gateway-held-locked-in-time",
        (WhyHeld::Locked, _) => "gateway-held-locked",
        (WhyHeld::Failed, _) => "gateway-held-failed",
        (WhyHeld::Schema, _) => "gateway-held-schema",
        (WhyHeld::Base, _) => "gateway-held-base",
        (WhyHeld::Revoked, _) => "gateway-held-revoked",
    }
}
