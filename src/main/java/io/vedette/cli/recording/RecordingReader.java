package io.vedette.cli.recording;

import io.vedette.target.TargetId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads one recording from its first line to its last. Belongs to one thread, which blocks on the stream. */
public final class RecordingReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String EXPECTED = "the header " + CsvFormat.HEADER + ", or JSON lines";

    private final Names names;
    private final RowProblems problems;
    private final RowFields fields;
    private final RowSink sink;
    private boolean database;

    public RecordingReader(Names names, RowProblems problems, RowSink sink) {
        this.names = names;
        this.problems = problems;
        this.sink = sink;
        this.fields = new RowFields(names, problems, sink);
    }

    /** Whether the recording's first time was spelt as RFC 3339, and not in seconds from the epoch. */
    public boolean rfc3339() {
        return database || fields.rfc3339();
    }

    /**
     * Gives every row of {@code recording} to the sink, and every line that is none to the problems.
     *
     * @param known targets whose rows are looked for: a database may not know them by name yet
     */
    public void read(Recording recording, Collection<TargetId> known) throws IOException {
        database = recording.isDatabase();
        if (database) {
            new DatabaseRows(names, sink).read(recording.file(), known);
            return;
        }
        try (InputStream stream = recording.open()) {
            read(stream);
        }
    }

    /** Gives every row to the sink, and every line that is none to the problems. */
    public void read(InputStream stream) throws IOException {
        Lines lines = new Lines(stream);
        RowFormat format = format(lines);
        while (format != null && lines.advance()) {
            if (lines.start() < lines.end()) {
                format.read(lines.bytes(), lines.start(), lines.end(), lines.number());
            }
        }
    }

    /** The first line that is not empty says which format it is; null when it says nothing that is known. */
    private @Nullable RowFormat format(Lines lines) throws IOException {
        while (lines.advance()) {
            byte[] text = lines.bytes();
            int from = lines.start() + (lines.number() == 1 ? markLength(text, lines.start(), lines.end()) : 0);
            if (from == lines.end()) {
                continue;
            }
            if (text[from] == '{') {
                JsonFormat json = new JsonFormat(fields, names, problems, sink);
                json.read(text, from, lines.end(), lines.number());
                return json;
            }
            if (CsvFormat.isHeader(text, from, lines.end())) {
                return new CsvFormat(fields, names, problems);
            }
            problems.add(lines.number(), text, from, lines.end(), EXPECTED);
            return null;
        }
        problems.add(1, "an empty recording", EXPECTED);
        return null;
    }

    private static int markLength(byte[] text, int from, int to) {
        int end = from + BYTE_ORDER_MARK.length;
        boolean marked = end <= to && Arrays.equals(text, from, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return marked ? BYTE_ORDER_MARK.length : 0;
    }
}
