package io.vedette.web.metrics;

import io.vedette.monitor.ServiceSnapshot;

/** What one family has to say of a service: called for one after another, in their order. */
@FunctionalInterface
interface Chapter {
    void add(ServiceSnapshot service, Sheet to);

    /** Every service has been told: what there is to say of all of them. */
    default void end(Sheet to) {}
}
