package io.vedette.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compression at level 1: a scrape costs a tenth of the processor time for a few percent more bytes. */
public final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER = 8192;

    public FastGzip(OutputStream packed) throws IOException {
        super(packed, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }
}
