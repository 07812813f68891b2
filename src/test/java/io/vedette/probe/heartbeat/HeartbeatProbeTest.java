package io.vedette.probe.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.job.Beat;
import io.vedette.job.JobBoard;
import io.vedette.job.JobRules;
import io.vedette.job.Timetable;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HeartbeatProbeTest {
    private static final HeartbeatSpec BACKUP = new HeartbeatSpec(
            URI.create("heartbeat://backup"),
            new JobRules(
                    new Timetable.Every(Duration.ofHours(1), "every 1h"),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(5)),
            null);

    private final JobBoard board = new JobBoard();
    private Instant now = Instant.parse("2026-11-21T00:00:00Z");
    private final HeartbeatProbe probe = new HeartbeatProbe(board, () -> now, BACKUP);

    private Outcome look() {
        return probe.run().result();
    }

    private Reason reason() {
        return ((Outcome.Down) look()).reason();
    }

    @Test
    void eachWayToFailHasItsReason() {
        assertThat(look()).isInstanceOf(Outcome.Unknown.class);

        now = now.plus(Duration.ofMinutes(66));
        assertThat(reason()).isEqualTo(Reason.LATE);

        board.report("backup", new Beat.Ended(true, null, Duration.ofMinutes(1), ""), now);
        assertThat(look()).isInstanceOf(Outcome.Up.class);
        board.report("backup", new Beat.Ended(true, null, Duration.ofMinutes(6), ""), now);
        assertThat(look()).isInstanceOf(Outcome.Degraded.class);

        board.report("backup", new Beat.Ended(false, 2, null, ""), now);
        assertThat(reason()).isEqualTo(Reason.STATUS);

        board.report("backup", new Beat.Ended(true, null, Duration.ofMinutes(11), ""), now);
        assertThat(reason()).isEqualTo(Reason.LATENCY);
    }
}
