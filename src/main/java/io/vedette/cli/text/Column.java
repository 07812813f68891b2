package io.vedette.cli.text;

/** The head of a column and the side its values keep to. */
public record Column(String head, boolean toTheRight) {
    public static Column left(String head) {
        return new Column(head, false);
    }

    /** For figures, so that they can be compared at a glance. */
    public static Column right(String head) {
        return new Column(head, true);
    }
}
