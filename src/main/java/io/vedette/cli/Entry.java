package io.vedette.cli;

import io.vedette.cli.text.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where every call of the program begins: a plain {@code vedette run} runs at once, all else is parsed first, which takes longer than reading a configuration. */
public final class Entry {
    private Entry() {}

    /** Runs what {@code arguments} say and returns the exit code. Never throws. */
    public static int run(Surroundings surroundings, String... arguments) {
        RunCommand plain = plain(surroundings, arguments);
        return plain == null
                ? written(Vedette.run(surroundings, arguments), surroundings.terminal())
                : run(plain, surroundings);
    }

    /** Half a record in a file is no success. */
    private static int written(int code, Terminal terminal) {
        String failure = terminal.unwritten();
        if (failure == null) {
            return code;
        }
        terminal.complain("standard output could not be written: " + failure);
        return code == ExitCode.OK ? ExitCode.UNWRITTEN : code;
    }

    private static int run(RunCommand command, Surroundings surroundings) {
        try {
            return command.call();
        } catch (Exception defect) {
            return new Complaints(surroundings).defect(defect);
        }
    }

    /** {@code run}, alone or with nothing but where its configuration is. */
    private static @Nullable RunCommand plain(Surroundings surroundings, String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("run")) {
            return null;
        } else if (arguments.length == 1) {
            return new RunCommand(surroundings);
        }
        boolean located = arguments.length == 3 && (arguments[1].equals("-c") || arguments[1].equals("--config"));
        return located && !arguments[2].startsWith("-") ? new RunCommand(surroundings, Path.of(arguments[2])) : null;
    }
}
