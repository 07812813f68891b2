package io.vedette.probe.run;

import java.math.BigDecimal;

/** What a figure is compared with, as in {@code >= 2}. */
public record Bound(Sign sign, double figure) {
    public static final Bound AT_LEAST_ONE = new Bound(Sign.AT_LEAST, 1);

    /** How it is compared. */
    public enum Sign {
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE(">"),
        LESS("<"),
        EXACTLY("=");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        /** As it is written. */
        public String text() {
            return text;
        }
    }

    public boolean holds(double found) {
        return switch (sign) {
            case AT_LEAST -> found >= figure;
            case AT_MOST -> found <= figure;
            case MORE -> found > figure;
            case LESS -> found < figure;
            case EXACTLY -> found == figure;
        };
    }

    @Override
    public String toString() {
        return sign.text()
                + ' '
                + BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString();
    }
}
