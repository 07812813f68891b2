package io.vedette.monitor;

import io.vedette.alert.Severity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From when on a certificate is too near to its end.
 *
 * @param warning what is left when somebody should renew it; null for no such alert
 * @param critical what is left when somebody must; null for no such alert
 */
public record CertificateAges(
        @Nullable Duration warning, @Nullable Duration critical) {
    public static final CertificateAges DEFAULT = new CertificateAges(Duration.ofDays(14), Duration.ofDays(3));
    public static final CertificateAges OFF = new CertificateAges(null, null);

    /** How bad it is that so much is left; null when it is not. */
    @Nullable
    Severity severity(Duration left) {
        if (critical != null && left.compareTo(critical) < 0) {
            return Severity.CRITICAL;
        }
        return warning != null && left.compareTo(warning) < 0 ? Severity.WARNING : null;
    }

    boolean isOff() {
        return warning == null && critical == null;
    }
}
