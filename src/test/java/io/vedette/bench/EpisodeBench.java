package io.vedette.bench;

import io.vedette.bench.episode.Clinic;
import io.vedette.bench.episode.Patient.Illness;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a bad version lasts, end to end on loopback: a daemon probes two services every 2 s for some minutes, {@code EpisodeBench MINUTES}; then one gets a
 * version that fails and the other one that is twice as slow. Each is found, taken back by a signed webhook, and seen to be as before. Prints a table; ends
 * with status 1 unless all of it was in time, and each was asked for once. The slow one is only told from the good one by what was before: let it be ten
 * minutes at least, which is little against the day that a service has.
 */
public final class EpisodeBench {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private EpisodeBench() {}

    /** How long it may take. */
    private record Goal(Illness illness, String what, Duration most) {}

    private static final List<Goal> GOALS = List.of(
            new Goal(Illness.FAILS, "fails", Duration.ofMinutes(2)),
            new Goal(Illness.IS_SLOW, "p50 x 2", Duration.ofMinutes(4)));

    public static void main(String[] args) throws IOException, InterruptedException {
        Duration before = Duration.ofSeconds(Math.round(Double.parseDouble(args[0].strip()) * 60));
        Path directory = Files.createTempDirectory("vedette-episode");
        try (var clinic = new Clinic(directory, before)) {
            System.out.printf("%d s of the good versions, at a probe every 2 s%n", before.toSeconds());
            clinic.examine();
            GOALS.forEach(goal -> clinic.deploy(goal.illness()));
            clinic.heal(PATIENCE);
            System.exit(print(clinic) ? 0 : 1);
        }
    }

    private static boolean print(Clinic clinic) {
        System.out.printf("%-10s %-14s %-14s %-14s %-10s%n", "version", "found", "taken back", "as before", "goal");
        List<Boolean> reached = new ArrayList<>();
        for (Goal goal : GOALS) {
            WatchSnapshot watch = clinic.watch(goal.illness());
            Duration took = since(watch, watch.recoveredAt());
            reached.add(took != null && took.compareTo(goal.most()) < 0);
            System.out.printf(
                    "%-10s %-14s %-14s %-14s %-10s%n",
                    goal.what(),
                    words(since(watch, watch.judgedAt())),
                    words(since(watch, watch.aftermath().takenBackAt())),
                    words(took),
                    "< " + goal.most().toMinutes() + " min");
            System.out.println("  " + watch.verdict().label() + ": " + watch.why());
        }
        System.out.println("requested: " + clinic.story());
        return reached.stream().allMatch(each -> each) && clinic.requested().size() == GOALS.size();
    }

    private static @Nullable Duration since(WatchSnapshot watch, @Nullable Instant moment) {
        return moment == null ? null : Duration.between(watch.deployment().at(), moment);
    }

    private static String words(@Nullable Duration duration) {
        return duration == null ? "never" : String.format(Locale.ROOT, "after %.1f s", duration.toMillis() / 1e3);
    }
}
