package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Printable;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a deployment's verdict. Immutable; each answer gives the next one.
 *
 * @param text the deployment as the API last showed it; empty before the first answer
 * @param judgedAt when the verdict was first seen here
 */
record Judgement(
        String text, JsonObject deployment, @Nullable Instant judgedAt) {
    static final Judgement NONE = new Judgement("", new JsonObject(), null);

    /** A rollback that was never asked for and one that is about to be look the same for a moment. */
    private static final Duration UNTIL_REQUESTED = Duration.ofSeconds(5);

    private static final Duration UNTIL_ANSWERED = Duration.ofMinutes(1);

    Judgement after(Answer.Success answer, Instant now) {
        boolean judged = !"watching".equals(answer.json().getString("verdict"));
        return new Judgement(answer.text(), answer.json(), judgedAt == null && judged ? now : judgedAt);
    }

    boolean heard() {
        return !text.isEmpty();
    }

    boolean judged() {
        return judgedAt != null;
    }

    /** How long the whole watch is. */
    Duration watch() {
        Instant from = Times.instant(deployment.getString("at"));
        Instant until = Times.instant(deployment.getString("watched_until"));
        return from == null || until == null ? Duration.ZERO : Duration.between(from, until);
    }

    /** Whether nothing more is to be waited for: a verdict and, after a regression, what became of the rollback. */
    boolean settled(Instant now) {
        if (judgedAt == null) {
            return false;
        }
        if (!verdict().equals("regressed")) {
            return true;
        }
        Duration waited = Duration.between(judgedAt, now);
        return switch (rollback()) {
            case "accepted", "failed", "withheld" -> true;
            case "" -> waited.compareTo(UNTIL_REQUESTED) >= 0;
            default -> waited.compareTo(UNTIL_ANSWERED) >= 0;
        };
    }

    private String verdict() {
        return Members.text(deployment, "verdict");
    }

    private String rollback() {
        return Members.text(deployment, "rollback");
    }

    int exitCode() {
        return switch (verdict()) {
            case "pass" -> ExitCode.OK;
            case "inconclusive" -> isHeld() ? ExitCode.UNDECIDED : ExitCode.OK;
            case "regressed" -> ExitCode.BAD;
            default -> ExitCode.UNDECIDED;
        };
    }

    Colour colour() {
        return switch (exitCode()) {
            case ExitCode.OK -> Colour.GOOD;
            case ExitCode.BAD -> Colour.BAD;
            default -> Colour.DOUBTFUL;
        };
    }

    String sentence() {
        String what = deployment.getString("service") + " " + deployment.getString("version") + " "
                + said() + ": "
                + Members.text(deployment, "why");
        return Printable.line(verdict().equals("regressed") ? what + "; " + takenBack() : what);
    }

    private String said() {
        return switch (verdict()) {
            case "regressed" -> "regressed";
            case "pass" -> "passes";
            case "environment" -> "was not judged, its environment is disturbed";
            default -> "is " + verdict();
        };
    }

    /** What a daemon does not say is not known to be good. */
    private boolean isHeld() {
        return deployment.getBoolean("held", true);
    }

    private String takenBack() {
        return switch (rollback()) {
            case "accepted" -> "the rollback" + to() + " was requested and accepted";
            case "requested" -> "the rollback" + to() + " was requested, its answer is not known yet";
            case "failed" -> "the rollback" + to() + " FAILED: take it back by hand";
            case "withheld" -> "the rollback" + to() + " was withheld, the story says why: take it back by hand";
            case "" -> "no rollback is configured: take it back by hand";
            default -> "rollback: " + rollback();
        };
    }

    private String to() {
        String previous = deployment.getString("previous_version");
        return previous == null ? "" : " to " + previous;
    }
}
