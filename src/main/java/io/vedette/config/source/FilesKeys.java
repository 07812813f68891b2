package io.vedette.config.source;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.Scalar;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.discovery.FilePattern;
import io.vedette.discovery.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code file_sd} and {@code list}: targets that stand in files. */
final class FilesKeys {
    private static final String GROUPS = "^[^*]*(\\*[^/]*)?\\.(json|yml|yaml|JSON|YML|YAML)$";
    private static final String LINES = "^[^*]*(\\*[^/]*)?$";

    private static final Key<List<String>> GROUP_FILES = files(
            Scalars.matching("path", "the path of a .json, .yml or .yaml file, with a * in its last part only", GROUPS),
            "Files of target groups as Prometheus's `file_sd_configs` reads them: `[{\"targets\": [\"host:port\"], \"labels\": {…}}]` in JSON or YAML. A `*` in the last part stands for any letters; a relative path starts beside the configuration.",
            "[targets/*.json]");
    private static final Key<List<String>> LINE_FILES = files(
            Scalars.matching("path", "the path of a file, with a * in its last part only", LINES),
            "Files with one target a line, mostly a URL or `host:port`. What follows a `#` is a remark.",
            "[urls.txt]");
    private static final Key<Duration> REFRESH = Key.of(
                    "refresh_interval",
                    Durations.between("1s", "1d"),
                    "How often the files are read, whatever seems to have changed. A file that changed is read within seconds anyway.")
            .or("5m")
            .example("1m");

    static final Shape GROUPS_SHAPE = Shape.of("file_sd", "Target groups in files.", GROUP_FILES, REFRESH);
    static final Shape LINES_SHAPE = Shape.of("list", "Targets in files, one a line.", LINE_FILES, REFRESH);

    private FilesKeys() {}

    private static Key<List<String>> files(Scalar<String> path, String description, String example) {
        return Key.of("files", ListOf.atLeastOne(path), description).required().example(example);
    }

    static Source groups(Fields fields, Path directory) {
        return source(fields, GROUP_FILES, false, directory);
    }

    static Source lines(Fields fields, Path directory) {
        return source(fields, LINE_FILES, true, directory);
    }

    private static Source source(Fields fields, Key<List<String>> files, boolean plain, Path directory) {
        List<FilePattern> patterns = fields.get(files).stream()
                .map(text -> new FilePattern(directory.resolve(text)))
                .toList();
        return new Source.Files(patterns, plain, fields.get(REFRESH));
    }
}
