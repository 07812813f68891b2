package io.vedette.web.hooks;

import io.vedette.secret.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Slack's word that a button of a message was pressed. The button has opened the page which does it; all that Slack wants is to hear that we heard.
 *
 * @param now by the wall clock: what was signed more than five minutes ago may be somebody's recording
 */
record SlackHook(Secret secret, Instant now) implements Hook {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    @Override
    public boolean isGenuine(MultiMap headers, Buffer body) {
        String signed = headers.get("X-Slack-Request-Timestamp");
        if (signed == null || !isOfNow(signed)) {
            return false;
        }
        Buffer whole = Buffer.buffer("v0:" + signed + ":").appendBuffer(body);
        return Proof.signed("HmacSHA256", secret, "v0=", headers.get("X-Slack-Signature"), whole);
    }

    private boolean isOfNow(String signed) {
        return signed.matches("[0-9]{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(signed)), now)
                                .abs()
                                .compareTo(GOOD_FOR)
                        <= 0;
    }

    /** A form, of which nothing is needed. */
    @Override
    public @Nullable JsonObject object(Buffer body) {
        return new JsonObject();
    }

    @Override
    public Said read(MultiMap headers, JsonObject body) {
        return new Said.Nothing("a button was pressed: the page that it opens does the rest");
    }
}
