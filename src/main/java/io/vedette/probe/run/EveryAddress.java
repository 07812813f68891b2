package io.vedette.probe.run;

import io.vedette.sample.Observed;
import io.vedette.sample.Outcome;
import io.vedette.sample.Phases;
import io.vedette.sample.Reason;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every address of a name, each probed by itself at the same time: down when one of them is, with the phases of the slowest. Belongs to its event
 * loop.
 */
public final class EveryAddress implements RecordedProbe {
    /** More are no longer one target, and a name server must not make us flood somebody. */
    private static final int MOST = 16;

    /** Each gets a whole multiple of this, so that the loop keeps few lines of deadlines. */
    private static final long GRAIN_MILLIS = 50;

    private final Loop loop;
    private final Site site;
    private final BiFunction<InetAddress, Duration, RecordedProbe> each;

    /** @param each the probe of one address, with what is left of the time */
    public EveryAddress(Loop loop, Site site, BiFunction<InetAddress, Duration, RecordedProbe> each) {
        this.loop = loop;
        this.site = site;
        this.each = each;
    }

    /** What one address came to. */
    private record Found(String address, Outcome outcome) {}

    @Override
    public Future<Outcome> run(@Nullable Recorder recorder) {
        var started = loop.ticker.read();
        return addresses()
                .transform(
                        resolved -> resolved.succeeded() && !resolved.result().isEmpty()
                                ? probed(resolved.result(), started).map(all -> outcome(all, recorder))
                                : Future.succeededFuture(unresolved(resolved.cause())));
    }

    private Outcome unresolved(@Nullable Throwable cause) {
        var host = site.place().host();
        var why = cause == null
                ? "DNS has no " + site.addressing().family().noun() + " for " + host
                : cause instanceof TimeoutException ? "no DNS server answered for " + host : Names.why(host, cause);
        return new Outcome.Down(Reason.DNS, why, Phases.EMPTY, Observed.NOTHING);
    }

    private Future<List<InetAddress>> addresses() {
        if (!site.known().isEmpty()) {
            return Future.succeededFuture(
                    site.known().stream().map(known -> known.getAddress()).toList());
        }
        var answered = loop.<List<InetAddress>>promise();
        loop.names.resolve(site.place().host(), (io.netty.util.concurrent.Future<List<InetAddress>> resolution) -> {
            if (resolution.isSuccess()) {
                answered.tryComplete(site.addressing().of(resolution.getNow()));
            } else {
                answered.tryFail(resolution.cause());
            }
        });
        return answered.future().timeout(site.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<List<Found>> probed(List<InetAddress> addresses, long started) {
        var spent = Duration.ofNanos(loop.ticker.read() - started);
        var left = Duration.ofMillis(Math.max(1, site.timeout().minus(spent).toMillis() / GRAIN_MILLIS) * GRAIN_MILLIS);
        var all = addresses.stream()
                .distinct()
                .limit(MOST)
                .map(address -> each.apply(address, left)
                        .run(null)
                        .map(outcome -> new Found(address.getHostAddress(), outcome)))
                .toList();
        return Future.join(all).map(ended -> ended.list());
    }

    private static Outcome outcome(List<Found> all, @Nullable Recorder recorder) {
        if (recorder != null) {
            all.forEach(found -> recorder.found("address", found.address() + "  " + words(found.outcome())));
        }
        var slowest = all.stream()
                .map(Found::outcome)
                .filter(Outcome.Measured.class::isInstance)
                .map(Outcome.Measured.class::cast)
                .max(Comparator.comparingLong(measured -> measured.phases().total()))
                .orElse(null);
        var down = faulty(all, Outcome.Down.class);
        var degraded = faulty(all, Outcome.Degraded.class);
        var unknown = all.stream()
                .filter(found -> found.outcome() instanceof Outcome.Unknown)
                .toList();
        if (slowest != null && !down.isEmpty()) {
            return new Outcome.Down(reason(down), detail(down, all, "fail"), slowest.phases(), slowest.observed());
        }
        if (slowest == null || !unknown.isEmpty()) {
            return new Outcome.Unknown(detail(unknown, all, "were not measured"));
        }
        return degraded.isEmpty()
                ? new Outcome.Up(slowest.phases(), slowest.observed())
                : new Outcome.Degraded(
                        reason(degraded), detail(degraded, all, "are degraded"), slowest.phases(), slowest.observed());
    }

    private static List<Found> faulty(List<Found> all, Class<? extends Outcome> kind) {
        return all.stream().filter(found -> kind.isInstance(found.outcome())).toList();
    }

    private static Reason reason(List<Found> faulty) {
        return ((Outcome.Faulty) faulty.getFirst().outcome()).reason();
    }

    /** As in {@code 2 of 3 addresses fail: 10.0.0.2 refused: 10.0.0.2:443 refused the connection; …}. */
    private static String detail(List<Found> some, List<Found> all, String how) {
        var shown = new ArrayList<>(some.subList(0, Math.min(3, some.size())));
        return some.size() + " of " + all.size() + (all.size() == 1 ? " address " : " addresses ") + how + ": "
                + shown.stream()
                        .map(found -> found.address() + " " + words(found.outcome()))
                        .collect(Collectors.joining("; "))
                + (some.size() > shown.size() ? "; …" : "");
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Up up ->
                "up in " + Plain.duration(Duration.ofNanos(up.phases().total() * 1_000));
            case Outcome.Faulty faulty -> faulty.reason().label() + " (" + faulty.detail() + ")";
            case Outcome.Unknown(String why) -> why;
        };
    }
}
