package io.vedette.adopt;

import io.vedette.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration takes from outside, and what must therefore be there before it can be used.
 *
 * @param placeholder as it stands in the configuration, such as {@code ${file:slack_webhook}}
 * @param from where the source has it
 * @param value what the source has there; null if it has not got it either
 */
public record Need(
        String placeholder, String from, @Nullable Secret value) {
    private static final String FILE = "${file:";

    /** The file that holds it; null if that is a variable of the environment. */
    public @Nullable String file() {
        return placeholder.startsWith(FILE) ? placeholder.substring(FILE.length(), placeholder.length() - 1) : null;
    }

    /** As a list of such things has it. */
    public String words() {
        String file = file();
        return file == null ? "variable " + placeholder.substring(2, placeholder.length() - 1) : "file " + file;
    }
}
