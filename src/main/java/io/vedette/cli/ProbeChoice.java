package io.vedette.cli;

import io.vedette.config.Configuration;
import io.vedette.config.Reading;
import io.vedette.config.document.Problem;
import io.vedette.probe.HttpSpec;
import io.vedette.probe.TcpSpec;
import io.vedette.spelling.NearMatch;
import io.vedette.target.ProbeSpec;
import io.vedette.target.Target;
import io.vedette.target.TargetId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

    Chosen among(ConfigOption config) {
        if (url == null && endpoint == null) {
            return new Chosen.None("expected a URL such as https://example.org/health, or --endpoint NAME");
        }
        URI address = url == null ? null : address(url);
        if (url != null && address == null) {
            return new Chosen.None(
                    "expected an http, https or tcp URL such as https://example.org/health, found '" + url + "'");
        }
        if (address != null && endpoint == null && !config.isGiven()) {
            return new Chosen.One(plain(address));
        }
        return switch (config.read()) {
            case Reading.Read(Configuration configuration, List<Problem> warnings) -> in(configuration, address);
            case Reading.Rejected(List<Problem> problems) -> new Chosen.Unreadable(problems);
        };
    }

    private static @Nullable URI address(String text) {
        try {
            URI written = new URI(text.contains("://") ? text : "https://" + text);
            String scheme = String.valueOf(written.getScheme()).toLowerCase(Locale.ROOT);
            boolean known = List.of("http", "https", "tcp").contains(scheme);
            boolean whole = written.getHost() != null && (!scheme.equals("tcp") || written.getPort() > 0);
            return known && whole ? written : null;
        } catch (URISyntaxException notAUrl) {
            return null;
        }
    }

    private Target plain(URI address) {
        ProbeSpec spec = isTcp(address) ? new TcpSpec(address, null) : HttpSpec.get(address);
        return target(new TargetId("", address.toString()), spec, Objects.requireNonNullElse(timeout, USUAL_TIMEOUT));
    }

    private static boolean isTcp(URI address) {
        return "tcp".equalsIgnoreCase(address.getScheme());
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
        return switch (like.spec()) {
            case HttpSpec http when !isTcp(asked) -> new Chosen.One(target(like.id(), at(asked, http), deadline));
            case TcpSpec tcp
            when isTcp(asked) -> new Chosen.One(target(like.id(), new TcpSpec(asked, tcp.latency()), deadline));
            default -> new Chosen.None("endpoint " + like.id() + " is not of the kind of " + asked);
        };
    }

    private static HttpSpec at(URI asked, HttpSpec like) {
        return new HttpSpec(
                asked,
                like.method(),
                like.headers(),
                like.body(),
                like.expect(),
                like.version(),
                like.caFile(),
                like.bodyLimit());
    }
}
