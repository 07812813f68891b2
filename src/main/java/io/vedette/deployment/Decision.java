package io.vedette.deployment;

/** What came of a person's word on a rollback. */
public sealed interface Decision {
    /** There is no rollback of such a deployment. */
    record Unknown() implements Decision {}

    /**
     * It is as the person wants it.
     *
     * @param before whether it had been decided so before
     */
    record Done(RollbackState state, boolean before) implements Decision {}

    /** It came to another end, or never waited for anybody: its state says how. */
    record Otherwise(RollbackState state) implements Decision {}

    /** An interlock holds it back, and nothing was done. */
    record Held(Interlock interlock, String why) implements Decision {}

    /** The word cannot be written down now, so that a restart would ask again: nothing was done. */
    record NotKept(RollbackState state) implements Decision {}
}
