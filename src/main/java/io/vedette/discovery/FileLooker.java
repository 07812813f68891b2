package io.vedette.discovery;

import io.vedette.target.Labels;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Reads files of targets, on a thread of its own. A file that cannot be read keeps the targets that it had; one that is not there any more has none, unless it
 * is written out by name.
 */
final class FileLooker implements Looker {
    static final int MOST_BYTES = 32 << 20;
    /** As Prometheus calls it. */
    static final String FILE_LABEL = "__meta_filepath";

    private final Source.Files source;
    private final int mostTargets;
    private final WorkerExecutor workers;

    FileLooker(Source.Files source, int mostTargets, WorkerExecutor workers) {
        this.source = source;
        this.mostTargets = mostTargets;
        this.workers = workers;
    }

    @Override
    public Future<Look> look(List<Candidate> known) {
        return workers.executeBlocking(() -> read(known), false);
    }

    @Override
    public Future<String> glance() {
        return workers.executeBlocking(this::fingerprint, false);
    }

    Look read(List<Candidate> known) {
        var harvest = new Harvest(mostTargets);
        int files = 0;
        for (FilePattern pattern : source.files()) {
            try {
                for (Path file : pattern.files()) {
                    files++;
                    read(file, known, harvest);
                }
            } catch (IOException broken) {
                files++;
                harvest.keep(of(pattern, known), pattern + " " + why(broken));
            }
        }
        if (files == 0) {
            return new Look.Failed("has no file: nothing is called " + source.place());
        }
        return judged(harvest.look());
    }

    /** Trouble and nothing at all is no list. */
    private static Look judged(Look look) {
        return look instanceof Look.Seen(List<Candidate> targets, Refusals _, String trouble)
                        && targets.isEmpty()
                        && !trouble.isEmpty()
                ? new Look.Failed(trouble)
                : look;
    }

    private void read(Path file, List<Candidate> known, Harvest harvest) {
        String trouble;
        try {
            trouble = form(file).read(text(file), new Labels(Map.of(FILE_LABEL, file.toString())), harvest);
        } catch (IOException broken) {
            trouble = why(broken);
        }
        if (trouble != null) {
            harvest.keep(
                    known.stream()
                            .filter(candidate ->
                                    candidate.labels().value(FILE_LABEL).equals(file.toString()))
                            .toList(),
                    file + " " + trouble);
        }
    }

    /** What was known from a directory that cannot be read now. */
    private static List<Candidate> of(FilePattern pattern, List<Candidate> known) {
        Path directory = pattern.path().getParent();
        return known.stream()
                .filter(candidate -> Objects.equals(
                        Path.of(candidate.labels().value(FILE_LABEL)).getParent(), directory))
                .toList();
    }

    private TextForm form(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (source.plain()) {
            return TextForm.LINES;
        }
        return name.endsWith(".json") ? TextForm.JSON : TextForm.YAML;
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("is larger than " + (MOST_BYTES >> 20) + " MB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static String why(IOException broken) {
        return switch (broken) {
            case NoSuchFileException _ -> "is not there";
            case NotDirectoryException _ -> "is not in a directory";
            case AccessDeniedException _ -> "may not be read by this user";
            case CharacterCodingException _ -> "is not UTF-8 text";
            default -> String.valueOf(broken.getMessage());
        };
    }

    /** Names, times and sizes; reading is left for when one of them differs. */
    private String fingerprint() {
        var print = new StringBuilder();
        for (FilePattern pattern : source.files()) {
            try {
                for (Path file : pattern.files()) {
                    print.append(file).append(' ').append(stamp(file)).append('\n');
                }
            } catch (IOException broken) {
                print.append(pattern).append(" unreadable\n");
            }
        }
        return print.toString();
    }

    private static String stamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException gone) {
            return "unreadable";
        }
    }
}
