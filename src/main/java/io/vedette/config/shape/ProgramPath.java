package io.vedette.config.shape;

import java.util.List;

/** A program of the user's own is named by its absolute path: what is found by a search path is another program one day. */
public final class ProgramPath {
    private ProgramPath() {}

    /** Finds fault with a {@code run} whose first word is no absolute path. */
    public static void check(Fields command, Key<List<String>> run, String example, Findings findings) {
        List<String> words = command.written(run);
        if (words != null && !words.isEmpty() && !words.getFirst().startsWith("/")) {
            findings.error(
                    command.placeOf(run),
                    command.trailOf(run),
                    "begins with " + words.getFirst(),
                    "expected the absolute path of a program, such as " + example);
        }
    }
}
