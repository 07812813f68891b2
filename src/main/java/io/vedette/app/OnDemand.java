package io.vedette.app;

import io.vedette.engine.LoopScheduler;
import io.vedette.engine.LoopVerticle;
import io.vedette.probe.ProbeReport;
import io.vedette.probe.kinds.Probes;
import io.vedette.target.Target;
import io.vedette.web.Prober;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Probes for those who ask {@code /probe}, on an event loop of the web's: what is watched does not wait for them. Asked from any thread. */
final class OnDemand implements Prober {
    private final Foundations base;
    private final Promise<Member> member = Promise.promise();

    private record Member(Probes probes, LoopScheduler loop) {}

    private OnDemand(Foundations base) {
        this.base = base;
    }

    static OnDemand open(Foundations base) {
        var open = new OnDemand(base);
        base.vertx().deployVerticle(new LoopVerticle(base.clock(), open::join)).onFailure(open.member::tryFail);
        return open;
    }

    private LoopVerticle.Resident join(LoopScheduler loop) {
        var probes = new Probes(loop.context(), base.clock(), base.clock().wall());
        member.complete(new Member(probes, loop));
        return () -> {
            probes.close();
            return Future.succeededFuture();
        };
    }

    @Override
    public Future<Sighting> probe(Target target) {
        return member.future()
                .compose(open -> Future.future(seen -> open.loop().execute(() -> {
                    Instant start = base.clock().instant();
                    open.probes()
                            .explain(target)
                            .map(report -> sighting(report, start))
                            .onComplete(seen);
                })));
    }

    private Sighting sighting(ProbeReport report, Instant start) {
        ProbeReport.Head answer = report.answer();
        return new Sighting(
                report.outcome(),
                Duration.between(start, base.clock().instant()),
                report.attempts().isEmpty() ? null : report.attempts().getLast().address(),
                answer == null ? "" : answer.statusLine(),
                answer == null ? -1 : length(answer.headers()),
                tls(report.tls()));
    }

    private static long length(List<ProbeReport.Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("content-length"))
                .map(ProbeReport.Header::value)
                .filter(value -> value.matches("\\d{1,15}"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    private static @Nullable Tls tls(ProbeReport.@Nullable Tls seen) {
        return seen == null || seen.version().isEmpty()
                ? null
                : new Tls(
                        seen.version(),
                        seen.cipher(),
                        seen.chain().stream()
                                .map(ProbeReport.Presented::notAfter)
                                .toList());
    }
}
