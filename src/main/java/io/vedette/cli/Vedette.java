package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.config.shape.Durations;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** The program as it is called from a shell: parses, runs one command, gives its exit code. */
@Command(
        name = "vedette",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Polls health endpoints, judges them against SLOs, pages once, and takes a bad deployment back.",
        footer = {
            "",
            "Commands that ask the daemon find it at --url, VEDETTE_URL or http://127.0.0.1:9808.",
            "'vedette COMMAND --help' says more of a command; 'source <(vedette completion)' completes them."
        })
public final class Vedette {
    private static final int WIDTH = 100;

    private Vedette() {}

    /** Runs what {@code arguments} say and returns the exit code. Never throws. */
    public static int run(Surroundings surroundings, String... arguments) {
        return commandLine(surroundings).execute(arguments);
    }

    /** Every command, in the order in which the help lists them. A command knows its own name. */
    private static List<Object> commands(Surroundings surroundings) {
        return List.of(
                new RunCommand(surroundings),
                new DemoCommand(),
                new CheckCommand(surroundings),
                new ProbeCommand(surroundings),
                new StatusCommand(surroundings),
                new SloCommand(surroundings),
                with(
                        new AlertsCommand(surroundings),
                        List.of(
                                new ExplainCommand(surroundings),
                                new AckCommand(surroundings),
                                new DeadCommand(surroundings))),
                with(new SilenceCommand(surroundings), silencing(surroundings)),
                with(new MaintenanceCommand(surroundings), maintaining(surroundings)),
                with(new RoutesCommand(), List.of(new RoutesTestCommand(surroundings))),
                with(new DeploymentsCommand(surroundings), words(surroundings)),
                new GateCommand(surroundings),
                new DeployCommand(surroundings),
                new RollbackCommand(surroundings),
                new VerdictCommand(surroundings),
                new DrillCommand(surroundings),
                new ReplayCommand(surroundings),
                with(new ImportCommand(), importing(surroundings)),
                new BackupCommand(surroundings),
                new PrepareCommand(surroundings),
                new CompletionCommand(),
                new HelpCommand());
    }

    /** What can be done about silences. */
    private static List<Object> silencing(Surroundings surroundings) {
        return List.of(
                new SilenceAddCommand(surroundings),
                new SilenceListCommand(surroundings),
                new SilenceExpireCommand(surroundings),
                new SilencePreviewCommand(surroundings));
    }

    /** What can be done about maintenance. */
    private static List<Object> maintaining(Surroundings surroundings) {
        return List.of(
                new MaintenanceAddCommand(surroundings),
                new MaintenanceListCommand(surroundings),
                new MaintenanceEndCommand(surroundings));
    }

    /** Whose configurations are understood. */
    private static List<Object> importing(Surroundings surroundings) {
        return List.of(
                new ImportBlackboxCommand(surroundings),
                new ImportGatusCommand(surroundings),
                new ImportUptimeKumaCommand(surroundings));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new Vedette());
        commands(surroundings).forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(Vedette::addHelp);
        Complaints complaints = new Complaints(surroundings);
        return line.registerConverter(Duration.class, Vedette::duration)
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(
                        Help.defaultColorScheme(surroundings.terminal().coloured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setOut(writer(surroundings.terminal().out()))
                .setErr(writer(surroundings.terminal().err()))
                .setParameterExceptionHandler(complaints::misunderstood)
                .setExecutionExceptionHandler(complaints::defect);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, UTF_8);
    }

    /** What can be said about a deployment. */
    private static List<Object> words(Surroundings surroundings) {
        return List.of(
                new RecordCommand(surroundings),
                new FirstHourCommand(surroundings),
                new DecisionCommand.Approve(surroundings),
                new DecisionCommand.Reject(surroundings),
                new ReportCommand(surroundings));
    }

    private static CommandLine with(Object command, List<Object> words) {
        CommandLine line = new CommandLine(command);
        words.forEach(line::addSubcommand);
        return line;
    }

    private static void addHelp(CommandLine command) {
        if (!(command.getCommand() instanceof HelpCommand)) {
            command.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
            command.getSubcommands().values().forEach(Vedette::addHelp);
        }
    }

    private static Duration duration(String text) {
        Duration duration = Durations.parse(text);
        if (duration == null || !duration.isPositive()) {
            throw new TypeConversionException("expected a duration such as 30s, 10m or 1h, found '" + text + "'");
        }
        return duration;
    }
}
