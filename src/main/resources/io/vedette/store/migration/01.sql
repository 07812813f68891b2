-- Samples as they came, a blob a second and event loop; housekeeping folds them into results (02) and lets go of them.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY,  -- grows over all loops and runs
    at     INTEGER NOT NULL,     -- epoch milliseconds of the daemon's time when the batch was closed
    batch  BLOB    NOT NULL
) STRICT;

-- Each service's monitor as it stood after the journal's batch `number`.
CREATE TABLE monitor (
    service TEXT    PRIMARY KEY,
    number  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    state   BLOB    NOT NULL
) STRICT;
