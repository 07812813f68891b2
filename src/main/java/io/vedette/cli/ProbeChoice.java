package io.vedette.cli;

import io.vedette.config.Configuration;
import io.vedette.config.Reading;
import io.vedette.config.document.Problem;
import io.vedette.config.endpoint.BareEndpoint;
import io.vedette.spelling.NearMatch;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody wants probed: a URL, an endpoint of a configuration, or another URL in the manner of that endpoint. */
record ProbeChoice(
        @Nullable String url,
        @Nullable String endpoint,
        @Nullable Duration timeout) {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    /** What that comes to. */
    sealed interface Chosen {
        record One(Target target) implements Chosen {}

        record None(String why) implements Chosen {}

        record Unreadable(List<Problem> problems) implements Chosen {}
    }

    /** @param clock for the sources of a configuration, which are looked at */
    Chosen among(ConfigOption config, InstantSource clock) {
        if (url == null && endpoint == null) {
            return new Chosen.None("expected a URL such as https://example.org/health, or --endpoint NAME");
        }
        BareEndpoint bare = url == null ? null : BareEndpoint.of(url.contains("://") ? url : "https://" + url);
        if (bare instanceof BareEndpoint.Bad(String why)) {
            return new Chosen.None(why);
        }
        ProbeSpec plain = bare instanceof BareEndpoint.Good(ProbeSpec spec) ? spec : null;
        if (plain != null && endpoint == null && !config.isGiven()) {
            TargetId id = new TargetId("", plain.url().toString());
            return new Chosen.One(target(id, plain, Objects.requireNonNullElse(timeout, USUAL_TIMEOUT)));
        }
        URI address = plain == null ? null : plain.url();
        return switch (config.read()) {
            case Reading.Read(Configuration configuration, List<Problem> warnings) ->
                in(SourceSurvey.of(configuration, clock).configuration(), address);
            case Reading.Rejected(List<Problem> problems) -> new Chosen.Unreadable(problems);
        };
    }

    private static Target target(TargetId id, ProbeSpec spec, Duration timeout) {
        return new Target(id, spec, timeout, timeout);
    }

    private Chosen in(Configuration configuration, @Nullable URI address) {
        List<Target> all = configuration.services().stream()
                .flatMap(plan -> plan.service().targets().stream())
                .toList();
        List<Target> found = all.stream().filter(wanted(address)).toList();
        return switch (found.size()) {
            case 0 -> new Chosen.None(noneIs(all));
            case 1 -> manner(found.getFirst(), address);
            default -> new Chosen.None("several endpoints are meant: choose one with --endpoint: " + names(found));
        };
    }

    private Predicate<Target> wanted(@Nullable URI address) {
        return endpoint == null
                ? target -> target.spec().url().equals(address)
                : target ->
                        List.of(target.id().endpoint(), target.id().toString()).contains(endpoint);
    }

    private String noneIs(List<Target> all) {
        if (endpoint == null) {
            return "no endpoint of the configuration has the URL " + url
                    + ": name one with --endpoint, or leave -c out";
        }
        String near = NearMatch.of(
                endpoint, all.stream().map(target -> target.id().endpoint()).toList());
        return "the configuration has no endpoint '" + endpoint + "'"
                + (near == null ? "" : ": did you mean '" + near + "'?");
    }

    private static String names(List<Target> targets) {
        return targets.stream().map(target -> target.id().toString()).collect(Collectors.joining(", "));
    }

    private Chosen manner(Target like, @Nullable URI address) {
        Duration deadline = Objects.requireNonNullElse(timeout, like.timeout());
        URI asked = Objects.requireNonNullElse(address, like.spec().url());
        return address == null || isOfTheKindOf(like.spec(), address)
                ? new Chosen.One(target(like.id(), like.spec().at(asked), deadline))
                : new Chosen.None("endpoint " + like.id() + " is not of the kind of " + asked);
    }

    private static boolean isOfTheKindOf(ProbeSpec like, URI address) {
        return BareEndpoint.of(address.toString()) instanceof BareEndpoint.Good(ProbeSpec plain)
                && plain.getClass() == like.getClass();
    }
}
