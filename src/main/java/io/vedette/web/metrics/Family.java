package io.vedette.web.metrics;

/**
 * Series of one name.
 *
 * @param name without the suffix that a kind brings along
 * @param unit as the name ends in it; empty if it has none
 */
record Family(String name, Kind kind, String unit, String help) {
    /** What the values mean, and what the name ends in. */
    enum Kind {
        GAUGE("gauge", "gauge", ""),
        COUNTER("counter", "counter", "_total"),
        HISTOGRAM("histogram", "histogram", ""),
        /** Labels are all there is to it; its value is 1. */
        INFO("gauge", "info", "_info");

        private final String text;
        private final String openMetrics;
        private final String suffix;

        Kind(String text, String openMetrics, String suffix) {
            this.text = text;
            this.openMetrics = openMetrics;
            this.suffix = suffix;
        }

        String in(Format format) {
            return format == Format.TEXT ? text : openMetrics;
        }

        String suffix() {
            return suffix;
        }
    }

    static Family gauge(String name, String help) {
        return new Family(name, Kind.GAUGE, "", help);
    }

    /** @param unit in which {@code name} ends */
    static Family gauge(String name, String unit, String help) {
        return new Family(name, Kind.GAUGE, unit, help);
    }

    static Family counter(String name, String help) {
        return new Family(name, Kind.COUNTER, "", help);
    }

    /** In seconds. */
    static Family histogram(String name, String help) {
        return new Family(name, Kind.HISTOGRAM, "seconds", help);
    }

    /** What the head of the family calls it: text has the suffix in it, OpenMetrics has not. */
    String title(Format format) {
        return format == Format.TEXT ? name + kind.suffix() : name;
    }
}
