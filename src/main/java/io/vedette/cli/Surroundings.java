package io.vedette.cli;

import io.vedette.app.SteadyClock;
import io.vedette.cli.text.Terminal;
import io.vedette.time.Ticker;
import java.time.InstantSource;
import java.util.Map;

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

    /** Whether somebody wants to see stack traces. */
    boolean debugging() {
        String level = variables.getOrDefault("VEDETTE_LOG_LEVEL", "");
        return level.equalsIgnoreCase("DEBUG") || level.equalsIgnoreCase("TRACE");
    }
}
