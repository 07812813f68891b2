package io.vedette.sight;

import java.time.Instant;

/**
 * What this place sees.
 *
 * <pre>
 *   Clear ──▶ Suspected ──▶ Shaken ──▶ Blind ──▶ Outage
 *     ▲           │            │         │          │
 *     └───────────┴────────────┴─────────┴──────────┘
 * </pre>
 */
public sealed interface Seen {
    /** What there is to see. */
    record Clear() implements Seen {}

    /** So many fall silent together that it may be our own network: nobody is told of them until that is known. */
    record Suspected(Instant since) implements Seen {}

    /**
     * Most anchors have not answered one look: our own network may be gone for a moment. What is silent meanwhile counts for nothing, and nobody is told of it, nor of this.
     *
     * @param since when they answered last
     * @param until when what was asked meanwhile has been answered or given up
     */
    record Shaken(Instant since, Instant until) implements Seen {}

    /**
     * Our own network is taken to be the cause.
     *
     * @param since when the first endpoint fell silent
     * @param noticed when that was enough
     * @param anchored whether anchors say so, or nothing speaks against it
     */
    record Blind(Instant since, Instant noticed, boolean anchored) implements Seen {}

    /**
     * So much is down at once, and our own network is not the cause.
     *
     * @param until for how long the one page stands for all
     */
    record Outage(Instant since, Instant until) implements Seen {}
}
