package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.text.Printable;
import java.net.URLEncoder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The report of a deployment. */
@Command(name = "report", description = "Prints what happened around a deployment, in Markdown.")
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Parameters(paramLabel = "DEPLOYMENT", description = "The deployment's id, as the page names it.")
    private String deployment = "";

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String path = "/api/v1/deployments/" + URLEncoder.encode(deployment, UTF_8) + "/report.md";
        return surroundings.conclude(daemon.client(surroundings.variables()).text(path), answer -> {
            answer.text().lines().forEach(line -> surroundings.terminal().line(Printable.line(line)));
            return ExitCode.OK;
        });
    }
}
