-- What stood around an alert when it was told last, as JSON; absent for alerts of earlier releases.
ALTER TABLE alert ADD COLUMN context TEXT;

-- What a receiver answered to an incident's first message that it needs to find it again; absent for receivers that need nothing.
ALTER TABLE incident ADD COLUMN mark TEXT;
