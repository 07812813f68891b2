package io.vedette.web.metrics;

import io.vedette.web.http.FastGzip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A scrape's pieces as they go over the wire; an empty one is the end. */
sealed interface Pieces {
    byte[] next() throws IOException;

    /** As they are. */
    record Plain(Scrape scrape) implements Pieces {
        @Override
        public byte[] next() {
            return scrape.next();
        }
    }

    /** Compressed as one stream. */
    final class Compressed implements Pieces {
        private final Scrape scrape;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        private @Nullable GZIPOutputStream gzip;
        private boolean finished;

        Compressed(Scrape scrape) {
            this.scrape = scrape;
        }

        @Override
        public byte[] next() throws IOException {
            GZIPOutputStream packing = gzip == null ? new FastGzip(bytes) : gzip;
            gzip = packing;
            while (bytes.size() == 0 && !finished) {
                if (scrape.next(packing) == 0) {
                    packing.close();
                    finished = true;
                }
            }
            byte[] packed = bytes.toByteArray();
            bytes.reset();
            return packed;
        }
    }
}
