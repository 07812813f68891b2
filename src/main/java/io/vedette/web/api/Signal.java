package io.vedette.web.api;

import io.vedette.job.Beat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The last word of a report's address: nothing, {@code start}, {@code success}, {@code fail}, an exit code, or the signal that killed the job. */
final class Signal {
    private static final int MOST_EXIT_CODE = 255;
    private static final double LONGEST_SECONDS = 366 * 86_400.0;

    private Signal() {}

    /** What an address came to. */
    sealed interface Read {
        record Valid(Beat beat) implements Read {}

        record Invalid(int status, String detail) implements Read {}
    }

    /** @param duration how many seconds the job ran, as it was written; absent if it was not */
    static Read read(@Nullable String signal, @Nullable String duration, String output) {
        if (duration != null && !isDuration(duration)) {
            return new Read.Invalid(
                    400, "Expected a duration in seconds such as duration=12.5: write it without a unit.");
        }
        Duration took = duration == null ? null : Duration.ofMillis(Math.round(Double.parseDouble(duration) * 1_000));
        return switch (signal == null ? "success" : signal) {
            case "start" -> new Read.Valid(new Beat.Started());
            case "success" -> new Read.Valid(new Beat.Ended(true, null, took, output));
            case "fail" -> new Read.Valid(new Beat.Ended(false, null, took, output));
            default -> exit(signal, took, output);
        };
    }

    private static boolean isDuration(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,9})?") && Double.parseDouble(text) <= LONGEST_SECONDS;
    }

    private static Read exit(@Nullable String signal, @Nullable Duration took, String output) {
        if (signal != null && signal.matches("[A-Z]{2,8}\\d{0,2}")) {
            return new Read.Valid(
                    new Beat.Ended(false, null, took, output)); // systemd's $EXIT_STATUS of one that was killed
        }
        if (signal == null || !signal.matches("\\d{1,3}") || Integer.parseInt(signal) > MOST_EXIT_CODE) {
            return new Read.Invalid(
                    404, "Expected start, success, fail or an exit code from 0 to 255 after the job's name.");
        }
        int code = Integer.parseInt(signal);
        return new Read.Valid(new Beat.Ended(code == 0, code, took, output));
    }
}
