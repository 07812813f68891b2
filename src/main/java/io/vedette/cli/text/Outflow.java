package io.vedette.cli.text;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A stream that remembers why it could not be written to, which a {@link java.io.PrintStream} keeps to itself. Used by one thread. */
final class Outflow extends FilterOutputStream {
    private @Nullable String failure;

    Outflow(OutputStream stream) {
        super(stream);
    }

    /** Null when all was written, or nobody reads any more. */
    @Nullable
    String failure() {
        return failure;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException unwritten) {
            String why = String.valueOf(unwritten.getMessage());
            failure = why.contains("Broken pipe") ? failure : why;
            throw unwritten;
        }
    }
}
