package io.vedette.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.target.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SourceAlertTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Labels TEAM = new Labels(Map.of("team", "web"));
    private static final Standing FAILING = Standing.NEW.after(new Look.Failed("is not there"), caution(), NOON);

    @Test
    void aSourceThatFailsForThreeLooksFires() {
        assertThat(of(FAILING, NOON.plusSeconds(179))).isEmpty();

        Optional<Alert> alert = of(FAILING, NOON.plusSeconds(180));

        assertThat(alert).map(Alert::name).contains("DiscoveryFailing");
        assertThat(alert)
                .map(Alert::description)
                .contains("file_sd targets.json is not there. None of its targets is known, so that none is watched.");
        assertThat(alert.orElseThrow().labels().values())
                .containsEntry("team", "web")
                .containsEntry("service", "shop")
                .containsEntry("source", "fleet");
    }

    @Test
    void aSourceThatSuddenlyLacksMuchFiresAtOnce() {
        var doubted = new Standing(List.of(), NOON, null, new Standing.Doubt(NOON, 80, 100), Refusals.NONE, 0);

        assertThat(of(doubted, NOON)).map(Alert::name).contains("DiscoveryShrunk");
    }

    @Test
    void aSourceThatIsWellDoesNotFire() {
        assertThat(of(Standing.recalled(List.of(), NOON), NOON.plusSeconds(3600)))
                .isEmpty();
    }

    private static Optional<Alert> of(Standing standing, Instant now) {
        var source = new Source.Files(List.of(new FilePattern(Path.of("targets.json"))), false, Duration.ofMinutes(1));
        return SourceAlert.of(
                new SourceSpec(new SourceId("shop", "fleet"), source, caution(), 100), TEAM, standing, now);
    }

    private static Caution caution() {
        return new Caution(50, Duration.ofMinutes(5), false);
    }
}
