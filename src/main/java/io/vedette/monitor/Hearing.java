package io.vedette.monitor;

import io.vedette.deployment.evidence.ControlGroup;
import io.vedette.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The time between a critical alert that accuses a version and the verdict: an endpoint of the control group that is hit at the same moment may be probed an
 * interval later, so that a version is not blamed before its group had the time to fail as well. Belongs to the event loop of its service.
 */
final class Hearing {
    /** In which all event loops have told each other what they see. */
    private static final Duration WORD_OF_MOUTH = Duration.ofSeconds(3);
    /** Who is probed more seldom than this is not waited for. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Duration patience;
    private Instant gathered = Instant.MIN;
    private Instant fired = Instant.MIN;
    private @Nullable String accusation;

    Hearing(List<Target> targets, @Nullable Hearing earlier) {
        Duration interval = targets.stream()
                .map(Target::interval)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        patience = (interval.compareTo(LONGEST) < 0 ? interval : LONGEST).plus(WORD_OF_MOUTH);
        if (earlier != null) {
            gathered = earlier.gathered;
            fired = earlier.fired;
            accusation = earlier.accusation;
        }
    }

    /**
     * A critical alert has fired; while one is heard, another adds nothing.
     *
     * @param deployed when the version came, for the group to gather from then on; long ago, when there can be none
     */
    void open(String summary, Instant at, Instant deployed) {
        if (accusation == null) {
            accusation = summary;
            fired = at;
            gathered = deployed.equals(Instant.MIN) ? deployed : deployed.plus(WORD_OF_MOUTH);
        }
    }

    boolean isOpen() {
        return accusation != null;
    }

    /** The version is judged already, or gone. */
    void close() {
        accusation = null;
    }

    /** Gives what was heard, and when it fired, unless the group may still have something to say. */
    void end(Instant now, ControlGroup.State group, BiConsumer<String, Instant> judge) {
        boolean over =
                switch (group) {
                    case NONE -> !now.isBefore(gathered);
                    case SILENT, HEALTHY -> !now.isBefore(fired.plus(patience)) && !now.isBefore(gathered);
                    case DISTURBED -> true;
                };
        if (over) {
            endNow(judge);
        }
    }

    void endNow(BiConsumer<String, Instant> judge) {
        String summary = accusation;
        if (summary != null) {
            accusation = null;
            judge.accept(summary, fired);
        }
    }
}
