package io.vedette.web.incident;

import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.EvidenceCourse;
import io.vedette.deployment.evidence.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a report is drawn, each drawing with its figures in a sentence beside it. */
final class Charts {
    private static final int BUCKETS = 90;
    private static final double HALF = 0.5;

    private final Incident incident;
    private final Words words;
    private final List<Milestone> milestones;

    Charts(Incident incident, Words words) {
        this.incident = incident;
        this.words = words;
        this.milestones = Milestone.of(incident);
    }

    /** What the numbers in the charts mean. */
    Markup legend() {
        return Markup.of("ol")
                .with("class", "milestones")
                .addAll(IntStream.range(0, milestones.size()).mapToObj(this::milestone));
    }

    private Markup milestone(int number) {
        Milestone milestone = milestones.get(number);
        return Markup.of("li")
                .add(Markup.of("b", "flag " + TimeChart.kind(milestone.kind()), String.valueOf(number + 1)))
                .say(" " + milestone.what() + " ")
                .add(Markup.of("time", "quiet", TimeChart.clock(milestone.at()))
                        .with("datetime", milestone.at().toString()));
    }

    /** How the evidence grew; why it cannot be shown, when it cannot. */
    Markup evidence() {
        Dossier dossier = incident.dossier();
        if (dossier == null) {
            return Markup.of(
                    "p",
                    "quiet",
                    "No record of evidence: the version is not judged yet, nothing was compared, or the history cannot be read.");
        }
        EvidenceCourse course = EvidenceCourse.of(dossier);
        if (course.points().isEmpty()) {
            return Markup.of(
                    "p",
                    "quiet",
                    "It was judged before a slot of six probes was counted, or there are too many of them to show.");
        }
        String figures = "Evidence after each of " + course.points().size() + " slots; at the end 1 : "
                + odds(course.points().getLast().lnE()) + ".";
        return figure(new EvidenceChart(chart(figures), course).draw(), figures);
    }

    private static String odds(double lnE) {
        double ten = lnE / Math.log(10);
        return ten > 9 ? "10^" + (long) ten : String.format(Locale.ROOT, "%,d", Math.max(1, Math.round(Math.exp(lnE))));
    }

    Stream<Markup> courses() {
        return incident.measured().endpoints().stream().map(this::course);
    }

    private Markup course(EndpointCourse course) {
        List<Bucket> buckets =
                Bucket.of(course, incident.frame().from(), incident.frame().until(), BUCKETS);
        String figures = words.of(course);
        Markup section = Markup.of("div")
                .with("class", "endpoint")
                .add(Markup.of("h3", "", course.endpoint()), Markup.of("p", "", figures));
        if (course.around().isEmpty()) {
            return section.add(Markup.of("p", "quiet", "No single results of that time are kept."));
        }
        boolean failed = course.around().stream().anyMatch(EndpointCourse::isFailure);
        return (failed ? section.add(failures(course, buckets, figures)) : section)
                .add(latency(course, buckets, figures));
    }

    private Markup failures(EndpointCourse course, List<Bucket> buckets, String figures) {
        TimeChart chart = chart(course.endpoint() + ", share of failures over time: " + figures);
        return figure(new ErrorChart(chart, buckets).draw(), "failures: the share of the probes");
    }

    private Markup latency(EndpointCourse course, List<Bucket> buckets, String figures) {
        TimeChart chart = chart(course.endpoint() + ", latency over time: " + figures);
        return figure(
                new LatencyChart(chart, buckets, tolerated(course)).draw(),
                "latency: the line is the median, the shade goes up to the slowest");
    }

    /** The median that was not held against the version. */
    private long tolerated(EndpointCourse course) {
        return Optional.ofNullable(incident.dossier()).stream()
                .flatMap(dossier -> dossier.endpoints().stream())
                .filter(figures -> figures.endpoint().equals(course.endpoint()))
                .flatMap(figures -> figures.baseline().bounds().stream())
                .filter(bound -> bound.statistic() == Statistic.MEDIAN && bound.quantile() == HALF)
                .mapToLong(bound -> bound.threshold())
                .findFirst()
                .orElse(0);
    }

    /** How latency was distributed, before and since. */
    Stream<Markup> spreads() {
        return incident.measured().endpoints().stream().map(this::spread).flatMap(Optional::stream);
    }

    private Optional<Markup> spread(EndpointCourse course) {
        long[] before = EndpointCourse.latencies(course.lastGood());
        long[] since = EndpointCourse.latencies(course.between(incident.deployed(), incident.ranUntil()));
        String figures = before.length + " answers before, " + since.length + " since";
        var chart = new SpreadChart(
                course.endpoint() + ", share of answers by latency: " + words.of(course), before, since);
        return chart.isDrawable()
                ? Optional.of(Markup.of("div")
                        .with("class", "endpoint")
                        .add(Markup.of("h3", "", course.endpoint()), figure(chart.draw(), figures)))
                : Optional.empty();
    }

    private TimeChart chart(String label) {
        return new TimeChart(incident.frame(), milestones, label);
    }

    private static Markup figure(Markup drawing, @Nullable String caption) {
        Markup figure = Markup.of("figure").add(drawing);
        return caption == null ? figure : figure.add(Markup.of("figcaption", "quiet", caption));
    }
}
