-- Who must agree to a rollback, and what was last said of it.
ALTER TABLE rollback ADD COLUMN mode TEXT NOT NULL DEFAULT 'AUTOMATIC';
ALTER TABLE rollback ADD COLUMN first_attempt_at INTEGER;  -- absent until it was requested
ALTER TABLE rollback ADD COLUMN approval_until INTEGER;    -- absent unless a person is asked
ALTER TABLE rollback ADD COLUMN decided_by TEXT;
ALTER TABLE rollback ADD COLUMN decided_at INTEGER;
ALTER TABLE rollback ADD COLUMN said_at INTEGER;           -- absent until the interlocks were asked
ALTER TABLE rollback ADD COLUMN held_by TEXT;
ALTER TABLE rollback ADD COLUMN said TEXT;
UPDATE rollback SET first_attempt_at = at WHERE attempts > 0;

-- What a pipeline says of its deployment, and when a rollback of it was taken and found to be no help.
ALTER TABLE deployment ADD COLUMN rollback_of TEXT;
ALTER TABLE deployment ADD COLUMN rollback_safe INTEGER NOT NULL DEFAULT 1;
ALTER TABLE deployment ADD COLUMN taken_back_at INTEGER;
ALTER TABLE deployment ADD COLUMN unhelped_at INTEGER;
