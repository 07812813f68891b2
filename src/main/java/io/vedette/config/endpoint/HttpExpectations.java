package io.vedette.config.endpoint;

import io.vedette.config.document.Node;
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
import io.vedette.probe.http.Expectation;
import io.vedette.probe.http.Expectation.StatusRange;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.LatencyUnder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    static final Key<Map<String, Object>> JSON = Key.of(
                    "json",
                    new MapOf<>(
                            MapOf.Keys.matching(
                                    "JSON pointer", "a JSON pointer such as /status/db", "^(/([^~]|~[01])*)$"),
                            json()),
                    "What the JSON body must have at each pointer (RFC 6901). Quotes make a text of a number.")
            .example("{ /status: UP }");
    static final Key<Map<String, String>> HEADER = Key.of(
                    "header",
                    new MapOf<>(HeaderNames.KEYS, HeaderNames.value()),
                    "Headers that the answer must have, with exactly these values.")
            .example("{ Content-Type: application/json }");
    static final List<Key<?>> KEYS = List.of(STATUS, SharedKeys.LATENCY, BODY, JSON, HEADER, SharedKeys.CERTIFICATE);

    private HttpExpectations() {}

    /** All that {@code endpoint} expects; any 2xx unless it says which status. */
    static List<Condition<? super Answer>> all(Fields endpoint) {
        List<Condition<? super Answer>> all = EndpointSection.conditions(endpoint, HttpExpectations::spec);
        if (all.stream().noneMatch(Expectation.StatusIn.class::isInstance)) {
            all.addFirst(Expectation.StatusIn.SUCCESS);
        }
        return all;
    }

    /** In the order in which an answer arrives, so that the first that fails says most. */
    private static List<Condition<? super Answer>> spec(Fields expect) {
        List<Condition<? super Answer>> all = new ArrayList<>();
        List<StatusRange> statuses = expect.find(STATUS);
        if (statuses != null) {
            all.add(new Expectation.StatusIn(statuses));
        }
        expect.find(HEADER, Map.of()).forEach((name, value) -> all.add(new Expectation.HeaderEquals(name, value)));
        String body = expect.find(BODY);
        if (body != null) {
            all.add(new Expectation.BodyContains(body));
        }
        expect.find(JSON, Map.of()).forEach((pointer, value) -> all.add(new Expectation.JsonEquals(pointer, value)));
        Duration certificate = expect.find(SharedKeys.CERTIFICATE);
        if (certificate != null) {
            all.add(new Expectation.CertificateOver(certificate));
        }
        Duration latency = SharedKeys.latency(expect);
        if (latency != null) {
            all.add(new LatencyUnder(latency));
        }
        return all;
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

    /** As JSON and YAML 1.2 have it: {@code yes} and {@code on} are texts, and so is {@code 010}. */
    private static Scalar<Object> json() {
        Pattern number = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");
        return Scalar.typed("text, number, `true` or `false`", "a text, a number, true or false", Facets.TEXT, node -> {
            String text = node.text();
            if (!node.plain() || !number.matcher(text).matches()) {
                return Parsed.good(truthOrText(node));
            }
            try {
                return Parsed.good(new BigDecimal(text).longValueExact());
            } catch (ArithmeticException fraction) {
                return Parsed.good(Double.parseDouble(text));
            }
        });
    }

    private static Object truthOrText(Node.Scalar node) {
        boolean isTruth =
                node.plain() && (node.text().equals("true") || node.text().equals("false"));
        return isTruth ? Boolean.valueOf(node.text()) : node.text();
    }
}
