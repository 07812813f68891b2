package io.vedette.adopt.gatus;

import io.vedette.adopt.draft.Losses;
import io.vedette.adopt.foreign.Foreign;
import io.vedette.adopt.foreign.GoDurations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The durations of Gatus's configuration. One that cannot be read, a variable above all, is a loss. Belongs to one import. */
final class Spans {
    private final Losses losses;

    Spans(Losses losses) {
        this.losses = losses;
    }

    /** What stands there, or {@code usual} where nothing does that could be read. */
    Duration of(@Nullable Foreign owner, String key, Duration usual) {
        Duration said = of(owner, key);
        return said == null ? usual : said;
    }

    /** What stands there, or null. */
    @Nullable
    Duration of(@Nullable Foreign owner, String key) {
        if (owner == null) {
            return null;
        }
        Duration said = GoDurations.parse(owner.text(key));
        if (said == null && owner.has(key)) {
            losses.of(owner, key, "it is no duration here: write it as 30s or 1h30m");
        }
        return said;
    }
}
