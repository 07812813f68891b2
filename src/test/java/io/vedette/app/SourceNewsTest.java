package io.vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.discovery.Caution;
import io.vedette.discovery.FilePattern;
import io.vedette.discovery.Refusals;
import io.vedette.discovery.Source;
import io.vedette.discovery.SourceId;
import io.vedette.discovery.SourceSpec;
import io.vedette.discovery.Standing;
import io.vedette.fakes.SimulatedTime;
import io.vedette.monitor.Effect;
import io.vedette.target.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SourceNewsTest {
    private static final SourceId FLEET = new SourceId("shop", "fleet");
    private static final SourceSpec SPEC = new SourceSpec(
            FLEET,
            new Source.Files(List.of(new FilePattern(Path.of("t.json"))), false, Duration.ofMinutes(1)),
            new Caution(50, Duration.ofMinutes(5), false),
            100);

    private final SimulatedTime time = new SimulatedTime();
    private final List<Effect> told = new ArrayList<>();

    @Test
    void aSourceThatFailsIsToldOnceAndItsEndOnce() {
        var news = news(List.of(), List.of());
        Standing failing = failing();
        time.advance(Duration.ofMinutes(10));

        judge(news, failing);
        judge(news, failing);
        assertThat(news.firing(FLEET)).isEqualTo(alerts().getFirst());
        judge(news, Standing.recalled(List.of(), time.instant()));
        assertThat(news.firing(FLEET)).isNull();
        judge(news, Standing.recalled(List.of(), time.instant()));

        assertThat(alerts()).extracting(Alert::firing).containsExactly(true, false);
        assertThat(alerts().getFirst().episode()).isEqualTo(alerts().getLast().episode());
    }

    @Test
    void whatFiredBeforeARestartAndStillHoldsIsNotToldAgain() {
        Standing failing = failing();
        time.advance(Duration.ofMinutes(10));
        judge(news(List.of(), List.of()), failing);
        Alert earlier = alerts().getFirst();
        told.clear();

        var second = news(List.of(earlier), List.of("shop"));
        judge(second, failing);
        assertThat(alerts()).isEmpty();
        assertThat(told).containsExactly(new Effect.Seen("shop"));

        judge(second, Standing.recalled(List.of(), time.instant()));
        assertThat(alerts()).extracting(Alert::firing).containsExactly(false);
    }

    @Test
    void aSourceThatIsNotLookedAtAnyMoreEndsItsAlert() {
        Standing failing = failing();
        time.advance(Duration.ofMinutes(10));
        var news = news(List.of(), List.of());
        judge(news, failing);

        news.judge(List.of(), Map.of(), Map.of());

        assertThat(alerts()).extracting(Alert::firing).containsExactly(true, false);
    }

    @Test
    void whatFiresAgainOfTheSameBeginningIsAnotherEpisode() {
        var news = news(List.of(), List.of());
        var doubt = new Standing.Doubt(time.instant(), 80, 100);
        var shrunk = new Standing(List.of(), time.instant(), null, doubt, Refusals.NONE, 0);
        var trouble = new Standing.Trouble(time.instant(), "is not there");
        judge(news, shrunk);
        time.advance(Duration.ofMinutes(4));
        judge(news, new Standing(List.of(), time.instant(), trouble, doubt, Refusals.NONE, 1));
        time.advance(Duration.ofSeconds(30));
        judge(news, shrunk);

        var shrinks = alerts().stream()
                .filter(alert -> alert.name().equals("DiscoveryShrunk"))
                .toList();
        assertThat(shrinks).extracting(Alert::firing).containsExactly(true, false, true);
        assertThat(shrinks.getLast().episode()).isNotEqualTo(shrinks.getFirst().episode());
    }

    @Test
    void aSourceThatShrankIsOnTheTimeline() {
        var doubted = new Standing(
                List.of(), time.instant(), null, new Standing.Doubt(time.instant(), 80, 100), Refusals.NONE, 0);

        news(List.of(), List.of()).looked(SPEC, Standing.NEW, doubted);

        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Happened.class,
                        happened -> assertThat(happened.event().text())
                                .isEqualTo(
                                        "discovery of shop/fleet suddenly lacks 80 of 100 targets: they are watched for another 300 s"));
    }

    private Standing failing() {
        var trouble = new Standing.Trouble(time.instant(), "is not there");
        return new Standing(List.of(), null, trouble, null, Refusals.NONE, 1);
    }

    private SourceNews news(List<Alert> earlier, List<String> unseen) {
        return new SourceNews(time, earlier, unseen, told::addAll);
    }

    private static void judge(SourceNews news, Standing standing) {
        news.judge(List.of(SPEC), Map.of(FLEET, standing), Map.of("shop", Labels.NONE));
    }

    private List<Alert> alerts() {
        return told.stream()
                .filter(Effect.Tell.class::isInstance)
                .map(effect -> ((Effect.Tell) effect).alert())
                .toList();
    }
}
