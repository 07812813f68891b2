package io.vedette.discovery;

import io.vedette.target.Labels;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A target as a source gives it: not an endpoint yet.
 *
 * @param address mostly {@code host:port}; in a plain list whatever stands in the line
 */
public record Candidate(String address, Labels labels) implements Comparable<Candidate> {
    static final int LONGEST_ADDRESS = 1_000;
    static final int MOST_LABELS = 100;
    static final int LONGEST_VALUE = 2_000;

    private static final Comparator<Candidate> BY_ADDRESS =
            Comparator.comparing(Candidate::address).thenComparing(candidate -> candidate.labels.toString());

    /** What keeps it from being one, as in {@code has a space in it}; nothing if it is as it should be. */
    static @Nullable String fault(String address, Labels labels) {
        if (address.isEmpty()) {
            return "is empty";
        }
        if (address.length() > LONGEST_ADDRESS) {
            return "is longer than " + LONGEST_ADDRESS + " characters";
        }
        if (address.chars().anyMatch(letter -> letter <= ' ' || letter == 127)) {
            return "has a space or a control character in it";
        }
        if (labels.values().size() > MOST_LABELS) {
            return "has more than " + MOST_LABELS + " labels";
        }
        return labels.values().values().stream().anyMatch(value -> value.length() > LONGEST_VALUE)
                ? "has a label longer than " + LONGEST_VALUE + " characters"
                : null;
    }

    @Override
    public int compareTo(Candidate other) {
        return BY_ADDRESS.compare(this, other);
    }
}
