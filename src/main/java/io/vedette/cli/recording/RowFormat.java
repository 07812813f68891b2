package io.vedette.cli.recording;

/** How one line of a recording is read. */
sealed interface RowFormat permits CsvFormat, JsonFormat {
    /** Reads {@code text} between {@code from} and {@code to}, the line numbered {@code line}: into the sink, or among the problems. */
    void read(byte[] text, int from, int to, long line);
}
