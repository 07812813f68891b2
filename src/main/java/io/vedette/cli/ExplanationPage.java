package io.vedette.cli;

import io.vedette.cli.client.Members;
import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The explanation of one episode, for people. */
record ExplanationPage(JsonObject explanation, Terminal terminal) {
    void print() {
        JsonObject alert = Members.object(explanation, "alert");
        line(Colour.STRONG, Members.text(alert, "summary"));
        line(
                Colour.PLAIN,
                Members.text(alert, "name") + " (" + Members.text(alert, "severity") + "), episode "
                        + Members.text(alert, "episode") + ", " + span(alert));
        line(Colour.PLAIN, "  rule   " + Members.text(explanation, "rule"));
        line(Colour.PLAIN, "  found  " + Members.text(explanation, "found"));
        line(Colour.PLAIN, "  now    " + state());
        samples(Members.objects(explanation, "samples"));
        story(Members.objects(explanation, "story"));
        receivers(Members.objects(explanation, "receivers"));
        terminal.line("");
    }

    private String span(JsonObject alert) {
        String end = alert.getString("ends_at");
        return "fired " + Times.moment(alert.getString("starts_at"), terminal).text()
                + (end == null ? "" : ", over " + Times.moment(end, terminal).text());
    }

    private String state() {
        String why = Members.text(explanation, "why");
        return Members.text(explanation, "state") + (why.isEmpty() ? "" : ": " + why);
    }

    private void samples(List<JsonObject> samples) {
        if (samples.isEmpty()) {
            return;
        }
        head("What was measured");
        Table table =
                new Table(Column.left("DUE"), Column.left("ENDPOINT"), Column.left("RESULT"), Column.left("WHAT"));
        samples.forEach(sample -> table.row(
                Times.moment(sample.getString("due"), terminal),
                Cell.of(sample.getString("endpoint")),
                Cell.of(sample.getString("result"), colour(Members.text(sample, "result"))),
                Cell.of(sample.getString("detail"))));
        table.print(terminal);
    }

    private static Colour colour(String result) {
        return switch (result) {
            case "up" -> Colour.GOOD;
            case "down" -> Colour.BAD;
            default -> Colour.DOUBTFUL;
        };
    }

    private void story(List<JsonObject> story) {
        head("What became of it");
        Table table = new Table(Column.left("AT"), Column.left("WHAT"), Column.left("WHO"), Column.left("WHY"));
        story.forEach(chapter -> table.row(
                Times.moment(chapter.getString("at"), terminal),
                Cell.of(Members.text(chapter, "what").replace('_', ' '), Colour.STRONG),
                Cell.of(chapter.getString("receiver")),
                Cell.of(Members.text(chapter, "text") + until(chapter))));
        table.print(terminal);
    }

    private String until(JsonObject chapter) {
        String until = chapter.getString("until");
        return until == null ? "" : ", until " + Times.moment(until, terminal).text();
    }

    private void receivers(List<JsonObject> receivers) {
        if (receivers.isEmpty()) {
            return;
        }
        head("What comes next");
        Table table = new Table(
                Column.left("WHO"),
                Column.left("BY"),
                Column.left("ROUTE"),
                Column.left("GROUP"),
                Column.left("TOLD"),
                Column.left("NEXT"),
                Column.left("WHAT"));
        receivers.forEach(one -> table.row(
                Cell.of(one.getString("receiver")),
                Cell.of(one.getString("kind")),
                Cell.of(path(one)),
                Cell.of(group(one)),
                moment(one.getString("told_at")),
                moment(one.getString("next_at")),
                Cell.of(one.getString("next"))));
        table.print(terminal);
    }

    private Cell moment(@Nullable String at) {
        return Times.moment(at, terminal);
    }

    private static String path(JsonObject receiver) {
        return receiver.getValue("path") instanceof JsonArray steps
                ? steps.stream().map(String::valueOf).collect(Collectors.joining(" → "))
                : "";
    }

    private static String group(JsonObject receiver) {
        String labels = Members.object(receiver, "group").stream()
                .map(ExplanationPage::label)
                .collect(Collectors.joining(", "));
        long company = Members.whole(receiver, "company");
        return (labels.isEmpty() ? "all together" : labels) + (company == 0 ? "" : ", with " + company + " more");
    }

    private static String label(Map.Entry<String, Object> label) {
        return label.getKey() + "=" + label.getValue();
    }

    private void head(String text) {
        terminal.line("");
        line(Colour.STRONG, text);
    }

    private void line(Colour colour, String text) {
        terminal.line(terminal.paint(colour, Printable.line(text)));
    }

    /** No alert fires: where each rule is instead. */
    static void nothing(String service, List<JsonObject> rules, Terminal terminal) {
        terminal.line(Printable.line("No alert of " + service + " fires"
                + (rules.isEmpty() ? ", and no rule of it is known." : ". Its rules:")));
        if (rules.isEmpty()) {
            return;
        }
        Table table = new Table(Column.left("RULE"), Column.left("OF"), Column.left("STATE"), Column.left("WHY"));
        rules.forEach(rule -> table.row(
                Cell.of(rule.getString("name")),
                Cell.of(Members.object(rule, "labels").stream()
                        .map(ExplanationPage::label)
                        .collect(Collectors.joining(", "))),
                Cell.of(rule.getString("state")),
                Cell.of(rule.getString("why"))));
        table.print(terminal);
    }
}
