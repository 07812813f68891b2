package io.vedette.alert;

import java.time.Instant;
import java.util.List;

/** Why the firing of an alert is not told for now; what was told before is still followed by its end. */
public sealed interface Held {
    /** A silence matches it. */
    record Silenced(String silence, String author, String why, Instant until) implements Held {
        @Override
        public String reason() {
            return "silenced by " + author + ": " + why;
        }
    }

    /** Its route is quiet in a time interval that it is now. */
    record Muted(String interval, Instant until) implements Held {
        @Override
        public String reason() {
            return "its route is quiet by the time interval " + interval;
        }
    }

    /** Its route tells within time intervals only, and it is none of them now. */
    record Inactive(List<String> intervals, Instant until) implements Held {
        public Inactive {
            intervals = List.copyOf(intervals);
        }

        @Override
        public String reason() {
            return "its route is quiet outside of " + String.join(", ", intervals);
        }
    }

    /** Another alert that fires says more than this one. */
    record Inhibited(Alert by) implements Held {
        @Override
        public String reason() {
            return "inhibited by " + by.name() + " of " + by.service();
        }
    }

    /** What its service needs is down. */
    record DependsOn(String parent, Instant until) implements Held {
        @Override
        public String reason() {
            return "depends on " + parent
                    + (until.equals(Instant.MAX) ? ", which is down" : ", which was down until now");
        }
    }

    /** What its service needs may be down too, which is not known yet. */
    record AwaitsParent(String parent, Instant until) implements Held {
        @Override
        public String reason() {
            return "waits to see whether " + parent + " is down too";
        }
    }

    /** So much is down at once that one message stands for all. */
    record PartOfOutage(Instant until) implements Held {
        @Override
        public String reason() {
            return "part of a mass outage, which was told as one";
        }
    }

    /** The place that we look from sees nothing at all. */
    record Blind(String location) implements Held {
        @Override
        public String reason() {
            return "nothing can be seen from " + location + ": the network there is the suspect";
        }
    }

    /** It is not clear whether this place sees at all. */
    record Unclear(String why) implements Held {
        @Override
        public String reason() {
            return why;
        }
    }

    /** Others may fall silent in the next moments, which would make our own network the suspect. */
    record FirstOfMany(Instant until) implements Held {
        @Override
        public String reason() {
            return "waits for some seconds to see whether much else falls silent too";
        }
    }

    /**
     * Its service is being worked on.
     *
     * @param why the reason of the window, and who opened it
     */
    record Maintained(String window, String why, Instant until) implements Held {
        @Override
        public String reason() {
            return "in maintenance: " + why;
        }
    }

    /** The words that {@link #label} may be. */
    List<String> LABELS = List.of("silenced", "muted", "inhibited", "depending", "outage", "blind", "maintained");

    /** In one word. */
    default String label() {
        return switch (this) {
            case Silenced _ -> "silenced";
            case Muted _, Inactive _ -> "muted";
            case Inhibited _ -> "inhibited";
            case DependsOn _, AwaitsParent _ -> "depending";
            case PartOfOutage _ -> "outage";
            case Blind _, Unclear _, FirstOfMany _ -> "blind";
            case Maintained _ -> "maintained";
        };
    }

    /** One clause for people. */
    String reason();

    /** Whether it is but the time that it takes to find something out: company is waited for all the same. */
    default boolean isMoment() {
        return this instanceof AwaitsParent || this instanceof FirstOfMany;
    }

    /** When it ends by itself at the latest; {@link Instant#MAX} when its end is an event. */
    default Instant until() {
        return Instant.MAX;
    }
}
