package io.vedette.config.shape;

import io.vedette.config.document.Node;
import io.vedette.config.document.Trail;
import io.vedette.config.environment.Content;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The path of a file of PEM certificates, which must be there when the configuration is read. */
public record PemFile() implements Type<Path> {
    private static final Scalar<String> TEXT =
            Scalar.of("path", "the path of a PEM file", Facets.matching("^.+$"), Parsed::good);
    private static final int MOST_BYTES = 4 << 20;
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    @Override
    public @Nullable Path read(Node node, Trail trail, Findings findings) {
        String text = TEXT.read(node, trail, findings);
        if (text == null) {
            return null;
        }
        try {
            Path path = findings.directory().resolve(text);
            String wrong = wrong(findings.environment().file(path, MOST_BYTES));
            if (wrong.isEmpty()) {
                return path;
            }
            findings.error(
                    node.place(), trail, "the file " + wrong, "expected a file of PEM certificates at this path");
        } catch (InvalidPathException notAPath) {
            findings.error(node.place(), trail, "is not a path", "expected a file of PEM certificates");
        }
        return null;
    }

    private static String wrong(Content content) {
        return switch (content) {
            case Content.Text(String text) -> text.contains(CERTIFICATE) ? "" : "has no PEM certificate in it";
            case Content.Missing() -> "is not there";
            case Content.Unusable(String why) -> why;
        };
    }

    @Override
    public String label() {
        return "path of a PEM file";
    }
}
