package io.vedette.cli;

import io.vedette.app.SteadyClock;
import io.vedette.cli.client.Answer;
import io.vedette.cli.text.Terminal;
import io.vedette.time.Ticker;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What a command has around it: who reads, what the environment says, and time.
 *
 * @param variables of the environment
 * @param clock moves steadily: deadlines may be taken from it
 */
public record Surroundings(
        Terminal terminal, Map<String, String> variables, InstantSource clock, Ticker ticker, Pause pause) {
    public Surroundings {
        variables = Map.copyOf(variables);
    }

    /** This process's own. */
    public static Surroundings system() {
        Map<String, String> variables = System.getenv();
        SteadyClock clock = new SteadyClock();
        return new Surroundings(Terminal.system(variables), variables, clock, clock, Thread::sleep);
    }

    /** The exit code of a command that asked the daemon: of what is done with its answer, or of the sentence that says why there is none. */
    int conclude(Answer answer, ToIntFunction<Answer.Success> taken) {
        return switch (answer) {
            case Answer.Success success -> taken.applyAsInt(success);
            case Answer.Failure failure -> {
                terminal.complain(failure.sentence());
                yield ExitCode.UNAVAILABLE;
            }
        };
    }

    /** Whether somebody wants to see stack traces. */
    boolean debugging() {
        String level = variables.getOrDefault("VEDETTE_LOG_LEVEL", "");
        return level.equalsIgnoreCase("DEBUG") || level.equalsIgnoreCase("TRACE");
    }
}
