package io.vedette.store;

import io.vedette.target.TargetId;
import java.nio.charset.StandardCharsets;

/** A target as a number: the same in every process, so that samples need no table of names to be read. FNV-1a with the finisher of MurmurHash3. */
final class TargetKey {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private TargetKey() {}

    /** Among 100,000 targets, two share a number in one of 3,700 million fleets. */
    static long of(TargetId target) {
        long hash = FNV_OFFSET;
        for (byte octet : (target.service() + '\n' + target.endpoint()).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
