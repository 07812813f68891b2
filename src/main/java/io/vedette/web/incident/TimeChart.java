package io.vedette.web.incident;

import io.vedette.web.incident.Milestone.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A drawing over a report's time: something drawn in thousandths of its width and hundredths of its height, and over it the milestones, numbered alike in
 * every chart. It stretches with the page while its letters keep their size, without a script.
 *
 * @param label what it shows, for those who do not see it
 */
record TimeChart(Frame frame, List<Milestone> milestones, String label) {
    static final double WIDTH = 1_000;
    static final double HEIGHT = 100;

    private static final double HEAD = 40;
    private static final double BODY = 120;
    private static final double FOOT = 20;
    private static final double FLAG_ROW = 18;
    private static final double FLAG_RADIUS = 7.5;
    private static final double LETTERS = 3.8;
    private static final double PERCENT = 100;

    /** Flags that are nearer to each other than this stand in two rows. */
    private static final double CLOSE = 0.045;

    TimeChart {
        milestones = List.copyOf(milestones);
    }

    /** Where a moment lies, in thousandths of the width. */
    double x(Instant at) {
        return Math.clamp(frame.place(at), 0, 1) * WIDTH;
    }

    /**
     * @param drawing in thousandths and hundredths
     * @param lines what is written at which height
     */
    Markup draw(Stream<Markup> drawing, Stream<Level> lines) {
        List<Level> levels = lines.toList();
        return Markup.of("svg")
                .with("class", "chart")
                .with("role", "img")
                .with("aria-label", label)
                .with("width", "100%")
                .with("height", HEAD + BODY + FOOT)
                .addAll(levels.stream().map(TimeChart::line))
                .add(plot(drawing))
                .addAll(levels.stream().map(TimeChart::name))
                .addAll(IntStream.range(0, milestones.size()).boxed().flatMap(this::flag))
                .add(end(frame.from(), "0", "start"), end(frame.until(), "100%", "end"));
    }

    /** @param height from 0, the bottom, to 1, the top */
    record Level(double height, String name, String kind) {}

    private static Markup plot(Stream<Markup> drawing) {
        return Markup.of("svg")
                .with("y", HEAD)
                .with("width", "100%")
                .with("height", BODY)
                .with("viewBox", "0 0 " + Markup.number(WIDTH) + " " + Markup.number(HEIGHT))
                .with("preserveAspectRatio", "none")
                .addAll(drawing);
    }

    private static double y(Level level) {
        return HEAD + (1 - level.height()) * BODY;
    }

    private static Markup line(Level level) {
        return Markup.of("line")
                .with("class", "level " + level.kind())
                .with("x1", "0")
                .with("x2", "100%")
                .with("y1", y(level))
                .with("y2", y(level));
    }

    private static Markup name(Level level) {
        return Markup.of("text", "level", level.name()).with("x", 2).with("y", y(level) - LETTERS);
    }

    private Stream<Markup> flag(int number) {
        Milestone milestone = milestones.get(number);
        String x = percent(frame.place(milestone.at()));
        double y = FLAG_ROW * (row(number) + 0.5);
        String kind = kind(milestone.kind());
        return Stream.of(
                Markup.of("line")
                        .with("class", "mark " + kind)
                        .with("x1", x)
                        .with("x2", x)
                        .with("y1", y)
                        .with("y2", HEAD + BODY),
                Markup.of("circle")
                        .with("class", "mark " + kind)
                        .with("cx", x)
                        .with("cy", y)
                        .with("r", FLAG_RADIUS),
                Markup.of("text", "mark", String.valueOf(number + 1))
                        .with("x", x)
                        .with("y", y + LETTERS)
                        .with("text-anchor", "middle"));
    }

    /** The other row when the one before is close. */
    private int row(int number) {
        int row = 0;
        for (int i = 1; i <= number; i++) {
            double apart = frame.place(milestones.get(i).at())
                    - frame.place(milestones.get(i - 1).at());
            row = apart < CLOSE ? 1 - row : 0;
        }
        return row;
    }

    private static Markup end(Instant at, String x, String anchor) {
        return Markup.of("text", "axis", clock(at))
                .with("x", x)
                .with("y", HEAD + BODY + FOOT - LETTERS)
                .with("text-anchor", anchor);
    }

    static String clock(Instant at) {
        String second = at.truncatedTo(ChronoUnit.SECONDS).toString();
        return second.substring(second.indexOf('T') + 1, second.length() - 1);
    }

    static String kind(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String percent(double place) {
        return Markup.number(Math.clamp(place, 0, 1) * PERCENT) + "%";
    }
}
