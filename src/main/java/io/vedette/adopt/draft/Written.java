package io.vedette.adopt.draft;

import io.vedette.config.shape.Durations;
import java.time.Duration;
import java.util.regex.Pattern;

/** Values as Vedette's configuration has them. */
public final class Written {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\.\\[\\]{}()*+?^$|]");

    private Written() {}

    public static String duration(Duration duration) {
        return Durations.words(duration);
    }

    /** A text in which a dollar sign and a brace stand for themselves. */
    public static String literal(String text) {
        return text.replace("${", "$${");
    }

    /** A regular expression that finds this text. */
    public static String regex(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    /** A text as CEL has it. */
    public static String cel(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> quoted.append('\\').append(letter);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
