package io.vedette.probe.http;

import io.vedette.probe.http.Expectation.BodyContains;
import io.vedette.probe.http.Expectation.JsonEquals;
import io.vedette.probe.http.Expectation.StatusIn;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Loop;
import io.vedette.probe.run.RecordedProbe;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Site;
import io.vedette.probe.run.Trust;
import io.vedette.sample.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
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

    public HttpProbe(Loop loop, Site site, HttpSpec spec, @Nullable Trust trust) {
        this.loop = loop;
        this.site = site;
        this.spec = spec;
        this.trust = trust;
        request = Request.bytes(spec, site.place());
        requirePointers(spec);
        expect = withStatus(spec.expect());
        isHead = spec.method().equals("HEAD");
        readsBody = spec.version() instanceof HttpSpec.VersionSource.Json
                || expect.stream().anyMatch(HttpProbe::looksIntoBody);
    }

    private static void requirePointers(HttpSpec spec) {
        if (spec.version() instanceof HttpSpec.VersionSource.Json(var pointer)) {
            requirePointer(pointer);
        }
        for (var expectation : spec.expect()) {
            if (expectation instanceof JsonEquals json) {
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
        return expectation instanceof BodyContains || expectation instanceof JsonEquals;
    }

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        return new HttpExchange(this, recorder).start();
    }
}
