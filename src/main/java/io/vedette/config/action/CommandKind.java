package io.vedette.config.action;

import io.vedette.config.shape.Durations;
import io.vedette.config.shape.Fields;
import io.vedette.config.shape.Findings;
import io.vedette.config.shape.Key;
import io.vedette.config.shape.ListOf;
import io.vedette.config.shape.ProgramPath;
import io.vedette.config.shape.Scalars;
import io.vedette.config.shape.Shape;
import io.vedette.rollback.RollbackSpec.ActionSpec;
import io.vedette.rollback.RollbackSpec.Command;
import java.time.Duration;
import java.util.List;

/** A program on this host. */
final class CommandKind implements ActionKind {
    private static final Key<List<String>> RUN = Key.of(
                    "run",
                    ListOf.atLeastOne(Scalars.line()),
                    "The program's absolute path and its arguments, which no shell reads. What is asked of it is on its standard input as JSON, never among them.")
            .required()
            .example("[/usr/local/bin/take-back, --production]");
    private static final Key<Duration> TIMEOUT = Key.of(
                    "timeout",
                    Durations.between("1s", "5m"),
                    "After this it is killed, with its children, and the rollback has failed: what it has done by then, nobody knows.")
            .or("1m")
            .example("3m");
    private static final Key<Fields> KEY = Key.of(
            "command",
            Shape.of("rollback_command", "A program that takes the deployment back.", RUN, TIMEOUT)
                    .checkedBy(CommandKind::check),
            "Runs a program.");

    @Override
    public Key<Fields> key() {
        return KEY;
    }

    @Override
    public ActionSpec spec(Fields command) {
        return new Command(command.get(RUN), command.get(TIMEOUT));
    }

    private static void check(Fields command, Findings findings) {
        ProgramPath.check(command, RUN, "/usr/local/bin/take-back", findings);
    }
}
