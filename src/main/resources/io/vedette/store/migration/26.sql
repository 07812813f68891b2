-- Every remedy that an alert asked for, and how far it came; written together with the alert.
CREATE TABLE remedy (
    id               TEXT    PRIMARY KEY,
    action           TEXT    NOT NULL,  -- the remedy's name
    reason           TEXT    NOT NULL,
    ordered_at       INTEGER NOT NULL,  -- nanoseconds since the epoch, as all times here
    stage            TEXT,              -- absent until the interlocks were asked
    attempts         INTEGER NOT NULL,
    under_way        INTEGER NOT NULL,
    mode             TEXT    NOT NULL,
    first_attempt_at INTEGER,           -- absent until it was requested
    approval_until   INTEGER,           -- absent unless a person is asked
    decided_by       TEXT,
    decided_at       INTEGER,
    said_at          INTEGER,
    held_by          TEXT,
    said             TEXT,
    episode          TEXT    NOT NULL,  -- of the alert
    labels           TEXT    NOT NULL   -- of the alert, as JSON
) STRICT, WITHOUT ROWID;
