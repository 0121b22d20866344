-- A report that went over to a newer version of its form, as it stood under the older one: what had no place
-- in the newer form is kept here word for word.
CREATE TABLE carried_over (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    report       INTEGER NOT NULL REFERENCES report (number),
    from_version INTEGER NOT NULL,
    to_version   INTEGER NOT NULL CHECK (to_version > from_version),
    -- The report before, as JSON.
    body         TEXT    NOT NULL,
    person       TEXT    NOT NULL,
    at           TEXT    NOT NULL
) STRICT;

CREATE INDEX carried_over_of_report ON carried_over (report);

CREATE TRIGGER carried_over_is_kept BEFORE DELETE ON carried_over
BEGIN SELECT RAISE(ABORT, 'what a report was is never deleted'); END;

CREATE TRIGGER carried_over_is_not_rewritten BEFORE UPDATE ON carried_over
BEGIN SELECT RAISE(ABORT, 'what a report was is never rewritten'); END;
