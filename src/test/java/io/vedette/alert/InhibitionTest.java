package io.vedette.alert;

import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.target.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InhibitionTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alert DOWN = alert("EndpointDown", Map.of("service", "checkout"));
    private static final Alert SLOW = alert("EndpointDegraded", Map.of("service", "checkout"));

    private final Inhibition inhibition =
            new Inhibition(List.of(rule("alertname=EndpointDown", "alertname=EndpointDegraded", "service")));

    private static InhibitRule rule(String source, String target, String... equal) {
        return new InhibitRule(MatcherText.read(source), MatcherText.read(target), List.of(equal));
    }

    private static Alert alert(String name, Map<String, String> labels) {
        var all = new Labels(labels).with("alertname", name);
        return new Alert(name + all, name + all, name, Severity.WARNING, all, name, name, null, START, null);
    }

    private Optional<Held> on(Alert alert) {
        return inhibition.on(alert, route("oncall"), START);
    }

    @Test
    void aTargetIsHeldWhileASourceFires() {
        inhibition.heard(SLOW);
        assertThat(on(SLOW)).isEmpty();

        inhibition.heard(DOWN);

        assertThat(on(SLOW)).contains(new Held.Inhibited(DOWN));
        assertThat(on(DOWN)).isEmpty();
    }

    @Test
    void theEndOfTheSourceMayReleaseAndSaysSo() {
        assertThat(inhibition.heard(DOWN)).isFalse();

        assertThat(inhibition.heard(DOWN.resolvedAt(START, "up"))).isTrue();
        assertThat(on(SLOW)).isEmpty();
        assertThat(inhibition.heard(SLOW.resolvedAt(START, "fast"))).isFalse();
    }

    @Test
    void anotherServicesSourceHoldsNothing() {
        inhibition.heard(alert("EndpointDown", Map.of("service", "cart")));

        assertThat(on(SLOW)).isEmpty();
    }

    @Test
    void aLabelThatBothLackIsEqual() {
        inhibition.update(List.of(rule("alertname=EndpointDown", "alertname=EndpointDegraded", "region")));
        inhibition.heard(DOWN);
        assertThat(on(SLOW)).isPresent();

        assertThat(on(alert("EndpointDegraded", Map.of("service", "checkout", "region", "eu"))))
                .isEmpty();
    }

    @Test
    void whatIsSourceAndTargetIsNotInhibitedByAnotherThatIsBoth() {
        inhibition.update(List.of(rule("severity=~\".*\"", "service=checkout")));
        inhibition.heard(DOWN);
        inhibition.heard(SLOW);

        assertThat(on(SLOW)).isEmpty();
        assertThat(on(DOWN)).isEmpty();

        var elsewhere = alert("EndpointDown", Map.of("service", "gateway"));
        inhibition.heard(elsewhere);
        assertThat(on(SLOW)).contains(new Held.Inhibited(elsewhere));
    }

    @Test
    void otherRulesHoldForWhatFiresAlready() {
        inhibition.heard(DOWN);

        inhibition.update(List.of());
        assertThat(on(SLOW)).isEmpty();
        inhibition.update(List.of(rule("alertname=EndpointDown", "alertname=EndpointDegraded")));
        assertThat(on(SLOW)).isPresent();
    }
}
