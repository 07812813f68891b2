package io.vedette.config.endpoint;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lists of values that thousands of endpoints share, each kept once: those that were seen first. May be used by any thread. */
final class Alike {
    /** So many different ones; what comes later is kept by whoever has it. */
    private static final int MOST = 1_000;

    private static final Map<List<?>, List<?>> KNOWN = new ConcurrentHashMap<>();

    private Alike() {}

    /** A list of the same values that others may have, too; immutable. */
    @SuppressWarnings("unchecked") // an equal list has equal values
    static <T> List<T> of(List<T> values) {
        List<T> own = List.copyOf(values);
        List<?> known = KNOWN.size() < MOST ? KNOWN.putIfAbsent(own, own) : KNOWN.get(own);
        return known == null ? own : (List<T>) known;
    }
}
