package io.vedette.config.receiver;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.ProgramPath;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.notify.command.CommandSpec;
import java.time.Duration;
import java.util.List;

/** {@code command} of a receiver: a program of the user's own. */
final class CommandSection {
    private static final Key<List<String>> RUN = Key.of(
                    "run",
                    ListOf.atLeastOne(Scalars.line()),
                    "The program's absolute path and its arguments, which no shell reads. What an alert says is on its standard input as JSON, never among them.")
            .required()
            .example("[/usr/local/bin/page, --now]");
    /** It ends before the attempt is given up, which is after 15 s. */
    private static final Key<Duration> TIMEOUT = Key.of(
                    "timeout",
                    Durations.between("100ms", "12s"),
                    "After this it is killed, with its children, and run again later.")
            .or("10s");

    private static final Shape SHAPE = Shape.of(
                    "command", "A program that is told on its standard input.", RUN, TIMEOUT)
            .checkedBy(CommandSection::check);

    static final Way WAY = new Way(Key.of("command", SHAPE, "Runs a program."), CommandSection::spec);

    private CommandSection() {}

    private static CommandSpec spec(Fields command) {
        return new CommandSpec(command.get(RUN), command.get(TIMEOUT));
    }

    private static void check(Fields command, Findings findings) {
        ProgramPath.check(command, RUN, "/usr/local/bin/page", findings);
    }
}
