package io.vedette.monitor;

import io.vedette.alert.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else a service alerts about, beside its endpoints and its objectives.
 *
 * @param noData how bad it is that an endpoint cannot be measured; null where nobody is to be told
 * @param certificates from when on a certificate is too near to its end
 * @param latencyAnomaly how bad it is to be slower than this hour of the week has been; null where nobody is to be told
 * @param rules of the user's own, no two of one name
 */
public record AlertPlan(
        @Nullable Severity noData,
        CertificateAges certificates,
        @Nullable Severity latencyAnomaly,
        List<OwnRule> rules) {
    public AlertPlan {
        rules = List.copyOf(rules);
    }

    public static final AlertPlan DEFAULT = new AlertPlan(Severity.WARNING, CertificateAges.DEFAULT, null, List.of());
}
