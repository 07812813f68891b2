-- The timeline.
CREATE TABLE event (
    number     INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,  -- nanoseconds since the epoch
    kind       TEXT    NOT NULL,
    service    TEXT,
    deployment TEXT,
    text       TEXT    NOT NULL
) STRICT;
