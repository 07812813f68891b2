package io.vedette.app;

import io.vedette.alert.Alert;
import io.vedette.discovery.Discovery;
import io.vedette.discovery.KeptList;
import io.vedette.discovery.SourceId;
import io.vedette.discovery.SourceSpec;
import io.vedette.discovery.Standing;
import io.vedette.engine.LoopScheduler;
import io.vedette.engine.LoopVerticle;
import io.vedette.probe.run.NameServers;
import io.vedette.target.Labels;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sources at work, on an event loop of their own: keeps what they give, says what becomes of them, and calls for a new filling when a list has changed. */
final class SourceDesk implements LoopVerticle.Resident {
    /** Several sources, or several files, change together: that is one change. */
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final LoopScheduler loop;
    private final InstantSource clock;
    private final Memory memory;
    private final SourceNews news;
    private final SourceMeters meters;
    private final Discovery discovery;
    private final Runnable changed;
    private Map<SourceId, Standing> recalled;
    private Map<SourceId, SourceSpec> specs = Map.of();
    private Map<String, Labels> labels = Map.of();
    private volatile Map<SourceId, Standing> standings = Map.of();
    private boolean announced;
    private boolean looked;
    private boolean stopped;

    /**
     * @param recalled the last good lists of an earlier process
     * @param changed called on this loop when lists have changed
     */
    SourceDesk(
            Foundations base,
            Memory memory,
            LoopScheduler loop,
            SourceNews news,
            Muster muster,
            Map<SourceId, Standing> recalled,
            Runnable changed) {
        this.loop = loop;
        this.clock = base.clock();
        this.memory = memory;
        this.news = news;
        this.recalled = recalled;
        this.changed = changed;
        this.meters =
                new SourceMeters(base.meters(), id -> standings.getOrDefault(id, Standing.NEW), muster::endpoints);
        this.discovery = Discovery.open(
                base.vertx(),
                NameServers.ofThisHost(),
                base.clock(),
                loop,
                "Vedette/" + Version.current(),
                this::looked);
        beat();
    }

    /** Watches these sources and no others; from any thread. Completes when each new one was looked at, or took too long. */
    Future<Void> watch(List<SourceSpec> wanted, Map<String, Labels> ofServices) {
        return Future.future(done -> loop.execute(() -> {
            specs.keySet().stream()
                    .filter(id -> wanted.stream().noneMatch(spec -> spec.id().equals(id)))
                    .forEach(id -> memory.undiscovered(id.toString()));
            specs = wanted.stream().collect(Collectors.toMap(SourceSpec::id, spec -> spec));
            labels = ofServices;
            meters.show(specs.keySet());
            discovery
                    .watch(wanted, recalled)
                    .onSuccess(_ -> {
                        standings = discovery.standings();
                        looked = true;
                    })
                    .onComplete(done);
            recalled = Map.of();
        }));
    }

    /** Looks at every source soon; from any thread. */
    void look() {
        loop.execute(discovery::look);
    }

    /** What fires of a source; from any thread. */
    @Nullable
    Alert firing(SourceId source) {
        return news.firing(source);
    }

    /** How each source stood after the last look; from any thread. */
    Map<SourceId, Standing> standings() {
        return standings;
    }

    private void looked(SourceSpec spec, Standing before, Standing after) {
        standings = discovery.standings();
        news.looked(spec, before, after);
        if (!after.targets().equals(before.targets())) {
            memory.keep(spec.id().toString(), clock.instant(), () -> KeptList.write(after.targets()));
            announce();
        }
    }

    private void announce() {
        if (!announced) {
            announced = true;
            loop.at(clock.instant().plus(TOGETHER), () -> {
                announced = false;
                changed.run();
            });
        }
    }

    private void beat() {
        if (!stopped) {
            if (looked) {
                news.judge(specs.values(), standings, labels);
            }
            loop.at(clock.instant().plus(BEAT), this::beat);
        }
    }

    @Override
    public Future<Void> stop() {
        stopped = true;
        discovery.close();
        return Future.succeededFuture();
    }
}
