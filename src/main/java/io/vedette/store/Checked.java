package io.vedette.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Bytes with a checksum behind them: SQLite does not notice a flipped bit inside of a value. */
final class Checked {
    private Checked() {}

    static byte @Nullable [] with(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] checked = Arrays.copyOf(bytes, bytes.length + Integer.BYTES);
        ByteBuffer.wrap(checked).putInt(bytes.length, sum(bytes, bytes.length));
        return checked;
    }

    /** The bytes without their checksum; null when they are not what they were. */
    static byte @Nullable [] without(byte @Nullable [] checked) {
        if (checked == null || checked.length < Integer.BYTES) {
            return null;
        }
        int length = checked.length - Integer.BYTES;
        boolean whole = ByteBuffer.wrap(checked).getInt(length) == sum(checked, length);
        return whole ? Arrays.copyOf(checked, length) : null;
    }

    private static int sum(byte[] bytes, int length) {
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
