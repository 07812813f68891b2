package io.vedette.demo.story;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the story ended.
 *
 * @param reached when each milestone was reached, since the story began
 */
public record Ending(Map<Milestone, Duration> reached) {
    public Ending {
        var copy = new EnumMap<Milestone, Duration>(Milestone.class);
        copy.putAll(reached);
        reached = copy;
    }

    /** Whether all of it was told. */
    public boolean complete() {
        return missing().isEmpty();
    }

    /** What did not happen. */
    public List<Milestone> missing() {
        return Arrays.stream(Milestone.values())
                .filter(milestone -> !reached.containsKey(milestone))
                .toList();
    }

    /** The figures that matter, each counted from the deployment of the bad version. */
    public List<String> figures() {
        return List.of(
                figure("until the alert fired", Milestone.ALERTED),
                figure("until people were told, by chat and by mail", Milestone.CHAT_TOLD, Milestone.MAIL_SENT),
                figure("until the version was taken back", Milestone.TAKEN_BACK),
                figure("until the service had recovered", Milestone.RECOVERED),
                figure("until people were told of the end", Milestone.CHAT_CLOSED, Milestone.MAIL_CLOSED));
    }

    private String figure(String words, Milestone... milestones) {
        Duration start = reached.getOrDefault(Milestone.DEPLOYED, Duration.ZERO);
        Duration last = Arrays.stream(milestones)
                .map(milestone -> reached.getOrDefault(milestone, start))
                .max(Duration::compareTo)
                .orElse(start);
        return String.format(Locale.ROOT, "%6.1f s  %s", last.minus(start).toMillis() / 1e3, words);
    }
}
