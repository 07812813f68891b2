package io.vedette.web.incident;

import io.vedette.deployment.Approval;
import io.vedette.deployment.Deployment;
import io.vedette.deployment.RollbackState;
import io.vedette.deployment.Verdict;
import io.vedette.monitor.ServiceSnapshot.SloSnapshot;
import io.vedette.sample.Sample;
import io.vedette.slo.Spent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sentences of a report, the same in whatever it is written. Plain text, nothing of it is escaped. */
record Words(Incident incident) {
    private static final double PERCENT = 100;
    private static final double MICROS_PER_MILLI = 1_000;

    /** From here on, in microseconds, a tenth of a millisecond tells nothing. */
    private static final long WHOLE = 100_000;

    /**
     * One stretch of the way from the deployment to its end.
     *
     * @param until absent as long as it goes on, or when it never began
     */
    record Phase(
            String name, @Nullable Instant from, @Nullable Instant until) {
        @Nullable
        Duration length() {
            return from == null || until == null ? null : Duration.between(from, until);
        }

        String words() {
            Duration length = length();
            return length == null ? "–" : span(length);
        }
    }

    String title() {
        return deployment().service() + " " + deployment().version() + ": "
                + incident.watch().verdict().label();
    }

    /** What came when, from whom, in place of what. */
    String origin() {
        Deployment deployment = deployment();
        return "Version " + deployment.version()
                + (deployment.previousVersion() == null ? "" : " in place of " + deployment.previousVersion())
                + " was deployed at " + second(deployment.at())
                + (deployment.by() == null ? "" : " by " + deployment.by())
                + (deployment.environment() == null ? "" : " in " + deployment.environment());
    }

    List<Phase> phases() {
        Instant deployed = incident.deployed();
        Instant judged = incident.watch().judgedAt();
        Instant taken = incident.watch().aftermath().takenBackAt();
        if (incident.watch().verdict() != Verdict.REGRESSED) {
            var judging = new Phase("judged after", deployed, judged);
            return taken == null ? List.of(judging) : List.of(new Phase("taken back after", deployed, taken), judging);
        }
        Instant recovered = incident.watch().recoveredAt();
        return List.of(
                new Phase("found after", deployed, judged),
                new Phase("taken back after that", judged, taken),
                new Phase("as before after that", taken == null ? judged : taken, recovered),
                new Phase("in all", deployed, recovered));
    }

    /** What was asked of whom, and what came of it. */
    List<String> asked() {
        RollbackState state = incident.rollback();
        if (state == null) {
            return List.of("Nothing: no rollback was ordered.");
        }
        var sentences = new ArrayList<String>();
        sentences.add(state.order().subject()
                + (state.order().previousVersion() == null
                        ? ""
                        : " to " + state.order().previousVersion()) + " by "
                + state.order().action() + ", mode " + state.order().mode().label() + ", under the id "
                + state.order().requestId() + ", ordered at " + second(state.at())
                + (state.attempts() == null
                        ? "; it was never requested."
                        : "; attempts: " + state.attempts().count() + "."));
        if (!state.order().reason().equals(incident.watch().why())) {
            sentences.add("The reason given: " + state.order().reason() + ".");
        }
        Approval approval = state.approval();
        if (approval != null) {
            sentences.add(
                    approval.by() == null
                            ? "A person was asked until " + second(approval.until()) + ", and nobody answered yet."
                            : "A person was asked: " + approval.by() + " answered at " + second(approval.at()) + ".");
        }
        var news = state.news();
        if (news != null) {
            sentences.add(said(news));
        }
        return sentences;
    }

    private static String said(RollbackState.News news) {
        return news.heldBy() == null
                ? news.text()
                : news.text() + " Held back by " + news.heldBy().label() + "; what to do: "
                        + news.heldBy().advice() + ".";
    }

    /** What one endpoint was like before and under the version. */
    String of(EndpointCourse course) {
        List<Sample> during = course.between(incident.deployed(), incident.ranUntil());
        return "median " + millis(EndpointCourse.median(course.lastGood())) + " before, "
                + millis(EndpointCourse.median(during)) + " since; "
                + EndpointCourse.failed(during) + " of " + during.size() + " probes failed";
    }

    /** What it cost in budget, an objective each. */
    List<String> costs() {
        return incident.slos().isEmpty()
                ? List.of("No objective is set, so no budget was spent.")
                : incident.slos().stream().map(this::cost).toList();
    }

    private String cost(SloSnapshot slo) {
        return slo.name() + " (" + slo.objective() + " over " + slo.period() + "): "
                + spent(slo).map(Words::taken).orElse("")
                + percent(slo.budgetRemaining()) + " of the budget is left as of now, with " + slo.bad() + " bad of "
                + (slo.good() + slo.bad()) + " measured";
    }

    private static String taken(Spent spent) {
        return "this took " + percent(spent.share()) + " of the budget, " + spent.bad() + " bad of " + spent.measured()
                + " measured; ";
    }

    /** Empty where that cannot be told: not all endpoints are shown, or the budget is not counted in probes. */
    Optional<Spent> spent(SloSnapshot slo) {
        var reading = slo.why().reading();
        Instant until = incident.frame().over();
        return reading == null
                        || incident.measured().others() > 0
                        || incident.measured().endpoints().isEmpty()
                ? Optional.empty()
                : Spent.of(
                                reading.terms().slo(),
                                reading.allowed(),
                                incident.measured().endpoints().stream()
                                        .flatMap(course -> course.between(incident.deployed(), until).stream())
                                        .toList())
                        .filter(spent -> spent.measured() > 0);
    }

    /** That there are more endpoints than are shown; empty when there are none. */
    String others() {
        return incident.measured().others() == 0
                ? ""
                : "The service has " + incident.measured().others() + " more endpoints, which are not shown.";
    }

    private Deployment deployment() {
        return incident.watch().deployment();
    }

    static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio * PERCENT);
    }

    static String millis(long micros) {
        if (micros == 0) {
            return "–";
        }
        return String.format(Locale.ROOT, micros < WHOLE ? "%.1f ms" : "%,.0f ms", micros / MICROS_PER_MILLI);
    }

    static String second(@Nullable Instant time) {
        return time == null ? "–" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** As in 0.3 s, 36 s, 2 min 5 s, 1 h 4 min. */
    static String span(Duration length) {
        long seconds = Math.round(length.toMillis() / 1e3);
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1e3);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
}
