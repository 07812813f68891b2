package io.vedette.cli;

import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vedette.config.Configuration;
import io.vedette.config.Populating;
import io.vedette.config.Populating.Populated;
import io.vedette.config.source.Filling.Yield;
import io.vedette.config.source.Sourced;
import io.vedette.discovery.Discovery;
import io.vedette.discovery.Refusals;
import io.vedette.discovery.SourceId;
import io.vedette.discovery.SourceSpec;
import io.vedette.discovery.Standing;
import io.vedette.probe.run.NameServers;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * What the sources of a configuration give now, each looked at once.
 *
 * @param configuration with the endpoints that they give
 */
record SourceSurvey(
        Configuration configuration,
        List<SourceSpec> sources,
        Map<SourceId, Standing> standings,
        Map<SourceId, Yield> yields) {
    private static final int REFUSED_SHOWN = 5;
    private static final long LONGEST_SECONDS = 30;

    /** Looks at each source; the calling thread waits, it is the command's own. */
    static SourceSurvey of(Configuration written, InstantSource clock) {
        List<SourceSpec> specs = written.sources().stream().map(Sourced::spec).toList();
        Map<SourceId, Standing> standings = specs.isEmpty() ? Map.of() : standings(specs, clock);
        Populated populated = new Populating(written)
                .with(standings.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().targets())));
        return new SourceSurvey(populated.configuration(), specs, standings, populated.yields());
    }

    private static Map<SourceId, Standing> standings(List<SourceSpec> specs, InstantSource clock) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setAddressResolverOptions(NameServers.options()));
        try {
            return Discovery.once(vertx, NameServers.ofThisHost(), clock, specs)
                    .await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return Map.of();
        } finally {
            vertx.close();
        }
    }

    void print(Terminal terminal) {
        for (SourceSpec spec : sources) {
            Standing standing = standings.getOrDefault(spec.id(), Standing.NEW);
            String name = "discovery of " + spec.id() + ", " + spec.source().kind() + " "
                    + spec.source().place();
            String counts = counts(spec.id(), standing);
            if (standing.trouble() != null) {
                terminal.line(terminal.paint(
                        Colour.BAD,
                        Printable.line(name + " " + standing.trouble().why() + "; " + counts)));
            } else {
                terminal.line(Printable.line(name + ": " + counts));
            }
            refused(spec.id(), standing).some().stream()
                    .limit(REFUSED_SHOWN)
                    .forEach(refused -> terminal.line(Printable.line("  refused: " + refused)));
        }
    }

    private String counts(SourceId id, Standing standing) {
        int refused = refused(id, standing).count();
        return Words.count(standing.targets().size(), "target") + ", "
                + Words.count(given(id).endpoints().size(), "endpoint")
                + (refused == 0 ? "" : ", " + refused + " refused");
    }

    private Refusals refused(SourceId id, Standing standing) {
        return standing.refused().and(given(id).refused());
    }

    private Yield given(SourceId id) {
        return yields.getOrDefault(id, Yield.NOTHING);
    }

    JsonArray json() {
        var all = new JsonArray();
        for (SourceSpec spec : sources) {
            Standing standing = standings.getOrDefault(spec.id(), Standing.NEW);
            Refusals refused = refused(spec.id(), standing);
            var some = new JsonArray();
            refused.some().forEach(one -> some.add(one.toString()));
            all.add(new JsonObject()
                    .put("service", spec.id().service())
                    .put("source", spec.id().name())
                    .put("kind", spec.source().kind())
                    .put("place", spec.source().place())
                    .put("targets", standing.targets().size())
                    .put("endpoints", given(spec.id()).endpoints().size())
                    .put("refused", refused.count())
                    .put("refusals", some)
                    .put(
                            "trouble",
                            standing.trouble() == null
                                    ? null
                                    : standing.trouble().why()));
        }
        return all;
    }
}
