package io.vedette.probe.http;

import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.http.Expectation.JsonEquals;
import io.vedette.probe.http.Expectation.StatusIn;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Secrets;
import io.vedette.sample.Outcome;
import io.vedette.secret.Secret;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One HTTP request, on a fresh connection unless it is kept. What never changes between runs is made once: the request, the trust, the expectations. */
public final class HttpProbe implements RecordedProbe {
    /** What is shorter is found everywhere, and no secret. */
    private static final int SHORTEST_SECRET = 8;

    final Loop loop;
    final HttpSpec spec;
    final Hop first;
    final @Nullable Kept kept;
    final @Nullable TokenSource tokens;
    final List<Condition<? super Answer>> expect;
    final boolean readsBody;
    private Hop armed;
    private @Nullable Secret armedWith;

    /** @throws IllegalArgumentException with a sentence for people if the target cannot be probed as it is written */
    public HttpProbe(Loop loop, HttpSpec spec, Duration timeout) {
        this.loop = loop;
        this.spec = spec;
        first = new Hop(loop, spec.url(), spec.ask(), spec.way(), timeout);
        kept = spec.way().kept() ? new Kept(loop) : null;
        tokens = spec.ask().auth() instanceof Auth.ClientCredentials credentials
                ? Tokens.of(loop, credentials, spec.way())
                : null;
        armed = first;
        if (tokens != null) {
            loop.execute(tokens::warm);
        }
        requirePointers(spec);
        expect = withStatus(spec.expect());
        readsBody = spec.version() instanceof HttpSpec.VersionSource.Json
                || expect.stream().anyMatch(HttpProbe::looksIntoBody);
    }

    /** @param shown whether somebody wants to see it besides */
    Body newBody(boolean shown) {
        return new Body(spec.limits().body(), readsBody || shown);
    }

    /** What the target knows and its answer must not show. */
    Secrets secrets() {
        var auth = spec.ask().auth();
        var values = new ArrayList<String>(spec.ask().headers().values());
        if (auth != null && auth.header() != null) {
            values.add(auth.header());
        }
        if (armedWith != null) {
            values.add(armedWith.reveal());
        }
        return Secrets.of(values.stream()
                .flatMap(value -> Stream.of(value, value.substring(value.indexOf(' ') + 1)))
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .toArray(String[]::new));
    }

    /** The first request with {@code token}; written down once for as long as that is the token. */
    Hop firstWith(Secret token) {
        if (armedWith == null || !token.equals(armedWith)) {
            armedWith = token;
            armed = new Hop(loop, spec.url(), spec.ask().as(new Auth.Bearer(token)), spec.way(), first.site.timeout());
        }
        return armed;
    }

    private static void requirePointers(HttpSpec spec) {
        if (spec.version() instanceof HttpSpec.VersionSource.Json(var pointer)) {
            requirePointer(pointer);
        }
        for (var expectation : spec.expect()) {
            if (expectation.bare() instanceof JsonEquals json) {
                requirePointer(json.pointer());
            }
        }
    }

    private static void requirePointer(String pointer) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException("expected a JSON pointer such as /status, found " + pointer);
        }
    }

    private static List<Condition<? super Answer>> withStatus(List<Condition<? super Answer>> expect) {
        if (expect.stream().anyMatch(StatusIn.class::isInstance)) {
            return expect;
        }
        var all = new ArrayList<Condition<? super Answer>>(expect);
        all.addFirst(StatusIn.SUCCESS);
        return List.copyOf(all);
    }

    private static boolean looksIntoBody(Condition<? super Answer> expectation) {
        var bare = expectation.bare();
        return bare instanceof BodyContains
                || bare instanceof JsonEquals
                || bare instanceof BodyCondition
                || bare instanceof CelHolds
                || bare instanceof TokenAnswer;
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new HttpExchange(this, recorder).start();
    }
}
