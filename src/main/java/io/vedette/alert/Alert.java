package io.vedette.alert;

import io.vedette.alert.context.Context;
import io.vedette.target.Labels;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One episode of one rule, as it stands: what is told to people.
 *
 * @param key names the rule and what it watches, the same in every episode
 * @param episode names this episode, in every message about it
 * @param name the rule in one word, such as {@code EndpointDown}
 * @param labels always {@code alertname}, {@code severity}, {@code service}; {@code endpoint} or {@code slo} where they apply; the service's own
 * @param summary one line
 * @param description what was expected, what was found, how bad
 * @param endsAt when it was resolved; absent while it fires
 * @param context what stands around it, as of when it was told last
 */
public record Alert(
        String key,
        String episode,
        String name,
        Severity severity,
        Labels labels,
        String summary,
        String description,
        @Nullable URI runbook,
        Instant startsAt,
        @Nullable Instant endsAt,
        Context context) {
    /** An alert of which no more is known. */
    public Alert(
            String key,
            String episode,
            String name,
            Severity severity,
            Labels labels,
            String summary,
            String description,
            @Nullable URI runbook,
            Instant startsAt,
            @Nullable Instant endsAt) {
        this(key, episode, name, severity, labels, summary, description, runbook, startsAt, endsAt, Context.NONE);
    }

    public boolean firing() {
        return endsAt == null;
    }

    public String service() {
        return labels.value("service");
    }

    /** The same under another summary. */
    public Alert summarised(String other) {
        return new Alert(key, episode, name, severity, labels, other, description, runbook, startsAt, endsAt, context);
    }

    /** The same episode, over. */
    public Alert resolvedAt(Instant end, String why) {
        return new Alert(key, episode, name, severity, labels, summary, why, runbook, startsAt, end, context);
    }

    /** The same in other words. */
    public Alert worded(String otherSummary, String otherDescription) {
        return new Alert(
                key,
                episode,
                name,
                severity,
                labels,
                otherSummary,
                otherDescription,
                runbook,
                startsAt,
                endsAt,
                context);
    }

    /** The same, with what stands around it. */
    public Alert in(Context surroundings) {
        return new Alert(
                key, episode, name, severity, labels, summary, description, runbook, startsAt, endsAt, surroundings);
    }
}
