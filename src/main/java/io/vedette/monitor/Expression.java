package io.vedette.monitor;

import io.vedette.alert.AlertRule.Condition;
import java.time.Duration;
import java.util.Set;

/** What a rule of the user's own asks of a service's figures. Equal ones ask the same. Used by many event loops at once. */
public interface Expression {
    /** As it is written. */
    String source();

    /** The windows whose counts it asks for. */
    Set<Duration> windows();

    /** Whether it asks how long answers took. */
    boolean asksLatencies();

    /** Asks {@code figures}. What depends on a figure that there is not is {@link Condition#UNKNOWN}. */
    Condition holds(Figures figures);

    /** What each figure that it asks for is, as in {@code p95('10m') 912 ms, count('10m') 60}. */
    String explain(Figures figures);
}
