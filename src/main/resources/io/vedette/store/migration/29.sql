-- What was started for an order, as its platform calls it, as long as that is followed to its end.
ALTER TABLE rollback ADD COLUMN run TEXT;
ALTER TABLE remedy ADD COLUMN run TEXT;
