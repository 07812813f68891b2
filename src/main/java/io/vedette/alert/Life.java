package io.vedette.alert;

import java.util.Locale;

/** Where a rule is in its life, as people see it; the later, the more it matters. Who is told, and whether anybody may be, is another question. */
public enum Life {
    /** Nothing wrong. */
    OK,
    /** Over, but not confirmed: too few in a row, too few to be no chance, or not for long enough. Nobody is told. */
    PENDING,
    /** Too little is measured to say: nothing new fires, and what fires stays. */
    NO_DATA,
    /** Not over any more, but not for long enough to say so: its alert goes on. */
    RECOVERING,
    /** Over, and people should know. */
    FIRING;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }

    /** The one that matters more. */
    public Life worse(Life other) {
        return compareTo(other) < 0 ? other : this;
    }
}
