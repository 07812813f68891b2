package io.vedette.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.vedette.probe.run.Addressing;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import io.vedette.probe.run.Regex;
import io.vedette.probe.run.Timed;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StepsIT {
    private static final HttpStep LOGIN = step("log in", "/login")
            .capturing(Map.of("token", new Capture.FromJson("/access_token"), "id", new Capture.FromHeader("X-Id")));

    private final Prober prober = new Prober();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        prober.close();
    }

    private static Draft step(String name, String path) {
        return new Draft(name, path);
    }

    /** A shop that wants a login, answers each path as told, and remembers what it was asked. */
    private HostileServer shop(Map<String, String> answers) {
        return HostileServer.with(peer -> {
            var head = peer.hear();
            asked.add(head);
            var path = head.split(" ", 3)[1];
            peer.say(answers.getOrDefault(path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
        });
    }

    private static String answer(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static final String LOGGED_IN = answer(
            "X-Id: 4 2\r\nSet-Cookie: session=s-1; Path=/; HttpOnly\r\nSet-Cookie: old=; Max-Age=0\r\n",
            "{\"access_token\":\"tok-123456\"}");

    private StepsSpec spec(HostileServer server, List<Condition<? super Timed>> expect, HttpStep... steps) {
        return new StepsSpec(
                server.url(),
                List.of(steps),
                null,
                Way.USUAL,
                HttpSpec.get(server.url()).limits(),
                expect);
    }

    @Test
    void laterStepsCarryWhatEarlierOnesGave() {
        try (var server = shop(Map.of("/login", LOGGED_IN, "/orders/4%202", answer("", "fine")))) {
            var order = new HttpStep(
                    "order",
                    "/orders/{{ id }}",
                    "POST",
                    Map.of("Authorization", "Bearer {{ token }}"),
                    "{\"t\":\"{{token}}\"}",
                    List.of(new BodyMatches(Regex.of("fine"))),
                    Map.of());

            var outcome = prober.probe(spec(server, List.of(), LOGIN, order));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(List.copyOf(asked).getLast())
                    .contains("POST /orders/4%202 ")
                    .contains("Authorization: Bearer tok-123456")
                    .contains("Cookie: session=s-1\r\n")
                    .contains("Content-Length: 18");
            assertThat(((Outcome.Up) outcome).phases().connect()).isPositive();
        }
    }

    @Test
    void theFirstStepThatFailsIsNamedAndNothingIsAskedAfterIt() {
        try (var server = shop(Map.of("/login", LOGGED_IN))) {
            var outcome = (Outcome.Down) prober.probe(spec(
                    server,
                    List.of(),
                    LOGIN,
                    step("cart", "/cart").build(),
                    step("pay", "/pay").build()));

            assertThat(outcome.reason()).isEqualTo(Reason.STATUS);
            assertThat(outcome.detail()).isEqualTo("step 2 of 3, cart: expected status 200-299, found 404 Not Found");
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void whatCannotBeCapturedFailsItsStep() {
        try (var server = shop(Map.of("/login", answer("", "<html>")))) {
            var login = step("log in", "/login")
                    .capturing(Map.of("csrf", new Capture.FromBody(Pattern.compile("csrf=(\\w+)"))));

            var outcome = (Outcome.Down) prober.probe(spec(server, List.of(), login));

            assertThat(outcome.detail())
                    .isEqualTo("step 1 of 1, log in: expected to capture csrf, found nothing at body csrf=(\\w+)");
        }
    }

    @Test
    void whatWasCapturedIsShownNowhere() {
        var echo = "HTTP/1.1 500 no tok-123456 here\r\nX-Echo: tok-123456\r\nContent-Length: 10\r\n\r\ntok-123456";
        try (var server = shop(Map.of("/login", LOGGED_IN, "/act", echo))) {
            var act = new HttpStep("act", "/act", "GET", Map.of("X-Token", "{{ token }}"), null, List.of(), Map.of());
            var spec = spec(server, List.of(), LOGIN, act);

            var report = prober.explain(spec);
            var found = Prober.await(prober.probes
                    .probe(Prober.target(spec, Duration.ofSeconds(5)))
                    .examine());

            assertThat(report.toString()).doesNotContain("tok-123456");
            assertThat(Objects.requireNonNull(found.evidence()).toString()).doesNotContain("tok-123456");
            assertThat(report.facts())
                    .extracting(fact -> fact.value().replaceAll(" in .*", ""))
                    .containsExactly("step 1 of 2, log in: up", "step 2 of 2, act: down");
        }
    }

    @Test
    void aStepToAnotherOriginTakesNothingAlongThatWasMeantForTheFirst() {
        try (var server = shop(Map.of("/", answer("Set-Cookie: session=s-1\r\n", "fine")))) {
            var way = new Way(new Addressing(Addressing.Family.ANY, InetAddress.getLoopbackAddress()), TlsSpec.USUAL);
            var plain = spec(
                    server,
                    List.of(),
                    step("front", "/").build(),
                    step("elsewhere", "http://127.0.0.9:" + server.port() + "/").build());
            var auth = new Auth.Bearer(new Secret("tok-123456"));

            var outcome = (Outcome.Down)
                    prober.probe(new StepsSpec(plain.url(), plain.steps(), auth, way, plain.limits(), List.of()));

            assertThat(outcome.detail())
                    .startsWith("step 2 of 2, elsewhere: 127.0.0.9:")
                    .endsWith("refused the connection");
            assertThat(asked).singleElement().asString().contains("Authorization: Bearer tok-123456");
        }
    }

    @Test
    void theWholeHasATimeOfItsOwn() {
        try (var server = shop(Map.of("/login", LOGGED_IN))) {
            var outcome =
                    (Outcome.Down) prober.probe(spec(server, List.of(new LatencyUnder(Duration.ofNanos(1))), LOGIN));

            assertThat(outcome.reason()).isEqualTo(Reason.LATENCY);
        }
    }

    @Test
    void aStepThatIsSilentEndsWithTheTimeoutOfTheWhole() {
        try (var server = HostileServer.with(HostileServer.Peer::staysSilent)) {
            var outcome = (Outcome.Down) prober.probe(spec(server, List.of(), LOGIN), Duration.ofMillis(300));

            assertThat(outcome.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(outcome.detail())
                    .startsWith("step 1 of 1, log in: no answer within")
                    .contains("waiting");
        }
    }

    /** A plain GET, to be completed. */
    private record Draft(String name, String path) {
        HttpStep build() {
            return capturing(Map.of());
        }

        HttpStep capturing(Map<String, Capture> captures) {
            return new HttpStep(name, path, "GET", Map.of(), null, List.of(), captures);
        }
    }
}
