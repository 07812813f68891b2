package io.vedette.probe.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer of any kind, as far as the certificate of its connection is concerned. */
public interface Certified {
    /** When the peer's certificate expires; absent without TLS. */
    @Nullable
    Instant certificateExpiry();

    /** When the answer was whole. */
    Instant at();
}
