package io.vedette.cli;

import io.vedette.cli.text.Cell;
import io.vedette.cli.text.Colour;
import io.vedette.cli.text.Column;
import io.vedette.cli.text.Table;
import io.vedette.cli.text.Terminal;
import io.vedette.cli.text.Words;
import io.vedette.sample.Phases;

/** The phases of one probe, one below the other, each with a bar that begins where the one before it ended. */
final class PhaseBars {
    private static final int WIDTH = 40;

    private final Terminal terminal;

    PhaseBars(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Phases phases) {
        if (phases.equals(Phases.EMPTY)) {
            return;
        }
        terminal.line("");
        Table table = new Table(Column.left("  PHASE"), Column.right("TIME"), Column.left(""));
        long ended = row(table, "dns", phases.dns(), 0, phases.total());
        ended = row(table, "connect", phases.connect(), ended, phases.total());
        ended = row(table, "tls", phases.tls(), ended, phases.total());
        ended = row(table, "wait", phases.waiting(), ended, phases.total());
        row(table, "transfer", phases.transfer(), ended, phases.total());
        table.row(
                Cell.of("  total", Colour.STRONG),
                Cell.of(millis(phases.total()), Colour.STRONG),
                new Cell("", Colour.PLAIN));
        table.print(terminal);
    }

    /** Gives when this phase ended. */
    private static long row(Table table, String name, long micros, long began, long total) {
        if (micros == Phases.NONE) {
            return began;
        }
        table.row(Cell.of("  " + name), Cell.of(millis(micros)), Cell.of(bar(began, micros, total), Colour.GOOD));
        return began + micros;
    }

    static String bar(long began, long length, long total) {
        int from = place(began, total);
        int to = Math.max(from + 1, place(began + length, total));
        return " ".repeat(Math.min(from, WIDTH - 1)) + "█".repeat(Math.min(to, WIDTH) - Math.min(from, WIDTH - 1));
    }

    private static int place(long micros, long total) {
        return total == 0 ? 0 : (int) Math.round((double) micros * WIDTH / total);
    }

    private static String millis(long micros) {
        return Words.millis(micros / 1_000.0);
    }
}
