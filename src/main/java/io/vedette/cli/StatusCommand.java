package io.vedette.cli;

import io.vedette.cli.client.Answer;
import io.vedette.cli.client.DaemonClient;
import io.vedette.cli.client.Members;
import io.vedette.cli.text.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether the daemon can do its work, and how what it watches stands. */
@Command(
        name = "status",
        description = "Whether the daemon is ready, and how every service stands, worst first.",
        footer = {"", "Exit codes: 0 the daemon is ready, 1 it is not or does not answer."})
final class StatusCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing: for health checks of containers and scripts.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the services as the API's JSON.")
    private boolean json;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DaemonClient client = daemon.client(surroundings.variables());
        Answer ready = client.ready();
        if (quiet) {
            return ready instanceof Answer.Success ? ExitCode.OK : ExitCode.BAD;
        }
        if (ready instanceof Answer.Unreachable unreachable) {
            return failed(unreachable);
        }
        return switch (client.get("/api/v1/services")) {
            case Answer.Success services -> answered(services, ready, client);
            case Answer.Failure failure -> failed(failure);
        };
    }

    private int answered(Answer.Success services, Answer ready, DaemonClient client) {
        Terminal terminal = surroundings.terminal();
        if (json) {
            terminal.line(services.text());
        } else {
            new FleetPage(terminal)
                    .print(
                            client.base(),
                            Members.objects(services.json(), "services"),
                            Members.objects(services.json(), "daemon_alerts"));
        }
        return switch (ready) {
            case Answer.Success yes -> ExitCode.OK;
            case Answer.Failure no -> failed(no);
        };
    }

    private int failed(Answer.Failure failure) {
        surroundings.terminal().complain(failure.sentence());
        return ExitCode.BAD;
    }
}
