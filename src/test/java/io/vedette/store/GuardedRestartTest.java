package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.Deployment;
import io.vedette.deployment.Verdict;
import io.vedette.deployment.Watch;
import io.vedette.fakes.Plans;
import io.vedette.monitor.Effect;
import io.vedette.monitor.Journal;
import io.vedette.monitor.Recalled;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process is killed in the midst of a watch: the next one weighs the same slots against the same day. */
final class GuardedRestartTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-11-20T00:00:07.250Z");
    private static final int DAY = 8_640;
    private static final ServicePlan PLAN = Plans.service("shop", 2, INTERVAL);

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(11);
    private final List<Effect> effects = new ArrayList<>();
    private int round;

    private Instant now() {
        return START.plus(INTERVAL.multipliedBy(round));
    }

    /** One probe of each endpoint, told to all of {@code monitors}. */
    private void probe(double factor, Journal journal, ServiceMonitor... monitors) {
        round++;
        for (Target target : PLAN.service().targets()) {
            long micros = Math.round(80_000 * factor * Math.exp(0.5 * random.nextGaussian()));
            var up = new Outcome.Up(new Phases(Phases.NONE, 500, Phases.NONE, micros, 10), Observed.NOTHING);
            var sample = new Sample(target.id(), now(), Duration.ZERO, up, Purpose.SCHEDULED);
            journal.sample(sample, now());
            for (ServiceMonitor monitor : monitors) {
                effects.addAll(monitor.accept(sample, now()));
            }
        }
        journal.ticked(now());
        journal.flush();
        for (ServiceMonitor monitor : monitors) {
            effects.addAll(monitor.tick(now()));
        }
    }

    private Stream<Effect.Judged> judged() {
        return effects.stream().filter(Effect.Judged.class::isInstance).map(Effect.Judged.class::cast);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 17, 29, 40})
    void aKillInMidWatchChangesNoBitOfTheEvidence(int probesBefore) throws Exception {
        Path file = directory.resolve("vedette.db");
        Path copy = directory.resolve("killed.db");
        var lived = new ServiceMonitor(PLAN, START);
        Watch watch;
        try (var open = new OpenDatabase(file)) {
            OpenDatabase.await(open.database.journals().monitors(List.of(PLAN), START));
            Journal journal = open.database.journals().of(0);
            journal.begin(lived, START);
            for (int i = 0; i < DAY; i++) {
                probe(1, Journal.NONE, lived);
            }
            watch = deploy(lived);
            journal.save(lived, now());
            for (int i = 0; i < probesBefore; i++) {
                probe(1.5, journal, lived);
            }
            open.note("all before this is on disk");
            Files.copy(file, copy);
            Files.copy(Path.of(file + "-wal"), Path.of(copy + "-wal"));
        }
        effects.clear();
        ServiceMonitor back;
        try (var open = new OpenDatabase(copy)) {
            var found = OpenDatabase.await(open.database.journals().monitors(List.of(PLAN), now()));
            back = Objects.requireNonNull(found.get(PLAN.name())).monitor();
        }
        back.recall(new Recalled(List.of(), List.of(watch)), now());
        for (int i = 0; i < 90 && judged().count() < 2; i++) {
            probe(2, Journal.NONE, lived, back);
        }

        assertThat(judged().toList()).hasSize(2).allMatch(one -> one.verdict() == Verdict.REGRESSED);
        assertThat(judged().map(one -> Double.doubleToRawLongBits(one.lnE())).distinct())
                .hasSize(1);
        assertThat(judged().map(Effect.Judged::at).distinct()).hasSize(1);
    }

    private Watch deploy(ServiceMonitor monitor) {
        var deployment = new Deployment("d-2", "shop", "2", "1", null, null, null, now());
        return monitor.deploy(deployment, now()).stream()
                .flatMap(effect -> effect instanceof Effect.Watched(Watch watch) ? Stream.of(watch) : Stream.empty())
                .findFirst()
                .orElseThrow();
    }
}
