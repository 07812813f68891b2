package io.vedette.adopt.foreign;

import java.util.regex.Pattern;

/** What may be a secret, judged by what it is called and what it looks like. In doubt it is one. */
public final class Discreet {
    private static final int LONGEST = 60;
    private static final Pattern NAME = Pattern.compile(
            "(?i).*(pass|secret|token|key|auth|credential|cookie|session|signature|webhook|private|dsn|connection).*");
    private static final Pattern QUERY =
            Pattern.compile("(?i)[?&][^=&]*(pass|secret|token|key|auth|sig|code|pwd)[^=&]*=.+");
    private static final Pattern MEMBER = Pattern.compile(
            "(?is).*[\"']?[a-z_-]*(pass(word|wd)?|pwd|secret|token|api_?-?key|credential)[a-z_-]*[\"']?\\s*[:=]\\s*[\"']?\\w.*");

    private Discreet() {}

    /** Whether what is called this is likely to be kept from others. */
    public static boolean isSecret(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a URL has a credential in it. */
    public static boolean isSecretUrl(String url) {
        return QUERY.matcher(url).find() || url.matches("[a-zA-Z+.-]+://[^/?#]*@.*");
    }

    /** Whether a text says a password or the like. */
    public static boolean hasSecret(String text) {
        return MEMBER.matcher(text).matches();
    }

    /** The value as others may see it. */
    public static String value(String name, String text) {
        if (isSecret(name) || isSecretUrl(text) || hasSecret(text)) {
            return "a value that is not shown";
        }
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
