package io.vedette.probe.http;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Trouble.Theirs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an HTTP answer must fulfil, besides {@link io.vedette.probe.run.LatencyUnder}. A value that is missing fails. */
public sealed interface Expectation extends Condition<Answer> {
    @Override
    default String words() {
        return Checks.words(this);
    }

    @Override
    default @Nullable Theirs failure(Answer answer) {
        return Checks.check(this, answer);
    }

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
}
