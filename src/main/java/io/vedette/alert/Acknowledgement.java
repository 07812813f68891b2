package io.vedette.alert;

import java.time.Instant;

/**
 * Somebody has taken over an episode: it is not repeated and goes no further up until it ends or this is taken back.
 *
 * @param by who, in their own words
 * @param note what they know or do about it; may be empty
 */
public record Acknowledgement(String episode, Instant at, String by, String note) {
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_NOTE = 1_000;

    public Acknowledgement {
        by = by.strip();
        note = note.strip();
        require(!by.isEmpty() && by.length() <= LONGEST_NAME, "a name", LONGEST_NAME);
        require(note.length() <= LONGEST_NOTE, "a note", LONGEST_NOTE);
    }

    private static void require(boolean fits, String what, int longest) {
        if (!fits) {
            throw new IllegalArgumentException("expected " + what + " of at most " + longest + " characters");
        }
    }

    /** "acknowledged by anna: on it". */
    public String sentence() {
        return "acknowledged by " + by + (note.isEmpty() ? "" : ": " + note);
    }

    /** Whether it says what {@code other} says, whenever that was. */
    public boolean saysTheSameAs(Acknowledgement other) {
        return episode.equals(other.episode) && by.equals(other.by) && note.equals(other.note);
    }
}
