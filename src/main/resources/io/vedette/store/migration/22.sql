-- From whose group somebody else is told.
ALTER TABLE summons ADD COLUMN in_place_of TEXT NOT NULL DEFAULT '';
