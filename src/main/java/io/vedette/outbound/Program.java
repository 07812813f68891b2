package io.vedette.outbound;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;

/**
 * A program to be run once.
 *
 * @param command its absolute path and its arguments, as they are: no shell reads them
 * @param input what it reads from its standard input
 * @param timeout after which it is killed, with its children
 */
public record Program(List<String> command, Buffer input, Duration timeout) {
    public Program {
        command = List.copyOf(command);
        if (command.isEmpty() || !command.getFirst().startsWith("/")) {
            throw new IllegalArgumentException("expected the absolute path of a program, found " + command);
        }
    }

    /** What became of it. */
    public sealed interface End {
        /**
         * It ended by itself, or by a signal, which counts 128 more than its number.
         *
         * @param output the beginning of what it wrote to its standard output and error
         */
        record Exited(int code, String output) implements End {
            public boolean bySignal() {
                return code > 128;
            }
        }

        /** It was killed for taking too long. */
        record Killed(String output) implements End {}

        /**
         * It never ran.
         *
         * @param forGood whether it will not the next time either: it is not there, or may not be run
         */
        record NotStarted(String why, boolean forGood) implements End {}
    }
}
