package io.vedette.fakes;

import io.vedette.alert.context.Context;
import io.vedette.alert.context.Context.Budget;
import io.vedette.alert.context.Context.Burn;
import io.vedette.alert.context.Context.Change;
import io.vedette.alert.context.Context.Pace;
import io.vedette.alert.context.Context.Proof;
import io.vedette.alert.context.Context.Remedy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What stands around alerts. */
public final class Contexts {
    /** Everything is known. */
    public static final Context FULL = new Context(
            new Budget(
                    "availability",
                    0.123,
                    Duration.ofDays(30),
                    List.of(new Burn(Duration.ofHours(1), 14.5), new Burn(Duration.ofMinutes(5), 30))),
            new Pace(
                    95,
                    Duration.ofMillis(1200),
                    Duration.ofMillis(80),
                    IntStream.range(0, 12)
                            .mapToObj(slot -> Duration.ofMillis(slot == 4 ? 0 : 80 + 100L * slot))
                            .toList()),
            new Change(
                    "2.4.1",
                    "2.4.0",
                    "ci",
                    URI.create("https://ci.example.org/runs/7"),
                    Notices.START.minusSeconds(180)),
            new Remedy("withheld", "the last rollback was 5 minutes ago, and the cooldown is 30m"),
            new Proof("status", "HTTP/1.1 503 Service Unavailable", "{\"error\":\"<db> & \u00fc\"}"));

    private Contexts() {}
}
