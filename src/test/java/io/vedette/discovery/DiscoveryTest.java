package io.vedette.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.SimulatedTime;
import io.vedette.target.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DiscoveryTest {
    private static final Look ONE = look("a:1");
    private static final Look TWO = look("a:1", "b:1");
    private static final SourceId FLEET = new SourceId("web", "fleet");

    private final SimulatedTime time = new SimulatedTime();
    private final Map<SourceId, FakeLooker> lookers = new HashMap<>();
    private final List<Standing> heard = new ArrayList<>();
    private final Discovery discovery = new Discovery(
            time,
            time,
            spec -> lookers.computeIfAbsent(spec.id(), _ -> new FakeLooker().giving(ONE)),
            (spec, before, after) -> heard.add(after),
            () -> {});

    @Test
    void aSourceIsLookedAtAtOnceAndThenAtItsInterval() {
        var watching = discovery.watch(List.of(spec(60)), Map.of());
        assertThat(watching.succeeded()).isTrue();

        time.advance(Duration.ofMinutes(3));

        assertThat(looker().looks).isEqualTo(4);
    }

    @Test
    void aFileThatChangedIsReadOnceItHasHeldStill() {
        discovery.watch(List.of(spec(3600)), Map.of());
        FakeLooker looker = looker();
        time.advance(Duration.ofSeconds(1));
        looker.printed("half");
        time.advance(Watch.GLANCE);
        looker.printed("whole");
        time.advance(Watch.GLANCE);
        assertThat(looker.looks).isEqualTo(1);

        time.advance(Watch.GLANCE);
        time.advance(Duration.ofMinutes(1));

        assertThat(looker.looks).isEqualTo(2);
    }

    @Test
    void aDoubtIsSettledWhenItIsTimeToAndNotAnIntervalLater() {
        String[] many =
                IntStream.range(0, 20).mapToObj(number -> "h" + number + ":1").toArray(String[]::new);
        lookers.put(FLEET, new FakeLooker().giving(look(many)));
        discovery.watch(List.of(spec(3600)), Map.of());
        looker().giving(ONE);
        discovery.look();
        assertThat(standing().targets()).hasSize(21);

        time.advance(Duration.ofMinutes(5));

        assertThat(standing().targets()).hasSize(1);
    }

    @Test
    void aSourceIsNeverLookedAtTwiceAtATime() {
        lookers.put(FLEET, new FakeLooker());
        var watching = discovery.watch(List.of(spec(10)), Map.of());
        discovery.look();

        time.advance(Duration.ofSeconds(11));

        assertThat(looker().looks).isEqualTo(1);
        assertThat(watching.isComplete()).isFalse();
        looker().answer(TWO);
        assertThat(watching.succeeded()).isTrue();
        assertThat(standing().targets()).hasSize(2);
    }

    @Test
    void aSourceThatTakesLongKeepsNobodyWaitingAndIsStillHeardWhenItAnswers() {
        lookers.put(FLEET, new FakeLooker());
        var watching = discovery.watch(List.of(spec(10)), Map.of());
        time.advance(Duration.ofSeconds(13));
        assertThat(watching.succeeded()).isTrue();
        assertThat(standing().targets()).isEmpty();

        time.advance(Duration.ofMinutes(1));
        assertThat(looker().looks).isEqualTo(1);
        looker().answer(TWO);

        assertThat(standing().targets()).hasSize(2);
    }

    @Test
    void aLookThatNeverEndsIsGivenUpAndMadeAgain() {
        lookers.put(FLEET, new FakeLooker());
        discovery.watch(List.of(spec(10)), Map.of());

        time.advance(Duration.ofSeconds(99));
        assertThat(standing().trouble()).isNotNull();
        assertThat(looker().looks).isEqualTo(1);

        time.advance(Duration.ofSeconds(2));
        assertThat(looker().looks).isEqualTo(2);
    }

    @Test
    void aSourceThatStaysAsItIsIsNotDisturbedByAReload() {
        discovery.watch(List.of(spec(60)), Map.of());
        time.advance(Duration.ofSeconds(30));

        discovery.watch(List.of(spec(60)), Map.of());
        time.advance(Duration.ofSeconds(31));

        assertThat(looker().looks).isEqualTo(2);
        assertThat(looker().closed).isFalse();
    }

    @Test
    void aSourceThatIsRemovedIsLookedAtNoMore() {
        discovery.watch(List.of(spec(60)), Map.of());

        discovery.watch(List.of(), Map.of());
        time.advance(Duration.ofMinutes(10));

        assertThat(looker().looks).isEqualTo(1);
        assertThat(looker().closed).isTrue();
        assertThat(discovery.standings()).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void whatAnEarlierProcessSawStandsInForASourceThatFails() {
        lookers.put(FLEET, new FakeLooker().giving(new Look.Failed("is not there")));
        Standing known = Standing.recalled(((Look.Seen) TWO).targets(), time.instant());

        discovery.watch(List.of(spec(60)), Map.of(FLEET, known));

        Standing standing = standing();
        assertThat(standing.targets()).hasSize(2);
        assertThat(standing.trouble()).isNotNull();
    }

    @Test
    void aSourceThatIsAskedElsewhereKeepsItsListUntilItHasABetterOne() {
        discovery.watch(List.of(spec(60)), Map.of());
        looker().giving(new Look.Failed("is not there"));

        discovery.watch(List.of(spec(30)), Map.of());

        assertThat(standing().targets()).hasSize(1);
        assertThat(heard).hasSize(2);
    }

    private FakeLooker looker() {
        return lookers.getOrDefault(FLEET, new FakeLooker());
    }

    private Standing standing() {
        return discovery.standings().getOrDefault(FLEET, Standing.NEW);
    }

    private static SourceSpec spec(int refreshSeconds) {
        var source = new Source.Files(
                List.of(new FilePattern(Path.of("targets.json"))), false, Duration.ofSeconds(refreshSeconds));
        return new SourceSpec(FLEET, source, new Caution(50, Duration.ofMinutes(5), false), 100);
    }

    private static Look look(String... addresses) {
        return new Look.Seen(
                Arrays.stream(addresses)
                        .map(address -> new Candidate(address, Labels.NONE))
                        .toList(),
                Refusals.NONE,
                "");
    }
}
