package io.vedette.discovery;

import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.vedette.time.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All sources at work. A source that stays as it was configured goes on undisturbed when others come and go. Belongs to one event loop, where its listener is
 * called too.
 */
public final class Discovery {
    private static final int THREADS = 2;
    private static final long LONGEST_MINUTES = 5;
    /** How long a new source may keep the others waiting for its first list. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Function<SourceSpec, Looker> lookers;
    private final Listener listener;
    private final Runnable end;
    private final Map<SourceId, Watch> watches = new HashMap<>();

    /** Hears of every look, on the discovery's event loop. */
    public interface Listener {
        void looked(SourceSpec source, Standing before, Standing after);
    }

    Discovery(
            InstantSource clock,
            Scheduler scheduler,
            Function<SourceSpec, Looker> lookers,
            Listener listener,
            Runnable end) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.lookers = lookers;
        this.listener = listener;
        this.end = end;
    }

    /**
     * One that reads real files and asks real servers.
     *
     * @param servers who is asked for names by DNS
     */
    public static Discovery open(
            Vertx vertx,
            DnsServerAddressStreamProvider servers,
            InstantSource clock,
            Scheduler scheduler,
            String agent,
            Listener listener) {
        WorkerExecutor workers =
                vertx.createSharedWorkerExecutor("vedette-discovery", THREADS, LONGEST_MINUTES, TimeUnit.MINUTES);
        return new Discovery(
                clock, scheduler, spec -> looker(spec, vertx, servers, workers, agent), listener, workers::close);
    }

    /** Looks at each source once, and answers how it stands. */
    public static Future<Map<SourceId, Standing>> once(
            Vertx vertx, DnsServerAddressStreamProvider servers, InstantSource clock, List<SourceSpec> sources) {
        Discovery discovery =
                open(vertx, servers, clock, (due, task) -> () -> {}, "Vedette", (source, before, after) -> {});
        return discovery
                .watch(sources, Map.of())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .map(_ -> discovery.standings())
                .onComplete(_ -> discovery.close());
    }

    private static Looker looker(
            SourceSpec spec,
            Vertx vertx,
            DnsServerAddressStreamProvider servers,
            WorkerExecutor workers,
            String agent) {
        return switch (spec.source()) {
            case Source.Files files -> new FileLooker(files, spec.mostTargets(), workers);
            case Source.Dns dns ->
                new DnsLooker(dns, spec.mostTargets(), (ContextInternal) vertx.getOrCreateContext(), servers);
            case Source.Http http ->
                new HttpLooker(http, spec.mostTargets(), HttpLooker.MOST_BYTES, vertx, workers, agent);
        };
    }

    /**
     * Watches {@code wanted} and nothing else from now on.
     *
     * @param recalled the last good lists of an earlier process, for sources that are new here
     * @return when every new source was looked at once, or took too long
     */
    public Future<Void> watch(Collection<SourceSpec> wanted, Map<SourceId, Standing> recalled) {
        Map<SourceId, Watch> before = Map.copyOf(watches);
        watches.clear();
        List<Future<Void>> first = wanted.stream()
                .map(spec -> take(spec, before.get(spec.id()), recalled))
                .toList();
        before.values().stream()
                .filter(watch -> watches.get(watch.spec().id()) != watch)
                .forEach(Watch::stop);
        return all(first);
    }

    /** A source of the same name that is asked elsewhere keeps its last list until it has a better one. */
    private Future<Void> take(SourceSpec spec, @Nullable Watch before, Map<SourceId, Standing> recalled) {
        if (before != null && before.spec().equals(spec)) {
            watches.put(spec.id(), before);
            return Future.succeededFuture();
        }
        Standing known = before == null ? recalled.getOrDefault(spec.id(), Standing.NEW) : before.standing();
        var watch = new Watch(
                spec,
                lookers.apply(spec),
                known,
                clock,
                scheduler,
                (earlier, later) -> listener.looked(spec, earlier, later));
        watches.put(spec.id(), watch);
        return watch.start();
    }

    /** Looks at every source now; completes when each has come to something, or took too long. */
    public Future<Void> look() {
        return all(watches.values().stream().map(Watch::look).toList());
    }

    private Future<Void> all(List<Future<Void>> looks) {
        Future<Void> ended = Future.join(looks).<Void>mapEmpty().otherwiseEmpty();
        return new Patience(clock, scheduler).with(ended, PATIENCE, () -> null);
    }

    /** How each source stands. */
    public Map<SourceId, Standing> standings() {
        var all = new HashMap<SourceId, Standing>();
        watches.forEach((id, watch) -> all.put(id, watch.standing()));
        return Map.copyOf(all);
    }

    /** Looks no more. */
    public void close() {
        watches.values().forEach(Watch::stop);
        watches.clear();
        end.run();
    }
}
