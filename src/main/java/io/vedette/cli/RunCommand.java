package io.vedette.cli;

import io.vedette.app.ConfigurationRejected;
import io.vedette.app.Daemon;
import io.vedette.app.DaemonOptions;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Words;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The daemon in the foreground. The calling thread only waits: it is the process's own. */
@Command(
        name = "run",
        description = "Runs the daemon in the foreground; SIGHUP reloads, SIGTERM drains and stops.",
        footer = {
            "",
            "Exit codes: 143 stopped by SIGTERM, 130 by SIGINT, 1 it could not start, 78 the configuration has a problem."
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final Surroundings surroundings;

    @Mixin
    private ConfigOption config = new ConfigOption();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    RunCommand(Surroundings surroundings, Path configuration) {
        this(surroundings);
        config = new ConfigOption(configuration);
    }

    @Override
    public Integer call() throws InterruptedException {
        Future<Daemon> starting = Daemon.start(new DaemonOptions(config.location(), surroundings.variables()));
        Daemon.reloadOnHangup(starting);
        try {
            return untilStopped(started(starting).stopOnSignals());
        } catch (ExecutionException refused) {
            return refused(Objects.requireNonNull(refused.getCause()));
        } catch (TimeoutException late) {
            starting.onSuccess(Daemon::stop);
            surroundings.terminal().complain("the daemon did not start within " + Words.roughly(LONGEST_START));
            return ExitCode.BAD;
        }
    }

    private static Daemon started(Future<Daemon> starting)
            throws InterruptedException, ExecutionException, TimeoutException {
        return starting.toCompletionStage().toCompletableFuture().get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
    }

    private int untilStopped(Daemon daemon) throws InterruptedException, ExecutionException {
        surroundings.terminal().line("vedette listens on port " + daemon.port());
        try {
            daemon.stopped().toCompletionStage().toCompletableFuture().get();
            return ExitCode.OK;
        } catch (InterruptedException asked) {
            daemon.stop();
            throw asked;
        }
    }

    private int refused(Throwable cause) {
        if (cause instanceof ConfigurationRejected rejected) {
            Findings.print(rejected.problems(), surroundings.terminal().err());
            surroundings.terminal().err().println(Findings.count(rejected.problems()));
            return ExitCode.CONFIGURATION;
        }
        surroundings.terminal().complain(Printable.line(String.valueOf(cause.getMessage())));
        if (surroundings.debugging()) {
            cause.printStackTrace(surroundings.terminal().err());
        }
        return ExitCode.BAD;
    }
}
