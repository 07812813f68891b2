-- What people work on, as they said while the daemon ran; the windows of the configuration are not here.
CREATE TABLE maintenance (
    id        TEXT    PRIMARY KEY,
    services  TEXT,              -- names, a line each; absent where labels say it
    labels    TEXT,              -- a JSON object; absent where names say it
    starts_at INTEGER NOT NULL,  -- nanoseconds since the epoch, as all times here
    ends_at   INTEGER NOT NULL,
    author    TEXT    NOT NULL,
    reason    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
