-- Every episode of every alert. One that fires, or whose end somebody must still be told, is also the outbox: what is to be sent follows from it and from `told`.
CREATE TABLE alert (
    episode     TEXT    PRIMARY KEY,
    key         TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    severity    TEXT    NOT NULL,
    labels      TEXT    NOT NULL,  -- JSON object
    summary     TEXT    NOT NULL,
    description TEXT    NOT NULL,
    runbook     TEXT,
    starts_at   INTEGER NOT NULL,  -- nanoseconds since the epoch, as all times here
    ends_at     INTEGER,
    ending      TEXT               -- why it ended
) STRICT, WITHOUT ROWID;

CREATE INDEX alert_firing ON alert (episode) WHERE ends_at IS NULL;
CREATE INDEX alert_ended ON alert (ends_at) WHERE ends_at IS NOT NULL;

-- A group of alerts as the routing tree made it.
CREATE TABLE alert_group (
    id     TEXT PRIMARY KEY,
    route  TEXT NOT NULL,  -- JSON object
    labels TEXT NOT NULL   -- JSON object
) STRICT, WITHOUT ROWID;

-- What one integration knows of one episode that is not closed for it.
CREATE TABLE told (
    integration TEXT    NOT NULL,
    episode     TEXT    NOT NULL,
    group_id    TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    owed        INTEGER NOT NULL,
    settled     INTEGER NOT NULL,
    PRIMARY KEY (integration, episode)
) STRICT, WITHOUT ROWID;

-- The messages of one group to one integration.
CREATE TABLE incident (
    integration TEXT    NOT NULL,
    group_id    TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    messages    INTEGER NOT NULL,
    open        TEXT,              -- JSON object: the message that is being tried
    PRIMARY KEY (integration, group_id)
) STRICT, WITHOUT ROWID;
