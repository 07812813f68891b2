-- What the verdict of each deployment was made of: enough to make it again.
CREATE TABLE dossier (
    deployment_id TEXT    PRIMARY KEY,
    format        INTEGER NOT NULL,
    record        TEXT    NOT NULL  -- JSON
) STRICT, WITHOUT ROWID;

-- A watch that ended without an alert vouched for nothing: no bound was looked at.
UPDATE deployment SET verdict = 'INCONCLUSIVE' WHERE verdict IN ('HEALTHY', 'UNDECIDED');
