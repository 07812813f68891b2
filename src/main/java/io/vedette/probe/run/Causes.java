package io.vedette.probe.run;

import org.jspecify.annotations.Nullable;

/** The chain of causes behind a failure, whichever layer wrapped it. */
public final class Causes {
    private static final int DEEPEST = 16;

    private Causes() {}

    /** The first of {@code type} in the chain. */
    public static <T> @Nullable T find(Throwable failure, Class<T> type) {
        @Nullable Throwable cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
