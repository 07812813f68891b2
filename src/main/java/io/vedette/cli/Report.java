package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;

/** The report of one deployment. What may or may not have arrived is sent again under the same key, so that it counts once. */
final class Report {
    private static final int MOST_TRIES = 4;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final DaemonClient client;
    private final Surroundings surroundings;

    Report(DaemonClient client, Surroundings surroundings) {
        this.client = client;
        this.surroundings = surroundings;
    }

    Answer send(JsonObject form, String key) throws InterruptedException {
        Answer answer = once(form, key);
        for (int tries = 1; tries < MOST_TRIES && worthAnother(answer); tries++) {
            surroundings.pause().sleep(BETWEEN);
            answer = once(form, key);
        }
        return answer;
    }

    private Answer once(JsonObject form, String key) {
        return client.post("/api/v1/deployments", form, Map.of("Idempotency-Key", key));
    }

    private static boolean worthAnother(Answer answer) {
        return switch (answer) {
            case Answer.Success done -> false;
            case Answer.Refused refused -> refused.passing();
            case Answer.Unreachable lost -> lost.sent();
        };
    }
}
