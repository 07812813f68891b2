package io.vedette.probe.redis;

import static io.vedette.sample.Reason.BODY;
import static io.vedette.sample.Reason.PROTOCOL;
import static io.vedette.sample.Reason.RESET;
import static io.vedette.sample.Reason.STATUS;
import static io.vedette.sample.Reason.TIMEOUT;
import static io.vedette.sample.Reason.TLS;
import static io.vedette.sample.Reason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.probe.ProbeReport.Line;
import io.vedette.probe.run.Approach;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.TlsSpec;
import io.vedette.probe.world.Authority;
import io.vedette.probe.world.HostileServer;
import io.vedette.probe.world.HostileServer.Manner;
import io.vedette.probe.world.HostileServer.Peer;
import io.vedette.probe.world.Prober;
import io.vedette.sample.Outcome;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Redis says, as recorded from Redis 7.0.15, and what others might say in its place. */
final class RedisIT {
    private static final Authority OURS = new Authority("Our Authority");
    private static final Approach FILE = Approach.speaking(TlsSpec.trusting(OURS.pem()));
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final String INFO = """
            # Server\r
            redis_version:7.0.15\r
            # Clients\r
            connected_clients:12\r
            # Replication\r
            role:master\r
            """;

    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    /** The words of the next command; empty when there is none any more. */
    private static List<String> command(Peer peer) throws IOException {
        var head = peer.line();
        if (head.isEmpty()) {
            return List.of();
        }
        var words = new String[Integer.parseInt(head.substring(1))];
        for (var i = 0; i < words.length; i++) {
            peer.line();
            words[i] = peer.line();
        }
        return List.of(words);
    }

    private static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    /** A server with a password, or none. */
    private static Manner redis(@Nullable String password) {
        return peer -> {
            var known = password == null;
            for (var words = command(peer); !words.isEmpty(); words = command(peer)) {
                known |= words.getFirst().equals("AUTH") && words.getLast().equals(password);
                peer.say(known ? reply(words) : refusal(words));
            }
        };
    }

    private static String refusal(List<String> words) {
        return words.getFirst().equals("AUTH")
                ? "-WRONGPASS invalid username-password pair or user is disabled.\r\n"
                : "-NOAUTH Authentication required.\r\n";
    }

    private static String reply(List<String> words) {
        return switch (words.getFirst()) {
            case "PING" -> "+PONG\r\n";
            case "INFO" -> bulk(INFO);
            case "SELECT" -> Integer.parseInt(words.getLast()) < 16 ? "+OK\r\n" : "-ERR DB index is out of range\r\n";
            default -> "+OK\r\n";
        };
    }

    private static RedisSpec spec(HostileServer server, String path, List<Condition<? super RedisAnswer>> expect) {
        return new RedisSpec(server.url("redis", path), null, null, FILE, expect);
    }

    private Outcome.Down down(Reason reason, Manner manner) {
        try (var server = HostileServer.with(manner)) {
            var outcome = prober.probe(spec(server, "", List.of()), reason == TIMEOUT ? SHORT : LONG);
            return down(reason, outcome);
        }
    }

    private static Outcome.Down down(Reason reason, Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Down.class);
        var down = (Outcome.Down) outcome;
        assertThat(down.reason()).as(down.detail()).isEqualTo(reason);
        return down;
    }

    @Test
    void aPongIsUp() {
        try (var server = HostileServer.with(redis(null))) {
            var outcome = prober.probe(spec(server, "/3", List.of()));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) outcome).phases().waiting()).isNotNegative();
        }
    }

    @Test
    void aLoginIsSentAndShownToNobody() {
        try (var server = HostileServer.with(redis("s3cret"))) {
            var spec = new RedisSpec(server.url("redis", ""), "vedette", new Secret("s3cret"), FILE, List.of());

            var report = prober.explain(spec);

            assertThat(report.outcome()).isInstanceOf(Outcome.Up.class);
            assertThat(report.dialogue())
                    .containsExactly(
                            new Line(true, "AUTH <not shown>"),
                            new Line(false, "OK"),
                            new Line(true, "PING"),
                            new Line(false, "PONG"));
        }
    }

    @Test
    void aWrongPasswordIsDownInTheServersWords() {
        try (var server = HostileServer.with(redis("s3cret"))) {
            var spec = new RedisSpec(server.url("redis", ""), null, new Secret("guess"), FILE, List.of());

            assertThat(down(STATUS, prober.probe(spec)).detail())
                    .isEqualTo(
                            "AUTH was answered with \"WRONGPASS invalid username-password pair or user is disabled.\"");
        }
    }

    @Test
    void aServerThatRepeatsThePasswordIsNotQuotedWithIt() {
        Manner parrot = peer -> peer.say("-ERR no " + command(peer).getLast() + " here\r\n");
        try (var server = HostileServer.with(parrot)) {
            var spec = new RedisSpec(server.url("redis", ""), null, new Secret("s3cret"), FILE, List.of());

            assertThat(down(STATUS, prober.probe(spec)).detail()).endsWith("\"ERR no <not shown> here\"");
        }
    }

    @Test
    void aServerThatWantsALoginIsDownForThat() {
        assertThat(down(STATUS, redis("s3cret")).detail())
                .isEqualTo("PING was answered with \"NOAUTH Authentication required.\"");
    }

    @Test
    void aDatabaseThatIsNotThereIsDown() {
        try (var server = HostileServer.with(redis(null))) {
            assertThat(down(STATUS, prober.probe(spec(server, "/99", List.of())))
                            .detail())
                    .isEqualTo("SELECT 99 was answered with \"ERR DB index is out of range\"");
        }
    }

    @Test
    void fieldsOfInfoAreJudgedAndTheOnlyOneIsTheValue() {
        try (var server = HostileServer.with(redis(null))) {
            var few = new InfoField("connected_clients", new Comparison.Within(new Bound(Bound.Sign.LESS, 10)));

            var down = down(BODY, prober.probe(spec(server, "", List.of(few))));

            assertThat(down.detail()).isEqualTo("expected connected_clients to be < 10, found 12");
            assertThat(down.observed().value()).isEqualTo("12");
        }
    }

    @Test
    void aFieldThatIsNotThereFails() {
        try (var server = HostileServer.with(redis(null))) {
            var master = new InfoField("role", new Comparison.Equal("master"));
            var link = new InfoField("master_link_status", new Comparison.Equal("up"));

            assertThat(down(BODY, prober.probe(spec(server, "", List.of(master, link))))
                            .detail())
                    .isEqualTo("expected master_link_status to be \"up\", found no such field");
        }
    }

    @Test
    void aServerThatLoadsItsDataIsDownForThat() {
        Manner loading = peer -> {
            command(peer);
            peer.say("-LOADING Redis is loading the dataset in memory\r\n");
        };

        assertThat(down(STATUS, loading).detail()).contains("LOADING");
    }

    @Test
    void silenceIsATimeoutThatSaysWhatWasAsked() {
        assertThat(down(TIMEOUT, Peer::staysSilent).detail())
                .isEqualTo("no answer within 500 ms: waiting for the reply to PING");
    }

    @Test
    void aReplyThatStopsHalfwayIsATimeout() {
        down(TIMEOUT, peer -> {
            command(peer);
            peer.say("+PO");
            peer.staysSilent();
        });
    }

    @Test
    void aServerThatClosesIsDownForThat() {
        down(RESET, RedisIT::command);
    }

    @Test
    void whatIsNotRedisIsDownForThat() {
        assertThat(down(PROTOCOL, peer -> peer.say("HTTP/1.1 400 Bad Request\r\n\r\n"))
                        .detail())
                .isEqualTo("the answer is not Redis' protocol: \"HTTP/1.1 400 Bad Request\"");
    }

    @Test
    void anAnswerToSomethingElseIsDownForThat() {
        assertThat(down(PROTOCOL, peer -> {
                            command(peer);
                            peer.say("+OK\r\n");
                        })
                        .detail())
                .isEqualTo("expected PONG, found \"OK\"");
    }

    @Test
    void aTextOfAnAbsurdLengthIsNotWaitedFor() {
        down(PROTOCOL, peer -> {
            command(peer);
            peer.say("$99999999999999999999\r\n");
            peer.staysSilent();
        });
        down(PROTOCOL, peer -> {
            command(peer);
            peer.say("$-1\r\n");
            peer.staysSilent();
        });
    }

    @Test
    void anEndlessAnswerIsReadToALimit() {
        down(TOO_LARGE, peer -> {
            command(peer);
            peer.say("+");
            while (true) {
                peer.say("x".repeat(10_000));
            }
        });
    }

    @Test
    void redissIsTheSameUnderTls() {
        var until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(86_400);
        var secure = Authority.presenting(OURS.issue(Authority.until(until)));
        try (var server = HostileServer.with(secure, redis(null))) {
            var outcome = prober.probe(new RedisSpec(server.url("rediss", ""), null, null, FILE, List.of()));

            assertThat(outcome).isInstanceOf(Outcome.Up.class);
            assertThat(((Outcome.Up) outcome).observed().certificateExpiry()).isEqualTo(until);
        }
    }

    @Test
    void redissToAPlainPortIsDownForTls() {
        try (var server = HostileServer.with(peer -> {
            peer.bytes(100);
            peer.say("-ERR Protocol error\r\n");
        })) {
            down(TLS, prober.probe(new RedisSpec(server.url("rediss", ""), null, null, FILE, List.of())));
        }
    }
}
