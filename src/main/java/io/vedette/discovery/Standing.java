package io.vedette.discovery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands: its last good list, and what is wrong with it now. Pure: a look makes the next standing.
 *
 * @param targets the last good list, which is in force; sorted, each once
 * @param seen when the source last gave a whole list
 * @param trouble since when and why it gives none; nothing while it does
 * @param doubt that it gives much less than before, and is not believed yet; mostly nothing
 * @param refused what it gave last that cannot be used
 * @param failures looks that came to nothing, since the start
 */
public record Standing(
        List<Candidate> targets,
        @Nullable Instant seen,
        @Nullable Trouble trouble,
        @Nullable Doubt doubt,
        Refusals refused,
        long failures) {
    /** Of a source that nobody has looked at. */
    public static final Standing NEW = new Standing(List.of(), null, null, null, Refusals.NONE, 0);

    public Standing {
        targets = List.copyOf(targets);
    }

    /**
     * A source cannot be read.
     *
     * @param why fits after its name, as in {@code is not there}
     */
    public record Trouble(Instant since, String why) {}

    /** A source suddenly lacks {@code lost} of {@code known} targets, which are watched for a while longer. */
    public record Doubt(Instant since, int lost, int known) {}

    /** What an earlier process saw last. */
    public static Standing recalled(List<Candidate> targets, Instant seen) {
        return new Standing(targets, seen, null, null, Refusals.NONE, 0);
    }

    /** What it is after {@code look} at {@code now}. */
    Standing after(Look look, Caution caution, Instant now) {
        return switch (look) {
            case Look.Failed(String why) -> failed(why, now);
            case Look.Seen seen
            when seen.targets().isEmpty() && !caution.mayBeEmpty() ->
                failed(empty(seen.refused()), now).with(seen.refused());
            case Look.Seen seen -> taken(seen, caution, now);
        };
    }

    private static String empty(Refusals refused) {
        return refused.count() == 0
                ? "gives no target at all"
                : "gives no target that can be used: " + refused.some().getFirst();
    }

    private Standing failed(String why, Instant now) {
        Instant since = trouble == null ? now : trouble.since;
        return new Standing(targets, seen, new Trouble(since, why), doubt, refused, failures + 1);
    }

    private Standing with(Refusals others) {
        return new Standing(targets, seen, trouble, doubt, others, failures);
    }

    private Standing taken(Look.Seen look, Caution caution, Instant now) {
        boolean whole = look.trouble().isEmpty();
        Trouble part = whole ? null : new Trouble(trouble == null ? now : trouble.since, look.trouble());
        Instant good = whole ? now : seen;
        long failed = whole ? failures : failures + 1;
        Set<String> given =
                look.targets().stream().map(Candidate::address).collect(Collectors.toCollection(HashSet::new));
        List<Candidate> lost = targets.stream()
                .filter(known -> !given.contains(known.address()))
                .toList();
        if (caution.doubts(lost.size(), targets.size()) && !keptTo(caution, now)) {
            Instant since = doubt == null ? now : doubt.since;
            var both = new TreeSet<>(look.targets());
            both.addAll(lost);
            return new Standing(
                    List.copyOf(both),
                    good,
                    part,
                    new Doubt(since, lost.size(), targets.size()),
                    look.refused(),
                    failed);
        }
        return new Standing(look.targets(), good, part, null, look.refused(), failed);
    }

    private boolean keptTo(Caution caution, Instant now) {
        return doubt != null && !now.isBefore(doubt.since.plus(caution.hold()));
    }
}
