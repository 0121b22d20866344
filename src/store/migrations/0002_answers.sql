-- What a server said word for word, what was fetched from it, and what a person decided where it disagreed.

-- A digest of what the report said when it was last frozen or fetched: a change taken back is no change.
ALTER TABLE report ADD COLUMN sent_digest BLOB CHECK (sent_digest IS NULL OR length(sent_digest) = 32);
-- When the report was fetched from the server; nothing where it was begun here.
ALTER TABLE report ADD COLUMN pulled_at TEXT;
-- The day on which the server had it registered as complete when it was fetched.
ALTER TABLE report ADD COLUMN completed_on TEXT;
-- The server has told that it is approved.
ALTER TABLE report ADD COLUMN is_approved INTEGER NOT NULL DEFAULT 0 CHECK (is_approved IN (0, 1));

-- What a server answered in an attempt, word for word, so that nobody has to trust our reading of it.
CREATE TABLE exchange (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    attempt INTEGER NOT NULL REFERENCES attempt (number),
    call    TEXT    NOT NULL CHECK (call IN ('look', 'import', 'complete', 'reopen', 'registered')),
    status  INTEGER NOT NULL,
    said    TEXT    NOT NULL
) STRICT;

CREATE INDEX exchange_of_attempt ON exchange (attempt);

-- Whose figure stands where this PC and the server disagreed, cell by cell, and who decided it.
CREATE TABLE choice (
    number                INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The row whose sending met the disagreement.
    outbox                INTEGER NOT NULL REFERENCES outbox (number),
    data_element          TEXT    NOT NULL,
    category_option_combo TEXT    NOT NULL,
    what                  TEXT    NOT NULL CHECK (what IN ('value', 'comment')),
    mine                  TEXT,
    theirs                TEXT,
    base                  TEXT,
    chosen                TEXT    NOT NULL CHECK (chosen IN ('mine', 'theirs', 'base')),
    person                TEXT    NOT NULL,
    at                    TEXT    NOT NULL
) STRICT;

CREATE INDEX choice_of_row ON choice (outbox);

CREATE TRIGGER exchange_is_kept BEFORE DELETE ON exchange
BEGIN SELECT RAISE(ABORT, 'what a server said is never deleted'); END;

CREATE TRIGGER exchange_is_not_rewritten BEFORE UPDATE ON exchange
BEGIN SELECT RAISE(ABORT, 'what a server said is never rewritten'); END;

CREATE TRIGGER choice_is_kept BEFORE DELETE ON choice
BEGIN SELECT RAISE(ABORT, 'a choice is never deleted'); END;

CREATE TRIGGER choice_is_not_rewritten BEFORE UPDATE ON choice
BEGIN SELECT RAISE(ABORT, 'a choice is never rewritten'); END;
