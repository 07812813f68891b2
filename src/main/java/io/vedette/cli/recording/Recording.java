package io.vedette.cli.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A recording that can be read more than once: a file, plain or gzip, a daemon's database, or standard input, kept in a temporary file until it is closed. Blocks.
 *
 * @param name as problems name it
 */
public record Recording(String name, Path file, boolean temporary) implements AutoCloseable {
    private static final int READ_AHEAD = 1 << 18;
    private static final int GZIP = 0x8b1f;
    private static final byte[] SQLITE = Ascii.bytes("SQLite format 3\0");

    /** The file called {@code name}, or what {@code input} gives for a {@code -}. */
    public static Recording of(String name, InputStream input) throws IOException {
        if (!name.equals("-")) {
            return new Recording(name, Path.of(name), false);
        }
        Path kept = Files.createTempFile("vedette-replay", null);
        Recording recording = new Recording("standard input", kept, true);
        try {
            Files.copy(input, kept, StandardCopyOption.REPLACE_EXISTING);
            return recording;
        } catch (IOException full) {
            recording.close();
            throw full;
        }
    }

    /** Its lines from the first on, unpacked. */
    public InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            PushbackInputStream stream = new PushbackInputStream(raw, 2);
            byte[] magic = stream.readNBytes(2);
            stream.unread(magic);
            boolean packed = magic.length == 2 && ((magic[0] & 0xff) | (magic[1] & 0xff) << 8) == GZIP;
            return packed ? new GZIPInputStream(new BufferedInputStream(stream, READ_AHEAD), READ_AHEAD) : stream;
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }

    /** Whether it is a daemon's database. */
    boolean isDatabase() throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(SQLITE.length), SQLITE);
        }
    }

    /** Whether its format can tell of deployments: JSON lines can. */
    public boolean tellsDeployments() throws IOException {
        if (isDatabase()) {
            return false;
        }
        try (InputStream stream = open()) {
            return JsonFormat.begins(new Lines(stream));
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
