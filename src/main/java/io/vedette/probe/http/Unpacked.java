package io.vedette.probe.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** What a packed body came to. No more than its limit is ever unpacked: a bomb costs as much as an honest body. */
sealed interface Unpacked {
    /** All of it. */
    final class Whole implements Unpacked {
        final byte[] bytes;

        Whole(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    record TooLarge() implements Unpacked {}

    record Garbled(String encoding) implements Unpacked {}

    /** Not an encoding that we know. */
    record Unknown() implements Unpacked {}

    static Unpacked of(byte[] packed, String encoding, int limit) {
        if (packed.length == 0) {
            return new Whole(packed);
        }
        try (var stream = stream(packed, encoding.toLowerCase(Locale.ROOT).strip())) {
            if (stream == null) {
                return new Unknown();
            }
            var bytes = stream.readNBytes(limit);
            return stream.read() < 0 ? new Whole(bytes) : new TooLarge();
        } catch (IOException garbled) {
            return new Garbled(encoding);
        }
    }

    private static @Nullable InputStream stream(byte[] packed, String encoding) throws IOException {
        var bytes = new ByteArrayInputStream(packed);
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(bytes);
            case "deflate" -> inflating(bytes, new Inflater(!isZlib(packed)));
            default -> null;
        };
    }

    private static InputStream inflating(InputStream packed, Inflater inflater) {
        return new InflaterInputStream(packed, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    /** Some servers send deflate as RFC 9110 has it, with zlib's header, and some without. */
    private static boolean isZlib(byte[] packed) {
        return packed.length > 1
                && (packed[0] & 0x0F) == 8
                && (((packed[0] & 0xFF) << 8) | (packed[1] & 0xFF)) % 31 == 0;
    }
}
