package io.vedette.store;

import static io.vedette.store.OpenDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Plans;
import io.vedette.monitor.History;
import io.vedette.monitor.Journal;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.monitor.Telling;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalArchiveTest {
    private static final Instant START = Instant.parse("2026-11-21T09:57:11Z");
    private static final ServicePlan SHOP = Plans.service("shop", 2, Duration.ofSeconds(10));
    private static final ServicePlan CART = Plans.service("cart", 1, Duration.ofSeconds(10));

    @TempDir
    Path directory;

    private final Map<ServicePlan, ServiceMonitor> lived = new HashMap<>();

    @Test
    void servicesThatWereSavedAtDifferentTimesAreEachToldWhatTheyHaveNotHeard() {
        try (var open = new OpenDatabase(directory.resolve("vedette.db"))) {
            Journal journal = begin(open);
            live(journal, SHOP, 0);
            live(journal, CART, 0);
            journal.save(monitor(SHOP), START.plusSeconds(600));
            live(journal, CART, 10);
            journal.save(monitor(CART), START.plusSeconds(1_200));
            live(journal, SHOP, 20);
        }
        assertThatAllIsBack();
    }

    @Test
    void aServiceThatWasNeverSavedAgainIsToldEverything() {
        try (var open = new OpenDatabase(directory.resolve("vedette.db"))) {
            Journal journal = begin(open);
            live(journal, SHOP, 0);
            live(journal, CART, 0);
        }
        assertThatAllIsBack();
    }

    @Test
    void anotherLifeGoesOnFromThere() {
        try (var open = new OpenDatabase(directory.resolve("vedette.db"))) {
            live(begin(open), SHOP, 0);
        }
        try (var open = new OpenDatabase(directory.resolve("vedette.db"))) {
            var back = await(open.database.journals().monitors(List.of(SHOP, CART), START.plusSeconds(700)));
            Journal journal = open.database.journals().of(0);
            back.forEach((_, restored) -> {
                lived.put(restored.monitor().plan(), restored.monitor());
                journal.begin(restored.monitor(), START.plusSeconds(700));
            });
            live(journal, SHOP, 20);
        }
        assertThatAllIsBack();
    }

    @Test
    void historyEndsWithWhatWasWrittenDownLast() {
        try (var open = new OpenDatabase(directory.resolve("vedette.db"))) {
            assertThat(await(open.database.journals().end())).isEqualTo(Instant.EPOCH);
            live(begin(open), SHOP, 30);
        }
        try (var open = new OpenDatabase(directory.resolve("vedette.db"))) {
            assertThat(await(open.database.journals().end()))
                    .isBetween(START.plus(Duration.ofMinutes(39)), START.plus(Duration.ofMinutes(41)));
        }
    }

    private Journal begin(OpenDatabase open) {
        await(open.database.journals().monitors(List.of(SHOP, CART), START));
        Journal journal = open.database.journals().of(0);
        for (ServicePlan plan : List.of(SHOP, CART)) {
            journal.begin(monitor(plan), START);
        }
        return journal;
    }

    private ServiceMonitor monitor(ServicePlan plan) {
        return lived.computeIfAbsent(plan, _ -> new ServiceMonitor(plan, START));
    }

    /** Ten minutes of one service, a batch every hundred calls; time is told to no other, so that each can be looked at alone. */
    private void live(Journal journal, ServicePlan plan, int minute) {
        var telling = new Telling(monitor(plan));
        Instant from = START.plus(Duration.ofMinutes(minute));
        int calls = 0;
        for (History.Call call : History.withoutTicks(plan, from, Duration.ofMinutes(10), minute)) {
            call.told().accept(journal);
            call.told().accept(telling);
            if (++calls % 100 == 0) {
                journal.flush();
            }
        }
        journal.flush();
    }

    private void assertThatAllIsBack() {
        try (var open = new OpenDatabase(directory.resolve("vedette.db"))) {
            var back = await(open.database.read(
                            connection -> open.database.journals().told(connection, List.of(SHOP, CART))))
                    .orElseThrow();
            lived.forEach((plan, monitor) -> assertThat(recent(Objects.requireNonNull(back.get(plan.name()))))
                    .as(plan.name())
                    .isEqualTo(recent(monitor)));
        }
    }

    private static byte[] recent(ServiceMonitor monitor) {
        return monitor.encode(Long.MIN_VALUE).recent();
    }
}
