package io.vedette.rollback;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that forget what was put first. */
final class Recent {
    private Recent() {}

    /** An empty map that keeps the last {@code most}. */
    static <K, V> Map<K, V> map(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
