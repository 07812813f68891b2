package io.vedette.monitor;

import io.vedette.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What else a service alerts about, beside its endpoints and its objectives.
 *
 * @param noData how bad it is that an endpoint cannot be measured; null where nobody is to be told
 */
public record AlertPlan(@Nullable Severity noData) {
    public static final AlertPlan DEFAULT = new AlertPlan(Severity.WARNING);
}
