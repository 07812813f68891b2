package io.vedette.notify.command;

import io.vedette.notify.IntegrationSpec;
import java.time.Duration;
import java.util.List;

/**
 * A program that is told on its standard input.
 *
 * @param run its absolute path and its arguments
 * @param timeout after which it is killed
 */
public record CommandSpec(List<String> run, Duration timeout) implements IntegrationSpec {
    public CommandSpec {
        run = List.copyOf(run);
    }

    @Override
    public String kind() {
        return "command";
    }
}
