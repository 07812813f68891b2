package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Written;
import org.jspecify.annotations.Nullable;

/** Gatus's {@code pat()}: {@code *}, {@code ?}, {@code [a-z]} and a backslash, over the whole value. */
final class Globs {
    private static final String SPECIAL = "*?[\\";

    private Globs() {}

    /** A regular expression that matches the same. */
    static String regex(String glob) {
        StringBuilder regex = new StringBuilder("(?s)^");
        for (int i = 0; i < glob.length(); i++) {
            char letter = glob.charAt(i);
            int end = letter == '[' ? glob.indexOf(']', i + 2) : -1;
            if (end > 0) {
                regex.append(glob, i, end + 1);
                i = end;
            } else if (letter == '\\' && i + 1 < glob.length()) {
                i++;
                regex.append(Written.regex(glob.substring(i, i + 1)));
            } else {
                regex.append(letter == '*' ? ".*" : letter == '?' ? "." : Written.regex(String.valueOf(letter)));
            }
        }
        return regex.append('$').toString();
    }

    /** The text between two stars, if that is all there is. */
    static @Nullable String contained(String glob) {
        if (glob.length() < 3 || !glob.startsWith("*") || !glob.endsWith("*")) {
            return null;
        }
        String inside = glob.substring(1, glob.length() - 1);
        return inside.chars().anyMatch(letter -> SPECIAL.indexOf(letter) >= 0) ? null : inside;
    }
}
