package io.vedette.notify;

import io.vedette.notify.phrase.Phrasing;
import java.util.List;

/**
 * A named receiver and all the ways it is told.
 *
 * @param phrasing the words of what it is told
 */
public record ReceiverSpec(String name, List<IntegrationSpec> integrations, Phrasing phrasing) {
    public ReceiverSpec {
        integrations = List.copyOf(integrations);
    }

    /** One that is told in the usual words. */
    public ReceiverSpec(String name, List<IntegrationSpec> integrations) {
        this(name, integrations, Phrasing.USUAL);
    }
}
