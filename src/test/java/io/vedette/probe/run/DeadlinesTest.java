package io.vedette.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the frozen clock of an embedded event loop. */
final class DeadlinesTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> expired = new ArrayList<>();
    private long now;
    private final Deadlines deadlines = new Deadlines(channel.eventLoop(), () -> now, Duration.ofSeconds(5));

    DeadlinesTest() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.close();
    }

    private void pass(Duration time) {
        now += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private Waiting waiting(String name) {
        var one = new Waiting() {
            @Override
            protected void onDeadline() {
                expired.add(name);
            }

            @Override
            protected void onClose() {
                expired.add(name + " closed");
            }
        };
        deadlines.add(one);
        return one;
    }

    @Test
    void everybodyExpiresAtTheirOwnTimeInOrder() {
        waiting("a");
        pass(Duration.ofSeconds(2));
        waiting("b");

        pass(Duration.ofMillis(2_999));
        assertThat(expired).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(expired).containsExactly("a");
        pass(Duration.ofSeconds(2));
        assertThat(expired).containsExactly("a", "b");
    }

    @Test
    void whoeverLeavesInTimeDoesNotExpireNorHoldUpTheRest() {
        var first = waiting("first");
        waiting("middle").awaitNothing();
        waiting("last");
        first.awaitNothing();
        first.awaitNothing();

        pass(Duration.ofSeconds(5));

        assertThat(expired).containsExactly("last");
    }

    @Test
    void nobodyWaitingLeavesNoTimerAfterTheLastOneFired() {
        waiting("a").awaitNothing();

        pass(Duration.ofSeconds(5));

        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void closingTellsWhoeverWaitsAndLeavesNoTimer() {
        waiting("a").awaitNothing();
        waiting("b");

        deadlines.close();

        assertThat(expired).containsExactly("b closed");
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void somebodyNewMayBeginWhileAnotherExpires() {
        deadlines.add(new Waiting() {
            @Override
            protected void onDeadline() {
                waiting("next");
            }

            @Override
            protected void onClose() {}
        });

        pass(Duration.ofSeconds(5));
        pass(Duration.ofSeconds(5));

        assertThat(expired).containsExactly("next");
    }
}
