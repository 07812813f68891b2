package io.vedette.discovery;

/**
 * A target that a source gave and that is not used, while its neighbours are.
 *
 * @param target as it was given, as far as it can be shown
 * @param why fits after it, as in {@code has a space in it}
 */
public record Refused(String target, String why) {
    private static final int SHOWN = 120;

    public Refused {
        String visible = target.replaceAll("\\p{Cntrl}", " ");
        target = visible.length() > SHOWN ? visible.substring(0, SHOWN) + "…" : visible;
    }

    @Override
    public String toString() {
        return (target.isEmpty() ? "a target" : target) + " " + why;
    }
}
