-- What a gateway has accepted: devices, their sealed packets, the reports that stand, letters and bundles.

-- "Dafl": never taken for the file of a world.
PRAGMA application_id = 1147233900;

-- Who this ledger is. One row.
CREATE TABLE ledger (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    -- Random; drawn anew when the ledger is restored, so that devices send again what it has forgotten.
    epoch       INTEGER NOT NULL,
    created_at  TEXT    NOT NULL,
    restored_at TEXT
) STRICT;

-- The gateway's public keys; the private ones lie in files.
CREATE TABLE gateway_key (
    epoch   INTEGER PRIMARY KEY CHECK (epoch BETWEEN 1 AND 255),
    public  BLOB    NOT NULL CHECK (length(public) = 32),
    made_at TEXT    NOT NULL,
    state   TEXT    NOT NULL CHECK (state IN ('next', 'current', 'old'))
) STRICT;

CREATE UNIQUE INDEX one_current_key ON gateway_key (state) WHERE state = 'current';
CREATE UNIQUE INDEX one_next_key ON gateway_key (state) WHERE state = 'next';

-- A number is never given twice.
CREATE TABLE device (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Nothing until the PC has answered.
    public         BLOB CHECK (length(public) = 32),
    ssh_key        TEXT,
    -- The digest of the token, never the token.
    token          BLOB    NOT NULL UNIQUE CHECK (length(token) = 32),
    expires_at     TEXT    NOT NULL,
    enrolled_at    TEXT,
    revoked_at     TEXT,
    -- When another key came with the token that was used.
    alarmed_at     TEXT,
    -- The newest of the gateway's keys that it has used.
    key_epoch      INTEGER NOT NULL DEFAULT 0,
    -- What it said that it holds.
    bundle         INTEGER NOT NULL DEFAULT 0,
    letters        INTEGER NOT NULL DEFAULT 0,
    unsent         INTEGER,
    program        TEXT,
    seen_at        TEXT,
    -- How much it has sent since a moment, for the quota.
    window_from    TEXT,
    window_packets INTEGER NOT NULL DEFAULT 0,
    window_bytes   INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The units and combos that packets name by place: they only grow at the end.
CREATE TABLE device_list (
    device INTEGER NOT NULL REFERENCES device (number),
    list   TEXT    NOT NULL CHECK (list IN ('unit', 'combo')),
    place  INTEGER NOT NULL CHECK (place >= 0),
    uid    TEXT    NOT NULL,
    PRIMARY KEY (device, list, place),
    UNIQUE (device, list, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE incarnation (
    device         INTEGER NOT NULL REFERENCES device (number),
    incarnation    INTEGER NOT NULL,
    first_seen_at  TEXT    NOT NULL,
    -- All numbers of class report up to this one have arrived.
    contiguous     INTEGER NOT NULL DEFAULT 0,
    highest        INTEGER NOT NULL DEFAULT 0,
    -- The last number of class control, and the digest of its packet.
    control        INTEGER NOT NULL DEFAULT 0,
    control_digest BLOB,
    PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
    id                     INTEGER PRIMARY KEY,
    data_set               TEXT NOT NULL,
    organisation_unit      TEXT NOT NULL,
    period                 TEXT NOT NULL,
    attribute_option_combo TEXT NOT NULL,
    -- The packet that stands; nothing where DHIS2's own figures do, or nothing yet.
    head                   INTEGER REFERENCES packet (id),
    head_content           BLOB CHECK (length(head_content) = 32),
    head_snapshot          TEXT,
    -- What DHIS2 held when work on the report was last ended.
    seen                   TEXT,
    UNIQUE (data_set, organisation_unit, period, attribute_option_combo)
) STRICT;

-- Every packet of class report, for ever. The row is the acceptance.
CREATE TABLE packet (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    device       INTEGER NOT NULL,
    incarnation  INTEGER NOT NULL,
    sequence     INTEGER NOT NULL CHECK (sequence > 0),
    -- As it came, and what was sealed in it.
    bytes        BLOB    NOT NULL,
    digest       BLOB    NOT NULL CHECK (length(digest) = 32),
    message      BLOB    NOT NULL,
    -- Which of the gateway's keys it was sealed to.
    epoch        INTEGER NOT NULL,
    received_at  TEXT    NOT NULL,
    door         TEXT    NOT NULL,
    verdict      TEXT    NOT NULL,
    stage        TEXT    NOT NULL,
    -- The stage that the device was last told.
    told         TEXT,
    -- What it turned out to be; nothing while it cannot be read, or is no report.
    report       INTEGER REFERENCES report (id),
    content      BLOB CHECK (length(content) = 32),
    snapshot     TEXT,
    -- The schema it waits for.
    schema       BLOB CHECK (length(schema) = 4),
    -- Of a tombstone: the number that shall never be forwarded.
    voids        INTEGER,
    failures     INTEGER NOT NULL DEFAULT 0,
    next_attempt TEXT,
    -- How the last attempt to forward it ended, as JSON.
    said         TEXT,
    -- What a person of the national team has agreed to write over, as JSON.
    agreed       TEXT,
    UNIQUE (device, incarnation, sequence),
    FOREIGN KEY (device, incarnation) REFERENCES incarnation (device, incarnation)
) STRICT;

CREATE INDEX packet_of_report ON packet (report, id);
CREATE INDEX packet_undecided ON packet (verdict, id) WHERE verdict IN ('waits_for_base', 'held_for_schema', 'revoked');
CREATE INDEX packet_to_forward ON packet (stage, id) WHERE stage <> 'in_dhis2' AND stage <> 'ended';
CREATE INDEX packet_untold ON packet (device, id) WHERE told IS NOT stage;

CREATE TRIGGER packet_is_kept BEFORE DELETE ON packet
BEGIN
    SELECT RAISE(ABORT, 'a packet is kept for ever');
END;

CREATE TRIGGER packet_is_never_changed BEFORE UPDATE OF device, incarnation, sequence, bytes, digest, message ON packet
BEGIN
    SELECT RAISE(ABORT, 'a packet is never changed');
END;

-- Other bytes under a number that is taken: both are kept.
CREATE TABLE fork (
    id          INTEGER PRIMARY KEY,
    device      INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    bytes       BLOB    NOT NULL,
    digest      BLOB    NOT NULL CHECK (length(digest) = 32),
    received_at TEXT    NOT NULL,
    UNIQUE (device, incarnation, sequence, digest)
) STRICT;

CREATE TABLE letter (
    device     INTEGER NOT NULL REFERENCES device (number),
    number     INTEGER NOT NULL CHECK (number > 0),
    body       BLOB    NOT NULL,
    written_at TEXT    NOT NULL,
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundle (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    digest   BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    bytes    BLOB NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

-- Every schema ever issued, with the form that reads it.
CREATE TABLE schema (
    short  BLOB    PRIMARY KEY CHECK (length(short) = 4),
    hash   BLOB    NOT NULL CHECK (length(hash) = 32),
    parts  TEXT    NOT NULL,
    form   TEXT    NOT NULL,
    bundle INTEGER NOT NULL REFERENCES bundle (number)
) STRICT, WITHOUT ROWID;
