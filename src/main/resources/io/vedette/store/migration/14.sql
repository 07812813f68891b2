-- What people do not want to be told of for a while.
CREATE TABLE silence (
    id        TEXT    PRIMARY KEY,
    matchers  TEXT    NOT NULL,  -- as people write them
    starts_at INTEGER NOT NULL,  -- nanoseconds since the epoch, as all times here
    ends_at   INTEGER NOT NULL,
    author    TEXT    NOT NULL,
    reason    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
