package io.vedette.cli;

import static java.util.stream.Collectors.joining;

import io.vedette.alert.GroupKey;
import io.vedette.alert.Held;
import io.vedette.alert.InhibitRule;
import io.vedette.alert.Manner;
import io.vedette.alert.Matcher;
import io.vedette.alert.QuietTimes;
import io.vedette.alert.Rhythm;
import io.vedette.alert.Route;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vedette.config.Configuration;
import io.vedette.config.shape.Durations;
import io.vedette.target.Labels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What becomes of an alert with some labels at some time, by one configuration. */
final class RoutePreview {
    private final Labels labels;
    private final Instant at;
    private final QuietTimes quiet;
    private final List<List<Route>> paths;
    private final List<InhibitRule> inhibiting;

    RoutePreview(Configuration configuration, Labels labels, Instant at) {
        this.labels = labels;
        this.at = at;
        this.quiet = new QuietTimes(configuration.holds().intervals());
        this.paths = firstOfEachReceiver(configuration.route().paths(labels));
        this.inhibiting = configuration.holds().inhibit().stream()
                .filter(rule -> rule.isTarget(labels))
                .toList();
    }

    /** As the couriers have it: whoever is reached on several ways is told once, on the first. */
    private static List<List<Route>> firstOfEachReceiver(List<List<Route>> paths) {
        var seen = new HashSet<String>();
        return paths.stream()
                .filter(path -> seen.add(path.getLast().receiver()))
                .toList();
    }

    void print(Terminal terminal) {
        terminal.line(Printable.line("An alert with " + (labels.values().isEmpty() ? "no labels" : words(labels))
                + " at " + Words.moment(at, terminal.zone()) + ":"));
        paths.forEach(path -> print(path, terminal));
        inhibiting.forEach(rule -> terminal.line(Printable.line("inhibited while " + words(rule.source()) + " fires"
                + (rule.equal().isEmpty() ? "" : " with the same " + String.join(", ", rule.equal())))));
    }

    private void print(List<Route> path, Terminal terminal) {
        Route node = path.getLast();
        Optional<Held> held = quiet.on(node, at);
        String told = held.map(why ->
                        "not told then: " + why.reason() + ", until " + Words.moment(why.until(), terminal.zone()))
                .orElse("told");
        terminal.line(terminal.paint(Colour.STRONG, Printable.line(node.receiver())) + "  "
                + terminal.paint(held.isPresent() ? Colour.DOUBTFUL : Colour.GOOD, Printable.line(told)));
        terminal.line(Printable.line(
                "  by    " + path.stream().map(RoutePreview::step).collect(joining(" → "))));
        terminal.line(
                Printable.line("  group " + words(GroupKey.of(labels, node).labels())));
        terminal.line(pace(node, terminal));
        if (!node.manner().escalation().isEmpty()) {
            terminal.line(Printable.line("  then  "
                    + node.manner().escalation().stream()
                            .map(step -> step.receiver() + " after " + Durations.words(step.after()))
                            .collect(joining(", ", "", ", unless somebody acknowledges it"))));
        }
    }

    private String pace(Route node, Terminal terminal) {
        Rhythm digest = node.manner().digest();
        return digest == null
                ? "  after " + Durations.words(node.groupWait()) + ", changes after "
                        + Durations.words(node.groupInterval()) + ", again after "
                        + Durations.words(node.repeatInterval())
                : "  in a digest, " + digest + ", the next " + Words.moment(digest.next(at), terminal.zone());
    }

    private static String step(Route node) {
        return node.match().isEmpty() ? "every alert" : words(node.match()) + (node.onward() ? " (and on)" : "");
    }

    private static String words(List<Matcher> matchers) {
        return matchers.stream().map(Matcher::toString).collect(joining(", "));
    }

    private static String words(Labels labels) {
        return labels.values().isEmpty()
                ? "all together"
                : labels.values().entrySet().stream()
                        .map(label -> new Matcher(label.getKey(), label.getValue()).toString())
                        .collect(joining(", "));
    }

    JsonObject json() {
        return new JsonObject()
                .put("at", at.toString())
                .put("labels", json(labels))
                .put(
                        "routes",
                        paths.stream().map(this::json).collect(JsonArray::new, JsonArray::add, JsonArray::addAll))
                .put(
                        "inhibit_rules",
                        inhibiting.stream()
                                .map(RoutePreview::json)
                                .collect(JsonArray::new, JsonArray::add, JsonArray::addAll));
    }

    private JsonObject json(List<Route> path) {
        Route node = path.getLast();
        Held held = quiet.on(node, at).orElse(null);
        Rhythm digest = node.manner().digest();
        return new JsonObject()
                .put("receiver", node.receiver())
                .put(
                        "path",
                        new JsonArray(
                                path.stream().map(step -> words(step.match())).toList()))
                .put("group", json(GroupKey.of(labels, node).labels()))
                .put("group_wait_seconds", node.groupWait().toSeconds())
                .put("group_interval_seconds", node.groupInterval().toSeconds())
                .put("repeat_interval_seconds", node.repeatInterval().toSeconds())
                .put(
                        "escalate",
                        new JsonArray(node.manner().escalation().stream()
                                .map(RoutePreview::json)
                                .toList()))
                .put("digest", digest == null ? null : digest.toString())
                .put("next_digest", digest == null ? null : digest.next(at).toString())
                .put("told", held == null)
                .put("why_not", held == null ? null : held.reason())
                .put("until", held == null ? null : held.until().toString());
    }

    private static JsonObject json(Manner.Step step) {
        return new JsonObject().put("after_seconds", step.after().toSeconds()).put("receiver", step.receiver());
    }

    private static JsonObject json(Labels labels) {
        return new JsonObject(new LinkedHashMap<>(labels.values()));
    }

    private static JsonObject json(InhibitRule rule) {
        return new JsonObject()
                .put("source_matchers", words(rule.source()))
                .put("target_matchers", words(rule.target()))
                .put("equal", new JsonArray(rule.equal()));
    }
}
