package io.vedette.engine;

import java.time.Instant;

/** How often something dear may be done within a second. Belongs to one event loop. */
final class Allowance {
    private final int most;
    private long second = Long.MIN_VALUE;
    private int taken;

    Allowance(int most) {
        this.most = most;
    }

    /** Takes one of this second; false when there is none left. A clock that is set back begins a new second. */
    boolean take(Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            taken = 0;
        }
        return taken++ < most;
    }
}
