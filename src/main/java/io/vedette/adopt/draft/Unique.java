package io.vedette.adopt.draft;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of which none is given twice, as Vedette's names are written. */
public final class Unique {
    private static final int LONGEST = 90;

    private final Set<String> given = new HashSet<>();

    /** The name, with a number behind it if another has it. */
    public String of(String wanted) {
        String name = wanted;
        for (int count = 2; !given.add(name.toLowerCase(Locale.ROOT)); count++) {
            name = wanted + "-" + count;
        }
        return name;
    }

    /** Any text as a name: letters, digits, dots, dashes and underscores. */
    public static String name(String text) {
        String plain = text.strip().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[._-]+|[._-]+$", "");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return cut.isEmpty() ? "unnamed" : cut;
    }

    /** Any text as the name of a label, and none of Vedette's own. */
    public static String label(String text) {
        String plain = text.strip().replaceAll("[^A-Za-z0-9_]+", "_");
        String begun = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
        return Set.of("alertname", "severity", "service", "endpoint", "slo").contains(begun)
                ? "exported_" + begun
                : begun;
    }
}
