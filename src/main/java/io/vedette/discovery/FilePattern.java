package io.vedette.discovery;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A file, or with a {@code *} in its last part all files of a directory that are called so. Hidden files are not among them: editors and copying programs leave
 * halves there.
 */
public record FilePattern(Path path) {
    /** The files there are, in the order of their names; one that is written out without a {@code *} is always among them. Blocks. */
    List<Path> files() throws IOException {
        String name = String.valueOf(path.getFileName());
        if (name.indexOf('*') < 0) {
            return List.of(path);
        }
        Path directory = path.getParent() == null ? Path.of("") : path.getParent();
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(directory, name)) {
            for (Path file : matching) {
                if (!String.valueOf(file.getFileName()).startsWith(".")) {
                    found.add(file);
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        Collections.sort(found);
        return found;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
