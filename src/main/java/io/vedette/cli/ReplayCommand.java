package io.vedette.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.cli.playback.Played;
import io.vedette.cli.playback.ReplayJson;
import io.vedette.cli.playback.ReplayPage;
import io.vedette.cli.playback.ReplayRun;
import io.vedette.cli.playback.ReplayRun.Result;
import io.vedette.cli.playback.VerdictRecords;
import io.vedette.cli.recording.Recording;
import io.vedette.cli.text.Printable;
import io.vedette.config.Configuration;
import io.vedette.config.ConfigurationReader;
import io.vedette.config.Reading;
import io.vedette.config.document.Problem;
import io.vedette.config.environment.Environment;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges recorded observations as the daemon would have, in simulated time: what would have alerted or rolled back, and when. */
@Command(
        name = "replay",
        description = "Runs recorded observations through a configuration: what would have alerted, and when.",
        footer = {
            "",
            "FILE is CSV with the header due,service,endpoint,outcome,latency_us, or JSON lines of the same fields;",
            "gzip is unpacked. docs/replay.md says more.",
            "Exit codes: 0 replayed, 1 the file has a problem, 78 the configuration has one."
        })
final class ReplayCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The recording; - is standard input.")
    private String file = "";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration that judges (default: one made of the recording's own services).")
    private @Nullable Path config;

    @Mixin
    private ReplayOptions options = new ReplayOptions();

    @Option(names = "--json", description = "Print one JSON object an event.")
    private boolean json;

    @Option(
            names = "--records",
            paramLabel = "DIRECTORY",
            description = "Write the record of each verdict there, for 'vedette verdict FILE'.")
    private @Nullable Path records;

    @Spec
    private @Nullable CommandSpec spec;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (config == null) {
            return replay(run -> run.judge(options.plans(), options.until()));
        }
        if (options.describePlans() && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "--objective, --window and --interval are the configuration's to say");
        }
        return switch (ConfigurationReader.read(config, Environment.system())) {
            case Reading.Read(Configuration written, var warnings) -> {
                Configuration configuration =
                        SourceSurvey.of(written, surroundings.clock()).configuration();
                yield replay(run -> run.judge(configuration.services(), configuration.maintenance(), options.until()));
            }
            case Reading.Rejected(List<Problem> problems) -> {
                Findings.print(problems, surroundings.terminal().err());
                yield ExitCode.CONFIGURATION;
            }
        };
    }

    /** What is done with an opened recording. */
    private interface Judging {
        Result by(ReplayRun run) throws IOException, InterruptedException;
    }

    private int replay(Judging judging) throws InterruptedException {
        try (Recording recording = Recording.of(file, System.in)) {
            return print(judging.by(new ReplayRun(recording, this::warn)));
        } catch (NoSuchFileException | FileNotFoundException missing) {
            return refuse(file + " is not there");
        } catch (IOException unreadable) {
            return refuse(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private int print(Result result) {
        return switch (result) {
            case Result.Done(Played played) -> {
                if (json) {
                    print(played);
                } else {
                    new ReplayPage(surroundings.terminal()).print(played);
                }
                yield records == null ? ExitCode.OK : record(played, records);
            }
            case Result.Refused(List<String> sentences) -> {
                sentences.forEach(this::warn);
                yield ExitCode.BAD;
            }
        };
    }

    private int record(Played played, Path directory) {
        try {
            int written = VerdictRecords.write(played.events(), directory);
            warn(written + (written == 1 ? " record" : " records") + " written to " + directory);
            return ExitCode.OK;
        } catch (IOException unwritable) {
            return refuse("records cannot be written to " + directory + ": " + unwritable.getMessage());
        }
    }

    private void print(Played played) {
        ReplayJson lines = new ReplayJson(played.rfc3339());
        PrintStream out =
                new PrintStream(new BufferedOutputStream(surroundings.terminal().out(), 1 << 16), false, UTF_8);
        played.events().forEach(event -> out.println(lines.line(event)));
        out.flush();
    }

    private int refuse(String sentence) {
        surroundings.terminal().complain(Printable.line(sentence));
        return ExitCode.BAD;
    }

    private void warn(String sentence) {
        surroundings.terminal().err().println(Printable.line(sentence));
    }
}
