package io.vedette.alert;

/**
 * Whether a verdict changes so often that a change is no news: it begins with {@value #MANY} changes in the last {@value #LOOKS} looks (30 %), and is over
 * with fewer than {@value #FEW} (10 %). Between the two it stays what it is, as Nagios' flap detection does, here without weights. Belongs to one thread.
 */
public final class Flapping {
    public static final int LOOKS = 20;
    public static final int MANY = 6;
    public static final int FEW = 2;

    private static final int WINDOW = (1 << LOOKS) - 1;
    private static final int BAD = 1 << LOOKS;
    private static final int ON = BAD << 1;

    private int changes;
    private boolean bad;
    private boolean on;

    /** Takes one more look; answers whether flapping began or ended with it. */
    public boolean look(boolean isBad) {
        changes = (changes << 1 | (isBad == bad ? 0 : 1)) & WINDOW;
        bad = isBad;
        boolean before = on;
        on = on ? changes() >= FEW : changes() >= MANY;
        return on != before;
    }

    /** That the verdict turned bad last was no change: what it stood on was not seen. */
    public void takeBack() {
        if (bad) {
            changes &= changes - 1;
            bad = false;
            on &= changes() >= FEW;
        }
    }

    public boolean isOn() {
        return on;
    }

    /** How often the verdict changed in the last {@value #LOOKS} looks. */
    public int changes() {
        return Integer.bitCount(changes);
    }

    /** All there is to know, for {@link #become}. */
    public int code() {
        return changes | (bad ? BAD : 0) | (on ? ON : 0);
    }

    /** Stands as another stood whose {@link #code} this is. */
    public void become(int code) {
        changes = code & WINDOW;
        bad = (code & BAD) != 0;
        on = (code & ON) != 0;
    }
}
