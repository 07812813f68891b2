package io.vedette.config;

import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.alert.Life;
import io.vedette.alert.Severity;
import io.vedette.fakes.ScriptedProbe;
import io.vedette.monitor.Effect;
import io.vedette.monitor.MonitorState;
import io.vedette.monitor.RuleState;
import io.vedette.monitor.ServiceMonitor;
import io.vedette.monitor.ServicePlan;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.sample.Sample;
import io.vedette.sample.Sample.Purpose;
import io.vedette.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of the user's own, from the file to the alert. */
final class OwnRulesTest {
    private static final Outcome FAST = ScriptedProbe.up(20);
    private static final Outcome SLOW = ScriptedProbe.up(900);
    private static final Outcome DOWN = ScriptedProbe.down(Reason.STATUS);
    private static final Outcome UNKNOWN = new Outcome.Unknown("no file is left");

    private static final String FILE = """
            slos: [{ name: availability, indicator: availability, objective: 99.9% }]
            services:
              - name: checkout
                labels: { team: payments }
                slos: [availability]
                endpoints: [{ url: "http://a" }]
                alerts:
                  - RULE
            """;

    private final List<Alert> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private ServicePlan plan = plan(
            file(
                    "{ name: SlowCheckout, when: \"p95('10m') > duration('800ms') && count('10m') >= 50\", for: 1m, summary: answers slowly }"));
    private ServiceMonitor monitor = new ServiceMonitor(plan, now);

    private static String file(String rule) {
        return FILE.replace("RULE", rule);
    }

    private static ServicePlan plan(String text) {
        return Texts.accepted(text).services().getFirst();
    }

    private void watch(String rule) {
        plan = plan(file(rule));
        monitor = new ServiceMonitor(plan, now);
    }

    private void found(int times, Outcome outcome) {
        TargetId target = plan.service().targets().getFirst().id();
        for (int i = 0; i < times; i++) {
            now = now.plusSeconds(10);
            note(monitor.accept(new Sample(target, now, Duration.ZERO, outcome, Purpose.SCHEDULED), now));
        }
    }

    private void note(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Tell(Alert alert)) {
                told.add(alert);
            }
        }
    }

    private RuleState rule() {
        String name = plan.alerts().rules().getFirst().name();
        return monitor.snapshot(now)
                .rules()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRuleFiresOnceItWasSoForItsTimeAndSaysItsArithmetic() {
        found(60, FAST);
        assertThat(rule().life()).isEqualTo(Life.OK);

        found(4, SLOW);
        assertThat(rule().life()).isEqualTo(Life.PENDING);
        assertThat(rule().why()).isEqualTo("p95('10m') 901 ms, count('10m') 60");
        assertThat(told).isEmpty();

        found(7, SLOW);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().name()).isEqualTo("SlowCheckout");
        assertThat(told.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(told.getFirst().labels().value("team")).isEqualTo("payments");
        assertThat(told.getFirst().summary()).isEqualTo("checkout: answers slowly");
        assertThat(told.getFirst().description())
                .isEqualTo("p95('10m') > duration('800ms') && count('10m') >= 50 — p95('10m') 901 ms, count('10m') 60");
    }

    @Test
    void itEndsWhenItWasNotSoForLongEnough() {
        found(60, SLOW);
        found(60 + 5, FAST);
        assertThat(rule().life()).isEqualTo(Life.RECOVERING);
        assertThat(told).hasSize(1);

        found(30, FAST);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().firing()).isFalse();
        assertThat(rule().life()).isEqualTo(Life.OK);
    }

    @Test
    void whatIsNotThereIsNotOverAndIsShown() {
        watch("{ name: Slow, when: \"p95('10m') > duration('800ms')\" }");
        found(10, SLOW);

        assertThat(rule().life()).isEqualTo(Life.NO_DATA);
        assertThat(rule().why()).startsWith("p95('10m') absent (");
        assertThat(told).isEmpty();
    }

    @Test
    void anAbsentFigureThatDecidesNothingIsNotMissed() {
        watch("{ name: Any, when: \"ratio_bad('5m') > 0.2 || p99('1h') > duration('1s')\" }");
        found(30, FAST);
        assertThat(rule().life()).isEqualTo(Life.NO_DATA);

        found(10, DOWN);
        assertThat(rule().life()).isEqualTo(Life.FIRING);
        assertThat(rule().why()).startsWith("ratio_bad('5m') 0.").contains("p99('1h') absent (");
    }

    @Test
    void everyFigureCanBeAsked() {
        watch(
                "{ name: All, when: \"ratio_bad('1m') > 0.5 && unknown('5m') < 0.9 && count('1h') > 5 && p50('5m') < duration('1s')"
                        + " && burn('availability', '1h') > 14.4 && budget_remaining('availability') < 1.0 && !up && labels['team'] == 'payments'\" }");
        found(30, FAST);
        found(10, UNKNOWN);
        found(10, DOWN);

        assertThat(rule().life()).isEqualTo(Life.FIRING);
        assertThat(rule().why())
                .contains(
                        "unknown('5m') 0.",
                        "count('1h') ",
                        "p50('5m') 20 ms",
                        "burn('availability', '1h') ",
                        "budget_remaining('availability') 0.");
    }

    @Test
    void aRestartKeepsTheAlertAndTheCounts() {
        watch("{ name: Bad, when: \"ratio_bad('1h') > 0.1\", keep_firing: 0s }");
        found(100, FAST);
        found(20, DOWN);
        assertThat(told).extracting(Alert::name).contains("Bad");
        MonitorState kept = monitor.encode(Long.MIN_VALUE);
        told.clear();

        monitor = ServiceMonitor.decode(kept, plan, now);
        note(monitor.resume(now));
        found(3, FAST);

        assertThat(told).noneMatch(alert -> alert.name().equals("Bad"));
        assertThat(rule().life()).isEqualTo(Life.FIRING);
    }

    @Test
    void aConditionThatFlapsIsOneEpisode() {
        watch("{ name: Edge, when: \"!up\", keep_firing: 0s }");
        for (int i = 0; i < 20; i++) {
            found(3, DOWN);
            found(2, FAST);
        }
        assertThat(told.stream().filter(alert -> alert.name().equals("Edge") && alert.firing()))
                .hasSizeLessThanOrEqualTo(4);
        assertThat(rule().flapping()).isTrue();
    }

    @Test
    void sharedRulesAreThoseOfTheServicesTheyNameAndAServicesOwnWins() {
        Configuration configuration = Texts.accepted("""
                services:
                  - { name: web-1, endpoints: [{ url: "http://a" }] }
                  - { name: db, endpoints: [{ url: "http://b" }] }
                  - name: web-2
                    endpoints: [{ url: "http://c" }]
                    alerts: [{ name: Slow, when: "!up", severity: info }]
                alerts:
                  - { name: Slow, when: "p95('5m') > duration('1s')", services: [web-*] }
                """);

        assertThat(configuration.services())
                .extracting(each -> each.alerts().rules().stream()
                        .map(rule -> rule.name() + " " + rule.severity().label())
                        .toList())
                .containsExactly(List.of("Slow warning"), List.of(), List.of("Slow info"));
    }

    @Test
    void anExpressionThatIsNoneIsMetAtTheDoorWithItsPlace() {
        assertThat(problems(file("{ name: A, when: \"p95('10m') > 5\" }")))
                .containsExactly(
                        "vedette.yml:8:26: services[0].alerts[0].when: \"p95('10m') > 5\" — expected a CEL expression that is true or false:"
                                + " column 12: found no matching overload for '_>_' applied to '(google.protobuf.Duration, int)'");
        assertThat(problems(file("{ name: A, when: \"count('10m')\" }")).getFirst())
                .contains("column 6: expected type 'bool' but found 'int'");
        assertThat(problems(file("{ name: A, when: \"p95('2h') > duration('1s')\" }"))
                        .getFirst())
                .endsWith("column 4: p95('2h'): expected a window in whole minutes from 1m to 1h");
        assertThat(problems(file("{ name: A, when: \"[1].all(x, x > 0)\" }")).getFirst())
                .contains("undeclared reference to 'all'");
    }

    @Test
    void objectivesAndTheirWindowsMustBeThere() {
        assertThat(problems(file("{ name: A, when: \"burn('fast', '1h') > 2.0\" }")))
                .containsExactly(
                        "vedette.yml:8:26: services[0].alerts[0].when: burn('fast', '1h'): checkout is not held to \"fast\" — expected one of its slos: availability");
        assertThat(problems(file("{ name: A, when: \"burn('availability', '7m') > 2.0\" }"))
                        .getFirst())
                .endsWith("expected one of 5m, 30m, 1h, 2h, 6h, 1d, 3d");
    }

    @Test
    void aNameIsOfOneRuleAndNoneOfVedettesOwn() {
        assertThat(problems(file("{ name: NoData, when: \"!up\" }")).getFirst())
                .contains("NoData is an alert of Vedette's own");
        assertThat(problems(file("{ name: A, when: up }\n      - { name: A, when: \"!up\" }"))
                        .getFirst())
                .contains("is the name of another alert");
    }
}
