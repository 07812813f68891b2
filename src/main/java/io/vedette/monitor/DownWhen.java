package io.vedette.monitor;

import io.vedette.slo.Ratio;

/** How many of a service's endpoints must be down for the service to be down. */
public sealed interface DownWhen {
    /** One endpoint is enough. */
    static DownWhen any() {
        return new Count(1);
    }

    /** So many endpoints, or all of them where there are fewer. */
    record Count(int endpoints) implements DownWhen {
        public Count {
            if (endpoints < 1) {
                throw new IllegalArgumentException("expected 1 endpoint or more, found " + endpoints);
            }
        }
    }

    /** That share of the endpoints, rounded up: 10 % of 25 are three. */
    record Share(Ratio share) implements DownWhen {
        public Share {
            if (share.numerator() == 0 || share.numerator() > share.denominator()) {
                throw new IllegalArgumentException("expected a share above 0 and up to 1, found " + share);
            }
        }
    }

    /** The least number of endpoints that are enough, of {@code all} there are; at least one. */
    default int least(int all) {
        return switch (this) {
            case Count(int endpoints) -> Math.clamp(all, 1, endpoints);
            case Share(Ratio share) ->
                (int) Math.max(1, all - share.complement().of(all));
        };
    }
}
