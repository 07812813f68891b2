package io.vedette.probe.run;

import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The peer's certificate is valid for longer than {@code left}; for every kind with TLS alike. */
public record CertificateOver(Duration left) implements Condition<Certified> {
    @Override
    public String words() {
        return "a certificate valid for more than " + Plain.duration(left);
    }

    @Override
    public @Nullable Theirs failure(Certified answer) {
        var expiry = answer.certificateExpiry();
        var found = expiry == null ? null : Duration.between(answer.at(), expiry);
        if (found != null && found.compareTo(left) > 0) {
            return null;
        }
        var words = found == null ? "no certificate" : Plain.duration(found) + " left";
        return new Theirs(Reason.CERTIFICATE, "expected " + words() + ", found " + words);
    }
}
