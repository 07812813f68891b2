package io.vedette.probe.http;

import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.http.Expectation.JsonEquals;
import io.vedette.probe.http.Expectation.StatusIn;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.HostPort;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Site;
import io.vedette.probe.run.Trust;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 request on a fresh connection. What never changes between runs is made once: the request's bytes, the trust, the expectations. */
public final class HttpProbe implements RecordedProbe {
    final Loop loop;
    final Site site;
    final HttpSpec spec;
    final @Nullable Trust trust;
    final byte[] request;
    final List<Condition<? super Answer>> expect;
    final boolean isHead;
    final boolean readsBody;

    /** @throws IllegalArgumentException with a sentence for people if the target cannot be probed as it is written */
    public HttpProbe(Loop loop, HttpSpec spec, Duration timeout) {
        this.loop = loop;
        this.site = Site.of(
                HostPort.of(spec.url(), Request.defaultPort(spec.url())),
                spec.way().addressing(),
                timeout);
        this.spec = spec;
        trust = isSecure(spec.url()) ? loop.trusts.of(spec.way().tls()) : null;
        request = Request.bytes(spec, site.place());
        requirePointers(spec);
        expect = withStatus(spec.expect());
        isHead = spec.ask().method().equals("HEAD");
        readsBody = spec.version() instanceof HttpSpec.VersionSource.Json
                || expect.stream().anyMatch(HttpProbe::looksIntoBody);
    }

    private static boolean isSecure(URI url) {
        return switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
            case "http" -> false;
            case "https" -> true;
            default -> throw new IllegalArgumentException("expected an http or https URL");
        };
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
        return bare instanceof BodyContains || bare instanceof JsonEquals;
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new HttpExchange(this, recorder).start();
    }
}
