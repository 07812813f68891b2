package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import io.vedette.config.environment.Content;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The path of a file, which must be there and hold what is wanted when the configuration is read. */
public final class FilePath<T> implements Type<T> {
    private static final String PEM = "path of a PEM file";
    private static final int MOST_BYTES = 4 << 20;
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private final String label;
    private final Scalar<String> text;
    private final String expected;
    private final BiFunction<Path, String, Parsed<T>> parser;

    private FilePath(String label, String expected, BiFunction<Path, String, Parsed<T>> parser) {
        this.label = label;
        this.text = Scalar.of("path", "the " + label, Facets.matching("^.+$"), Parsed::good);
        this.expected = expected;
        this.parser = parser;
    }

    /** The path of a file of certificates. */
    public static FilePath<Path> certificates() {
        return pem(
                "expected a file of PEM certificates at this path",
                (path, text) -> text.contains(CERTIFICATE) ? Parsed.good(path) : Parsed.bad());
    }

    /** The path of a file of one line, with a secret in it. */
    public static FilePath<Path> secret() {
        return new FilePath<>(
                "path of a file with a secret",
                "expected a file of one line with the secret at this path",
                (path, text) -> text.isBlank() || text.strip().contains("\n") ? Parsed.bad() : Parsed.good(path));
    }

    /**
     * The path of a PEM file, and what {@code parser} makes of path and content.
     *
     * @param expected the whole sentence
     */
    public static <T> FilePath<T> pem(String expected, BiFunction<Path, String, Parsed<T>> parser) {
        return new FilePath<>(PEM, expected, parser);
    }

    @Override
    public @Nullable T read(Node node, Trail trail, Findings findings) {
        String written = text.read(node, trail, findings);
        if (written == null) {
            return null;
        }
        try {
            Path path = findings.directory().resolve(written);
            return switch (findings.file(path, MOST_BYTES)) {
                case Content.Text(String content) -> parse(path, content, node, trail, findings);
                case Content.Missing() -> refuse("the file is not there", expected, node, trail, findings);
                case Content.Unusable(String why) -> refuse("the file " + why, expected, node, trail, findings);
            };
        } catch (InvalidPathException notAPath) {
            return refuse("is not a path", expected, node, trail, findings);
        }
    }

    private @Nullable T parse(Path path, String content, Node node, Trail trail, Findings findings) {
        return switch (findings.once(List.of(this, path), () -> parser.apply(path, content))) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Bad<T>(String more) ->
                refuse("the file has something else in it", more.isEmpty() ? expected : more, node, trail, findings);
        };
    }

    private @Nullable T refuse(String found, String wanted, Node node, Trail trail, Findings findings) {
        findings.error(node.place(), trail, found, wanted);
        return null;
    }

    @Override
    public String label() {
        return label;
    }
}
