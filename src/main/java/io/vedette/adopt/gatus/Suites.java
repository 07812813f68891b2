package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Block;
import io.vedette.adopt.draft.Draft;
import io.vedette.adopt.draft.Pointer;
import io.vedette.adopt.draft.Written;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.target.Host;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A suite of Gatus as one endpoint with steps: what it stores is captured, what it finds in its context is filled in. Belongs to one import. */
final class Suites {
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(10);
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);
    private static final int MOST_STEPS = 20;
    private static final Pattern CONTEXT = Pattern.compile("\\[CONTEXT]\\.([A-Za-z_][A-Za-z0-9_]*)(?![.\\[\\w])");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#]*");

    private final Draft draft;
    private final Endpoints endpoints;

    Suites(Draft draft, Endpoints endpoints) {
        this.draft = draft;
        this.endpoints = endpoints;
    }

    /** Its endpoints in their order, with what the suite knows filled in. */
    List<Foreign> steps(Foreign suite) {
        Map<String, String> context = suite.pairs("context");
        List<Foreign> steps = new ArrayList<>();
        for (Foreign step : suite.maps("endpoints")) {
            steps.add(step.respelt(text -> filled(text, context)));
            step.keys().forEach(step::skip);
        }
        return steps;
    }

    /** The endpoint, or null where Vedette cannot ask so. */
    @Nullable
    Block endpoint(Foreign suite, String name, List<Foreign> steps) {
        String why = obstacle(steps);
        if (why != null) {
            draft.losses().whole(suite, why, "write an endpoint for each, or steps of an http or https endpoint");
            return null;
        }
        Foreign first = steps.getFirst();
        String url = first.text("url", "");
        Block endpoint =
                new Block().from(suite.place(), suite.path()).put("url", url).put("name", name);
        Spans spans = new Spans(draft.losses());
        Duration interval = spans.of(suite, "interval", USUAL_INTERVAL);
        Duration timeout = spans.of(suite, "timeout", USUAL_TIMEOUT);
        new Client(draft, Kind.HTTP, first.map("client")).addTo(endpoint, url, name, interval);
        endpoint.put("interval", Written.duration(interval))
                .put("timeout", Written.duration(timeout.compareTo(interval) < 0 ? timeout : interval));
        return endpoint.blocks(
                "steps", steps.stream().map(step -> step(step, url, name)).toList());
    }

    private static @Nullable String obstacle(List<Foreign> steps) {
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            return "a suite of " + steps.size() + " endpoints";
        }
        boolean http =
                steps.stream().allMatch(step -> !step.has("dns") && Kind.of(step.text("url", ""), false) == Kind.HTTP);
        return http && isUrl(steps.getFirst().text("url", "")) ? null : "a suite that asks otherwise than by HTTP";
    }

    private static boolean isUrl(String text) {
        try {
            return !Host.of(new URI(text)).isEmpty();
        } catch (URISyntaxException made) {
            return false;
        }
    }

    private Block step(Foreign source, String first, String suite) {
        String name = source.text("name", "step");
        Block step = new Block().put("name", name);
        String url = source.text("url", "");
        if (!url.equals(first)) {
            step.put("path", beside(url, first));
        }
        endpoints.request(step, source, suite + "_" + name);
        endpoints.conditions(step, source, Kind.HTTP, "");
        Foreign store = source.map("store");
        if (store != null) {
            step.unlessEmpty("capture", captured(store));
        }
        source.skip("group", "ui");
        return step;
    }

    /** Without what both begin with, if that is the origin. */
    private static String beside(String url, String first) {
        Matcher origin = ORIGIN.matcher(first);
        boolean same = origin.lookingAt() && url.startsWith(origin.group() + "/");
        return same ? url.substring(origin.end()) : url;
    }

    private Block captured(Foreign store) {
        Block capture = new Block();
        for (String name : store.keys()) {
            Operand what = Operand.of(store.text(name, ""));
            Pointer pointer =
                    what instanceof Operand.Field field && field.name().equals("BODY")
                            ? Pointer.parse(field.path())
                            : null;
            if (pointer == null) {
                draft.losses().of(store, name, "capture takes json and a pointer, a header, or a part of the body");
            } else {
                capture.put(name, "json " + pointer.written());
            }
        }
        return capture;
    }

    private static String filled(String text, Map<String, String> context) {
        return CONTEXT.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(context.getOrDefault(found.group(1), "{{ " + found.group(1) + " }}")));
    }
}
