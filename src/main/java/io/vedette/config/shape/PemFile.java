package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import io.vedette.config.environment.Content;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The path of a PEM file, which must be there and hold what is wanted when the configuration is read. */
public final class PemFile<T> implements Type<T> {
    private static final Scalar<String> TEXT =
            Scalar.of("path", "the path of a PEM file", Facets.matching("^.+$"), Parsed::good);
    private static final int MOST_BYTES = 4 << 20;
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private final String expected;
    private final BiFunction<Path, String, Parsed<T>> parser;

    private PemFile(String expected, BiFunction<Path, String, Parsed<T>> parser) {
        this.expected = expected;
        this.parser = parser;
    }

    /** The path of a file of certificates. */
    public static PemFile<Path> path() {
        return of(
                "expected a file of PEM certificates at this path",
                (path, text) -> text.contains(CERTIFICATE) ? Parsed.good(path) : Parsed.bad());
    }

    /**
     * What {@code parser} makes of path and content.
     *
     * @param expected the whole sentence
     */
    public static <T> PemFile<T> of(String expected, BiFunction<Path, String, Parsed<T>> parser) {
        return new PemFile<>(expected, parser);
    }

    @Override
    public @Nullable T read(Node node, Trail trail, Findings findings) {
        String text = TEXT.read(node, trail, findings);
        if (text == null) {
            return null;
        }
        try {
            Path path = findings.directory().resolve(text);
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
        return "path of a PEM file";
    }
}
