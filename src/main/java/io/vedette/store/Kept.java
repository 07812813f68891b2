package io.vedette.store;

/** Where a fact is when its owner may go on. */
public enum Kept {
    /** Committed and synced: it survives a kill and a power cut. */
    ON_DISK,
    /** In memory, to be written as soon as the disk lets us; until then a restart forgets it. */
    IN_MEMORY
}
