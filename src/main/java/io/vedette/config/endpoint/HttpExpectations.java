package io.vedette.config.endpoint;

import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.HeaderNames;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.OneOrMany;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.probe.http.Answer;
import io.vedette.probe.http.BodyMatches;
import io.vedette.probe.http.BodySize;
import io.vedette.probe.http.CelHolds;
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.Expectation.StatusRange;
import io.vedette.probe.http.HeaderIs;
import io.vedette.probe.http.JsonIs;
import io.vedette.probe.http.MetricIs;
import io.vedette.probe.http.SecurityHeaders;
import io.vedette.probe.run.Bound;
import io.vedette.probe.run.CertificateOver;
import io.vedette.probe.run.Comparison;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Regex;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code expect} of an endpoint that is asked over HTTP. */
final class HttpExpectations {
    static final Key<List<StatusRange>> STATUS = Key.of(
                    "status",
                    new OneOrMany<>(status()),
                    "Which statuses are good: a status, a class or a range, or a list of them. Redirects are not followed.")
            .orElse("2xx")
            .example("[200, 204, 3xx]");
    static final Key<String> BODY = Key.of("body", Scalars.text(), "A text that the body must have in it.")
            .example("all systems go");
    static final Key<Regex> BODY_MATCHES = Key.of(
                    "body_matches", regex(), "A regular expression (RE2) that must be found in the body.")
            .example("\"status\\\\s*:\\\\s*green\"");
    static final Key<Bound> BODY_SIZE = Key.of("body_size", Comparisons.size(), "How long the body must be.")
            .example("< 100kB");
    static final Key<Map<String, Comparison>> JSON = Key.of(
                    "json",
                    new MapOf<>(
                            MapOf.Keys.matching(
                                    "JSON pointer", "a JSON pointer such as /status/db", "^(/([^~]|~[01])*)$"),
                            Comparisons.json()),
                    "What the JSON body must have at each pointer (RFC 6901). Quotes make a text of a number.")
            .example("{ /status: UP, /queue: \"< 100\" }");
    static final Key<Map<String, Comparison>> HEADER = Key.of(
                    "header", new MapOf<>(HeaderNames.KEYS, Comparisons.text()), "What the answer's headers must be.")
            .example("{ Content-Type: \"~ ^application/json\" }");
    static final Key<Boolean> SECURITY_HEADERS = Key.of(
                    "security_headers",
                    Scalars.truth(),
                    "Whether the answer must have HSTS (with https), nosniff and frame protection, and tell no version of a server.")
            .example("true");
    static final Key<CelHolds> CEL = Key.of(
                    "cel",
                    cel(),
                    "An expression of the Common Expression Language that must be true. It knows `status`, `headers` (names in lower case), `body`, `json`, `size`, `phases` (`dns_ms` `connect_ms` `tls_ms` `ttfb_ms` `wait_ms` `transfer_ms` `total_ms`) and `certificate_days`.")
            .example("json.queue.size() < 5 && phases.ttfb_ms < 200");
    static final Key<Map<String, Comparisons.Figure>> METRICS = Key.of(
                    "metrics",
                    new MapOf<>(
                            MapOf.Keys.matching(
                                    "metric",
                                    "a metric such as process_open_fds, pool_active{pool=\"main\"}, or two with / between them",
                                    "^[A-Za-z_:][A-Za-z0-9_:]*(\\s*\\{[^}]*\\})?(\\s*/\\s*[A-Za-z_:][A-Za-z0-9_:]*(\\s*\\{[^}]*\\})?)?\\s*$"),
                            Comparisons.figure()),
                    "What the figures of a page in Prometheus' or OpenMetrics' text format must be: the sum over all samples that match, or the ratio of two.")
            .example("{ process_resident_memory_bytes: < 2GB }");
    static final List<Key<?>> KEYS = Times.after(
            STATUS,
            HEADER,
            SECURITY_HEADERS,
            BODY,
            BODY_MATCHES,
            BODY_SIZE,
            JSON,
            METRICS,
            CEL,
            SharedKeys.CERTIFICATE);

    private HttpExpectations() {}

    /** All that {@code endpoint} expects; any 2xx unless it says which status. */
    static List<Condition<? super Answer>> all(URI url, Fields endpoint) {
        boolean secure = Kinds.scheme(url).equals("https");
        List<Condition<? super Answer>> all =
                EndpointSection.conditions(endpoint, expect -> conditions(expect, secure));
        if (all.stream().noneMatch(Expectation.StatusIn.class::isInstance)) {
            all.addFirst(Expectation.StatusIn.SUCCESS);
        }
        return all;
    }

    /** In the order in which an answer arrives, so that the first that fails says most. */
    static List<Condition<? super Answer>> conditions(Fields expect, boolean secure) {
        List<Condition<? super Answer>> all = new ArrayList<>();
        List<StatusRange> statuses = expect.find(STATUS);
        if (statuses != null) {
            all.add(new Expectation.StatusIn(statuses));
        }
        expect.find(HEADER, Map.of()).forEach((name, value) -> all.add(header(name, value)));
        if (expect.find(SECURITY_HEADERS, false)) {
            all.add(new SecurityHeaders(secure));
        }
        add(expect.find(BODY), text -> all.add(new Expectation.BodyContains(text)));
        add(expect.find(BODY_MATCHES), regex -> all.add(new BodyMatches(regex)));
        add(expect.find(BODY_SIZE), bytes -> all.add(new BodySize(bytes)));
        expect.find(JSON, Map.of()).forEach((pointer, value) -> all.add(json(pointer, value)));
        expect.find(METRICS, Map.of())
                .forEach((metric, figure) -> all.add(MetricIs.of(metric, figure.bound(), figure.written())));
        add(expect.find(CEL), all::add);
        add(expect.find(SharedKeys.CERTIFICATE), left -> all.add(new CertificateOver(left)));
        all.addAll(Times.conditions(expect));
        return all;
    }

    private static Condition<Answer> header(String name, Comparison comparison) {
        return comparison instanceof Comparison.Equal(Object value)
                ? new Expectation.HeaderEquals(name, value.toString())
                : new HeaderIs(name, comparison);
    }

    private static Condition<Answer> json(String pointer, Comparison comparison) {
        return comparison instanceof Comparison.Equal(Object value)
                ? new Expectation.JsonEquals(pointer, value)
                : new JsonIs(pointer, comparison);
    }

    private static <T> void add(@Nullable T written, Consumer<T> how) {
        if (written != null) {
            how.accept(written);
        }
    }

    private static Scalar<Regex> regex() {
        return Scalar.of(
                "regular expression",
                "a regular expression as RE2 has them",
                Facets.TEXT,
                text -> Comparisons.regex(text).isEmpty()
                        ? Parsed.good(Regex.of(text))
                        : Parsed.bad(Comparisons.regex(text)));
    }

    private static Scalar<CelHolds> cel() {
        return Scalar.of("CEL expression", "a CEL expression that is true or false", Facets.TEXT, text -> {
            try {
                return Parsed.good(CelHolds.of(text));
            } catch (IllegalArgumentException unreadable) {
                return Parsed.bad("expected a CEL expression that is true or false: " + unreadable.getMessage());
            }
        });
    }

    private static Scalar<StatusRange> status() {
        Pattern pattern = Pattern.compile("([1-5])xx|([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");
        return Scalar.of(
                "status",
                "a status such as 200, 2xx or 200-299",
                Facets.integer(100, 599, "^([1-5]xx|[1-5]\\d\\d(-[1-5]\\d\\d)?)$"),
                text -> {
                    Matcher parts = pattern.matcher(text);
                    return parts.matches() ? range(parts) : Parsed.bad();
                });
    }

    private static Parsed<StatusRange> range(Matcher parts) {
        if (parts.group(1) != null) {
            int hundreds = Integer.parseInt(parts.group(1)) * 100;
            return Parsed.good(new StatusRange(hundreds, hundreds + 99));
        }
        int from = Integer.parseInt(parts.group(2));
        int to = parts.group(3) == null ? from : Integer.parseInt(parts.group(3));
        return from > to ? Parsed.bad("expected the smaller status first") : Parsed.good(new StatusRange(from, to));
    }
}
