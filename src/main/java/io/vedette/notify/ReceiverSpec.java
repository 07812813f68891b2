package io.vedette.notify;

import io.vedette.notify.phrase.Phrasing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named receiver and all the ways it is told.
 *
 * @param phrasing the words of what it is told
 * @param fallback the receiver that is told what this one cannot be; absent if nobody is
 */
public record ReceiverSpec(
        String name,
        List<IntegrationSpec> integrations,
        Phrasing phrasing,
        @Nullable String fallback) {
    public ReceiverSpec {
        integrations = List.copyOf(integrations);
    }

    /** One that is told in the usual words. */
    public ReceiverSpec(String name, List<IntegrationSpec> integrations) {
        this(name, integrations, Phrasing.USUAL, null);
    }
}
