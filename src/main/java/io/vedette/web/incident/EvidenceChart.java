package io.vedette.web.incident;

import io.vedette.deployment.evidence.EvidenceCourse;
import io.vedette.deployment.evidence.EvidenceCourse.Point;
import io.vedette.web.incident.TimeChart.Level;
import java.util.stream.Stream;

/** The evidence against a version over a report's time, on a logarithmic scale, with what it comes to when people are told and when the version is blamed. */
record EvidenceChart(TimeChart chart, EvidenceCourse course) {
    private static final double AIR = 1.2;

    /** Beyond, the thresholds would be pressed to the bottom; the sentence has the figure. */
    private static final double MOST_OVER_THRESHOLD = 2.5;

    Markup draw() {
        return chart.draw(
                Stream.of(Markup.of("polyline").with("class", "evidence").with("points", points())),
                Stream.of(
                        new Level(course.lnRegressed() / top(), "1 : 1,250, the version is blamed", "limit"),
                        new Level(course.lnSuspicious() / top(), "1 : 20, people are told", "limit soft")));
    }

    private double top() {
        double most = course.points().stream().mapToDouble(Point::lnE).max().orElse(0);
        return AIR * Math.clamp(most, course.lnRegressed(), MOST_OVER_THRESHOLD * course.lnRegressed());
    }

    /** Evidence stays until the next slot is counted. */
    private String points() {
        var points = new StringBuilder();
        double before = 0;
        for (Point point : course.points()) {
            add(points, point, before);
            add(points, point, point.lnE());
            before = point.lnE();
        }
        return points.toString();
    }

    private void add(StringBuilder points, Point point, double lnE) {
        points.append(Markup.number(chart.x(point.at())))
                .append(',')
                .append(Markup.number(TimeChart.HEIGHT * (1 - Math.max(0, lnE) / top())))
                .append(' ');
    }
}
