-- The last good list of each source of targets, so that a source that is gone at a start costs nothing.
CREATE TABLE discovered (
    source TEXT PRIMARY KEY,  -- service/source
    at INTEGER NOT NULL,      -- when it was seen
    targets TEXT NOT NULL     -- JSON, as the discovery writes it
) STRICT;
