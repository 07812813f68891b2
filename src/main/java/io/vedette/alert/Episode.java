package io.vedette.alert;

import java.time.Instant;
import java.util.HexFormat;

/** Names an episode of an alert: the same key that fires again later is another episode. */
public final class Episode {
    private static final int NANOS_PER_MICRO = 1_000;

    private Episode() {}

    /** A short name made of the alert's key and its start, to the microsecond as journals keep it: the same in every process that knows both. */
    public static String of(String key, Instant start) {
        long hash = 0xcbf29ce484222325L;
        String name = key + '@' + start.getEpochSecond() + '.' + start.getNano() / NANOS_PER_MICRO;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return HexFormat.of().toHexDigits(hash);
    }
}
