package io.vedette.app;

import io.vedette.config.Configuration;
import io.vedette.config.Populating;
import io.vedette.config.Populating.Populated;
import io.vedette.config.source.Filling.Yield;
import io.vedette.config.source.Sourced;
import io.vedette.discovery.Candidate;
import io.vedette.discovery.KeptList;
import io.vedette.discovery.Refusals;
import io.vedette.discovery.Refused;
import io.vedette.discovery.SourceId;
import io.vedette.discovery.SourceSpec;
import io.vedette.discovery.Standing;
import io.vedette.engine.LoopVerticle;
import io.vedette.monitor.Effect;
import io.vedette.monitor.ServicePlan;
import io.vedette.store.Database;
import io.vedette.store.DiscoveredTable;
import io.vedette.store.KeptTargets;
import io.vedette.target.Labels;
import io.vedette.web.Queries.Source;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills the configuration that was written with the endpoints that its sources give: at the start, at every reload, and whenever a list changes. One at a time,
 * from any thread. Without a source it costs nothing.
 */
final class Muster {
    private final Foundations base;
    private final Memory memory;
    private final Consumer<List<Effect>> outside;
    private final Map<SourceId, Standing> recalled;
    private volatile @Nullable Future<SourceDesk> desk;
    private volatile Populating populating;
    private volatile Map<SourceId, Yield> yields = Map.of();
    private volatile Runnable changed = () -> {};

    private Muster(
            Foundations base,
            Memory memory,
            Consumer<List<Effect>> outside,
            Map<SourceId, Standing> recalled,
            Configuration written) {
        this.base = base;
        this.memory = memory;
        this.outside = outside;
        this.recalled = recalled;
        this.populating = new Populating(written);
    }

    /**
     * One that knows what an earlier process was given last.
     *
     * @param outside takes what people are told of sources
     */
    static Future<Muster> of(
            Foundations base, Database kept, Memory memory, Consumer<List<Effect>> outside, Configuration written) {
        return kept.read(DiscoveredTable.kept())
                .map(read ->
                        new Muster(base, memory, outside, recalled(read.orElse(List.of()), memory, written), written));
    }

    /** The lists of sources that there still are; the others are let go of. */
    private static Map<SourceId, Standing> recalled(List<KeptTargets> kept, Memory memory, Configuration written) {
        Map<String, SourceId> ids = written.sources().stream()
                .map(sourced -> sourced.spec().id())
                .collect(Collectors.toMap(SourceId::toString, id -> id));
        var known = new HashMap<SourceId, Standing>();
        for (KeptTargets list : kept) {
            SourceId id = ids.get(list.source());
            if (id == null) {
                memory.undiscovered(list.source());
            } else {
                KeptList.read(list.targets())
                        .ifPresent(targets -> known.put(id, Standing.recalled(targets, list.at())));
            }
        }
        return known;
    }

    /** Calls {@code refill} from now on, on some event loop, when what sources give has changed. */
    void onChange(Runnable refill) {
        changed = refill;
    }

    /** Watches the sources of {@code written} from now on, and answers it with what they give. */
    Future<Configuration> fill(Configuration written) {
        populating = new Populating(written);
        if (written.sources().isEmpty() && desk == null && memory.ofSources().isEmpty()) {
            return Future.succeededFuture(written);
        }
        List<SourceSpec> specs = written.sources().stream().map(Sourced::spec).toList();
        Map<String, Labels> labels = written.services().stream()
                .collect(Collectors.toMap(
                        ServicePlan::name, plan -> plan.service().labels()));
        return desk().compose(open -> open.watch(specs, labels)).compose(_ -> refill());
    }

    /** The configuration in force with what its sources give now. */
    Future<Configuration> refill() {
        Populating next = populating;
        Future<SourceDesk> open = desk;
        return open == null
                ? Future.succeededFuture(next.written())
                : open.compose(sources ->
                                base.vertx().executeBlocking(() -> next.with(targets(sources.standings())), false))
                        .map(this::take);
    }

    private static Map<SourceId, List<Candidate>> targets(Map<SourceId, Standing> standings) {
        return standings.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .targets()));
    }

    private Configuration take(Populated populated) {
        yields = populated.yields();
        return populated.configuration();
    }

    /** Looks at every source soon. */
    void look() {
        Future<SourceDesk> open = desk;
        if (open != null) {
            open.onSuccess(SourceDesk::look);
        }
    }

    /** How many endpoints a source has in the configuration in force; from any thread. */
    int endpoints(SourceId source) {
        return yields.getOrDefault(source, Yield.NOTHING).endpoints().size();
    }

    /** How each source stands; from any thread. */
    List<Source> sources() {
        return populating.written().sources().stream()
                .map(Sourced::spec)
                .map(this::source)
                .toList();
    }

    private Source source(SourceSpec spec) {
        Future<SourceDesk> open = desk;
        SourceDesk sources = open == null ? null : open.result();
        Standing standing = sources == null ? Standing.NEW : sources.standings().getOrDefault(spec.id(), Standing.NEW);
        Yield given = yields.getOrDefault(spec.id(), Yield.NOTHING);
        Refusals refused = standing.refused().and(given.refused());
        return new Source(
                spec.id().service(),
                spec.id().name(),
                spec.source().kind(),
                spec.source().place(),
                spec.source().refresh(),
                standing.targets().size(),
                given.endpoints().size(),
                refused.count(),
                refused.some().stream().map(Refused::toString).toList(),
                standing.doubt() == null ? 0 : standing.doubt().lost(),
                standing.seen(),
                standing.trouble() == null ? null : standing.trouble().since(),
                standing.trouble() == null ? "" : standing.trouble().why(),
                sources == null ? null : sources.firing(spec.id()));
    }

    private Future<SourceDesk> desk() {
        Future<SourceDesk> open = desk;
        if (open == null) {
            Promise<SourceDesk> opening = Promise.promise();
            open = base.vertx()
                    .deployVerticle(new LoopVerticle(base.clock(), loop -> {
                        var news = new SourceNews(base.clock(), memory.ofSources(), memory.withSourcesOnly(), outside);
                        var made = new SourceDesk(base, memory, loop, news, this, recalled, () -> changed.run());
                        opening.complete(made);
                        return made;
                    }))
                    .compose(_ -> opening.future());
            desk = open;
        }
        return open;
    }
}
