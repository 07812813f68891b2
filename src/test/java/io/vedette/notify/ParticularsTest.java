package io.vedette.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.delivery.Limit;
import io.vedette.fakes.Contexts;
import io.vedette.fakes.Notices;
import io.vedette.notify.Particulars.Particular;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParticularsTest {
    private static final Alert ALERT = Notices.CHECKOUT.in(Contexts.FULL);

    private static List<String> lines(Alert alert) {
        return Particulars.of(alert).stream().map(Particular::toString).toList();
    }

    @Test
    void theySayWhatChangedWhatWasTriedWhatWasAnsweredAndHowBadItIs() {
        assertThat(lines(ALERT))
                .containsExactly(
                        "Changed: version 2.4.1 was deployed in place of 2.4.0 by ci, 3 min before",
                        "Tried: rollback withheld: the last rollback was 5 minutes ago, and the cooldown is 30m",
                        "Answer: HTTP/1.1 503 Service Unavailable — {\"error\":\"<db> & ü\"}",
                        "Latency: p95 1.2 s in the last 10 min, 80 ms in the last day ▁▂▂▃·▄▅▅▆▆▇█",
                        "Budget: 12.3 % of availability's for 30 d left; burn rate 15x over 1 h, 30x over 5 min");
    }

    @Test
    void whatIsNotKnownIsNotMentioned() {
        assertThat(Particulars.of(Notices.CHECKOUT)).isEmpty();
    }

    @Test
    void theAnswerOfAnAlertThatIsOverIsNoNews() {
        assertThat(lines(ALERT.resolvedAt(Notices.START, "up again"))).noneMatch(line -> line.startsWith("Answer"));
    }

    @Test
    void thePlainTextHasThemAllAndTheirLinks() {
        assertThat(Wording.plain(Notices.firing(ALERT), null, Limit.characters(4000)))
                .contains("Changed: version 2.4.1")
                .contains("https://ci.example.org/runs/7")
                .contains("Budget: 12.3 %");
    }

    @Test
    void barsGrowWithTheValueAndAGapIsNoBar() {
        assertThat(Particulars.bars(List.of(Duration.ofMillis(1), Duration.ZERO, Duration.ofMillis(100))))
                .isEqualTo("▁·█");
        assertThat(Particulars.bars(List.of(Duration.ZERO))).isEqualTo("·");
        assertThat(Particulars.bars(List.of())).isEmpty();
    }
}
