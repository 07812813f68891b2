package io.vedette.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.timeline.Event;
import io.vedette.web.Snapshots;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EventStreamIT {
    private ServerFixture server;

    @BeforeEach
    void start() {
        server = new ServerFixture();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyEventComesOnceAndInOrder() throws IOException {
        happen(3, "checkout");
        try (EventStream stream = new EventStream(server.port, "/api/v1/events")) {
            happen(50, "checkout");

            assertThat(stream.idsUntil(53))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 53).boxed().toList());
        }
    }

    @Test
    void aClientResumesAfterTheLastItSaw() throws IOException {
        happen(10, "checkout");
        try (EventStream stream = new EventStream(server.port, "/api/v1/events?after=2", "Last-Event-ID: 7")) {
            assertThat(stream.idsUntil(10)).containsExactly(8L, 9L, 10L);
        }
    }

    @Test
    void aClientOfAnEarlierLifeIsToldEverything() throws IOException {
        happen(2, "checkout");
        try (EventStream stream = new EventStream(server.port, "/api/v1/events", "Last-Event-ID: 900")) {
            assertThat(stream.idsUntil(2)).containsExactly(1L, 2L);
        }
    }

    @Test
    void onlyTheServiceAskedForIsTold() throws IOException {
        try (EventStream stream = new EventStream(server.port, "/api/v1/events?service=checkout")) {
            happen(1, "billing");
            happen(1, "checkout");

            assertThat(stream.idsUntil(2)).containsExactly(2L);
            assertThat(stream.readUntil("data: ")).contains("\"service\":\"checkout\"");
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndOthersAreNot() throws IOException {
        String large = "x".repeat(10_000);
        try (EventStream slow = new EventStream(server.port, "/api/v1/events");
                EventStream quick = new EventStream(server.port, "/api/v1/events")) {
            for (int batch = 1; batch <= 80; batch++) {
                for (int i = 0; i < 20; i++) {
                    server.daemon.happened(Event.of(Snapshots.NOW, Event.Kind.NOTIFIED, "checkout", large));
                }
                quick.idsUntil(batch * 20L);
            }
            assertThat(slow.drained()).isLessThan(80 * 20 * 10_000L);
        }
    }

    @Test
    void stoppingEndsEveryStreamAndListensNoMore() throws IOException {
        try (EventStream stream = new EventStream(server.port, "/api/v1/events")) {
            assertThat(server.daemon.listeners()).isEqualTo(1);

            server.stopServing();

            assertThat(stream.drained()).isLessThan(100);
            assertThat(server.daemon.listeners()).isZero();
        }
    }

    private void happen(int times, String service) {
        for (int i = 0; i < times; i++) {
            server.daemon.happened(Event.of(Snapshots.NOW, Event.Kind.NOTIFIED, service, "told"));
        }
    }
}
