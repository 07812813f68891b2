package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a verdict was made of, for a file. */
@Command(
        name = "record",
        description = "Prints what a verdict was made of; 'vedette verdict FILE' makes it again from that.")
final class RecordCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DaemonOptions daemon = new DaemonOptions();

    @Parameters(paramLabel = "ID", description = "The deployment's id.")
    private String id = "";

    RecordCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String path = "/api/v1/deployments/" + URLEncoder.encode(id, UTF_8) + "/record";
        return surroundings.conclude(daemon.client(surroundings.variables()).get(path), answer -> {
            surroundings.terminal().line(answer.text());
            return ExitCode.OK;
        });
    }
}
