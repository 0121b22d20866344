-- One world: its forms, its reports, what was done to them, and what is on its way.

-- "Daft": files of other programs are left alone.
PRAGMA application_id = 1147233908;

-- Who this file is. One row.
CREATE TABLE meta (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    kind          TEXT    NOT NULL CHECK (kind IN ('practice', 'national')),
    created_at    TEXT    NOT NULL,
    -- A random name of this PC's world; stays over a restore.
    device        INTEGER NOT NULL,
    -- Drawn anew at creation and at every restore, so that numbers of a restored file mean other contents.
    incarnation   INTEGER NOT NULL,
    restored_at   TEXT,
    restored_from TEXT
) STRICT;

-- What a person chose, as JSON by name.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Forms in every version a report was ever filled with.
CREATE TABLE form (
    data_set TEXT    NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 0),
    body     TEXT    NOT NULL,
    PRIMARY KEY (data_set, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_unit (
    id   TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which unit fills which form, in the order of the board.
CREATE TABLE assignment (
    position          INTEGER PRIMARY KEY,
    data_set          TEXT NOT NULL,
    organisation_unit TEXT NOT NULL REFERENCES organisation_unit (id),
    UNIQUE (data_set, organisation_unit)
) STRICT;

CREATE TABLE report (
    number                       INTEGER PRIMARY KEY AUTOINCREMENT,
    data_set                     TEXT    NOT NULL,
    organisation_unit            TEXT    NOT NULL REFERENCES organisation_unit (id),
    period                       TEXT    NOT NULL,
    attribute_option_combo       TEXT    NOT NULL,
    -- The period's first day, for order: ids of periods do not sort by time.
    first_day                    TEXT    NOT NULL,
    form_version                 INTEGER NOT NULL,
    status                       TEXT    NOT NULL CHECK (status IN
                                 ('draft', 'confirmed', 'queued', 'received', 'in_dhis2', 'returned')),
    revision                     INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0),
    -- Rises with every change of what would be sent. An answer to an older content says nothing of a newer one.
    content                      INTEGER NOT NULL DEFAULT 0,
    -- The content that was last frozen, if any.
    sent_content                 INTEGER,
    cursor_data_element          TEXT,
    cursor_category_option_combo TEXT,
    zero_report                  TEXT,
    saved_at                     TEXT,
    -- When the server was last asked what it holds for this report.
    server_seen_at               TEXT,
    UNIQUE (data_set, organisation_unit, period, attribute_option_combo),
    FOREIGN KEY (data_set, form_version) REFERENCES form (data_set, version)
) STRICT;

CREATE INDEX report_by_time ON report (organisation_unit, data_set, attribute_option_combo, first_day);

-- What stands in the cells. No row means blank and without comment.
CREATE TABLE data_value (
    report                INTEGER NOT NULL REFERENCES report (number),
    -- 0 is the report itself; sheets that are summed into it count from 1.
    sheet                 INTEGER NOT NULL DEFAULT 0 CHECK (sheet >= 0),
    data_element          TEXT    NOT NULL,
    category_option_combo TEXT    NOT NULL,
    state                 TEXT    NOT NULL CHECK (state IN ('blank', 'given', 'not_available')),
    value                 TEXT,
    reason                TEXT    CHECK (reason IN
                          ('stock_out', 'no_service', 'register_lost', 'other')),
    comment               TEXT,
    follow_up             INTEGER NOT NULL DEFAULT 0 CHECK (follow_up IN (0, 1)),
    -- The parts of a tally, as keyed.
    parts                 TEXT,
    repeated              INTEGER NOT NULL DEFAULT 0 CHECK (repeated IN (0, 1)),
    PRIMARY KEY (report, sheet, data_element, category_option_combo),
    CHECK ((state = 'given') = (value IS NOT NULL)),
    CHECK ((state = 'not_available') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Everything a person did, in order. Undo and redo are read from here, so they outlive a restart.
CREATE TABLE audit (
    seq                   INTEGER PRIMARY KEY AUTOINCREMENT,
    report                INTEGER NOT NULL REFERENCES report (number),
    -- 'save' makes a step; 'undo' and 'redo' name the step they take back or do again;
    -- 'note' is a deed outside the chain of undo.
    kind                  TEXT    NOT NULL CHECK (kind IN ('save', 'undo', 'redo', 'note')),
    step                  INTEGER NOT NULL,
    -- The step as the screen counted it.
    asked_step            INTEGER NOT NULL,
    what                  TEXT    NOT NULL CHECK (what IN
                          ('cell', 'zero_report', 'acceptance', 'control_total', 'notification', 'status')),
    sheet                 INTEGER NOT NULL DEFAULT 0,
    data_element          TEXT,
    category_option_combo TEXT,
    before                TEXT,
    after                 TEXT,
    person                TEXT    NOT NULL,
    at                    TEXT    NOT NULL,
    CHECK ((what = 'cell') = (data_element IS NOT NULL AND category_option_combo IS NOT NULL))
) STRICT;

CREATE INDEX audit_of_report ON audit (report, seq);
CREATE INDEX audit_by_step ON audit (report, step, kind);
CREATE INDEX audit_of_cell ON audit (report, data_element, category_option_combo) WHERE what = 'cell';

CREATE TABLE acceptance (
    report  INTEGER NOT NULL REFERENCES report (number),
    finding TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    person  TEXT    NOT NULL,
    at      TEXT    NOT NULL,
    PRIMARY KEY (report, finding)
) STRICT;

CREATE TABLE control_total (
    report   INTEGER NOT NULL REFERENCES report (number),
    total_of TEXT    NOT NULL,
    value    INTEGER NOT NULL,
    PRIMARY KEY (report, total_of)
) STRICT;

CREATE TABLE notification (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    report       INTEGER NOT NULL REFERENCES report (number),
    data_element TEXT    NOT NULL,
    note         TEXT    NOT NULL,
    person       TEXT    NOT NULL,
    at           TEXT    NOT NULL
) STRICT;

CREATE INDEX notification_of_report ON notification (report);

-- What was confirmed, frozen, and is on its way. Numbers rise for ever and rows are kept for ever.
CREATE TABLE outbox (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    report       INTEGER NOT NULL REFERENCES report (number),
    revision     INTEGER NOT NULL,
    -- The report's content when it was frozen.
    content      INTEGER NOT NULL,
    payload      BLOB    NOT NULL,
    sha256       BLOB    NOT NULL CHECK (length(sha256) = 32),
    status       TEXT    NOT NULL CHECK (status IN ('queued', 'received', 'in_dhis2', 'returned')),
    queued_at    TEXT    NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    -- When it is tried again; nothing means never by itself: it has arrived, or waits for a person.
    next_attempt TEXT,
    last_answer  TEXT,
    -- The row that was queued in place of this one before it had arrived.
    replaced_by  INTEGER REFERENCES outbox (number) CHECK (replaced_by > number),
    UNIQUE (report, revision)
) STRICT;

CREATE INDEX outbox_due ON outbox (next_attempt) WHERE next_attempt IS NOT NULL;

-- Every attempt and what came of it.
CREATE TABLE attempt (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    outbox INTEGER NOT NULL REFERENCES outbox (number),
    at     TEXT    NOT NULL,
    status TEXT    NOT NULL,
    answer TEXT    NOT NULL
) STRICT;

CREATE INDEX attempt_of_row ON attempt (outbox);

-- What the server was last seen to hold for a report: the base of the three-way choice, and the
-- comments that must travel along with their values.
CREATE TABLE server_value (
    report                INTEGER NOT NULL REFERENCES report (number),
    data_element          TEXT    NOT NULL,
    category_option_combo TEXT    NOT NULL,
    value                 TEXT,
    comment               TEXT,
    follow_up             INTEGER NOT NULL DEFAULT 0 CHECK (follow_up IN (0, 1)),
    PRIMARY KEY (report, data_element, category_option_combo)
) STRICT, WITHOUT ROWID;

-- When the server was last reached, and what it was then. At most one row.
CREATE TABLE server_contact (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    tried_at       TEXT NOT NULL,
    reached_at     TEXT,
    version        TEXT,
    -- Seconds by which the server's clock was ahead of ours.
    clock_ahead    INTEGER,
    trouble        TEXT
) STRICT;

-- Nothing that was keyed or queued can be deleted: not by a menu, a setting, an update or a mistake.

CREATE TRIGGER report_is_kept BEFORE DELETE ON report
BEGIN SELECT RAISE(ABORT, 'a report is never deleted'); END;

CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is never deleted'); END;

CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is never rewritten'); END;

CREATE TRIGGER outbox_is_kept BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'the outbox is never deleted'); END;

CREATE TRIGGER outbox_is_frozen
BEFORE UPDATE OF number, report, revision, content, payload, sha256, queued_at ON outbox
BEGIN SELECT RAISE(ABORT, 'what was queued is never changed'); END;

CREATE TRIGGER outbox_is_replaced_by_its_own_report BEFORE UPDATE OF replaced_by ON outbox
WHEN OLD.replaced_by IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM outbox AS newer
                   WHERE newer.number = NEW.replaced_by AND newer.report = OLD.report)
BEGIN SELECT RAISE(ABORT, 'only a newer row of the same report takes the place of a row'); END;

CREATE TRIGGER outbox_does_not_go_back BEFORE UPDATE OF status ON outbox
WHEN NEW.status = 'queued' AND OLD.status IN ('received', 'in_dhis2')
BEGIN SELECT RAISE(ABORT, 'what has arrived does not become unsent'); END;

CREATE TRIGGER attempt_is_kept BEFORE DELETE ON attempt
BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;

CREATE TRIGGER form_in_use_is_not_rewritten BEFORE UPDATE OF body ON form
WHEN OLD.body <> NEW.body
    AND EXISTS (SELECT 1 FROM report
                WHERE report.data_set = OLD.data_set AND report.form_version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'a form that a report was filled with is never changed'); END;
