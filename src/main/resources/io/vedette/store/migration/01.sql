-- What monitors were told: a blob a second and event loop. Housekeeping folds it into results and lets go of it.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY,  -- grows over all loops and runs
    loop   INTEGER NOT NULL,
    at     INTEGER NOT NULL,     -- epoch milliseconds of the daemon's time of its last entry
    batch  BLOB    NOT NULL
) STRICT;

-- Each service's monitor as it stood after the journal's batch `number`.
CREATE TABLE monitor (
    service TEXT    PRIMARY KEY,
    number  INTEGER NOT NULL,
    loop    INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    recent  BLOB    NOT NULL,
    sealed  BLOB    -- latencies of hours and days that are over: large, and the same for an hour
) STRICT;
