package io.vedette.web.api;

import io.vedette.alert.Held;
import io.vedette.alert.trail.Account;
import io.vedette.alert.trail.Prospect;
import io.vedette.monitor.RuleState;
import io.vedette.sample.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one episode at one moment.
 *
 * @param rule how its rule stands now; absent when it is over
 * @param held why nobody is told of it now, if so
 */
record Explanation(
        Account account,
        @Nullable RuleState rule,
        List<Sample> samples,
        List<Prospect> prospects,
        @Nullable Held held,
        Instant now) {
    Explanation {
        samples = List.copyOf(samples);
        prospects = List.copyOf(prospects);
    }
}
