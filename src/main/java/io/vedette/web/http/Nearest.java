package io.vedette.web.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word somebody meant: few letters away from the one they wrote. */
public final class Nearest {
    private static final int LONGEST = 200;

    private Nearest() {}

    /** " Did you mean …?" or nothing, when no candidate is near. */
    public static String hint(String written, Collection<String> candidates) {
        return of(written, candidates)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse("");
    }

    static Optional<String> of(String written, Collection<String> candidates) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int allowed = Math.max(1, written.length() / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - written.length()) <= allowed)
                .map(candidate -> new Candidate(candidate, distance(written, candidate)))
                .filter(candidate -> candidate.distance <= allowed)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::word);
    }

    private record Candidate(String word, int distance) {}

    /** Levenshtein's. */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            nextRow(row, left.charAt(i - 1), i, right);
        }
        return row[right.length()];
    }

    private static void nextRow(int[] row, char letter, int first, String right) {
        int diagonal = row[0];
        row[0] = first;
        for (int j = 1; j < row.length; j++) {
            int above = row[j];
            int change = diagonal + (letter == right.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
            diagonal = above;
        }
    }
}
