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
 * @param downWhen how many of its endpoints must be down for the service to be down; with more than one, an endpoint alone is a warning
 */
public record AlertPlan(
        @Nullable Severity noData,
        CertificateAges certificates,
        @Nullable Severity latencyAnomaly,
        List<OwnRule> rules,
        DownWhen downWhen) {
    public AlertPlan {
        rules = List.copyOf(rules);
    }

    /** With one endpoint that is down, the service is. */
    public AlertPlan(
            @Nullable Severity noData,
            CertificateAges certificates,
            @Nullable Severity latencyAnomaly,
            List<OwnRule> rules) {
        this(noData, certificates, latencyAnomaly, rules, DownWhen.any());
    }

    public static final AlertPlan DEFAULT = new AlertPlan(Severity.WARNING, CertificateAges.DEFAULT, null, List.of());
}
