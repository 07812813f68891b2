package io.vedette.deployment.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the evidence against a deployment grew until its verdict, made again from the record of it: what was known at the end of each slot.
 *
 * @param points in the order of time; empty when nothing was counted, or so much that it is not shown
 * @param lnSuspicious what the evidence comes to when people are told
 * @param lnRegressed what it comes to when the version is blamed
 */
public record EvidenceCourse(List<Point> points, double lnSuspicious, double lnRegressed) {
    /** A slot costs a quarter of a millisecond. */
    private static final int MOST_SLOTS = 8_000;

    public EvidenceCourse {
        points = List.copyOf(points);
    }

    /** The evidence at a moment, as its natural logarithm. */
    public record Point(Instant at, double lnE) {}

    public static EvidenceCourse of(Dossier dossier) {
        int slots = dossier.endpoints().stream()
                .mapToInt(figures -> figures.slots().size())
                .sum();
        return new EvidenceCourse(
                slots > MOST_SLOTS ? List.of() : points(dossier),
                Strength.LN_SUSPICIOUS,
                dossier.settings().lnRegressed());
    }

    private static List<Point> points(Dossier dossier) {
        Trial trial = Trial.begun(dossier.settings(), dossier.endpoints());
        List<Step> steps = dossier.endpoints().stream()
                .flatMap(figures -> steps(figures, dossier.judgedAt()))
                .toList();
        var points = new ArrayList<Point>();
        steps.stream().sorted(Comparator.comparing(Step::end)).forEach(step -> {
            trial.add(step.endpoint, step.slot);
            trial.add(step.endpoint, step.pairs);
            points.add(new Point(step.end, trial.lnE()));
        });
        return points;
    }

    /** A slot ends when the next one begins; the last when the verdict fell, if no other is as long as that. */
    private static Stream<Step> steps(EndpointFigures figures, Instant judged) {
        Paired paired = figures.paired();
        Map<Slot, List<SlotPair>> pairs =
                paired == null ? Map.of() : paired.pairs().stream().collect(Collectors.groupingBy(SlotPair::candidate));
        List<Slot> slots = figures.slots();
        var steps = new ArrayList<Step>();
        Duration length = Duration.ofDays(1);
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            Instant end = i + 1 < slots.size()
                    ? slots.get(i + 1).at()
                    : earlier(judged, slot.at().plus(length));
            length = shorter(length, Duration.between(slot.at(), end));
            steps.add(new Step(
                    figures.endpoint(),
                    slot,
                    earlier(end, slot.at().plus(length)),
                    pairs.getOrDefault(slot, List.of())));
        }
        return steps.stream();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private record Step(String endpoint, Slot slot, Instant end, List<SlotPair> pairs) {}
}
