package io.vedette.config.environment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${file:path}} into texts; a doubled dollar sign
 * stands for itself and stops that. A relative path is looked for among
 * systemd's credentials first, then beside the configuration. An empty variable takes the default too, as in a shell.
 */
public final class Interpolation {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\$)?\\{([^}]*)}?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String FILE = "file:";
    private static final String DEFAULT = ":-";
    private static final int MOST_SECRET_BYTES = 64 << 10;

    private final Environment environment;
    private final Path directory;

    /** Takes relative paths from {@code directory}, where the configuration stands. */
    public Interpolation(Environment environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /** What became of a text. */
    public sealed interface Result {
        /**
         * @param foreign whether any of it came from outside the configuration, and is therefore never shown
         */
        record Value(String text, boolean foreign) implements Result {}

        record Failed(String found, String expected) implements Result {}
    }

    /** The text with its placeholders filled. */
    public Result of(String text) {
        if (text.indexOf("${") < 0) {
            return new Result.Value(text, false);
        }
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            switch (fill(placeholder)) {
                case Result.Value value -> placeholder.appendReplacement(filled, Matcher.quoteReplacement(value.text));
                case Result.Failed failed -> {
                    return failed;
                }
            }
        }
        return new Result.Value(placeholder.appendTail(filled).toString(), true);
    }

    private Result fill(Matcher placeholder) {
        boolean escaped = placeholder.group(1) != null;
        return escaped
                ? new Result.Value(placeholder.group().substring(1), false)
                : fill(placeholder.group(), placeholder.group(2));
    }

    private Result fill(String whole, String inner) {
        if (!whole.endsWith("}")) {
            return new Result.Failed(
                    "a ${ without its }", "expected ${NAME}, or $${ for the two characters themselves");
        }
        if (inner.startsWith(FILE)) {
            return file(inner.substring(FILE.length()).strip());
        }
        int split = inner.indexOf(DEFAULT);
        return split < 0
                ? variable(inner, null)
                : variable(inner.substring(0, split), inner.substring(split + DEFAULT.length()));
    }

    private Result variable(String name, @Nullable String fallback) {
        if (!NAME.matcher(name).matches()) {
            return new Result.Failed(
                    "${…} with something else than a name", "expected ${NAME}, ${NAME:-default} or ${file:path}");
        }
        String value = environment.variable(name);
        if (value != null && !(value.isEmpty() && fallback != null)) {
            return new Result.Value(value, true);
        }
        return fallback != null
                ? new Result.Value(fallback, true)
                : new Result.Failed(
                        "the variable " + name + " is not set", "set it, or write ${" + name + ":-default}");
    }

    private Result file(String name) {
        try {
            String credentials = environment.variable("CREDENTIALS_DIRECTORY");
            if (credentials != null && !name.startsWith("/")) {
                Content content = environment.file(Path.of(credentials).resolve(name), MOST_SECRET_BYTES);
                if (!(content instanceof Content.Missing)) {
                    return value(name, content);
                }
            }
            Path path = directory.resolve(name);
            return value(path.toString(), environment.file(path, MOST_SECRET_BYTES));
        } catch (InvalidPathException wrong) {
            return new Result.Failed("${file:…} with something else than a path", "expected ${file:path}");
        }
    }

    private static Result value(String path, Content content) {
        return switch (content) {
            case Content.Text text -> new Result.Value(text.text().stripTrailing(), true);
            case Content.Missing() -> new Result.Failed("the file " + path + " is not there", "");
            case Content.Unusable unusable -> new Result.Failed("the file " + path + " " + unusable.why(), "");
        };
    }
}
