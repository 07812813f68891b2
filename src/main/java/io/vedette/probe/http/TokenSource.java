package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.probe.run.Loop;
import io.vedette.probe.run.Plain;
import io.vedette.sample.Outcome;
import io.vedette.secret.Secret;
import io.vertx.core.AsyncResult;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One access token, fetched when the first probe wants it and again before it expires, while probes go on with the old one. Belongs to its event
 * loop.
 */
final class TokenSource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** After a failure nobody asks again for so long: a provider in trouble is left alone, and so are we. */
    private static final long RESPITE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Loop loop;
    private final String provider;
    private final HttpProbe fetch;
    private final List<Passage> waiting = new ArrayList<>();
    private @Nullable Secret token;
    private boolean fetching;
    private long expires;
    private long renewal;
    private @Nullable String failure;
    private long failed;

    TokenSource(Loop loop, Auth.ClientCredentials credentials, Way way) {
        this.loop = loop;
        provider = Hop.shown(credentials.tokenUrl());
        fetch = new HttpProbe(loop, spec(credentials, way), PATIENCE);
    }

    private HttpSpec spec(Auth.ClientCredentials credentials, Way way) {
        var form = new TreeMap<>(credentials.parameters());
        form.put("grant_type", "client_credentials");
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
        var body = form.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + '=' + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        var any = new Expectation.StatusIn(List.of(new Expectation.StatusRange(100, 599)));
        return HttpSpec.get(credentials.tokenUrl())
                .asking(new Ask("POST", headers, body, login(credentials.client()), false))
                .by(way.elsewhere().speaking(Way.Protocol.HTTP_1_1))
                .expecting(List.of(any, new TokenAnswer(this::take)));
    }

    /** RFC 6749, 2.3.1: both are form-encoded before they become a Basic login. */
    private static Auth.Basic login(Auth.Basic client) {
        return new Auth.Basic(
                encoded(client.username()), new Secret(encoded(client.password().reveal())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Asks for a token before anybody needs it. */
    void warm() {
        if (token == null) {
            fetch(loop.ticker.read());
        }
    }

    /** The token for {@code passage}; if there is none yet, the passage is told later. */
    @Nullable
    Secret tokenFor(Passage passage) {
        var now = loop.ticker.read();
        if (token != null && expires - now > 0) {
            if (renewal - now <= 0) {
                fetch(now);
            }
            return token;
        }
        token = null;
        waiting.add(passage);
        fetch(now);
        return null;
    }

    private void fetch(long now) {
        if (fetching) {
            return;
        }
        if (failure != null && now - failed < RESPITE_NANOS) {
            tell();
            return;
        }
        fetching = true;
        fetch.run().onComplete(this::fetched);
    }

    /** Renewed when four fifths of its time are over. */
    private void take(Secret fresh, Duration lifetime) {
        var now = loop.ticker.read();
        token = fresh;
        failure = null;
        expires = now + lifetime.toNanos();
        renewal = now + lifetime.toNanos() / 5 * 4;
    }

    private void fetched(AsyncResult<Outcome> ended) {
        fetching = false;
        failure = ended.succeeded() ? trouble(ended.result()) : Plain.line(ended.cause(), 120);
        if (failure != null) {
            failed = loop.ticker.read();
            renewal = failed + RESPITE_NANOS;
        }
        tell();
    }

    private static @Nullable String trouble(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up _ -> null;
            case Outcome.Degraded degraded -> degraded.detail();
            case Outcome.Down down -> down.detail();
            case Outcome.Unknown(String why) -> why;
        };
    }

    private void tell() {
        var all = List.copyOf(waiting);
        waiting.clear();
        for (var passage : all) {
            if (token == null) {
                passage.onNoToken("no access token from " + provider + ": " + failure);
            } else {
                passage.onToken(token, true);
            }
        }
    }

    /** The target did not take {@code refused}: it may have been revoked. */
    void refused(Secret refused) {
        if (token != null && refused.equals(token)) {
            token = null;
        }
    }

    /** As in "https://login.example.org/token, good for 55 min". */
    String words() {
        return provider + ", good for "
                + Plain.duration(Duration.ofSeconds((expires - loop.ticker.read()) / 1_000_000_000));
    }
}
