package io.vedette.probe;

import java.time.Duration;
import java.util.List;

/** What an answer must fulfil. A value that is missing fails. */
public sealed interface Expectation {
    /** The status lies in one of the ranges. */
    record StatusIn(List<StatusRange> ranges) implements Expectation {
        public static final StatusIn SUCCESS = new StatusIn(List.of(new StatusRange(200, 299)));

        public StatusIn {
            ranges = List.copyOf(ranges);
        }
    }

    /** An inclusive range of HTTP statuses. */
    record StatusRange(int from, int to) {
        public boolean contains(int status) {
            return from <= status && status <= to;
        }

        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    /** The sum of the phases is less than {@code limit}. */
    record LatencyUnder(Duration limit) implements Expectation {}

    /** The body has {@code text} in it. */
    record BodyContains(String text) implements Expectation {}

    /**
     * The JSON body has exactly {@code value} at {@code pointer} (RFC 6901).
     *
     * @param value a String, Long, Double or Boolean
     */
    record JsonEquals(String pointer, Object value) implements Expectation {}

    /** The header is there and has this value. */
    record HeaderEquals(String name, String value) implements Expectation {}

    /** The presented certificate is valid for longer than {@code left}. */
    record CertificateOver(Duration left) implements Expectation {}
}
