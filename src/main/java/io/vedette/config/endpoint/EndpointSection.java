package io.vedette.config.endpoint;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Degrading;
import io.vedette.target.ProbeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entry of a service's {@code endpoints}: what is probed and what its answer must be. */
public final class EndpointSection {
    public static final Key<URI> URL = Key.of(
                    "url",
                    EndpointUrls.any(),
                    "What to probe; its scheme is the kind. Credentials have keys of their own.")
            .required()
            .example("https://checkout.example.org/health");
    public static final Key<String> NAME = Key.of(
                    "name",
                    Scalars.line(),
                    "Names it within its service. Keep it when the URL changes, and history goes on.")
            .orElse("the URL without its query")
            .example("health");
    private static final Key<Duration> INTERVAL = Key.of("interval", interval(), "How often it is probed.")
            .orElse("`defaults.interval`")
            .example("1m");
    private static final Key<Duration> TIMEOUT = Key.of(
                    "timeout", timeout(), "The whole probe's deadline, at most the interval.")
            .orElse("`defaults.timeout`, at most the interval")
            .example("3s");
    public static final Key<String> BESIDE = Key.of(
                    "beside",
                    Scalars.line(),
                    "The endpoint of this service, by its name, at which the version before stays reachable while a new one is rolled out here: both are then compared at the same time, and only this one is judged.")
            .example("stable");
    private static final Shape EXPECT_SHAPE = Shape.of(
                    "expect",
                    "What an answer must be. A value that is missing fails; the first expectation that fails is the reason. Each kind has its own.",
                    Kinds.keys(EndpointKind::expectations).toArray(Key<?>[]::new))
            .knowing(Map.of("response_time", "here it is latency", "headers", "header", "code", "status"));
    private static final Key<Fields> EXPECT =
            Key.of("expect", EXPECT_SHAPE, "What the answer must be.").orElse("what its kind says");
    private static final Key<Fields> DEGRADED = Key.of(
                    "degraded",
                    EXPECT_SHAPE,
                    "What the answer should be besides, with the keys of `expect`: an endpoint that only fails here is degraded, not down. It counts as available, and after three times there is a warning.")
            .orElse("nothing")
            .example("{ latency: < 300ms }");

    /** Words that users of other monitors bring along, and what to write here instead. */
    private static final Map<String, String> RIVALS = Map.ofEntries(
            Map.entry("scrape_interval", "interval"),
            Map.entry("scrape_timeout", "timeout"),
            Map.entry("frequency", "interval"),
            Map.entry("conditions", "here it is expect, with keys such as status and latency"),
            Map.entry("assertions", "here it is expect, with keys such as status and latency"),
            Map.entry("target", "url"),
            Map.entry("address", "url"),
            Map.entry("query_response", "talk"),
            Map.entry("sslmode", "here it is starttls: required, if_offered or never"),
            Map.entry("user", "username"),
            Map.entry("type", "here the URL's scheme says the kind"),
            Map.entry("module", "here the endpoint itself has method, headers, body and expect"),
            Map.entry("alerts", "here alerts come with slos and routes"),
            Map.entry("labels", "labels belong to the service"));

    public static final Shape SHAPE = Shape.of(
                    "endpoint",
                    "One URL that is probed.",
                    Stream.concat(
                                    Stream.of(URL, NAME, INTERVAL, TIMEOUT, BESIDE, EXPECT, DEGRADED),
                                    Kinds.keys(EndpointKind::keys))
                            .toArray(Key<?>[]::new))
            .knowing(RIVALS)
            .checkedBy(EndpointSection::check);

    private EndpointSection() {}

    public static Scalar<Duration> interval() {
        return Durations.between("100ms", "1d");
    }

    public static Scalar<Duration> timeout() {
        return Durations.between("10ms", "1h");
    }

    /** What names it in its service, or null when that could not be read. */
    public static @Nullable String id(Fields endpoint) {
        URI url = endpoint.find(URL);
        String name = endpoint.find(NAME);
        return name != null || url == null || endpoint.isBroken(NAME)
                ? name
                : Kinds.of(url).id(url);
    }

    public static ProbeSpec spec(Fields endpoint) {
        URI url = endpoint.get(URL);
        return Kinds.of(url).spec(url, endpoint, endpoint.find(EXPECT));
    }

    /** All that {@code endpoint} expects, in the order in which {@code read} has it; what is written below {@code degraded} degrades. */
    static <A> List<Condition<? super A>> conditions(
            Fields endpoint, Function<Fields, List<Condition<? super A>>> read) {
        List<Condition<? super A>> all = new ArrayList<>();
        Fields expect = endpoint.find(EXPECT);
        if (expect != null) {
            all.addAll(read.apply(expect));
        }
        Fields degraded = endpoint.find(DEGRADED);
        if (degraded != null) {
            read.apply(degraded).stream()
                    .filter(condition -> !all.contains(condition)) // what a kind expects unasked
                    .forEach(condition -> all.add(new Degrading<>(condition)));
        }
        return all;
    }

    private static void check(Fields endpoint, Findings findings) {
        URI url = endpoint.written(URL);
        if (url == null) {
            return;
        }
        EndpointKind kind = Kinds.of(url);
        Fields expect = endpoint.written(EXPECT);
        refuse(Kinds.KEYS, kind.keys(), url, endpoint, findings);
        for (Fields expectations : Arrays.asList(expect, endpoint.written(DEGRADED))) {
            if (expectations != null) {
                refuse(Kinds.EXPECTATIONS, kind.expectations(), url, expectations, findings);
            }
        }
        kind.check(url, endpoint, expect, findings);
    }

    /** Keys of other kinds are a misunderstanding that somebody should hear of. */
    private static void refuse(Set<Key<?>> all, List<Key<?>> own, URI url, Fields fields, Findings findings) {
        Set<Key<?>> senseless = Kinds.of(url).senseless(url);
        for (Key<?> key : fields.keys()) {
            if (all.contains(key) && (!own.contains(key) || senseless.contains(key))) {
                findings.error(
                        fields.placeOf(key),
                        fields.trailOf(key),
                        "means nothing for " + Kinds.scheme(url),
                        "leave it out");
            }
        }
    }

    /** How often and how long. */
    public record Pace(Duration interval, Duration timeout) {}

    /** The pace of an endpoint, once it and the defaults are without errors. */
    public static Pace pace(Fields endpoint, Pace defaults) {
        Duration interval = endpoint.find(INTERVAL, defaults.interval);
        Duration own = endpoint.find(TIMEOUT);
        Duration inherited = defaults.timeout.compareTo(interval) < 0 ? defaults.timeout : interval;
        return new Pace(interval, own == null ? inherited : own);
    }

    /** How often it is probed, once it is without errors. */
    public static Duration interval(Fields endpoint, Duration inherited) {
        return endpoint.find(INTERVAL, inherited);
    }

    /** Asks for a timeout within the interval; an inherited timeout is shortened instead. */
    public static void checkPace(Fields endpoint, Duration inheritedInterval, Findings findings) {
        Duration timeout = endpoint.written(TIMEOUT);
        Duration interval = endpoint.find(INTERVAL, inheritedInterval);
        if (timeout != null && !endpoint.isBroken(INTERVAL) && timeout.compareTo(interval) > 0) {
            findings.error(
                    endpoint.placeOf(TIMEOUT),
                    endpoint.trailOf(TIMEOUT),
                    Durations.words(timeout) + " is longer than the interval",
                    "expected at most " + Durations.words(interval));
        }
    }
}
