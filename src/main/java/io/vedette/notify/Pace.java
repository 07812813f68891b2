package io.vedette.notify;

import java.time.Duration;

/** How far apart messages by one integration leave, so that a burst stays within what its platform takes; from their documentation, and below it. */
final class Pace {
    private Pace() {}

    static Duration of(String kind) {
        return switch (kind) {
            case "slack", "teams", "mattermost", "google_chat", "twilio", "ntfy" -> Duration.ofSeconds(1);
            case "telegram" -> Duration.ofSeconds(3); // 20 a minute to one group
            case "discord" -> Duration.ofMillis(500); // 5 in 2 s
            case "pagerduty", "opsgenie" -> Duration.ofMillis(200);
            default -> Duration.ZERO;
        };
    }
}
