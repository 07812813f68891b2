package io.vedette.config.shape;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known word that a misspelt one most likely means: the fewest letters added, dropped, changed or swapped, if few enough. */
public final class NearMatch {
    private static final int MOST_LISTED = 12;

    private NearMatch() {}

    public static @Nullable String of(String word, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance <= tolerated(word, candidate) && distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return nearest;
    }

    /** A question when there is a near match, else what there is to choose from. */
    static String hint(String word, Collection<String> known) {
        String nearest = of(word, known);
        if (nearest != null) {
            return "did you mean \"" + nearest + "\"?";
        }
        return known.isEmpty() || known.size() > MOST_LISTED ? "" : "expected one of " + String.join(", ", known);
    }

    private static int tolerated(String word, String candidate) {
        return Math.min(3, Math.max(1, Math.min(word.length(), candidate.length()) / 3));
    }

    /** Optimal string alignment: as Levenshtein, with a swap of neighbours for one. */
    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(int[][] cost, String left, String right, int i, int j) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
