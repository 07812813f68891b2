package io.vedette.adopt.gatus;

import io.vedette.adopt.foreign.ForeignFile;
import io.vedette.config.document.Fragments;
import io.vedette.config.document.Node;
import io.vedette.config.document.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Gatus reads: one file, or all of a directory and of those below it.
 *
 * @param map all of it together; null if nothing can be read
 */
record GatusFiles(Node.@Nullable Mapping map, List<Problem> problems) {
    private static final int DEEPEST = 8;
    private static final int MOST = 1000;
    private static final Set<String> JOINED =
            Set.of("endpoints", "external-endpoints", "suites", "announcements", "remote.instances");

    GatusFiles {
        problems = List.copyOf(problems);
    }

    static GatusFiles read(Path fileOrDirectory) {
        List<Problem> problems = new ArrayList<>();
        List<Node.Mapping> maps = new ArrayList<>();
        for (Path file : files(fileOrDirectory)) {
            ForeignFile read = ForeignFile.read(file);
            problems.addAll(read.problems());
            if (read.map() != null) {
                maps.add(read.map());
            }
        }
        Node.Mapping all = maps.isEmpty() ? null : new Fragments(JOINED, problems::add).merge(maps);
        return new GatusFiles(all, problems);
    }

    private static List<Path> files(Path fileOrDirectory) {
        if (!Files.isDirectory(fileOrDirectory)) {
            return List.of(fileOrDirectory);
        }
        try (Stream<Path> below = Files.walk(fileOrDirectory, DEEPEST)) {
            List<Path> files = below.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .limit(MOST)
                    .toList();
            return files.isEmpty() ? List.of(fileOrDirectory) : files;
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(fileOrDirectory);
        }
    }
}
