-- What every job last said, or since when it is expected to say something.
CREATE TABLE heartbeat (
    job       TEXT    PRIMARY KEY,
    since     INTEGER NOT NULL,  -- nanoseconds since the epoch, as all times here
    started   INTEGER,           -- absent unless it runs
    ended     INTEGER,           -- absent until it ended for the first time, as the rest
    succeeded INTEGER,
    exit_code INTEGER,
    took      TEXT,              -- as ISO 8601 writes a duration
    output    TEXT
) STRICT, WITHOUT ROWID;
