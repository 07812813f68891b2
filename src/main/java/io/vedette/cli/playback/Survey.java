package io.vedette.cli.playback;

import io.vedette.cli.recording.Names;
import io.vedette.cli.recording.RowSink;
import io.vedette.replay.Finding;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a recording is about: its endpoints as they first occur, and how often each was probed. */
public final class Survey implements RowSink {
    private static final Duration ANY = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000;

    private final Names names;
    private final List<Gaps> gaps = new ArrayList<>();
    private final Set<String> deployed = new LinkedHashSet<>();

    public Survey(Names names) {
        this.names = names;
    }

    @Override
    public void probe(int name, long due, Finding finding, long latencyMicros, long line) {
        while (gaps.size() <= name) {
            gaps.add(new Gaps());
        }
        gaps.get(name).seen(due);
    }

    @Override
    public void deployment(String service, String version, @Nullable String previousVersion, long at, long line) {
        deployed.add(service);
    }

    /** Each endpoint with its interval: the time that most often lies between two of its rows. */
    public List<Found> endpoints() {
        List<Found> found = new ArrayList<>();
        for (int name = 0; name < gaps.size(); name++) {
            found.add(new Found(names.name(name), gaps.get(name).interval()));
        }
        return found;
    }

    /** The services of which a deployment is told. */
    public Set<String> deployed() {
        return Set.copyOf(deployed);
    }

    /** One endpoint of a recording. */
    public record Found(Names.Name name, Duration interval) {}

    /** The first times between two rows of one endpoint, in microseconds. */
    private static final class Gaps {
        private static final int ENOUGH = 255;

        private final long[] lengths = new long[ENOUGH];
        private int count;
        private long last = Long.MIN_VALUE;

        void seen(long due) {
            if (count < ENOUGH && due > last && last != Long.MIN_VALUE) {
                lengths[count++] = due - last;
            }
            last = due;
        }

        Duration interval() {
            if (count == 0) {
                return ANY;
            }
            long[] sorted = Arrays.copyOf(lengths, count);
            Arrays.sort(sorted);
            return Duration.of(rounded(sorted[count / 2]), ChronoUnit.MICROS);
        }

        /** To whole seconds where that is what was meant: recorders note when a probe left, a little late. */
        private static long rounded(long micros) {
            long seconds = Math.max(SECOND, Math.round((double) micros / SECOND) * SECOND);
            return Math.abs(seconds - micros) * 20 <= micros ? seconds : micros;
        }
    }
}
