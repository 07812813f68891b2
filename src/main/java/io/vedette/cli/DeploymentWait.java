package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Follows one deployment until it is judged, telling its story line by line. A daemon that does not answer for a while is asked again: only the
 * deadline, or a daemon that no longer knows the deployment, ends the wait without a verdict. Used by one thread.
 */
final class DeploymentWait {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** How long after the end of its watch a deployment may still be unjudged: two probe intervals and a stall. */
    private static final Duration GRACE = Duration.ofMinutes(2);
    /** How long a daemon is waited for that never said how long the watch is. */
    private static final Duration WITHOUT_A_WORD = Duration.ofMinutes(10);

    private final DaemonClient client;
    private final Surroundings surroundings;
    private final boolean json;
    private final Story story;
    private Judgement judgement = Judgement.NONE;

    /** @param json whether the deployment's JSON is what was asked for, and its story belongs to standard error */
    DeploymentWait(DaemonClient client, Surroundings surroundings, boolean json) {
        this.client = client;
        this.surroundings = surroundings;
        this.json = json;
        this.story = new Story(surroundings.terminal(), json);
    }

    /**
     * The exit code.
     *
     * @param timeout absent for as long as the watch may last
     */
    int until(String id, @Nullable Duration timeout) throws InterruptedException {
        story.begin(id);
        Instant start = now();
        Instant deadline = start.plus(timeout == null ? WITHOUT_A_WORD : timeout);
        while (true) {
            Answer answer = client.get("/api/v1/deployments/" + id);
            switch (answer) {
                case Answer.Success success -> heard(success);
                case Answer.Failure failure
                when hopeless(failure) -> {
                    return complain(failure.sentence());
                }
                case Answer.Failure failure -> story.lost(failure.what());
            }
            if (judgement.settled(now())) {
                return conclude(id);
            }
            if (timeout == null && judgement.heard()) {
                deadline = start.plus(judgement.watch()).plus(GRACE);
            }
            if (!now().isBefore(deadline)) {
                return outOfTime(id, Duration.between(start, now()));
            }
            surroundings.pause().sleep(BETWEEN);
        }
    }

    private void heard(Answer.Success success) {
        judgement = judgement.after(success, now());
        story.tell(success.json());
    }

    private static boolean hopeless(Answer.Failure failure) {
        return failure instanceof Answer.Refused refused && !refused.passing();
    }

    private int conclude(String id) {
        Terminal terminal = surroundings.terminal();
        if (judgement.exitCode() != ExitCode.OK) {
            story.report(client.base() + "/deployments/" + id);
        }
        story.end(judgement.colour(), judgement.sentence());
        if (json) {
            terminal.line(judgement.text());
        }
        return judgement.exitCode();
    }

    /** A verdict that is known counts, even if the rollback's end is not. */
    private int outOfTime(String id, Duration waited) {
        return judgement.judged()
                ? conclude(id)
                : complain("no verdict within " + Words.roughly(waited)
                        + "; the watch goes on: 'vedette deployments' shows it");
    }

    private int complain(String sentence) {
        surroundings.terminal().complain(sentence);
        return ExitCode.UNDECIDED;
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
