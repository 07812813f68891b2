package io.vedette.alert;

import io.vedette.delivery.Attempts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one group to one integration, from its first alert until it is over.
 *
 * @param name what all their ids begin with
 * @param messages how many were named so far
 * @param open the message that is being tried; absent when nothing waits
 * @param mark what the receiver finds the first message by; absent when it needs nothing
 */
public record Incident(
        String name,
        int messages,
        @Nullable Open open,
        @Nullable String mark) {
    public Incident(String name, int messages, @Nullable Open open) {
        this(name, messages, open, null);
    }

    public Incident {
        if (messages < 0) {
            throw new IllegalArgumentException("expected no fewer than no messages, found " + messages);
        }
    }

    /** The next message's number given out. */
    public Incident next() {
        return new Incident(name, messages + 1, open, mark);
    }

    /** The id of the newest message. */
    public String id() {
        return name + "." + messages;
    }

    public Incident with(@Nullable Open trying) {
        return new Incident(name, messages, trying, mark);
    }

    /** With what its receiver finds it by. */
    public Incident marked(@Nullable String found) {
        return new Incident(name, messages, open, found);
    }

    /**
     * A message that may or may not have arrived: what it says, by the episodes it names.
     *
     * @param at when it was worded
     */
    public record Open(NotifyReason reason, List<String> firing, List<String> resolved, Instant at, Attempts attempts) {
        public Open {
            firing = List.copyOf(firing);
            resolved = List.copyOf(resolved);
        }

        Stream<String> episodes() {
            return Stream.concat(firing.stream(), resolved.stream());
        }

        /** What {@code notice} says. */
        public static Open of(Notice notice, Attempts attempts) {
            return new Open(
                    notice.reason(), episodes(notice.firing()), episodes(notice.resolved()), notice.at(), attempts);
        }

        private static List<String> episodes(List<Alert> alerts) {
            return alerts.stream().map(Alert::episode).toList();
        }
    }
}
