package io.vedette.monitor;

import io.vedette.slo.SloJudge;
import java.time.Instant;

/** Who looks on as an objective's slots close, one after the other: replays tell from it when each rule went over and under. */
@FunctionalInterface
public interface SlotListener {
    /** Nobody. */
    SlotListener NONE = (judge, end) -> {};

    /** {@code judge} has counted the slot that ended at {@code end}; called before alerts follow. */
    void closed(SloJudge judge, Instant end);
}
