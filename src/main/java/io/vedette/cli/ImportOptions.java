package io.vedette.cli;

import io.vedette.adopt.Adoption;
import io.vedette.adopt.Need;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an import's configuration goes, and what is said about it. */
final class ImportOptions {
    static final String EXIT_CODES =
            "Exit codes: 0 everything came over, 1 something did not or FILE cannot be read, 2 not understood.";

    private static final StandardOpenOption[] NEW = {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    private static final StandardOpenOption[] REPLACING = {
        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
    };

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the configuration there (default: standard output).")
    private @Nullable Path output;

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            description =
                    "Write the secrets that were found to files in DIR, readable by you alone; a file that is there stays. Without it they stay where they are.")
    private @Nullable Path secrets;

    @Option(names = "--force", description = "Let --output replace a file.")
    private boolean force;

    int conclude(Adoption adoption, Surroundings surroundings) {
        return switch (adoption) {
            case Adoption.Adopted adopted -> write(adopted, surroundings.terminal());
            case Adoption.Unreadable unreadable -> {
                Findings.print(unreadable.problems(), surroundings.terminal().err());
                yield ExitCode.BAD;
            }
        };
    }

    private int write(Adoption.Adopted adopted, Terminal terminal) {
        try {
            if (output == null) {
                terminal.out().print(adopted.yaml());
                terminal.out().flush();
            } else {
                Files.writeString(output, adopted.yaml(), force ? REPLACING : NEW);
            }
            List<Need> open = keepSecrets(adopted.needs());
            tell(adopted, open, terminal.err());
            return adopted.losses().isEmpty() ? ExitCode.OK : ExitCode.BAD;
        } catch (FileAlreadyExistsException there) {
            terminal.complain(Printable.line(output + " is there already; --force replaces it"));
        } catch (IOException unwritable) {
            terminal.complain(Printable.line("cannot write: " + unwritable.getMessage()));
        }
        return ExitCode.BAD;
    }

    /** What is still to be set by hand. */
    private List<Need> keepSecrets(List<Need> needs) throws IOException {
        List<Need> open = new ArrayList<>();
        for (Need need : needs) {
            String file = need.file();
            if (secrets == null || file == null || need.value() == null) {
                open.add(need);
            } else {
                PrivateFile.writeUnlessThere(secrets.resolve(file), need.value().reveal());
            }
        }
        return open;
    }

    private void tell(Adoption.Adopted adopted, List<Need> open, PrintStream err) {
        adopted.losses().forEach(loss -> err.println(Printable.line(loss.toString())));
        adopted.notes().forEach(note -> err.println(Printable.line("note: " + note)));
        open.forEach(need -> err.println(Printable.line("to be set: " + need.words() + " (" + need.from() + ")")));
        err.println(adopted.extent() + " imported"
                + (output == null ? "" : " to " + Printable.line(output.toString())) + "; "
                + (adopted.losses().isEmpty()
                        ? "everything came over"
                        : Words.count(adopted.losses().size(), "thing") + " did not come over"));
    }
}
