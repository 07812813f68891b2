-- What decided whether people were told of an episode: its way, what held it back, who took it over.
CREATE TABLE footprint (
    number   INTEGER PRIMARY KEY,
    episode  TEXT    NOT NULL,
    at       INTEGER NOT NULL,  -- nanoseconds since the epoch, as all times here
    kind     TEXT    NOT NULL,
    receiver TEXT    NOT NULL,  -- empty when it concerns all
    text     TEXT    NOT NULL,
    until    INTEGER            -- absent unless it ends by itself
) STRICT;

CREATE INDEX footprint_of_episode ON footprint (episode, receiver, number);

-- Every message to an integration, and what has become of it.
CREATE TABLE telling (
    number      INTEGER PRIMARY KEY,
    notice      TEXT    NOT NULL UNIQUE,
    integration TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    first_at    INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    outcome     TEXT    NOT NULL,
    said        TEXT    NOT NULL,
    next_at     INTEGER  -- absent unless it is tried again
) STRICT;

-- The episodes that a message names.
CREATE TABLE telling_of (
    episode TEXT    NOT NULL,
    telling INTEGER NOT NULL,
    firing  INTEGER NOT NULL,
    PRIMARY KEY (episode, telling)
) STRICT, WITHOUT ROWID;

CREATE INDEX telling_of_telling ON telling_of (telling);

CREATE INDEX alert_of_start ON alert (starts_at);
