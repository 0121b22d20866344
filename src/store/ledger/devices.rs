//! Devices, their lists and incarnations, and the gateway's own keys.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Device, IncarnationRow, KeyRow, KeyState, ListKind, NewDevice, Page, Window, records::PacketId,
};
use crate::{
    domain::id::Uid,
    store::{
        StoreError,
        columns::{AsText, AsWord, Moment, signed, unsigned},
    },
    wire::keys::{DeviceNumber, Incarnation, PublicKey},
};

const DEVICE: &str = "SELECT number, public, ssh_key, expires_at, enrolled_at, revoked_at, alarmed_at, key_epoch,
    bundle, letters, unsent, program, seen_at, window_from, window_packets, window_bytes FROM device";

impl Page<'_> {
    /// Returns all of the gateway's keys, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn keys(&self) -> Result<Vec<KeyRow>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT epoch, public, state FROM gateway_key ORDER BY epoch")?;
        let rows = statement.query_map([], |row| {
            Ok(KeyRow {
                epoch: row.get("epoch")?,
                public: PublicKey(row.get("public")?),
                state: row.get::<_, AsWord<KeyState>>("state")?.0,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds a key of the gateway.
    ///
    /// # Errors
    /// [`StoreError`]; there can be one current and one next key only.
    pub fn add_key(&self, key: &KeyRow, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO gateway_key (epoch, public, made_at, state) VALUES (:epoch, :public, :now, :state)",
            named_params! {
                ":epoch": key.epoch,
                ":public": key.public.0,
                ":now": Moment(now),
                ":state": AsWord(key.state),
            },
        )?;
        Ok(())
    }

    /// Makes the next key the current one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn use_next_key(&self) -> Result<bool, StoreError> {
        let has_next: bool = self.db.query_row(
            "SELECT EXISTS (SELECT 1 FROM gateway_key WHERE state = 'next')",
            [],
            |row| row.get(0),
        )?;
        if has_next {
            self.db.execute(
                "UPDATE gateway_key SET state = 'old' WHERE state = 'current'",
                [],
            )?;
            self.db.execute(
                "UPDATE gateway_key SET state = 'current' WHERE state = 'next'",
                [],
            )?;
        }
        Ok(has_next)
    }

    /// Adds a device that is to be enrolled, and returns its number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_device(&self, new: &NewDevice<'_>) -> Result<DeviceNumber, StoreError> {
        self.db.execute(
            "INSERT INTO device (token, expires_at) VALUES (:token, :expires)",
            named_params! { ":token": new.token, ":expires": Moment(new.expires_at) },
        )?;
        let number = u32::try_from(self.db.last_insert_rowid())
            .map(DeviceNumber)
            .map_err(|error| StoreError::inside(&error))?;
        for unit in new.units {
            self.list(number, ListKind::Unit, *unit)?;
        }
        for combo in new.combos {
            self.list(number, ListKind::Combo, *combo)?;
        }
        Ok(number)
    }

    /// Gives a device another token: it is to be enrolled anew.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn enrol_again(
        &self,
        device: DeviceNumber,
        token: [u8; 32],
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE device SET token = :token, expires_at = :expires, public = NULL, ssh_key = NULL,
                    enrolled_at = NULL, alarmed_at = NULL
             WHERE number = :device",
            named_params! { ":token": token, ":expires": Moment(expires_at), ":device": device.0 },
        )?;
        Ok(())
    }

    /// Adds something to a list of a device, at its end; what stands there already stays where it is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn list<K>(
        &self,
        device: DeviceNumber,
        list: ListKind,
        uid: Uid<K>,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO device_list (device, list, place, uid)
             SELECT :device, :list, count(*), :uid FROM device_list WHERE device = :device AND list = :list
             ON CONFLICT (device, list, uid) DO NOTHING",
            named_params! { ":device": device.0, ":list": AsWord(list), ":uid": uid.as_str() },
        )?;
        Ok(())
    }

    /// Returns a list of a device, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn listed<K>(
        &self,
        device: DeviceNumber,
        list: ListKind,
    ) -> Result<Vec<Uid<K>>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT uid FROM device_list WHERE device = :device AND list = :list ORDER BY place",
        )?;
        let rows = statement.query_map(
            named_params! { ":device": device.0, ":list": AsWord(list) },
            |row| row.get::<_, AsText<Uid<K>>>(0).map(|uid| uid.0),
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns a device.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn device(&self, number: DeviceNumber) -> Result<Option<Device>, StoreError> {
        let sql = format!("{DEVICE} WHERE number = :number");
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_row(named_params! { ":number": number.0 }, device);
        Ok(found.optional()?)
    }

    /// Returns the device whose token has this digest.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn device_of_token(&self, token: &[u8; 32]) -> Result<Option<Device>, StoreError> {
        let sql = format!("{DEVICE} WHERE token = :token");
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_row(named_params! { ":token": token }, device);
        Ok(found.optional()?)
    }

    /// Returns all devices.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn devices(&self) -> Result<Vec<Device>, StoreError> {
        let sql = format!("{DEVICE} ORDER BY number");
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map([], device)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes that the PC of a device has answered: it is enrolled, and no longer cut off.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn enrol(
        &self,
        device: DeviceNumber,
        public: PublicKey,
        ssh_key: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE device SET public = :public, ssh_key = :ssh_key, enrolled_at = :now, revoked_at = NULL
             WHERE number = :device",
            named_params! {
                ":public": public.0,
                ":ssh_key": ssh_key,
                ":now": Moment(now),
                ":device": device.0,
            },
        )?;
        Ok(())
    }

    /// Notes that another PC came with the token of a device.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn alarm(&self, device: DeviceNumber, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE device SET alarmed_at = :now WHERE number = :device",
            named_params! { ":now": Moment(now), ":device": device.0 },
        )?;
        Ok(())
    }

    /// Cuts a device off; what is not yet forwarded of it waits aside.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn revoke(&self, device: DeviceNumber, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE device SET revoked_at = :now WHERE number = :device AND revoked_at IS NULL",
            named_params! { ":now": Moment(now), ":device": device.0 },
        )?;
        self.db.execute(
            "UPDATE packet SET stage = 'quarantined'
             WHERE device = :device AND verdict = 'accepted'
               AND stage IN ('ledger', 'waits_for_exception', 'held_for_person')",
            named_params! { ":device": device.0 },
        )?;
        Ok(())
    }

    /// Lets go on what was put aside when a device was cut off.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn queue_again(&self, device: DeviceNumber) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE packet SET stage = 'ledger', failures = 0, next_attempt = NULL
             WHERE device = :device AND verdict = 'accepted' AND stage = 'quarantined'",
            named_params! { ":device": device.0 },
        )?;
        Ok(())
    }

    /// Notes what a device was heard to say, and how much it has sent.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn note_contact(
        &self,
        device: DeviceNumber,
        key_epoch: u8,
        window: Window,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE device SET key_epoch = max(key_epoch, :epoch), seen_at = :now, window_from = :from,
                    window_packets = :packets, window_bytes = :bytes
             WHERE number = :device",
            named_params! {
                ":epoch": key_epoch,
                ":now": Moment(now),
                ":from": window.from.map(Moment),
                ":packets": signed(window.packets),
                ":bytes": signed(window.bytes),
                ":device": device.0,
            },
        )?;
        Ok(())
    }

    /// Notes what a device says that it has received; nothing it held is taken back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn note_holdings(
        &self,
        device: DeviceNumber,
        letters: u64,
        bundle: u64,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE device SET bundle = max(bundle, :bundle),
                    letters = max(letters, min(:letters,
                        (SELECT coalesce(max(number), 0) FROM letter WHERE device = :device)))
             WHERE number = :device",
            named_params! {
                ":bundle": signed(bundle),
                ":letters": signed(letters),
                ":device": device.0,
            },
        )?;
        Ok(())
    }

    /// Notes the first words of an incarnation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn note_hello(
        &self,
        device: DeviceNumber,
        program: &str,
        unsent: u64,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE device SET program = :program, unsent = :unsent WHERE number = :device",
            named_params! { ":program": program, ":unsent": signed(unsent), ":device": device.0 },
        )?;
        Ok(())
    }

    /// Returns the incarnations of a device.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn incarnations(&self, device: DeviceNumber) -> Result<Vec<IncarnationRow>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT incarnation, contiguous, highest, control, control_digest FROM incarnation
             WHERE device = :device ORDER BY first_seen_at, incarnation",
        )?;
        let rows = statement.query_map(named_params! { ":device": device.0 }, |row| {
            Ok(IncarnationRow {
                incarnation: Incarnation(row.get::<_, i64>("incarnation")?.cast_unsigned()),
                contiguous: unsigned(row.get("contiguous")?),
                highest: unsigned(row.get("highest")?),
                control: unsigned(row.get("control")?),
                control_digest: row.get("control_digest")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds an incarnation that is heard for the first time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn add_incarnation(
        &self,
        device: DeviceNumber,
        incarnation: Incarnation,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO incarnation (device, incarnation, first_seen_at) VALUES (:device, :incarnation, :now)
             ON CONFLICT (device, incarnation) DO NOTHING",
            named_params! {
                ":device": device.0,
                ":incarnation": incarnation.0.cast_signed(),
                ":now": Moment(now),
            },
        )?;
        Ok(())
    }

    /// Keeps how far the numbers of an incarnation have come.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn keep_numbers(
        &self,
        device: DeviceNumber,
        row: &IncarnationRow,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE incarnation SET contiguous = :contiguous, highest = :highest, control = :control,
                    control_digest = :digest
             WHERE device = :device AND incarnation = :incarnation",
            named_params! {
                ":contiguous": signed(row.contiguous),
                ":highest": signed(row.highest),
                ":control": signed(row.control),
                ":digest": row.control_digest,
                ":device": device.0,
                ":incarnation": row.incarnation.0.cast_signed(),
            },
        )?;
        Ok(())
    }

    /// Returns the number of the newest packet; 0 where there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn newest_packet(&self) -> Result<PacketId, StoreError> {
        let newest = self
            .db
            .query_row("SELECT coalesce(max(id), 0) FROM packet", [], |row| {
                row.get(0)
            })?;
        Ok(PacketId(newest))
    }
}

fn device(row: &Row<'_>) -> rusqlite::Result<Device> {
    let moment = |name: &str| -> rusqlite::Result<Option<DateTime<Utc>>> {
        Ok(row.get::<_, Option<Moment>>(name)?.map(|moment| moment.0))
    };
    Ok(Device {
        number: DeviceNumber(row.get("number")?),
        public: row.get::<_, Option<[u8; 32]>>("public")?.map(PublicKey),
        ssh_key: row.get("ssh_key")?,
        expires_at: row.get::<_, Moment>("expires_at")?.0,
        enrolled_at: moment("enrolled_at")?,
        revoked_at: moment("revoked_at")?,
        alarmed_at: moment("alarmed_at")?,
        key_epoch: row.get("key_epoch")?,
        bundle: unsigned(row.get("bundle")?),
        letters: unsigned(row.get("letters")?),
        unsent: row.get::<_, Option<i64>>("unsent")?.map(unsigned),
        program: row.get("program")?,
        seen_at: moment("seen_at")?,
        window: Window {
            from: moment("window_from")?,
            packets: unsigned(row.get("window_packets")?),
            bytes: unsigned(row.get("window_bytes")?),
        },
    })
}
