package io.vedette.cli;

import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Printable;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vedette.deployment.evidence.Component;
import io.vedette.deployment.evidence.Dossier;
import io.vedette.deployment.evidence.EndpointFigures;
import io.vedette.store.DossierReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a verdict again from its record, without a daemon. */
@Command(
        name = "verdict",
        description = "Makes a verdict again from its record, and says whether every bit of it agrees.",
        footer = {
            "",
            "'vedette deployments record ID > FILE' writes a record.",
            "Exit codes: 0 it agrees, 1 it does not, or the file is no record."
        })
final class VerdictCommand implements Callable<Integer> {
    private static final int LONGEST = 64 << 20;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The record.")
    private Path file = Path.of("");

    VerdictCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            if (Files.size(file) > LONGEST) {
                return refuse(file + " is no record of a verdict: it is too long");
            }
            return DossierReader.read(Files.readString(file))
                    .map(this::recompute)
                    .orElseGet(() -> refuse(file + " is no record of a verdict that this Vedette knows"));
        } catch (NoSuchFileException missing) {
            return refuse(file + " is not there");
        } catch (IOException unreadable) {
            return refuse(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private int refuse(String sentence) {
        surroundings.terminal().complain(sentence);
        return ExitCode.BAD;
    }

    private int recompute(Dossier dossier) {
        Terminal terminal = surroundings.terminal();
        terminal.line(Printable.line(dossier.deployment().service() + " "
                + dossier.deployment().version() + ", " + dossier.verdict().label() + ": " + dossier.why()));
        table(dossier).print(terminal);
        List<String> disagreements = dossier.disagreements();
        disagreements.forEach(one -> terminal.line(terminal.paint(Colour.BAD, Printable.line(one))));
        if (!disagreements.isEmpty()) {
            return refuse("the record does not agree with what it is made of");
        }
        long slots = dossier.endpoints().stream()
                .mapToLong(endpoint -> endpoint.slots().size())
                .sum();
        terminal.line(terminal.paint(
                Colour.GOOD,
                String.format(
                        Locale.ROOT,
                        "Made again from %,d slots: it agrees to the last bit. ln E = %s, %s.",
                        slots,
                        dossier.lnE(),
                        dossier.isEnough() ? "enough to blame the version" : "not enough to blame the version")));
        return ExitCode.OK;
    }

    private static Table table(Dossier dossier) {
        var table = new Table(
                Column.left("ENDPOINT"),
                Column.left("OF"),
                Column.right("HITS"),
                Column.right("SLOTS"),
                Column.right("TOLERATED"),
                Column.right("LN E"));
        for (EndpointFigures endpoint : dossier.endpoints()) {
            for (Component component : endpoint.components()) {
                table.row(
                        Cell.of(endpoint.endpoint()),
                        Cell.of(component.name()),
                        Cell.of(Long.toString(component.hits())),
                        Cell.of(Long.toString(component.trials())),
                        Cell.of(String.format(Locale.ROOT, "%.0f %%", component.bound() * 100)),
                        Cell.of(String.format(Locale.ROOT, "%.3f", component.lnE())));
            }
        }
        return table;
    }
}
