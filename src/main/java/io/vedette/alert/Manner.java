package io.vedette.alert;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a node of the routing tree goes on with what it tells.
 *
 * @param escalation whom it tells when nobody takes care, the soonest first
 * @param digest when it tells what has gathered, in place of telling it as it comes; absent if it does not gather
 */
public record Manner(List<Step> escalation, @Nullable Rhythm digest) {
    public static final Manner PLAIN = new Manner(List.of());

    /**
     * One more who is told.
     *
     * @param after how long the alert has been told, and nobody has taken care of it
     */
    public record Step(Duration after, String receiver) {}

    public Manner {
        escalation = List.copyOf(escalation);
    }

    /** One that tells things as they come. */
    public Manner(List<Step> escalation) {
        this(escalation, null);
    }
}
