package io.vedette.probe.tls;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The version agreed on is {@code oldest} or newer.
 *
 * @param oldest one of {@link #VERSIONS}
 */
public record ProtocolFrom(String oldest) implements Condition<Reached> {
    /** Every version that can be agreed on, the oldest first. */
    public static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    public ProtocolFrom {
        if (!VERSIONS.contains(oldest)) {
            throw new IllegalArgumentException("expected one of " + VERSIONS + ", found " + oldest);
        }
    }

    @Override
    public String words() {
        return oldest + " or newer";
    }

    @Override
    public @Nullable Theirs failure(Reached answer) {
        var found = answer.secured().protocol();
        return VERSIONS.indexOf(found) >= VERSIONS.indexOf(oldest)
                ? null
                : new Theirs(Reason.TLS, "expected " + words() + ", found " + (found.isEmpty() ? "no TLS" : found));
    }
}
