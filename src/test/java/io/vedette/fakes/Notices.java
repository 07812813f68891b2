package io.vedette.fakes;

import io.vedette.alert.Alert;
import io.vedette.alert.Notice;
import io.vedette.alert.NotifyReason;
import io.vedette.target.Labels;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Messages as couriers bring them. */
public final class Notices {
    public static final Instant START = Instant.parse("2026-03-02T12:00:10Z");
    public static final Alert CHECKOUT = Alerts.down("checkout", START);

    private Notices() {}

    public static Notice firing(Alert... alerts) {
        return of(1, NotifyReason.FIRST_NOTIFICATION, List.of(alerts), List.of());
    }

    public static Notice over(Alert... alerts) {
        var ended = Arrays.stream(alerts)
                .map(alert -> alert.resolvedAt(START.plusSeconds(250), "up again after 250s"))
                .toList();
        return of(2, NotifyReason.ALL_RESOLVED, List.of(), ended);
    }

    /** A burst of {@code count} services at once. */
    public static Notice burst(int count) {
        var alerts = IntStream.range(0, count)
                .mapToObj(number -> Alerts.down("service-" + number, START))
                .toArray(Alert[]::new);
        return firing(alerts);
    }

    public static Notice of(int number, NotifyReason reason, List<Alert> firing, List<Alert> resolved) {
        var group = new Labels(Map.of("service", "checkout"));
        return new Notice(
                "0b5c8f7e-incident." + number, "oncall", group, reason, firing, resolved, START.plusSeconds(250));
    }
}
