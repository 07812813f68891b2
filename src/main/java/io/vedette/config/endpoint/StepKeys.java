package io.vedette.config.endpoint;

import com.google.re2j.Pattern;
import io.vedette.config.shape.Facets;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.HeaderNames;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.MapOf;
import io.vedette.config.shape.Parsed;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.probe.http.Answer;
import io.vedette.probe.http.Capture;
import io.vedette.probe.http.HttpStep;
import io.vedette.probe.http.Template;
import io.vedette.probe.run.Condition;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code steps} of an endpoint that is asked over HTTP: an ordered conversation. */
final class StepKeys {
    private static final int MOST_STEPS = 20;

    private static final Key<String> NAME = Key.of("name", Scalars.line(), "What the step is called in a failure.")
            .required()
            .example("log in");
    private static final Key<String> PATH = Key.of(
                    "path",
                    Scalars.line(),
                    "What is asked, resolved against the endpoint's URL; an absolute URL is possible.")
            .orElse("the endpoint's URL")
            .example("\"/orders/{{ id }}\"");
    private static final Key<Fields> EXPECT = Key.of(
                    "expect",
                    Shape.of(
                            "step expect",
                            "What a step's answer must be, with the keys of an endpoint's `expect`.",
                            HttpExpectations.KEYS.toArray(Key<?>[]::new)),
                    "What the answer must be.")
            .orElse("any 2xx");
    private static final Key<Map<String, Capture>> CAPTURE = Key.of(
                    "capture",
                    new MapOf<>(
                            MapOf.Keys.matching("name", "a name such as token", "^[A-Za-z_][A-Za-z0-9_]*$"), capture()),
                    "What later steps need of the answer, by name: they write it as `{{ name }}` in paths, headers and bodies. It is never shown.")
            .example("{ token: json /access_token }");
    private static final Shape STEP = Shape.of(
            "step",
            "One request of an ordered conversation.",
            NAME,
            PATH,
            HttpKind.METHOD,
            HttpKind.HEADERS,
            HttpKind.BODY,
            EXPECT,
            CAPTURE);

    static final Key<List<Fields>> STEPS = Key.of(
                    "steps",
                    ListOf.atLeastOne(STEP),
                    "An ordered conversation instead of one request, at most " + MOST_STEPS
                            + " steps: each is asked once the one before it was answered as expected. Cookies are carried along.")
            .example("[{ name: front, path: / }]");

    private StepKeys() {}

    static List<HttpStep> steps(URI url, Fields endpoint) {
        return endpoint.find(STEPS, List.of()).stream()
                .map(step -> step(url, step))
                .toList();
    }

    private static HttpStep step(URI url, Fields step) {
        Fields expect = step.find(EXPECT);
        List<Condition<? super Answer>> conditions = expect == null
                ? List.of()
                : HttpExpectations.conditions(expect, Kinds.scheme(url).equals("https"));
        return new HttpStep(
                step.get(NAME),
                step.find(PATH, String.valueOf(url)),
                step.get(HttpKind.METHOD),
                step.find(HttpKind.HEADERS, Map.of()),
                step.find(HttpKind.BODY),
                conditions,
                step.find(CAPTURE, Map.of()));
    }

    /** Asks for known names, and for one request or steps, but not both. */
    static void check(Fields endpoint, @Nullable Fields expect, Findings findings) {
        List<Fields> steps = endpoint.find(STEPS, List.of());
        if (steps.isEmpty()) {
            return;
        }
        if (steps.size() > MOST_STEPS) {
            findings.error(
                    endpoint.placeOf(STEPS),
                    endpoint.trailOf(STEPS),
                    steps.size() + " steps",
                    "expected at most " + MOST_STEPS);
        }
        for (Key<?> single : List.of(HttpKind.METHOD, HttpKind.HEADERS, HttpKind.BODY, HttpKind.VERSION)) {
            refuse(single, endpoint, findings);
        }
        if (expect != null) {
            HttpExpectations.KEYS.stream()
                    .filter(key -> !Times.isTime(key))
                    .forEach(key -> refuse(key, expect, findings));
        }
        checkNames(steps, findings);
    }

    private static void refuse(Key<?> key, Fields fields, Findings findings) {
        if (fields.has(key)) {
            findings.error(
                    fields.placeOf(key), fields.trailOf(key), "stands beside steps", "expected it within a step");
        }
    }

    private static void checkNames(List<Fields> steps, Findings findings) {
        Set<String> known = new HashSet<>();
        for (Fields step : steps) {
            for (String text : texts(step)) {
                Template.names(text).stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> findings.error(
                                step.place(),
                                step.trailOf(NAME),
                                "uses {{ " + name + " }}",
                                "expected a name that an earlier step captures"
                                        + (known.isEmpty() ? "" : ": " + known)));
            }
            known.addAll(step.find(CAPTURE, Map.of()).keySet());
        }
    }

    private static List<String> texts(Fields step) {
        List<String> texts =
                new ArrayList<>(step.find(HttpKind.HEADERS, Map.of()).values());
        texts.add(step.find(PATH, ""));
        texts.add(step.find(HttpKind.BODY, ""));
        return texts;
    }

    private static Scalar<Capture> capture() {
        return Scalar.of(
                "`json` and a pointer, `header` and a name, or `body` and a regular expression",
                "json /token, header X-Token, or body and a regular expression",
                Facets.matching("^(json\\s+/\\S*|header\\s+" + HeaderNames.TOKEN + "|body\\s+.+)$"),
                text -> {
                    String[] words = text.strip().split("\\s+", 2);
                    return words.length < 2 ? Parsed.bad() : capture(words[0], words[1]);
                });
    }

    private static Parsed<Capture> capture(String where, String what) {
        return switch (where) {
            case "json" -> what.startsWith("/") ? Parsed.good(new Capture.FromJson(what)) : Parsed.bad();
            case "header" ->
                HeaderNames.KEYS.allowed().test(what) ? Parsed.good(new Capture.FromHeader(what)) : Parsed.bad();
            case "body" ->
                Comparisons.regex(what).isEmpty()
                        ? Parsed.good(new Capture.FromBody(Pattern.compile(what)))
                        : Parsed.bad(Comparisons.regex(what));
            default -> Parsed.bad();
        };
    }
}
