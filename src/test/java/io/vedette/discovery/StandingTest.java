package io.vedette.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.target.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StandingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Caution USUAL = new Caution(50, Duration.ofMinutes(5), false);

    @Test
    void aListIsBelieved() {
        Standing standing = Standing.NEW.after(seen(3), USUAL, NOON);

        assertThat(standing.targets()).hasSize(3);
        assertThat(standing.seen()).isEqualTo(NOON);
        assertThat(standing.trouble()).isNull();
    }

    @Test
    void aFailureKeepsTheLastGoodListAndSaysSinceWhen() {
        Standing failed = Standing.NEW
                .after(seen(3), USUAL, NOON)
                .after(new Look.Failed("is not there"), USUAL, minute(1))
                .after(new Look.Failed("is not YAML"), USUAL, minute(2));

        assertThat(failed.targets()).hasSize(3);
        assertThat(failed.seen()).isEqualTo(NOON);
        assertThat(failed.trouble()).isEqualTo(new Standing.Trouble(minute(1), "is not YAML"));
        assertThat(failed.failures()).isEqualTo(2);
    }

    @Test
    void aListAfterAFailureEndsTheTrouble() {
        Standing good =
                Standing.NEW.after(new Look.Failed("is not there"), USUAL, NOON).after(seen(2), USUAL, minute(1));

        assertThat(good.trouble()).isNull();
        assertThat(good.failures()).isEqualTo(1);
    }

    @Test
    void anEmptyListIsTroubleUnlessItIsAllowed() {
        Standing three = Standing.NEW.after(seen(3), USUAL, NOON);

        assertThat(three.after(seen(0), USUAL, minute(1)).targets()).hasSize(3);
        assertThat(three.after(seen(0), new Caution(50, Duration.ZERO, true), minute(1))
                        .targets())
                .isEmpty();
    }

    @Test
    void aListThatLostMuchIsHeldUntilTheSourceHasKeptToIt() {
        Standing held = Standing.NEW.after(seen(100), USUAL, NOON).after(seen(20), USUAL, minute(1));
        Standing still = held.after(seen(20), USUAL, minute(5));
        Standing believed = still.after(seen(20), USUAL, minute(6));

        assertThat(held.targets()).hasSize(100);
        assertThat(held.doubt()).isEqualTo(new Standing.Doubt(minute(1), 80, 100));
        assertThat(still.targets()).hasSize(100);
        assertThat(believed.targets()).hasSize(20);
        assertThat(believed.doubt()).isNull();
    }

    @Test
    void aListThatIsHeldStillGrows() {
        Standing held =
                Standing.NEW.after(seen(20), USUAL, NOON).after(look(List.of(candidate("new:1"))), USUAL, minute(1));

        assertThat(held.targets()).hasSize(21).contains(candidate("new:1"));
    }

    @Test
    void theDoubtIsOverOnceTheTargetsAreBack() {
        Standing back = Standing.NEW
                .after(seen(100), USUAL, NOON)
                .after(seen(20), USUAL, minute(1))
                .after(seen(99), USUAL, minute(2));

        assertThat(back.doubt()).isNull();
        assertThat(back.targets()).hasSize(99);
    }

    @Test
    void aSmallListMayChangeAsItLikes() {
        Standing small = Standing.NEW.after(seen(9), USUAL, NOON).after(seen(1), USUAL, minute(1));

        assertThat(small.targets()).hasSize(1);
    }

    @Test
    void otherLabelsLoseNoTarget() {
        List<Candidate> labelled = targets(20).stream()
                .map(target -> new Candidate(target.address(), new Labels(Map.of("zone", "b"))))
                .toList();

        Standing standing = Standing.NEW.after(seen(20), USUAL, NOON).after(look(labelled), USUAL, minute(1));

        assertThat(standing.doubt()).isNull();
        assertThat(standing.targets()).isEqualTo(labelled);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Look seen(int count) {
        return look(targets(count));
    }

    private static Look look(List<Candidate> targets) {
        return new Look.Seen(targets, Refusals.NONE, "");
    }

    private static List<Candidate> targets(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> candidate("host%03d:80".formatted(number)))
                .toList();
    }

    private static Candidate candidate(String address) {
        return new Candidate(address, Labels.NONE);
    }
}
