package io.vedette.probe.http;

import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Plain;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import io.vedette.secret.Secret;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * That an answer has an access token (RFC 6749, 5.1), which goes to {@code taker} with the time for which it is good.
 *
 * @param taker hears of it on the event loop
 */
record TokenAnswer(BiConsumer<Secret, Duration> taker) implements Condition<Answer> {
    private static final Duration UNSAID = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);

    @Override
    public String words() {
        return "an access token";
    }

    @Override
    public @Nullable Theirs failure(Answer answer) {
        if (answer.status() == 200
                && answer.json("/access_token") instanceof String token
                && !token.isBlank()
                && token.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            taker.accept(new Secret(token), lifetime(answer));
            return null;
        }
        return new Theirs(Reason.BODY, "found " + answer.statusLine() + error(answer));
    }

    /** Some say it as a number, some as a text, some not at all. */
    private static Duration lifetime(Answer answer) {
        try {
            var seconds = Double.parseDouble(String.valueOf(answer.json("/expires_in")));
            return seconds >= 1 && seconds < LONGEST.toSeconds() ? Duration.ofSeconds((long) seconds) : LONGEST;
        } catch (NumberFormatException unsaid) {
            return UNSAID;
        }
    }

    /** Only the code, which is one of a few words; a description may quote what was sent. */
    private static String error(Answer answer) {
        return answer.json("/error") instanceof String code && code.matches("[a-z_]{1,40}")
                ? " (" + Plain.line(code, 40) + ")"
                : " and no token";
    }
}
