package io.vedette.web.api;

import io.vedette.deployment.Approval;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackState;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.monitor.ServiceSnapshot.WatchSnapshot;
import io.vedette.sample.Sample;
import io.vedette.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment and all that followed as a text in Markdown, for whoever has to explain it: what happened when, on what evidence, what was asked of whom, what
 * it cost. Pure.
 *
 * @param rollback absent when none was wanted
 * @param story what happened, the oldest first
 * @param hour absent when the history cannot be read
 * @param samples the latest of each endpoint, by its name
 * @param now when it is written
 */
record IncidentReport(
        WatchSnapshot watch,
        @Nullable RollbackState rollback,
        List<Event> story,
        List<SloSnapshot> slos,
        @Nullable FirstHour hour,
        Map<String, List<Sample>> samples,
        Instant now) {
    /** What is shown of the time before. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    String markdown() {
        var lines = new ArrayList<String>();
        head(lines);
        times(lines);
        section(lines, "What spoke against it", watch.why());
        rollback(lines);
        courses(lines);
        if (hour != null) {
            section(lines, "The first hour", "");
            lines.addAll(new HourTable(hour).lines());
        }
        cost(lines);
        timeline(lines);
        return String.join("\n", lines) + "\n";
    }

    private void head(List<String> lines) {
        Deployment deployment = watch.deployment();
        lines.add("# " + deployment.service() + " " + deployment.version() + ": "
                + watch.verdict().label());
        lines.add("");
        lines.add("Version " + deployment.version()
                + (deployment.previousVersion() == null ? "" : " in place of " + deployment.previousVersion())
                + " was deployed at " + second(deployment.at())
                + (deployment.by() == null ? "" : " by " + deployment.by())
                + (deployment.environment() == null ? "" : " in " + deployment.environment())
                + (deployment.url() == null ? "." : ": <" + deployment.url() + ">."));
    }

    private void times(List<String> lines) {
        Instant deployed = watch.deployment().at();
        Instant taken = watch.aftermath().takenBackAt();
        Instant judged = watch.judgedAt();
        Instant recovered = watch.recoveredAt();
        lines.add("");
        lines.add("| | |");
        lines.add("|---|---|");
        lines.add("| found after | " + span(deployed, judged) + " |");
        lines.add("| taken back after that | " + span(judged, taken) + " |");
        lines.add("| as before after that | " + span(taken == null ? judged : taken, recovered) + " |");
        lines.add("| in all | " + span(deployed, recovered) + " |");
        if (watch.aftermath().unhelpedAt() != null) {
            lines.add("| the rollback did not help in time | "
                    + second(watch.aftermath().unhelpedAt()) + " |");
        }
    }

    private void rollback(List<String> lines) {
        RollbackState state = rollback;
        if (state == null) {
            section(lines, "What was asked of whom", "Nothing: no rollback was ordered.");
            return;
        }
        section(
                lines,
                "What was asked of whom",
                "`" + state.order().action() + "`, mode " + state.order().mode().label() + ", under the id `"
                        + state.order().requestId() + "`, ordered at " + second(state.at())
                        + (state.attempts() == null
                                ? "; it was never requested."
                                : "; attempts: " + state.attempts().count() + "."));
        Approval approval = state.approval();
        if (approval != null) {
            lines.add("");
            lines.add(
                    approval.by() == null
                            ? "A person was asked until " + second(approval.until()) + ", and nobody answered yet."
                            : "A person was asked: " + approval.by() + " answered at " + second(approval.at()) + ".");
        }
        var news = state.news();
        if (news != null) {
            lines.add("");
            lines.add("> " + news.text());
        }
    }

    private void courses(List<String> lines) {
        Instant from = watch.deployment().at().minus(BEFORE);
        Instant until = over();
        section(lines, "Latency", "From " + second(from) + " to " + second(until) + "; × marks a failure.");
        samples.forEach((endpoint, all) -> {
            List<Sample> before = Course.between(all, from, watch.deployment().at());
            List<Sample> during = Course.between(all, watch.deployment().at(), until);
            lines.add("");
            lines.add("`" + endpoint + "`: median " + millis(Course.median(before)) + " before, "
                    + millis(Course.median(during)) + " since; "
                    + Course.failed(all, watch.deployment().at(), until)
                    + " of " + during.size() + " probes failed");
            lines.add("");
            lines.add("    " + new Course(from, until, all).line());
        });
    }

    private void cost(List<String> lines) {
        section(lines, "What it cost", slos.isEmpty() ? "No objective is set, so no budget was spent." : "");
        slos.forEach(slo -> lines.add("- " + slo.name() + " (" + slo.objective() + " over " + slo.period() + "): "
                + String.format(Locale.ROOT, "%.1f %%", slo.budgetRemaining() * 100) + " of the budget left, "
                + slo.bad() + " bad of " + (slo.good() + slo.bad()) + " measured, as of now"));
    }

    private void timeline(List<String> lines) {
        section(lines, "Timeline", "");
        story.forEach(event ->
                lines.add("- " + second(event.at()) + " **" + event.kind().label() + "** " + event.text()));
        lines.add("");
        lines.add("Written by Vedette at " + second(now) + ".");
    }

    private Instant over() {
        Instant recovered = watch.recoveredAt();
        return recovered == null ? now : recovered.plusSeconds(60);
    }

    private static void section(List<String> lines, String title, String text) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        if (!text.isEmpty()) {
            lines.add(text);
        }
    }

    private static String millis(long micros) {
        return micros == 0 ? "–" : String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    }

    private static String second(@Nullable Instant time) {
        return time == null ? "–" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String span(@Nullable Instant from, @Nullable Instant until) {
        return from == null || until == null
                ? "–"
                : String.format(
                        Locale.ROOT, "%.1f s", Duration.between(from, until).toMillis() / 1e3);
    }
}
