package io.vedette.store;

import static io.vedette.store.OpenDatabase.await;
import static io.vedette.store.OpenDatabase.noting;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.monitor.History;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.monitor.Telling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process ends at a thousand random instants: what is found afterwards is what the disk had, copied in the midst of transactions. Whatever was said to be
 * on disk is there, and the monitor is the one that was told everything up to then, to the bit.
 */
final class CrashTest {
    private static final Instant START = Instant.parse("2026-11-21T09:57:11Z");
    private static final ServicePlan PLAN = Plans.service("shop", 3, Duration.ofSeconds(10));
    private static final int CRASHES = 250;

    @TempDir
    Path directory;

    private final AtomicInteger factsOnDisk = new AtomicInteger();
    private final AtomicInteger callsOnDisk = new AtomicInteger();
    private final List<Crash> crashes = new ArrayList<>();

    /** A copy of the files, and what was said to be in them. */
    private record Crash(Path file, int facts, int calls, int callsMade) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingThatWasSaidToBeOnDiskIsLost(long seed) throws Exception {
        List<History.Call> calls = History.of(PLAN, START, Duration.ofHours(1), seed);
        try (var open = new OpenDatabase(directory.resolve("vedette.db"))) {
            await(open.database.keep(noting("the table is there")));
            live(open.database, calls, new Random(seed));
            List<byte[]> states = states(calls);

            assertThat(crashes).hasSize(CRASHES);
            for (Crash crash : crashes) {
                check(crash, states, open.database.journals());
            }
        }
    }

    private void live(Database database, List<History.Call> calls, Random random) {
        await(database.journals().monitors(List.of(PLAN), START));
        Journal journal = database.journals().of(0);
        var monitor = new ServiceMonitor(PLAN, START);
        var telling = new Telling(monitor);
        journal.begin(monitor, START);
        acknowledge(database, 0);
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).told().accept(journal);
            calls.get(i).told().accept(telling);
            int made = i + 1;
            switch (random.nextInt(20)) {
                case 0 -> {
                    journal.seal();
                    acknowledge(database, made);
                }
                case 1 -> journal.flush();
                case 2 -> journal.save(monitor, calls.get(i).at());
                default -> {}
            }
            if (crashes.size() + (calls.size() - i) <= CRASHES || random.nextInt(calls.size() / CRASHES) == 0) {
                crash(database, made);
            }
        }
    }

    private void acknowledge(Database database, int calls) {
        database.keep(noting("fact")).onSuccess(kept -> {
            if (kept == Kept.ON_DISK) {
                factsOnDisk.incrementAndGet();
                callsOnDisk.accumulateAndGet(calls, Math::max);
            }
        });
    }

    private void crash(Database database, int made) {
        if (crashes.size() == CRASHES) {
            return;
        }
        Path copy = directory.resolve("crash-" + crashes.size() + ".db");
        await(database.keep(_ -> {
            crashes.add(new Crash(copy, factsOnDisk.get(), callsOnDisk.get(), made));
            copy("vedette.db", copy);
            copy("vedette.db-wal", Path.of(copy + "-wal"));
        }));
    }

    private void copy(String name, Path to) {
        try {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                Files.copy(file, to);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a monitor knows after each number of calls. */
    private static List<byte[]> states(List<History.Call> calls) {
        var monitor = new ServiceMonitor(PLAN, START);
        var telling = new Telling(monitor);
        var states = new ArrayList<byte[]>();
        states.add(recent(monitor));
        for (History.Call call : calls) {
            call.told().accept(telling);
            states.add(recent(monitor));
        }
        return states;
    }

    private static void check(Crash crash, List<byte[]> states, JournalArchive archive) throws Exception {
        try (var connection = new DatabaseFile(crash.file(), Migrations.known(), 1 << 30).openToWrite()) {
            assertThat(OpenDatabase.count(connection)).isGreaterThanOrEqualTo(crash.facts() + 1);
            var monitors = archive.told(connection, List.of(PLAN));
            ServiceMonitor monitor = monitors.get(PLAN.name());
            if (monitor == null) {
                assertThat(crash.facts()).isZero(); // it was never said to have begun
                return;
            }
            byte[] found = recent(monitor);
            assertThat(states.subList(crash.calls(), crash.callsMade() + 1))
                    .as("after %s of %s calls", crash.calls(), crash.callsMade())
                    .anyMatch(state -> Arrays.equals(state, found));
        }
    }

    private static byte[] recent(ServiceMonitor monitor) {
        return monitor.encode(Long.MIN_VALUE).recent();
    }
}
