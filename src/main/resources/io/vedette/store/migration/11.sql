-- Every deployment, and what its watch came to.
CREATE TABLE deployment (
    number           INTEGER PRIMARY KEY,  -- the order of their coming, whatever the clock did
    id               TEXT    NOT NULL UNIQUE,
    service          TEXT    NOT NULL,
    version          TEXT    NOT NULL,
    previous_version TEXT,
    environment      TEXT,
    url              TEXT,
    reported_by      TEXT,
    at               INTEGER NOT NULL,  -- nanoseconds since the epoch, as all times here
    watched_until    INTEGER NOT NULL,
    verdict          TEXT    NOT NULL,
    why              TEXT    NOT NULL,
    measured         INTEGER NOT NULL,
    critical_before  INTEGER NOT NULL,
    judged_at        INTEGER,
    rollback         TEXT,              -- how far it came; absent when none was wanted
    recovered_at     INTEGER
) STRICT;

CREATE INDEX deployment_of_service ON deployment (service, number);

-- What was reported under which Idempotency-Key.
CREATE TABLE deployment_key (
    key           TEXT PRIMARY KEY,
    report        TEXT NOT NULL,
    deployment_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every rollback that the evidence asked for.
CREATE TABLE rollback (
    deployment_id TEXT    PRIMARY KEY,
    action        TEXT    NOT NULL,
    reason        TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    stage         TEXT,              -- absent until the interlocks were asked
    attempts      INTEGER NOT NULL,
    under_way     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
