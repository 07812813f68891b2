package io.vedette.deployment;

import org.jspecify.annotations.Nullable;

/** Something that others are to be asked to do, once: to take a deployment back, or a remedy for what an alert says. The interlocks may still withhold it. */
public sealed interface Order permits RollbackOrder, RemedyOrder {
    /** Unique, and the same whenever it is ordered again. */
    String id();

    String service();

    /** The configured action's name. */
    String action();

    /** One sentence for the request and for people. */
    String reason();

    /** What may be done about it without a person. */
    Mode mode();

    /** What it is, for people, as in {@code Rollback of version 2.0}. */
    String subject();

    /** Stable over retries and crashes: receivers know a repeated request by it. */
    String requestId();

    /** What to go back to, as far as there is something to go back to. */
    @Nullable
    String previousVersion();

    /** Whether {@code newer} makes it pointless. */
    boolean isBefore(Deployment newer);
}
