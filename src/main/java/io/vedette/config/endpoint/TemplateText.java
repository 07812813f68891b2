package io.vedette.config.endpoint;

import io.vedette.config.document.Node;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Trail;
import io.vedette.config.endpoint.Gaps.Part;
import io.vedette.config.endpoint.Gaps.Unfit;
import io.vedette.config.shape.Verbatim;
import io.vedette.discovery.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The texts of an endpoint's template: which of them may have gaps, and what stands there for a target. */
final class TemplateText {
    private static final String URL = "url";
    private static final Set<String> SINGLE = Set.of("name", "interval", "timeout", "service", "resolve_to");
    /** Keys of which some inner texts may have gaps; nothing for all of them. */
    private static final Map<String, Set<String>> INNER = Map.of("headers", Set.of(), "tls", Set.of("server_name"));
    /** Has gaps of its own, which its captures fill. */
    private static final String STEPS = "steps";

    private static final Map<String, String> SAMPLES =
            Map.of("interval", "30s", "timeout", "1s", "resolve_to", "192.0.2.1");
    private static final String SAMPLE_URL = "https://sample.example.org/";

    private TemplateText() {}

    private interface Filler {
        String fill(String key, Gaps gaps) throws Unfit;
    }

    /** The template with what {@code target} has in its gaps. */
    static Node.Mapping fill(Node.Mapping template, Candidate target) throws Unfit {
        return fill(template, (key, gaps) -> key.equals(URL) ? UrlGaps.fill(gaps, target) : gaps.plain(target));
    }

    /** The template with something plausible in its gaps. */
    static Node.Mapping sample(Node.Mapping template) {
        try {
            return fill(template, TemplateText::sample);
        } catch (Unfit impossible) {
            throw new IllegalStateException("expected samples to fit", impossible);
        }
    }

    private static String sample(String key, Gaps gaps) {
        if (key.equals(URL) && gaps.startsWithGap()) {
            return SAMPLE_URL;
        }
        var text = new StringBuilder();
        boolean afterGap = false;
        for (Part part : gaps.parts()) {
            switch (part) {
                case Part.Fixed(String fixed) -> text.append(fixed);
                case Part.Gap gap -> text.append(SAMPLES.getOrDefault(key, sample(text, gap, afterGap)));
            }
            afterGap = part instanceof Part.Gap;
        }
        return text.toString();
    }

    /** What may come after {@code before}: a port after a colon, a path right after a host. */
    private static String sample(StringBuilder before, Part.Gap gap, boolean afterGap) {
        boolean inHost = before.indexOf("://") >= 0 && before.indexOf("/", before.indexOf("://") + 3) < 0;
        if (gap.otherwise() != null) {
            return gap.otherwise();
        }
        if (gap.name().equals("port") || (inHost && before.charAt(before.length() - 1) == ':')) {
            return "443";
        }
        return gap.name().equals("address") ? "sample.example.org:443" : inHost && afterGap ? "/sample" : "sample";
    }

    private static Node.Mapping fill(Node.Mapping template, Filler filler) throws Unfit {
        var entries = new ArrayList<Node.Entry>(template.entries().size());
        for (Node.Entry entry : template.entries()) {
            entries.add(new Node.Entry(entry.key(), entry.place(), fill(entry.key(), entry.node(), filler)));
        }
        return new Node.Mapping(template.place(), entries);
    }

    private static Node fill(String key, Node node, Filler filler) throws Unfit {
        if (node instanceof Node.Mapping inner && INNER.containsKey(key)) {
            var entries = new ArrayList<Node.Entry>(inner.entries().size());
            for (Node.Entry entry : inner.entries()) {
                entries.add(new Node.Entry(entry.key(), entry.place(), filled(entry.key(), entry.node(), filler)));
            }
            return new Node.Mapping(inner.place(), entries);
        }
        return key.equals(URL) || SINGLE.contains(key) ? filled(key, node, filler) : node;
    }

    private static Node filled(String key, Node node, Filler filler) throws Unfit {
        return node instanceof Node.Scalar scalar && Gaps.areIn(scalar.text())
                ? new Node.Scalar(scalar.place(), filler.fill(key, Gaps.of(scalar.text())), false)
                : node;
    }

    /** A single value of a filled template; empty when it is not there. */
    static String of(Node.Mapping filled, String key) {
        for (Node.Entry entry : filled.entries()) {
            if (entry.key().equals(key) && entry.node() instanceof Node.Scalar scalar) {
                return scalar.text();
            }
        }
        return "";
    }

    /** All but where it is and how it is called. */
    static Node.Mapping withoutPlace(Node.Mapping filled) {
        List<Node.Entry> rest = filled.entries().stream()
                .filter(entry -> !entry.key().equals(URL) && !entry.key().equals("name"))
                .toList();
        return new Node.Mapping(filled.place(), rest);
    }

    /** Gaps that are none, and gaps in places that cannot have any. */
    static void faults(Verbatim.Written written, Consumer<Problem> problems) {
        for (Node.Entry entry : written.node().entries()) {
            Trail trail = written.trail().key(entry.key());
            boolean single = entry.key().equals(URL) || SINGLE.contains(entry.key());
            if (!entry.key().equals(STEPS)) {
                faults(entry.node(), trail, single, INNER.get(entry.key()), problems);
            }
        }
    }

    private static void faults(
            Node node, Trail trail, boolean mayHave, @Nullable Set<String> inner, Consumer<Problem> problems) {
        switch (node) {
            case Node.Scalar scalar -> faults(scalar, trail, mayHave, problems);
            case Node.Sequence list ->
                list.items().forEach(item -> faults(item.node(), trail.item(item.index()), false, null, problems));
            case Node.Mapping map ->
                map.entries().forEach(entry -> {
                    boolean may = inner != null && (inner.isEmpty() || inner.contains(entry.key()));
                    faults(entry.node(), trail.key(entry.key()), may, null, problems);
                });
        }
    }

    private static void faults(Node.Scalar scalar, Trail trail, boolean mayHave, Consumer<Problem> problems) {
        if (!Gaps.areIn(scalar.text())) {
            return;
        }
        String fault = mayHave
                ? Gaps.fault(scalar.text())
                : "expected {{ … }} only in url, name, interval, timeout, headers, service, resolve_to and tls.server_name";
        if (fault != null) {
            problems.accept(Problem.error(scalar.place(), trail, "has {{ … }} that cannot be filled", fault));
        }
    }
}
