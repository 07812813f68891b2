-- Names of targets: everything else knows them by a number that is made of the name.
CREATE TABLE target (
    key      INTEGER PRIMARY KEY,
    service  TEXT NOT NULL,
    endpoint TEXT NOT NULL
) STRICT;

-- Single results, five minutes of a target a row; in the order of time, so that old ones go page by page.
CREATE TABLE result (
    period  INTEGER NOT NULL,  -- number of five minutes since the epoch
    target  INTEGER NOT NULL,
    samples INTEGER NOT NULL,
    batch   BLOB    NOT NULL,
    PRIMARY KEY (period, target)
) STRICT, WITHOUT ROWID;

-- What a target's scheduled probes found, by the hour and by the day (number since the epoch).
CREATE TABLE hour (
    hour      INTEGER NOT NULL,
    target    INTEGER NOT NULL,
    counts    BLOB    NOT NULL,
    latencies BLOB    NOT NULL,  -- HdrHistogram V2, microseconds
    PRIMARY KEY (hour, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE day (
    day       INTEGER NOT NULL,
    target    INTEGER NOT NULL,
    counts    BLOB    NOT NULL,
    latencies BLOB    NOT NULL,
    PRIMARY KEY (day, target)
) STRICT, WITHOUT ROWID;

-- Each time that a target's probes found something else than before: for good.
CREATE TABLE change (
    target INTEGER NOT NULL,
    at     INTEGER NOT NULL,  -- epoch milliseconds of the due time
    found  TEXT    NOT NULL,  -- up, degraded, down, unknown
    reason TEXT    NOT NULL,  -- empty when up
    detail TEXT    NOT NULL,
    PRIMARY KEY (target, at)
) STRICT, WITHOUT ROWID;

-- How far housekeeping came.
CREATE TABLE progress (
    work TEXT    PRIMARY KEY,
    done INTEGER NOT NULL
) STRICT;
