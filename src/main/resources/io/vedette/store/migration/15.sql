-- Who has taken over which episode.
CREATE TABLE acknowledgement (
    episode TEXT    PRIMARY KEY,
    at      INTEGER NOT NULL,  -- nanoseconds since the epoch, as all times here
    author  TEXT    NOT NULL,
    note    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What links in messages are signed with.
CREATE TABLE signing_key (
    purpose TEXT PRIMARY KEY,
    key     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- When the firing of an episode first arrived.
ALTER TABLE told ADD COLUMN first INTEGER;
UPDATE told SET first = at WHERE owed AND settled;

-- Who else is told of an episode, and why.
CREATE TABLE summons (
    episode  TEXT    NOT NULL,
    receiver TEXT    NOT NULL,
    because  TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (episode, receiver)
) STRICT, WITHOUT ROWID;

-- Messages that were refused or given up.
CREATE TABLE dead_letter (
    number   INTEGER PRIMARY KEY,
    receiver TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    notice   TEXT    NOT NULL,
    labels   TEXT    NOT NULL,  -- JSON object: the group's
    headline TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    attempts INTEGER NOT NULL,
    at       INTEGER NOT NULL
) STRICT;

-- When a report was last told.
CREATE TABLE report (
    name TEXT    PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
