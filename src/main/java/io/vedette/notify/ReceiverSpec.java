package io.vedette.notify;

import java.util.List;

/** A named receiver and all the ways it is told. */
public record ReceiverSpec(String name, List<IntegrationSpec> integrations) {
    public ReceiverSpec {
        integrations = List.copyOf(integrations);
    }
}
