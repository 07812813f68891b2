package io.vedette.store;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the database stands; immutable.
 *
 * @param file where it is; absent when history is kept in memory by choice
 * @param trouble why nothing can be written now; absent when all is well
 * @param why the same, as the database itself says it; empty when all is well
 * @param since when that began
 * @param setAside where a damaged file was moved to, since the start
 * @param waiting facts that wait in memory to be written
 * @param dropped batches of samples that were not written, since the start
 */
public record StoreHealth(
        @Nullable Path file,
        @Nullable Trouble trouble,
        String why,
        Instant since,
        @Nullable Path setAside,
        int waiting,
        long dropped) {

    public boolean working() {
        return trouble == null;
    }
}
