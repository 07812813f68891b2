package io.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.http.Capture;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.HttpSpec;
import io.vedette.probe.http.HttpStep;
import io.vedette.probe.http.MetricIs;
import io.vedette.probe.http.StepsSpec;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.target.ProbeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StepsReadingTest {
    private static ProbeSpec spec(String text) {
        return Texts.accepted(text)
                .services()
                .getFirst()
                .service()
                .targets()
                .getFirst()
                .spec();
    }

    @Test
    void stepsAreRequestsInTheirOrderAndWhatTheyCapture() {
        var spec = (StepsSpec) spec("""
                services:
                  - name: shop
                    endpoints:
                      - url: "https://shop.example.org/"
                        steps:
                          - { name: log in, path: /login, method: POST, body: "x", capture: { token: json /t, id: header X-Id } }
                          - { name: order, path: "/orders/{{ id }}", headers: { X-Token: "{{ token }}" }, expect: { status: 202 } }
                        expect: { latency: < 3s }
                """);

        assertThat(spec.expect()).containsExactly(new LatencyUnder(Duration.ofSeconds(3)));
        assertThat(spec.steps())
                .containsExactly(
                        new HttpStep(
                                "log in",
                                "/login",
                                "POST",
                                Map.of(),
                                "x",
                                List.of(),
                                Map.of("token", new Capture.FromJson("/t"), "id", new Capture.FromHeader("X-Id"))),
                        new HttpStep(
                                "order",
                                "/orders/{{ id }}",
                                "GET",
                                Map.of("X-Token", "{{ token }}"),
                                null,
                                List.of(new Expectation.StatusIn(List.of(new Expectation.StatusRange(202, 202)))),
                                Map.of()));
    }

    @Test
    void whatStepsCannotMeanIsMetAtTheDoor() {
        assertThat(Texts.problems("""
                services:
                  - name: shop
                    endpoints:
                      - url: "https://shop.example.org/"
                        method: POST
                        steps:
                          - { name: order, path: "/orders/{{ id }}" }
                        expect: { status: 200 }
                """))
                .satisfiesExactlyInAnyOrder(
                        method -> assertThat(method).contains("method: stands beside steps"),
                        status -> assertThat(status).contains("expect.status: stands beside steps"),
                        name -> assertThat(name)
                                .contains("uses {{ id }}")
                                .contains("expected a name that an earlier step captures"));
    }

    @Test
    void aBoundOfAMetricMayHaveAUnit() {
        var spec = (HttpSpec) spec("""
                services:
                  - name: shop
                    endpoints:
                      - url: "https://shop.example.org/metrics"
                        expect: { metrics: { memory_bytes: < 2GB, 'active{pool="a"} / max{pool="a"}': "< 90%" } }
                """);

        assertThat(spec.expect())
                .contains(
                        MetricIs.of("memory_bytes", new Bound(Bound.Sign.LESS, 2L << 30), "< 2GB"),
                        MetricIs.of("active{pool=\"a\"} / max{pool=\"a\"}", new Bound(Bound.Sign.LESS, 0.9), "< 90%"));
    }
}
