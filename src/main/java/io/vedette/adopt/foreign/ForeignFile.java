package io.vedette.adopt.foreign;

import io.vedette.config.document.Node;
import io.vedette.config.document.Place;
import io.vedette.config.document.Problem;
import io.vedette.config.document.Trail;
import io.vedette.config.document.YamlDocument;
import io.vedette.config.environment.Content;
import io.vedette.config.environment.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of another monitor, in YAML or JSON: at most 4 MB, a million values once its aliases are repeated, and fifty levels deep. Nothing is thrown.
 *
 * @param map what it says; null if it cannot be read
 * @param problems what is wrong with it
 */
public record ForeignFile(Node.@Nullable Mapping map, List<Problem> problems) {
    public ForeignFile {
        problems = List.copyOf(problems);
    }

    public static ForeignFile read(Path file) {
        return switch (Environment.system().file(file, YamlDocument.MOST_CHARACTERS)) {
            case Content.Text(String text) -> parse(file.toString(), text);
            case Content.Missing() -> unusable(file.toString(), "is not there");
            case Content.Unusable(String why) -> unusable(file.toString(), why);
        };
    }

    /** The map that a text is. */
    public static ForeignFile parse(String name, String text) {
        if (text.isBlank()) {
            return unusable(name, "is empty");
        }
        List<Problem> problems = new ArrayList<>();
        Node.Mapping map = new YamlDocument(name, problems::add).read(text);
        return new ForeignFile(map, problems);
    }

    public static ForeignFile unusable(String name, String why) {
        return new ForeignFile(null, List.of(Problem.error(Place.whole(name), Trail.TOP, why, "")));
    }
}
