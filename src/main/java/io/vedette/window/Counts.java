package io.vedette.window;

/**
 * How many samples were good, bad, or not measured.
 *
 * @param invalid on neither side: skipped, unknown, our own trouble
 */
public record Counts(long good, long bad, long invalid) {
    public static final Counts NONE = new Counts(0, 0, 0);

    /** The measured ones. */
    public long valid() {
        return good + bad;
    }

    /** The measured share of what was due; 1 when nothing was due. */
    public double coverage() {
        long due = valid() + invalid;
        return due == 0 ? 1 : (double) valid() / due;
    }
}
