package io.vedette.web.incident;

import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import java.util.ArrayList;
import java.util.List;

/** An incident as a text in Markdown, for whoever has to explain it. Pure. */
record IncidentText(Incident incident, Words words) {
    IncidentText(Incident incident) {
        this(incident, new Words(incident));
    }

    String markdown() {
        var lines = new ArrayList<String>();
        head(lines);
        times(lines);
        section(lines, "What spoke against it", incident.watch().why());
        section(lines, "What was asked of whom", "");
        words.asked().forEach(sentence -> paragraph(lines, sentence));
        courses(lines);
        if (incident.measured().hour() != null) {
            section(lines, "The first hour", "");
            lines.addAll(new HourTable(incident.measured().hour()).lines());
        }
        section(lines, "What it cost", "");
        words.costs().forEach(sentence -> lines.add("- " + sentence));
        timeline(lines);
        return String.join("\n", lines) + "\n";
    }

    private void head(List<String> lines) {
        var url = incident.watch().deployment().url();
        lines.add("# " + words.title());
        lines.add("");
        lines.add(words.origin() + (url == null ? "." : ": <" + url + ">."));
    }

    private void times(List<String> lines) {
        WatchSnapshot watch = incident.watch();
        lines.add("");
        lines.add("| | |");
        lines.add("|---|---|");
        words.phases().forEach(phase -> lines.add("| " + phase.name() + " | " + phase.words() + " |"));
        if (watch.aftermath().unhelpedAt() != null) {
            lines.add("| the rollback did not help in time | "
                    + Words.second(watch.aftermath().unhelpedAt()) + " |");
        }
    }

    private void courses(List<String> lines) {
        Frame frame = incident.frame();
        section(
                lines,
                "Latency",
                "From " + Words.second(frame.from()) + " to " + Words.second(frame.until()) + "; × marks a failure.");
        incident.measured().endpoints().forEach(course -> {
            paragraph(lines, "`" + course.endpoint() + "`: " + words.of(course));
            lines.add("");
            lines.add("    " + new Course(Bucket.of(course, frame.from(), frame.until(), Course.WIDTH)).line());
        });
        if (!words.others().isEmpty()) {
            paragraph(lines, words.others());
        }
    }

    private void timeline(List<String> lines) {
        section(lines, "Timeline", "");
        incident.story()
                .forEach(event -> lines.add(
                        "- " + Words.second(event.at()) + " **" + event.kind().label() + "** " + event.text()));
        paragraph(lines, "Written by Vedette at " + Words.second(incident.now()) + ".");
    }

    private static void section(List<String> lines, String title, String text) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        if (!text.isEmpty()) {
            lines.add(text);
        }
    }

    private static void paragraph(List<String> lines, String text) {
        if (!lines.getLast().isEmpty()) {
            lines.add("");
        }
        lines.add(text);
    }
}
