package io.vedette.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where history is kept, and how much of it.
 *
 * @param file absent to keep it in memory: it ends with the process
 * @param maxBytes how large the file may grow
 */
public record StoreSpec(@Nullable Path file, long maxBytes) {
    private static final long MEMORY = 64L << 20;

    public StoreSpec {
        if (maxBytes < 1 << 20) {
            throw new IllegalArgumentException("a database of " + maxBytes + " bytes holds nothing");
        }
    }

    /** History that ends with the process. */
    public static StoreSpec inMemory() {
        return new StoreSpec(null, MEMORY);
    }
}
