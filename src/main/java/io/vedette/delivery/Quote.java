package io.vedette.delivery;

import io.vedette.secret.Secret;
import java.util.regex.Pattern;

/** What another side said, fit for a log line or a message: one line, bounded, known secrets blotted out. */
public final class Quote {
    private static final int LONGEST = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

    private Quote() {}

    /** At most 200 characters of {@code text}. */
    public static String of(String text, Secret... secrets) {
        String clean = text;
        for (Secret secret : secrets) {
            clean = blotted(clean, secret.reveal());
        }
        return cut(UNPRINTABLE.matcher(clean).replaceAll(" ").strip(), LONGEST);
    }

    /** {@code text}, or its beginning and an ellipsis: never more than {@code limit} characters, never half a character. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private static String blotted(String text, String secret) {
        return secret.isEmpty() ? text : text.replace(secret, "<secret>");
    }
}
