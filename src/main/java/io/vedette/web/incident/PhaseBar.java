package io.vedette.web.incident;

import io.vedette.web.incident.Words.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The way from a deployment to its end as one bar, a stretch for each phase in its proportion; none shorter than can be seen. */
record PhaseBar(List<Phase> phases) {
    private static final List<String> KINDS = List.of("detect", "act", "recover");
    private static final double HEIGHT = 14;
    private static final double LEAST = 0.012;
    private static final double PERCENT = 100;

    /** @param phases the last of them is the whole, when there are several */
    PhaseBar {
        phases = phases.subList(0, Math.min(phases.size(), KINDS.size())).stream()
                .filter(phase -> phase.length() != null)
                .toList();
    }

    Markup draw() {
        Markup drawing = Markup.of("svg")
                .with("class", "phasebar")
                .with("role", "img")
                .with("aria-label", label())
                .with("width", "100%")
                .with("height", HEIGHT);
        double sum = phases.stream().mapToDouble(this::width).sum();
        double place = 0;
        for (int i = 0; i < phases.size(); i++) {
            double width = width(phases.get(i)) / sum;
            drawing.add(Markup.of("rect")
                    .with("class", KINDS.get(i))
                    .with("x", Markup.number(place * PERCENT) + "%")
                    .with("width", Markup.number(width * PERCENT) + "%")
                    .with("height", HEIGHT));
            place += width;
        }
        return drawing;
    }

    private double width(Phase phase) {
        double all = Math.max(1, phases.stream().mapToDouble(PhaseBar::millis).sum());
        return Math.max(LEAST, millis(phase) / all);
    }

    private static double millis(Phase phase) {
        return Objects.requireNonNullElse(phase.length(), Duration.ZERO).toMillis();
    }

    private String label() {
        return phases.stream().map(phase -> phase.name() + " " + phase.words()).collect(Collectors.joining(", "));
    }

    /** What colour a phase has, by its place. */
    static String kind(int place) {
        return place < KINDS.size() ? KINDS.get(place) : "whole";
    }
}
